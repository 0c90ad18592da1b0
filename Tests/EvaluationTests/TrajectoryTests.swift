import Evaluation
import Quantities
import Testing

private func trajectories(
  _ rule: String, _ reports: [String], indicators: String? = nil, asOf: String = "2026-01-01"
) throws -> [Trajectory] {
  var plan = Plan("  - {id: R, tags: [headline], \(rule)}")
  if let indicators { plan.indicators = indicators }
  return try plan.judge(reports, asOf: asOf).trajectories
}

extension [Trajectory.Point] {
  /// `2020 1.26 %, 2021 1.44 % behind`.
  fileprivate var text: String {
    map { "\($0.year) \($0.figure.text)\($0.outcome.map { " \($0.rawValue)" } ?? "")" }.joined(separator: ", ")
  }
}

@Suite("How a headline value moves")
struct TrajectoryTests {
  private static let linear = "for: province, value: rate, at_least: 2.5 %, by: 2025, path: linear"

  @Test("It has the baseline, the path up to the target, and the known values with what came of them")
  func whole() throws {
    let found = try trajectories(
      Self.linear,
      [
        report(230000, 2021, "indicators: {rate: 1.6}"),
        report(230000, 2023, "indicators: {rate: 1.44}\nhistory: {2022: {rate: 1.5}}"),
      ])
    let trajectory = try #require(found.first)
    #expect(found.count == 1)
    #expect(trajectory.rule == "R")
    #expect(trajectory.subject.year == nil)
    #expect(trajectory.baseline.map { [$0].text } == "2020 1.26 %")
    // Five steps of 0.248.
    #expect(trajectory.path.text == "2020 1.26 %, 2021 1.508 %, 2022 1.756 %, 2023 2.004 %, 2024 2.252 %, 2025 2.5 %")
    #expect(trajectory.values.text == "2021 1.6 % pass, 2022 1.5 %, 2023 1.44 % behind")
    #expect(trajectory.target?.text == "2.5 %")
    #expect(trajectory.due == 2025)
    #expect(trajectory.outcome == .behind)
    #expect(trajectory.paceNeeded?.text == "step 0.53 个百分点 2023-2025")
    #expect(trajectory.paceSoFar?.text == "step 0.06 个百分点 2020-2023")
    #expect(trajectory.projection?.value.text == "1.56 %")
    #expect(trajectory.projection?.meetsTarget == false)
  }

  @Test(
    "What is asked depends on the path",
    arguments: [
      // 120 × 1.1⁵ = 193.2612.
      (
        "value: money, at_least: 193.2612 亿元, by: 2025, path: compound",
        "2020 120 亿元, 2021 132 亿元, 2022 145.2 亿元, 2023 159.72 亿元, 2024 175.692 亿元, 2025 193.2612 亿元"
      ),
      (
        "value: money, at_least: 200 亿元, by: 2025, path: flat",
        "2021 200 亿元, 2022 200 亿元, 2023 200 亿元, 2024 200 亿元, 2025 200 亿元"
      ),
      (
        "value: money, at_least: 200 亿元, by: 2025, path: {2022: 150 亿元, 2023: 160 亿元}",
        "2022 150 亿元, 2023 160 亿元, 2025 200 亿元"
      ),
      ("value: money, at_least: 200 亿元, by: 2025", "2025 200 亿元"),
      ("value: money, at_least: 200 亿元, from: 2023, until: 2024", "2023 200 亿元, 2024 200 亿元"),
      ("value: 'money', between: [100 亿元, 200 亿元], by: 2025", ""),
    ])
  func paths(rule: String, path: String) throws {
    let found = try trajectories("for: province, " + rule, [report(230000, 2023, "indicators: {money: 150}")])
    #expect(found.first?.path.text == path)
  }

