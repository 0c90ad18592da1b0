import CEL
import Diagnostics
import Evaluation
import Packs
import Quantities
import Random
import RandomPacks
import Testing

@Suite("Observations by columns")
struct ObservedRuleTests {
  private static let indicators = """
    indicators:
      sales: {title: 销售额, unit: 亿元, decimals: 2, tags: [money]}
      costs: {title: 成本, unit: 万元, tags: [money]}
      firms: {title: 企业数, unit: 家}
      part: {title: 占比, unit: "%"}
      rate: {title: 比例, unit: "‰"}
    """

  private static let regions = """
    regions:
      "230000": {name: 黑龙江省, level: province}
      "230100": {name: 哈尔滨市, level: city, in: "230000"}
      "230200": {name: 齐齐哈尔市, level: city, in: "230000"}
      "230300": {name: 鸡西市, level: city, in: "230000"}
    """

  /// Rules that are judged by columns, each stated for every indicator or for those with a tag.
  private static let rules = [
    "{id: SUM, for: province, each: {x: indicators}, value: x, equals: 'cities.sum(c, c.x)'}",
    "{id: NEAR, for: province, each: {x: indicators}, value: x, equals: 'cities.sum(c, c.x)', within: 10 %}",
    "{id: RISE, for: [province, city], each: {x: indicators}, value: x, at_least: previous.x, from: 2022}",
    "{id: BETWEEN, for: city, each: {x: indicators}, value: x, between: [in_year(2021).x, in_year(2023).x]}",
    "{id: GROWTH, for: [city, province], each: {x: indicators}, value: growth(x), at_least: 5 %}",
    "{id: CHANGE, for: city, each: {x: {tag: money}}, value: abs(x - previous.x), less_than: 1 亿元, severity: note}",
    "{id: WHEN, for: city, each: {x: indicators}, when: year > 2022 && x >= previous.x, assert: x > 0 * x}",
    "{id: NEEDS, for: city, each: {x: indicators}, needs: [previous.x], assert: reported(x) || firms > 3}",
    "{id: COUNT, for: province, each: {x: indicators}, value: 'cities.count(c, c.x > c.previous.x)', at_least: 2}",
    "{id: SHARE, for: province, each: {x: indicators}, value: 'cities.share(c, reported(c.x))', at_least: 60 %}",
    "{id: MEAN, for: province, each: {x: indicators}, assert: 'cities.average(c, c.x) * 3 == x', by: 2024}",
    "{id: RATIO, for: city, each: {x: {tag: money}}, value: x / sales, at_most: 100 %}",
    "{id: KNOWN, for: province, each: {x: indicators}, assert: 'reported(cities.count(c, c.x > 0 * c.x || c.year > 2022))'}",
    "{id: CHOICE, for: city, each: {x: indicators}, assert: '(firms > 2 ? x : previous.x) != x'}",
  ]

  private static let plan: Plan = {
    var plan = Plan(rules.map { "  - \($0)\n" }.joined())
    plan.indicators = indicators
    plan.regions = regions
    return plan
  }()

  /// - Parameter isPlain: Whether every value is a plain decimal, so that all indicators are judged by columns.
  private static func value(_ random: inout PseudoRandom, isPlain: Bool) -> String {
    switch isPlain ? 5 + random.below(19) : random.below(24) {
    case 0: ""
    case 1: "无"
    case 2: "3 亿元"
    case 3: "１２"
    case 4: "123456789012345678901234567890"
    case 5: ""
    case 6: "0"
    case 7: isPlain ? "0" : "999999999999999999"
    case 8: "-\(random.below(9)).5"
    case 9: "0.\(random.below(1000))"
    default: "\(random.below(6)).\(random.below(3) * 5)"
    }
  }

  private static func file(_ random: inout PseudoRandom, isPlain: Bool) -> String {
    var rows: [String] = []
    for indicator in ["sales", "costs", "firms", "part", "rate"] {
      for region in [230000, 230100, 230200, 230300] {
        for year in 2019...2026 where random.below(8) > 0 {
          rows.append("\(region),\(indicator),\(year),\(value(&random, isPlain: isPlain))\n")
        }
      }
    }
    // Years far from those that are judged, which nothing reads.
    rows += ["230100,sales,1900,1\n", "230200,firms,2200,2\n"]
    return "region,indicator,year,value\n" + rows.joined()
  }

