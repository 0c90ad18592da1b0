internal import Diagnostics
internal import Documents
internal import Packs
internal import Quantities
internal import Tables

extension TabularReader {
  mutating func readRegister(_ layout: RegisterLayout, _ sheet: TabularSheet) {
    // A second sheet of it is told of already.
    if registers.contains(where: { $0.register == layout.register }) { return }
    check(layout, sheet)
    let corner = cornerUnits(sheet, above: layout.header.bottom - layout.header.levels + 1)
    let columns = recordColumns(layout, corner, sheet)
    var records: [DocumentBuilder.Part] = []
    var none: (cell: GridCell, row: GridRow)?
    let first = layout.header.bottom + 1
    for index in sheet.rows.indices[first...] {
      let row = sheet.rows[index]
      switch kind(of: row, layout, sheet, isFirst: index == first) {
      case .record: records.append(record(row, columns, sheet))
      case .none(let cell): none = none ?? (cell, row)
      case .total(let cell): report(.totalNotRead(cell.trimmed), at: sheet.place(cell, row), .warning)
      case .notRead(let cell): report(.rowNotRead(cell.trimmed), at: sheet.place(cell, row), .warning)
      case .passedOver: break
      }
      if builder.nodeCount > Self.mostNodes { return }
    }
    if let none, !records.isEmpty { report(.noneBesideRecords, at: sheet.place(none.cell, none.row)) }
    let heading = layout.header.headings[0]
    let spot = sheet.spot(heading.cell, heading.row)
    let key = builder.scalar(pack.registers[layout.register].id, at: spot)
    let value =
      records.isEmpty && none == nil
      ? builder.null(at: spot)
      : builder.sequence(records, at: none.map { sheet.spot($0.cell, $0.row) } ?? spot)
    registers.append((layout.register, key, value))
  }

  // MARK: - Columns

  /// Tells of columns that stand twice, are lacking, are not read or have no heading.
  private mutating func check(_ layout: RegisterLayout, _ sheet: TabularSheet) {
    let register = pack.registers[layout.register]
    var first: [String: Heading] = [:]
    let rows = sheet.rows[(layout.header.bottom + 1)...]
    var unknown: [Heading] = []
    for (heading, column) in zip(layout.header.headings, layout.columns) {
      let place = sheet.place(heading.cell, heading.row)
      let name: String
      switch column {
      case .field(let field, _): name = register.fields[field].id
      case .region: name = register.regionColumn
      case .year: name = register.yearColumn
      case .passedOver: continue
      case .unknown:
        unknown.append(heading)
        continue
      }
      if let standing = first[name] {
        // One cell may head several columns it is joined over.
        let isJoined = standing.isSame(as: heading)
        if isJoined, !rows.contains(where: { $0.cell(inColumn: heading.column) != nil }) { continue }
        report(
          .columnTwice(heading.text, first: standing.text, at: sheet.place(standing.cell, standing.row)), at: place)
      } else {
        first[name] = heading
      }
    }
    let lacking = register.fields.filter { first[$0.id] == nil }
    reportUnknown(unknown, lacking, sheet)
    for field in lacking where field.isRequired {
      let heading = layout.header.headings[0]
      report(.columnMissing(field.title.zh), at: sheet.place(heading.cell, heading.row))
    }
    reportHeadless(layout, rows, sheet)
  }

  /// What is nearly the name of a field that has no column is most likely that one.
  private mutating func reportUnknown(_ headings: [Heading], _ lacking: [Field], _ sheet: TabularSheet) {
    let known = lacking.flatMap { [$0.id, $0.title.zh, $0.title.en] + $0.aliases }
    for heading in headings {
      let place = sheet.place(heading.cell, heading.row)
      let bare = HeadingUnit(heading.text)?.name ?? heading.text
      if let nearest = nearestName(to: FoldedName(bare).description, among: known) {
        report(.columnUnknown(heading.cell.trimmed, nearest: nearest), at: place)
      } else {
        report(.columnNotRead(heading.cell.trimmed), at: place, .warning)
      }
    }
  }

  private mutating func reportHeadless(
    _ layout: RegisterLayout, _ rows: ArraySlice<GridRow>, _ sheet: TabularSheet
  ) {
    var told = Set(layout.header.headings.map(\.column))
    for row in rows where !(row.cells.first.map { TableWords.isNote($0.text) } ?? false) {
      for cell in row.cells where !told.contains(cell.column) {
        told.insert(cell.column)
        let scanner = HeadScanner(sheet: sheet)
        // Labels and their answers may stand beside a table.
        if scanner.isOfHead(cell, row) { continue }
        report(.dataWithoutHeading, at: sheet.place(cell, row), .warning)
      }
    }
  }

  /// A column of records: its key for every row, and how its cells become values.
  private struct RecordColumn {
    enum Holds {
      case text
      /// A number, with the unit that its heading or a corner cell states.
      case number(unit: String?)
      case region
      case year
    }

    let column: Int
    let key: DocumentBuilder.Part
    let holds: Holds
  }

