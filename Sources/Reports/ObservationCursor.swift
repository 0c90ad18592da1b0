internal import Diagnostics
internal import Packs
internal import Quantities

/// Reads the values of observations on demand, wherever they stand.
///
/// A class, since it keeps what was read last.
package final class ObservationCursor {
  package let table: ObservationTable
  private let chunks: ChunkCache

  package init(_ table: ObservationTable) {
    self.table = table
    chunks = ChunkCache(table.file, table.rows)
  }

  /// The value of an indicator for a region and year, as a report would have it.
  package func value(of indicator: Int, _ region: Int, _ year: Int) -> ReportedValue? {
    guard let place = table.cells.place(of: indicator, in: year) else { return nil }
    let row = table.cells.columns[place].rows[region]
    return row == 0 ? nil : value(inRow: row, of: indicator)
  }

  func value(inRow number: UInt32, of indicator: Int) -> ReportedValue {
    let row = chunks.row(Int(number))
    func text(_ kind: ObservationColumns.Kind) -> String? {
      table.columns[kind].map { row.text($0) }.flatMap { $0.isNoData ? nil : $0 }
    }
    let place = table.columns[.value].map { chunks.place(of: row, column: $0) } ?? chunks.place(of: row)
    return table.values.value(
      text(.value) ?? "", unitText: text(.unit), at: place, in: table.indicators[indicator].unit,
      status: text(.status).flatMap { ReportedValue.Status(rawValue: $0) }, series: text(.series))
  }
}
