import Diagnostics
import Packs
import Quantities
import Testing

@testable import Evaluation
@testable import Findings

@Suite("What advice says")
struct AdviceWordingTests {
  struct Case: CustomTestStringConvertible {
    let verdict: Verdict
    let zh: [String]
    let en: [String]
    var testDescription: String { en.joined(separator: "; ") }
  }

  /// A verdict with a limit and advice on it.
  private static func advised(
    _ actual: String, _ limit: String, _ unit: String, _ outcome: Outcome = .fail, decimals: Int? = nil,
    by comparison: Comparison = .atLeast, _ change: (inout Advice) -> Void = { _ in }
  ) -> Verdict {
    var verdict = Sample.limited(
      comparison, actual: Sample.figure(actual, unit, decimals: decimals),
      limit: Sample.figure(limit, unit, decimals: decimals), outcome: outcome)
    var advice = Advice()
    if outcome != .pass {
      advice.wanted = Sample.figure(limit, unit, decimals: decimals)
      advice.change = verdict.margin.map { Figure(number: -$0.number, unit: $0.unit, decimals: decimals) }
      if comparison == .atMost { advice.change = verdict.margin }
    }
    change(&advice)
    verdict.advice = advice
    return verdict
  }

  private static func pace(_ growth: String, _ from: Int, _ to: Int) -> Pace {
    Pace(measure: .growth(Sample.figure(growth, "%")), from: from, to: to)
  }

  private static func pace(step: String, _ unit: String, decimals: Int? = nil, _ from: Int, _ to: Int) -> Pace {
    Pace(measure: .step(Sample.figure(step, unit, decimals: decimals)), from: from, to: to)
  }

  private static func check(_ example: Case, besideFinding: Bool = false) {
    let names = PlanNames(Sample.pack)
    #expect(Wording(language: .zh, names: names).advice(example.verdict, besideFinding: besideFinding) == example.zh)
    #expect(Wording(language: .en, names: names).advice(example.verdict, besideFinding: besideFinding) == example.en)
  }

  private static let changeCases: [Case] = [
    Case(verdict: advised("3760", "5000", "家"), zh: ["还差 1240 家"], en: ["1240 家 more needed"]),
    Case(
      verdict: advised("2.46", "2.5", "%", decimals: 2), zh: ["需再提高 0.04 个百分点"],
      en: ["has to rise by 0.04 percentage points"]),
    Case(verdict: advised("13", "10", "家", by: .atMost), zh: ["需减少 3 家"], en: ["has to fall by 3 家"]),
    Case(verdict: advised("13", "10", "件/万人", by: .atMost), zh: ["需降低 3 件/万人"], en: ["has to fall by 3 件/万人"]),
    // 2.4961 is 0.0039 short, which two digits would make 0.00; 1/3 is 2.1667 short, and 2.16 would not do.
    Case(
      verdict: advised("2.4961", "2.5", "%", decimals: 2), zh: ["需再提高 0.0039 个百分点"],
      en: ["has to rise by 0.0039 percentage points"]),
    Case(
      verdict: advised("0", "2.5", "%", decimals: 2) {
        $0.change = Sample.figure(13, over: 6, "个百分点", decimals: 2)
      }, zh: ["需再提高 2.17 个百分点"], en: ["has to rise by 2.17 percentage points"]),
    Case(
      verdict: advised("500", "500", "亿元", by: .moreThan) { $0.isBeyond = true }, zh: ["恰为 500 亿元，尚不满足要求"],
      en: ["exactly 500 亿元 does not do yet"]),
    Case(
      verdict: advised("495", "500", "亿元", by: .moreThan) { $0.isBeyond = true }, zh: ["需增加超过 5 亿元"],
      en: ["has to rise by more than 5 亿元"]),
    // Half of 3001 are 1500.5, and no half person is asked for.
    Case(
      verdict: advised("999", "1500.5", "人") {
        $0.wanted = Sample.figure("1501", "人")
        $0.change = Sample.figure("502", "人")
      }, zh: ["还差 502 人"], en: ["502 人 more needed"]),
    Case(verdict: advised("5003", "5000", "家", .pass), zh: ["余量 3 家"], en: ["3 家 of head-room"]),
    Case(verdict: advised("5000", "5000", "家", .pass), zh: [], en: []),
    Case(verdict: Sample.document(1), zh: [], en: []),
  ]

  @Test("It says how much is lacking, never less than is, and the head-room of what passes", arguments: changeCases)
  func changes(example: Case) { Self.check(example) }