  @Test("A limit that is another every year is asked as it stands in each")
  func quota() throws {
    let found = try trajectories(
      "for: city, value: firms, at_least: quota, by: 2025", [report(230100, 2025, "indicators: {firms: 30}")])
    #expect(found.first?.path.text == "2025 40 家")
    #expect(found.first?.target?.text == "40 家")
  }

  @Test("The last year is the subject's: of an earlier one its history says more than that year's own report")
  func lastValue() throws {
    let found = try trajectories(
      Self.linear,
      [
        report(230000, 2022, "history: {2021: {rate: 1.3}}\nindicators: {rate: 1.4}"),
        report(230000, 2024, "indicators: {firms: 1}"),
      ])
    let trajectory = try #require(found.first)
    #expect(trajectory.values.text == "2021 1.3 %, 2022 1.4 % behind")
    #expect(trajectory.outcome == .undetermined)
    // From 1.4 % in 2022 on: 1.1 in three years.
    #expect(trajectory.paceNeeded?.from == 2022)
    #expect(trajectory.paceSoFar?.text == "step 0.07 个百分点 2020-2022")
  }

  @Test("There is one for each region, in the order of codes, and none of rules without the tag or without a limit")
  func regions() throws {
    let reports = [
      report(230200, 2023, "indicators: {firms: 4}"), report(230100, 2023, "indicators: {firms: 3}"),
      report(230300, 2023, "indicators: {firms: 0}"),
    ]
    let found = try trajectories("for: [province, city], value: firms, at_least: 10 家, by: 2025", reports)
    #expect(
      found.map(\.values.text) == ["2023 7 家 not_due", "2023 3 家 not_due", "2023 4 家 not_due", "2023 0 家 not_due"])
    #expect(try trajectories("for: city, assert: firms > 0", reports).isEmpty)
    #expect(try Plan("  - {id: R, for: city, value: firms, at_least: 1}").judge(reports).trajectories.isEmpty)
  }

  @Test("There is none where the rule is not in effect, nor for whom it did not apply")
  func notApplicable() throws {
    let reports = [report(230000, 2023, "indicators: {rate: 1.44}")]
    let effective = Self.linear + ", effective: {from: 2023-01-01}"
    #expect(try trajectories(effective, reports, asOf: "2022-12-31").isEmpty)
    #expect(try trajectories(effective, reports, asOf: "2023-01-01").count == 1)
    #expect(try trajectories(Self.linear + ", when: year == 2025", reports).isEmpty)
  }

  @Test("A sum over regions has the years of which these are known")
  func sums() throws {
    let found = try trajectories(
      "for: province, value: firms, at_least: 10 家, by: 2025",
      [
        report(230100, 2022, "indicators: {firms: 1}\nhistory: {2020: {firms: 1}}"),
        report(230200, 2022, "indicators: {firms: 3}\nhistory: {2020: {firms: 0}}"),
        report(230300, 2022, "indicators: {firms: 0}\nhistory: {2020: {firms: 0}}"),
      ])
    #expect(found.first?.values.text == "2020 1 家, 2022 4 家 not_due")
    // 1 → 4 in two years doubles every year; 4 × 2³ = 32.
    #expect(found.first?.paceSoFar?.text == "grow 100 % 2020-2022")
    #expect(found.first?.projection?.value.text == "32 家")
    #expect(found.first?.projection?.meetsTarget == true)
  }

  @Test("A derived value starts from the plan's baseline, not from what its parts were")
  func derived() throws {
    let found = try trajectories(
      "for: province, value: intensity, at_least: 2.5 %, by: 2025, path: compound",
      [
        report(
          230000, 2022,
          "indicators: {rd: 15, gdp: 1000}\nhistory: {2020: {rd: 12, gdp: 1000}, 2021: {rd: 14, gdp: 1000}}")
      ])
    #expect(found.first?.baseline.map { [$0].text } == "2020 1.26 %")
    #expect(found.first?.values.text == "2021 1.4 %, 2022 1.5 % behind")
    #expect(found.first?.paceSoFar?.from == 2020)
  }
}
