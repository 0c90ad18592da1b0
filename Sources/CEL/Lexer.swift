/// Splits an expression's text into tokens.
///
/// `rd >= 2.5` gives an identifier at byte 0, a symbol at 3, a decimal at 6, and the end at 9.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var faults: [ExpressionFault] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
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
      }
    }
    tokens.append(Token(kind: .end, start: bytes.count, end: bytes.count))
    return tokens
  }

  private func byte(_ ahead: Int = 0) -> UInt8? {
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
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") { return string(raw: false) }
    return symbol()
  }

  private mutating func identifierOrString() -> Token.Kind? {
    if let first = byte(), first == UInt8(ascii: "r") || first == UInt8(ascii: "R"),
      let quote = byte(1), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    {
      position += 1
      return string(raw: true)
    }
    let start = position
    while let byte = byte(), byte.isIdentifierStart || byte.isDigit { position += 1 }
    return .identifier(text(start, position))
  }

  private mutating func number() -> Token.Kind? {
    let start = position
    if byte() == UInt8(ascii: "0"), byte(1) == UInt8(ascii: "x") || byte(1) == UInt8(ascii: "X") {
      position += 2
      while let byte = byte(), byte.isHexadecimalDigit { position += 1 }
      return .integer(text(start, position))
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
    if let following = byte(), following.isIdentifierStart {
      while let byte = byte(), byte.isIdentifierStart || byte.isDigit { position += 1 }
      faults.append(ExpressionFault(at: start, .malformedNumber(text: text(start, position))))
      return nil
    }
    let text = text(start, position)
    return isDecimal ? .decimal(text) : .integer(text)
  }

  private mutating func skipDigits() {
    while let byte = byte(), byte.isDigit { position += 1 }
  }

  private mutating func symbol() -> Token.Kind? {
    if let second = byte(1), let symbol = Token.Symbol(rawValue: text(position, position + 1) + ascii(second)) {
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
    faults.append(ExpressionFault(at: start, .unexpectedCharacter(text(start, position))))
    return nil
  }

  private func ascii(_ byte: UInt8) -> String {
    byte < 0x80 ? String(Unicode.Scalar(byte)) : ""
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  // MARK: - Strings

  private mutating func string(raw: Bool) -> Token.Kind? {
    let start = position
    guard let quote = byte() else { return nil }
    let isTriple = byte(1) == quote && byte(2) == quote
    position += isTriple ? 3 : 1
    var content: [UInt8] = []
    while let next = byte() {
      if next == quote, !isTriple || (byte(1) == quote && byte(2) == quote) {
        position += isTriple ? 3 : 1
        return .string(String(decoding: content, as: UTF8.self))
      }
      if next == 0x0A, !isTriple { break }
      if next == UInt8(ascii: "\\"), !raw {
        escape(into: &content)
      } else {
        content.append(next)
        position += 1
      }
    }
    faults.append(ExpressionFault(at: start, .unclosedString))
    return nil
  }

  private mutating func escape(into content: inout [UInt8]) {
    let start = position
    position += 1
    guard let letter = byte() else { return }
    position += 1
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "?"):
      content.append(letter)
    case UInt8(ascii: "a"): content.append(0x07)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "v"): content.append(0x0B)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): scalar(digits: 2, radix: 16, from: start, into: &content)
    case UInt8(ascii: "u"): scalar(digits: 4, radix: 16, from: start, into: &content)
    case UInt8(ascii: "U"): scalar(digits: 8, radix: 16, from: start, into: &content)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      position -= 1
      scalar(digits: 3, radix: 8, from: start, into: &content)
    default:
      while let byte = byte(), byte & 0xC0 == 0x80 { position += 1 }
      faults.append(ExpressionFault(at: start, .unknownEscape(text(start, position))))
    }
  }

  private mutating func scalar(digits: Int, radix: Int, from start: Int, into content: inout [UInt8]) {
    let wanted = bytes[position...].prefix(digits).prefix { radix == 8 ? $0.isDigit : $0.isHexadecimalDigit }
    let text = text(wanted.startIndex, wanted.endIndex)
    position = wanted.endIndex
    if wanted.count == digits, let code = UInt32(text, radix: radix), let scalar = Unicode.Scalar(code) {
      content.append(contentsOf: Array(String(Character(scalar)).utf8))
    } else {
      faults.append(ExpressionFault(at: start, .unknownEscape(self.text(start, position))))
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  fileprivate var isHexadecimalDigit: Bool {
    isDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f"))
  }
  fileprivate var isIdentifierStart: Bool {
    (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
  }
}
