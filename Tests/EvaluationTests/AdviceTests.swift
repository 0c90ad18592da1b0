import Evaluation
import Quantities
import Testing

/// A rule, what is reported for it, and what the advice says in a line.
struct AdviceCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let report: String
  let expected: String?
  var year = 2025

  init(_ rule: String, _ report: String, _ expected: String?, year: Int = 2025) {
    (self.rule, self.report, self.expected, self.year) = (rule, report, expected, year)
  }

  var testDescription: String { "\(rule) with \(report)" }

  func advice() throws -> Advice? {
    let body = report.contains("indicators:") || report.contains("registers:") ? report : "indicators: {\(report)}"
    let plan = Plan("  - {id: R, for: province, \(rule)}")
    return try plan.judge([EvaluationTests.report(230000, year, body)]).first("R").advice
  }
}

extension Pace {
  /// `+10 % 2020-2023`.
  var text: String {
    switch measure {
    case .growth(let figure): "grow \(figure.text) \(from)-\(to)"
    case .step(let figure): "step \(figure.text) \(from)-\(to)"
    }
  }
}

@Suite("What would meet a limit")
struct WantedTests {
  /// `2.5 % by 0.04 个百分点`, `beyond 2.5 % by 0 个百分点`.
  private func verify(_ example: AdviceCase) throws {
    let advice = try example.advice()
    let text = advice?.wanted.map { wanted in
      "\(advice?.isBeyond == true ? "beyond " : "")\(wanted.text) by \(advice?.change?.text ?? "-")"
    }
    #expect(text == example.expected)
  }

  @Test(
    "It is the nearest value that the comparison takes, and beyond the limit where that itself does not do",
    arguments: [
      AdviceCase("value: rate, at_least: 2.5 %", "rate: 2.46", "2.5 % by 0.04 个百分点"),
      AdviceCase("value: rate, at_least: 2.5 %", "rate: 2.5", nil),
      AdviceCase("value: rate, more_than: 2.5 %", "rate: 2.4", "beyond 2.5 % by 0.1 个百分点"),
      AdviceCase("value: rate, more_than: 2.5 %", "rate: 2.5", "beyond 2.5 % by 0 个百分点"),
      AdviceCase("value: rate, at_most: 2.5 %", "rate: 2.53", "2.5 % by -0.03 个百分点"),
      AdviceCase("value: rate, less_than: 2.5 %", "rate: 2.5", "beyond 2.5 % by 0 个百分点"),
      AdviceCase("value: rate, between: [1 %, 2.5 %]", "rate: 0.4", "1 % by 0.6 个百分点"),
      AdviceCase("value: rate, between: [1 %, 2.5 %]", "rate: 3", "2.5 % by -0.5 个百分点"),
      AdviceCase("value: rate, equals: 2.5 %", "rate: 2.4", "2.5 % by 0.1 个百分点"),
      AdviceCase("value: rate, equals: 2.5 %", "rate: 2.6", "2.5 % by -0.1 个百分点"),
      AdviceCase("value: money - quantity('200 亿元'), at_least: -100 亿元", "money: 90", "-100 亿元 by 10 亿元"),
      AdviceCase("value: money, at_least: 5000000 万元", "money: 499", "5000000 万元 by 10000 万元"),
    ])
  func nearest(_ example: AdviceCase) throws { try verify(example) }

  @Test(
    "A tolerance is counted in",
    arguments: [
      AdviceCase("value: money, at_least: 500 亿元, within: 10 %", "money: 440", "450 亿元 by 10 亿元"),
      AdviceCase("value: money, equals: 500 亿元, within: 10 %", "money: 560", "550 亿元 by -10 亿元"),
      AdviceCase("value: money, at_most: 500 亿元, within: 1 万元", "money: 501", "500.0001 亿元 by -0.9999 亿元"),
      AdviceCase("value: money, between: [100 亿元, 200 亿元], within: 10 %", "money: 89", "90 亿元 by 1 亿元"),
      // A tenth of −100: down to −110.
      AdviceCase(
        "value: money - quantity('200 亿元'), at_least: -100 亿元, within: 10 %", "money: 80", "-110 亿元 by 10 亿元"),
    ])
  func tolerance(_ example: AdviceCase) throws { try verify(example) }

