/// Parses an expression's text by CEL's grammar.
///
/// Goes on after a fault where it can, behind the next comma or bracket, so that several are found in one run.
public struct Parser {
  /// Deeper nesting, of brackets or of the tree, or more text, than any rule needs: the language asks for 32 levels. The
  /// recursion of this pass and of later ones fits a stack of 512 KB with it.
  static let deepestNesting = 64
  static let longestText = 65_536

  let dialect: Dialect
  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  /// Whether a fault has been noted and the words since then have been its consequence.
  private var isRecovering: Bool
  private(set) var faults: [ExpressionFault]

  private init(_ text: String, _ dialect: Dialect) {
    var lexer = Lexer(text, dialect)
    tokens = lexer.tokens()
    faults = lexer.faults
    // What stands around a character that cannot be read is mostly its consequence.
    isRecovering = !faults.isEmpty
    self.dialect = dialect
  }

  /// - Throws: Every fault found, in the order of the text.
  public static func parse(_ text: String, in dialect: Dialect = .rules) throws(ExpressionFaults) -> Syntax {
    guard text.utf8.count <= longestText else {
      throw ExpressionFaults([ExpressionFault(at: 0, .tooLong(limit: longestText))])
    }
    var parser = Parser(text, dialect)
    let syntax = parser.expression()
    if parser.faults.isEmpty, parser.current.kind != .end { parser.unexpected() }
    guard parser.faults.isEmpty, let syntax else {
      throw ExpressionFaults(parser.faults.sorted { $0.offset < $1.offset })
    }
    return syntax
  }

  // MARK: - Tokens

  var current: Token { tokens[index] }

  mutating func advance() {
    if index + 1 < tokens.count { index += 1 }
  }

