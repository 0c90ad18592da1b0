#if Workbooks
internal import Diagnostics
internal import Tables

/// Reads the XML of a sheet row by row.
final class SheetReader: XMLHandler {
  // All that changes stands in one value, to which each call comes once: the language checks every access to it.
  private var contents: SheetContents

  init(_ reading: CellReading, path: String, sheet: String, limits: WorkbookLimits) {
    contents = SheetContents(reading, path: path, sheet: sheet, limits: limits)
  }

  /// The rows that were read since the last call.
  func takeRows() -> [GridRow] { contents.takeRows() }

  var merged: [CellRange] { contents.merged }
  var hiddenColumns: Set<Int> { contents.hiddenColumns }

  func start(_ element: borrowing XMLElement) throws(Diagnostic) { try contents.start(element) }
  func text(_ bytes: Span<UInt8>) throws(Diagnostic) { try contents.text(bytes) }
  func end(_ name: XMLName) throws(Diagnostic) { try contents.end(name) }
}

/// What was read of a sheet, and where in its XML we are.
private struct SheetContents {
  /// Rows that were read and not yet taken.
  private var rows: [GridRow] = []
  private(set) var merged: [CellRange] = []

  private let reading: CellReading
  private let path: String
  private let sheet: String
  private let limits: WorkbookLimits

  private var depth = 0
  /// The element of the sheet's first level in which we are.
  private var section = XMLName.other
  private var row = 0
  private var isRowHidden = false
  private var cells: [GridCell] = []
  private var cell = CellReading.RawCell()
  private var isInCell = false
  private var isPhonetic = false
  private var target = Target.nothing
  /// By column, how many more ranges of hidden columns begin than ended before it.
  private var hiddenBounds: [Int: Int] = [:]

  /// Where text goes.
  private enum Target { case nothing, value, formula }

  init(_ reading: CellReading, path: String, sheet: String, limits: WorkbookLimits) {
    self.reading = reading
    self.path = path
    self.sheet = sheet
    self.limits = limits
  }

  /// The rows that were read since the last call.
  mutating func takeRows() -> [GridRow] {
    var taken: [GridRow] = []
    swap(&taken, &rows)
    return taken
  }

  var hiddenColumns: Set<Int> {
    var columns: Set<Int> = []
    var open = 0
    for column in 1...CellAddress.mostColumns {
      open += hiddenBounds[column] ?? 0
      if open > 0 { columns.insert(column) }
    }
    return columns
  }

  // MARK: - Elements

  mutating func start(_ element: borrowing XMLElement) throws(Diagnostic) {
    depth += 1
    switch (depth, element.name) {
    case (5, .v) where isInCell: if !cell.hasInlineText { target = .value }
    case (4, .c) where section == .sheetData: try startCell(element)
    case (3, .row) where section == .sheetData: try startRow(element)
    case (5, .f) where isInCell:
      cell.hasFormula = true
      target = .formula
    case (5, .is) where isInCell && cell.type == .inlineText:
      cell.hasInlineText = true
      cell.value.removeAll(keepingCapacity: true)
    case (6, .t) where isInCell, (7, .t) where isInCell:
      // Of a text that stands in the cell itself, or of a part of it with a look of its own.
      if cell.hasInlineText, !isPhonetic { target = .value }
    case (6, .rPh): isPhonetic = true
    case (2, let name): section = name
    case (3, .col) where section == .cols: readColumns(element)
    case (3, .mergeCell) where section == .mergeCells: try readMerged(element)
    default: break
    }
  }

  mutating func text(_ bytes: Span<UInt8>) throws(Diagnostic) {
    switch target {
    case .nothing: return
    case .value:
      unsafe bytes.withUnsafeBufferPointer { unsafe cell.value.append(contentsOf: $0) }
      guard cell.value.count <= limits.textBytes else { throw fault(.textTooLong(limit: limits.textBytes)) }
    case .formula:
      unsafe bytes.withUnsafeBufferPointer { unsafe cell.formula.append(contentsOf: $0) }
      guard cell.formula.count <= limits.textBytes else { throw fault(.textTooLong(limit: limits.textBytes)) }
    }
  }

  mutating func end(_ name: XMLName) throws(Diagnostic) {
    switch (depth, name) {
    case (5, .v), (5, .f), (6, .t), (7, .t): target = .nothing
    case (6, .rPh): isPhonetic = false
    case (4, .c) where isInCell:
      isInCell = false
      do throws(WorkbookFault) {
        if let read = try reading.cell(cell) { cells.append(read) }
      } catch {
        throw fault(error)
      }
    case (3, .row) where section == .sheetData:
      if !cells.isEmpty {
        let width = cells.count
        rows.append(GridRow(number: row, isHidden: isRowHidden, cells: cells))
        // The next row mostly is as wide.
        cells = []
        cells.reserveCapacity(width)
      }
    default: break
    }
    depth -= 1
  }