  @Test("Beside the finding's sentence it does not repeat how far the limit is, unless that is another figure")
  func besideFinding() {
    Self.check(Case(verdict: Self.advised("3760", "5000", "家"), zh: [], en: []), besideFinding: true)
    Self.check(Case(verdict: Self.advised("5003", "5000", "家", .pass), zh: [], en: []), besideFinding: true)
    let rounded = Self.advised("2.4", "2.5", "%", decimals: 1) {
      $0.wanted = Sample.figure("2.45", "%")
      $0.change = Sample.figure("0.05", "个百分点")
      $0.isBeyond = true
    }
    Self.check(
      Case(verdict: rounded, zh: ["需提高超过 0.05 个百分点"], en: ["has to rise by more than 0.05 percentage points"]),
      besideFinding: true)
    // 0.90 above the limit, and 3.15 would still be rounded to 3.2.
    var equal = Self.advised("4.05", "3.1", "亿元", decimals: 2, by: .equals) {
      $0.wanted = Sample.figure("3.15", "亿元")
      $0.change = Sample.figure("-0.9", "亿元")
      $0.isBeyond = true
    }
    equal.required = .limit(
      RequiredLimit(
        comparison: .equals, value: Sample.figure("3.1", "亿元"), low: nil, high: nil, tolerance: nil, roundedTo: 1))
    equal.margin = Sample.figure("-0.9", "亿元", decimals: 2)
    Self.check(
      Case(verdict: equal, zh: ["需减少超过 0.90 亿元"], en: ["has to fall by more than 0.90 亿元"]), besideFinding: true)
  }

  private static let partCases: [Case] = [
    Case(
      verdict: advised("2.46", "2.5", "%", decimals: 2) {
        $0.parts = [
          WantedPart(
            name: "rd_expenditure", region: 1, year: 2023, now: Sample.figure("419.8", "亿元", decimals: 2),
            wanted: Sample.figure("426.63", "亿元", decimals: 2)),
          WantedPart(
            name: "gdp", region: 1, year: 2023, now: Sample.figure("17065", "亿元", decimals: 1),
            wanted: Sample.figure("16792", "亿元", decimals: 1)),
        ]
      }, zh: ["研发经费应达到 426.63 亿元（再增 6.83 亿元），其他不变"],
      en: ["R&D expenditure would have to be 426.63 亿元 (6.83 亿元 more), all else unchanged"]),
    Case(
      verdict: advised("2.6", "2.5", "%", decimals: 2, by: .atMost) {
        $0.parts = [
          WantedPart(
            name: "rd_expenditure", region: 1, year: 2023, now: Sample.figure("26", "亿元", decimals: 2),
            wanted: Sample.figure("25", "亿元", decimals: 2)),
          WantedPart(
            name: "gdp", region: 1, year: 2023, now: Sample.figure("1000", "亿元", decimals: 1),
            wanted: Sample.figure("1040", "亿元", decimals: 1)),
        ]
      },
      zh: ["研发经费应降至 25.00 亿元（减少 1.00 亿元），或地区生产总值应达到 1040.0 亿元（再增 40.0 亿元），其他不变"],
      en: [
        "R&D expenditure would have to be 25.00 亿元 (1.00 亿元 less), or GDP would have to be 1040.0 亿元 (40.0 亿元 more), "
          + "all else unchanged"
      ]),
    Case(
      verdict: advised("50", "60", "%") { $0.elements = WantedElements(now: 11, wanted: 13, total: 13) },
      zh: ["共 13 个，其中 11 个符合，还需 2 个"], en: ["11 of 13 qualify; 2 more needed"]),
    Case(
      verdict: advised("50", "60", "%") { $0.elements = WantedElements(now: 3, wanted: 1, total: 4) },
      zh: ["共 4 个，其中 3 个符合，需减少 2 个"], en: ["3 of 4 qualify; 2 fewer needed"]),
  ]

  @Test(
    "It says what one part alone would have to be; where the value has to rise, what can rise", arguments: partCases)
  func parts(example: Case) { Self.check(example, besideFinding: true) }

  private static func projected(
    _ needed: Pace?, _ soFar: Pace, _ value: String, _ unit: String, decimals: Int? = nil, target: String,
    meets: Bool = false
  ) -> Verdict {
    advised(value, target, unit, .behind, decimals: decimals) {
      $0.paceNeeded = needed
      $0.paceSoFar = soFar
      $0.projection = Projection(year: 2025, value: Sample.figure(value, unit, decimals: decimals), meetsTarget: meets)
    }
  }