  mutating func accept(_ symbol: Token.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func report(_ fact: ExpressionFact, at offset: Int) {
    guard !isRecovering else { return }
    isRecovering = true
    faults.append(ExpressionFault(at: offset, fact))
  }

  /// Reports what stands here instead of `wanted`.
  mutating func unexpected(wanted: Token.Symbol? = nil) {
    report(
      current.kind == .end
        ? .unexpectedEnd(wanted: wanted?.rawValue)
        : .unexpectedToken(current.text, wanted: wanted?.rawValue), at: current.start)
  }

  mutating func expect(_ symbol: Token.Symbol) -> Bool {
    if accept(symbol) { return true }
    unexpected(wanted: symbol)
    return false
  }

  var endOfLast: Int { index > 0 ? tokens[index - 1].end : 0 }

  /// A node from `start` to the last word read, where the tree is not too high for the passes that walk it.
  mutating func node(_ kind: Syntax.Kind, from start: Int) -> Syntax? {
    let syntax = Syntax(kind, range: start..<endOfLast)
    guard syntax.height <= Self.deepestNesting else {
      reportTooDeep(at: start)
      return nil
    }
    return syntax
  }

  /// Nothing more is looked for: what is nested without end would be gone through at every level.
  private mutating func reportTooDeep(at offset: Int) {
    report(.tooDeep(limit: Self.deepestNesting), at: offset)
    index = tokens.count - 1
  }

  // MARK: - Operators

  mutating func expression() -> Syntax? {
    let start = current.start
    guard depth < Self.deepestNesting else {
      reportTooDeep(at: start)
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    guard let condition = binary(1) else { return nil }
    guard accept(.question) else { return condition }
    guard let first = binary(1), expect(.colon), let second = expression() else { return nil }
    return node(.conditional(condition, first, second), from: start)
  }

  /// Operands joined by operators that bind at least as tightly as asked: by climbing, for a level of the stack each
  /// would leave little of it.
  private mutating func binary(_ least: Int) -> Syntax? {
    let start = current.start
    guard var left = unary() else { return nil }
    while let sign = binaryOperator(), sign.precedence >= least {
      advance()
      if sign == .modulo, isUnit(behind: left) {
        report(.unquotedQuantity("\(left.numberText ?? "") %"), at: start)
        return nil
      }
      guard let right = binary(sign.precedence + 1), let both = node(.binary(sign, left, right), from: start) else {
        return nil
      }
      left = both
    }
    return left
  }

  /// Whether a `%` that has just been read stands for per cent: behind a number, with nothing to divide by.
  private func isUnit(behind left: Syntax) -> Bool {
    guard dialect == .rules, left.numberText != nil else { return false }
    switch current.kind {
    case .end: return true
    case .symbol(let symbol): return !Self.operandStarts.contains(symbol)
    case .identifier(let name): return name == "in"
    default: return false
    }
  }

  private static let operandStarts: Set<Token.Symbol> = [
    .not, .minus, .dot, .openParenthesis, .openBracket, .openBrace,
  ]

  private func binaryOperator() -> BinaryOperator? {
    switch current.kind {
    case .symbol(let symbol): BinaryOperator(rawValue: symbol.rawValue)
    case .identifier("in"): .isIn
    default: nil
    }
  }

  private mutating func unary() -> Syntax? {
    // The same sign, however often: `-!x` is nothing.
    let sign = current.kind
    var starts: [Int] = []
    while current.kind == sign, sign == .symbol(.not) || sign == .symbol(.minus), !isSignOfNumber {
      starts.append(current.start)
      advance()
    }
    guard var operand = member() else { return nil }
    for start in starts.reversed() {
      guard let signed = node(sign == .symbol(.not) ? .not(operand) : .negate(operand), from: start) else { return nil }
      operand = signed
    }
    return operand
  }

  /// Whether a minus belongs to the number behind it: the least integer has no other way to be written.
  private var isSignOfNumber: Bool {
    guard current.kind == .symbol(.minus), index + 1 < tokens.count else { return false }
    switch tokens[index + 1].kind {
    case .integer, .decimal: return true
    default: return false
    }
  }

  // MARK: - Members and calls

  private mutating func member() -> Syntax? {
    let start = current.start
    guard var value = primary() else { return nil }
    while true {
      let next: Syntax?
      if accept(.dot) {
        next = memberOrMethod(of: value, from: start)
      } else if accept(.openBracket) {
        let isOptional = accept(.question)
        guard let key = expression(), expect(.closeBracket) else { return nil }
        next = node(.index(value, key, isOptional: isOptional), from: start)
      } else if current.kind == .symbol(.openBrace), let name = value.qualifiedName {
        next = message(name, from: start)
      } else {
        return value
      }
      guard let next else { return nil }
      value = next
    }
  }

  private mutating func memberOrMethod(of value: Syntax, from start: Int) -> Syntax? {
    let isOptional = accept(.question)
    if case .quotedName(let name) = current.kind {
      advance()
      return node(.select(value, field: name, isOptional: isOptional), from: start)
    }
    guard let name = memberName() else { return nil }
    guard !isOptional, accept(.openParenthesis) else {
      return node(.select(value, field: name, isOptional: isOptional), from: start)
    }
    guard let arguments = list(until: .closeParenthesis) else { return nil }
    return methodCall(name, on: value, arguments.map(\.value), from: start)
  }

  /// A word behind a point; those reserved for other languages may stand there.
  private mutating func memberName() -> String? {
    guard case .identifier(let name) = current.kind else {
      unexpected()
      return nil
    }
    if ["true", "false", "null", "in"].contains(name) {
      report(.reservedWord(name), at: current.start)
      return nil
    }
    advance()
    return name
  }

  /// Whether nothing stands before the bracket, or in a list or map, `[,]`, nothing but the comma that may be its last.
  mutating func isEmpty(until end: Token.Symbol) -> Bool {
    if accept(end) { return true }
    guard end != .closeParenthesis, current.kind == .symbol(.comma), index + 1 < tokens.count,
      tokens[index + 1].kind == .symbol(end)
    else { return false }
    advance()
    return accept(end)
  }

  /// Skips to the comma or the bracket that ends the part in which a fault stands.
  mutating func recover(before end: Token.Symbol) {
    var open = 0
    while current.kind != .end {
      if case .symbol(let symbol) = current.kind {
        if open == 0, symbol == .comma || symbol == end { break }
        switch symbol {
        case .openParenthesis, .openBracket, .openBrace: open += 1
        case .closeParenthesis, .closeBracket, .closeBrace:
          if open == 0 { return }
          open -= 1
        default: break
        }
      }
      advance()
    }
    // With characters that cannot be read the rest is no better.
    if current.kind != .end, faults.allSatisfy(\.fact.isOfGrammar) { isRecovering = false }
  }
}

extension Syntax {
  /// A number as it is written.
  fileprivate var numberText: String? {
    switch kind {
    case .integer(let text), .decimal(let text): text
    default: nil
    }
  }
}

extension ExpressionFact {
  /// Whether the words are right and only their order is not.
  fileprivate var isOfGrammar: Bool {
    switch self {
    case .unexpectedToken, .unexpectedEnd, .reservedWord, .malformedMacro, .repeatedVariable, .malformedHas,
      .noMessages,
      .unquotedQuantity:
      true
    default: false
    }
  }
}