  @Test(
    "Of a value that is rounded it is what rounds to the limit: halfway goes to the even digit",
    arguments: [
      // 2.45 rounds to 2.4, and so does not do; 2.35 does.
      AdviceCase("value: rate, at_least: 2.5 %, judge: rounded(1)", "rate: 2.45", "beyond 2.45 % by 0 个百分点"),
      AdviceCase("value: rate, at_least: 2.4 %, judge: rounded(1)", "rate: 2.34", "2.35 % by 0.01 个百分点"),
      AdviceCase("value: rate, more_than: 2.4 %, judge: rounded(1)", "rate: 2.4", "beyond 2.45 % by 0.05 个百分点"),
      AdviceCase("value: rate, at_most: 2.5 %, judge: rounded(1)", "rate: 2.55", "beyond 2.55 % by 0 个百分点"),
      AdviceCase("value: rate, at_most: 2.4 %, judge: rounded(1)", "rate: 2.46", "2.45 % by -0.01 个百分点"),
      // No figure of one decimal lies between.
      AdviceCase("value: rate, between: [1.22 %, 1.28 %], judge: rounded(1)", "rate: 1", nil),
      AdviceCase("value: rate, equals: 1.25 %, judge: rounded(1)", "rate: 1", nil),
      AdviceCase("value: firms, at_least: 5000 家, judge: rounded(-2)", "firms: 4900", "4950 家 by 50 家"),
      AdviceCase("value: firms, at_least: 5100 家, judge: rounded(-2)", "firms: 5000", "5051 家 by 51 家"),
    ])
  func rounded(_ example: AdviceCase) throws { try verify(example) }

  @Test(
    "Of what comes one by one it is a whole number",
    arguments: [
      AdviceCase("value: firms, at_least: 5000 家", "firms: 3760", "5000 家 by 1240 家"),
      AdviceCase("value: firms, more_than: 5000 家", "firms: 5000", "5001 家 by 1 家"),
      AdviceCase("value: firms, less_than: 5000 家", "firms: 5000", "4999 家 by -1 家"),
      AdviceCase("value: firms, more_than: 0.5 万家", "firms: 5000", "0.5001 万家 by 0.0001 万家"),
      AdviceCase("value: leaders, at_most: firms * 0.1", "leaders: 10, firms: 99", "9 家 by -1 家"),
      AdviceCase("value: firms + leaders, at_least: 10 家", "leaders: 3, firms: 5", "10 家 by 2 家"),
      AdviceCase("value: firms * 0.3, at_least: 10 家", "firms: 30", "10 家 by 1 家"),
      // No whole number lies between 1.2 and 1.8.
      AdviceCase("value: leaders, between: [firms * 0.12, firms * 0.18]", "leaders: 1, firms: 10", nil),
      AdviceCase(
        "value: 'zones.count(z, z.open)', at_least: 2", "registers: {zones: [{name: 甲, open: true}, {name: 乙}]}", nil),
      AdviceCase(
        "value: 'zones.count(z, z.open)', more_than: 1",
        "registers: {zones: [{name: 甲, open: true}, {name: 乙, open: false}]}", "2 by 1"),
      AdviceCase("value: 'zones.size()', at_least: 2.5", "registers: {zones: [{name: 甲}]}", "3 by 2"),
    ])
  func whole(_ example: AdviceCase) throws { try verify(example) }

  @Test(
    "Before the due year it is the path's value",
    arguments: [
      // 1.26 → 2.5 in five steps of 0.248.
      AdviceCase(
        "value: rate, at_least: 2.5 %, by: 2025, path: linear", "rate: 2", "2.004 % by 0.004 个百分点", year: 2023),
      AdviceCase(
        "value: rate, at_least: 2.5 %, by: 2025, path: {2023: 2 %}", "rate: 1.9", "2 % by 0.1 个百分点", year: 2023),
      AdviceCase("value: rate, at_least: 2.5 %, by: 2025", "rate: 1.9", "2.5 % by 0.6 个百分点", year: 2023),
      // Down from 1.26 to 1 in five steps of 0.052, of which the tolerance is a tenth: 1.104 + 0.1104.
      AdviceCase(
        "value: rate, at_most: 1 %, within: 10 %, by: 2025, path: linear", "rate: 1.3", "1.2144 % by -0.0856 个百分点",
        year: 2023),
    ])
  func path(_ example: AdviceCase) throws { try verify(example) }