  private static let paceCases: [Case] = [
    // 23.31 % is not enough where 23.3 % are said.
    Case(
      verdict: projected(pace("23.31", 2023, 2025), pace("12.14", 2020, 2023), "4230.4", "家", target: "5000"),
      zh: ["今后每年需增长 23.4%", "按 2020 年以来年均增长 12.1% 推算，2025 年为 4230 家，达不到目标"],
      en: [
        "has to grow by 23.4 % a year from here on",
        "at the pace since 2020 (+12.1 % a year) it would be 4230 家 in 2025, short of the target",
      ]),
    Case(
      verdict: projected(
        pace(step: "0.53", "个百分点", decimals: 2, 2024, 2025), pace(step: "0.06", "个百分点", decimals: 2, 2020, 2024),
        "1.56", "%", decimals: 2, target: "2.5"),
      zh: ["2025 年需提高 0.53 个百分点", "按 2020 年以来年均提高 0.06 个百分点推算，2025 年为 1.56%，达不到目标"],
      en: [
        "has to rise by 0.53 percentage points in 2025",
        "at the pace since 2020 (+0.06 percentage points a year) it would be 1.56 % in 2025, short of the target",
      ]),
    Case(
      verdict: projected(
        pace("-20", 2022, 2025), pace("-10", 2020, 2022), "70.8588", "亿元", decimals: 2, target: "80", meets: true),
      zh: ["今后每年需下降 20.0%", "按 2020 年以来年均下降 10.0% 推算，2025 年为 70.86 亿元，可达到目标"],
      en: [
        "has to fall by 20.0 % a year from here on",
        "at the pace since 2020 (-10.0 % a year) it would be 70.86 亿元 in 2025, which meets the target",
      ]),
    // What is short of the target never looks like it.
    Case(
      verdict: projected(nil, pace("0", 2020, 2023), "4999.6", "家", decimals: 0, target: "5000"),
      zh: ["按 2020 年以来持平推算，2025 年为 4999.6 家，达不到目标"],
      en: ["unchanged since 2020 it would be 4999.6 家 in 2025, short of the target"]),
    Case(
      verdict: projected(
        pace(step: "0.004", "个百分点", decimals: 2, 2023, 2025), pace(step: "-3", "家/万人", 2020, 2023), "9", "家/万人",
        target: "10"),
      zh: ["今后每年需提高 0.004 个百分点", "按 2020 年以来年均降低 3.00 家/万人推算，2025 年为 9.00 家/万人，达不到目标"],
      en: [
        "has to rise by 0.004 percentage points a year from here on",
        "at the pace since 2020 (-3.00 家/万人 a year) it would be 9.00 家/万人 in 2025, short of the target",
      ]),
  ]

  @Test("It says what the years to come ask, rounded up, and where the pace so far leads", arguments: paceCases)
  func paces(example: Case) { Self.check(example, besideFinding: true) }

  @Test("It says where the digits reported leave the verdict open")
  func digits() {
    let verdict = Self.advised("500", "500", "亿元", .pass) {
      $0.uncertainty = Sample.figure("0.05", "亿元")
      $0.dependsOnDigits = true
    }
    Self.check(
      Case(
        verdict: verdict, zh: ["按填报的位数，判定可能改变：舍入可使数值相差 0.05 亿元"],
        en: ["the verdict might change within the digits reported: rounding may move the value by 0.05 亿元"]))
    let firm = Self.advised("501", "500", "亿元", .pass) { $0.uncertainty = Sample.figure("0.05", "亿元") }
    Self.check(Case(verdict: firm, zh: ["余量 1 亿元"], en: ["1 亿元 of head-room"]))
  }

  @Test("A name is text: one that would be markup or an escape sequence stands as it is, for its output to escape")
  func hostileName() {
    let verdict = Self.advised("1", "2", "家") {
      $0.parts = [
        WantedPart(
          name: "<b>\u{1B}[31m", region: 1, year: 2023, now: Sample.figure("1", "家"), wanted: Sample.figure("2", "家"))
      ]
    }
    Self.check(
      Case(
        verdict: verdict, zh: ["<b>\u{1B}[31m应达到 2 家（再增 1 家），其他不变"],
        en: ["<b>\u{1B}[31m would have to be 2 家 (1 家 more), all else unchanged"]), besideFinding: true)
    let text = TextRendering.render(Presentation(Sample.assessment([verdict])), TextOptions(language: .zh))
    #expect(!text.contains("\u{1B}"))
  }
}
