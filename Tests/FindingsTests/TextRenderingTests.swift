import Diagnostics
import Foundation
import Quantities
import Reports
import Testing

@testable import Evaluation
@testable import Findings
@testable import Packs

@Suite("Text")
struct TextRenderingTests {
  private static func fails(_ region: Int, outcome: Outcome = .fail) -> Verdict {
    var verdict = Sample.limited(actual: Sample.figure("3", "家"), limit: Sample.figure("5", "家"), outcome: outcome)
    verdict.subject.region = region
    verdict.sources = [Source(clause: LocalizedText("第二章"), quote: "至少 5 家")]
    verdict.locations = [Sample.location("zones", "3", line: 3, path: "city\(region).yaml")]
    return verdict
  }

  private static var invalid: Verdict {
    var verdict = Sample.verdict(
      rule: "value-invalid", outcome: .fail, title: LocalizedText(zh: "数值无效", en: "Invalid value"))
    verdict.subject.indicator = "gdp"
    verdict.cause = .invalid(text: "约\u{1B}[31m500", reason: .notANumber(unit: "亿元"))
    verdict.locations = [Sample.location("gdp", "约\u{1B}[31m500", line: 5)]
    return verdict
  }

  private static var undetermined: Verdict {
    var verdict = fails(Sample.qiqihar, outcome: .undetermined)
    (verdict.actual, verdict.margin, verdict.locations) = (nil, nil, [])
    verdict.missing = [MissingValue(name: "gdp", region: Sample.qiqihar, year: 2023, why: .notReported)]
    return verdict
  }

  private static var waived: Verdict {
    var verdict = fails(Sample.harbin, outcome: .waived)
    verdict.rule = "R-3"
    verdict.waiver = WaiverInForce(
      covers: .fail, reason: "机构改革", approved: "省科技厅", until: CalendarDate("2026-12-31")!, place: Place(path: "w.yaml"))
    return verdict
  }

  private static var assessment: Assessment {
    var explained = Sample.document(Sample.harbin)
    explained.severity = .note
    explained.explanation = Explained(text: "年底前印发", place: Place(path: "city1.yaml", line: 30, column: 5))
    let input = Input(path: "province.yaml", .report(bytes: [], region: 0, year: 2023, revision: 1), isJudged: true)
    return Sample.assessment(
      [
        Sample.document(Sample.province), Sample.document(Sample.qiqihar), explained, Sample.behind, undetermined,
        fails(Sample.harbin), invalid, waived,
      ], inputs: [input], idle: ["R-7"])
  }

