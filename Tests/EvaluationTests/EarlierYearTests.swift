import Diagnostics
import Evaluation
import Testing

@Suite("Earlier years and earlier revisions")
struct EarlierYearTests {
  @Test("An earlier year's value is the subject's own history, else that year's report, else the baseline")
  func precedence() throws {
    let plan = Plan("  - {id: R, for: province, value: in_year(2020).money, at_least: 0 亿元}")
    let own = report(230000, 2023, "history: {2020: {money: 1}}")
    let bare = report(230000, 2023)
    let earlier = report(230000, 2020, "indicators: {money: 2}")
    #expect(try plan.judge([own, earlier]).first("R").actual?.text == "1 亿元")
    #expect(try plan.judge([bare, earlier]).first("R").actual?.text == "2 亿元")
    #expect(try plan.judge([bare]).first("R").actual?.text == "120 亿元")
    // A value that is null was not reported: the next one stands in.
    #expect(
      try plan.judge([report(230000, 2023, "history: {2020: {money: null}}")]).first("R").actual?.text == "120 亿元")
    // One that cannot be read is missing.
    #expect(
      try plan.judge([report(230000, 2023, "history: {2020: {money: 约1亿元}}"), earlier]).lacking("R") == [
        "230000/2023 undetermined: money@230000/2020 invalid"
      ])
  }

  @Test("A baseline is the outermost region's alone, and of its year alone")
  func baseline() throws {
    let plan = Plan(
      """
        - {id: C, for: city, value: in_year(2020).money, at_least: 0 亿元}
        - {id: P, for: province, value: in_year(2018).money, at_least: 0 亿元}
      """)
    let judged = try plan.judge([report(230100, 2023), report(230000, 2023)])
    #expect(judged.lacking("C") == ["230100/2023 undetermined: money@230100/2020 not_reported"])
    #expect(judged.lacking("P") == ["230000/2023 undetermined: money@230000/2018 not_reported"])
  }

  @Test("Another region's history is its own report's, not the one of the region that asks")
  func historyOfCities() throws {
    let plan = Plan("  - {id: R, for: province, value: 'cities.sum(c, c.previous.firms)', at_least: 0}")
    let reports = [230100, 230200, 230300].map { report($0, 2023, "history: {2022: {firms: 2}}") }
    let province = report(230000, 2023, "history: {2022: {firms: 100}}")
    #expect(try plan.judge(reports + [province]).first("R").actual?.text == "6 家")
  }

  @Test("A report of a year before the first is history: read, not judged")
  func readNotJudged() throws {
    let plan = Plan("  - {id: R, for: province, value: growth(money), at_least: 10 %}")
    let judged = try plan.judge([
      report(230000, 2020, "indicators: {money: 100}"), report(230000, 2021, "indicators: {money: 110}"),
    ])
    #expect(judged.outcomes("R") == ["230000/2021 pass"])
  }

  @Test("since gives the row of every year up to the subject's own")
  func sinceYears() throws {
    let plan = Plan(
      """
        - {id: R, for: province, value: 'since(2021).sum(y, y.firms)', at_least: 0}
        - {id: S, for: province, value: since(2021).size(), at_least: 0}
      """)
    let judged = try plan.judge([
      report(230000, 2023, "indicators: {firms: 4}\nhistory: {2021: {firms: 1}, 2022: {firms: 2}}")
    ])
    #expect(judged.verdicts.filter { $0.rule == "R" }.map { $0.actual?.text } == ["7 家"])
    #expect(judged.verdicts.filter { $0.rule == "S" }.map { $0.actual?.text } == ["3"])
  }

  @Test("previous and in_year of a record are the record with the same key")
  func records() throws {
    let plan = Plan(
      """
        - {id: R, for: zone, value: change(area), at_least: 1 公顷}
        - {id: S, for: zone, value: in_year(2022).area, at_least: 2 公顷}
      """)
    let judged = try plan.judge([
      report(230100, 2022, "registers: {zones: [{name: 甲, area: 3}, {name: 乙, area: 1}]}"),
      report(230100, 2023, "registers: {zones: [{name: 乙, area: 2}, {name: 甲, area: 3}, {name: 丙, area: 1}]}"),
    ])
    #expect(
      judged.outcomes("R") == [
        "230100/2022 name=甲 undetermined", "230100/2022 name=乙 undetermined", "230100/2023 name=甲 fail",
        "230100/2023 name=丙 undetermined",
      ])
    #expect(
      judged.outcomes("S") == [
        "230100/2022 name=乙 fail", "230100/2023 name=乙 fail", "230100/2023 name=丙 undetermined",
      ])
  }

  @Test("since of a record skips years without it, but not years whose register is missing")
  func sinceOfRecords() throws {
    let plan = Plan("  - {id: R, for: zone, value: since(2021).size(), at_least: 3}")
    let ends = [2021, 2023].map { report(230100, $0, "registers: {zones: [{name: 甲}]}") }
    #expect(
      try plan.judge(ends + [report(230100, 2022, "registers: {zones: []}")]).verdicts.map { $0.actual?.text } == [
        "1", "2",
      ])
    #expect(
      try plan.judge(ends).lacking("R") == [
        "230100/2021 name=甲 fail", "230100/2023 name=甲 undetermined: zones@230100/2022 not_reported",
      ])
  }

  @Test("The revision before has its own records")
  func revisedRecords() throws {
    let plan = Plan(
      """
        - {id: R, for: city, value: previous_revision.zones.size(), at_least: 3}
        - {id: S, for: zone, value: area - previous_revision.area, at_least: 4 公顷}
      """)
    let judged = try plan.judge([
      report(230100, 2023, "registers: {zones: [{name: 甲, area: 1}, {name: 乙}]}"),
      report(230100, 2023, "revision: 2\nregisters: {zones: [{name: 甲, area: 4}]}"),
    ])
    #expect(judged.verdicts.map { $0.actual?.text } == ["2", "3 公顷"])
  }

  @Test("A later revision replaces an earlier one, in whatever order they come", arguments: [false, true])
  func revisions(isReversed: Bool) throws {
    let plan = Plan(
      """
        - {id: R, for: city, value: firms, at_least: 2}
        - {id: S, for: city, value: firms - previous_revision.firms, at_least: 1}
        - {id: T, for: lab, assert: field == 'b'}
        - {id: U, for: city, value: labs.size(), at_least: 1}
      """)
    let reports = [
      report(230100, 2023, "indicators: {firms: 1}\nregisters: {labs: [{name: 甲, field: a}, {name: 乙, field: a}]}"),
      report(230100, 2023, "revision: 2\nindicators: {firms: 2}\nregisters: {labs: [{name: 甲, field: b}]}"),
    ]
    let judged = try plan.judge(isReversed ? reports.reversed() : reports)
    #expect(judged.outcomes("R") == ["230100/2023 pass"])
    #expect(judged.outcomes("S") == ["230100/2023 pass"])
    #expect(judged.rules.first { $0.id == "T" }?.counts[.pass] == 1)
    #expect(judged.rules.first { $0.id == "T" }?.counts[.fail] == 0)
    #expect(judged.verdicts.first { $0.rule == "U" }?.actual?.text == "1")
    #expect(judged.findings() == [])
  }

  @Test("The revision before the third is the second")
  func thirdRevision() throws {
    let plan = Plan("  - {id: R, for: city, value: previous_revision.firms, at_least: 0}")
    let reports = (1...3).map { report(230100, 2023, "revision: \($0)\nindicators: {firms: \($0 * 10)}") }
    #expect(try plan.judge(reports).first("R").actual?.text == "20 家")
  }
}

