/// Parses an expression's text by CEL's grammar.
///
/// Goes on after a fault where it can, so that several are found in one run.
public struct Parser {
  /// Deeper nesting, or more text, than any rule needs; the recursion of later passes relies on it.
  static let deepestNesting = 100
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

  // MARK: - Operators

  private mutating func expression() -> Syntax? {
    guard depth < Self.deepestNesting else {
      faults.append(ExpressionFault(at: current.start, .tooDeep(limit: Self.deepestNesting)))
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    guard let condition = binary(1) else { return nil }
    guard accept(.question) else { return condition }
    guard let first = binary(1), expect(.colon), let second = expression() else { return nil }
    return Syntax(.conditional(condition, first, second), range: condition.range.lowerBound..<endOfLast)
  }

  private mutating func binary(_ precedence: Int) -> Syntax? {
    guard precedence <= 5 else { return unary() }
    guard var left = binary(precedence + 1) else { return nil }
    while let sign = binaryOperator(), sign.precedence == precedence {
      advance()
      guard let right = binary(precedence + 1) else { return nil }
      left = Syntax(.binary(sign, left, right), range: left.range.lowerBound..<endOfLast)
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
    let start = current.start
    var signs: [Token.Symbol] = []
    while case .symbol(let sign) = current.kind, sign == .not || sign == .minus {
      guard signs.count < Self.deepestNesting else {
        faults.append(ExpressionFault(at: current.start, .tooDeep(limit: Self.deepestNesting)))
        return nil
      }
      signs.append(sign)
      advance()
    }
    guard var operand = member() else { return nil }
    for sign in signs.reversed() {
      operand = Syntax(sign == .not ? .not(operand) : .negate(operand), range: start..<endOfLast)
    }
    return operand
  }

  // MARK: - Members and calls

  private mutating func member() -> Syntax? {
    guard var value = primary() else { return nil }
    var steps = 0
    while true {
      let start = value.range.lowerBound
      steps += 1
      guard steps <= Self.deepestNesting else {
        faults.append(ExpressionFault(at: current.start, .tooDeep(limit: Self.deepestNesting)))
        return nil
      }
      if accept(.dot) {
        guard let name = memberName() else { return nil }
        if accept(.openParenthesis) {
          guard let arguments = list(until: .closeParenthesis) else { return nil }
          guard let call = methodCall(name, on: value, arguments, range: start..<endOfLast) else { return nil }
          value = call
        } else {
          value = Syntax(.select(value, field: name), range: start..<endOfLast)
        }
      } else if accept(.openBracket) {
        guard let key = expression(), expect(.closeBracket) else { return nil }
        value = Syntax(.index(value, key), range: start..<endOfLast)
      } else {
        return value
      }
    }
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
    _ name: String, on receiver: Syntax, _ arguments: [Syntax], range: Range<Int>
  ) -> Syntax? {
    guard let macro = Comprehension(rawValue: name) else {
      return Syntax(.call(name, receiver: receiver, arguments: arguments), range: range)
    }
    if arguments.isEmpty, macro.mayStandAlone {
      return Syntax(.comprehension(macro, range: receiver, variable: nil, body: nil), range: range)
    }
    guard arguments.count == 2, case .identifier(let variable) = arguments[0].kind else {
      faults.append(ExpressionFault(at: range.lowerBound, .malformedMacro(name)))
      return nil
    }
    return Syntax(.comprehension(macro, range: receiver, variable: variable, body: arguments[1]), range: range)
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
      return Syntax(.list(elements), range: token.start..<endOfLast)
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
    let range = token.start..<endOfLast
    guard name == "has" else { return Syntax(.call(name, receiver: nil, arguments: arguments), range: range) }
    guard arguments.count == 1, case .select = arguments[0].kind else {
      faults.append(ExpressionFault(at: token.start, .malformedHas))
      return nil
    }
    return Syntax(.has(arguments[0]), range: range)
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
    return Syntax(.map(entries), range: token.start..<endOfLast)
  }
}

/// Words that CEL keeps for itself or for languages it is embedded in; none may be a name.
public let reservedWords: Set<String> = [
  "false", "in", "null", "true", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
  "loop", "package", "namespace", "return", "var", "void", "while",
]
