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
    let kinds = RegisterRows(layout, pack.registers[layout.register])
    for index in sheet.rows.indices[first...] {
      let row = sheet.rows[index]
      if row.cells.count <= 2, let cell = row.otherUnits(than: corner) {
        report(.unitBelowHeader(cell.trimmed), at: sheet.place(cell, row))
        continue
      }
      switch kinds.kind(of: row, isFirst: index == first, merged: sheet.merged) {
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
    case .number, .integer: .number(unit: RegisterLayout.unit(of: kind, stated: stated, corner))
    case .string, .boolean, .date, .year, .choice, .region: .text
    }
  }

  // MARK: - Rows

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
      guard let unit, cell.form == .plain, RegisterLayout.isBareNumber(text) else {
        return builder.scalar(text, cell.form, at: spot)
      }
      return builder.scalar(text + " " + unit, at: spot)
    }
  }
}
