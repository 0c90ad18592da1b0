import Diagnostics
import Packs
import Quantities
import Random
import RandomPacks
import Reports
import Testing

@testable import Evaluation

/// A pack, a register's file and how it is to be judged: all determined by a seed.
struct RandomCase {
  let plan: RandomPlan
  let csv: String
  let rowCount: Int
  private let reports: [String]
  private let waivers: String
  private let bytesPerChunk: Int
  private let threads: Int
  private let limit: Int
  private let rowLimit: Int?
  private let texts: Int

  init(seed: UInt64) {
    plan = RandomPlan(seed: seed)
    var random = PseudoRandom(seed: seed ^ 0xC0FFEE)
    let table = RandomTable(plan, &random)
    (csv, rowCount) = (table.text, table.rowCount)
    bytesPerChunk = random.pick([1, 40, 150, 400, 1_000, 64 << 10])
    threads = 1 + random.below(3)
    limit = random.pick([0, 1, 3, 1_000, 1_000])
    rowLimit = random.pick([nil, 0, 2, 1_000])
    texts = random.oneIn(4) ? random.pick([5, 16, 18, 24]) : 65_536
    let rules = plan.ids
    if random.oneIn(4) {
      let keys = random.pick(["", ", region: 哈市", ", year: 2023"])
      waivers =
        "waivers: [{rule: \(random.pick(rules + ["value-invalid", "duplicate-key"]))\(keys), "
        + "until: 2030-01-01, reason: 因}]"
    } else {
      waivers = "waivers: []"
    }
    var reports: [String] = []
    if random.oneIn(2) {
      reports.append(report(230100, 2023, "indicators: {gdp: 5, population: 3, margin: 2}"))
      reports.append(report(230000, 2023, "indicators: {gdp: 0.001}\nhistory: {2022: {gdp: 0}}"))
    }
    if random.oneIn(6) {
      reports.append(
        report(230200, 2022, "indicators: {population: 1}\nexplanations: [{for: \(random.pick(rules)), text: 释}]"))
    }
    if random.oneIn(20) {
      reports.append(report(230300, 2023, "registers: {firms: [{name: A甲, sales: 3, cost: 4}, {name: 甲, sales: x}]}"))
    }
    self.reports = reports
  }

  /// How much of what may be judged by columns was: forms of rules on records, rules that ask for unique records, macros
  /// over records, and files with and without a column that did not fit.
  enum Part: CaseIterable {
    case forms, uniques, macros, keys, files, filesThatFit
  }

  /// How many of each part there were, and how many of them were judged by columns.
  typealias Taken = [Part: (taken: Int, of: Int)]

  /// Judges the file in both ways.
  /// - Returns: What one way says and the other does not, and how much was judged by columns.
  func differences() throws -> (lines: [String], taken: Taken) {
    let pack = try plan.plan.pack()
    let reports = try self.reports.enumerated().map { index, text in
      let read = ReportReader(pack).read(Array(("report: plan\n" + text).utf8), path: "\(index).yaml")
      try #require(read.faults.map { $0.rendered(in: .en) } == [])
      return try #require(read.report)
    }
    let (waivers, faults) = WaiverReader.read(Array(self.waivers.utf8), path: "waivers.yaml", pack: pack)
    try #require(faults.map { $0.rendered(in: .en) } == [])
    let folder = try Folder()
    let file = try folder.write(csv, to: "firms.csv")
    let (opened, tableFaults) = RegisterTable.open(file, as: "firms", of: pack, bytesPerChunk: bytesPerChunk)
    try #require(tableFaults.map { $0.rendered(in: .en) } == [])
    let table = try #require(opened)
    let date = try #require(CalendarDate("2026-01-01"))
    func judge(_ method: RecordMethod) -> (RegisterPass, [String]) {
      let pass = RegisterPass(
        table, by: pack, beside: reports, waivers: waivers, asOf: date, limit: limit, rowLimit: rowLimit,
        method: method,
        texts: texts
      )
      let result = Judge.judge(
        reports, by: pack, registers: [pass], waivers: waivers, asOf: date, limit: limit, rowLimit: rowLimit)
      let verdicts = result.verdicts.map { verdict in
        VerdictFacts(verdict, withPlaces: rowCount <= 16 && !plan.withResponseRate.contains(verdict.rule)).description
      }
      let faults = pass.summary.rows.faults.map { $0.rendered(in: .en) }
      return (pass, result.rules.map(VerdictFacts.of) + verdicts + faults)
    }
    let (_, expected) = judge(.oneByOne)
    let (pass, found) = judge(.columns(threads: threads))
    let (common, own) = (Set(expected), Set(found))
    var lines =
      expected.filter { !own.contains($0) }.map { "- " + $0 } + found.filter { !common.contains($0) }.map { "+ " + $0 }
    if lines.isEmpty, expected != found { lines = ["in another order"] }
    return (lines, pass.results.map(Self.taken) ?? [.files: (0, 1)])
  }

  private static func taken(_ results: ColumnResults) -> Taken {
    let (program, totals) = (results.program, results.totals)
    let uniques = program.keys.indices.filter { !totals.givenUpKeys.contains($0) }.flatMap { program.keys[$0].uniques }
    let lost = totals.givenUpRecords.count + totals.givenUpAggregates.count + totals.givenUpUniques.count
    return [
      .forms: (
        program.records.count - totals.givenUpRecords.count, program.records.count + program.obstacles.count
      ),
      .uniques: (Set(uniques).subtracting(totals.givenUpUniques).count, program.uniques.count),
      .macros: (program.aggregates.count - totals.givenUpAggregates.count, program.aggregates.count),
      .keys: (program.keys.count - totals.givenUpKeys.count, program.keys.count), .files: (1, 1),
      .filesThatFit: (lost == 0 ? 1 : 0, 1),
    ]
  }
}

extension RandomPlan {
  /// With the regions and years that all small plans have.
  var plan: Plan {
    var plan = Plan(rules)
    plan.indicators = Self.indicators
    plan.registers = registers
    plan.files = [:]
    return plan
  }
}
