/// Texts made of other texts.
enum StringEdits {
  // MARK: - Replacing, splitting, joining

  /// - Parameter limit: How many occurrences are replaced; all where it is below 0.
  static func replaced(
    _ text: String, _ old: String, _ new: String, atMost limit: Int64
  ) throws(EvaluationFault) -> String {
    var result = ""
    let limit = max(limit, -1)
    var (copied, rest) = (0, limit)
    let utf8 = text.utf8
    while rest != 0, let found = occurrence(of: old, in: utf8.span, from: copied, isFirst: rest == limit) {
      let kept = text.slice(copied..<found)
      try OutputLimit.check(
        bytes: result.utf8.count + kept.utf8.count + new.utf8.count + (utf8.count - found), of: "replace")
      result += kept
      result += new
      copied = found + old.utf8.count
      rest -= 1
    }
    if copied == 0, rest == limit { return text }
    result += text.slice(copied..<utf8.count)
    return result
  }

  /// The next occurrence; an empty text stands before every code point and at the end.
  private static func occurrence(of part: String, in text: Span<UInt8>, from start: Int, isFirst: Bool) -> Int? {
    if part.isEmpty { return isFirst ? 0 : start < text.count ? text.endOfCodePoint(at: start) : nil }
    let part = part.utf8
    return TextSearch.first(part.span, in: text, from: start)
  }

  /// - Parameter limit: How many parts are made, the last one with all that is left; any number where it is below 0.
  static func split(
    _ text: String, _ separator: String, atMost limit: Int64
  ) throws(EvaluationFault) -> [String] {
    guard limit != 0, !(text.isEmpty && separator.isEmpty) else { return [] }
    let utf8 = text.utf8
    var parts: [String] = []
    var start = 0
    while limit < 0 || Int64(parts.count) < limit - 1 {
      guard let end = separatorOffset(separator, in: utf8.span, from: start) else { break }
      parts.append(text.part(start..<end))
      try OutputLimit.check(members: parts.count + 1, of: "split")
      start = end + separator.utf8.count
    }
    parts.append(text.part(start..<utf8.count))
    return parts
  }

  /// Where the next part ends; an empty separator stands between all code points.
  private static func separatorOffset(_ separator: String, in text: Span<UInt8>, from start: Int) -> Int? {
    if separator.isEmpty {
      let end = text.endOfCodePoint(at: start)
      return end < text.count ? end : nil
    }
    let separator = separator.utf8
    return TextSearch.first(separator.span, in: text, from: start)
  }

  static func joined(_ texts: [String], _ separator: String) throws(EvaluationFault) -> String {
    var count = 0
    for text in texts {
      // The sum cannot overflow: it is checked before a next text, none of which fills an Int.
      count += text.utf8.count + separator.utf8.count
      try OutputLimit.check(bytes: count - separator.utf8.count, of: "join")
    }
    return texts.joined(separator: separator)
  }

  // MARK: - Transformations

  static func lowered(_ text: String) -> String { mapped(text, UInt8(ascii: "A")...UInt8(ascii: "Z")) }

  static func raised(_ text: String) -> String { mapped(text, UInt8(ascii: "a")...UInt8(ascii: "z")) }

  /// Changes the case of ASCII letters, which differ by one bit.
  private static func mapped(_ text: String, _ letters: ClosedRange<UInt8>) -> String {
    guard text.utf8.contains(where: letters.contains) else { return text }
    return String(decoding: text.utf8.map { letters.contains($0) ? $0 ^ 0x20 : $0 }, as: UTF8.self)
  }

  /// Without Unicode's white space at either end.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(text[start..<scalars.index(after: end)])
  }

  static func reversed(_ text: String) -> String {
    let utf8 = text.utf8
    let span = utf8.span
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.count)
    var end = span.count
    for start in span.indices.reversed() where span[start] & 0xC0 != 0x80 {
      for i in start..<end { bytes.append(span[i]) }
      end = start
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text as a literal of the language.
  static func quoted(_ text: String) throws(EvaluationFault) -> String {
    let escapes = text.utf8.count { escapeLetter(of: $0) != nil }
    let count = text.utf8.count + escapes + 2
    try OutputLimit.check(bytes: count, of: "strings.quote")
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    bytes.reserveCapacity(count)
    for byte in text.utf8 {
      if let letter = escapeLetter(of: byte) {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(letter)
      } else {
        bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func escapeLetter(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x07: UInt8(ascii: "a")
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0B: UInt8(ascii: "v")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    default: nil
    }
  }
}
