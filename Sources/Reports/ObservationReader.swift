internal import Diagnostics
internal import Documents
internal import Packs
internal import Quantities
internal import Tables

/// Reads a file of observations into cells, a chunk at a time.
struct ObservationReader {
  /// Two rows of one region, indicator and year whose values may differ.
  struct Repeated {
    let first: UInt32
    let second: UInt32
    let indicator: Int
    let region: Int
    let year: Int
  }

  private let file: CSVFile
  private let pack: Pack
  private let valueColumn: Int
  private let unitColumn: Int?
  private let seriesColumn: Int?
  private let regions: NameColumn
  private let indicators: NameColumn
  private let years: NameColumn
  private let statuses: NameColumn?
  private(set) var rows: RowIndex
  private(set) var cells: ObservedCells
  private(set) var repeated: [Repeated] = []
  private(set) var series: [Int: Set<String>] = [:]

  /// - Returns: `nil` where a column is missing that is needed.
  init?(_ file: CSVFile, _ columns: ObservationColumns, _ pack: Pack) {
    guard let region = columns[.region], let indicator = columns[.indicator], let year = columns[.year],
      let value = columns[.value]
    else { return nil }
    self.file = file
    self.pack = pack
    valueColumn = value
    unitColumn = columns[.unit]
    seriesColumn = columns[.series]
    let names = ReportNames(pack)
    regions = NameColumn(region) {
      pack.regions.index(named: $0)
    } fault: {
      .unknownRegion($0, nearest: nearestName(to: $0, among: pack.regions.names))
    }
    indicators = NameColumn(indicator) { name in
      names.indicator(name).flatMap { pack.indicators[$0].isGiven ? nil : $0 }
    } fault: { name in
      if names.indicator(name) != nil { return .givenByPack(name) }
      let known = pack.indicators.map(\.id) + pack.indicators.map(\.title.zh)
      return .unknownIndicator(name, nearest: nearestName(to: name, among: known))
    }
    // For each there may be a column of all regions.
    years = NameColumn(year) {
      ValueReader.year($0).flatMap { Decoder.years.contains($0) ? $0 : nil }
    } fault: {
      .unknownYear($0)
    }
    statuses = columns[.status].map { column in
      NameColumn(column) {
        $0.isNoData || ReportedValue.Status(rawValue: $0) != nil ? 0 : nil
      } fault: {
        .unknownStatus($0)
      }
    }
    rows = RowIndex(file)
    cells = ObservedCells(indicatorCount: pack.indicators.count)
  }

  /// What is wrong with rows and names.
  var faults: [Diagnostic] {
    let names = [regions, indicators, years, statuses].compactMap { $0 }
    return rows.faults + names.flatMap { $0.faults(path: file.path) }
  }

  /// The regions and years of which anything was observed.
  var observed: Set<RegionYear> {
    var regionsByYear: [Int: [Bool]] = [:]
    for (year, columns) in Dictionary(grouping: cells.columns.indices, by: { cells.columns[$0].year }) {
      var isObserved = [Bool](repeating: false, count: pack.regions.all.count)
      for column in columns {
        let rows = cells.columns[column].rows
        for region in rows.indices where rows[region] != 0 { isObserved[region] = true }
      }
      regionsByYear[year] = isObserved
    }
    return Set(
      regionsByYear.flatMap { year, isObserved in
        isObserved.indices.filter { isObserved[$0] }.map { RegionYear(region: $0, year: year) }
      })
  }

  mutating func read() {
    var chunk = CSVChunk(file)
    var decimals = DecimalColumn()
    for number in file.chunks.indices {
      chunk.read(number, faultLimit: RowIndex.mostFaults)
      let before = rows.rowCount
      rows.append(chunk)
      chunk.readDecimals(valueColumn, into: &decimals)
      read(chunk, number, decimals, before: before)
    }
    cells.align()
  }

  private mutating func read(
    _ chunk: borrowing CSVChunk, _ number: Int, _ decimals: borrowing DecimalColumn, before: Int
  ) {
    let (regionsOfRows, indicatorsOfRows, yearsOfRows) = (
      regions.read(chunk), indicators.read(chunk), years.read(chunk)
    )
    noteUnknownStatuses(chunk, number)
    var others = decimals.others[...]
    for row in 0..<chunk.rowCount where !chunk.faultyRows[row] {
      while let other = others.first, other < row { others.removeFirst() }
      let isOther = others.first == row
      let (region, indicator) = (Int(regionsOfRows[row]), Int(indicatorsOfRows[row]))
      let year = Int(yearsOfRows[row])
      if region < 0 { regions.note(row: row, in: chunk, rows, number) }
      if indicator < 0 { indicators.note(row: row, in: chunk, rows, number) }
      if year < 0 { years.note(row: row, in: chunk, rows, number) }
      // An empty value is one that was not reported.
      guard region >= 0, indicator >= 0, year >= 0, isOther || decimals.isThere[row] else { continue }
      let place = cells.add(indicator, in: year, regionCount: pack.regions.all.count)
      let (first, own) = (cells.columns[place].rows[region], UInt32(truncatingIfNeeded: before + row + 1))
      guard first == 0 else {
        repeated.append(
          Repeated(first: first, second: own, indicator: indicator, region: region, year: year))
        continue
      }
      cells.columns[place].rows[region] = own
      if !isOther, isInOwnUnit(row, chunk, indicator) {
        let digits = chunk.decimalPlaces(row: row, column: valueColumn)
        let power = ObservedCells.powersOfTen[decimals.scale - digits]
        cells.columns[place].coefficients[region] = decimals.coefficients[row] / power
        cells.columns[place].digits[region] = UInt8(digits)
      }
      if let seriesColumn { note(chunk.text(row: row, column: seriesColumn), region) }
    }
  }

  /// Keeps statuses that are none.
  private func noteUnknownStatuses(_ chunk: borrowing CSVChunk, _ number: Int) {
    guard let statuses else { return }
    let found = statuses.read(chunk)
    for row in found.indices where found[row] < 0 && !chunk.faultyRows[row] {
      statuses.note(row: row, in: chunk, rows, number)
    }
  }

  /// Whether the row names no unit but the indicator's.
  private func isInOwnUnit(_ row: Int, _ chunk: borrowing CSVChunk, _ indicator: Int) -> Bool {
    guard let unitColumn else { return true }
    let unit = chunk.text(row: row, column: unitColumn)
    return unit.isEmpty || unit == pack.indicators[indicator].unit.symbol
  }

  /// One more than one is enough to be told.
  private mutating func note(_ name: String, _ region: Int) {
    if !name.isNoData, series[region]?.count ?? 0 < 2 { series[region, default: []].insert(name) }
  }
}