  @Test("Rules stated for every indicator have a form for columns", arguments: rules)
  func ready(rule: String) throws {
    let id = try #require(rule.split(separator: " ").dropFirst().first?.dropLast())
    let date = try #require(CalendarDate("2026-01-01"))
    #expect(ColumnReadiness.of(String(id), in: try Self.plan.pack(), asOf: date) == [.observationsByColumns])
  }

  @Test("By columns and one by one the same comes of the same observations")
  func same() throws {
    var random = PseudoRandom(seed: 5)
    var known = 0
    for number in 0..<24 {
      let file = Self.file(&random, isPlain: number % 3 > 0)
      let limit = [0, 1, 3, 1_000][number % 4]
      let waivers =
        number % 5 == 0
        ? "waivers: [{rule: RISE, region: 哈尔滨市, year: 2023, until: 2030-01-01, reason: 特批}]" : "waivers: []"
      let methods: [RecordMethod] = [.oneByOne, .columns(threads: 1 + number % 3)]
      let both = try methods.map { method in
        let judged = try Self.plan.judge(
          [], observations: [file], bytesPerChunk: 40 + number * 50, waivers: waivers, limit: limit, method: method)
        known += judged.rules.reduce(0) { $0 + $1.counts[.pass] + $1.counts[.fail] }
        return judged.rules.map(VerdictFacts.of)
          + judged.verdicts.map { VerdictFacts($0, withPlaces: true).description }
      }
      // The first line that differs says enough.
      let differing = zip(both[0], both[1]).first { $0 != $1 }
      #expect(differing.map { [$0.0, $0.1] } == nil)
      #expect(both[0].count == both[1].count)
    }
    // Most of what is compared is more than what is missing.
    #expect(known > 6_000)
  }

  @Test("A rule stated for every indicator and for texts as well has a verdict for each of them")
  func texts() throws {
    var plan = Plan(
      "  - {id: A, for: city, each: {x: indicators, t: [甲, 乙]}, value: x, at_least: 1, title: '${t}'}\n")
    plan.indicators = "indicators:\n  a: {title: 甲, unit: 家}\n"
    plan.regions = Self.regions
    let file = "region,indicator,year,value\n230100,a,2021,0\n230200,a,2021,2\n"
    for method in [RecordMethod.oneByOne, .columns(threads: 2)] {
      let judged = try plan.judge([], observations: [file], method: method)
      #expect(
        judged.outcomes("A") == [
          "230100/2021 t=甲 x=a fail", "230100/2021 t=乙 x=a fail", "230200/2021 t=甲 x=a pass",
          "230200/2021 t=乙 x=a pass",
        ])
    }
  }

  @Test("Of a rule stated for every indicator the first of each outcome are listed, and all are counted")
  func limit() throws {
    var plan = Plan("  - {id: A, for: city, each: {x: indicators}, value: x, at_least: 1}\n")
    plan.indicators = "indicators:\n  a: {title: 甲, unit: 家}\n  b: {title: 乙, unit: 家}\n"
    plan.regions = Self.regions
    let rows = ["a", "b"].flatMap { name in (2021...2025).map { "230100,\(name),\($0),\($0 == 2025 ? 1 : 0)\n" } }
    let judged = try plan.judge([], observations: ["region,indicator,year,value\n" + rows.joined()], limit: 3)
    let rule = try #require(judged.rules.first)
    #expect((rule.counts[.pass], rule.counts[.fail]) == (2, 8))
    #expect(
      judged.verdicts.filter { $0.rule == "A" }.map { "\($0.subject.year ?? 0) \($0.title.zh) \($0.outcome)" } == [
        "2021 A fail", "2022 A fail", "2023 A fail", "2025 A pass", "2025 A pass",
      ])
  }
}
