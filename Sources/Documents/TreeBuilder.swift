import Diagnostics

/// Puts a document's flat tree together from the nodes that a reader meets, and keeps the limits.
///
/// A node that opens is written at once; its children wait on a stack until it closes, and then go into the table of
/// children side by side.
struct TreeBuilder {
  let path: String
  let limits: Limits
  private(set) var faults: [Diagnostic] = []
  private var records: [NodeRecord] = []
  private var children: [UInt32] = []
  var text: [UInt8] = []
  /// The children of the collections that are open, outermost first.
  private var pending: [UInt32] = []
  private var open: [OpenCollection] = []
  private var anchors: [String: Anchor] = [:]
  /// Nodes that the document stands for so far, aliases expanded.
  private var expandedCount = 0
  /// How many of them stand there by aliases.
  private var aliasedCount = 0

  private struct OpenCollection {
    let record: Int
    let firstPending: Int
    let expandedBefore: Int
    /// The levels within it.
    var height = 0
    var anchor: String?
  }

  private struct Anchor {
    let record: Int
    /// Nodes that an alias stands for; `nil` while the node is still open.
    var expandedCount: Int?
    var height = 0
  }

  init(path: String, limits: Limits) {
    self.path = path
    self.limits = limits
  }

  mutating func reserve(forBytes count: Int) {
    // Measured on packs and reports: a node for 10 to 20 bytes, half of the bytes scalar text.
    records.reserveCapacity(count / 16)
    children.reserveCapacity(count / 16)
    text.reserveCapacity(count / 2)
  }

  /// How many mappings and sequences are open.
  var depth: Int { open.count }

  /// Whether nothing, or nothing but a null without text, was read.
  var isEmpty: Bool {
    guard let root = records.first else { return true }
    return root.kind == .null && root.count == 0
  }

  /// The innermost collection that is open.
  var innermostOpen: NodeRecord? { open.last.map { records[$0.record] } }

  /// The node that was added last.
  var last: NodeRecord? { records.last }

  mutating func report(_ fault: DocumentFault, line: UInt32, column: UInt32) {
    faults.append(Diagnostic(at: place(line, column), fault))
  }

  func place(_ line: UInt32, _ column: UInt32) -> Place {
    Place(path: path, line: Int(line), column: Int(column))
  }

  /// The tree, once its root is there and closed.
  func document() -> Document {
    Document(path: path, records: records, children: children, text: text)
  }
}

// MARK: - Nodes as they are met

extension TreeBuilder {
  /// Adds a scalar or null whose text was appended to `text` from `start` on.
  mutating func addScalar(_ record: NodeRecord, anchor: String? = nil) throws(Diagnostic) {
    let index = try add(record)
    if let anchor { anchors[anchor] = Anchor(record: index, expandedCount: 1) }
  }

  mutating func openCollection(_ record: NodeRecord, anchor: String? = nil) throws(Diagnostic) {
    guard open.count < limits.depth else {
      throw Diagnostic(at: place(record.line, record.column), DocumentFault.tooDeep(limit: limits.depth))
    }
    let before = expandedCount
    let index = try add(record)
    open.append(
      OpenCollection(record: index, firstPending: pending.count, expandedBefore: before, anchor: anchor))
    if let anchor { anchors[anchor] = Anchor(record: index) }
  }

  mutating func closeCollection() {
    guard let closed = open.popLast() else { return }
    if records[closed.record].kind == .mapping { keepGoodEntries(from: closed.firstPending) }
    records[closed.record].start = UInt32(truncatingIfNeeded: children.count)
    records[closed.record].count = UInt32(truncatingIfNeeded: pending.count - closed.firstPending)
    children.append(contentsOf: pending[closed.firstPending...])
    pending.removeLast(pending.count - closed.firstPending)
    raiseHeight(to: closed.height + 1)
    if let anchor = closed.anchor, anchors[anchor]?.record == closed.record {
      anchors[anchor]?.expandedCount = expandedCount - closed.expandedBefore
      anchors[anchor]?.height = closed.height + 1
    }
  }

  /// Adds the node at the anchor once more as a child. It is not copied, but counted as if it were: who walks the tree
  /// meets it again.
  mutating func addAlias(_ name: String, line: UInt32, column: UInt32) throws(Diagnostic) {
    guard let anchor = anchors[name], let count = anchor.expandedCount else {
      report(
        anchors[name] == nil ? .unknownAlias(name) : .recursiveAlias(name), line: line, column: column)
      // Its own text stands in, so that what follows is still checked.
      let start = UInt32(truncatingIfNeeded: text.count)
      text.append(contentsOf: "*\(name)".utf8)
      return try addScalar(
        NodeRecord(
          kind: .scalar, form: .quoted, line: line, column: column, start: start,
          count: UInt32(truncatingIfNeeded: text.count) - start))
    }
    aliasedCount += count
    guard aliasedCount <= limits.expandedNodes else {
      throw Diagnostic(at: place(line, column), DocumentFault.tooManyAliasedNodes(limit: limits.expandedNodes))
    }
    guard open.count + anchor.height <= limits.depth else {
      throw Diagnostic(at: place(line, column), DocumentFault.tooDeep(limit: limits.depth))
    }
    expandedCount += count
    pending.append(UInt32(truncatingIfNeeded: anchor.record))
    raiseHeight(to: anchor.height)
  }

