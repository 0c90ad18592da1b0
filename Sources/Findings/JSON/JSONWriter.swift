package import Quantities

/// Writes JSON text member by member, in the order of the calls.
///
/// Own code: an encoder of Foundation's would choose the order of keys and turn exact numbers into binary ones.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  /// Whether the next member or element needs a comma before it.
  private var needsComma = false

  package init() {}

  /// Begins a new line where the next element stands.
  package mutating func line(indentation: Int) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<indentation { bytes.append(UInt8(ascii: " ")) }
    needsComma = false
  }

  /// `{…}`, with the members that `members` writes.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclose("{", "}", members)
  }

  /// `[…]`, with the elements that `elements` writes.
  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    enclose("[", "]", elements)
  }

  /// `[…]` with an element a line.
  package mutating func lines<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    array { writer in
      for element in elements {
        writer.line(indentation: 2)
        write(&writer, element)
      }
      if !elements.isEmpty { writer.endLines(indentation: 2) }
    }
  }

  /// Begins the line where the closing bracket stands.
  package mutating func endLines(indentation: Int) {
    needsComma = false
    line(indentation: indentation)
  }

  private mutating func enclose(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    guard needsComma else { return }
    bytes += ", ".utf8
  }

  /// `"name": `, for a value to follow.
  package mutating func key(_ name: String) {
    string(name)
    bytes += ": ".utf8
    needsComma = false
  }

  package mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  package mutating func member(_ name: String, _ integer: Int?) {
    guard let integer else { return }
    key(name)
    raw(String(integer))
  }

  package mutating func member(_ name: String, _ boolean: Bool) {
    key(name)
    raw(boolean ? "true" : "false")
  }

  /// A finite decimal whole, any other number with 34 significant digits.
  package mutating func member(_ name: String, _ number: Number?) {
    guard let number else { return }
    key(name)
    raw((number.decimal ?? number.rounded(significant: 34)).description)
  }

  package mutating func boolean(_ boolean: Bool) { raw(boolean ? "true" : "false") }

  package mutating func integer(_ integer: Int) { raw(String(integer)) }

  package mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    if !appendPlain(text) {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Appends a text that needs no escapes; leaves everything as it was where it needs some.
  private mutating func appendPlain(_ text: String) -> Bool {
    let start = bytes.count
    let utf8 = text.utf8.span
    for index in utf8.indices {
      let byte = utf8[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte >= 0xC2 && Self.isHidden(utf8, index) {
        bytes.removeSubrange(start...)
        return false
      }
      bytes.append(byte)
    }
    return true
  }

  /// Whether a character of several bytes may be one that is escaped: punctuation of Chinese stands close to them.
  private static func isHidden(_ utf8: Span<UInt8>, _ index: Int) -> Bool {
    switch utf8[index] {
    case 0xC2, 0xD8, 0xF3: true
    case 0xE2 where utf8[index + 1] == 0x80:
      (0x8B...0x8F).contains(utf8[index + 2]) || (0xA8...0xAE).contains(utf8[index + 2])
    case 0xE2: utf8[index + 1] == 0x81
    case 0xEF: utf8[index + 1] == 0xBB
    default: false
    }
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes += text.utf8
    needsComma = true
  }

  /// What cannot be seen, or turns the direction of writing, is escaped as well, so that the text reads as it is.
  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case _ where PlainText.isBreak(scalar) || PlainText.isHidden(scalar):
      for unit in Character(scalar).utf16 { escape(unit) }
    default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    bytes += "\\u".utf8
    bytes += String(repeating: "0", count: 4 - digits.utf8.count).utf8
    bytes += digits.utf8
  }
}