  @Test("Of a record it is given too")
  func record() throws {
    let judged = try Plan("  - {id: R, for: zone, value: area, at_least: 10 公顷}").judge([
      report(230000, 2025, "registers: {zones: [{name: 甲, area: 7.5, place: 黑龙江省, of_year: 2025}]}")
    ])
    let advice = try #require(try judged.first("R").advice)
    #expect(advice.wanted?.text == "10 公顷")
    #expect(advice.change?.text == "2.5 公顷")
  }

  @Test("A value that cannot be judged, or is not there, has none")
  func undetermined() throws {
    #expect(try AdviceCase("value: intensity, at_least: 2.5 %", "rd: 1", nil).advice() == nil)
    #expect(try AdviceCase("value: rate, at_least: 2.5 %, needs: firms", "rate: 1", nil).advice() == nil)
  }

  @Test(
    "Of a share it is said how many more would have to qualify",
    arguments: [
      ("at_least: 50 %", 1, 3, "1 → 2 of 3"), ("more_than: 50 %", 2, 4, "2 → 3 of 4"),
      ("at_least: 100 %", 0, 2, "0 → 2 of 2"),
      ("at_most: 50 %", 3, 3, "3 → 1 of 3"), ("less_than: 50 %", 2, 4, "2 → 1 of 4"), ("at_least: 60 %", 2, 3, nil),
    ])
  func elements(limit: String, open: Int, total: Int, expected: String?) throws {
    let zones = (0..<total).map { "{name: z\($0), open: \($0 < open)}" }.joined(separator: ", ")
    let advice = try AdviceCase(
      "value: 'zones.share(z, z.open)', \(limit)", "registers: {zones: [\(zones)]}", nil
    ).advice()
    #expect(advice?.elements.map { "\($0.now) → \($0.wanted) of \($0.total)" } == expected)
  }
}

