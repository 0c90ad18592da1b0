package import Packs
package import Quantities
internal import Reports
internal import Tables

/// What an engine that holds a register's records has counted of them by a program.
package struct CountedRegister: Sendable {
  /// Records that were counted.
  package struct Rows: Sendable {
    package var count: Int
    /// How many of them are judged before the due year.
    package var early: Int
    /// The first of them: their rows in the excerpt, counted from 1.
    package var first: [Int]

    package init(count: Int = 0, early: Int = 0, first: [Int] = []) {
      self.count = count
      self.early = early
      self.first = first
    }
  }

  /// The records of a region and year, in the order of the program's requests.
  package struct Group: Sendable {
    package var rows: Int
    package var counts: [Int]
    package var sums: [Number]
    package var extremes: [(least: Number, greatest: Number)?]
    /// Whether there is such a record.
    package var lacks: [Bool]

    package init(
      rows: Int, counts: [Int], sums: [Number], extremes: [(least: Number, greatest: Number)?], lacks: [Bool]
    ) {
      self.rows = rows
      self.counts = counts
      self.sums = sums
      self.extremes = extremes
      self.lacks = lacks
    }
  }

  package let program: ColumnProgram
  package var recordCount = 0
  package var groups: [RegionYear: Group] = [:]
  /// By the program's plans, then by their outcomes.
  package var records: [[Rows]]
  /// By the program's rules that ask for unique records: those that lack a part, and those that share with others.
  package var uniques: [(undetermined: Rows, repeated: Rows)]
  /// By the program's fields: of those, all rows of all fields stand with the first that has any.
  package var invalid: [Rows]
  package var missing: [Rows]
  /// The places of the program's macros that could not be counted, so that what the groups have of them says nothing.
  package var uncounted: Set<Int> = []
  /// Records that share the register's key, region and year.
  package var keyed = Rows()

  package init(_ program: ColumnProgram) {
    self.program = program
    records = program.records.map { $0.outcomes.map { _ in Rows() } }
    uniques = program.uniques.map { _ in (Rows(), Rows()) }
    invalid = program.invalid.map { _ in Rows() }
    missing = program.missing.map { _ in Rows() }
  }
}

/// Where the rows of an excerpt stand in its text.
struct ExcerptPlaces {
  private var records: [KeyedRecord] = []

  init(_ excerpt: RegisterTable) {
    var chunk = CSVChunk(excerpt.file)
    var starts = Buffer<UInt32>()
    for number in excerpt.file.chunks.indices {
      chunk.read(number, faultLimit: 0)
      chunk.readStarts(into: &starts)
      for row in 0..<chunk.rowCount {
        let place = RowPlace(chunk: Int32(number), row: Int32(row))
        records.append(KeyedRecord(place: place, offset: Int(starts[row])))
      }
    }
  }

  /// A row, counted from 1.
  subscript(row: Int) -> KeyedRecord { records[row - 1] }
}
