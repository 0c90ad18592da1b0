#if Workbooks
/// Texts of cells as they stand in a workbook's XML.
enum CellText {
  /// The text that bytes of UTF-8 stand for, with characters that XML cannot hold written as `_x0007_`; empty where it
  /// is white space and invisible marks alone.
  static func decoded(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let plain = bytes.contains(UInt8(ascii: "_")) && text.contains("_x") ? unescaped(text) : text
    return isBlank(plain) ? "" : plain
  }

  /// Whether a text shows nothing.
  static func isBlank(_ text: String) -> Bool {
    // Mostly the first character tells: a visible one of ASCII, or one between U+4000 and U+9FFF.
    if let first = text.utf8.first, first > 0x20 && first < 0x7F || (0xE4...0xE9).contains(first) { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      if properties.isWhitespace { return true }
      return properties.generalCategory == .format || properties.generalCategory == .control
    }
  }

  /// Replaces `_x0041_` by `A`. Half a pair of UTF-16 and zeros, which no text holds, stay as they are written.
  private static func unescaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var units: [UInt16] = []
    var decoded = String.UnicodeScalarView()
    var plain: [UInt8] = []
    func endPlain() {
      decoded.append(contentsOf: String(decoding: plain, as: UTF8.self).unicodeScalars)
      plain = []
    }
    func endUnits() {
      for unit in String(decoding: units, as: UTF16.self).unicodeScalars { decoded.append(unit) }
      units = []
    }
    var index = 0
    while index < bytes.count {
      guard let unit = escape(bytes, at: index), unit != 0 else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else {
        endPlain()
        units = [unit]
        endUnits()
        index += 7
        continue
      }
      if UTF16.isLeadSurrogate(unit), let second = escape(bytes, at: index + 7), UTF16.isTrailSurrogate(second) {
        endPlain()
        units = [unit, second]
        endUnits()
        index += 14
      } else {
        plain.append(contentsOf: bytes[index..<(index + 7)])
        index += 7
      }
    }
    endPlain()
    return String(decoded)
  }

  /// The number in `_x0041_`, where that stands at an index.
  private static func escape(_ bytes: [UInt8], at index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
      bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[(index + 2)..<(index + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
#endif
