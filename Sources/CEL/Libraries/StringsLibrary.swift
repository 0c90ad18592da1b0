/// The extension "strings" as of its version 4; indexes count code points.
enum StringsLibrary: Library {
  static var functionNames: [String] {
    [
      "charAt", "indexOf", "lastIndexOf", "join", "lowerAscii", "upperAscii", "replace", "split", "substring", "trim",
      "reverse", "strings.quote", "format",
    ]
  }

  static func overloads(of name: String) -> [Overload] {
    switch name {
    case "charAt", "indexOf", "lastIndexOf", "substring": positions(name)
    case "lowerAscii", "upperAscii", "trim", "reverse": transformations(name)
    case "strings.quote":
      [
        Overload("strings_quote", of: name, cost: .sum) { (text: String) throws(EvaluationFault) in
          try StringEdits.quoted(text)
        }
      ]
    case "replace": replacements(name)
    case "split": splits(name)
    case "join": joins(name)
    case "format":
      [
        // A clause may ask for a thousand digits.
        Overload("string_format", of: name, member: true, cost: .product, baseCost: 200) {
          (text: String, arguments: ListOperand) throws(EvaluationFault) in
          try TextFormat.text(text, arguments.members)
        }
      ]
    default: []
    }
  }

  private static func positions(_ name: String) -> [Overload] {
    switch name {
    case "charAt":
      [
        Overload("string_char_at_int", of: name, member: true, cost: .sum) {
          (text: String, index: Int64) throws(EvaluationFault) in try StringPositions.character(of: text, at: index)
        }
      ]
    case "substring":
      [
        Overload("string_substring_int", of: name, member: true, cost: .sum) {
          (text: String, start: Int64) throws(EvaluationFault) in try StringPositions.part(of: text, start, nil)
        },
        Overload("string_substring_int_int", of: name, member: true, cost: .sum) {
          (text: String, start: Int64, end: Int64) throws(EvaluationFault) in
          try StringPositions.part(of: text, start, end)
        },
      ]
    case "indexOf": searches("string_index_of_string", name, StringPositions.first)
    default: searches("string_last_index_of_string", name, StringPositions.last)
    }
  }

  private static func searches(
    _ id: String, _ name: String,
    _ search: @escaping @Sendable (String, String, Int64?) throws(EvaluationFault) -> Int64
  ) -> [Overload] {
    [
      Overload(id, of: name, member: true, cost: .sum) { (text: String, part: String) throws(EvaluationFault) in
        try search(text, part, nil)
      },
      Overload(id + "_int", of: name, member: true, cost: .sum) {
        (text: String, part: String, index: Int64) throws(EvaluationFault) in try search(text, part, index)
      },
    ]
  }

  private static func transformations(_ name: String) -> [Overload] {
    let (id, body): (String, @Sendable (String) -> String) =
      switch name {
      case "lowerAscii": ("string_lower_ascii", StringEdits.lowered)
      case "upperAscii": ("string_upper_ascii", StringEdits.raised)
      case "trim": ("string_trim", StringEdits.trimmed)
      default: ("string_reverse", StringEdits.reversed)
      }
    return [Overload(id, of: name, member: true, cost: .sum) { (text: String) in body(text) }]
  }

  private static func replacements(_ name: String) -> [Overload] {
    [
      Overload("string_replace_string_string", of: name, member: true, cost: .product) {
        (text: String, old: String, new: String) throws(EvaluationFault) in
        try StringEdits.replaced(text, old, new, atMost: -1)
      },
      Overload("string_replace_string_string_int", of: name, member: true, cost: .product) {
        (text: String, old: String, new: String, count: Int64) throws(EvaluationFault) in
        try StringEdits.replaced(text, old, new, atMost: count)
      },
    ]
  }

  private static func splits(_ name: String) -> [Overload] {
    [
      Overload("string_split_string", of: name, member: true, cost: .sum) {
        (text: String, separator: String) throws(EvaluationFault) in
        TextListOperand(texts: try StringEdits.split(text, separator, atMost: -1))
      },
      Overload("string_split_string_int", of: name, member: true, cost: .sum) {
        (text: String, separator: String, count: Int64) throws(EvaluationFault) in
        TextListOperand(texts: try StringEdits.split(text, separator, atMost: count))
      },
    ]
  }

  private static func joins(_ name: String) -> [Overload] {
    [
      Overload("list_join", of: name, member: true, cost: .product) {
        (list: TextListOperand) throws(EvaluationFault) in try StringEdits.joined(list.texts, "")
      },
      Overload("list_join_string", of: name, member: true, cost: .product) {
        (list: TextListOperand, separator: String) throws(EvaluationFault) in
        try StringEdits.joined(list.texts, separator)
      },
    ]
  }
}
