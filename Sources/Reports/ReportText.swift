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

  public init(_ bytes: [UInt8], path: String) {
    let (document, faults) = Document.parse(bytes, path: path)
    content = .document(document)
    self.faults = faults
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
