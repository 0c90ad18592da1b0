internal import Diagnostics
internal import Documents
internal import Packs
internal import Quantities
internal import Tables

/// A row whose name is no indicator's.
struct UnknownIndicator: Sendable {
  let name: String
  let place: Place
}

extension TabularReader {
  /// What stands beside a value and is said of it.
  private struct Remarks {
    var unit: String?
    var status: DocumentBuilder.Part?
    var series: DocumentBuilder.Part?
    var note: DocumentBuilder.Part?
  }

  // MARK: - One indicator a row

  mutating func readIndicators(_ layout: IndicatorLayout, _ sheet: TabularSheet) {
    let corner = cornerUnits(sheet, above: layout.header.map { $0.bottom - $0.levels + 1 } ?? layout.firstRow)
    guard layout.hasValues else {
      let heading = layout.header?.headings.first
      report(.noValueColumn, at: heading.map { sheet.place($0.cell, $0.row) } ?? sheet.place)
      return
    }
    for segment in layout.segments { check(segment, sheet, from: layout.firstRow) }
    for row in sheet.rows[layout.firstRow...] {
      for segment in layout.segments { readIndicator(segment, row, corner, sheet) }
    }
  }

  /// Tells of columns that are not read, and of two for one year.
  private mutating func check(_ segment: IndicatorLayout.Segment, _ sheet: TabularSheet, from firstRow: Int) {
    var first: [IndicatorColumn: Heading] = [:]
    let rows = sheet.rows[firstRow...]
    for (column, holds, heading) in segment.columns {
      guard let heading else { continue }
      let place = sheet.place(heading.cell, heading.row)
      func isUsed() -> Bool { rows.contains { $0.cell(inColumn: column) != nil } }
      switch holds {
      case .other:
        if isUsed() { report(.columnNotRead(heading.text), at: place, .warning) }
        continue
      case .value(let meant):
        if let year, case .year(let other) = meant, other > year {
          if isUsed() { report(.yearAfterReport(other, report: year), at: place) }
          continue
        }
      case .label, .key, .passedOver, .note: continue
      case .unit, .status, .series, .year, .region: break
      }
      let same = first.keys.first { $0 == holds || (meaning($0) == meaning(holds) && holds.isValue) }
      if let same, let standing = first[same] {
        report(
          .columnTwice(heading.text, first: standing.text, at: sheet.place(standing.cell, standing.row)), at: place)
      } else {
        first[holds] = heading
      }
    }
    reportHeadless(Set(segment.columns.map(\.column) + [segment.label]), rows, sheet, segment)
  }

  /// The year that a column of values is of, 0 where that is the report's own and not known.
  private func meaning(_ column: IndicatorColumn) -> Int? {
    guard case .value(let meant) = column else { return nil }
    switch meant {
    case .year(let year): return year
    case .before(let years): return (year ?? 0) - years
    }
  }

  /// Warns of columns that have data and no heading, once each.
  private mutating func reportHeadless(
    _ headed: Set<Int>, _ rows: ArraySlice<GridRow>, _ sheet: TabularSheet, _ segment: IndicatorLayout.Segment
  ) {
    guard segment.columns.contains(where: { $0.heading != nil }) else { return }
    let last = segment.columns.map(\.column).max() ?? segment.label
    var told = headed
    for row in rows {
      for cell in row.cells where cell.column > segment.label && cell.column < last && !told.contains(cell.column) {
        told.insert(cell.column)
        report(.dataWithoutHeading, at: sheet.place(cell, row), .warning)
      }
    }
  }

