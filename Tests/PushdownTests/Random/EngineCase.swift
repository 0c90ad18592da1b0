import Diagnostics
import Evaluation
import Foundation
import Packs
import Pushdown
import Quantities
import Random
import RandomPacks
import Reports
import Testing

/// A pack, records, and what is asked of an engine: all determined by a seed.
struct EngineCase {
  let seed: UInt64
  let plan: PushdownPlan
  /// Makes the table.
  let creation: String
  private let random: RandomPlan
  private let table: TypedTable
  private let reports: [Report]
  private let limit: Int
  private let date: CalendarDate

  private static let identity = """
    plumbline: 1
    pack: plan
    version: 1.0.0
    title: 规划
    years: {first: 2021, last: 2025}
    levels: {province: provinces, city: cities}
    """

  private static let regions = """
    regions:
      "230000": {name: {zh: 黑龙江省, en: Heilongjiang}, level: province}
      "230100": {name: {zh: 哈尔滨市, en: Harbin}, level: city, in: "230000", aliases: [哈市]}
      "230200": {name: 齐齐哈尔市, level: city, in: "230000"}
      "230300": {name: 鸡西市, level: city, in: "230000"}
      "230400": {name: 鹤岗市, level: city, in: "230000"}
      "230500": {name: 双鸭山市, level: city, in: "230000"}
      "230600": {name: 大庆市, level: city, in: "230000"}
      "230700": {name: 伊春市, level: city, in: "230000"}
      "230800": {name: 佳木斯市, level: city, in: "230000"}
      "230900": {name: 七台河市, level: city, in: "230000"}
      "231000": {name: 牡丹江市, level: city, in: "230000"}
      "230099": {name: 未分地区, level: city, in: "230000", residual: true}
    """