  @Test("Chinese text has the headline, the findings by severity, what is waived, and the counts")
  func chinese() {
    #expect(
      TextRendering.render(Presentation(Self.assessment), TextOptions()) == """
        科技创新规划  plan 1.0.0
        截至 2026-11-23，判定报告 1 份（2023 年）

        主要指标：黑龙江省 2023 年
          指标       实际  应达到   目标             判定
          研发强度  1.44%  ≥ 1.90%  2.5%（2025 年）  滞后

        错误 3 项
          要求  [R-2]  2 项中未达标 1、待定 1
            哈尔滨市 2023 年  未达标  实际 3 家，应达到 5 家，少 2 家
              city1.yaml:3:9  高新区：3
            齐齐哈尔市 2023 年  待定  应达到 5 家，无法判定：地区生产总值（gdp）未报告
            依据：第二章“至少 5 家”
          数值无效  [value-invalid]
            哈尔滨市 2023 年 地区生产总值  “约\\u{1B}[31m500”不是数，应如 100 亿元
              province.yaml:5:9  地区生产总值：约\\u{1B}[31m500

        警告 2 项
          分解任务  [R-9]  3 项中待定 3
            报告的 evidence 中没有“任务分解文件”（2 项）：2023 年 黑龙江省、齐齐哈尔市
            依据：第十五章

        提示 2 项
          研发强度达到2.5%  [R-1]
            黑龙江省 2023 年  滞后  实际 1.44%，按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%），低 0.46 个百分点
              province.yaml:12:9  研发经费：1542000 万元
            依据：第一章“研发强度（%）”
          分解任务  [R-9]
            报告的 evidence 中没有“任务分解文件”（1 项）：2023 年 哈尔滨市
              说明：年底前印发  city1.yaml:30:5
            依据：第十五章

        已豁免 1 项
          要求  [R-3]  哈尔滨市 2023 年  实际 3 家，应达到 5 家，少 2 家，已豁免至 2026-12-31（机构改革，省科技厅）

        本次没有判定对象的规则 1 条（属于未提交的地区或名录）：R-7
        共判定 8 项：2 项未达标、1 项滞后、4 项待定、1 项豁免；错误 3，警告 2，提示 2
        下一步：改正错误（2 个原因），先看“要求” city1.yaml:3:9；警告应改正，或在 explanations 中说明

        """)
  }

  @Test("What differs only by region and year is told in one line, and each document and year by its own name")
  func together() {
    func lacks(_ document: String, _ region: Int) -> Verdict {
      var verdict = Sample.verdict(rule: "R-9", outcome: .undetermined, region: region)
      verdict.required = .document(LocalizedText(document))
      verdict.missing = [MissingValue(name: document, region: region, year: 2023, why: .noEvidence)]
      return verdict
    }
    func unsent(_ region: Int, _ year: Int) -> Verdict {
      Sample.verdict(rule: "report-missing", outcome: .fail, region: region, year: year)
    }
    // A report that is there has been judged, too, and is no finding.
    let assessment = Sample.assessment([
      Sample.verdict(rule: "report-missing", outcome: .pass), lacks("甲", Sample.harbin), lacks("乙", Sample.harbin),
      lacks("甲", Sample.qiqihar),
      unsent(Sample.harbin, 2021), unsent(Sample.qiqihar, 2022),
    ])
    let text = TextRendering.render(Presentation(assessment), TextOptions(language: .en))
    #expect(
      text.split(separator: "\n").dropFirst(2).prefix(6) == [
        "5 errors", "  Requirement  [report-missing]  2",
        "    no report was submitted; submit it (2): 2021: Harbin; 2022: Qiqihar",
        "  Requirement  [R-9]  of 3: 3 undetermined",
        "    the report's evidence does not have '甲' (2): 2023: Harbin, Qiqihar",
        "    the report's evidence does not have '乙' (1): 2023: Harbin",
      ])
  }

  @Test("English text is broken at the width, places are kept whole, and colour is only where it is asked for")
  func english() {
    let assessment = Sample.assessment([Self.fails(Sample.harbin), Self.undetermined])
    var options = TextOptions(language: .en, usesColour: true, width: 60)
    let expected = """
      <1>Innovation plan<0><2>  plan 1.0.0<0>
      As of 2026-11-23: 0 reports judged

      <31>2 errors<0>
        <1>Requirement<0><36>  [R-2]<0><2>  of 2: 1 not met, 1 undetermined<0>
          Harbin 2023  <31>not met<0>  found 3 家, at least 5 家
            required, 2 家 below
            <36>city1.yaml:3:9<0>  Zones: 3
          Qiqihar 2023  <35>undetermined<0>  at least 5 家 required,
            cannot be judged: GDP (gdp) not reported
          <2>Clause: 第二章: '至少 5 家'<0>

      <1>2 verdicts: 1 not met, 1 undetermined; 2 errors, 0 warnings,
        0 notes<0>
      Next: mend the errors (1 cause)

      """
    let coloured = expected.replacing("<", with: "\u{1B}[").replacing(">", with: "m")
    #expect(TextRendering.render(Presentation(assessment), options) == coloured)
    options.usesColour = false
    #expect(!TextRendering.render(Presentation(assessment), options).unicodeScalars.contains("\u{1B}"))
  }

  @Test("Findings with a figure come before those without, and documents last, whatever the pack's order")
  func order() {
    var document = Sample.document(Sample.harbin)
    document.severity = .error
    var headline = Sample.behind
    headline.severity = .error
    var undetermined = Self.undetermined
    undetermined.rule = "R-5"
    let groups = Presentation(
      Sample.assessment([document, undetermined, Self.invalid, Self.fails(Sample.harbin), headline, Sample.behind])
    ).groups
    #expect(groups.map(\.rule) == ["R-1", "R-2", "value-invalid", "R-5", "R-9", "R-1"])
  }

  @Test("Findings of one rule beyond the number asked for are counted, and so are those the list leaves out")
  func truncation() {
    let verdicts = (0..<5).map { _ in Self.fails(Sample.harbin) }
    var counts = OutcomeCounts()
    var errors = FindingCounts()
    for _ in 0..<7 {
      counts.add(.fail)
      errors.add(.error)
    }
    let whole = Sample.assessment(verdicts)
    let rule = whole.rules[0]
    let assessment = Assessment(
      pack: whole.pack, packFiles: [], asOf: whole.asOf, inputs: [], faults: [],
      rules: [
        RuleSummary(
          id: rule.id, also: [], severity: .error, title: rule.title, sources: [], tags: [], counts: counts,
          findings: errors)
      ], verdicts: verdicts)
    let text = TextRendering.render(Presentation(assessment), TextOptions(findingsPerRule: 2))
    #expect(text.contains("    另有 3 项，见 --verbose\n    另有 2 项未列出，可调高 --limit\n"))
    #expect(text.contains("共判定 7 项：7 项未达标；错误 7，警告 0，提示 0\n"))
  }

  @Test("A record is named by its register and key, and by what the rule's title does not say")
  func records() {
    var verdict = Self.fails(Sample.harbin)
    verdict.subject.register = "zones"
    verdict.subject.key = [NamedText(name: "name", text: "高新区")]
    verdict.subject.occurrence = 2
    verdict.subject.each = [NamedText(name: "lab", text: "黑土保护")]
    let words = Wording(language: .zh, names: PlanNames(Sample.pack))
    #expect(words.subject(verdict) == "哈尔滨市 2023 年 高新区“高新区”（同名第 2 条）（黑土保护）")
    verdict.title = LocalizedText("黑土保护实验室")
    verdict.subject.key = []
    verdict.subject.row = 7
    (verdict.subject.region, verdict.subject.occurrence) = (nil, 1)
    #expect(words.subject(verdict) == "地区不明 2023 年 高新区第 7 条")
    verdict.subject.key = [NamedText(name: "name", text: "")]
    #expect(words.subject(verdict) == "地区不明 2023 年 高新区第 7 条")
    // The English title is the Chinese one, which says it.
    let english = Wording(language: .en, names: PlanNames(Sample.pack))
    #expect(english.subject(verdict) == "unknown region 2023 Zones no. 7")
  }

  @Test("Only the latest judged year of a headline rule stands in the table, and none without the outermost region")
  func headline() {
    var earlier = Sample.behind
    earlier.subject.year = 2022
    var later = Sample.behind
    (later.subject.year, later.outcome) = (2024, .notApplicable)
    let text = TextRendering.render(Presentation(Sample.assessment([earlier, Sample.behind, later])), TextOptions())
    #expect(text.contains("主要指标：黑龙江省 2023 年\n") && text.components(separatedBy: "  研发强度  1.44%").count == 2)
    #expect(!TextRendering.render(Presentation(Sample.assessment([Self.fails(1)])), TextOptions()).contains("主要指标"))
  }

  @Test("Where a table is wider than the terminal its first column is broken, and the others stay aligned")
  func wrapping() {
    var table = TextTable(columns: [
      TextTable.Column(title: "指标", alignment: .left), TextTable.Column(title: "实际", alignment: .right),
    ])
    table.rows = [[TextPage.Piece("规模以上工业企业研发经费支出占营业收入比重"), TextPage.Piece("1.09%")]]
    var page = TextPage(usesColour: false, width: 40)
    table.write(to: &page, indentation: 2)
    // 31 columns are left for the first: 15 characters and a space.
    #expect(
      page.text == """
          指标                              实际
          规模以上工业企业研发经费支出占   1.09%
          营业收入比重

        """)
  }

  @Test("A word that is wider than its column is broken within")
  func longWord() {
    var table = TextTable(columns: [
      TextTable.Column(title: "Indicator", alignment: .left), TextTable.Column(title: "Actual", alignment: .right),
    ])
    table.rows = [[TextPage.Piece(String(repeating: "x", count: 40)), TextPage.Piece("1")]]
    var page = TextPage(usesColour: false, width: 40)
    table.write(to: &page, indentation: 2)
    // 30 columns are left for the first.
    let lines = [
      "  Indicator" + String(repeating: " ", count: 23) + "Actual",
      "  " + String(repeating: "x", count: 30) + "       1", "  " + String(repeating: "x", count: 10),
    ]
    #expect(page.text == lines.map { $0 + "\n" }.joined())
  }

  @Test("Of what comes without a rule the findings are counted, not what was found in order")
  func missingReports() {
    let verdicts = [Sample.province, Sample.harbin, Sample.qiqihar].map { region in
      Sample.verdict(rule: "report-missing", outcome: region == Sample.province ? .pass : .fail, region: region)
    }
    let text = TextRendering.render(Presentation(Sample.assessment(verdicts)), TextOptions())
    #expect(text.contains("[report-missing]  2 项\n"))
  }

  @Test("A table that is much wider than the terminal is written a block for each indicator")
  func narrow() {
    let text = TextRendering.render(
      Presentation(Sample.assessment([Sample.behind])), TextOptions(width: 40))
    #expect(
      text.contains(
        """
        主要指标：黑龙江省 2023 年
          研发强度  滞后
            实际 1.44%  应达到 ≥ 1.90%
            目标 2.5%（2025 年）

        """))
    #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: String($0)) <= 40 })
  }

  @Test("Up to three findings under a heading show every value; of more, a line each")
  func folding() {
    func text(_ count: Int) -> String {
      TextRendering.render(Presentation(Sample.assessment((0..<count).map { _ in Self.fails(1) })), TextOptions())
    }
    #expect(text(3).contains("少 2 家\n      city1.yaml:3:9  高新区：3\n"))
    #expect(text(4).contains("少 2 家  city1.yaml:3:9\n") && !text(4).contains("高新区：3"))
  }

  @Test("Of a wrong sum every part is shown; where it cannot be compared, what is unusable comes first")
  func totals() {
    var verdict = Self.fails(0)
    verdict.rule = "total-mismatch"
    verdict.locations = (1...9).map { Sample.location("gdp", "\($0)", line: $0) }
    #expect(
      TextRendering.render(Presentation(Sample.assessment([verdict])), TextOptions()).contains("yaml:9:9  地区生产总值：9\n"))
    verdict.outcome = .undetermined
    verdict.locations.append(
      Location(
        name: "gdp", region: Sample.harbin, year: 2023, text: "约5", place: Place(path: "h.yaml", line: 2, column: 1)))
    verdict.missing = [MissingValue(name: "gdp", region: Sample.harbin, year: 2023, why: .invalid)]
    let text = TextRendering.render(Presentation(Sample.assessment([verdict])), TextOptions())
    #expect(text.contains("      h.yaml:2:1  哈尔滨市 地区生产总值：约5\n      province.yaml:1:9  地区生产总值：1\n"))
    #expect(text.contains("yaml:5:9  地区生产总值：5\n      另有 4 处\n"))
  }

  @Test("A place shows its field and choice by their titles, an empty value as empty, a baseline as the plan's")
  func locations() {
    let (zh, en) = (
      Wording(language: .zh, names: PlanNames(Sample.pack)), Wording(language: .en, names: PlanNames(Sample.pack))
    )
    let subject = Subject(region: 0, year: 2023)
    func shown(_ name: String, _ text: String, path: String = "a.yaml") -> [String] {
      let location = Sample.location(name, text, line: 1, path: path)
      return [zh.location(location, subject), en.location(location, subject)]
    }
    #expect(shown("tier", "national") == ["级别：国家级", "Tier: National"])
    #expect(shown("tier", "国家级") == ["级别：国家级", "Tier: National"])
    #expect(shown("tier", "village") == ["级别：village", "Tier: village"])
    #expect(shown("name", "") == ["名称（空）", "Name (empty)"])
    #expect(shown("waiver", "x") == ["豁免：x", "waiver: x"])
    #expect(
      shown("gdp", "5", path: "Rules/plan/indicators.yaml") == ["地区生产总值（规划基线）：5", "GDP (the plan's baseline): 5"])
  }

  @Test("Nothing found is said in so many words")
  func nothing() {
    var pass = Self.fails(Sample.harbin)
    pass.outcome = .pass
    let text = TextRendering.render(Presentation(Sample.assessment([pass])), TextOptions())
    #expect(text.hasSuffix("\n共判定 1 项：1 项达标；错误 0，警告 0，提示 0\n没有发现问题\n"))
  }
}