  private mutating func readIndicator(
    _ segment: IndicatorLayout.Segment, _ row: GridRow, _ corner: CornerUnits?, _ sheet: TabularSheet
  ) {
    let cells = segment.columns.compactMap {
      column -> (cell: GridCell, column: Int, meant: IndicatorColumn.ColumnYear, heading: Heading?)? in
      guard case .value(let meant) = column.holds, let cell = row.cell(inColumn: column.column) else { return nil }
      return (cell, column.column, meant, column.heading)
    }
    guard !cells.isEmpty else {
      if let cell = row.otherUnits(than: corner) { report(.unitBelowHeader(cell.trimmed), at: sheet.place(cell, row)) }
      return
    }
    let label = sheet.shown(inColumn: segment.label, row)
    if let cell = row.otherUnits(than: corner) { report(.unitBelowHeader(cell.trimmed), at: sheet.place(cell, row)) }
    if isHeader(cells.map { ($0.cell, $0.heading) }) { return }
    if let cell = secondHeader(cells.map(\.cell), label?.cell) {
      report(.secondTable(cell.trimmed), at: sheet.place(cell, row))
      return
    }
    guard let label else {
      // 填表人 may stand below the numbers of rows, and 审核人 below the values.
      if row.cells.first.map({ TableWords.isNote($0.text) }) ?? false { return }
      report(.rowWithoutName, at: sheet.place(cells[0].cell, row), .warning)
      return
    }
    guard let (index, labelUnit) = IndicatorNames(names: indicatorNames).find(label.cell.text) else {
      if !TableWords.isNote(label.cell.text) {
        unknownRows.append(UnknownIndicator(name: label.cell.trimmed, place: sheet.place(label.cell, label.row)))
      }
      return
    }
    if let column = segment.first(.region), isOfOther(column, row, sheet) { return }
    let rowYear = segment.first(.year).flatMap { sheet.shown(inColumn: $0, row) }
    if let rowYear, Self.year(rowYear.cell.text) == nil {
      report(.yearUnclear(rowYear.cell.trimmed), at: sheet.place(rowYear.cell, rowYear.row))
      return
    }
    let indicator = pack.indicators[index]
    let series = text(segment, .series, row, sheet)
    for (cell, _, meant, heading) in cells {
      let own = slotYear(meant, rowYear.flatMap { Self.year($0.cell.text) })
      if own.isLater {
        // Told of the column already, where it has a year of its own.
        if let rowYear, case .before = meant, let year, let found = Self.year(rowYear.cell.text) {
          report(.yearAfterReport(found, report: year), at: sheet.place(rowYear.cell, rowYear.row))
        }
        continue
      }
      var remarks = Remarks(series: series)
      if own.year == nil || rowYear != nil {
        remarks.status = status(segment, row, sheet)
        remarks.note = text(segment, .note, row, sheet)
      }
      let headingUnit = heading.flatMap { HeadingUnit($0.text)?.unit } ?? labelUnit
      remarks.unit =
        segment.first(.unit).flatMap { sheet.shown(inColumn: $0, row) }.flatMap { Self.remark($0.cell) }
        ?? (headingUnit ?? corner?.unit(fitting: indicator.unit)).map(\.symbol)
      let isStated =
        segment.first(.unit).flatMap { sheet.shown(inColumn: $0, row) }.flatMap { Self.remark($0.cell) } != nil
      let yearSpot =
        rowYear.map { sheet.spot($0.cell, $0.row) } ?? heading.map { sheet.spot($0.cell, $0.row) }
        ?? sheet.spot(label.cell, label.row)
      add(index, year: own.year, label, cell, row, remarks, isUnitOfRow: isStated, yearSpot: yearSpot, sheet)
    }
  }

  /// Where another table begins, whose columns hold something else.
  private func secondHeader(_ cells: [GridCell], _ label: GridCell?) -> GridCell? {
    if let label, TableWords.indicator.contains(label.text) { return label }
    let isOfHeadings = cells.allSatisfy { cell in
      cell.kind == .text && !RegisterLayout.isBareNumber(cell.text) && IndicatorColumn.of(cell.text).isValue
    }
    return isOfHeadings ? cells.first : nil
  }

  /// A header that is repeated further down says nothing new.
  private func isHeader(_ cells: [(cell: GridCell, heading: Heading?)]) -> Bool {
    cells.allSatisfy { cell, heading in heading.map { FoldedName($0.text) == FoldedName(cell.text) } ?? false }
  }

  private mutating func isOfOther(_ column: Int, _ row: GridRow, _ sheet: TabularSheet) -> Bool {
    guard let cell = sheet.shown(inColumn: column, row), let answer = head.region,
      let own = pack.regions.index(named: answer.text), pack.regions.index(named: cell.cell.trimmed) != own
    else { return false }
    report(.rowOfOtherRegion(cell.cell.trimmed), at: sheet.place(cell.cell, cell.row), .warning)
    return true
  }

  /// The earlier year that a value is of, `nil` for the report's own.
  private func slotYear(_ meant: IndicatorColumn.ColumnYear, _ rowYear: Int?) -> (year: Int?, isLater: Bool) {
    let named: Int? =
      switch meant {
      case .year(let year): year
      case .before(let years): (rowYear ?? year).map { $0 - years }
      }
    guard let named, let year else { return (named, false) }
    return (named == year ? nil : named, named > year)
  }

