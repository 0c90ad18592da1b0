public import Diagnostics
public import Packs
public import Tables

/// Observations in the long form of statistical offices: a row is the value of an indicator for a region and year.
///
/// The file stays where it is. What is held of it is in dense columns, one for each indicator and year; a value's text
/// and place are read when somebody asks (``ObservationCursor``).
public struct ObservationTable: Sendable {
  package let file: CSVFile
  package let cells: ObservedCells
  /// Where its rows stand.
  public let rows: RowIndex
  /// Regions and years of which anything was observed.
  package let observed: Set<RegionYear>
  /// Which statistics the values of each region come from, two at most.
  package let series: [Int: Set<String>]
  let columns: ObservationColumns
  let indicators: [Indicator]
  let regions: Regions
  let values: ValueReader

  public var path: String { file.path }

  /// Opens a file of observations and reads it once.
  ///
  /// - Parameter bytesPerChunk: About how much of the file is read at a time.
  /// - Returns: The table, unless its columns are not those of observations; and every fault: of its form, names that
  ///   the pack does not know, values observed twice.
  public static func open(
    _ path: String, of pack: Pack, bytesPerChunk: Int = 64 << 10, encoding: TextEncoding? = nil
  ) -> (table: ObservationTable?, faults: [Diagnostic]) {
    let (file, faults) = TableFile.openObservations(path, bytesPerChunk: bytesPerChunk, encoding: encoding)
    guard let file else { return (nil, faults) }
    return read(file, faults, of: pack)
  }

  /// Observations of a table that an engine holds.
  ///
  /// - Parameters:
  ///   - name: What the engine's table is called.
  ///   - columns: What each column holds.
  ///   - rows: The texts of these columns; blank where there is none.
  package static func excerpt(
    of pack: Pack, named name: String, columns: [ObservationColumns.Kind], rows: [[String]]
  ) throws(Diagnostic) -> (table: ObservationTable?, faults: [Diagnostic]) {
    var text = SheetText(
      path: name, sheet: "",
      header: columns.enumerated().map { ($1.names[0], CellAddress(row: 1, column: $0 + 1)) })
    for (index, row) in rows.enumerated() { text.append(row, row: index + 2) }
    return read(try text.excerpt(), [], of: pack)
  }

  private static func read(
    _ file: CSVFile, _ faults: [Diagnostic], of pack: Pack
  ) -> (table: ObservationTable?, faults: [Diagnostic]) {
    let path = file.path
    let columns = ObservationColumns(file.header, at: Place(path: path))
    let found = RowIndex.limited(faults + columns.faults, path: path)
    guard !found.contains(where: { $0.severity == .error }), var reader = ObservationReader(file, columns, pack)
    else { return (nil, found) }
    reader.read()
    guard reader.rows.rowCount <= UInt32.max else {
      return (nil, found + [Diagnostic(at: Place(path: path), ReportFault.tooManyRows(limit: Int(UInt32.max)))])
    }
    let table = ObservationTable(
      file: file, cells: reader.cells, rows: reader.rows, observed: reader.observed, series: reader.series,
      columns: columns, indicators: pack.indicators, regions: pack.regions,
      values: ValueReader(regions: pack.regions))
    return (table, found + reader.faults + table.faults(of: reader.repeated))
  }

  // MARK: - Values that disagree

  /// Observations of the same region, indicator and year that differ.
  private func faults(of repeated: [ObservationReader.Repeated]) -> [Diagnostic] {
    let cursor = ObservationCursor(self)
    return Self.limited(
      repeated.lazy.compactMap { pair in
        let first = cursor.value(inRow: pair.first, of: pair.indicator)
        let second = cursor.value(inRow: pair.second, of: pair.indicator)
        return fault(first, second, pair.indicator, pair.region, pair.year)
      }, path: path)
  }

  /// Observations that differ from what another table or a report says of the same region, indicator and year.
  public func disagreements(with others: [ObservationTable], _ reports: [Report]) -> [Diagnostic] {
    let cursor = ObservationCursor(self)
    let cursors = others.map { ObservationCursor($0) }
    let fromTables = cells.columns.lazy.flatMap { column in
      column.rows.indices.lazy.filter { column.rows[$0] != 0 }.flatMap { region in
        cursors.lazy.compactMap { other in
          other.value(of: column.indicator, region, column.year).flatMap { known in
            cursor.value(of: column.indicator, region, column.year).flatMap {
              fault(known, $0, column.indicator, region, column.year)
            }
          }
        }
      }
    }
    let latest = Dictionary(
      reports.map { (RegionYear(region: $0.region, year: $0.year), $0.revision) }, uniquingKeysWith: max)
    let current = reports.lazy.filter { latest[RegionYear(region: $0.region, year: $0.year)] == $0.revision }
    let fromReports = current.flatMap { report in
      report.indicators.sorted { $0.key < $1.key }.lazy.compactMap { indicator, reported in
        cursor.value(of: indicator, report.region, report.year).flatMap {
          fault(reported, $0, indicator, report.region, report.year)
        }
      }
    }
    // Where nothing stands beside it there is no need to go through all of it.
    return (others.isEmpty ? [] : Self.limited(fromTables, path: path)) + Self.limited(fromReports, path: path)
  }

  private func fault(
    _ first: ReportedValue, _ second: ReportedValue, _ indicator: Int, _ region: Int, _ year: Int
  ) -> Diagnostic? {
    if let number = first.number, number == second.number { return nil }
    if first.number == nil, second.number == nil, first.text == second.text { return nil }
    let fact = ReportFault.observedTwice(
      indicator: indicators[indicator].id, region: regions[region].name, year: year, first: first.place)
    return Diagnostic(at: second.place, fact)
  }

  private static func limited(_ faults: some Sequence<Diagnostic>, path: String) -> [Diagnostic] {
    var listed: [Diagnostic] = []
    var count = 0
    for fault in faults {
      count += 1
      if listed.count < RowIndex.mostFaults { listed.append(fault) }
    }
    return RowIndex.limited(listed, of: count, path: path)
  }
}
