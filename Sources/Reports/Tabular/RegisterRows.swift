internal import Diagnostics
internal import Packs
internal import Quantities
internal import Tables

/// Tells the rows below a register's header apart: records, and what people write between and below them.
struct RegisterRows {
  /// The columns of the fields, and those of the fields of the key.
  private let data: Set<Int>
  private let keys: Set<Int>
  /// The headings by their columns.
  private let headings: [Int: TableWords.Words]

  init(_ layout: RegisterLayout, _ register: Register) {
    var keys: Set<Int> = []
    var data: Set<Int> = []
    for (heading, column) in zip(layout.header.headings, layout.columns) {
      switch column {
      case .field(let field, _):
        data.insert(heading.column)
        if register.key.contains(field) { keys.insert(heading.column) }
      case .region, .year, .passedOver, .unknown: break
      }
    }
    self.data = data
    self.keys = keys
    headings = Dictionary(
      layout.header.headings.map { ($0.column, TableWords.Words([FoldedName($0.text)])) },
      uniquingKeysWith: { a, _ in a })
  }

  enum Kind {
    case record
    /// The sheet says that there is no record.
    case none(GridCell)
    case total(GridCell)
    case notRead(GridCell)
    case passedOver
  }

  /// - Parameter isFirst: Whether it stands right below the header.
  func kind(of row: GridRow, isFirst: Bool, merged: MergedCells) -> Kind {
    let first = row.cells[0]
    let keyCells = row.cells.filter { $0.column != first.column && keys.contains($0.column) }
    if keyCells.isEmpty, TableWords.total.contains(first.text) { return .total(first) }
    // 填表人 may stand below the numbers of rows, and 审核人 below the names.
    if row.cells.count == 1 || keyCells.allSatisfy({ TableWords.isNote($0.text) }), TableWords.isNote(first.text) {
      let isAlone = row.cells.allSatisfy { cell in
        cell.column == first.column || !data.contains(cell.column) || TableWords.isNote(cell.text)
      }
      return isAlone ? .passedOver : .notRead(first)
    }
    if row.cells.count == 1, let range = merged.range(row: row.number, column: first.column),
      range.last.column > range.first.column
    {
      return .notRead(first)
    }
    let own = row.cells.filter { data.contains($0.column) }
    if let cell = own.first ?? row.cells.first(where: { TableWords.none.contains($0.text) }),
      TableWords.none.contains(cell.text), own.allSatisfy({ TableWords.none.contains($0.text) || $0.text.isNoData })
    {
      return .none(cell)
    }
    if own.isEmpty { return .passedOver }
    if isHeader(row) { return .passedOver }
    // 1, 2, 3 alone may be a record, and nothing is left out in silence.
    if isFirst, isNumbering(row) { return Int(first.trimmed) == nil ? .passedOver : .notRead(first) }
    return .record
  }

  /// Whether the header stands there once more, as at the top of each printed page.
  private func isHeader(_ row: GridRow) -> Bool {
    // What stands in the last columns is mostly a figure, and told at once.
    headings.count > 1 && row.cells.reversed().allSatisfy { headings[$0.column]?.contains($0.text) ?? false }
  }

  /// Whether columns are numbered below their headings: `甲 乙 1 2 3`.
  private func isNumbering(_ row: GridRow) -> Bool {
    guard row.cells.count >= 3 else { return false }
    let stems = ["甲", "乙", "丙", "丁", "戊"]
    var expected: Int?
    var stem = 0
    for cell in row.cells {
      let text = cell.trimmed.filter { !"()（）".contains($0) }
      if expected == nil, stem < stems.count, text == stems[stem] {
        stem += 1
        continue
      }
      guard let number = Int(text), number == (expected ?? number), expected != nil || number == 1 || number == stem + 1
      else { return false }
      expected = number + 1
    }
    return true
  }
}
