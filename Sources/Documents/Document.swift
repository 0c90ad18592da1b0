public import Diagnostics

/// A parsed file: a tree of nodes that all know their places.
///
/// The tree is flat. For `{a: 1, b: [2, 3]}` there are seven small records in the order of the text, one buffer with the
/// bytes `a1b23`, and one table of children in which those of a node lie side by side. A `String` is made when it is
/// asked for, and an alias is one more child that points to the node at its anchor.
public final class Document: Sendable {
  public let path: String
  let records: [NodeRecord]
  let children: [UInt32]
  let text: [UInt8]
  /// Where the nodes stand, of a document that is put together from sheets or several files; none for a file's own tree.
  private let sources: [DocumentSource]
  private let rootIndex: Int

  init(
    path: String, records: [NodeRecord], children: [UInt32], text: [UInt8], sources: [DocumentSource] = [],
    root: Int = 0
  ) {
    self.path = path
    self.records = records
    self.children = children
    self.text = text
    self.sources = sources
    rootIndex = root
  }

  public var root: Node { Node(document: self, index: rootIndex) }

  func place(of record: NodeRecord) -> Place {
    let (line, column) = (Int(record.line), Int(record.column))
    guard !sources.isEmpty else { return Place(path: path, line: line, column: column) }
    return sources[Int(record.source)].place(line: line, column: column)
  }

  /// Whether a record's text is that of a string of the same length.
  func hasBytes(_ record: NodeRecord, _ wanted: String.UTF8View, _ first: UInt8?) -> Bool {
    guard let first else { return record.count == 0 }
    var index = Int(record.start)
    guard text[index] == first else { return false }
    for byte in wanted {
      guard text[index] == byte else { return false }
      index += 1
    }
    return true
  }

  /// Reads a file's text: JSON where `path` ends in `.json`, else YAML.
  ///
  /// - Parameter isJSON: Whether it has to be JSON, whatever `path` ends in.
  /// - Returns: The tree, or `nil` where none could be built, and every fault that was met. After a fault of syntax or a
  ///   limit there is no tree. Other faults leave one that can be decoded further: of equal keys it holds the first,
  ///   and a refused tag stands in front of its value as text.
  public static func parse(
    _ bytes: [UInt8], path: String, isJSON: Bool = false, limits: Limits = .standard
  ) -> (document: Document?, faults: [Diagnostic]) {
    var builder = TreeBuilder(path: path, limits: limits)
    do throws(Diagnostic) {
      let source = try SourceText(bytes, path: path, limits: limits)
      builder.reserve(forBytes: bytes.count)
      if isJSON || path.lowercased().hasSuffix(".json") {
        var reader = JSONReader(source: source, builder: builder)
        defer { builder = reader.builder }
        try reader.read()
      } else {
        var reader = YAMLTreeReader(source: source, builder: builder)
        defer { builder = reader.builder }
        try reader.read()
      }
      return (builder.document(), builder.faults)
    } catch {
      // A refused tag is often what the syntax fault at the same place is about.
      let isKnown = builder.faults.contains { $0.place == error.place }
      return (nil, isKnown ? builder.faults : builder.faults + [error])
    }
  }
}

/// One node of the tree, in 20 bytes.
struct NodeRecord: Sendable {
  var kind: Node.Kind
  var form = Node.Form.plain
  /// Of which of the document's sources it is, where it has several.
  var source: UInt16 = 0
  /// The line, or the row of a sheet.
  var line: UInt32
  var column: UInt32
  /// Where its text begins, or its row of the table of children.
  var start: UInt32 = 0
  /// The length of its text in bytes, or the number of its children; keys and values of a mapping alternate.
  var count: UInt32 = 0
}