  init(seed: UInt64, in dialect: Dialect) throws {
    self.seed = seed
    random = RandomPlan(seed: seed)
    let pack = try Self.pack(random)
    var random = PseudoRandom(seed: seed ^ 0xD1FF)
    table = TypedTable(self.random, dialect, &random)
    limit = random.pick([0, 1, 3, Self.all, Self.all, Self.all])
    var texts: [String] = []
    if random.oneIn(2) {
      texts.append("region: 230100\nyear: 2023\nindicators: {gdp: 5, population: 3, margin: 2}")
      texts.append("region: 230000\nyear: 2023\nindicators: {gdp: 0.001}\nhistory: {2022: {gdp: 0}}")
    }
    reports = try texts.enumerated().map { index, text in
      let read = ReportReader(pack).read(Array(("report: plan\n" + text).utf8), path: "\(index).yaml")
      try #require(read.faults.map { $0.rendered(in: .en) } == [])
      return try #require(read.report)
    }
    date = try #require(CalendarDate("2026-01-01"))
    let name = "firms_\(seed)"
    creation = table.creation(name, dialect)
    let map = try TableMap([("firms", name)], of: pack)
    let described = table.columns.map { (name: $0.name, type: $0.typeName(dialect)) }
    let (columns, faults) = RegisterColumns.find(0, in: described, of: pack, map, dialect)
    try #require(faults.map { $0.english } == [])
    plan = PushdownPlan(pack, [try #require(columns)], in: dialect, asOf: date)
  }

  /// More than there are.
  private static let all = 1_000_000

  private static func pack(_ plan: RandomPlan) throws -> Pack {
    let texts = [
      ("indicators.yaml", RandomPlan.indicators), ("pack.yaml", identity), ("regions.yaml", regions),
      ("registers.yaml", plan.registers), ("rules/a.yaml", "rules:\n" + plan.rules),
    ]
    let (pack, faults) = PackReader.read(
      folder: "pack",
      files: texts.map { PackFile(name: $0.0, path: "pack/" + $0.0, bytes: Array($0.1.utf8)) })
    try #require(faults.map { $0.rendered(in: .en) } == [])
    return try #require(pack)
  }

  var statement: String { plan.statement(limit: limit) }

  /// The texts of the pack's registers and rules.
  var pack: String { random.registers + "\n" + random.rules }

  /// The records as a file.
  var csv: String { table.csv }

  /// How many rules there are, but for those that columns cannot judge here either.
  var ruleCount: Int {
    plan.pack.rules.count - plan.refusals.filter { if case .columns = $0.obstacle { true } else { false } }.count
  }

  /// What is said of the records by the judge of files, one after the other, and by the engine.
  ///
  /// - Returns: What one says and the other does not; `nil` where the engine cannot read all texts.
  func differences(_ lines: [ArraySlice<UInt8>]) throws -> [String]? {
    var result = PushdownResult(plan)
    for line in lines { try result.add(line) }
    let found = try result.found()
    if found.contains(where: { !$0.unread.isEmpty }) { return table.mayBeUnread ? nil : ["unread \(found[0].unread)"] }
    let engine = Judge.judge(
      reports, by: plan.pack, registers: found.map(\.pass), asOf: date, limit: limit)

    let file = NSTemporaryDirectory() + "/plumbline-\(UUID().uuidString).csv"
    try Data(table.csv.utf8).write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let (opened, faults) = RegisterTable.open(file, as: "firms", of: plan.pack)
    try #require(faults.map { $0.rendered(in: .en) } == [])
    let pass = RegisterPass(
      try #require(opened), by: plan.pack, beside: reports, asOf: date, limit: Self.all, method: .oneByOne)
    let here = Judge.judge(
      reports, by: plan.pack, registers: [pass], asOf: date, limit: Self.all, method: .oneByOne)

    var lines = Self.lines(here.rules.map(VerdictFacts.of), engine.rules.map(VerdictFacts.of))
    guard limit == Self.all else {
      let some = Judge.judge(reports, by: plan.pack, registers: [pass], asOf: date, limit: limit, method: .oneByOne)
      lines += limited(here.verdicts, some.verdicts, engine.verdicts)
      return lines
    }
    lines += Self.lines(here.verdicts.map(facts), engine.verdicts.map(facts))
    // Which of those that share a key is the first is another matter here, but no two are taken for one.
    return lines
      + Self.lines(Self.shared(here.verdicts.map(fingerprint)), Self.shared(engine.verdicts.map(fingerprint)))
  }

  /// Which records are listed first is another matter here; how many is not, and each has its verdict.
  private func limited(_ all: [Verdict], _ here: [Verdict], _ engine: [Verdict]) -> [String] {
    func counts(_ verdicts: [Verdict]) -> [String] {
      var counts: [String: Int] = [:]
      for verdict in verdicts { counts["\(verdict.rule) \(verdict.outcome)", default: 0] += 1 }
      return counts.map { "\($0.key) listed \($0.value)" }
    }
    let known = Set(all.map(facts))
    let own = engine.map(facts).filter { !known.contains($0) }.map { "+ " + $0 }
    func ofRegions(_ verdicts: [Verdict]) -> [String] { verdicts.filter { $0.subject.register == nil }.map(facts) }
    return own + Self.lines(counts(here), counts(engine)) + Self.lines(ofRegions(here), ofRegions(engine))
  }

  private func facts(_ verdict: Verdict) -> String {
    VerdictFacts(verdict, withPlaces: false, withRow: false).description
  }

  private func fingerprint(_ verdict: Verdict) -> String {
    Fingerprint(pack: "plan", rule: verdict.rule, subject: verdict.subject, regions: plan.pack.regions).text
      + " of \(verdict.rule)"
  }

  /// What stands more than once in a list.
  private static func shared(_ fingerprints: [String]) -> [String] {
    var known: Set<String> = []
    return fingerprints.filter { !known.insert($0).inserted }
  }

  /// What stands in one list oftener than in the other.
  private static func lines(_ expected: [String], _ found: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for line in found { counts[line, default: 0] += 1 }
    var lines: [String] = []
    for line in expected {
      if let count = counts[line], count > 0 { counts[line] = count - 1 } else { lines.append("- " + line) }
    }
    for (line, count) in counts.sorted(by: { $0.key < $1.key }) {
      lines += Array(repeating: "+ " + line, count: count)
    }
    return lines
  }
}
