internal import Diagnostics
internal import Tables

/// One to three rows of a sheet, one below the other, that head the columns of a table.
struct HeaderBlock: Sendable {
  /// The place of its lowest row among the sheet's.
  let bottom: Int
  let levels: Int
  /// From the left.
  let headings: [Heading]

  /// How many rows from the top of a sheet a header is looked for.
  static let deepest = 60
  static let mostLevels = 3
  /// No table of people's making has more.
  private static let mostColumns = 512

  /// - Parameter mayBeHead: Whether a row may also be read as labels and answers of a report's head: `region`,
  ///   `indicator`, `year`, `value`.
  /// - Returns: `nil` where there are no such rows, or a row is left free between them.
  init?(_ sheet: TabularSheet, bottom: Int, levels: Int, mayBeHead: Bool = false) {
    let top = bottom - levels + 1
    guard top >= 0, bottom < sheet.rows.count,
      sheet.rows[bottom].number - sheet.rows[top].number == levels - 1
    else { return nil }
    self.bottom = bottom
    self.levels = levels
    let rows = Array(sheet.rows[top...bottom])
    guard rows.allSatisfy({ $0.cells.count <= Self.mostColumns }) else { return nil }
    let scanner = HeadScanner(sheet: sheet)
    if !mayBeHead, (top...bottom).contains(where: { scanner.isHead($0) }) { return nil }
    // A cell that is joined over several columns heads each of them.
    var columns = Set(rows.flatMap { $0.cells.map(\.column) })
    for row in rows {
      for cell in row.cells {
        guard let range = sheet.merged.range(row: row.number, column: cell.column) else { continue }
        columns.formUnion(range.first.column...min(range.last.column, range.first.column + 256))
      }
    }
    let all = columns.sorted().compactMap { Heading(sheet, rows, column: $0) }
    // Beside a table, with a column left free between, the answers of the head may stand.
    let end = all.indices.dropFirst().first { index in
      all[index].column > all[index - 1].column + 1 && HeadScanner.item(all[index].text) != nil
    }
    var headings = Array(all[..<(end ?? all.endIndex)])
    // What stands above every column, such as a title, tells none of them from another.
    let common = headings.dropFirst().reduce(Set(headings.first?.above ?? [])) { $0.intersection($1.above) }
    if !common.isEmpty { for index in headings.indices { headings[index].above.removeAll(where: common.contains) } }
    self.headings = headings
  }

  /// All headers that may end in a row, those of fewer rows first.
  static func blocks(_ sheet: TabularSheet, endingIn row: Int) -> [HeaderBlock] {
    (1...mostLevels).compactMap { HeaderBlock(sheet, bottom: row, levels: $0) }
  }
}

/// What heads a column: the lowest cell of a header that holds anything there, and what stands above that.
struct Heading: Sendable {
  let column: Int
  let cell: GridCell
  /// The row that the cell stands in.
  let row: GridRow
  /// From the lowest, what heads it together with other columns.
  fileprivate(set) var above: [String]

  var text: String { cell.text }

  /// Whether both stand in one cell.
  func isSame(as other: Heading) -> Bool { cell == other.cell && row.number == other.row.number }

  init?(_ sheet: TabularSheet, _ rows: [GridRow], column: Int) {
    var found: (cell: GridCell, row: GridRow)?
    var above: [String] = []
    for row in rows.reversed() {
      guard let shown = sheet.shown(inColumn: column, row) else {
        // Without joined cells a heading over several columns stands over the first of them.
        if found != nil, let left = row.cells.last(where: { $0.column < column }),
          sheet.merged.range(row: row.number, column: left.column) == nil
        {
          above.append(left.text)
        }
        continue
      }
      if found == nil {
        found = shown
      } else if shown.cell != found?.cell {
        above.append(shown.cell.text)
      }
    }
    guard let found else { return nil }
    self.column = column
    cell = found.cell
    row = found.row
    self.above = above
  }
}