@Suite("History that differs from what was reported")
struct HistoryRevisedTests {
  @Test(
    "Figures of equal digits are equal; a coarser one may be the other rounded",
    arguments: [
      ("100", "100", "pass"), ("100", "101", "fail"), ("100.00", "100.01", "fail"), ("100.00", "100.00", "pass"),
      ("100", "100.49", "pass"), ("100", "100.51", "fail"), ("100.4", "100", "pass"), ("100.6", "100", "fail"),
      ("1000000 万元", "100", "pass"), ("1000001 万元", "100.0001", "pass"),
    ])
  func digits(history: String, reported: String, outcome: String) throws {
    let plan = Plan("  - {id: R, for: city, value: firms, at_least: 0}")
    let judged = try plan.judge([
      report(230100, 2022, "indicators: {money: \(reported)}"),
      report(230100, 2023, "history: {2022: {money: \(history)}}"),
    ])
    #expect(judged.outcomes("history-revised") == ["230100/2022 money \(outcome)"])
  }

  @Test("Counts are exact, and the finding is a warning that names the earlier figure")
  func counts() throws {
    let plan = Plan("  - {id: R, for: city, value: firms, at_least: 0}")
    let judged = try plan.judge([
      report(230100, 2022, "indicators: {firms: 10}"),
      report(230100, 2023, "indicators: {firms: 1}\nhistory: {2022: {firms: 11}}"),
    ])
    #expect(judged.severities("history-revised") == ["230100/2022 firms fail warning"])
    guard case .revised(let earlier, let place)? = try judged.first("history-revised").cause else {
      Issue.record("no cause")
      return
    }
    #expect(earlier == "10")
    #expect(place.description == "1.yaml:4:21")
  }

