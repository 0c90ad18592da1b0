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
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 {
        bytes.removeSubrange(start...)
        return false
      }
      bytes.append(byte)
    }
    return true
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes += text.utf8
    needsComma = true
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x22: bytes += "\\\"".utf8
    case 0x5C: bytes += "\\\\".utf8
    case 0x00...0x1F, 0x7F...0x9F:
      let digits = String(scalar.value, radix: 16)
      bytes += "\\u".utf8
      bytes += String(repeating: "0", count: 4 - digits.utf8.count).utf8
      bytes += digits.utf8
    default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}
