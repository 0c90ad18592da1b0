package import Packs
internal import Tables

extension RegisterTable {
  /// What one pass over a register's file tells of it as a whole.
  public struct Summary: Sendable {
    /// Where its rows stand, and the faults of their form.
    public package(set) var rows: RowIndex
    /// How many records each region and year has.
    package private(set) var counts: [RegionYear: Int] = [:]

    /// Of a table of which no chunk was read yet.
    package init(_ table: RegisterTable) { rows = RowIndex(table.file) }

    fileprivate mutating func setCounts(_ counts: [RegionYear: Int]) { self.counts = counts }

    /// Adds records of a region and year.
    package mutating func add(_ count: Int, of key: RegionYear) { counts[key, default: 0] += count }
  }

  /// Reads an excerpt of a larger table.
  ///
  /// - Parameter counts: How many records each region and year has in the whole table.
  package func summarize(counts: [RegionYear: Int]) -> Summary {
    var summary = summarize()
    summary.setCounts(counts)
    return summary
  }

  /// Reads the file once, for what it holds as a whole.
  public func summarize() -> Summary {
    var summary = Summary(self)
    var chunk = CSVChunk(file)
    for index in file.chunks.indices {
      chunk.read(index, faultLimit: RowIndex.mostFaults)
      summary.rows.append(chunk)
      for row in 0..<chunk.rowCount {
        if let key = key(of: row, in: chunk) { summary.add(1, of: key) }
      }
    }
    return summary
  }

  /// The region and year of a row; `nil` where its form is at fault or it belongs to none.
  func key(of row: Int, in chunk: borrowing CSVChunk) -> RegionYear? {
    guard !chunk.faultyRows[row], let region = region(of: row, in: chunk), let year = year(of: row, in: chunk)
    else { return nil }
    return RegionYear(region: region, year: year)
  }

  func region(of row: Int, in chunk: borrowing CSVChunk) -> Int? {
    values.regions.index(named: chunk.text(row: row, column: regionColumn))
  }

  func year(of row: Int, in chunk: borrowing CSVChunk) -> Int? {
    ValueReader.year(chunk.text(row: row, column: yearColumn))
  }
}