  @Test("Without that year's report the baseline is the earlier figure, for the outermost region")
  func baseline() throws {
    let plan = Plan("  - {id: R, for: province, value: firms, at_least: 0}")
    let body = "history: {2020: {money: 121}, 2019: {money: 100}}"
    #expect(
      try plan.judge([report(230000, 2023, body)]).outcomes("history-revised") == [
        "230000/2019 money pass", "230000/2020 money fail",
      ])
    #expect(try plan.judge([report(230100, 2023, body)]).outcomes("history-revised") == [])
    // That year's report wins over the baseline.
    #expect(
      try plan.judge([
        report(230000, 2023, "history: {2020: {money: 121}}"), report(230000, 2020, "indicators: {money: 121}"),
      ])
      .outcomes("history-revised") == ["230000/2020 money pass"])
  }
}

@Suite("Values of different series")
struct MixedSeriesTests {
  private func judge(_ rule: String, _ body: String) throws -> [String] {
    try Plan("  - id: R\n    for: city\n    \(rule)\n").judge([report(230100, 2023, body)]).severities("mixed-series")
  }

  @Test("A growth or a ratio that joins two series is a warning; one series, or none, is not")
  func joined() throws {
    let mixed = "indicators: {rd: {value: 2, series: 统计}}\nhistory: {2022: {rd: {value: 1, series: 科技}}}"
    let rule = "value: growth(rd)\n    at_least: 0 %"
    #expect(try judge(rule, mixed) == ["230100/2023 rd fail warning"])
    #expect(try judge(rule, mixed.replacing("科技", with: "统计")) == [])
    #expect(try judge(rule, mixed.replacing(", series: 科技", with: "")) == [])
    #expect(try judge("value: rd\n    at_least: 0 亿元", mixed) == [])
    let parts = "indicators: {rd: {value: 2, series: 统计}, gdp: {value: 100, series: 科技}}"
    #expect(try judge("value: firms\n    at_least: 0", parts) == ["230100/2023 intensity fail warning"])
  }

  @Test("A growth that a rule states for every indicator is looked at too")
  func eachIndicator() throws {
    let mixed = "indicators: {firms: {value: 2, series: 统计}}\nhistory: {2022: {firms: {value: 1, series: 科技}}}"
    let rule = "each: {x: {tag: core}}\n    value: growth(x)\n    at_least: 0 %"
    #expect(try judge(rule, mixed) == ["230100/2023 firms fail warning"])
  }
}

@Suite("The same record in another year or revision")
struct CounterpartTests {
  private static let rule = "  - {id: R, for: zone, value: growth(area), at_most: 100 %}"

  @Test("It is one of the same region: a key is unique within one alone")
  func region() throws {
    let judged = try Plan(Self.rule).judge([
      report(230100, 2024, "registers: {zones: [{name: 甲, area: 1}]}"),
      report(230200, 2025, "registers: {zones: [{name: 甲, area: 9}]}"),
      report(230100, 2025, "registers: {zones: [{name: 甲, area: 2}]}"),
    ])
    #expect(judged.outcomes("R") == ["230100/2024 name=甲 undetermined", "230200/2025 name=甲 undetermined"])
    #expect(judged.rules.first?.counts[.pass] == 1)
  }

  @Test("Of another revision too")
  func revision() throws {
    let rule = "  - {id: R, for: zone, when: reported(previous_revision.area), assert: area == previous_revision.area}"
    let judged = try Plan(rule).judge([
      report(230100, 2025, "revision: 1\nregisters: {zones: [{name: 甲, area: 1}]}"),
      report(230100, 2025, "revision: 2\nregisters: {zones: [{name: 甲, area: 2}]}"),
      report(230200, 2025, "registers: {zones: [{name: 甲, area: 2}]}"),
    ])
    #expect(
      judged.rules.first?.counts[.fail] == 1 && judged.rules.first?.counts[.notApplicable] == 1)
  }
}
