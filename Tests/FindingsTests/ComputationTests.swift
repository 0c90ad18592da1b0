import Diagnostics
import Packs
import Quantities
import Reports
import Testing

@testable import Evaluation
@testable import Findings

/// A plan with the rules of a test, judged step by step.
private struct SteppedPlan {
  let pack: Pack

  init(_ rules: String) throws {
    var files = Sample.files.filter { !$0.name.hasPrefix("rules/") && $0.name != "indicators.yaml" }
    for (name, text) in [("indicators.yaml", Self.indicators), ("rules/01.yaml", "rules:\n" + rules)] {
      files.append(PackFile(name: name, path: "Rules/plan/" + name, bytes: Array(text.utf8)))
    }
    let (pack, faults) = PackReader.read(folder: "Rules/plan", files: files)
    try #require(faults.map { $0.rendered(in: .en) } == [])
    self.pack = try #require(pack)
  }

  private static let indicators = """
    indicators:
      gdp: {title: {zh: 地区生产总值, en: GDP}, unit: 亿元, decimals: 1}
      rd: {title: {zh: 研发经费, en: R&D expenditure}, unit: 亿元, decimals: 2, total: sum}
      intensity:
        title: {zh: 研发强度, en: R&D intensity}
        unit: "%"
        decimals: 2
        derive: rd / gdp
        baseline: {2020: 1.26}
      firms: {title: {zh: 企业数, en: Firms}, unit: 家}
      quota: {title: {zh: 任务数, en: Quota}, unit: 家}

    """

  func judge(_ reports: [String], showsSteps: Bool = true) throws -> [Verdict] {
    let read = reports.enumerated().map { index, text in
      ReportReader(pack).read(Array(("report: plan\n" + text).utf8), path: "\(index + 1).yaml")
    }
    try #require(read.flatMap(\.faults).map { $0.rendered(in: .en) } == [])
    return Judge.judge(
      read.compactMap(\.report), by: pack, asOf: CalendarDate(year: 2026, month: 1, day: 1)!, showsSteps: showsSteps
    ).verdicts
  }

  /// The lines of the rule's first finding: `哈尔滨市 | c.rd | 5.00 亿元`.
  func lines(_ rule: String, _ reports: [String], _ language: Language = .zh, named: Bool = false) throws -> [String] {
    let verdict = try #require(try judge(reports).first { $0.rule == rule && ($0.isFinding || $0.outcome == .waived) })
    return Wording(language: language, names: PlanNames(pack)).computation(verdict).map { line in
      (line.element.map { $0 + " | " } ?? "") + (named ? line.named : line.expression)
        + (line.result.isEmpty ? "" : " | " + line.result)
    }
  }
}

private func report(_ region: Int, _ year: Int, _ body: String) -> String {
  "region: \(region)\nyear: \(year)\n\(body)\n"
}

