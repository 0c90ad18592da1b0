/// The forms of a text between quotes.
struct StringForm {
  /// Backslashes stand for themselves.
  var isRaw = false
  /// Octets rather than characters.
  var isBytes = false
}

extension Lexer {
  mutating func string(_ form: StringForm) -> Token.Kind? {
    let start = position
    guard let quote = byte() else { return nil }
    let isTriple = byte(1) == quote && byte(2) == quote
    position += isTriple ? 3 : 1
    var content: [UInt8] = []
    while let next = byte() {
      if next == quote, !isTriple || (byte(1) == quote && byte(2) == quote) {
        position += isTriple ? 3 : 1
        return form.isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self))
      }
      if next == 0x0A || next == 0x0D, !isTriple { break }
      if next == 0x0D {
        // However the lines of the source end, those of the text end in a line feed.
        content.append(0x0A)
        position += byte(1) == 0x0A ? 2 : 1
      } else if next == UInt8(ascii: "\\"), !form.isRaw {
        escape(form, into: &content)
      } else {
        content.append(next)
        position += 1
      }
    }
    faults.append(ExpressionFault(at: start, .unclosedString))
    return nil
  }

  private mutating func escape(_ form: StringForm, into content: inout [UInt8]) {
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
    case UInt8(ascii: "x"), UInt8(ascii: "X"): code(form, digits: 2, radix: 16, from: start, into: &content)
    case UInt8(ascii: "u") where !form.isBytes: code(form, digits: 4, radix: 16, from: start, into: &content)
    case UInt8(ascii: "U") where !form.isBytes: code(form, digits: 8, radix: 16, from: start, into: &content)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      position -= 1
      code(form, digits: 3, radix: 8, from: start, into: &content)
    default:
      while let byte = byte(), byte & 0xC0 == 0x80 { position += 1 }
      faults.append(ExpressionFault(at: start, .unknownEscape(text(start, position))))
    }
  }

  /// A character by its code point, or in bytes an octet by its value.
  private mutating func code(
    _ form: StringForm, digits: Int, radix: Int, from start: Int, into content: inout [UInt8]
  ) {
    let wanted = bytes[position...].prefix(digits).prefix { radix == 8 ? $0.isDigit : $0.isHexadecimalDigit }
    let text = text(wanted.startIndex, wanted.endIndex)
    position = wanted.endIndex
    if wanted.count == digits, let code = UInt32(text, radix: radix) {
      if form.isBytes {
        content.append(UInt8(truncatingIfNeeded: code))
        return
      }
      if let scalar = Unicode.Scalar(code) {
        content.append(contentsOf: Array(String(Character(scalar)).utf8))
        return
      }
    }
    faults.append(ExpressionFault(at: start, .unknownEscape(self.text(start, position))))
  }
}
