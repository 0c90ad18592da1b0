import Diagnostics
import Evaluation
import Foundation
import Packs
import Pushdown
import Quantities
import Random
import Reports
import Testing

/// Verdicts on regions that DuckDB reckons, held against those of the judge: `DUCKDB_CLIENT=duckdb swift test`.
@Suite("DuckDB decides rules on regions as the judge does")
struct RegionEngineTests {
  static let client = ProcessInfo.processInfo.environment["DUCKDB_CLIENT"]

  /// Every form of a rule that can be said.
  static let rules = [
    "for: county, value: \"labs.count(l, l.area > quantity('50 公顷'))\", at_least: 1 个",
    "for: county, value: \"firms.share(f, f.active)\", at_least: 50 %, response_rate: 60 %",
    "for: county, value: \"firms.filter(f, f.active).share(f, f.staff > quantity('2 人'))\", more_than: 50 %, response_rate: 50 %",
    "for: county, value: \"firms.sum(f, f.revenue) / firms.sum(f, f.staff)\", at_most: 1 万元/人, response_rate: 40 %",
    "for: county, value: \"firms.average(f, f.revenue)\", at_least: 2 万元",
    "for: county, value: \"firms.min(f, f.revenue)\", less_than: 0 万元",
    "for: county, value: \"firms.filter(f, reported(f.revenue)).max(f, f.revenue)\", at_least: 2 万元, within: 10 %",
    "for: county, value: \"growth(firms.filter(f, reported(f.revenue)).sum(f, f.revenue))\", at_least: 5 %",
    "for: county, value: \"change(firms.count(f, true))\", between: [-1 个, 1 个]",
    "for: city, value: \"firms.count(f, true)\", at_least: 3 个",
    "for: province, value: \"firms.filter(f, reported(f.staff)).sum(f, f.staff)\", at_least: 9 人, by: 2024",
    "for: province, value: \"cities.count(c, c.firms.count(f, true) > quantity('1 个'))\", at_least: 1 个",
    "for: province, value: \"cities.filter(c, reported(c.firms)).sum(c, c.firms.count(f, true))\", at_least: 4 个",
    "for: city, value: \"counties.average(c, c.gdp)\", at_least: 2 亿元",
    "for: city, value: \"counties.share(c, c.gdp > quantity('1 亿元'))\", at_least: 60 %",
    "for: city, assert: \"counties.all(c, c.gdp > quantity('0 亿元'))\"",
    "for: city, assert: \"counties.exists(c, c.rd > c.previous.rd)\"",
    "for: city, assert: \"counties.filter(c, reported(c.gdp)).all(c, c.gdp > quantity('0 亿元'))\"",
    "for: city, value: \"counties.min(c, c.gdp)\", at_least: 0 亿元",
    "for: city, value: \"counties.sum(c, c.gdp)\", equals: gdp, within: 1 亿元",
    "for: city, value: \"counties.sum(c, c.gdp)\", equals: gdp",
    "for: province, value: \"cities.sum(c, c.gdp)\", at_least: gdp, within: 5 %",
    "for: county, value: rd / gdp, at_least: 1 %",
    "for: county, value: intensity, at_most: province.intensity",
    "for: county, value: gdp, at_least: city.gdp",
    "for: county, value: growth(gdp), at_least: growth(city.gdp)",
    "for: county, value: gdp - in_year(2023).gdp, between: [rd, 2 亿元]",
    "for: county, value: abs(change(gdp)), at_most: 1 亿元, when: reported(previous.gdp)",
    "for: county, value: -gdp, at_most: 0 亿元, needs: [rd, previous.gdp], by: 2025",
    "for: county, assert: gdp > quantity('1 亿元') || rd > quantity('100 万元'), by: 2025, path: flat",
    "for: county, assert: \"!(gdp > quantity('1 亿元')) && rd / gdp > quantity('1 %')\", when: rd > quantity('0 万元')",
    "for: county, value: \"gdp > quantity('1 亿元') ? rd / gdp : rd / quantity('1 亿元')\", at_least: 1 %",
    "for: county, assert: \"year in [2023, 2025] && code != '230101'\"",
    "for: county, assert: \"reported(gdp / rd) == reported(rd)\"",
    "for: county, value: turnover, at_least: 1 万元",
    "for: [city, county], from: 2024, until: 2024, value: \"firms.count(f, f.kind == k)\", at_least: 1 个, each: {k: [a, b]}",
    "for: county, value: gdp * rd / (rd - gdp), at_least: 1 亿元",
    "for: county, value: 2 * gdp / rd, equals: 1000000 %",
  ]

  private static func pack() throws -> RegionPlan {
    RegionPlan(
      rules.enumerated().map { "  - {id: \"R\($0 + 1)\", title: 甲, \($1)}\n" }.joined())
  }

