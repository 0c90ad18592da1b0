public import Packs
public import Quantities
public import Reports
internal import Tables

/// How records of registers' files are judged.
public enum RecordMethod: Sendable, Hashable {
  /// A column at a time on so many threads, and record by record what columns cannot say; `nil` for all cores.
  case columns(threads: Int?)
  /// One record after the other.
  case oneByOne
}

/// One pass over a register's file: what it holds as a whole, and by columns what the pack's rules say of its records.
public struct RegisterPass: Sendable {
  public let table: RegisterTable
  public let summary: RegisterTable.Summary
  /// `nil` where its records are judged one by one.
  let results: ColumnResults?
  let repeated: RepeatedRecords?

  /// Reads the file for judging its records one by one.
  public init(_ table: RegisterTable) {
    self.init(table, table.summarize(), nil, nil)
  }

  private init(
    _ table: RegisterTable, _ summary: RegisterTable.Summary, _ results: ColumnResults?, _ repeated: RepeatedRecords?
  ) {
    self.table = table
    self.summary = summary
    self.results = results
    self.repeated = repeated
  }

  /// Reads the file and judges its records.
  ///
  /// - Parameters:
  ///   - reports: What is judged beside it.
  ///   - limit: How many verdicts to keep for each rule and outcome that is a finding; `nil` keeps every verdict, for
  ///     which each record has to be judged for itself.
  ///   - rowLimit: How many rows to list for each rule and outcome that is a finding.
  ///   - progress: Who is told how much of the file is done.
  public init(
    _ table: RegisterTable, by pack: Pack, beside reports: [Report] = [], waivers: [Waiver] = [], asOf: CalendarDate,
    limit: Int? = Judge.standardLimit, rowLimit: Int? = nil, method: RecordMethod = .columns(threads: nil),
    progress: Progress? = nil
  ) {
    self.init(
      table, by: pack, beside: reports, waivers: waivers, asOf: asOf, limit: limit, rowLimit: rowLimit, method: method,
      progress: progress, texts: TextDictionary.standardLimit)
  }

  /// - Parameter texts: How many different texts of a column are told apart.
  init(
    _ table: RegisterTable, by pack: Pack, beside reports: [Report], waivers: [Waiver], asOf: CalendarDate, limit: Int?,
    rowLimit: Int?, method: RecordMethod, progress: Progress? = nil, texts: Int
  ) {
    // Records that reports list as well are judged together with them.
    guard case .columns(let threads) = method, let limit,
      !reports.contains(where: { $0.registers[table.register] != nil })
    else {
      self.init(table)
      return
    }
    let answered = AnsweredRules(waivers, reports)
    let layout = RegisterLayout(
      columns: table.columns, regionColumn: table.regionColumn, yearColumn: table.yearColumn,
      hasMarks: table.file.origin?.hasMarks ?? false)
    let program = ColumnProgram(pack, register: table.register, layout: layout, asOf: asOf)
    let limits = ColumnTotals.Limits(
      rows: max(limit, rowLimit ?? 0),
      answered: Set(pack.rules.indices.filter { answered.contains(pack.rules[$0].id) }), texts: texts)
    let results = ColumnJudge.judge(
      table, program, pack, limits: limits, threads: threads ?? Workers.coreCount, progress: progress)
    guard let results else {
      self.init(table)
      return
    }
    let repeated = RepeatedRecords(results, table, pack)
    var summary = results.summary
    if limit > 0 {
      let kept = results.totals.first(limit) + repeated.first(limit)
      summary.rows.spots = RowSpots.find(kept, table, summary.rows, threads: threads ?? Workers.coreCount)
    }
    self.init(table, summary, results, repeated)
  }
}

extension RegisterPass {
  /// What an engine has counted of a register that it holds.
  ///
  /// - Parameter excerpt: The records that have whole verdicts.
  package init(_ excerpt: RegisterTable, _ counted: CountedRegister, of pack: Pack) {
    let places = ExcerptPlaces(excerpt)
    let summary = excerpt.summarize(counts: counted.groups.mapValues(\.rows))
    let results = ColumnResults(
      program: counted.program, totals: ColumnTotals(counted) { places[$0].place },
      groups: counted.groups.mapValues { GroupTotals.Group($0) }, summary: summary, recordCount: counted.recordCount,
      suspects: [])
    self.init(excerpt, summary, results, RepeatedRecords(counted, excerpt, pack) { places[$0] })
  }
}

/// Rules whose shortfalls waivers or explanations may answer, so that each has to be looked at.
package struct AnsweredRules: Sendable {
  package let ids: Set<String>

  package init(_ waivers: [Waiver], _ reports: [Report]) {
    ids = Set(waivers.map(\.rule) + reports.flatMap { $0.explanations.map(\.rule) })
  }

  func contains(_ id: String) -> Bool { ids.contains(id) }
}
