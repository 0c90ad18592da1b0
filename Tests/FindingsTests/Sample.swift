import Diagnostics
import Quantities

@testable import Evaluation
@testable import Packs

/// A small plan, and verdicts on it made by hand.
enum Sample {
  static let files: [PackFile] = [
    ("indicators.yaml", indicators), ("pack.yaml", identity), ("regions.yaml", regions),
    ("registers.yaml", registers), ("rules/01.yaml", rules),
  ].map { PackFile(name: $0.0, path: "Rules/plan/" + $0.0, bytes: Array($0.1.utf8)) }

  static let pack = PackReader.read(folder: "Rules/plan", files: files).pack!

  /// The same plan with a rule that asks whether R-8 holds for each city.
  static let asking: Pack = {
    let rule = """
        - id: R-8-province
          title: {zh: 高新区全覆盖, en: A zone in every city}
          for: province
          value: cities.share(c, c.holds('R-8'))
          at_least: 100 %

      """
    let file = PackFile(name: "rules/02.yaml", path: "Rules/plan/rules/02.yaml", bytes: Array(("rules:\n" + rule).utf8))
    return PackReader.read(folder: "Rules/plan", files: files + [file]).pack!
  }()

  /// The same plan with rules on zones, of which Z-2 asks about Z-1 of the same zone and R-8 of its region.
  static let askingOfRecords: Pack = {
    let rules = """
      rules:
        - {id: Z-1, title: 面积, for: zone, value: area, at_least: 1 平方公里}
        - {id: Z-2, title: 面积和级别, for: zone, assert: "holds('Z-1') && region.holds('R-8')"}

      """
    let file = PackFile(name: "rules/02.yaml", path: "Rules/plan/rules/02.yaml", bytes: Array(rules.utf8))
    return PackReader.read(folder: "Rules/plan", files: files + [file]).pack!
  }()

  private static let identity = """
    plumbline: 1
    pack: plan
    version: 1.0.0
    title: {zh: 科技创新规划, en: Innovation plan}
    years: {first: 2021, last: 2025}
    levels: {province: provinces, city: cities}

    """
  private static let regions = """
    regions:
      "230000": {name: {zh: 黑龙江省, en: Heilongjiang}, level: province}
      "230100": {name: {zh: 哈尔滨市, en: Harbin}, level: city, in: "230000"}
      "230200": {name: {zh: 齐齐哈尔市, en: Qiqihar}, level: city, in: "230000"}

    """
  private static let indicators = """
    indicators:
      gdp: {title: {zh: 地区生产总值, en: GDP}, unit: 亿元, decimals: 1}
      rd_expenditure: {title: {zh: 研发经费, en: R&D expenditure}, unit: 亿元, decimals: 2}
      rd_intensity:
        title: {zh: 研发强度, en: R&D intensity}
        unit: "%"
        decimals: 2
        derive: rd_expenditure / gdp
        baseline: {2020: 1.26}

    """
  private static let registers = """
    registers:
      zones:
        item: zone
        title: {zh: 高新区, en: Zones}
        key: [name]
        fields:
          name: {type: string, required: true, title: {zh: 名称, en: Name}}
          tier:
            type: choice
            of: {national: {zh: 国家级, en: National}, provincial: {zh: 省级, en: Provincial}}
            title: {zh: 级别, en: Tier}
          area: {type: number, unit: 平方公里, title: {zh: 面积, en: Area}}

    """
  private static let rules = """
    rules:
      - id: R-1
        title: {zh: 研发强度达到2.5%, en: R&D intensity of 2.5 %}
        for: province
        value: rd_intensity
        at_least: 2.5 %
        by: 2025
        path: compound
        wording: expected
        tags: [headline]
        source: {clause: 第一章, quote: 研发强度（%）}
      - id: R-8
        title: {zh: 国家级高新区, en: A national zone}
        for: city
        value: zones.count(z, z.tier == 'national')
        at_least: 1
        wording: expected

    """

  static let province = 0
  static let harbin = 1
  static let qiqihar = 2

  static func figure(_ text: String, _ unit: String, decimals: Int? = nil) -> Figure {
    Figure(number: Number(Decimal(text)!), unit: Unit(unit) ?? .number, decimals: decimals)
  }

