/// One word of an expression and where it begins.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case identifier(String)
    /// A field's name between backticks, which may hold what no identifier does.
    case quotedName(String)
    /// A whole number as written, digits alone or `0x` and hexadecimal digits.
    case integer(String)
    /// The same with a `u` behind it, which is left out here.
    case unsigned(String)
    /// A number with a point or an exponent.
    case decimal(String)
    case string(String)
    case bytes([UInt8])
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
    case .unsigned(let text): text + "u"
    case .quotedName(let text): "`\(text)`"
    case .string(let text): "'\(text)'"
    case .bytes: "b'…'"
    case .symbol(let symbol): symbol.rawValue
    case .end: ""
    }
  }
}
