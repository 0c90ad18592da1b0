package import Diagnostics

/// What the text of a ``CSVFile`` repeats, where it is no file of its own: its values stand elsewhere, not in its lines.
public enum TableOrigin: Sendable {
  case sheet(SheetOrigin)
  /// Some records of a table that an engine holds, by the table's columns.
  case excerpt(columns: [String])

  /// Whether texts may stand for cells without a value.
  package var hasMarks: Bool {
    if case .sheet = self { true } else { false }
  }

  /// The column where the values of one of the text's stand: the sheet's, counted from 1.
  func column(of column: Int) -> Int {
    switch self {
    case .sheet(let sheet): sheet.column(of: column)
    case .excerpt: column + 1
    }
  }

  /// Where a value stands, by its line of the text, counted from 0, and the column that ``column(of:)`` gives.
  package func place(path: String, line: Int, column: Int) -> Place {
    switch self {
    case .sheet(let sheet): sheet.place(path: path, line: line, sheetColumn: column)
    case .excerpt(let columns): Place(path: path, position: .column(columns[column - 1]))
    }
  }
}
