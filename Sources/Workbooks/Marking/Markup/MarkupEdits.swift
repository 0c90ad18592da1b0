#if Workbooks
/// Changes to an XML text, each of a few bytes; all others stay as they are.
struct MarkupEdits: Sendable {
  let text: MarkupText
  private var edits: [(range: Range<Int>, new: [UInt8])] = []

  init(_ text: MarkupText) { self.text = text }

  mutating func insert(_ new: String, at index: Int) { edits.append((index..<index, Array(new.utf8))) }

  mutating func replace(_ range: Range<Int>, with new: String) { edits.append((range, Array(new.utf8))) }

  /// Gives an attribute a value that needs no escapes.
  mutating func set(_ name: String, to value: String, on tag: MarkupTag) {
    if let attribute = text.attribute(name, of: tag) {
      replace(attribute.value, with: value)
    } else {
      insert(" \(name)=\"\(value)\"", at: tag.name.upperBound)
    }
  }

  /// Puts elements behind the last one within an element; once for each element.
  mutating func append(_ new: String, to element: MarkupElement) { append(new, start: element.start, end: element.end) }

  mutating func append(_ new: String, start: MarkupTag, end: MarkupTag?) {
    if let end {
      insert(new, at: end.range.lowerBound)
    } else {
      let slash = start.range.upperBound - 2
      replace(slash..<start.range.upperBound, with: ">\(new)</\(text.name(of: start))>")
    }
  }

  /// The text with all changes; of several at one spot in the order in which they were made.
  func applied() -> [UInt8] {
    let ordered = edits.enumerated().sorted { a, b in
      (a.element.range.lowerBound, a.element.range.upperBound, a.offset)
        < (b.element.range.lowerBound, b.element.range.upperBound, b.offset)
    }
    var result: [UInt8] = []
    result.reserveCapacity(text.bytes.count + edits.reduce(0) { $0 + $1.new.count })
    var done = 0
    for (_, edit) in ordered where edit.range.lowerBound >= done {
      result += text.bytes[done..<edit.range.lowerBound]
      result += edit.new
      done = edit.range.upperBound
    }
    return result + text.bytes[done...]
  }
}
#endif
