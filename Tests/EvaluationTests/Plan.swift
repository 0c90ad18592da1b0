import CEL
import Diagnostics
import Evaluation
import Packs
import Quantities
import Reports
import Testing

/// A small plan of the years 2021 to 2025: a province, three cities and what belongs to none of them.
///
/// A test gives the rules, and where it needs others than the plan's the indicators; verdicts come back as lines.
struct Plan {
  var rules: String
  var indicators = Self.standardIndicators
  var registers = Self.standardRegisters
  var regions = Self.standardRegions
  var files: [String: String] = ["quotas.csv": "region,year,value\n230000,2025,100\n230100,2025,40\n"]

  init(_ rules: String) {
    self.rules = rules
  }

  private static let identity = """
    plumbline: 1
    pack: plan
    version: 1.0.0
    title: 规划
    years: {first: 2021, last: 2025}
    levels: {province: provinces, city: cities}
    """

  static let standardRegions = """
    regions:
      "230000": {name: {zh: 黑龙江省, en: Heilongjiang}, level: province}
      "230100": {name: {zh: 哈尔滨市, en: Harbin}, level: city, in: "230000", aliases: [哈市]}
      "230200": {name: 齐齐哈尔市, level: city, in: "230000"}
      "230300": {name: 鸡西市, level: city, in: "230000"}
      "230099": {name: 未分地区, level: city, in: "230000", residual: true}
    """

  static let standardIndicators = """
    indicators:
      rd: {title: 研发经费, unit: 亿元, decimals: 2, total: sum}
      gdp: {title: 地区生产总值, unit: 亿元, total: sum}
      intensity: {title: 研发强度, unit: "%", decimals: 2, derive: rd / gdp, baseline: {2020: 1.26}}
      rate: {title: 比率, unit: "%", baseline: {2020: 1.26}}
      money: {title: 金额, unit: 亿元, baseline: {2019: 100, 2020: 120}}
      staff: {title: 人员, unit: 人}
      population: {title: 人口, unit: 万人}
      firms: {title: 企业数, unit: 家, total: sum, aliases: [企业], tags: [core]}
      leaders: {title: 领军企业数, unit: 家, tags: [core]}
      quota: {title: 任务数, unit: 家, given: quotas.csv}
    """

  static let standardRegisters = """
    registers:
      zones:
        item: zone
        title: 园区
        key: [name]
        region: place
        year: of_year
        total: list
        fields:
          name: {type: string, required: true, title: 名称, aliases: [园区名称]}
          tier: {type: choice, of: {national: 国家级, city: 市级}}
          area: {type: number, unit: 公顷}
          people: {type: integer, unit: 人}
          open: {type: boolean}
          founded: {type: date}
          began: {type: year}
          seat: {type: region}
      labs:
        item: lab
        title: 实验室
        key: [name]
        fields:
          name: {type: string}
          field: {type: string}
    """

  func pack() throws -> Pack {
    var texts = files
    texts["pack.yaml"] = Self.identity
    texts["regions.yaml"] = regions
    texts["indicators.yaml"] = indicators
    texts["registers.yaml"] = registers
    texts["rules/a.yaml"] = "rules:\n" + rules
    let (pack, faults) = PackReader.read(
      folder: "pack",
      files: texts.sorted { $0.key < $1.key }.map {
        PackFile(name: $0.key, path: "pack/" + $0.key, bytes: Array($0.value.utf8))
      })
    try #require(faults.map { $0.rendered(in: .en) } == [])
    return try #require(pack)
  }

