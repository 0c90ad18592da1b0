import Diagnostics
import Packs
import Quantities
import Reports
import Testing

@testable import Evaluation
@testable import Findings

@Suite("What findings say")
struct WordingTests {
  struct Case: CustomTestStringConvertible {
    let verdict: Verdict
    let zh: String
    let en: String
    var testDescription: String { en }

    init(_ verdict: Verdict, _ zh: String, _ en: String) { (self.verdict, self.zh, self.en) = (verdict, zh, en) }
  }

  private static func verdict(
    _ outcome: Outcome = .fail, rule: String = "R-2", _ change: (inout Verdict) -> Void
  ) -> Verdict {
    var verdict = Sample.verdict(rule: rule, outcome: outcome)
    change(&verdict)
    return verdict
  }

  private static func limited(
    _ actual: String, _ limit: String, _ outcome: Outcome = .fail, _ change: (inout RequiredLimit) -> Void
  ) -> Verdict {
    var verdict = Sample.limited(
      actual: Sample.figure(actual, "%", decimals: 2), limit: Sample.figure(limit, "%", decimals: 2), outcome: outcome)
    if case .limit(var required) = verdict.required {
      change(&required)
      verdict.required = .limit(required)
    }
    return verdict
  }

  private static func caused(_ rule: String, _ cause: Cause) -> Verdict {
    verdict(rule: rule) {
      $0.cause = cause
      $0.locations = [Sample.location("gdp", "265.2 亿元", line: 9)]
      $0.subject.indicator = "gdp"
    }
  }

  private func check(_ example: Case) {
    let names = PlanNames(Sample.pack)
    #expect(Wording(language: .zh, names: names).message(example.verdict) == example.zh)
    #expect(Wording(language: .en, names: names).message(example.verdict) == example.en)
  }

  private static let requirementCases: [Case] = [
    Case(
      Sample.behind, "研发强度：实际 1.44%，按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%），低 0.46 个百分点",
      "R&D intensity: found 1.44 %, at least 1.90 % required for 2023 by the compound path (target 2.5 % by 2025), "
        + "0.46 percentage points below"),
    Case(
      limited("2.4", "2.5", .notDue) { $0.due = 2025 }, "要求：实际 2.40%，到 2025 年应达到 2.5%，低 0.10 个百分点",
      "Requirement: found 2.40 %, at least 2.5 % required by 2025, 0.10 percentage points below"),
    Case(
      limited("12.42", "20", .behind) {
        ($0.path, $0.target, $0.due) = ("flat", Sample.figure("20", "%"), 2025)
      }, "要求：实际 12.42%，各年均应达到 20%，低 7.58 个百分点",
      "Requirement: found 12.42 %, at least 20 % required every year, 7.58 percentage points below"),
    Case(
      limited("2.5", "2.5", .pass) { _ in }, "要求：实际 2.50%，应达到 2.5%，恰为限值",
      "Requirement: found 2.50 %, at least 2.5 % required, exactly at the limit"),
    Case(
      verdict(rule: "R-8") {
        $0.actual = Sample.figure("0", "")
        $0.margin = Sample.figure("-1", "")
        $0.required = .limit(RequiredLimit(comparison: .atLeast, value: Sample.figure("1", "")))
      }, "要求：实际 0（符合条件的高新区），应达到 1，少 1", "Requirement: found 0 (Zones that qualify), at least 1 required, 1 below"),
    Case(
      limited("2.44", "2.5") { $0.roundedTo = 1 }, "要求：实际 2.44%，应达到 2.5%（修约到 1 位小数后比较），低 0.06 个百分点",
      "Requirement: found 2.44 %, at least 2.5 % required (compared as rounded to 1 decimal), "
        + "0.06 percentage points below"),
    Case(
      limited("2", "2.5") { $0.tolerance = Sample.figure("0.05", "个百分点") },
      "要求：实际 2.00%，应达到 2.5%（允许误差 0.05 个百分点），超出允许误差 0.50 个百分点",
      "Requirement: found 2.00 %, at least 2.5 % required (tolerance 0.05 percentage points), "
        + "0.50 percentage points beyond the tolerance"),
    Case(
      verdict {
        $0.actual = Sample.figure("12", "%")
        $0.margin = Sample.figure("-2", "个百分点")
        $0.required = .limit(
          RequiredLimit(comparison: .between, low: Sample.figure("0", "%"), high: Sample.figure("10", "%")))
      }, "要求：实际 12%，应在 0% 至 10% 之间，高 2 个百分点",
      "Requirement: found 12 %, 0 % to 10 % required, 2 percentage points above"),
    Case(
      verdict { $0.required = .expression("a <= b") }, "要求：不满足 a <= b", "Requirement: a <= b does not hold"),
    Case(
      verdict {
        $0.required = .fields(["name", "area"])
        $0.subject.register = "zones"
      }, "要求：名称、面积与其他记录重复，应各不相同",
      "Requirement: another record has the same Name, Area; they have to differ"),
    Case(
      Sample.document(Sample.harbin), "分解任务：报告的 evidence 中没有“任务分解文件”",
      "Tasks by year: the report's evidence does not have 'Document on tasks'"),
    Case(verdict(.notApplicable) { _ in }, "要求：不适用", "Requirement: does not apply"),
    Case(
      verdict { $0.ownMessage = LocalizedText(zh: "自己的话", en: "own words") }, "自己的话", "own words"),
  ]