  @Test("Every form of a rule here is decided in SQL")
  func decided() throws {
    let plan = try Self.pack().plan()
    #expect(plan.undecided.map { "R\($0.rule + 1) \($0.obstacle)" } == [])
    #expect(plan.refusals.map { "R\($0.rule + 1) \($0.obstacle)" } == [])
  }

  @Test(
    "Verdicts and values are the same over data at random", .enabled(if: client != nil), arguments: 0..<UInt64(24))
  func alike(seed: UInt64) throws {
    var data = RegionData(seed: seed)
    let plan = try Self.pack().plan(
      [RegionPlan.firms(data.firms()), RegionPlan.labs(data.labs())], RegionPlan.observations(data.observations()))
    let engine = try Engine(.duckdb, connect: nil, client: Self.client)
    var result = PushdownResult(plan)
    for line in try EngineTests.rows(engine, plan.statement()) { try result.add(Array(line.utf8)[...]) }
    let (table, faults, _) = try #require(try result.observed())
    #expect(faults.map { $0.rendered(in: .en) } == [])
    let judged = Judge.judge(
      [], by: plan.pack, registers: try result.found().map(\.pass), observations: [try #require(table)],
      asOf: plan.asOf)
    let here = judged.verdicts.filter { $0.subject.register == nil && $0.rule.hasPrefix("R") }.map(Self.line)
    #expect(!here.isEmpty)
    let there = result.verdicts.map { verdict in
      [
        verdict.rule, "\(verdict.region)", "\(verdict.year)", verdict.each.joined(separator: "/"),
        verdict.outcome.rawValue,
      ].joined(separator: " ")
    }
    #expect(Set(here).symmetricDifference(there).sorted().joined(separator: "\n") == "")
    #expect(here.count == there.count)
    #expect(Self.wrongValues(result.verdicts, judged.verdicts) == [])
  }

  private static func line(_ verdict: Verdict) -> String {
    [
      verdict.rule, verdict.subject.region.map { "\($0)" } ?? "", verdict.subject.year.map { "\($0)" } ?? "",
      verdict.subject.each.map(\.text).joined(separator: "/"), verdict.outcome.rawValue,
    ].joined(separator: " ")
  }

  private static func wrongValues(_ there: [EngineVerdict], _ here: [Verdict]) -> [String] {
    there.compactMap { verdict in
      let own = here.first {
        $0.rule == verdict.rule && $0.subject.region == verdict.region && $0.subject.year == verdict.year
          && $0.subject.each.map(\.text) == verdict.each
      }
      // What a rule does not apply to it looks at no value of.
      guard let own, own.outcome != .notApplicable, case .limit? = own.required,
        own.actual?.number != verdict.value
      else { return nil }
      return "\(line(own)): \(verdict.value.map { "\($0)" } ?? "none")"
    }
  }
}

/// Rows at random, with much missing and few different numbers, so that there are ties, zeros and regions without any.
private struct RegionData {
  private var random: PseudoRandom

  init(seed: UInt64) { random = PseudoRandom(seed: seed) }

  private static let regions = ["230101", "230102", "230201", "230099", "230200", "哈市", "龙沙区", "nowhere"]
  private static let years = [2021, 2022, 2023, 2024, 2025]

  private mutating func number(_ numbers: [String]) -> String { random.oneIn(6) ? "NULL" : random.pick(numbers) }

  private mutating func place() -> String { "'\(random.pick(Self.regions))', \(random.pick(Self.years))" }

  mutating func firms() -> [String] {
    // Now and then all of them are there.
    let isWhole = random.oneIn(3)
    return (0..<random.below(60)).map { index in
      let revenue = isWhole ? "2.00" : number(["0", "1.50", "2", "-3.25", "99999999.99", "2.00"])
      let staff = isWhole ? "2" : number(["0", "1", "2", "3", "-2"])
      let active = isWhole ? "TRUE" : number(["TRUE", "FALSE"])
      return "('f\(index)', \(revenue), \(staff), \(active), \(number(["'a'", "'b'", "'无'"])), \(place()))"
    }
  }

  mutating func labs() -> [String] {
    (0..<random.below(16)).map { "('l\($0)', \(number(["50", "50.1", "80"])), \(place()))" }
  }

  mutating func observations() -> [String] {
    let isWhole = random.oneIn(3)
    var rows: [String] = []
    for region in ["230000", "230100", "齐齐哈尔市", "230099", "230101", "230102", "230201"] {
      for indicator in ["gdp", "rd", "intensity", "研发经费"] {
        for year in Self.years where isWhole ? indicator != "研发经费" : random.oneIn(indicator == "gdp" ? 2 : 3) {
          // Named once more it would be another value of the same.
          if indicator == "研发经费", rows.contains(where: { $0.hasPrefix("('\(region)', 'rd', \(year)") }) { continue }
          rows.append("('\(region)', '\(indicator)', \(year), \(number(["0", "1", "1.5", "100", "-1", "0.001"])))")
        }
      }
    }
    return rows
  }
}
