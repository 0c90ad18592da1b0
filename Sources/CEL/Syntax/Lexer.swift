internal import Quantities

/// Splits an expression's text into tokens.
///
/// `rd >= 2.5` gives an identifier at byte 0, a symbol at 3, a decimal at 6, and the end at 9.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  var faults: [ExpressionFault] = []

  private let dialect: Dialect
  private var isBehindNumber = false
  private var startOfLast = 0

  init(_ text: String, _ dialect: Dialect) {
    bytes = Array(text.utf8)
    self.dialect = dialect
  }

  /// All tokens, the last one being the end. Characters that no token begins with are faults and are left out.
  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    while true {
      skipSpaceAndComments()
      guard position < bytes.count else { break }
      let start = position
      if let kind = next() {
        tokens.append(Token(kind: kind, start: start, end: position))
        isBehindNumber = kind.isNumber
        startOfLast = start
      }
    }
    tokens.append(Token(kind: .end, start: bytes.count, end: bytes.count))
    return tokens
  }

  func byte(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  private mutating func skipSpaceAndComments() {
    while let byte = byte() {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: position += 1
      case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "/"):
        while let byte = self.byte(), byte != 0x0A { position += 1 }
      default: return
      }
    }
  }

  private mutating func next() -> Token.Kind? {
    guard let first = byte() else { return nil }
    if first.isDigit || (first == UInt8(ascii: ".") && byte(1)?.isDigit == true) { return number() }
    if first.isIdentifierStart { return identifierOrString() }
    if first.isQuote { return string(StringForm()) }
    if first == UInt8(ascii: "`") { return quotedName() }
    return symbol()
  }

  private mutating func identifierOrString() -> Token.Kind? {
    if let form = stringPrefix() { return string(form) }
    let start = position
    while let byte = byte(), byte.isIdentifierStart || byte.isDigit { position += 1 }
    return .identifier(text(start, position))
  }

  /// The letters before a quote: `b` for bytes, then `r` for raw, in either case.
  private mutating func stringPrefix() -> StringForm? {
    var form = StringForm()
    var length = 0
    while length < 2, let letter = byte(length) {
      switch letter | 0x20 {
      case UInt8(ascii: "r") where !form.isRaw: form.isRaw = true
      case UInt8(ascii: "b") where length == 0: form.isBytes = true
      default: return nil
      }
      length += 1
      if byte(length)?.isQuote == true {
        position += length
        return form
      }
    }
    return nil
  }

  private mutating func quotedName() -> Token.Kind? {
    let start = position
    position += 1
    while let byte = byte(), byte.isQuotedNamePart { position += 1 }
    guard byte() == UInt8(ascii: "`"), position > start + 1 else {
      faults.append(ExpressionFault(at: start, .unclosedName))
      return nil
    }
    position += 1
    return .quotedName(text(start + 1, position - 1))
  }

  private mutating func number() -> Token.Kind? {
    let start = position
    if byte() == UInt8(ascii: "0"), byte(1) == UInt8(ascii: "x") || byte(1) == UInt8(ascii: "X") {
      position += 2
      while let byte = byte(), byte.isHexadecimalDigit { position += 1 }
      guard position > start + 2 else {
        faults.append(ExpressionFault(at: start, .malformedNumber(text: text(start, position))))
        return nil
      }
      return endOfNumber(from: start, isDecimal: false)
    }
    var isDecimal = false
    skipDigits()
    // `1.map(…)` is a member of 1, `1.5` a decimal.
    if byte() == UInt8(ascii: "."), byte(1)?.isDigit == true {
      isDecimal = true
      position += 1
      skipDigits()
    }
    if let exponent = byte(), exponent == UInt8(ascii: "e") || exponent == UInt8(ascii: "E") {
      let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
      if byte(1 + sign)?.isDigit == true {
        isDecimal = true
        position += 1 + sign
        skipDigits()
      }
    }
    return endOfNumber(from: start, isDecimal: isDecimal)
  }

  private mutating func endOfNumber(from start: Int, isDecimal: Bool) -> Token.Kind? {
    let number = text(start, position)
    let isUnsigned = !isDecimal && byte().map { $0 | 0x20 == UInt8(ascii: "u") } == true
    if isUnsigned { position += 1 }
    if let following = byte(), following.isIdentifierStart || following.isDigit {
      while let byte = byte(), byte.isIdentifierStart || byte.isDigit { position += 1 }
      faults.append(ExpressionFault(at: start, .malformedNumber(text: text(start, position))))
      return nil
    }
    return isDecimal ? .decimal(number) : isUnsigned ? .unsigned(number) : .integer(number)
  }

  private mutating func skipDigits() {
    while let byte = byte(), byte.isDigit { position += 1 }
  }

  private mutating func symbol() -> Token.Kind? {
    if let second = byte(1), second < 0x80,
      let symbol = Token.Symbol(rawValue: text(position, position + 1) + ascii(second))
    {
      position += 2
      return .symbol(symbol)
    }
    if let first = byte(), first < 0x80, let symbol = Token.Symbol(rawValue: ascii(first)) {
      position += 1
      return .symbol(symbol)
    }
    // A run of characters beyond ASCII is mostly one word: a Chinese name.
    let start = position
    position += 1
    if bytes[start] >= 0x80 {
      while let byte = byte(), byte >= 0x80 { position += 1 }
    }
    let word = text(start, position)
    if dialect == .rules, isBehindNumber, Unit(word) != nil {
      let number = text(startOfLast, start).split(separator: " ").joined()
      faults.append(ExpressionFault(at: startOfLast, .unquotedQuantity("\(number) \(word)")))
    } else {
      faults.append(ExpressionFault(at: start, .unexpectedCharacter(word)))
    }
    return nil
  }

  private func ascii(_ byte: UInt8) -> String {
    byte < 0x80 ? String(Unicode.Scalar(byte)) : ""
  }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

extension Token.Kind {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .decimal: true
    default: false
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isHexadecimalDigit: Bool {
    isDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f"))
  }
  fileprivate var isQuote: Bool { self == UInt8(ascii: "'") || self == UInt8(ascii: "\"") }
  fileprivate var isIdentifierStart: Bool {
    (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
  }
  fileprivate var isQuotedNamePart: Bool {
    isIdentifierStart || isDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "/") || self == UInt8(ascii: " ")
  }
}
