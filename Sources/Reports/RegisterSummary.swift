public import Diagnostics
package import Packs
package import Tables

extension RegisterTable {
  /// What one pass over a register's file tells of it as a whole.
  public struct Summary: Sendable {
    /// How many rows there are, empty lines and the header not counted.
    public private(set) var rowCount = 0
    /// How many rows stand before each chunk.
    package private(set) var rowsBefore: [Int] = []
    /// How many lines stand before each chunk.
    package private(set) var linesBefore: [Int] = []
    private var lineCount: Int
    private let path: String
    /// How many records each region and year has.
    package private(set) var counts: [RegionYear: Int] = [:]
    /// How many rows have not the form of a record, or cannot be told apart.
    public private(set) var faultCount = 0
    private var listed: [Diagnostic] = []

    /// So many faults of one file are listed; all are counted.
    package static let mostFaults = 1_000

    /// Of a table of which no chunk was read yet.
    package init(_ table: RegisterTable) {
      path = table.path
      lineCount = table.file.headerLineCount
    }

    /// The faults of form, the first of many, and how many there are beside them.
    public var faults: [Diagnostic] {
      guard faultCount > listed.count else { return listed }
      let more = ReportFault.moreFaults(faultCount - listed.count)
      return listed + [Diagnostic(at: Place(path: path), more)]
    }

    /// Adds what the next chunk holds.
    ///
    /// - Parameter faults: As many of them as there is room for.
    package mutating func append(
      rowCount: Int, lineCount: Int, faultCount: Int, faults: [CSVChunk.Fault]
    ) {
      for fault in faults.prefix(Self.mostFaults - listed.count) {
        let place = Place(path: path, line: self.lineCount + fault.line + 1, column: fault.column)
        listed.append(Diagnostic(at: place, fault.fault))
      }
      rowsBefore.append(self.rowCount)
      linesBefore.append(self.lineCount)
      self.rowCount += rowCount
      self.lineCount += lineCount
      self.faultCount += faultCount
    }

    /// Adds records of a region and year.
    package mutating func add(_ count: Int, of key: RegionYear) { counts[key, default: 0] += count }
  }

  /// Reads the file once, for what it holds as a whole.
  public func summarize() -> Summary {
    var summary = Summary(self)
    var chunk = CSVChunk(file)
    for index in file.chunks.indices {
      chunk.read(index, faultLimit: Summary.mostFaults)
      summary.append(
        rowCount: chunk.rowCount, lineCount: chunk.lineCount, faultCount: chunk.faultCount, faults: chunk.faults)
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
