/// Where a text occurs in another, by UTF-8 bytes: a match of valid UTF-8 begins and ends between code points.
///
/// Every search takes time in proportion to what it walks over, also where text and part repeat themselves.
enum TextSearch {
  /// The offset of the first occurrence that begins at `start` or later.
  static func first(_ part: Span<UInt8>, in text: Span<UInt8>, from start: Int = 0) -> Int? {
    guard part.count > 0 else { return start <= text.count ? start : nil }
    let (head, last) = (part[0], text.count - part.count)
    var wasted = 0
    var position = start
    while position <= last {
      if text[position] == head {
        var length = 1
        while length < part.count, text[position + length] == part[length] { length += 1 }
        if length == part.count { return position }
        wasted += length
        if wasted > 8 * (position - start) + part.count {
          return firstByBorders(part, in: text, from: position + 1)
        }
      }
      position += 1
    }
    return nil
  }

  /// The offset of the last occurrence that begins at `end` or earlier.
  static func last(_ part: Span<UInt8>, in text: Span<UInt8>, upTo end: Int) -> Int? {
    guard part.count > 0 else { return min(end, text.count) }
    var found: Int?
    var matcher = Matcher(part)
    for i in 0..<min(text.count, max(end, 0) + part.count) where matcher.takes(text[i], of: part) {
      found = i + 1 - part.count
    }
    return found
  }

  /// Whether the part stands at an offset.
  static func isThere(_ part: Span<UInt8>, in text: Span<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, part.count <= text.count - offset else { return false }
    for i in part.indices where text[offset + i] != part[i] { return false }
    return true
  }

  private static func firstByBorders(_ part: Span<UInt8>, in text: Span<UInt8>, from start: Int) -> Int? {
    var matcher = Matcher(part)
    for i in start..<max(start, text.count) where matcher.takes(text[i], of: part) { return i + 1 - part.count }
    return nil
  }

  /// The method of Knuth, Morris and Pratt: it never goes back in the text.
  private struct Matcher {
    /// For each length of a beginning of the part, the longest shorter beginning that is also its end.
    private var borders: [Int] = [0]
    private var matched = 0

    init(_ part: Span<UInt8>) {
      borders.reserveCapacity(part.count)
      var border = 0
      for i in 1..<max(part.count, 1) {
        while border > 0, part[i] != part[border] { border = borders[border - 1] }
        if part[i] == part[border] { border += 1 }
        borders.append(border)
      }
    }

    /// Takes the next byte of the text; true where an occurrence ends with it.
    mutating func takes(_ byte: UInt8, of part: Span<UInt8>) -> Bool {
      while matched > 0, byte != part[matched] { matched = borders[matched - 1] }
      if byte == part[matched] { matched += 1 }
      guard matched == part.count else { return false }
      matched = borders[matched - 1]
      return true
    }
  }
}
