extension Parser {
  mutating func primary() -> Syntax? {
    let token = current
    switch token.kind {
    case .integer(let text): return literal(.integer(text), token)
    case .unsigned(let text): return literal(.unsigned(text), token)
    case .decimal(let text): return literal(.decimal(text), token)
    case .string(let text): return literal(.string(text), token)
    case .bytes(let bytes): return literal(.bytes(bytes), token)
    case .identifier(let name): return identifier(name, token)
    case .symbol(.minus): return negativeNumber(token)
    case .symbol(.dot): return rootedName(token)
    case .symbol(.openParenthesis):
      advance()
      if let inner = expression() { return expect(.closeParenthesis) ? inner : nil }
      recover(before: .closeParenthesis)
      return accept(.closeParenthesis) ? node(.null, from: token.start) : nil
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

  private mutating func negativeNumber(_ sign: Token) -> Syntax? {
    advance()
    let number = current
    let kind: Syntax.Kind
    switch number.kind {
    case .integer(let text): kind = .integer("-" + text)
    case .decimal(let text): kind = .decimal("-" + text)
    default:
      unexpected()
      return nil
    }
    advance()
    return Syntax(kind, range: sign.start..<number.end)
  }

  /// `.name`, looked up at the root.
  private mutating func rootedName(_ token: Token) -> Syntax? {
    advance()
    guard case .identifier(let name) = current.kind else {
      unexpected()
      return nil
    }
    return name.isReserved ? reservedWord(name) : named("." + name, from: token.start)
  }

  private mutating func identifier(_ name: String, _ token: Token) -> Syntax? {
    switch name {
    case "true", "false": literal(.boolean(name == "true"), token)
    case "null": literal(.null, token)
    default: name.isReserved ? reservedWord(name) : named(name, from: token.start)
    }
  }

  private mutating func reservedWord(_ name: String) -> Syntax? {
    report(.reservedWord(name), at: current.start)
    return nil
  }

  /// A name, or the call of a function of that name.
  private mutating func named(_ name: String, from start: Int) -> Syntax? {
    advance()
    guard accept(.openParenthesis) else { return node(.identifier(name), from: start) }
    guard let elements = list(until: .closeParenthesis) else { return nil }
    let arguments = elements.map(\.value)
    guard name == "has" else { return node(.call(name, receiver: nil, arguments: arguments), from: start) }
    guard arguments.count == 1, case .select(_, _, false) = arguments[0].kind else {
      report(.malformedHas, at: start)
      return nil
    }
    return node(.has(arguments[0]), from: start)
  }

  /// The members of a list or the arguments of a call; optional ones, `?x`, in lists alone.
  ///
  /// One that has a fault is left out, and what stands behind it is read for its own.
  mutating func list(until end: Token.Symbol) -> [Syntax.Element]? {
    var elements: [Syntax.Element] = []
    if isEmpty(until: end) { return elements }
    while true {
      let isOptional = end == .closeBracket && accept(.question)
      if let element = expression() {
        elements.append(Syntax.Element(value: element, isOptional: isOptional))
      } else {
        recover(before: end)
      }
      if accept(.comma) {
        if end != .closeParenthesis, accept(end) { break }
        continue
      }
      guard expect(end) else { return nil }
      break
    }
    return elements
  }

  private mutating func map(_ token: Token) -> Syntax? {
    advance()
    guard let entries = entries() else { return nil }
    return node(.map(entries), from: token.start)
  }

  /// What stands between the braces of a map, the closing one included.
  private mutating func entries() -> [Syntax.Entry]? {
    var entries: [Syntax.Entry] = []
    if isEmpty(until: .closeBrace) { return entries }
    while !accept(.closeBrace) {
      if let entry = entry() {
        entries.append(entry)
      } else {
        recover(before: .closeBrace)
      }
      if accept(.comma) { continue }
      guard expect(.closeBrace) else { return nil }
      break
    }
    return entries
  }

  private mutating func entry() -> Syntax.Entry? {
    let isOptional = accept(.question)
    guard let key = expression(), expect(.colon), let value = expression() else { return nil }
    return Syntax.Entry(key: key, value: value, isOptional: isOptional)
  }

  /// `Type{field: value}`: read to its end, so that what stands behind it is read as well.
  mutating func message(_ name: String, from start: Int) -> Syntax? {
    advance()
    guard entries() != nil else { return nil }
    return node(.message(name), from: start)
  }
}

/// Words that CEL keeps for itself or for languages it is embedded in; none may be a name.
public let reservedWords: Set<String> = [
  "false", "in", "null", "true", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
  "loop", "package", "namespace", "return", "var", "void", "while",
]

extension String {
  fileprivate var isReserved: Bool { reservedWords.contains(self) }
}