  private mutating func add(_ record: NodeRecord) throws(Diagnostic) -> Int {
    let index = records.count
    guard index < limits.nodes else {
      throw Diagnostic(at: place(record.line, record.column), DocumentFault.tooManyNodes(limit: limits.nodes))
    }
    records.append(record)
    if !open.isEmpty { pending.append(UInt32(truncatingIfNeeded: index)) }
    expandedCount += 1
    return index
  }

  private mutating func raiseHeight(to height: Int) {
    guard let last = open.indices.last, open[last].height < height else { return }
    open[last].height = height
  }
}

// MARK: - The keys of a mapping

extension TreeBuilder {
  /// Leaves in `pending` the entries whose key is a text and stands there for the first time; reports the others.
  private mutating func keepGoodEntries(from first: Int) {
    let keys = stride(from: first, to: pending.count, by: 2)
    let bad = keys.filter { records[Int(pending[$0])].kind != .scalar }
    let repeated = pending.count - first <= 32 ? repeatsByPairs(from: first) : repeatsBySorting(from: first)
    guard !bad.isEmpty || !repeated.isEmpty else { return }

    var dropped = Set(bad)
    for position in bad {
      let key = records[Int(pending[position])]
      report(.keyNotText, line: key.line, column: key.column)
    }
    for (position, original) in repeated where dropped.insert(position).inserted {
      let key = records[Int(pending[position])]
      let line = Int(records[Int(pending[original])].line)
      report(.duplicateKey(text(of: key), firstLine: line), line: key.line, column: key.column)
    }
    let kept = keys.filter { !dropped.contains($0) }.flatMap { [pending[$0], pending[$0 + 1]] }
    pending.replaceSubrange(first..., with: kept)
  }

  /// Few keys are compared with each other: most differ in length or at the first byte.
  private func repeatsByPairs(from first: Int) -> [(position: Int, original: Int)] {
    var repeats: [(Int, Int)] = []
    var position = first + 2
    while position < pending.count {
      var earlier = first
      while earlier < position {
        if areEqualKeys(pending[earlier], pending[position]) {
          repeats.append((position, earlier))
          break
        }
        earlier += 2
      }
      position += 2
    }
    return repeats
  }

  /// Many keys are sorted, then equal ones are neighbours: no input makes that slow, as it could a hash table.
  private func repeatsBySorting(from first: Int) -> [(position: Int, original: Int)] {
    let sorted = stride(from: first, to: pending.count, by: 2).sorted {
      let order = compareKeys(pending[$0], pending[$1])
      return order == 0 ? $0 < $1 : order < 0
    }
    var repeats: [(Int, Int)] = []
    var original = first
    for (previous, position) in zip(sorted, sorted.dropFirst()) {
      if compareKeys(pending[previous], pending[position]) != 0 || previous == position {
        original = position
      } else {
        if repeats.last?.0 != previous { original = previous }
        repeats.append((position, original))
      }
    }
    return repeats.sorted { $0.0 < $1.0 }
  }

  private func areEqualKeys(_ a: UInt32, _ b: UInt32) -> Bool {
    records[Int(a)].count == records[Int(b)].count && compareKeys(a, b) == 0
  }

  /// By length, then by bytes.
  private func compareKeys(_ a: UInt32, _ b: UInt32) -> Int {
    let (a, b) = (records[Int(a)], records[Int(b)])
    guard a.kind == .scalar, b.kind == .scalar else {
      return a.kind == b.kind ? Int(a.start) - Int(b.start) : Int(a.kind.rawValue) - Int(b.kind.rawValue)
    }
    guard a.count == b.count else { return Int(a.count) - Int(b.count) }
    let (startA, startB) = (Int(a.start), Int(b.start))
    for offset in 0..<Int(a.count) where text[startA + offset] != text[startB + offset] {
      return Int(text[startA + offset]) - Int(text[startB + offset])
    }
    return 0
  }

  private func text(of record: NodeRecord) -> String {
    String(decoding: text[Int(record.start)..<Int(record.start) + Int(record.count)], as: UTF8.self)
  }
}
