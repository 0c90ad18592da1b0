/// What stands where there is no value.
///
/// The one place that says so, for reports of every form: YAML, workbooks, CSV files of any size.
package enum AbsentText {
  /// Whether a text is empty, or nothing but white space and characters that nobody sees.
  package static func isBlank(_ text: Span<UInt8>) -> Bool {
    var offset = 0
    while let scalar = scalar(text, &offset) {
      guard isUnseen(scalar) else { return false }
    }
    return offset == text.count
  }

  /// Whether a text is blank or says that there is no value: dashes, slashes and dots of any width and number (—, ——,
  /// /, …, N/A), and words such as 无, 暂无, 不详. Never `0`.
  package static func isNoData(_ text: Span<UInt8>) -> Bool {
    var offset = 0
    while let scalar = scalar(text, &offset) {
      guard isUnseen(scalar) || isMark(scalar) else { return isWord(text, scalar) }
    }
    return offset == text.count
  }

  /// What people, and programs that export tables, write for no data; full-width letters are folded before.
  package static let words: Set<String> = [
    "无", "暂无", "无数据", "暂无数据", "不详", "未知", "不适用", "未统计", "缺", "N/A", "n/a", "NA", "N.A.", "n.a.", "NULL", "Null",
    "null", "\\N",
  ]
  /// How many bytes a word takes at most, what nobody sees within it included.
  package static let wordLimit = 32

  /// Whether the text is one of the words, given its first scalar that is no mark.
  private static func isWord(_ text: Span<UInt8>, _ first: Unicode.Scalar) -> Bool {
    // Nearly every text is told by its first character.
    switch first {
    case "无", "暂", "不", "未", "缺", "N", "n", "Ｎ", "ｎ": break
    default: return false
    }
    guard text.count <= wordLimit else { return false }
    var word = String.UnicodeScalarView()
    var offset = 0
    while let scalar = scalar(text, &offset) {
      if !isUnseen(scalar) { word.append(foldedScalar(scalar)) }
    }
    return offset == text.count && words.contains(String(word))
  }

  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "_", "\u{2010}"..."\u{2015}", "\u{2212}", "─", "━", "ー", "﹘", "﹣", "－", "＿", "⸺", "⸻": true
    case "/", "\\", "∕", "╱", "／", "＼": true
    case ".", "·", "‥", "…", "⋯", "。", "・", "．": true
    default: false
    }
  }

  /// White space, and what shapes the text around it or nothing at all: U+200B, U+FEFF, U+200E, the soft hyphen.
  package static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value == 0x20 || 0x09...0x0D ~= scalar.value }
    // Chinese characters are told without a look at the tables of Unicode; among them stands the filler of Hangul.
    if 0x3001...0xD7FF ~= scalar.value { return scalar.value == 0x3164 }
    return scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
  }

  /// The scalar at an offset, which is moved behind it; `nil` at the end and where the text is ill-formed.
  private static func scalar(_ text: Span<UInt8>, _ offset: inout Int) -> Unicode.Scalar? {
    guard offset < text.count else { return nil }
    let first = text[offset]
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, offset + length <= text.count else { return nil }
    var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<max(1, length) {
      guard text[offset + index] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(text[offset + index] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    offset += length
    return scalar
  }
}

extension String {
  /// Whether it is empty, or nothing but white space and characters that nobody sees.
  package var isBlank: Bool {
    // What begins with a digit or a letter is told without a look at the tables of Unicode.
    if let first = utf8.first, first > 0x20, first < 0x7F { return false }
    return AbsentText.isBlank(utf8.span)
  }

  /// Whether it is blank or says that there is no value: —, /, …, 无, N/A.
  package var isNoData: Bool {
    if let first = utf8.first, first > 0x20, first < 0x80, !AbsentText.mayBegin(first) { return false }
    return AbsentText.isNoData(utf8.span)
  }
}

extension AbsentText {
  /// Whether a text of no data may begin with a visible byte of ASCII.
  @inlinable
  package static func mayBegin(_ byte: UInt8) -> Bool {
    // - . / and \ N _ n, a bit each.
    let bits: UInt64 = byte < 0x40 ? 0xE000_0000_0000 : 0x4000_9000_4000
    return bits >> UInt64(byte & 0x3F) & 1 == 1
  }
}
