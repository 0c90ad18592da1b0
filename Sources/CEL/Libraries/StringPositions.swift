/// Characters, parts and occurrences by the index of a code point.
enum StringPositions {
  /// The code point of an index; "" right behind the last one.
  static func character(of text: String, at index: Int64) throws(EvaluationFault) -> String {
    let utf8 = text.utf8
    guard let start = utf8.span.offset(ofCodePoint: index) else { throw .indexOutOfRange(index) }
    return start == utf8.count ? "" : text.part(start..<utf8.span.endOfCodePoint(at: start))
  }

  static func part(of text: String, _ start: Int64, _ end: Int64?) throws(EvaluationFault) -> String {
    if let end, start > end { throw .invalidArgument(function: "substring", argument: "\(start), \(end)") }
    let utf8 = text.utf8
    guard let from = utf8.span.offset(ofCodePoint: start) else { throw .indexOutOfRange(start) }
    guard let end else { return text.part(from..<utf8.count) }
    guard let to = utf8.span.offset(ofCodePoint: end - start, from: from) else { throw .indexOutOfRange(end) }
    return text.part(from..<to)
  }

  /// The index of the first occurrence at or behind an index, -1 where there is none.
  static func first(_ text: String, _ part: String, from index: Int64?) throws(EvaluationFault) -> Int64 {
    let (text, part) = (text.utf8, part.utf8)
    guard let start = text.span.offset(ofCodePoint: index ?? 0) else { throw .indexOutOfRange(index ?? 0) }
    guard let found = TextSearch.first(part.span, in: text.span, from: start) else { return -1 }
    return (index ?? 0) + Int64(text.span.codePointCount(in: start..<found))
  }

  /// The index of the last occurrence that begins at an index or before it, -1 where there is none.
  static func last(_ text: String, _ part: String, upTo index: Int64?) throws(EvaluationFault) -> Int64 {
    let (text, part) = (text.utf8, part.utf8)
    var end = text.count
    if let index {
      guard let offset = text.span.offset(ofCodePoint: index) else { throw .indexOutOfRange(index) }
      end = offset
    }
    guard let found = TextSearch.last(part.span, in: text.span, upTo: end) else { return -1 }
    return Int64(text.span.codePointCount(in: 0..<found))
  }
}