@Suite("A computation step by step")
struct ComputationTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let reports: [String]
    let lines: [String]
    var testDescription: String { rule }

    init(_ rule: String, _ reports: [String], _ lines: [String]) {
      (self.rule, self.reports, self.lines) = (rule, reports, lines)
    }
  }

  private static let province = [report(230000, 2023, "indicators: {rd: 154.2, gdp: 12000}")]
  private static let zones = [
    report(
      230100, 2023,
      "registers: {zones: [{name: 甲, tier: national, area: 2}, {name: 乙, tier: provincial, area: 3}]}")
  ]

  static let cases: [Case] = [
    // 154.2 / 12000 = 1.285 %, shown as 1.28 (half to even).
    Case(
      "{for: province, value: intensity, at_least: 2.5 %}", province,
      ["rd | 154.20 亿元", "gdp | 12000.0 亿元", "intensity = rd / gdp | 1.28%", "1.28% ≥ 2.5% | 不成立"]),
    // Each once, although the value stands twice.
    Case(
      "{for: province, assert: rd > gdp && rd > 0}", province,
      [
        "rd | 154.20 亿元", "gdp | 12000.0 亿元", "rd > gdp | 不成立", "rd > 0 | 成立", "rd > gdp && rd > 0 | 不成立",
      ]),
    // What differs does not look equal: 299.52 / 12000 = 2.496 %.
    Case(
      "{for: province, assert: \"intensity * 1 >= quantity('2.496001 %')\"}",
      [report(230000, 2023, "indicators: {rd: 299.52, gdp: 12000}")],
      [
        "rd | 299.52 亿元", "gdp | 12000.0 亿元", "intensity = rd / gdp | 2.50%",
        "intensity * 1 | 2.496000%", "intensity * 1 >= quantity('2.496001 %') | 不成立",
      ]),
    // Growth names the year before: 110 / 100 − 1 = 10 %.
    Case(
      "{for: city, value: growth(firms + quota), at_least: 20 %}",
      [report(230100, 2023, "indicators: {firms: 100, quota: 10}\nhistory: {2022: {firms: 90, quota: 10}}")],
      [
        "firms | 100 家", "quota | 10 家", "firms + quota | 110 家", "previous.firms | 90 家",
        "previous.quota | 10 家", "previous.firms + previous.quota | 100 家", "growth(firms + quota) | 10%",
        "10% ≥ 20% | 不成立",
      ]),
    Case(
      "{for: city, value: firms - in_year(2020).firms, at_least: 20}",
      [report(230100, 2023, "indicators: {firms: 100}\nhistory: {2020: {firms: 90}}")],
      [
        "firms | 100 家", "in_year(2020).firms | 90 家", "firms - in_year(2020).firms | 10 家", "10 家 ≥ 20 家 | 不成立",
      ]),
    // Conditions come first, limits last.
    Case(
      "{for: city, when: firms > 0, value: firms, at_least: quota * 2}",
      [report(230100, 2023, "indicators: {firms: 100, quota: 60}")],
      ["firms | 100 家", "firms > 0 | 成立", "quota | 60 家", "quota * 2 | 120 家", "100 家 ≥ 120 家 | 不成立"]),
    // Missing values are named, and so is what they leave without a value.
    Case(
      "{for: city, value: firms / quota, at_least: 50 %}",
      [report(230100, 2023, "indicators: {firms: 100}")],
      [
        "firms | 100 家", "quota | 无法得出：任务数（quota）未报告",
        "firms / quota | 无法得出：任务数（quota）未报告",
      ]),
    // Within a macro, for each member.
    Case(
      "{for: city, value: \"zones.count(z, z.tier == 'national')\", at_least: 2}", zones,
      [
        "zones | 2 项", "甲 | z.tier | 国家级", "甲 | z.tier == 'national' | 成立", "乙 | z.tier | 省级",
        "乙 | z.tier == 'national' | 不成立", "zones.count(z, z.tier == 'national') | 1", "1 ≥ 2 | 不成立",
      ]),
    Case(
      "{for: city, value: \"zones.filter(z, z.area > quantity('2 平方公里')).sum(z, z.area)\", at_least: 9 平方公里}", zones,
      [
        "zones | 2 项", "甲 | z.area | 2 平方公里", "甲 | z.area > quantity('2 平方公里') | 不成立", "乙 | z.area | 3 平方公里",
        "乙 | z.area > quantity('2 平方公里') | 成立", "zones.filter(z, z.area > quantity('2 平方公里')) | 1 项",
        "zones.filter(z, z.area > quantity('2 平方公里')).sum(z, z.area) | 3 平方公里", "3 平方公里 ≥ 9 平方公里 | 不成立",
      ]),
    // A share of regions: 1 of 2.
    Case(
      "{for: province, value: \"cities.share(c, c.firms >= quota)\", at_least: 100 %}",
      [
        report(230000, 2023, "indicators: {quota: 5}"), report(230100, 2023, "indicators: {firms: 7}"),
        report(230200, 2023, "indicators: {firms: 3}"),
      ],
      [
        "哈尔滨市 | c.firms | 7 家", "quota | 5 家", "哈尔滨市 | c.firms >= quota | 成立", "齐齐哈尔市 | c.firms | 3 家",
        "齐齐哈尔市 | c.firms >= quota | 不成立", "cities.share(c, c.firms >= quota) | 50%", "50% ≥ 100% | 不成立",
      ]),
    // What a city's figure is derived from belongs to the city.
    Case(
      "{for: province, assert: \"cities.all(c, c.intensity > quantity('1 %'))\"}",
      [report(230100, 2023, "indicators: {rd: 3, gdp: 100}"), report(230200, 2023, "indicators: {rd: 1, gdp: 100}")],
      [
        "哈尔滨市 | rd | 3.00 亿元", "哈尔滨市 | gdp | 100.0 亿元", "哈尔滨市 | c.intensity = rd / gdp | 3.00%",
        "哈尔滨市 | c.intensity > quantity('1 %') | 成立", "齐齐哈尔市 | rd | 1.00 亿元", "齐齐哈尔市 | gdp | 100.0 亿元",
        "齐齐哈尔市 | c.intensity = rd / gdp | 1.00%", "齐齐哈尔市 | c.intensity > quantity('1 %') | 不成立",
        "cities.all(c, c.intensity > quantity('1 %')) | 不成立",
      ]),
    // A sum over the regions below names each of them.
    Case(
      "{for: province, value: rd, at_least: 9 亿元}",
      [report(230100, 2023, "indicators: {rd: 3}"), report(230200, 2023, "indicators: {rd: 1}")],
      ["哈尔滨市 | rd | 3.00 亿元", "齐齐哈尔市 | rd | 1.00 亿元", "rd | 4.00 亿元", "4.00 亿元 ≥ 9 亿元 | 不成立"]),
    // An earlier year's derived figure: 1 / 50 = 2 %, then 3 / 100 − 1 / 50 = 1 个百分点.
    Case(
      "{for: city, value: change(intensity), at_least: 2 个百分点}",
      [report(230100, 2023, "indicators: {rd: 3, gdp: 100}\nhistory: {2022: {rd: 1, gdp: 50}}")],
      [
        "rd | 3.00 亿元", "gdp | 100.0 亿元", "intensity = rd / gdp | 3.00%", "previous.rd | 1.00 亿元",
        "previous.gdp | 50.0 亿元", "previous.intensity = previous.rd / previous.gdp | 2.00%",
        "change(intensity) | 1 个百分点", "1 个百分点 ≥ 2 个百分点 | 不成立",
      ]),
    // Once for each value of a list.
    Case(
      "{for: city, each: {t: [national]}, value: \"zones.count(z, z.tier == t)\", at_least: 2}", zones,
      [
        "zones | 2 项", "甲 | z.tier | 国家级", "甲 | z.tier == t | 成立", "乙 | z.tier | 省级", "乙 | z.tier == t | 不成立",
        "zones.count(z, z.tier == t) | 1", "1 ≥ 2 | 不成立",
      ]),
    // A record's own fields, and its region's figures.
    Case(
      "{for: zone, assert: \"area > quantity('2 平方公里') && region.firms > 0\"}",
      [report(230100, 2023, "indicators: {firms: 0}\nregisters: {zones: [{name: 甲, area: 2}]}")],
      [
        "area | 2 平方公里", "area > quantity('2 平方公里') | 不成立", "region.firms | 0 家", "region.firms > 0 | 不成立",
        "area > quantity('2 平方公里') && region.firms > 0 | 不成立",
      ]),
    // The path: 1.26 × (2.5 ÷ 1.26)^(3/5) = 1.9007.
    Case(
      "{for: province, value: intensity, at_least: 2.5 %, by: 2025, path: compound}", province,
      [
        "rd | 154.20 亿元", "gdp | 12000.0 亿元", "intensity = rd / gdp | 1.28%",
        "1.26% × (2.5% ÷ 1.26%)^(3/5) | 1.90%", "1.28% ≥ 1.90% | 不成立",
      ]),
    // 1.26 + 1.24 × 3/5 = 2.004.
    Case(
      "{for: province, value: intensity, at_least: 2.5 %, by: 2025, path: linear}", province,
      [
        "rd | 154.20 亿元", "gdp | 12000.0 亿元", "intensity = rd / gdp | 1.28%",
        "1.26% + (2.5% − 1.26%) × 3/5 | 2.00%", "1.28% ≥ 2.00% | 不成立",
      ]),
  ]

  @Test("Every value, operator and macro, each once, in the order in which they are evaluated", arguments: cases)
  func steps(example: Case) throws {
    let plan = try SteppedPlan("  - " + example.rule.replacing("{for:", with: "{id: R, for:"))
    #expect(try plan.lines("R", example.reports) == example.lines)
  }

  @Test(
    "Expressions stand in words where these are plain, else as the pack has them",
    arguments: [
      ("intensity < quantity('1 %')", "研发强度 < 1 %", "R&D intensity < 1 %"),
      ("in_year(2020).gdp > gdp", "2020 年地区生产总值 > 地区生产总值", "GDP of 2020 > GDP"),
      ("growth(gdp) > quantity('10 %')", "地区生产总值比上年增长 > 10 %", "growth of GDP over the year before > 10 %"),
      ("change(gdp) > quantity('10 亿元')", "地区生产总值 − 上年地区生产总值 > 10 亿元", "GDP − GDP of the year before > 10 亿元"),
      (
        "average_growth(gdp, 2020) > quantity('50 %')", "地区生产总值自 2020 年的年均增长 > 50 %",
        "average growth of GDP a year since 2020 > 50 %"
      ),
      (
        "rd / (gdp - rd) > quantity('100 %')", "研发经费 ÷ (地区生产总值 − 研发经费) > 100 %",
        "R&D expenditure ÷ (GDP − R&D expenditure) > 100 %"
      ),
      (
        "rd > gdp && (firms > 9 || quota > 9)", "研发经费 > 地区生产总值 且 (企业数 > 9 或 任务数 > 9)",
        "R&D expenditure > GDP and (Firms > 9 or Quota > 9)"
      ),
      (
        "zones.count(z, z.tier in ['national', 'provincial']) > 9", "高新区（级别属于 国家级、省级）的数量 > 9",
        "number of Zones where Tier is one of National, Provincial > 9"
      ),
      (
        "zones.sum(z, z.area) > quantity('9 平方公里')", "高新区的 面积 合计 > 9 平方公里",
        "sum of Area over Zones > 9 平方公里"
      ),
      (
        "zones.exists(z, z.name.contains('x'))", "高新区中有满足（名称含有“x”）的", "some of Zones where Name contains 'x'"
      ),
      ("zones.map(z, z.name) == []", "zones.map(z, z.name) == []", "zones.map(z, z.name) == []"),
    ])
  func named(assertion: String, zh: String, en: String) throws {
    let plan = try SteppedPlan("  - {id: R, for: city, assert: \"\(assertion)\"}")
    let reports = [
      report(
        230100, 2023,
        """
        indicators: {rd: 2, gdp: 100, firms: 1, quota: 1}
        history: {2022: {gdp: 100}, 2020: {gdp: 90}}
        registers: {zones: [{name: 甲, tier: national, area: 2}]}
        """)
    ]
    #expect(try plan.lines("R", reports, named: true).last == zh + " | 不成立")
    #expect(try plan.lines("R", reports, .en, named: true).last == en + " | false")
  }

  @Test("A derived figure is said to be made of its parts, in words as well")
  func namedDerivation() throws {
    let plan = try SteppedPlan("  - {id: R, for: province, value: intensity, at_least: 2.5 %}")
    #expect(
      try plan.lines("R", Self.province, .en, named: true) == [
        "R&D expenditure | 154.20 亿元", "GDP | 12000.0 亿元", "R&D intensity = R&D expenditure ÷ GDP | 1.28 %",
        "1.28 % ≥ 2.5 % | false",
      ])
  }

  @Test("The values of a list that a rule is stated for stand in the words of its expression")
  func namedEach() throws {
    let plan = try SteppedPlan(
      "  - {id: R, for: city, each: {t: [national]}, value: \"zones.count(z, z.tier == t)\", at_least: 2}")
    let lines = try plan.lines("R", Self.zones, named: true)
    #expect(lines.contains("高新区（级别 = 国家级）的数量 | 1"))
  }

  @Test("Regions below are called by their level")
  func namedRegions() throws {
    let plan = try SteppedPlan(
      "  - {id: R, for: province, value: \"cities.share(c, c.firms > 5)\", at_least: 100 %}")
    let reports = [
      report(230100, 2023, "indicators: {firms: 7}"), report(230200, 2023, "indicators: {firms: 3}"),
    ]
    #expect(try plan.lines("R", reports, .en, named: true).contains("share of cities where Firms > 5 | 50 %"))
  }

  @Test("Of a sum of many the parts and the whole are told")
  func chain() throws {
    let plan = try SteppedPlan("  - {id: R, for: city, value: firms + quota + firms, at_least: 100 家}")
    #expect(
      try plan.lines("R", [report(230100, 2023, "indicators: {firms: 7, quota: 2}")]) == [
        "firms | 7 家", "quota | 2 家", "firms + quota + firms | 16 家", "16 家 ≥ 100 家 | 不成立",
      ])
  }

  @Test("A reported figure that its parts do not make shows what they make")
  func mismatch() throws {
    let plan = try SteppedPlan("  - {id: R, for: province, value: intensity, at_least: 0 %}")
    // 120 / 12000 = 1 %; reported is 2 %.
    let reports = [report(230000, 2023, "indicators: {rd: 120.00, gdp: 12000.00, intensity: 2.00}")]
    #expect(
      try plan.lines("derived-mismatch", reports) == [
        "rd | 120.00 亿元", "gdp | 12000.0 亿元", "intensity = rd / gdp | 1.00%",
      ])
  }

  @Test("Steps are told of findings alone, and only where they are asked for")
  func asked() throws {
    let plan = try SteppedPlan(
      """
        - {id: A, for: province, value: rd, at_least: 1 亿元}
        - {id: B, for: province, value: rd, at_least: 999 亿元}
        - {id: C, for: province, value: rd, at_least: 999 亿元, severity: none}
      """)
    func counts(_ showsSteps: Bool) throws -> [String] {
      try plan.judge(Self.province, showsSteps: showsSteps).map { "\($0.rule) \($0.steps.count)" }
    }
    #expect(try counts(true) == ["A 0", "B 1", "C 0"])
    #expect(try counts(false) == ["A 0", "B 0", "C 0"])
  }

  @Test("Of a long list the first fifty members are told, of a verdict two hundred steps; the rest is counted")
  func bounds() throws {
    let records = (1...60).map { "{name: z\($0), tier: national, area: \($0)}" }.joined(separator: ", ")
    let reports = [report(230100, 2023, "registers: {zones: [\(records)]}")]
    let sum = try SteppedPlan("  - {id: R, for: city, value: \"zones.sum(z, z.area)\", at_least: 9999 平方公里}")
    let lines = try sum.lines("R", reports)
    // The list, fifty areas, the sum: 1 + … + 60 = 1830; then what was left out and the comparison.
    #expect(lines.count == 54)
    #expect(
      lines.suffix(4) == [
        "z50 | z.area | 50 平方公里", "zones.sum(z, z.area) | 1830 平方公里", "另有 10 步未列出", "1830 平方公里 ≥ 9999 平方公里 | 不成立",
      ])
    let conditions = (1...5).map { "z.area > quantity('\($0) 平方公里')" }.joined(separator: " || ")
    let all = try SteppedPlan("  - {id: R, for: city, value: \"zones.count(z, \(conditions))\", at_least: 99}")
    let verdict = try #require(try all.judge(reports).first { $0.rule == "R" })
    #expect(verdict.steps.count == 200)
    // Seven parts for each of sixty members, the list and the count.
    #expect(verdict.steps.count + verdict.stepsLeftOut == 7 * 60 + 2)
    #expect(verdict.steps.last?.depth == 0)
  }

  @Test("Verdicts are the same with steps and without", arguments: cases)
  func unchanged(example: Case) throws {
    let plan = try SteppedPlan("  - " + example.rule.replacing("{for:", with: "{id: R, for:"))
    func lines(_ showsSteps: Bool) throws -> String {
      let result = try plan.judge(example.reports, showsSteps: showsSteps)
      return JSONRendering.render(Presentation(Sample.assessment(result)), language: .zh)
    }
    #expect(try lines(true) == lines(false))
  }
}
