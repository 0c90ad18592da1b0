internal import Quantities

/// What `format` does: a text whose clauses, `%s` or `%.2f`, give way to the members of a list.
struct TextFormat {
  /// A clause of a format text.
  struct Clause: Equatable {
    enum Verb: Character {
      case text = "s"
      case decimal = "d"
      case fixed = "f"
      case scientific = "e"
      case binary = "b"
      case octal = "o"
      case hexadecimal = "x"
      case upperHexadecimal = "X"
    }

    let verb: Verb
    /// The digits behind the point, where the clause has any.
    let precision: Int
  }

  private enum Piece {
    case literal(Substring)
    case clause(Clause)
  }

  private static let name = "format"
  /// Numbers are rounded to a thousand significant digits at most.
  private static let greatestPrecision = 999

  private(set) var result = ""

  private init() {}

  static func text(_ format: String, _ arguments: [Value]) throws(EvaluationFault) -> String {
    var writer = TextFormat()
    var rest = arguments[...]
    for piece in try pieces(of: format) {
      switch piece {
      case .literal(let text): try writer.append(text)
      case .clause(let clause):
        guard let argument = rest.popFirst() else { throw .malformedFormat(clause: clause.description) }
        try writer.append(argument, clause)
      }
    }
    return writer.result
  }

  /// - Throws: The first clause that does not exist.
  static func clauses(of text: String) throws(EvaluationFault) -> [Clause] {
    try pieces(of: text).compactMap { if case .clause(let clause) = $0 { clause } else { nil } }
  }

  mutating func append(_ text: some StringProtocol) throws(EvaluationFault) {
    try OutputLimit.check(bytes: result.utf8.count + text.utf8.count, of: Self.name)
    result += text
  }

  private mutating func append(_ value: Value, _ clause: Clause) throws(EvaluationFault) {
    let text: String?
    switch clause.verb {
    case .text:
      try appendText(of: value)
      return
    case .decimal: text = try FormatNumbers.decimal(value)
    case .fixed: text = try FormatNumbers.fixed(value, clause.precision)
    case .scientific: text = try FormatNumbers.scientific(value, clause.precision)
    case .binary: text = FormatNumbers.binary(value)
    case .octal: text = FormatNumbers.digits(value, radix: 8, isUpper: false)
    case .hexadecimal: text = try FormatNumbers.hexadecimal(value, isUpper: false)
    case .upperHexadecimal: text = try FormatNumbers.hexadecimal(value, isUpper: true)
    }
    guard let text else { throw .malformedFormat(clause: clause.description) }
    try append(text)
  }

  // MARK: - Reading

  private static func pieces(of text: String) throws(EvaluationFault) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let percent = rest.utf8.firstIndex(of: UInt8(ascii: "%")) {
      if percent > rest.startIndex { pieces.append(.literal(rest[..<percent])) }
      let start = rest.utf8.index(after: percent)
      if start < rest.endIndex, rest.utf8[start] == UInt8(ascii: "%") {
        pieces.append(.literal("%"))
        rest = rest[rest.utf8.index(after: start)...]
      } else {
        rest = rest[start...]
        pieces.append(.clause(try clause(&rest)))
      }
    }
    if !rest.isEmpty { pieces.append(.literal(rest)) }
    return pieces
  }

  /// Takes a clause off the beginning of what follows the percent sign.
  private static func clause(_ rest: inout Substring) throws(EvaluationFault) -> Clause {
    let written = rest
    var precision = 6
    if rest.utf8.first == UInt8(ascii: ".") {
      let digits = rest.utf8.dropFirst().prefix { $0 &- 0x30 <= 9 }
      guard let count = Int(Substring(digits)), count <= greatestPrecision else {
        throw malformed(written, digits.endIndex)
      }
      precision = count
      rest = rest[digits.endIndex...]
    }
    let letter = rest.unicodeScalars.first.map(Character.init)
    guard let letter, let verb = Clause.Verb(rawValue: letter) else { throw malformed(written, rest.startIndex) }
    rest = rest[rest.unicodeScalars.index(after: rest.startIndex)...]
    return Clause(verb: verb, precision: precision)
  }

  /// The clause up to and with the letter at an index.
  private static func malformed(_ rest: Substring, _ index: Substring.Index) -> EvaluationFault {
    let end = index < rest.endIndex ? rest.unicodeScalars.index(after: index) : index
    let clause = rest[..<end].unicodeScalars.prefix(20)
    return .malformedFormat(clause: "%" + String(clause))
  }
}

extension TextFormat.Clause {
  var description: String {
    switch verb {
    case .fixed, .scientific: precision == 6 ? "%\(verb.rawValue)" : "%.\(precision)\(verb.rawValue)"
    default: "%\(verb.rawValue)"
    }
  }

  /// Whether an argument of a type can be written so; what is known only with the value can.
  func accepts(_ type: ValueType) -> Bool {
    switch (verb, type) {
    case (_, .dyn), (_, .parameter): true
    case (.text, .object), (.text, .optional), (.text, .abstract): false
    case (.text, _): true
    case (_, .int), (_, .uint), (_, .number): true
    case (.decimal, .double), (.fixed, .double), (.scientific, .double): true
    case (.binary, .boolean): true
    case (.hexadecimal, .string), (.hexadecimal, .bytes): true
    case (.upperHexadecimal, .string), (.upperHexadecimal, .bytes): true
    default: false
    }
  }
}