@Suite("What a part of a value alone would have to be")
struct WantedPartTests {
  @Test(
    "It is reckoned for each figure that the report gives, to the digits that it was reported with",
    arguments: [
      // 2.5 % of 17065 is 426.625; 419.8 is 2.5 % of 16792.
      AdviceCase(
        "value: intensity, at_least: 2.5 %", "rd: 419.80, gdp: 17065.0",
        "rd 419.8 亿元 → 426.63 亿元; gdp 17065 亿元 → 16792 亿元"),
      AdviceCase(
        "value: rd / gdp, at_least: 25 ‰", "rd: 4198000 万元, gdp: 17065.0",
        "rd 419.8 亿元 → 426.625 亿元; gdp 17065 亿元 → 16792 亿元"),
      AdviceCase(
        "value: intensity, more_than: 2.5 %", "rd: 25.0, gdp: 1000", "rd 25 亿元 → 25.1 亿元; gdp 1000 亿元 → 999 亿元"),
      AdviceCase("value: intensity, at_most: 2.5 %", "rd: 26.0, gdp: 1000", "rd 26 亿元 → 25 亿元; gdp 1000 亿元 → 1040 亿元"),
      AdviceCase(
        "value: leaders / firms, at_least: 50 %", "leaders: 1, firms: 3", "leaders 1 家 → 2 家; firms 3 家 → 2 家"),
      // 35 firms are 12 per 万人 of 2.92 万人, reported as whole 万人.
      AdviceCase(
        "value: firms / population, at_least: 12 家/万人", "firms: 35, population: 3",
        "firms 35 家 → 36 家; population 3 万人 → 2 万人"),
      AdviceCase(
        "value: firms + leaders, at_least: 10 家", "firms: 5, leaders: 3", "firms 5 家 → 7 家; leaders 3 家 → 5 家"),
      AdviceCase("value: money - rd, at_least: 10 亿元", "money: 15.0, rd: 8.0", "money 15 亿元 → 18 亿元; rd 8 亿元 → 5 亿元"),
      AdviceCase(
        "value: firms * rate, at_least: 10 家", "firms: 50, rate: 10.0", "firms 50 家 → 100 家; rate 10 % → 20 %"),
      // A part of a whole that it belongs to.
      AdviceCase(
        "value: leaders / (leaders + firms), at_least: 50 %", "leaders: 2, firms: 6",
        "leaders 2 家 → 6 家; firms 6 家 → 2 家"),
      AdviceCase(
        "value: growth(rd), at_least: 10 %", "indicators: {rd: 109.99}\nhistory: {2024: {rd: 100}}",
        "rd 109.99 亿元 → 110 亿元"),
      // 173.1 × 1.2⁵ = 430.728192.
      AdviceCase(
        "value: 'average_growth(rd, 2020)', at_least: 20 %", "indicators: {rd: 419.80}\nhistory: {2020: {rd: 173.1}}",
        "rd 419.8 亿元 → 430.73 亿元"),
      AdviceCase("value: intensity, at_least: 2.5 %", "rd: 0, gdp: 1000", "rd 0 亿元 → 25 亿元"),
      // R&D expenditure of −5 would be needed.
      AdviceCase("value: money - rd, at_least: 20 亿元", "money: 15.0, rd: 8.0", "money 15 亿元 → 28 亿元"),
      AdviceCase("value: rd, at_least: 20 亿元", "rd: 8.0", ""),
      // GDP moves the limit as well.
      AdviceCase("value: rd / gdp * gdp, at_least: gdp * 0.02", "rd: 1.0, gdp: 100", "rd 1 亿元 → 2 亿元"),
      AdviceCase("value: 'round(rd / gdp, 1)', at_least: 2.5 %", "rd: 20.0, gdp: 1000", ""),
      AdviceCase("value: intensity, at_least: 2.5 %", "rd: 26.0, gdp: 1000", ""),
    ])
  func parts(_ example: AdviceCase) throws {
    let parts = try example.advice()?.parts.map { "\($0.name) \($0.now.text) → \($0.wanted.text)" }
    #expect(parts?.joined(separator: "; ") == example.expected)
  }

  @Test("What the regions below or an earlier report give is no part of the subject's own")
  func otherRegions() throws {
    let plan = Plan("  - {id: R, for: province, value: rd / gdp, at_least: 2.5 %}")
    let verdict = try plan.judge([
      report(230000, 2025, "indicators: {gdp: 1000}"), report(230100, 2025, "indicators: {rd: 10}"),
      report(230200, 2025, "indicators: {rd: 10}"), report(230300, 2025, "indicators: {rd: 1}"),
    ]).first("R")
    #expect(verdict.advice?.parts.map(\.name) == ["gdp"])
  }

  @Test("Reckoning them leaves no trace in the verdict")
  func locations() throws {
    let plan = Plan("  - {id: R, for: province, value: intensity, at_least: 2.5 %}")
    let verdict = try plan.judge([report(230000, 2025, "indicators: {rd: 20.0, gdp: 1000}")]).first("R")
    #expect(verdict.locations.map(\.name) == ["rd", "gdp"])
    #expect(verdict.missing == [])
  }
}

