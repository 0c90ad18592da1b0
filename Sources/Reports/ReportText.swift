public import Diagnostics
internal import Documents
public import Tables

/// A report's file or folder, parsed and not yet understood: the pack that it names has to be found first.
public struct ReportText: Sendable {
  enum Content: Sendable {
    /// YAML or JSON; `nil` where it could not be parsed.
    case document(Document?)
    /// The sheets of a workbook, or the CSV files of a folder.
    case tables(ReportTables)
  }

  let content: Content
  /// What keeps it from being parsed, or was wrong with its keys.
  public let faults: [Diagnostic]

  /// A report in one file, of the kind that the ending of its name says.
  public init(_ bytes: [UInt8], path: String) {
    if case .workbook? = ReportKind(ofFile: path) {
      self = Self.ofWorkbook(bytes, path: path)
      return
    }
    let (document, faults) = Document.parse(bytes, path: path)
    content = .document(document)
    self.faults = faults
  }

  /// A report that cannot be read at all.
  init(unreadable path: String, _ fault: Diagnostic) {
    content = .document(nil)
    faults = [fault]
  }

  #if !Workbooks
  private static func ofWorkbook(_ bytes: [UInt8], path: String) -> ReportText {
    ReportText(unreadable: path, Diagnostic(at: Place(path: path), TabularFault.noWorkbooks))
  }
  #endif

  /// A report in a folder of CSV files.
  ///
  /// - Parameters:
  ///   - files: By their paths.
  ///   - path: The folder.
  ///   - encoding: The encoding of all files; `nil` to find out that of each.
  public init(csv files: [(path: String, bytes: [UInt8])], path: String, encoding: TextEncoding? = nil) {
    var grids: [Grid] = []
    var faults: [Diagnostic] = []
    for file in files {
      let (grid, found) = Grid.csv(file.bytes, path: file.path, encoding: encoding)
      faults += found
      if let grid { grids.append(grid) }
    }
    self.init(grids: grids, path: path, faults: faults)
  }

  /// A report that is laid out as tables.
  ///
  /// - Parameters:
  ///   - path: The workbook, or the folder of the files.
  ///   - properties: What the workbook says of itself where no cell does.
  ///   - faults: What kept a part of it from being read.
  public init(grids: [Grid], path: String, properties: [String: String] = [:], faults: [Diagnostic] = []) {
    content = .tables(ReportTables(grids, path: path, properties: properties))
    self.faults = faults
  }

  /// The pack that the report says it answers.
  public var packID: String? {
    switch content {
    case .document(let document): document?.root["report"]?.text
    case .tables(let tables): tables.packID
    }
  }

  /// Whether it may leave open which pack it answers, and is then taken to answer the one that is asked for.
  public var mayNameNoPack: Bool {
    if case .tables = content { true } else { false }
  }
}
