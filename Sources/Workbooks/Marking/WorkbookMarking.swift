#if Workbooks
public import Diagnostics
internal import Tables

/// Marks cells in a workbook that somebody sent.
///
/// Its parts are edited where they stand, and only those that have to be: whatever this code does not know, macros,
/// charts, tables or signatures, stays as it was, byte for byte.
public enum WorkbookMarking {
  /// A copy of a workbook with marked cells.
  public struct Copy: Sendable {
    public let bytes: [UInt8]
    /// What whoever gets the copy should know.
    public let remarks: [Diagnostic]
  }

  /// Who comments on cells.
  static let author = "Plumbline"

  /// Colours cells, puts comments on them, and adds a sheet behind the others.
  ///
  /// - Parameters:
  ///   - marks: In any order; several on one cell become one, with the colour of the most serious.
  ///   - findings: The sheet to add; it gets another name where a sheet bears its own already.
  /// - Throws: Why the workbook as a whole cannot be marked.
  public static func marked(
    _ bytes: [UInt8], path: String, marks: [CellMark], adding findings: SheetDraft
  ) throws(Diagnostic) -> Copy {
    let archive = try Archive(bytes, path: path)
    var package = try MarkedPackage(archive, path: path)
    try package.mark(marks)
    try package.add(findings)
    return Copy(bytes: package.bytes(), remarks: package.remarks)
  }
}
#endif
