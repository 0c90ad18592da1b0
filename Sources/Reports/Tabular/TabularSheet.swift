internal import Diagnostics
internal import Documents
internal import Tables

/// A sheet of a workbook or a CSV file of a folder, as a report is read from it.
struct TabularSheet: Sendable {
  /// What it is called: the sheet's name, or the file's without its ending.
  let name: String
  let isHidden: Bool
  /// Its place among the document's sources.
  let source: Int
  /// Top to bottom, without blank cells and without rows that hold nothing else.
  let rows: [GridRow]
  let merged: MergedCells
  private let grid: Grid

  init(_ grid: Grid, source: Int) {
    self.grid = grid
    self.source = source
    name = grid.sheet ?? Self.baseName(grid.path)
    isHidden = grid.isHidden
    merged = MergedCells(grid.merged)
    let isClean = grid.rows.allSatisfy { row in !row.cells.isEmpty && !row.cells.contains { $0.isBlank } }
    rows =
      isClean
      ? grid.rows
      : grid.rows.compactMap { row in
        let cells = row.cells.filter { !$0.isBlank }
        return cells.isEmpty ? nil : GridRow(number: row.number, isHidden: row.isHidden, cells: cells)
      }
  }

  /// `高新区` of `folder/高新区.csv`.
  private static func baseName(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }

  /// Whether it is a file of its own.
  var isFile: Bool { grid.sheet == nil }

  var documentSource: DocumentSource {
    grid.sheet.map { .sheet(path: grid.path, name: $0) } ?? .text(path: grid.path)
  }

  func spot(_ cell: GridCell, _ row: GridRow) -> DocumentBuilder.Spot {
    guard grid.sheet == nil else {
      return DocumentBuilder.Spot(source: source, line: row.number, column: cell.column)
    }
    return DocumentBuilder.Spot(
      source: source, line: row.number + Int(cell.textLine), column: Int(cell.textColumn))
  }

  /// Where a cell would stand that holds nothing.
  func spot(blankIn column: Int, _ row: GridRow) -> DocumentBuilder.Spot {
    guard grid.sheet == nil else { return DocumentBuilder.Spot(source: source, line: row.number, column: column) }
    let before = row.cells.last { $0.column < column }
    return DocumentBuilder.Spot(
      source: source, line: row.number + Int(before?.textLine ?? 0), column: Int(before?.textColumn ?? 1))
  }

  func place(_ cell: GridCell, _ row: GridRow) -> Place { grid.place(of: cell, in: row) }

  /// The sheet as a whole: its first cell, or the file.
  var place: Place {
    guard let sheet = grid.sheet else { return Place(path: grid.path) }
    return Place(path: grid.path, position: .cell(sheet: sheet, address: "A1"))
  }

  /// A row by its number.
  func row(numbered number: Int) -> GridRow? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].number == number ? rows[low] : nil
  }

  /// What a cell shows: its own, or of joined cells what the first of them holds.
  func shown(inColumn column: Int, _ row: GridRow) -> (cell: GridCell, row: GridRow)? {
    if let cell = row.cell(inColumn: column) { return (cell, row) }
    guard let range = merged.range(row: row.number, column: column),
      let first = self.row(numbered: range.first.row), let cell = first.cell(inColumn: range.first.column)
    else { return nil }
    return (cell, first)
  }
}

/// The joined cells of a sheet, found by a cell within them.
struct MergedCells: Sendable {
  private var byRow: [Int: [CellRange]] = [:]
  /// Beyond so many rows of joined cells, which is no table of people's making, a range counts as not joined.
  private static let mostRows = 200_000

  init(_ ranges: [CellRange]) {
    var rows = 0
    for range in ranges where range.first != range.last {
      let count = range.last.row - range.first.row + 1
      guard rows + count <= Self.mostRows else { continue }
      rows += count
      for row in range.first.row...range.last.row { byRow[row, default: []].append(range) }
    }
  }

  func range(row: Int, column: Int) -> CellRange? {
    byRow[row]?.first { $0.first.column <= column && column <= $0.last.column }
  }
}

extension GridCell {
  /// Whether it holds nothing that can be seen.
  var isBlank: Bool {
    if let first = text.utf8.first, first > 0x20, first < 0x7F { return false }
    return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || FoldedName.isInvisible($0) }
  }

  /// Its text without white space and invisible marks around it.
  var trimmed: String { Substring(text).trimmed }

  /// How the text of a scalar with this cell's text came to stand there.
  var form: Node.Form {
    switch kind {
    case .text, .number, .boolean, .date: .plain
    case .error: .failedFormula
    case .formulaWithoutValue: .uncomputedFormula
    case .scaled: .scaledNumber
    }
  }
}

extension Substring {
  /// Without white space and invisible marks around it.
  var trimmed: String {
    guard let first = unicodeScalars.firstIndex(where: FoldedName.isVisible),
      let last = unicodeScalars.lastIndex(where: FoldedName.isVisible)
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
