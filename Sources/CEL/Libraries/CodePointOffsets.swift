/// Code points counted in UTF-8, without decoding them: every byte but a continuation begins one.
extension Span<UInt8> {
  func codePointCount(in range: Range<Int>) -> Int {
    let bytes = extracting(range)
    var continuations = 0
    for i in bytes.indices { continuations &+= bytes[i] & 0xC0 == 0x80 ? 1 : 0 }
    return range.count - continuations
  }

  /// Where the code point of an index begins: the end for an index that equals their number, `nil` beyond.
  func offset(ofCodePoint index: Int64, from start: Int = 0) -> Int? {
    guard index >= 0, index <= Int64(count) else { return nil }
    var rest = index
    for i in start..<count where self[i] & 0xC0 != 0x80 {
      if rest == 0 { return i }
      rest -= 1
    }
    return rest == 0 ? count : nil
  }

  /// The end of the code point that begins at an offset.
  func endOfCodePoint(at offset: Int) -> Int {
    var end = offset + 1
    while end < count, self[end] & 0xC0 == 0x80 { end += 1 }
    return Swift.min(end, count)
  }
}

extension String {
  var codePointCount: Int {
    let utf8 = utf8
    let span = utf8.span
    return span.codePointCount(in: span.indices)
  }

  /// The text between two byte offsets that lie between code points.
  func part(_ range: Range<Int>) -> String { String(slice(range)) }

  func slice(_ range: Range<Int>) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return self[start..<utf8.index(start, offsetBy: range.count)]
  }
}
