#if Workbooks
/// The XML of a part of a workbook as it is put together.
///
/// Markup of ours is written as it stands; what comes from packs and reports goes through ``text(_:)`` or
/// ``attribute(_:_:)``, the one place where it is escaped.
struct XMLPart {
  private(set) var bytes: [UInt8]

  /// Begins with the declaration.
  init() { bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8) }

  /// An element to be put into a part that has its declaration.
  init(element: String) { bytes = Array(element.utf8) }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Markup, which no text of somebody else may be in.
  mutating func markup(_ markup: String) { bytes += markup.utf8 }

  mutating func number(_ number: Int) {
    if number >= 0, number < 10 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: number))
    } else {
      bytes += String(number).utf8
    }
  }

  /// A text between tags.
  mutating func text(_ text: String) { escape(text, isAttribute: false) }

  /// ` name="value"`.
  mutating func attribute(_ name: String, _ value: String) {
    bytes.append(UInt8(ascii: " "))
    bytes += name.utf8
    bytes += "=\"".utf8
    escape(value, isAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A `<t>` element, told to keep its white space where a reader would drop it.
  mutating func textElement(_ text: String) {
    markup(Self.hasOuterSpace(text) ? "<t xml:space=\"preserve\">" : "<t>")
    self.text(text)
    markup("</t>")
  }

  private static func hasOuterSpace(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return first <= 0x20 || last <= 0x20 || text.utf8.contains(UInt8(ascii: "\n"))
  }

  /// What XML cannot hold, or would change, is written as `_x0001_` (ECMA-376 part 1, §22.9.2.19), and what already
  /// looks like that has its first underscore written so.
  private mutating func escape(_ text: String, isAttribute: Bool) {
    let utf8 = text.utf8.span
    // What needs no escape is taken over in one piece.
    var start = 0
    func isEscape(at index: Int) -> Bool {
      guard index + 6 < utf8.count, utf8[index + 1] == UInt8(ascii: "x"), utf8[index + 6] == UInt8(ascii: "_") else {
        return false
      }
      return (2...5).allSatisfy { utf8[index + $0].isHexDigit }
    }
    func replacement(at index: Int) -> String? {
      switch utf8[index] {
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "\""): isAttribute ? "&quot;" : nil
      // An attribute's line break would become a space.
      case UInt8(ascii: "\n"): isAttribute ? "&#10;" : nil
      case UInt8(ascii: "\t"): isAttribute ? "&#9;" : nil
      case 0x00..<0x20: "_x00" + (utf8[index] < 0x10 ? "0" : "") + String(utf8[index], radix: 16, uppercase: true) + "_"
      case UInt8(ascii: "_"): isEscape(at: index) ? "_x005F_" : nil
      // U+FFFE and U+FFFF, the only others that XML does not have.
      case 0xEF where utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE:
        utf8[index + 2] == 0xBE ? "_xFFFE_" : "_xFFFF_"
      default: nil
      }
    }
    func append(_ range: Range<Int>, to bytes: inout [UInt8]) {
      for index in range { bytes.append(utf8[index]) }
    }
    for index in utf8.indices {
      let byte = utf8[index]
      // Letters, digits and most of UTF-8.
      if byte > UInt8(ascii: ">"), byte != UInt8(ascii: "_"), byte != 0xEF { continue }
      guard let replacement = replacement(at: index) else { continue }
      append(start..<index, to: &bytes)
      bytes += replacement.utf8
      start = byte == 0xEF ? index + 3 : index + 1
    }
    if start == 0 {
      bytes += text.utf8
    } else {
      append(start..<utf8.count, to: &bytes)
    }
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "a")...UInt8(ascii: "f"):
      true
    default: false
    }
  }
}
#endif
