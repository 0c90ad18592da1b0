#if Workbooks
internal import Diagnostics

/// An element of a short XML text, with those within it.
struct MarkupElement: Sendable {
  let start: MarkupTag
  /// `nil` where the start is empty.
  fileprivate(set) var end: MarkupTag?
  fileprivate(set) var children: [MarkupElement] = []

  /// From its first byte to its last.
  var range: Range<Int> { start.range.lowerBound..<(end ?? start).range.upperBound }

  /// So deep elements may stand in each other.
  private static let deepest = 64

  /// The outermost element of a text.
  static func root(of text: MarkupText, part: MarkedPart) throws(Diagnostic) -> MarkupElement {
    var scanner = try MarkupScanner(text.bytes, part: part)
    var open: [MarkupElement] = []
    while let tag = try scanner.next() {
      switch tag.kind {
      case .start:
        guard open.count < deepest else { throw scanner.malformed }
        open.append(MarkupElement(start: tag))
        continue
      case .empty:
        open.append(MarkupElement(start: tag))
      case .end:
        guard let last = open.indices.last,
          text.bytes[open[last].start.name].elementsEqual(text.bytes[tag.name])
        else { throw scanner.malformed }
        open[last].end = tag
      }
      guard let closed = open.popLast() else { throw scanner.malformed }
      guard let parent = open.indices.last else { return closed }
      open[parent].children.append(closed)
    }
    throw scanner.malformed
  }

  /// The elements within it that bear a name, whatever their prefix.
  func children(_ name: String, in text: MarkupText) -> [MarkupElement] {
    children.filter { text.localName(of: $0.start) == name }
  }

  func child(_ name: String, in text: MarkupText) -> MarkupElement? {
    children.first { text.localName(of: $0.start) == name }
  }
}
#endif