  /// `numerator`/`denominator` in the unit.
  static func figure(_ numerator: Int, over denominator: Int, _ unit: String, decimals: Int? = nil) -> Figure {
    Figure(
      number: Number(numerator).divided(by: Number(denominator))!, unit: Unit(unit) ?? .number, decimals: decimals)
  }

  /// The verdict of a limit, its margin reckoned from the figures.
  static func limited(
    _ comparison: Comparison = .atLeast, actual: Figure, limit: Figure, outcome: Outcome = .fail,
    severity: Severity = .error
  ) -> Verdict {
    var verdict = verdict(outcome: outcome, severity: severity)
    verdict.actual = actual
    verdict.required = .limit(
      RequiredLimit(comparison: comparison, value: limit, low: nil, high: nil, tolerance: nil, roundedTo: nil))
    verdict.margin = Figure(
      number: Limit(comparison, limit.number).margin(of: actual.number), unit: actual.unit.differenceUnit,
      decimals: actual.decimals)
    return verdict
  }

  static func verdict(
    rule: String = "R-2", outcome: Outcome, severity: Severity = .error, region: Int? = harbin, year: Int? = 2023,
    title: LocalizedText = LocalizedText(zh: "要求", en: "Requirement")
  ) -> Verdict {
    Verdict(
      rule: rule, outcome: outcome, severity: severity, subject: Subject(region: region, year: year), title: title)
  }

  static func location(_ name: String, _ text: String, line: Int, column: Int = 9, path: String = "province.yaml")
    -> Location
  {
    Location(
      name: name, region: nil, year: 2023, text: text, place: Place(path: path, line: line, column: column))
  }

  /// The province's intensity: 154.2 of 10710 亿元 in 2023, on the path from 1.26 % in 2020 to 2.5 % in 2025.
  static var behind: Verdict {
    let asked = Number(Decimal("1.900694")!)
    var verdict = limited(
      actual: figure("1.44", "%", decimals: 2),
      limit: Figure(number: asked, unit: Unit("%")!, decimals: 2), outcome: .behind, severity: .note)
    verdict.rule = "R-1"
    verdict.subject.region = province
    verdict.title = LocalizedText(zh: "研发强度达到2.5%", en: "R&D intensity of 2.5 %")
    verdict.sources = [Source(clause: LocalizedText("第一章"), quote: "研发强度（%）")]
    verdict.locations = [location("rd_expenditure", "1542000 万元", line: 12)]
    if case .limit(var limit) = verdict.required {
      (limit.path, limit.target, limit.due) = ("compound", figure("2.5", "%", decimals: 2), 2025)
      verdict.required = .limit(limit)
    }
    return verdict
  }

  static func document(_ region: Int) -> Verdict {
    var verdict = verdict(
      rule: "R-9", outcome: .undetermined, severity: .warning, region: region,
      title: LocalizedText(zh: "分解任务", en: "Tasks by year"))
    verdict.required = .document(LocalizedText(zh: "任务分解文件", en: "Document on tasks"))
    verdict.missing = [MissingValue(name: "R-9", region: region, year: 2023, why: .noEvidence)]
    verdict.sources = [Source(clause: LocalizedText("第十五章"), quote: nil)]
    return verdict
  }

  /// An assessment of the verdicts; its rules are theirs, and those without any verdict.
  static func assessment(
    _ verdicts: [Verdict], inputs: [Input] = [], faults: [Diagnostic] = [], idle: [String] = [],
    pack: Pack = Sample.pack
  ) -> Assessment {
    var ids: [String] = []
    for verdict in verdicts where !ids.contains(verdict.rule) { ids.append(verdict.rule) }
    let summaries = (ids + idle).map { id in
      let own = verdicts.filter { $0.rule == id }
      var counts = OutcomeCounts()
      for verdict in own { counts.add(verdict.outcome) }
      let findings = own.filter(\.isFinding).reduce(into: FindingCounts()) { $0.add($1.severity) }
      return RuleSummary(
        id: id, also: id == "R-1" ? ["R-0"] : [], severity: id == "R-1" ? .warning : own.first?.severity ?? .error,
        title: own.first?.title ?? LocalizedText(id), sources: own.first?.sources ?? [],
        tags: id == "R-1" ? ["headline"] : [], counts: counts, findings: findings)
    }
    return Assessment(
      pack: pack, packFiles: files, asOf: CalendarDate(year: 2026, month: 11, day: 23)!, inputs: inputs,
      faults: faults, rules: summaries, verdicts: verdicts)
  }
}