@Suite("Whether the digits reported decide")
struct DigitTests {
  @Test(
    "A value may lie off by half a unit of its last digit, counts by nothing",
    arguments: [
      AdviceCase("value: rate, at_least: 2.5 %", "rate: 2.50", "0.005 个百分点 depends"),
      AdviceCase("value: rate, at_least: 2.5 %", "rate: 2.51", "0.005 个百分点"),
      AdviceCase("value: rate, at_least: 2.5 %", "rate: 2.49", "0.005 个百分点"),
      AdviceCase("value: rate, at_least: 2.53 %", "rate: 2.5", "0.05 个百分点 depends"),
      AdviceCase("value: rate, at_least: 2.56 %", "rate: 2.5", "0.05 个百分点"),
      AdviceCase("value: rate, more_than: 2.5 %", "rate: 2.50", "0.005 个百分点 depends"),
      AdviceCase("value: rate, at_most: 2.5 %", "rate: 2.50", "0.005 个百分点 depends"),
      AdviceCase("value: rate, at_most: 2.5 %", "rate: 2.504", "0.0005 个百分点"),
      AdviceCase("value: rate, between: [2.46 %, 2.54 %]", "rate: 2.5", "0.05 个百分点 depends"),
      AdviceCase("value: rate, between: [2.4 %, 2.6 %]", "rate: 2.5", "0.05 个百分点"),
      // Neither end of 2.45 to 2.55 is 2.52, which lies between.
      AdviceCase("value: rate, equals: 2.52 %", "rate: 2.5", "0.05 个百分点 depends"),
      AdviceCase("value: rate, equals: 2.56 %", "rate: 2.5", "0.05 个百分点"),
      AdviceCase("value: rate, at_least: 2.5 %, judge: rounded(1)", "rate: 2.46", "0.005 个百分点"),
      AdviceCase("value: rate, at_least: 2.5 %, judge: rounded(1)", "rate: 2.45", "0.005 个百分点 depends"),
      AdviceCase("value: rate, at_least: 25 ‰", "rate: 2.50", "0.005 个百分点 depends"),
      AdviceCase("value: money, at_least: 500 亿元", "money: 500.0", "0.05 亿元 depends"),
      AdviceCase("value: money, at_least: 500 亿元", "money: 5000000 万元", "0.00005 亿元 depends"),
      AdviceCase("value: money - rd, at_least: 10 亿元", "money: 20.0, rd: 10.0", "0.1 亿元 depends"),
      AdviceCase("value: money - rd, at_least: 10 亿元", "money: 20.0, rd: 9.9", "0.1 亿元"),
      AdviceCase("value: firms, at_least: 5000 家", "firms: 5000", nil),
      AdviceCase("value: leaders / firms, at_least: 50 %", "leaders: 1, firms: 2", nil),
      AdviceCase("value: staff, at_least: 1 万人", "staff: 10000", nil),
      AdviceCase("value: staff, at_least: 1 万人", "staff: 1.0 万人", "0.05 万人 depends"),
      // Rounding in the rule itself does not go smoothly.
      AdviceCase("value: 'round(rate, 0)', at_least: 2 %", "rate: 2.4", nil),
    ])
  func digits(_ example: AdviceCase) throws {
    let advice = try example.advice()
    let text = advice?.uncertainty.map { $0.text + (advice?.dependsOnDigits == true ? " depends" : "") }
    #expect(text == example.expected)
  }

  @Test("Of a quotient both parts count: the farther end is 25.05 over 999.5")
  func quotient() throws {
    let advice = try AdviceCase("value: intensity, at_least: 2.5 %", "rd: 25.0, gdp: 1000", nil).advice()
    // 25.05 / 999.5 − 0.025 = 0.0625 / 999.5.
    let expected = try #require(Number(625).divided(by: Number(99950)))
    #expect(advice?.uncertainty?.number == expected)
    #expect(advice?.dependsOnDigits == true)
  }
}

@Suite("What the due year asks of every year")
struct PaceTests {
  /// `needed; so far; projection`.
  private func verify(_ example: AdviceCase) throws {
    let advice = try example.advice()
    let parts = [
      advice?.paceNeeded.map { "needs \($0.text)" }, advice?.paceSoFar?.text,
      advice?.projection.map { "\($0.value.text) in \($0.year)\($0.meetsTarget ? " meets" : "")" },
    ].compactMap { $0 }
    #expect((parts.isEmpty ? nil : parts.joined(separator: "; ")) == example.expected)
  }