  @Test(
    "A message says what was found, what was required and how far apart they are",
    arguments: requirementCases)
  func requirements(example: Case) { check(example) }

  private static let missingCases: [Case] = [
    Case(
      undetermined([("gdp", Sample.harbin, 2023, .notReported)]), "要求：无法判定：地区生产总值（gdp）未报告",
      "Requirement: cannot be judged: GDP (gdp) not reported"),
    Case(
      undetermined([("zones", Sample.harbin, 2022, .notReported), ("zones", Sample.qiqihar, 2023, .notReported)]),
      "要求：无法判定：哈尔滨市 2022 年、齐齐哈尔市的高新区（zones）未报告",
      "Requirement: cannot be judged: not reported by Harbin 2022, Qiqihar: Zones (zones)"),
    Case(
      undetermined([("gdp", Sample.harbin, 2022, .notReported)]), "要求：无法判定：2022 年的地区生产总值（gdp）未报告",
      "Requirement: cannot be judged: not reported for 2022: GDP (gdp)"),
    Case(
      undetermined([
        ("gdp", Sample.harbin, 2022, .invalid), ("gdp", Sample.qiqihar, 2023, .invalid),
        ("a / b", nil, nil, .zeroDivisor),
      ]), "要求：无法判定：哈尔滨市 2022 年、齐齐哈尔市的地区生产总值（gdp）不可用；“a / b”除数为零",
      "Requirement: cannot be judged: GDP (gdp) of Harbin 2022, Qiqihar not usable; 'a / b': division by zero"),
    Case(undetermined([]), "要求：无法判定", "Requirement: cannot be judged"),
  ]

  @Test(
    "A verdict that cannot be reached names each missing value by what the plan calls it, and why",
    arguments: missingCases)
  func missing(example: Case) { check(example) }

  private static func undetermined(
    _ missing: [(String, Int?, Int?, MissingValue.Why)]
  ) -> Verdict {
    verdict(.undetermined) { verdict in
      verdict.missing = missing.map { MissingValue(name: $0.0, region: $0.1, year: $0.2, why: $0.3) }
    }
  }

