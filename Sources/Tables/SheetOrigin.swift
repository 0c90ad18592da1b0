package import Diagnostics

/// The sheet of a workbook whose rows the text of a ``CSVFile`` repeats: its values stand in cells, not in lines.
public struct SheetOrigin: Sendable {
  public let sheet: String
  /// The sheet's row, by the line of the text.
  private let rows: [UInt32]
  /// The sheet's column, by that of the text.
  private let columns: [Int]

  init(sheet: String, rows: [UInt32], columns: [Int]) {
    self.sheet = sheet
    self.rows = rows
    self.columns = columns
  }

  /// The sheet's column, counted from 1, of one of the text's, counted from 0.
  func column(of column: Int) -> Int { columns[column] }

  /// The cell of a line of the text, counted from 0, and a column of the sheet.
  package func place(path: String, line: Int, sheetColumn: Int) -> Place {
    let address = CellAddress(row: Int(rows[line]), column: sheetColumn)
    return Place(path: path, position: .cell(sheet: sheet, address: "\(address)"))
  }
}