  private mutating func startRow(_ element: borrowing XMLElement) throws(Diagnostic) {
    let before = row
    if let number = element.attribute("r", { Self.number($0) }) {
      guard let number, number >= 1 else {
        throw Diagnostic(at: Place(path: path), WorkbookFault.badRowNumber(element.attribute("r") ?? ""))
      }
      row = number
    } else {
      row += 1
    }
    cell.column = 0
    guard row <= CellAddress.mostRows else { throw fault(.tooManyRows(limit: CellAddress.mostRows), column: 1) }
    guard row > before else { throw fault(.rowOutOfOrder(row, after: before), column: 1) }
    // A row can be hidden by its height as well.
    isRowHidden = element.isOn("hidden") || element.attribute("ht", { Self.isZero($0) }) ?? false
  }

  private mutating func startCell(_ element: borrowing XMLElement) throws(Diagnostic) {
    let before = cell.column
    cell.begin()
    isInCell = true
    if let address = element.attribute("r", { Self.address($0) }) {
      guard let address else {
        throw Diagnostic(at: Place(path: path), WorkbookFault.badAddress(element.attribute("r") ?? ""))
      }
      cell.column = address.column
      guard address.row == row else { throw fault(.addressInRow(address.description, row: row)) }
      guard cell.column > before else { throw fault(cell.column == before ? .cellTwice : .cellOutOfOrder) }
    } else {
      cell.column += 1
      guard cell.column <= CellAddress.mostColumns else {
        throw fault(.tooManyColumns(limit: CellAddress.mostColumns), column: 1)
      }
    }
    if let type = element.attribute("t", { $0.count == 0 ? CellReading.CellType.number : CellReading.CellType($0) }) {
      guard let type else { throw fault(.unknownCellType(element.attribute("t") ?? "")) }
      cell.type = type
    }
    if let style = element.attribute("s", { $0.count == 0 ? 0 : Self.number($0) }) {
      guard let style else { throw fault(.noStyle(element.attribute("s") ?? "", count: reading.styles.count)) }
      cell.style = style
    }
  }

  private mutating func readColumns(_ element: borrowing XMLElement) {
    guard element.isOn("hidden") || element.attribute("width", { Self.isZero($0) }) ?? false,
      let first = element.attribute("min", { Self.number($0) }) ?? nil,
      let last = element.attribute("max", { Self.number($0) }) ?? nil, first <= last
    else { return }
    hiddenBounds[max(first, 1), default: 0] += 1
    hiddenBounds[last + 1, default: 0] -= 1
  }

  private mutating func readMerged(_ element: borrowing XMLElement) throws(Diagnostic) {
    let text = element.attribute("ref") ?? ""
    guard let range = CellRange(text) else {
      throw Diagnostic(at: Place(path: path), WorkbookFault.badAddress(text))
    }
    guard merged.count < limits.merged else {
      throw Diagnostic(at: Place(path: path), WorkbookFault.tooManyMerged(limit: limits.merged))
    }
    merged.append(range)
  }

  /// A fault at a cell of the row that is read, the present one unless told.
  func fault(_ fault: WorkbookFault, column: Int? = nil) -> Diagnostic {
    let address = CellAddress(row: row, column: column ?? cell.column)
    return Diagnostic(at: Place(path: path, position: .cell(sheet: sheet, address: address.description)), fault)
  }

  // MARK: - Attributes

  /// A whole number of up to nine digits.
  private static func number(_ text: Span<UInt8>) -> Int? {
    guard text.count > 0, text.count <= 9 else { return nil }
    var number = 0
    for index in 0..<text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// As in `0` or `0.00`.
  private static func isZero(_ text: Span<UInt8>) -> Bool {
    for index in 0..<text.count where text[index] != UInt8(ascii: "0") && text[index] != UInt8(ascii: ".") {
      return false
    }
    return text.count > 0
  }

  /// `D17`, the way in which programs write it.
  private static func address(_ text: Span<UInt8>) -> CellAddress? {
    var column = 0
    var row = 0
    var index = 0
    while index < text.count, index < 4 {
      let letter = text[index] &- UInt8(ascii: "A")
      guard letter < 26 else { break }
      column = column * 26 + Int(letter) + 1
      index += 1
    }
    guard index > 0, index < text.count, text.count - index <= 7, text[index] != UInt8(ascii: "0") else {
      return CellAddress(text.text)
    }
    while index < text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return CellAddress(text.text) }
      row = row * 10 + Int(digit)
      index += 1
    }
    guard row <= CellAddress.mostRows, column <= CellAddress.mostColumns else { return nil }
    return CellAddress(row: row, column: column)
  }
}
#endif
