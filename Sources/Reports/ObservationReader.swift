internal import Diagnostics
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
  private let columns: ObservationColumns
  private let pack: Pack
  private let valueColumn: Int
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
    self.columns = columns
    self.pack = pack
    valueColumn = value
    let names = ReportNames(pack)
    regions = NameColumn(region) { name in
      pack.regions.index(named: name).map { .success($0) }
        ?? .failure(.unknownRegion(name, nearest: nearestName(to: name, among: pack.regions.names)))
    }
    indicators = NameColumn(indicator) { name in
      guard let index = names.indicator(name) else {
        let known = pack.indicators.map(\.id) + pack.indicators.map(\.title.zh)
        return .failure(.unknownIndicator(name, nearest: nearestName(to: name, among: known)))
      }
      return pack.indicators[index].isGiven ? .failure(.givenByPack(name)) : .success(index)
    }
    years = NameColumn(year) { text in ValueReader.year(text).map { .success($0) } ?? .failure(.unknownYear(text)) }
    statuses = columns[.status].map { column in
      NameColumn(column) { text in
        text.isEmpty || ReportedValue.Status(rawValue: text) != nil ? .success(0) : .failure(.unknownStatus(text))
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
    var observed: [Int: [Bool]] = [:]
    for column in cells.columns {
      for region in column.rows.indices where column.rows[region] != 0 {
        observed[column.year, default: Array(repeating: false, count: column.rows.count)][region] = true
      }
    }
    return Set(
      observed.flatMap { year, regions in
        regions.indices.filter { regions[$0] }.map { RegionYear(region: $0, year: year) }
      })
  }

  mutating func read() {
    var chunk = CSVChunk(file)
    var decimals = DecimalColumn()
    for number in file.chunks.indices {
      chunk.read(number, faultLimit: RowIndex.mostFaults)
      let before = rows.rowCount
      rows.append(chunk)
      regions.read(chunk)
      indicators.read(chunk)
      years.read(chunk)
      statuses?.read(chunk)
      chunk.readDecimals(valueColumn, into: &decimals)
      read(chunk, number, decimals, before: before)
    }
    cells.align()
  }

  private mutating func read(
    _ chunk: borrowing CSVChunk, _ number: Int, _ decimals: borrowing DecimalColumn, before: Int
  ) {
    var others = decimals.others[...]
    for row in 0..<chunk.rowCount where !chunk.faultyRows[row] {
      while let other = others.first, other < row { others.removeFirst() }
      let isOther = others.first == row
      let region = regions.meaning(ofRow: row, in: chunk)
      let indicator = indicators.meaning(ofRow: row, in: chunk)
      let year = years.meaning(ofRow: row, in: chunk)
      if region < 0 { regions.note(row: row, in: chunk, rows, number) }
      if indicator < 0 { indicators.note(row: row, in: chunk, rows, number) }
      if year < 0 { years.note(row: row, in: chunk, rows, number) }
      if statuses?.meaning(ofRow: row, in: chunk) ?? 0 < 0 { statuses?.note(row: row, in: chunk, rows, number) }
      // An empty value is one that was not reported.
      guard region >= 0, indicator >= 0, year >= 0, isOther || decimals.isThere[row] else { continue }
      let place = cells.add(indicator, in: year, regionCount: pack.regions.all.count)
      let first = cells.columns[place].rows[region]
      guard first == 0 else {
        repeated.append(
          Repeated(
            first: first, second: UInt32(truncatingIfNeeded: before + row + 1), indicator: indicator, region: region,
            year: year))
        continue
      }
      cells.columns[place].rows[region] = UInt32(truncatingIfNeeded: before + row + 1)
      if !isOther, isInOwnUnit(row, chunk, indicator) {
        let digits = chunk.decimalPlaces(row: row, column: valueColumn)
        let power = ObservedCells.powersOfTen[decimals.scale - digits]
        cells.columns[place].coefficients[region] = decimals.coefficients[row] / power
        cells.columns[place].digits[region] = UInt8(digits)
      }
      if let column = columns[.series] { note(chunk.text(row: row, column: column), region) }
    }
  }

  /// Whether the row names no unit but the indicator's.
  private func isInOwnUnit(_ row: Int, _ chunk: borrowing CSVChunk, _ indicator: Int) -> Bool {
    guard let column = columns[.unit] else { return true }
    let unit = chunk.text(row: row, column: column)
    return unit.isEmpty || unit == pack.indicators[indicator].unit.symbol
  }

  /// One more than one is enough to be told.
  private mutating func note(_ name: String, _ region: Int) {
    if !name.isEmpty, series[region]?.count ?? 0 < 2 { series[region, default: []].insert(name) }
  }
}
