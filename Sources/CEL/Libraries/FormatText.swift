internal import Quantities

/// The clause `%s`: any value but a row, an optional or a host's own.
extension TextFormat {
  /// How deep lists and maps may be nested: each level is a level of the machine's stack.
  private static let greatestDepth = 200

  mutating func appendText(of value: Value, depth: Int = 0) throws(EvaluationFault) {
    guard depth <= Self.greatestDepth else { throw .overflow(operation: "format") }
    switch value {
    case .list(let members): try appendList(members, depth)
    case .map(let map): try appendMap(map, depth)
    case .string(let text): try append(text)
    case .bytes(let bytes): try append(String(decoding: bytes, as: UTF8.self))
    default:
      guard let text = try Self.scalarText(of: value) else { throw .malformedFormat(clause: "%s") }
      try append(text)
    }
  }

  private static func scalarText(of value: Value) throws(EvaluationFault) -> String? {
    switch value {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .timestamp(let timestamp): timestamp.text
    case .duration(let nanoseconds): DurationText.text(nanoseconds)
    case .date(let date): date.description
    case .type(let type): type.kind
    default: try FormatNumbers.decimal(value)
    }
  }

  private mutating func appendList(_ members: [Value], _ depth: Int) throws(EvaluationFault) {
    try append("[")
    for (index, member) in members.enumerated() {
      if index > 0 { try append(", ") }
      try appendText(of: member, depth: depth + 1)
    }
    try append("]")
  }

  /// By the texts of the keys, so that equal maps are written alike.
  private mutating func appendMap(_ map: MapValue, _ depth: Int) throws(EvaluationFault) {
    var entries: [(key: String, value: Value)] = []
    for entry in map.entries { entries.append((try Self.keyText(of: entry.key), entry.value)) }
    entries.sort { $0.key.textPrecedes($1.key) }
    try append("{")
    for (index, entry) in entries.enumerated() {
      if index > 0 { try append(", ") }
      try append(entry.key)
      try append(": ")
      try appendText(of: entry.value, depth: depth + 1)
    }
    try append("}")
  }

  private static func keyText(of key: Value) throws(EvaluationFault) -> String {
    if case .string(let text) = key { return text }
    guard let text = try scalarText(of: key) else { throw .malformedFormat(clause: "%s") }
    return text
  }
}