  /// Judges reports; each is the text of a report without its `report:` line, `region: 230000\nyear: 2025\n…`.
  ///
  /// - Parameters:
  ///   - registers: Registers by name, as CSV texts.
  ///   - observations: Tables of observations, as CSV texts.
  func judge(
    _ reports: [String], registers: [(name: String, csv: String)] = [], observations: [String] = [],
    bytesPerChunk: Int = 64 << 10,
    waivers: String = "waivers: []", asOf: String = "2026-01-01",
    unreadable: [(code: String, year: Int)] = [], earlier: EarlierAssessment = EarlierAssessment(),
    limit: Int = Judge.standardLimit, rowLimit: Int? = nil,
    method: RecordMethod = .columns(threads: 2), showsSteps: Bool = false, suggests: Bool = false
  ) throws -> Judged {
    let pack = try pack()
    let read = reports.enumerated().map { index, text in
      ReportReader(pack).read(Array(("report: plan\n" + text).utf8), path: "\(index + 1).yaml")
    }
    let (waivers, faults) = WaiverReader.read(Array(waivers.utf8), path: "waivers.yaml", pack: pack)
    try #require((read.flatMap(\.faults) + faults).map { $0.rendered(in: .en) } == [])
    let missing = try unreadable.map {
      RegionYear(region: try #require(pack.regions.index(named: $0.code)), year: $0.year)
    }
    let folder = try Folder()
    var tables: [RegisterTable] = []
    for register in registers {
      let file = try folder.write(register.csv, to: register.name + ".csv")
      let (table, faults) = RegisterTable.open(file, as: register.name, of: pack, bytesPerChunk: bytesPerChunk)
      try #require(faults.map { $0.rendered(in: .en) } == [])
      tables.append(try #require(table))
    }
    let reports = read.compactMap(\.report)
    let date = try #require(CalendarDate(asOf))
    let passes = tables.map {
      RegisterPass(
        $0, by: pack, beside: reports, waivers: waivers, asOf: date, limit: limit, rowLimit: rowLimit, method: method)
    }
    let observed = try observations.enumerated().map { number, csv in
      let file = try folder.write(csv, to: "observations\(number + 1).csv")
      let (table, faults) = ObservationTable.open(file, of: pack, bytesPerChunk: bytesPerChunk)
      try #require(faults.map { $0.rendered(in: .en) } == [])
      return try #require(table)
    }
    let result = Judge.judge(
      reports, by: pack, registers: passes, observations: observed, waivers: waivers, asOf: date,
      unreadable: Set(missing), earlier: earlier, limit: limit, rowLimit: rowLimit, method: method,
      showsSteps: showsSteps, suggests: suggests)
    return Judged(
      pack: pack, rules: result.rules, verdicts: result.verdicts, trajectories: result.trajectories,
      settled: result.settled, suggestions: result.suggestions)
  }
}

/// A report's text: `report(230100, 2023, "indicators: {rd: 1}")`.
func report(_ region: Int, _ year: Int, _ body: String = "") -> String {
  "region: \(region)\nyear: \(year)\n\(body)\n"
}

/// The verdicts of one run, as lines that tests compare.
struct Judged {
  let pack: Pack
  let rules: [RuleSummary]
  let verdicts: [Verdict]
  var trajectories: [Trajectory] = []
  var settled: [Verdict] = []
  var suggestions: Suggestions

  /// One rule's verdicts: `230100/2023 fail`, `230100/2023 name=甲 undetermined`.
  func outcomes(_ rule: String) -> [String] {
    verdicts.filter { $0.rule == rule }.map { "\(subject($0)) \($0.outcome.rawValue)" }
  }

  /// With the severity: `230100/2023 fail warning`.
  func severities(_ rule: String) -> [String] {
    verdicts.filter { $0.rule == rule }.map { "\(subject($0)) \($0.outcome.rawValue) \($0.severity.rawValue)" }
  }

  /// With what was missing: `230100/2023 undetermined: gdp@230100/2023 not_reported`.
  func lacking(_ rule: String) -> [String] {
    verdicts.filter { $0.rule == rule }.map { verdict in
      let missing = verdict.missing.map { "\($0.name)@\(place($0.region, $0.year)) \($0.why.rawValue)" }
      return "\(subject(verdict)) \(verdict.outcome.rawValue)"
        + (missing.isEmpty ? "" : ": " + missing.joined(separator: ", "))
    }
  }

  /// Findings alone, of all rules, but for those named: `R 230100/2023 fail`.
  func findings(but rules: String...) -> [String] {
    verdicts.filter { $0.isFinding && !rules.contains($0.rule) }.map {
      "\($0.rule) \(subject($0)) \($0.outcome.rawValue)"
    }
  }

  func first(_ rule: String) throws -> Verdict {
    try #require(verdicts.first { $0.rule == rule })
  }

  private func place(_ region: Int?, _ year: Int?) -> String {
    (region.map { pack.regions[$0].code } ?? "-") + "/" + (year.map(String.init) ?? "-")
  }

  private func subject(_ verdict: Verdict) -> String {
    let subject = verdict.subject
    let parts =
      [place(subject.region, subject.year)] + (subject.key + subject.each).map { "\($0.name)=\($0.text)" }
      + [subject.indicator, subject.field].compactMap { $0 }
    return parts.joined(separator: " ")
  }
}

extension Judged {
  /// What every verdict says, whatever file it stands in: `A 230100/2023 name=甲 fail ...`, with row and margin.
  func facts() -> [String] {
    let rules = verdicts.map(\.rule).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    let lines = rules.flatMap { rule in lacking(rule).map { "\(rule) \($0)" } }
    return zip(lines, verdicts).map { line, verdict in
      let subject = verdict.subject
      return "\(line) \(subject.row ?? 0) \(subject.occurrence) \(verdict.margin?.text ?? "") \(verdict.severity)"
    } + self.rules.map { rule in "\(rule.id) " + Outcome.allCases.map { "\(rule.counts[$0])" }.joined(separator: " ") }
  }

  /// Where a rule's verdicts point: `area zones.csv:2:3 9`, the path without its folder.
  func places(_ rule: String) -> [String] {
    verdicts.filter { $0.rule == rule }.flatMap(\.locations).map { location in
      let place = location.place.description.split(separator: "/").last ?? ""
      return "\(location.name) \(place) \(location.text)"
    }
  }
}

extension Figure {
  /// `1.44 %`.
  var text: String { unit.symbol.isEmpty ? number.description : number.description + " " + unit.symbol }
}
