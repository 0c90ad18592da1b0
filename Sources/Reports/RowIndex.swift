public import Diagnostics
package import Tables

/// Where the rows and lines of each chunk of a CSV file begin, and what is wrong with their form.
public struct RowIndex: Sendable {
  /// How many rows there are, empty lines and the header not counted.
  public private(set) var rowCount = 0
  /// How many rows stand before each chunk.
  package private(set) var rowsBefore: [Int] = []
  /// How many lines stand before each chunk.
  package private(set) var linesBefore: [Int] = []
  /// Where single rows stand, of those that somebody is going to ask for: they are read without the rest of their chunk.
  package var spots: [Int: RowSpot] = [:]
  /// How many rows have not the form of a record, or cannot be told apart.
  public private(set) var faultCount = 0
  private var lineCount: Int
  private let path: String
  private let origin: TableOrigin?
  private var listed: [Diagnostic] = []

  /// So many faults of one file are listed; all are counted.
  package static let mostFaults = 1_000

  /// Of a file of which no chunk was read yet.
  package init(_ file: CSVFile) {
    path = file.path
    origin = file.origin
    lineCount = file.headerLineCount
  }

  /// The faults of form, the first of many, and how many there are beside them.
  public var faults: [Diagnostic] { Self.limited(listed, of: faultCount, path: path) }

  /// Some of so many faults, with a last one that counts the others.
  static func limited(
    _ listed: [Diagnostic], of count: Int, path: String, _ severity: Diagnostic.Severity = .error
  ) -> [Diagnostic] {
    guard count > listed.count else { return listed }
    return listed + [Diagnostic(severity, at: Place(path: path), ReportFault.moreFaults(count - listed.count))]
  }

  /// The first faults of each severity, with a last one that counts the others.
  static func limited(_ faults: [Diagnostic], path: String) -> [Diagnostic] {
    guard faults.count > mostFaults else { return faults }
    return [Diagnostic.Severity.error, .warning].flatMap { severity in
      let own = faults.filter { $0.severity == severity }
      return limited(Array(own.prefix(mostFaults)), of: own.count, path: path, severity)
    }
  }

  /// Adds the next chunk.
  ///
  /// - Parameter faults: As many of its faults as there is room for.
  package mutating func append(rowCount: Int, lineCount: Int, faultCount: Int, faults: [CSVChunk.Fault]) {
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

  /// Adds the next chunk as it was read.
  mutating func append(_ chunk: borrowing CSVChunk) {
    append(rowCount: chunk.rowCount, lineCount: chunk.lineCount, faultCount: chunk.faultCount, faults: chunk.faults)
  }

  /// The chunk that a row stands in; rows are counted from 1.
  func chunk(ofRow row: Int) -> Int { rowsBefore.partitioningIndex { $0 >= row } - 1 }

  /// Where something stands in the file, so many lines after others.
  func place(_ spot: (line: Int, column: Int), linesBefore: Int) -> Place {
    origin?.place(path: path, line: linesBefore + spot.line, column: spot.column)
      ?? Place(path: path, line: linesBefore + spot.line + 1, column: spot.column)
  }

  /// Where something stands in a chunk.
  func place(_ spot: (line: Int, column: Int), inChunk chunk: Int) -> Place {
    place(spot, linesBefore: linesBefore[chunk])
  }
}

/// Where a row stands in its file.
package struct RowSpot: Sendable {
  package let bytes: Range<Int>
  /// How many lines stand before it.
  package let linesBefore: Int

  package init(bytes: Range<Int>, linesBefore: Int) {
    self.bytes = bytes
    self.linesBefore = linesBefore
  }
}
