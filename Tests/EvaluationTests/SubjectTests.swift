import Evaluation
import Testing

@Suite("Which regions a rule is judged for")
struct SubjectTests {
  private let reports = [
    report(230000, 2023, "indicators: {firms: 3}"), report(230100, 2023, "indicators: {firms: 1}"),
    report(230200, 2023, "indicators: {firms: 1}"), report(230100, 2026, "indicators: {firms: 1}"),
    report(230100, 2020, "indicators: {firms: 1}"),
  ]

  @Test(
    "A level, some regions, or both, in the years of the plan",
    arguments: [
      ("province", ["230000/2023 pass"]), ("city", ["230100/2023 pass", "230200/2023 pass"]),
      ("哈市", ["230100/2023 pass"]), ("[province, 哈尔滨市]", ["230000/2023 pass", "230100/2023 pass"]),
      ("[哈市, city, '230100']", ["230100/2023 pass", "230200/2023 pass"]),
      ("[齐齐哈尔市, 哈市]", ["230100/2023 pass", "230200/2023 pass"]), ("鸡西市", []),
    ])
  func subjects(regions: String, outcomes: [String]) throws {
    let judged = try Plan("  - {id: R, for: \(regions), value: firms, at_least: 1}").judge(reports)
    #expect(judged.outcomes("R") == outcomes)
  }

  @Test("A region's row has its names, its level and the regions around it")
  func members() throws {
    let plan = Plan(
      """
        - id: R
          for: city
          assert: >-
            region.code == '230100' && code == '230100' && name == '哈尔滨市' && level == 'city' && year == 2023
            && province.code == '230000' && province.firms == 3 && province.cities.size() == 3
      """)
    #expect(try plan.judge(Array(reports.prefix(2))).outcomes("R") == ["230100/2023 pass"])
  }

  @Test(
    "A response rate leaves out regions that sent nothing, as long as enough are kept",
    arguments: [(60, "pass"), (67, "undetermined")])
  func responseRate(rate: Int, outcome: String) throws {
    let plan = Plan(
      "  - {id: R, for: province, value: 'cities.average(c, c.firms)', at_least: 1, response_rate: \(rate) %}")
    let verdict = try plan.judge(reports).first("R")
    #expect(verdict.outcome.rawValue == outcome)
    #expect(verdict.missing.map(\.name) == ["firms"])
  }

  @Test("Growth within a macro is that of each region")
  func growthOfEach() throws {
    let plan = Plan("  - {id: R, for: province, value: 'cities.count(c, growth(c.firms) > 0)', at_least: 2}")
    let cities = [(230100, 1, 2), (230200, 1, 3), (230300, 2, 2)].map { code, before, now in
      report(code, 2023, "indicators: {firms: \(now)}\nhistory: {2022: {firms: \(before)}}")
    }
    let verdict = try plan.judge(cities).first("R")
    #expect(verdict.outcome == .pass)
    #expect(verdict.actual?.text == "2")
  }

  @Test("A verdict points at the figures that it used, each once")
  func locations() throws {
    let plan = Plan("  - {id: R, for: city, value: firms - previous.firms + firms, at_least: 0}")
    let body = "indicators:\n  企业: 3 家\nhistory:\n  2022: {firms: 2}"
    let verdict = try plan.judge([report(230100, 2023, body)]).first("R")
    #expect(
      verdict.locations.map { "\($0.name) \($0.year ?? 0) \($0.text) \($0.place)" } == [
        "firms 2023 3 家 1.yaml:5:7", "firms 2022 2 1.yaml:7:17",
      ])
  }

  @Test("An empty register is what a verdict rests on; what is not there stands in the report that lacks it")
  func placesOfNothing() throws {
    let plan = Plan("  - {id: R, for: city, value: labs.size(), at_least: 1}")
    let none = try plan.judge([report(230100, 2023, "registers:\n  labs: []")]).first("R")
    #expect(none.locations.map { "\($0.name) \($0.text) \($0.place)" } == ["labs [] 1.yaml:5:9"])
    let lacking = try plan.judge([report(230100, 2023)]).first("R")
    #expect(lacking.locations.map { "\($0.name) \($0.text) \($0.place)" } == ["report 230100 1.yaml:2:9"])
  }
}
