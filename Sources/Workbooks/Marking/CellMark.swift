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
}
#endif