  /// A remark's text, `nil` for a dash or the like that says there is none.
  private static func remark(_ cell: GridCell) -> String? { cell.text.isNoData ? nil : cell.trimmed }

  // MARK: - Values

  private mutating func add(
    _ index: Int, year: Int?, _ label: (cell: GridCell, row: GridRow), _ cell: GridCell, _ row: GridRow,
    _ remarks: Remarks, isUnitOfRow: Bool, yearSpot: DocumentBuilder.Spot, _ sheet: TabularSheet
  ) {
    let place = sheet.place(cell, row)
    let unit = Self.unit(remarks.unit, for: cell, isUnitOfRow: isUnitOfRow)
    let whole = unit.map { cell.trimmed + " " + $0 } ?? cell.trimmed
    let slot = TabularValue.Slot(year: year, indicator: index)
    if let standing = standing[slot] {
      let first = values[standing]
      if first.text != whole { report(.valueTwice(label.cell.trimmed, first: first.place), at: place) }
      return
    }
    let name = label.cell.text
    let key =
      indicatorNames.index(of: name) == index && names.indicator(name) == index ? name : pack.indicators[index].id
    standing[slot] = values.count
    let keyPart = builder.scalar(key, at: sheet.spot(label.cell, label.row))
    values.append(
      TabularValue(
        year: year, key: keyPart, value: part(cell, row, unit, remarks, sheet), text: whole, place: place,
        yearSpot: yearSpot))
  }

  /// The unit to add to a cell's text; none where it bears its own, or is no number.
  ///
  /// A unit that stands in the same row has to agree with the cell's own; one of a heading or a corner yields to it.
  private static func unit(_ unit: String?, for cell: GridCell, isUnitOfRow: Bool) -> String? {
    guard let unit, cell.form == .plain else { return nil }
    do throws(QuantityFault) {
      let own = try Quantity.parse(cell.trimmed).unit
      guard let own else { return unit }
      return isUnitOfRow && own != Unit(unit) ? unit : nil
    } catch {
      return nil
    }
  }

  private mutating func part(
    _ cell: GridCell, _ row: GridRow, _ unit: String?, _ remarks: Remarks, _ sheet: TabularSheet
  ) -> DocumentBuilder.Part {
    let spot = sheet.spot(cell, row)
    let value = builder.scalar(cell.trimmed, cell.form, at: spot)
    var entries: [(key: DocumentBuilder.Part, value: DocumentBuilder.Part)] = []
    if let unit { entries.append((builder.scalar("unit", at: spot), builder.scalar(unit, at: spot))) }
    if let status = remarks.status { entries.append((builder.scalar("status", at: spot), status)) }
    if let series = remarks.series { entries.append((builder.scalar("series", at: spot), series)) }
    if let note = remarks.note { entries.append((builder.scalar("note", at: spot), note)) }
    guard !entries.isEmpty else { return value }
    return builder.mapping([(builder.scalar("value", at: spot), value)] + entries, at: spot)
  }

  private mutating func status(
    _ segment: IndicatorLayout.Segment, _ row: GridRow, _ sheet: TabularSheet
  ) -> DocumentBuilder.Part? {
    guard let found = segment.first(.status).flatMap({ sheet.shown(inColumn: $0, row) }),
      Self.remark(found.cell) != nil
    else { return nil }
    guard let status = TableWords.status(found.cell.text) else {
      report(.statusUnknown(found.cell.trimmed), at: sheet.place(found.cell, found.row))
      return nil
    }
    return builder.scalar(status.rawValue, at: sheet.spot(found.cell, found.row))
  }

  private mutating func text(
    _ segment: IndicatorLayout.Segment, _ wanted: IndicatorColumn, _ row: GridRow, _ sheet: TabularSheet
  ) -> DocumentBuilder.Part? {
    guard let found = segment.first(wanted).flatMap({ sheet.shown(inColumn: $0, row) }),
      Self.remark(found.cell) != nil
    else { return nil }
    return builder.scalar(found.cell.trimmed, at: sheet.spot(found.cell, found.row))
  }

  // MARK: - Corner cells

  mutating func cornerUnits(_ sheet: TabularSheet, above top: Int) -> CornerUnits? {
    let (units, found) = sheet.cornerUnits(above: top)
    faults += found
    return units
  }

  // MARK: - Indicators as headings

