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
}

/// A part of a document as one of its own.
extension Node {
  /// This node as the root of a document that holds nothing else, its places kept; a change of that costs no more than
  /// the node is large.
  ///
  /// - Parameter key: One that the mapping is to lack.
  public func detached(without key: String? = nil) -> Document {
    var copy = NodeCopy(of: document)
    copy.add(index, without: key)
    return Document(path: document.path, records: copy.records, children: copy.children, text: copy.text)
  }
}

/// Copies nodes with all that stands in them.
private struct NodeCopy {
  private let document: Document
  private(set) var records: [NodeRecord] = []
  private(set) var children: [UInt32] = []
  private(set) var text: [UInt8] = []
  /// What an alias repeats is copied once.
  private var copies: [Int: UInt32] = [:]

  init(of document: Document) {
    self.document = document
  }

  @discardableResult
  mutating func add(_ index: Int, without key: String? = nil) -> UInt32 {
    if let known = copies[index] { return known }
    let copy = records.count
    copies[index] = UInt32(truncatingIfNeeded: copy)
    let record = document.records[index]
    records.append(record)
    let range = Int(record.start)..<Int(record.start) + Int(record.count)
    switch record.kind {
    case .null: break
    case .scalar:
      records[copy].start = UInt32(truncatingIfNeeded: text.count)
      text += document.text[range]
    case .sequence, .mapping:
      let kept = key.map { self.children(range, without: $0) } ?? Array(document.children[range])
      let copied = kept.map { add(Int($0)) }
      records[copy].start = UInt32(truncatingIfNeeded: children.count)
      records[copy].count = UInt32(truncatingIfNeeded: copied.count)
      children += copied
    }
    return UInt32(truncatingIfNeeded: copy)
  }

  private func children(_ range: Range<Int>, without key: String) -> [UInt32] {
    stride(from: range.lowerBound, to: range.upperBound, by: 2).flatMap { pair in
      let isLeft = Node(document: document, index: Int(document.children[pair])).hasText(key)
      return isLeft ? [] : Array(document.children[pair...pair + 1])
    }
  }
}
