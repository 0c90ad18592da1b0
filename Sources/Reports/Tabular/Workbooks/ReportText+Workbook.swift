#if Workbooks
internal import Diagnostics
internal import Tables
internal import Workbooks

extension ReportText {
  /// The sheets of a workbook, or why it cannot be read.
  static func ofWorkbook(_ bytes: [UInt8], path: String) -> ReportText {
    do throws(Diagnostic) {
      var limits = WorkbookLimits.standard
      limits.cells = TabularReader.mostCells
      limits.sheets = TabularReader.mostSheets
      let workbook = try Workbook.open(bytes, path: path, limits: limits)
      var grids: [Grid] = []
      for index in workbook.sheets.indices { grids.append(try workbook.grid(ofSheet: index)) }
      return ReportText(grids: grids, path: path, properties: workbook.properties)
    } catch {
      return ReportText(unreadable: path, error)
    }
  }
}
#endif