  mutating func readTransposed(_ layout: TransposedLayout, _ sheet: TabularSheet) {
    let corner = cornerUnits(sheet, above: layout.header.bottom - layout.header.levels + 1)
    let rows = sheet.rows[(layout.header.bottom + 1)...]
    checkTransposed(layout, rows, sheet)
    var columnUnits: [Int: String] = [:]
    for row in rows {
      let cells = layout.indicators.compactMap { column in
        row.cell(inColumn: column.heading.column).map { (column: column, cell: $0) }
      }
      guard !cells.isEmpty, let first = row.cells.first else { continue }
      if TableWords.unit.contains(first.text) {
        for (column, cell) in cells { columnUnits[column.heading.column] = Self.remark(cell) }
        continue
      }
      if TableWords.isNote(first.text) || isHeader(cells.map { ($0.cell, $0.column.heading) }) { continue }
      if let column = layout.regionColumn, isOfOther(column, row, sheet) { continue }
      guard let (rowYear, yearCell) = transposedYear(layout, row, sheet) else { continue }
      let own = slotYear(rowYear.map { .year($0) } ?? .before(0), nil)
      if own.isLater, let rowYear, let year, let yearCell {
        report(.yearAfterReport(rowYear, report: year), at: sheet.place(yearCell, row))
        continue
      }
      for (column, cell) in cells {
        var remarks = Remarks()
        remarks.unit =
          columnUnits[column.heading.column]
          ?? (column.unit ?? corner?.unit(fitting: pack.indicators[column.index].unit)).map(\.symbol)
        let spot = yearCell.map { sheet.spot($0, row) } ?? sheet.spot(cell, row)
        add(
          column.index, year: own.year, (column.heading.cell, column.heading.row), cell, row, remarks,
          isUnitOfRow: false, yearSpot: spot, sheet)
      }
    }
  }

  /// The year that a row is of: in the column of years, else in a cell that is a year and nothing else; no year where
  /// no cell names one.
  ///
  /// - Returns: `nil` where what stands in the column of years is none, which is told.
  private mutating func transposedYear(
    _ layout: TransposedLayout, _ row: GridRow, _ sheet: TabularSheet
  ) -> (year: Int?, cell: GridCell?)? {
    if let column = layout.yearColumn {
      guard let cell = row.cell(inColumn: column) else { return (nil, nil) }
      if let year = Self.year(cell.text) { return (year, cell) }
      report(.yearUnclear(cell.trimmed), at: sheet.place(cell, row))
      return nil
    }
    let indicators = Set(layout.indicators.map(\.heading.column))
    let cell = row.cells.first { !indicators.contains($0.column) && Self.year($0.text) != nil }
    return (cell.flatMap { Self.year($0.text) }, cell)
  }

  private mutating func checkTransposed(
    _ layout: TransposedLayout, _ rows: ArraySlice<GridRow>, _ sheet: TabularSheet
  ) {
    var first: [Int: Heading] = [:]
    for column in layout.indicators {
      let heading = column.heading
      if let standing = first[column.index] {
        report(
          .columnTwice(heading.text, first: standing.text, at: sheet.place(standing.cell, standing.row)),
          at: sheet.place(heading.cell, heading.row))
      }
      first[column.index] = first[column.index] ?? heading
    }
    for heading in layout.others where IndicatorColumn(heading) == .other {
      let values = rows.compactMap { $0.cell(inColumn: heading.column) }
      // A column of years or of the region needs no heading of its own kind.
      guard !values.isEmpty, !values.allSatisfy({ Self.year($0.text) != nil }) else { continue }
      unknownRows.append(UnknownIndicator(name: heading.cell.trimmed, place: sheet.place(heading.cell, heading.row)))
    }
  }

  // MARK: - Unknown indicators

  /// What is nearly the name of an indicator that no table has is most likely that one.
  mutating func reportUnknownRows() {
    let lacking = pack.indicators.indices.filter { index in !standing.keys.contains { $0.indicator == index } }
    let known = lacking.flatMap { index in
      let indicator = pack.indicators[index]
      return [indicator.id, indicator.title.zh, indicator.title.en] + indicator.aliases
    }
    for row in unknownRows.prefix(Self.mostFaults) {
      if let nearest = nearestName(to: FoldedName(row.name).description, among: known) {
        report(.indicatorUnknown(row.name, nearest: nearest), at: row.place)
      } else {
        report(.indicatorNotRead(row.name), at: row.place, .warning)
      }
    }
    if unknownRows.count > Self.mostFaults {
      report(at: Place(path: path), ReportFault.moreFaults(unknownRows.count - Self.mostFaults))
    }
  }

  private mutating func report(at place: Place, _ fault: ReportFault) {
    faults.append(Diagnostic(at: place, fault))
  }
}