  private mutating func recordColumns(
    _ layout: RegisterLayout, _ corner: CornerUnits?, _ sheet: TabularSheet
  ) -> [RecordColumn] {
    let register = pack.registers[layout.register]
    var seen: Set<String> = []
    var columns: [RecordColumn] = []
    for (heading, column) in zip(layout.header.headings, layout.columns) {
      let name: String
      let holds: RecordColumn.Holds
      switch column {
      case .field(let index, let stated):
        let field = register.fields[index]
        name = field.id
        holds = Self.holds(field.kind, stated, corner)
      case .region: (name, holds) = (register.regionColumn, .region)
      case .year: (name, holds) = (register.yearColumn, .year)
      case .passedOver, .unknown: continue
      }
      guard seen.insert(name).inserted else { continue }
      let key = builder.scalar(name, at: sheet.spot(heading.cell, heading.row))
      columns.append(RecordColumn(column: heading.column, key: key, holds: holds))
    }
    return columns
  }

  private static func holds(_ kind: Field.Kind, _ stated: Unit?, _ corner: CornerUnits?) -> RecordColumn.Holds {
    switch kind {
    case .number(let own), .integer(let own):
      let unit = stated ?? corner?.unit(fitting: own)
      return .number(unit: unit == own ? nil : unit?.symbol)
    case .string, .boolean, .date, .year, .choice, .region: return .text
    }
  }

  // MARK: - Rows

  private enum RowKind {
    case record
    /// The sheet says that there is no record.
    case none(GridCell)
    case total(GridCell)
    case notRead(GridCell)
    case passedOver
  }

  private func kind(of row: GridRow, _ layout: RegisterLayout, _ sheet: TabularSheet, isFirst: Bool) -> RowKind {
    let first = row.cells[0]
    let register = pack.registers[layout.register]
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
    let isKeyless = !row.cells.contains { $0.column != first.column && keys.contains($0.column) }
    if isKeyless, TableWords.total.contains(first.text) { return .total(first) }
    if isKeyless || row.cells.count == 1, TableWords.isNote(first.text) { return .passedOver }
    if row.cells.count == 1, let range = sheet.merged.range(row: row.number, column: first.column),
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
    if isHeader(row, layout) || (isFirst && isNumbering(row)) { return .passedOver }
    return .record
  }

  /// Whether the header stands there once more, as at the top of each printed page.
  private func isHeader(_ row: GridRow, _ layout: RegisterLayout) -> Bool {
    let headings = layout.header.headings
    guard headings.count > 1, let first = headings.first(where: { $0.column == row.cells[0].column }),
      FoldedName(first.text) == FoldedName(row.cells[0].text)
    else { return false }
    let same = row.cells.count { cell in
      headings.contains { $0.column == cell.column && FoldedName($0.text) == FoldedName(cell.text) }
    }
    return same == row.cells.count
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

  private mutating func record(_ row: GridRow, _ columns: [RecordColumn], _ sheet: TabularSheet) -> DocumentBuilder.Part
  {
    var entries: [(key: DocumentBuilder.Part, value: DocumentBuilder.Part)] = []
    entries.reserveCapacity(columns.count)
    for column in columns {
      let joined = sheet.merged.range(row: row.number, column: column.column).flatMap { range in
        // Joined along a row, the cell is the first column's.
        range.first.column == column.column && range.first.row < range.last.row ? range : nil
      }
      let shown =
        joined == nil ? row.cell(inColumn: column.column).map { ($0, row) } : sheet.shown(inColumn: column.column, row)
      guard let (cell, own) = shown else {
        // An empty cell says nothing of whose the record is.
        switch column.holds {
        case .region, .year: break
        case .text, .number: entries.append((column.key, builder.null(at: sheet.spot(blankIn: column.column, row))))
        }
        continue
      }
      entries.append((column.key, value(cell, own, column.holds, isJoined: joined != nil, sheet)))
    }
    return builder.mapping(entries, at: sheet.spot(row.cells[0], row))
  }

  private mutating func value(
    _ cell: GridCell, _ row: GridRow, _ holds: RecordColumn.Holds, isJoined: Bool, _ sheet: TabularSheet
  ) -> DocumentBuilder.Part {
    let spot = sheet.spot(cell, row)
    switch holds {
    case .text, .region: return builder.scalar(cell.trimmed, cell.form, at: spot)
    case .year:
      let year = Self.year(cell.text).map(String.init)
      return builder.scalar(year ?? cell.trimmed, cell.form, at: spot)
    case .number(let unit):
      if isJoined, cell.form == .plain { return builder.scalar(cell.trimmed, .sharedNumber, at: spot) }
      let text = cell.trimmed
      guard let unit, cell.form == .plain, Self.isBareNumber(text) else {
        return builder.scalar(text, cell.form, at: spot)
      }
      return builder.scalar(text + " " + unit, at: spot)
    }
  }

  private static func isBareNumber(_ text: String) -> Bool {
    do throws(QuantityFault) {
      return try Quantity.parse(text).unit == nil
    } catch {
      return false
    }
  }
}
