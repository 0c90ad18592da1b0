/// One word of an expression and where it begins.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case identifier(String)
    /// A whole number as written, digits alone or `0x` and hexadecimal digits.
    case integer(String)
    /// A number with a point or an exponent.
    case decimal(String)
    case string(String)
    /// An operator or a bracket: `&&`, `<=`, `(`.
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Sendable, CaseIterable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case modulo = "%"
    case not = "!"
    case question = "?"
    case colon = ":"
    case dot = "."
    case comma = ","
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }

  let kind: Kind
  /// The first byte and the byte after the last, in the expression's UTF-8.
  let start: Int
  let end: Int

  /// The word as its author wrote it, for messages.
  var text: String {
    switch kind {
    case .identifier(let text), .integer(let text), .decimal(let text): text
    case .string(let text): "'\(text)'"
    case .symbol(let symbol): symbol.rawValue
    case .end: ""
    }
  }
}