  @Test(
    "A compound path asks for growth, and so do amounts and counts without a path",
    arguments: [
      // 120 × 1.1² = 145.2 so far; 145.2 × 1.2³ = 250.9056, × 1.1³ = 193.2612.
      AdviceCase(
        "value: money, at_least: 250.9056 亿元, by: 2025, path: compound", "money: 145.2",
        "needs grow 20 % 2022-2025; grow 10 % 2020-2022; 193.2612 亿元 in 2025", year: 2022),
      AdviceCase(
        "value: money, at_least: 250.9056 亿元, by: 2025", "money: 145.2",
        "needs grow 20 % 2022-2025; grow 10 % 2020-2022; 193.2612 亿元 in 2025", year: 2022),
      // 120 × 0.9² = 97.2; 97.2 × 0.8³ = 49.7664, × 0.9³ = 70.8588.
      AdviceCase(
        "value: money, at_most: 49.7664 亿元, by: 2025", "money: 97.2",
        "needs grow -20 % 2022-2025; grow -10 % 2020-2022; 70.8588 亿元 in 2025", year: 2022),
      // 1000 × 1.1² = 1210; 1610.51 in 2025 reaches 1600.
      AdviceCase(
        "value: firms, at_least: 1600 家, by: 2025", "indicators: {firms: 1440}\nhistory: {2020: {firms: 1000}}",
        "needs grow 11.11111111111111111111111111111111 % 2024-2025; "
          + "grow 9.544511501033222691393956560160427 % 2020-2024; 1577.440965614878406756072974466310 家 in 2025",
        year: 2024),
      AdviceCase(
        "value: firms, at_least: 1600 家, by: 2025", "indicators: {firms: 1210}\nhistory: {2020: {firms: 1000}}",
        "needs grow 9.760195214503379827610269073276930 % 2022-2025; grow 10 % 2020-2022; 1610.51 家 in 2025 meets",
        year: 2022),
    ])
  func growth(_ example: AdviceCase) throws { try verify(example) }

  @Test(
    "A linear path asks for steps, and so do shares and per-unit values without a path",
    arguments: [
      AdviceCase(
        "value: rate, at_least: 2.5 %, by: 2025, path: linear", "rate: 1.44",
        "needs step 0.53 个百分点 2023-2025; step 0.06 个百分点 2020-2023; 1.56 % in 2025", year: 2023),
      AdviceCase(
        "value: rate, at_least: 2.5 %, by: 2025", "rate: 1.44",
        "needs step 0.53 个百分点 2023-2025; step 0.06 个百分点 2020-2023; 1.56 % in 2025", year: 2023),
      AdviceCase(
        "value: rate, at_most: 1 %, by: 2025, path: linear", "rate: 1.2",
        "needs step -0.1 个百分点 2023-2025; step -0.02 个百分点 2020-2023; 1.16 % in 2025", year: 2023),
      AdviceCase(
        "value: firms / population, at_least: 20 家/万人, by: 2025",
        "indicators: {firms: 36, population: 3}\nhistory: {2020: {firms: 27, population: 3}}",
        "needs step 4 家/万人 2023-2025; step 1 家/万人 2020-2023; 14 家/万人 in 2025", year: 2023),
      // Met already: the projection alone tells whether it lasts.
      AdviceCase(
        "value: rate, at_least: 1.2 %, by: 2025", "rate: 1.23", "step -0.01 个百分点 2020-2023; 1.21 % in 2025 meets",
        year: 2023),
    ])
  func steps(_ example: AdviceCase) throws { try verify(example) }

  @Test(
    "There is none in the due year, of what must hold every year, of growth itself, nor from a base that nothing grows from",
    arguments: [
      AdviceCase("value: rate, at_least: 2.5 %, by: 2025, path: linear", "rate: 1.44", nil),
      AdviceCase("value: rate, at_least: 2.5 %", "rate: 1.44", nil, year: 2023),
      AdviceCase("value: rate, at_least: 2.5 %, by: 2025, path: flat", "rate: 1.44", nil, year: 2023),
      AdviceCase(
        "value: growth(firms), at_least: 20 %, by: 2025", "indicators: {firms: 11}\nhistory: {2022: {firms: 10}}", nil,
        year: 2023),
      AdviceCase(
        "value: firms, at_least: 10 家, by: 2025", "indicators: {firms: 0}\nhistory: {2020: {firms: 5}}", nil, year: 2023
      ),
      AdviceCase(
        "value: firms, at_least: 20 家, by: 2025", "indicators: {firms: 10}\nhistory: {2020: {firms: 0}}",
        "needs grow 100 % 2024-2025", year: 2024),
      AdviceCase(
        "value: money - rd, at_least: 20 亿元, by: 2025", "money: 1, rd: 5", nil, year: 2024),
    ])
  func none(_ example: AdviceCase) throws { try verify(example) }
}
