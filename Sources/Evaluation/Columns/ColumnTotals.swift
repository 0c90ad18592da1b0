internal import Packs
internal import Reports
internal import Tables

/// What one thread found of a register's records: counts of outcomes and the first rows of each that is a finding.
struct ColumnTotals: Sendable {
  /// How many rows are kept.
  struct Limits: Sendable {
    /// For each rule and outcome that is a finding.
    let rows: Int
    /// Rules of which every shortfall is kept, since a waiver or an explanation may answer it.
    let answered: Set<Int>
    /// How many different texts of a column are told apart; where there are more, what rests on them is given up.
    let texts: Int
  }

  /// What a chunk told of the file's form.
  struct Chunk: Sendable {
    let number: Int
    let rowCount: Int
    let lineCount: Int
    let faultCount: Int
    let faults: [CSVChunk.Fault]
  }

  /// Rows that were counted, and the first of them.
  struct Rows: Sendable {
    var count = 0
    var early = 0
    var first: [RowPlace] = []

    mutating func merge(_ other: Rows, limit: Int) {
      count += other.count
      early += other.early
      guard !other.first.isEmpty else { return }
      first = Array((first + other.first).sorted().prefix(limit))
    }
  }

  /// What an engine has counted.
  init(_ counted: CountedRegister, place: (Int) -> RowPlace) {
    func rows(_ rows: CountedRegister.Rows) -> Rows {
      Rows(count: rows.count, early: rows.early, first: rows.first.map(place))
    }
    limits = Limits(rows: .max, answered: [], texts: .max)
    program = counted.program
    records = counted.records.map { $0.map(rows) }
    uniques = counted.uniques.map { rows($0.undetermined) }
    invalid = counted.invalid.map(rows)
    missing = counted.missing.map(rows)
    givenUpAggregates = counted.uncounted
  }

  private let limits: Limits
  /// By plan, then by the place of the outcome in it.
  private(set) var records: [[Rows]]
  private(set) var uniques: [Rows]
  private(set) var invalid: [Rows]
  private(set) var missing: [Rows]
  private(set) var chunks: [Chunk] = []
  /// Plans that are given up, since something they rest on did not fit.
  private(set) var givenUpRecords: Set<Int> = []
  private(set) var givenUpUniques: Set<Int> = []
  private(set) var givenUpAggregates: Set<Int> = []
  private(set) var givenUpFields = false
  private(set) var givenUpKeys: Set<Int> = []
  private let program: ColumnProgram

  init(_ program: ColumnProgram, _ limits: Limits) {
    self.limits = limits
    self.program = program
    records = program.records.map { Array(repeating: Rows(), count: $0.outcomes.count) }
    uniques = Array(repeating: Rows(), count: program.uniques.count)
    invalid = Array(repeating: Rows(), count: program.invalid.count)
    missing = Array(repeating: Rows(), count: program.missing.count)
  }

  private func limit(ofRule rule: Int) -> Int { limits.answered.contains(rule) ? .max : limits.rows }

  /// The first rows of each rule and outcome that is a finding.
  func first(_ limit: Int) -> [RowPlace] {
    (records.joined() + uniques + invalid + missing).flatMap { $0.first.prefix(limit) }
  }

  mutating func append(_ chunk: Chunk) { chunks.append(chunk) }

  mutating func count(_ lanes: borrowing Lanes, chunk: Int, rows: Int) {
    for (index, plan) in program.records.enumerated() {
      let limit = limit(ofRule: plan.rule)
      for (place, outcome) in plan.outcomes.enumerated() {
        let keeps = outcome.outcome.isShortfall
        count(lanes, outcome.rows, chunk, rows, limit: keeps ? limit : 0, into: &records[index][place])
        if keeps, let early = plan.early {
          records[index][place].early += lanes.commonCount(outcome.rows, early, rows: rows)
        }
      }
    }
    for (index, plan) in program.uniques.enumerated() {
      count(lanes, plan.undetermined, chunk, rows, limit: limit(ofRule: plan.rule), into: &uniques[index])
    }
    for (index, plan) in program.invalid.enumerated() {
      count(lanes, plan.rows, chunk, rows, limit: limits.rows, into: &invalid[index])
    }
    for (index, plan) in program.missing.enumerated() {
      count(lanes, plan.rows, chunk, rows, limit: limits.rows, into: &missing[index])
    }
  }

  private func count(
    _ lanes: borrowing Lanes, _ mask: MaskID, _ chunk: Int, _ rows: Int, limit: Int, into found: inout Rows
  ) {
    let count = lanes.count(mask, rows: rows)
    found.count += count
    guard count > 0, found.first.count < limit else { return }
    lanes.forEachRow(in: mask, rows: rows) { row in
      if found.first.count < limit { found.first.append(RowPlace(chunk: Int32(chunk), row: Int32(row))) }
    }
  }

  mutating func giveUp(_ mask: (MaskID) -> Bool, lane: (LaneID) -> Bool) {
    for (index, plan) in program.records.enumerated() where plan.outcomes.contains(where: { mask($0.rows) }) {
      givenUpRecords.insert(index)
    }
    for (index, plan) in program.uniques.enumerated() where mask(plan.undetermined) { givenUpUniques.insert(index) }
    for (index, plan) in program.aggregates.enumerated()
    where plan.masks.contains(where: mask) || plan.lane.map(lane) ?? false {
      givenUpAggregates.insert(index)
    }
    if (program.invalid + program.missing).contains(where: { mask($0.rows) }) { givenUpFields = true }
    for (index, plan) in program.keys.enumerated() where mask(plan.lacking) || plan.lanes.contains(where: lane) {
      givenUpKeys.insert(index)
    }
  }

  mutating func giveUpKeys(_ plan: Int) { givenUpKeys.insert(plan) }

  /// Gives up the macros that leave out what others do, where one of those was given up.
  mutating func giveUpParties() {
    let parties = Set(givenUpAggregates.compactMap { program.aggregates[$0].party })
    for (index, plan) in program.aggregates.enumerated() {
      if let party = plan.party, parties.contains(party) { givenUpAggregates.insert(index) }
    }
  }

  /// Adds what another thread found.
  mutating func merge(_ other: ColumnTotals) {
    for index in records.indices {
      for place in records[index].indices {
        records[index][place].merge(other.records[index][place], limit: limit(ofRule: program.records[index].rule))
      }
    }
    for index in uniques.indices {
      uniques[index].merge(other.uniques[index], limit: limit(ofRule: program.uniques[index].rule))
    }
    for index in invalid.indices { invalid[index].merge(other.invalid[index], limit: limits.rows) }
    for index in missing.indices { missing[index].merge(other.missing[index], limit: limits.rows) }
    chunks += other.chunks
    givenUpRecords.formUnion(other.givenUpRecords)
    givenUpUniques.formUnion(other.givenUpUniques)
    givenUpAggregates.formUnion(other.givenUpAggregates)
    givenUpFields = givenUpFields || other.givenUpFields
    givenUpKeys.formUnion(other.givenUpKeys)
  }
}
