public import Diagnostics
internal import Packs
internal import Tables

extension RegisterTable {
  /// A warning that counts the records of no region or year and tells what the first one lacks; `nil` where each has both.
  ///
  /// No region's sums hold them, which whoever mistyped a name would not notice.
  public func warningOfUnplaced(_ summary: Summary) -> Diagnostic? {
    let placed = summary.counts.values.reduce(0, +)
    let count = summary.rows.rowCount - summary.rows.faultCount - placed
    guard count > 0 else { return nil }
    let regions = values.regions
    let columns = [
      NameColumn(regionColumn) {
        regions.index(named: $0)
      } fault: {
        .unknownRegion($0, nearest: nearestName(to: $0, among: regions.names))
      },
      NameColumn(yearColumn) {
        ValueReader.year($0)
      } fault: {
        .unknownYear($0)
      },
    ]
    var chunk = CSVChunk(file)
    for number in file.chunks.indices {
      chunk.read(number, faultLimit: 0)
      let meanings = columns.map { $0.read(chunk) }
      for row in 0..<chunk.rowCount where !chunk.faultyRows[row] {
        for (column, meanings) in zip(columns, meanings) where meanings[row] < 0 {
          let fault = column.fault(chunk.text(row: row, column: column.column))
          let place = summary.rows.place(chunk.place(row: row, column: column.column), inChunk: number)
          return Diagnostic(.warning, at: place, ReportFault.recordsOfNoRow(fault, count))
        }
      }
    }
    return nil
  }
}
