import Diagnostics
@testable import Evaluation
@testable import Findings
import Packs
import Quantities
import Reports
import Testing

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
      "Requirement: cannot be judged: GDP (gdp) was not reported"),
    Case(
      undetermined([
        ("gdp", Sample.harbin, 2022, .invalid), ("gdp", Sample.qiqihar, 2023, .invalid),
        ("a / b", nil, nil, .zeroDivisor),
      ]), "要求：无法判定：2022 年、齐齐哈尔市的地区生产总值（gdp）不可用；“a / b”除数为零",
      "Requirement: cannot be judged: 2022, Qiqihar GDP (gdp) cannot be used; 'a / b' divides by zero"),
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
      caused("history-revised", .revised(earlier: "5183.8 亿元", at: Place(path: "a.yaml", line: 9, column: 3))),
      "地区生产总值：与此前的 5183.8 亿元（a.yaml:9:3）不同，请核实",
      "GDP: differs from 5183.8 亿元 at a.yaml:9:3; confirm it"),
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
      mismatch(), "要求：填报 1.50%，按其组成推算为 1.44%，超出舍入误差 0.05 个百分点，请核对",
      "Requirement: reported 1.50 %, its parts give 1.44 %, 0.05 percentage points beyond rounding; check them"),
  ]

  @Test(
    "A finding that comes without a rule says what is wrong and what to do",
    arguments: builtInCases)
  func builtIn(example: Case) { check(example) }

  private static func mismatch() -> Verdict {
    var verdict = Sample.limited(
      .equals, actual: Sample.figure("1.5", "%", decimals: 2), limit: Sample.figure("1.44", "%", decimals: 2))
    verdict.rule = "derived-mismatch"
    verdict.margin = Sample.figure("-0.05", "个百分点")
    return verdict
  }
}