  private static let builtInCases: [Case] = [
    Case(
      verdict(.undetermined, rule: "report-missing") { _ in }, "要求：没有提交 2023 年报告，请补报",
      "Requirement: no report for 2023 was submitted; submit it"),
    Case(
      caused("report-repeated", .repeated(first: Place(path: "a.yaml", line: 1, column: 1))),
      "地区生产总值：同一地区、年份和修订次数已有报告 a.yaml:1:1，请只保留一份，或改写 revision",
      "GDP: a.yaml:1:1 is of the same region, year and revision; keep one, or give it another revision"),
    Case(
      caused("value-invalid", .invalid(text: "约500", reason: .notANumber(unit: "亿元"))),
      "地区生产总值：“约500”不是数，应如 100 亿元", "GDP: '约500' is no number; write it as in 100 亿元"),
    Case(
      caused("value-invalid", .invalid(text: "5 家", reason: .wrongUnit(found: "家", wanted: "亿元"))),
      "地区生产总值：“5 家”的单位“家”不能换算为“亿元”，请改用同类单位",
      "GDP: '5 家' is in '家', which does not convert to '亿元'; use a unit of the same kind"),
    Case(
      caused("value-invalid", .invalid(text: "5 万元", reason: .twoUnits(found: "万元", stated: "亿元"))),
      "地区生产总值：“5 万元”的单位“万元”与另行写明的单位“亿元”不同，请改为一致",
      "GDP: '5 万元' is in '万元', but '亿元' is stated as its unit; make them agree"),
    Case(
      caused("value-invalid", .invalid(text: "#DIV/0!", reason: .failedFormula)),
      "地区生产总值：“#DIV/0!”是公式算不出的错误值，请改正公式或填写数值",
      "GDP: '#DIV/0!' is the error of a formula that cannot be computed; mend the formula or write the value"),
    Case(
      caused("value-invalid", .invalid(text: "=B2/B3", reason: .uncomputedFormula)),
      "地区生产总值：“=B2/B3”是没有算出值的公式，请用 Excel 或 WPS 打开、重新计算并保存",
      "GDP: '=B2/B3' is a formula whose value was never computed; open the file in Excel or WPS, recalculate and save it"
    ),
    Case(
      caused("value-invalid", .invalid(text: "5576.3", reason: .scaledNumber)),
      "地区生产总值：“5576.3”所在单元格的格式把数缩小后显示，不知以哪个为准，请改用常规格式并写明单位",
      "GDP: '5576.3' stands in a cell whose format shows it divided by a power of ten, so that nobody can tell which is "
        + "meant; use a plain format and state the unit"),
    Case(
      caused("value-invalid", .invalid(text: "12", reason: .sharedNumber)),
      "地区生产总值：“12”所在单元格合并了几条记录的行，不知属于哪一条，请拆分单元格后分别填写",
      "GDP: '12' stands in a cell that spans the rows of several records, so that nobody can tell whose it is; split the "
        + "cell and write a value for each"),
    Case(
      caused("history-revised", .revised(earlier: "5183.8 亿元", at: Place(path: "a.yaml", line: 9, column: 3))),
      "地区生产总值：history 填报 265.2 亿元，与该年报告的 5183.8 亿元（a.yaml:9:3）不同，请核实",
      "GDP: history gives 265.2 亿元, but that year's report has 5183.8 亿元 (a.yaml:9:3); confirm it"),
    Case(
      revised(baseline: "267.8"),
      "要求：history 填报 265.2 亿元，与规划基线 267.8 亿元（p/indicators.yaml:155:22）不同，请核实",
      "Requirement: history gives 265.2 亿元, but the plan's baseline is 267.8 亿元 (p/indicators.yaml:155:22); "
        + "confirm it"),
    Case(
      caused("mixed-series", .series(["科技部门", "统计部门"])),
      "地区生产总值：合用了不同口径的数据 “科技部门”、“统计部门”，请统一口径",
      "GDP: joins figures of different series, '科技部门', '统计部门'; use one"),
    Case(
      caused("waiver-expired", .expired(on: CalendarDate("2024-12-31")!, rule: "R-9")),
      "地区生产总值：规则 R-9 的豁免已于 2024-12-31 到期，请续批或删去",
      "GDP: the waiver of R-9 expired on 2024-12-31; renew or remove it"),
    Case(
      caused("explanation-void", .void(rule: "R-2", name: "gdp", given: "5 亿元", now: "6 亿元")),
      "地区生产总值：对规则 R-2 的说明针对地区生产总值 5 亿元，现为 6 亿元，请重新说明",
      "GDP: the explanation for R-2 was given for GDP 5 亿元, which is now 6 亿元; explain anew"),
    Case(
      mismatch("1.5", "1.44", "%", slack: "0.0057"),
      "要求：填报 1.50%，按其组成推算为 1.44%，相差 0.06 个百分点（舍入最多可解释 0.0057 个百分点），请核对",
      "Requirement: reported 1.50 %, its parts give 1.44 %, a difference of 0.06 percentage points (rounding explains "
        + "0.0057 percentage points at most); check them"),
    Case(
      mismatch("500", "421457.94", "亿元", slack: "1.15", rule: "total-mismatch"),
      "要求：填报 500.00 亿元，下级各地区合计为 421457.94 亿元，相差 420957.94 亿元（舍入最多可解释 1.15 亿元），请核对",
      "Requirement: reported 500.00 亿元, the regions below add up to 421457.94 亿元, a difference of 420957.94 亿元 "
        + "(rounding explains 1.15 亿元 at most); check them"),
    Case(
      mismatch("7", "9", "家", slack: nil, rule: "total-mismatch", decimals: 0),
      "要求：填报 7 家，下级各地区合计为 9 家，相差 2 家，请核对",
      "Requirement: reported 7 家, the regions below add up to 9 家, a difference of 2 家; check them"),
    Case(
      mismatch("1.5", "1.4938", "%", slack: "0.0061"),
      "要求：填报 1.50%，按其组成推算为 1.4938%，相差 0.0062 个百分点（舍入最多可解释 0.0061 个百分点），请核对",
      "Requirement: reported 1.50 %, its parts give 1.4938 %, a difference of 0.0062 percentage points (rounding "
        + "explains 0.0061 percentage points at most); check them"),
    Case(
      verdict(.undetermined, rule: "total-mismatch") {
        $0.actual = Sample.figure("15714", "家", decimals: 0)
        $0.missing = [MissingValue(name: "gdp", region: Sample.qiqihar, year: 2023, why: .invalid)]
      }, "要求：填报 15714 家，无法与下级各地区合计核对：齐齐哈尔市的地区生产总值（gdp）不可用",
      "Requirement: reported 15714 家, cannot be compared with the sum of the regions below: "
        + "GDP (gdp) of Qiqihar not usable"),
  ]

