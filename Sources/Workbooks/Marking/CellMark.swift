#if Workbooks
public import Diagnostics

/// A mark to be put on a cell of a workbook that somebody sent.
public struct CellMark: Sendable {
  public let sheet: String
  public let address: CellAddress
  /// Decides the colour.
  public let severity: Severity
  /// What the comment on the cell says, its lines separated by line feeds.
  public let comment: String

  public init(sheet: String, address: CellAddress, severity: Severity, comment: String) {
    self.sheet = sheet
    self.address = address
    self.severity = severity
    self.comment = comment
  }

  /// What stands behind the text of a marked cell: pale, so that black print on it reads well. Excel's own colours for
  /// what is bad and what is neutral.
  public static func colour(of severity: Severity) -> CellColour {
    switch severity {
    case .error: CellColour("FFC7CE")
    case .warning: CellColour("FFEB9C")
    case .note, .none: CellColour("DDEBF7")
    }
  }
}
#endif
