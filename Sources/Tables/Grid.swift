public import Diagnostics

/// The cells of a sheet of a workbook or of a CSV file, as they stand there: what is a heading and what a value is not
/// known yet.
public struct Grid: Sendable {
  public let path: String
  /// The sheet's name; `nil` for a CSV file.
  public let sheet: String?
  /// Whether the sheet is hidden.
  public let isHidden: Bool
  /// Top to bottom, those that hold anything.
  public var rows: [GridRow] = []
  /// Cells that were joined to one; what it holds stands in the first of them.
  public var merged: [CellRange] = []
  /// Hidden columns, counted from 1.
  public var hiddenColumns: Set<Int> = []

  public init(path: String, sheet: String? = nil, isHidden: Bool = false) {
    self.path = path
    self.sheet = sheet
    self.isHidden = isHidden
  }

  /// Where a cell stands: its sheet and address, or its line and the column of its first character.
  public func place(of cell: GridCell, in row: GridRow) -> Place {
    guard let sheet else {
      return Place(path: path, line: row.number + Int(cell.textLine), column: Int(cell.textColumn))
    }
    let address = CellAddress(row: row.number, column: cell.column)
    return Place(path: path, position: .cell(sheet: sheet, address: address.description))
  }
}

/// A row of a grid.
public struct GridRow: Sendable {
  /// The sheet's row, or the line in which a row of a CSV file begins, counted from 1.
  public let number: Int
  public let isHidden: Bool
  /// From the left, those that hold anything.
  public var cells: [GridCell]

  public init(number: Int, isHidden: Bool = false, cells: [GridCell]) {
    self.number = number
    self.isHidden = isHidden
    self.cells = cells
  }

  /// The cell in a column, counted from 1.
  public func cell(inColumn column: Int) -> GridCell? {
    // Rows are mostly without gaps.
    if column >= 1, column <= cells.count, cells[column - 1].column == column { return cells[column - 1] }
    return cells.first { $0.column == column }
  }
}

/// A cell that holds something.
public struct GridCell: Sendable, Hashable {
  /// What a cell holds, where that is more than a text.
  public enum Kind: UInt8, Sendable {
    /// Text, a number stored as text included; every field of a CSV file.
    case text
    case number
    case boolean
    /// A day, `2024-02-20`, or a day and time.
    case date
    /// What a formula came to that could not be computed: `#DIV/0!`.
    case error
    /// A formula, `=B2/B3`, whose value was never computed.
    case formulaWithoutValue
    /// A number that is shown divided by a power of ten, so that nobody can tell which of the two is meant.
    case scaled
  }

  private let narrowColumn: Int32
  /// In a CSV file, the column of its first character, its quote included, counted from 1 in Unicode scalars.
  public let textColumn: UInt32
  /// In a CSV file, how many lines below that of its row it begins: values before it may hold line breaks.
  public let textLine: UInt32
  public let kind: Kind
  /// As people see it, without what only adorns: of a number all its digits and at least those that are shown, `1.26%`
  /// for 0.0126 shown as a percentage, `500亿元` where the format says 亿元; of a date `2024-02-20`.
  public let text: String

  /// Counted from 1: of a sheet `A`, of a CSV file the first field.
  public var column: Int { Int(narrowColumn) }

  public init(column: Int, textColumn: Int = 0, textLine: Int = 0, kind: Kind = .text, text: String) {
    narrowColumn = Int32(truncatingIfNeeded: column)
    self.textColumn = UInt32(truncatingIfNeeded: textColumn)
    self.textLine = UInt32(truncatingIfNeeded: textLine)
    self.kind = kind
    self.text = text
  }
}

/// A rectangle of cells, `A1:C2`, both ends included.
public struct CellRange: Sendable, Hashable {
  public let first: CellAddress
  public let last: CellAddress

  public init(_ first: CellAddress, _ last: CellAddress) {
    self.first = first
    self.last = last
  }

  /// Reads `A1:C2` or `A1`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ CellAddress($0) }),
      let last = parts.count == 1 ? first : parts.count == 2 ? CellAddress(parts[1]) : nil,
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(first, last)
  }

  public func contains(_ address: CellAddress) -> Bool {
    (first.row...last.row).contains(address.row) && (first.column...last.column).contains(address.column)
  }
}

extension CellRange: CustomStringConvertible {
  public var description: String { first == last ? "\(first)" : "\(first):\(last)" }
}
