#if Workbooks
internal import Diagnostics
internal import Documents
internal import Packs
internal import Tables
internal import Workbooks

/// Reads a sheet of a workbook as a table of many rows, a row at a time: the cells are never held, only their texts.
struct SheetTable {
  /// What a sheet's columns hold, once its header was found.
  struct Plan {
    struct Column {
      /// The sheet's, counted from 1.
      let column: Int
      /// What the table calls it.
      let name: String
      let cell: CellAddress
      /// The unit of its bare numbers, where that is not the field's own.
      let unit: String?
    }

    let columns: [Column]
    /// The place of the header's lowest row among those that were given.
    let bottom: Int
    /// Tells rows that are no records.
    let rows: RegisterRows?
    /// The units that a cell above the table states.
    let corner: CornerUnits?
    /// What stands above the table and in its header, and cannot be understood.
    let faults: [Diagnostic]
  }

  private let path: String
  private let sheet: String
  /// Finds the header among the first rows.
  private let plan: (TabularSheet) -> Plan?
  private var waiting: [GridRow] = []
  private var found: (plan: Plan, text: SheetText)?
  private var isFirst = true
  /// What was not read, as many as are listed.
  private var faults: [Diagnostic] = []

  init(path: String, sheet: String, plan: @escaping (TabularSheet) -> Plan?) {
    self.path = path
    self.sheet = sheet
    self.plan = plan
  }

  /// Reads the table.
  ///
  /// - Parameters:
  ///   - isWanted: Whether a sheet's name says that it holds the table.
  ///   - title: What the table is called.
  /// - Returns: `nil` where no header was found, and every fault of form.
  static func read(
    _ path: String, isWanted: (String) -> Bool, title: () -> LocalizedText, plan: @escaping (TabularSheet) -> Plan?
  ) -> (file: CSVFile?, faults: [Diagnostic]) {
    do throws(Diagnostic) {
      let workbook = try Workbook.open(MappedFile(path: path).contents, path: path)
      let index = try Self.sheet(of: workbook, path, isWanted, title())
      var table = SheetTable(path: path, sheet: workbook.sheets[index].name, plan: plan)
      let merged = try workbook.readRows(ofSheet: index) { row in table.add(row) }
      return try table.finish(merged)
    } catch {
      return (nil, [error])
    }
  }

  /// The one whose name says so, else the only one that people see.
  private static func sheet(
    of workbook: Workbook, _ path: String, _ isWanted: (String) -> Bool, _ title: LocalizedText
  ) throws(Diagnostic) -> Int {
    let named = workbook.sheets.indices.filter { isWanted(workbook.sheets[$0].name) }
    if named.count == 1 { return named[0] }
    let visible = workbook.sheets.indices.filter { !workbook.sheets[$0].isHidden }
    if named.isEmpty, visible.count == 1 { return visible[0] }
    let names = (named.isEmpty ? visible : named).map { workbook.sheets[$0].name }
    throw Diagnostic(at: Place(path: path), TabularFault.sheetOfTableUnclear(title, names))
  }

  private mutating func add(_ row: GridRow) {
    if found != nil { return append(row) }
    // Further down no header is looked for.
    guard waiting.count < HeaderBlock.deepest else { return }
    waiting.append(row)
    if waiting.count == HeaderBlock.deepest { begin() }
  }

  private mutating func begin() {
    var grid = Grid(path: path, sheet: sheet)
    grid.rows = waiting
    let top = TabularSheet(grid, source: 0)
    guard let plan = plan(top) else { return }
    faults += plan.faults
    found = (
      plan, SheetText(path: path, sheet: sheet, header: plan.columns.map { (text: $0.name, cell: $0.cell) })
    )
    let rows = top.rows[(plan.bottom + 1)...]
    waiting = []
    for row in rows { append(row) }
  }

  private mutating func append(_ row: GridRow) {
    guard let plan = found?.plan, !row.cells.isEmpty else { return }
    if row.cells.count <= 2, let cell = row.otherUnits(than: plan.corner) {
      return note(.unitBelowHeader(cell.trimmed), cell, row, .error)
    }
    if let rows = plan.rows {
      defer { isFirst = false }
      switch rows.kind(of: row, isFirst: isFirst, merged: MergedCells([])) {
      case .record: break
      case .total(let cell): return note(.totalNotRead(cell.trimmed), cell, row)
      case .notRead(let cell): return note(.rowNotRead(cell.trimmed), cell, row)
      case .none, .passedOver: return
      }
    }
    var next = 0
    let texts = plan.columns.map { column in
      // Both go from the left, nearly always.
      while next < row.cells.count, row.cells[next].column < column.column { next += 1 }
      guard next < row.cells.count, row.cells[next].column == column.column else {
        return row.cell(inColumn: column.column).map { Self.text($0, column.unit) } ?? ""
      }
      return Self.text(row.cells[next], column.unit)
    }
    if texts.contains(where: { !$0.isEmpty }) { found?.text.append(texts, row: row.number) }
  }

  private static func text(_ cell: GridCell, _ unit: String?) -> String {
    guard cell.form == .plain else { return MarkedText.text(cell.trimmed, cell.form) }
    let text = cell.kind == .text ? cell.trimmed : cell.text
    guard let unit, RegisterLayout.isBareNumber(text) else { return text }
    return text + " " + unit
  }

  private mutating func note(
    _ fault: TabularFault, _ cell: GridCell, _ row: GridRow, _ severity: Diagnostic.Severity = .warning
  ) {
    guard faults.count < TabularReader.mostFaults else { return }
    let grid = Grid(path: path, sheet: sheet)
    faults.append(Diagnostic(severity, at: grid.place(of: cell, in: row), fault))
  }

  private mutating func finish(_ merged: [CellRange]) throws(Diagnostic) -> (file: CSVFile?, faults: [Diagnostic]) {
    if found == nil { begin() }
    guard let (plan, text) = found else {
      let place = Place(path: path, position: .cell(sheet: sheet, address: "A1"))
      throw Diagnostic(at: place, TabularFault.noHeader(sheet))
    }
    // What several records share would stand in the first of them alone.
    let columns = Set(plan.columns.map(\.column))
    let header = plan.columns.map(\.cell.row).max() ?? 0
    for range in merged where range.last.row > max(header, range.first.row) && columns.contains(range.first.column) {
      guard range.first.row > header, faults.count < TabularReader.mostFaults else { continue }
      let place = Place(path: path, position: .cell(sheet: sheet, address: "\(range.first)"))
      faults.append(Diagnostic(at: place, TabularFault.recordsJoined("\(range)")))
    }
    if faults.contains(where: { $0.severity == .error }) { return (nil, faults) }
    return (try text.file(), faults)
  }
}
#endif
