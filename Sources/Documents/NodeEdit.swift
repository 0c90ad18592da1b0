/// What a document would be with one thing in it changed. The document itself stays as it is.
extension Node {
  /// The document with another text in place of this scalar's.
  public func documentReplacingText(with text: String) -> Document {
    var records = document.records
    var bytes = document.text
    records[index].kind = .scalar
    records[index].start = UInt32(truncatingIfNeeded: bytes.count)
    records[index].count = UInt32(truncatingIfNeeded: text.utf8.count)
    bytes += text.utf8
    return Document(path: document.path, records: records, children: document.children, text: bytes)
  }

  /// The document without a key of this mapping.
  public func documentRemoving(key: String) -> Document {
    var records = document.records
    var children = document.children
    let start = Int(records[index].start)
    let end = start + Int(records[index].count)
    var kept = start
    for pair in stride(from: start, to: end, by: 2) {
      if Node(document: document, index: Int(document.children[pair])).hasText(key) { continue }
      children[kept] = document.children[pair]
      children[kept + 1] = document.children[pair + 1]
      kept += 2
    }
    records[index].count = UInt32(truncatingIfNeeded: kept - start)
    return Document(path: document.path, records: records, children: children, text: document.text)
  }

  /// The document without a member of this sequence.
  public func documentRemoving(element: Int) -> Document {
    var records = document.records
    var children = document.children
    let start = Int(records[index].start)
    let last = start + Int(records[index].count) - 1
    for position in start + element..<last { children[position] = children[position + 1] }
    records[index].count -= 1
    return Document(path: document.path, records: records, children: children, text: document.text)
  }

  /// This node as it stands in a document that was made of its own by a change.
  public func counterpart(in changed: Document) -> Node { Node(document: changed, index: index) }
}