  @Test(
    "A finding that comes without a rule says what is wrong and what to do",
    arguments: builtInCases)
  func builtIn(example: Case) { check(example) }

  @Test("A rule's sentence brackets a name as its language does")
  func sentence() {
    #expect(
      RuleSentence.sentences(of: "R-1", in: Sample.pack, .en) == [
        "R-1 R&D intensity of 2.5 %: Heilongjiang: R&D intensity (rd_intensity) has to be at least 2.5 %; due in 2025; "
          + "before by a compound path from 2020; if not, a warning (expected); by 第一章 '研发强度（%）'."
      ])
    #expect(RuleSentence.sentences(of: "R-1", in: Sample.pack, .zh)?.first?.contains("研发强度（rd_intensity）") == true)
  }

  private static func mismatch(
    _ actual: String, _ required: String, _ unit: String, slack: String?, rule: String = "derived-mismatch",
    decimals: Int = 2
  ) -> Verdict {
    var verdict = Sample.limited(
      .equals, actual: Sample.figure(actual, unit, decimals: decimals),
      limit: Sample.figure(required, unit, decimals: decimals))
    verdict.rule = rule
    if let slack, case .limit(var limit) = verdict.required {
      limit.tolerance = Sample.figure(slack, unit, decimals: decimals)
      verdict.required = .limit(limit)
    }
    return verdict
  }

  private static func revised(baseline: String) -> Verdict {
    var verdict = Sample.limited(.equals, actual: Sample.figure("265.2", "亿元"), limit: Sample.figure(baseline, "亿元"))
    verdict.rule = "history-revised"
    verdict.cause = .revised(earlier: baseline, at: Place(path: "p/indicators.yaml", line: 155, column: 22))
    return verdict
  }
}
