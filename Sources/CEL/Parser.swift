/// Parses an expression's text by CEL's grammar.
///
/// Goes on after a fault where it can, so that several are found in one run.
public struct Parser {
  /// Deeper nesting, of brackets or of the tree, or more text, than any rule needs: the language asks for 32 levels. The
  /// recursion of this pass and of later ones fits a stack of 512 KB with it.
  static let deepestNesting = 64
  static let longestText = 65_536

  private var tokens: [Token]
  private var index = 0
  private var depth = 0
  private var faults: [ExpressionFault]

  private init(_ text: String) {
    var lexer = Lexer(text)
    tokens = lexer.tokens()
    faults = lexer.faults
  }

  /// - Throws: Every fault found, in the order of the text.
  public static func parse(_ text: String) throws(ExpressionFaults) -> Syntax {
    guard text.utf8.count <= longestText else {
      throw ExpressionFaults([ExpressionFault(at: 0, .tooLong(limit: longestText))])
    }
    var parser = Parser(text)
    let syntax = parser.expression()
    if parser.faults.isEmpty, parser.current.kind != .end { parser.unexpected() }
    guard parser.faults.isEmpty, let syntax else {
      throw ExpressionFaults(parser.faults.sorted { $0.offset < $1.offset })
    }
    return syntax
  }

  // MARK: - Tokens

  private var current: Token { tokens[index] }

  private mutating func advance() {
    if index + 1 < tokens.count { index += 1 }
  }

  private mutating func accept(_ symbol: Token.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  /// Reports what stands here instead of `wanted`, once: what follows a first fault is mostly its consequence.
  private mutating func unexpected(wanted: Token.Symbol? = nil) {
    guard faults.isEmpty else { return }
    let fact: ExpressionFact =
      current.kind == .end
      ? .unexpectedEnd(wanted: wanted?.rawValue)
      : .unexpectedToken(current.text, wanted: wanted?.rawValue)
    faults.append(ExpressionFault(at: current.start, fact))
  }

  private mutating func expect(_ symbol: Token.Symbol) -> Bool {
    if accept(symbol) { return true }
    unexpected(wanted: symbol)
    return false
  }

  private var endOfLast: Int { index > 0 ? tokens[index - 1].end : 0 }

  /// A node from `start` to the last word read, where the tree is not too high for the passes that walk it.
  private mutating func node(_ kind: Syntax.Kind, from start: Int) -> Syntax? {
    let syntax = Syntax(kind, range: start..<endOfLast)
    guard syntax.height <= Self.deepestNesting else {
      reportTooDeep(at: start)
      return nil
    }
    return syntax
  }

  private mutating func reportTooDeep(at offset: Int) {
    faults.append(ExpressionFault(at: offset, .tooDeep(limit: Self.deepestNesting)))
  }

  // MARK: - Operators

  private mutating func expression() -> Syntax? {
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
      guard let right = binary(sign.precedence + 1), let both = node(.binary(sign, left, right), from: start) else {
        return nil
      }
      left = both
    }
    return left
  }

  private func binaryOperator() -> BinaryOperator? {
    switch current.kind {
    case .symbol(let symbol): BinaryOperator(rawValue: symbol.rawValue)
    case .identifier("in"): .isIn
    default: nil
    }
  }

