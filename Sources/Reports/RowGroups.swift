package import Packs
internal import Tables

/// The rows of a register's file by region and year: one flat array, since there may be millions.
package struct RowGroups {
  /// Counted from 1, ascending within a group.
  private var rows: [Int32]
  private var ranges: [RegionYear: Range<Int>] = [:]

  package init(_ table: RegisterTable, _ summary: RegisterTable.Summary) {
    var ends: [RegionYear: Int] = [:]
    var count = 0
    for (key, size) in summary.counts {
      ranges[key] = count..<count + size
      ends[key] = count
      count += size
    }
    rows = Array(repeating: 0, count: count)
    var chunk = CSVChunk(table.file)
    for (index, before) in summary.rows.rowsBefore.enumerated() {
      chunk.read(index, faultLimit: 0)
      for row in 0..<chunk.rowCount {
        // A file that was changed meanwhile may hold others than were counted.
        guard let key = table.key(of: row, in: chunk), let end = ends[key], end < ranges[key]?.upperBound ?? 0
        else { continue }
        rows[end] = Int32(before + row + 1)
        ends[key] = end + 1
      }
    }
    for (key, end) in ends { ranges[key] = (ranges[key]?.lowerBound ?? end)..<end }
  }

  /// The rows of a region and year, in the order of the file.
  package func rows(of key: RegionYear) -> ArraySlice<Int32> {
    ranges[key].map { rows[$0] } ?? []
  }
}
