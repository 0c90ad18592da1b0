internal import Diagnostics
internal import Tables

/// A report's sheets, not yet understood.
struct ReportTables: Sendable {
  /// The workbook, or the folder of CSV files.
  let path: String
  let sheets: [TabularSheet]
  /// What the workbook says of itself, where no cell says it.
  let properties: [String: String]
  /// That there is too much of it.
  let limitFault: Diagnostic?

  init(_ grids: [Grid], path: String, properties: [String: String]) {
    self.path = path
    self.properties = properties
    let cells = grids.reduce(0) { count, grid in grid.rows.reduce(count) { $0 + $1.cells.count } }
    if grids.count > TabularReader.mostSheets {
      limitFault = Diagnostic(at: Place(path: path), TabularFault.tooManySheets(limit: TabularReader.mostSheets))
    } else if cells > TabularReader.mostCells {
      limitFault = Diagnostic(at: Place(path: path), TabularFault.tooManyCells(limit: TabularReader.mostCells))
    } else {
      limitFault = nil
    }
    sheets = limitFault == nil ? grids.enumerated().map { TabularSheet($0.element, source: $0.offset) } : []
  }

  /// The pack that a cell or the workbook itself says the report answers.
  var packID: String? {
    for sheet in sheets {
      let answers = HeadScanner(sheet: sheet).answers(inRows: sheet.rows.indices.prefix(HeaderBlock.deepest))
      if let answer = answers.first(where: { $0.item == .pack }) { return answer.text }
    }
    return properties[Self.packProperty]
  }

  /// Under which names a form bears its pack's id and version.
  static let packProperty = "plumbline-pack"
  static let versionProperty = "plumbline-pack-version"
}