  private mutating func unary() -> Syntax? {
    var signs: [(sign: Token.Symbol, start: Int)] = []
    while case .symbol(let sign) = current.kind, sign == .not || sign == .minus {
      signs.append((sign, current.start))
      advance()
    }
    guard var operand = member() else { return nil }
    for (sign, start) in signs.reversed() {
      guard let signed = node(sign == .not ? .not(operand) : .negate(operand), from: start) else { return nil }
      operand = signed
    }
    return operand
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
        guard let key = expression(), expect(.closeBracket) else { return nil }
        next = node(.index(value, key), from: start)
      } else {
        return value
      }
      guard let next else { return nil }
      value = next
    }
  }

  private mutating func memberOrMethod(of value: Syntax, from start: Int) -> Syntax? {
    guard let name = memberName() else { return nil }
    guard accept(.openParenthesis) else { return node(.select(value, field: name), from: start) }
    guard let arguments = list(until: .closeParenthesis) else { return nil }
    return methodCall(name, on: value, arguments, from: start)
  }

  private mutating func memberName() -> String? {
    guard case .identifier(let name) = current.kind else {
      unexpected()
      return nil
    }
    advance()
    return name
  }

  private mutating func methodCall(
    _ name: String, on receiver: Syntax, _ arguments: [Syntax], from start: Int
  ) -> Syntax? {
    guard let macro = Comprehension(rawValue: name) else {
      return node(.call(name, receiver: receiver, arguments: arguments), from: start)
    }
    if arguments.isEmpty, macro.mayStandAlone {
      return node(.comprehension(macro, range: receiver, variable: nil, body: nil), from: start)
    }
    guard arguments.count == 2, case .identifier(let variable) = arguments[0].kind else {
      faults.append(ExpressionFault(at: start, .malformedMacro(name)))
      return nil
    }
    return node(.comprehension(macro, range: receiver, variable: variable, body: arguments[1]), from: start)
  }

  private mutating func list(until end: Token.Symbol) -> [Syntax]? {
    var elements: [Syntax] = []
    if accept(end) { return elements }
    while true {
      guard let element = expression() else { return nil }
      elements.append(element)
      if accept(.comma) {
        if end != .closeParenthesis, accept(end) { return elements }
        continue
      }
      return expect(end) ? elements : nil
    }
  }

  // MARK: - Primaries

  private mutating func primary() -> Syntax? {
    let token = current
    switch token.kind {
    case .integer(let text), .decimal(let text): return literal(.number(text), token)
    case .string(let text): return literal(.string(text), token)
    case .identifier(let name): return identifier(name, token)
    case .symbol(.openParenthesis):
      advance()
      guard let inner = expression(), expect(.closeParenthesis) else { return nil }
      return inner
    case .symbol(.openBracket):
      advance()
      guard let elements = list(until: .closeBracket) else { return nil }
      return node(.list(elements), from: token.start)
    case .symbol(.openBrace): return map(token)
    default:
      unexpected()
      return nil
    }
  }

  private mutating func literal(_ kind: Syntax.Kind, _ token: Token) -> Syntax {
    advance()
    return Syntax(kind, range: token.start..<token.end)
  }

  private mutating func identifier(_ name: String, _ token: Token) -> Syntax? {
    switch name {
    case "true", "false": return literal(.boolean(name == "true"), token)
    case "null": return literal(.null, token)
    default: break
    }
    guard !reservedWords.contains(name) else {
      faults.append(ExpressionFault(at: token.start, .reservedWord(name)))
      return nil
    }
    advance()
    guard accept(.openParenthesis) else { return Syntax(.identifier(name), range: token.start..<token.end) }
    guard let arguments = list(until: .closeParenthesis) else { return nil }
    guard name == "has" else { return node(.call(name, receiver: nil, arguments: arguments), from: token.start) }
    guard arguments.count == 1, case .select = arguments[0].kind else {
      faults.append(ExpressionFault(at: token.start, .malformedHas))
      return nil
    }
    return node(.has(arguments[0]), from: token.start)
  }

  private mutating func map(_ token: Token) -> Syntax? {
    advance()
    var entries: [(key: Syntax, value: Syntax)] = []
    while !accept(.closeBrace) {
      guard let key = expression(), expect(.colon), let value = expression() else { return nil }
      entries.append((key, value))
      if accept(.comma) { continue }
      guard expect(.closeBrace) else { return nil }
      break
    }
    return node(.map(entries), from: token.start)
  }
}

/// Words that CEL keeps for itself or for languages it is embedded in; none may be a name.
public let reservedWords: Set<String> = [
  "false", "in", "null", "true", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
  "loop", "package", "namespace", "return", "var", "void", "while",
]
