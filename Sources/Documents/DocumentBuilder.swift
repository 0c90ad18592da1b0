internal import Diagnostics

/// A file, or a sheet of one, that nodes of a document stand in.
public enum DocumentSource: Sendable, Hashable {
  case text(path: String)
  case sheet(path: String, name: String)

  func place(line: Int, column: Int) -> Place {
    switch self {
    case .text(let path): Place(path: path, line: line, column: column)
    case .sheet(let path, let name):
      Place(path: path, position: .cell(sheet: name, address: "\(CellAddress(row: line, column: column))"))
    }
  }
}

/// Puts a document together whose nodes stand in cells of sheets or in several files: what was laid out as tables is
/// then read like what was written as a tree.
public struct DocumentBuilder: Sendable {
  /// A node that was built; one may be a child of several others, as where a heading is the key of every row below it.
  public struct Part: Sendable {
    let index: UInt32
  }

  /// Where a node stands.
  public struct Spot: Sendable {
    let source: UInt16
    let line: UInt32
    let column: UInt32

    /// - Parameters:
    ///   - source: The place of its source among the builder's.
    ///   - line: The line, or the row of a sheet, counted from 1.
    ///   - column: The column, counted from 1.
    public init(source: Int, line: Int, column: Int) {
      self.source = UInt16(truncatingIfNeeded: source)
      self.line = UInt32(truncatingIfNeeded: line)
      self.column = UInt32(truncatingIfNeeded: column)
    }
  }

  private let sources: [DocumentSource]
  private var records: [NodeRecord] = []
  private var children: [UInt32] = []
  private var text: [UInt8] = []

  /// - Parameter sources: At least one, and at most 65,536.
  public init(sources: [DocumentSource]) {
    self.sources = sources
  }

  /// How many nodes there are.
  public var nodeCount: Int { records.count }

  public mutating func scalar(_ text: String, _ form: Node.Form = .plain, at spot: Spot) -> Part {
    let start = self.text.count
    self.text.append(contentsOf: text.utf8)
    let part = add(.scalar, at: spot, start: start, count: self.text.count - start)
    records[records.count - 1].form = form
    return part
  }

  public mutating func null(at spot: Spot) -> Part { add(.null, at: spot, start: text.count, count: 0) }

  public mutating func sequence(_ elements: [Part], at spot: Spot) -> Part {
    let start = children.count
    children.append(contentsOf: elements.lazy.map(\.index))
    return add(.sequence, at: spot, start: start, count: elements.count)
  }

  /// - Parameter entries: No two with equal keys, each key a scalar.
  public mutating func mapping(_ entries: [(key: Part, value: Part)], at spot: Spot) -> Part {
    let start = children.count
    for (key, value) in entries {
      children.append(key.index)
      children.append(value.index)
    }
    return add(.mapping, at: spot, start: start, count: entries.count * 2)
  }

  private mutating func add(_ kind: Node.Kind, at spot: Spot, start: Int, count: Int) -> Part {
    var record = NodeRecord(kind: kind, line: spot.line, column: spot.column)
    record.source = spot.source
    record.start = UInt32(truncatingIfNeeded: start)
    record.count = UInt32(truncatingIfNeeded: count)
    records.append(record)
    return Part(index: UInt32(truncatingIfNeeded: records.count - 1))
  }

  /// The document of which a part is the root.
  ///
  /// - Parameter path: What it is called as a whole: the workbook or the folder.
  public consuming func document(root: Part, path: String) -> Document {
    Document(
      path: path, records: records, children: children, text: text, sources: sources, root: Int(root.index))
  }
}
