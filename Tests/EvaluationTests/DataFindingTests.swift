import Diagnostics
import Evaluation
import Packs
import Testing

@Suite("Findings about the submitted data")
struct DataFindingTests {
  private let plan = Plan("  - {id: R, for: city, value: firms, at_least: 0}")
  private func cities(_ codes: [Int], _ year: Int = 2023) -> [String] {
    codes.map { report($0, year, "indicators: {firms: 1}") }
  }

  @Test("Where two cities are judged together, one without report is missing; where one is, none")
  func reportMissing() throws {
    #expect(
      try plan.judge(cities([230100, 230200])).severities("report-missing") == [
        "230100/2023 pass error", "230200/2023 pass error", "230300/2023 fail error",
      ])
    #expect(try plan.judge(cities([230100])).outcomes("report-missing") == [])
    #expect(try plan.judge(cities([230100]) + [report(230000, 2023)]).outcomes("report-missing") == [])
    #expect(try plan.judge(cities([230100]) + cities([230200], 2022)).outcomes("report-missing") == [])
    #expect(try plan.judge(cities([230100, 230200], 2020)).outcomes("report-missing") == [])
    #expect(try plan.judge(cities([230100, 230099])).outcomes("report-missing") == [])
  }

  @Test("A report that has a fault of form is neither there nor missing")
  func unreadable() throws {
    #expect(
      try plan.judge(cities([230100]), unreadable: [("230300", 2023)]).outcomes("report-missing") == [
        "230100/2023 pass", "230200/2023 fail",
      ])
  }

  @Test("A region whose records stand in another one's report is not missing")
  func recordsElsewhere() throws {
    let body = "registers: {zones: [{name: 甲, place: 鸡西市}]}"
    #expect(try plan.judge(cities([230100, 230200]) + [report(230000, 2023, body)]).findings(but: "R") == [])
  }

  @Test("Two reports of one region, year and revision: the first stands, each further one is a finding")
  func reportRepeated() throws {
    let judged = try plan.judge([
      report(230200, 2023, "indicators: {firms: 1}"), report(230100, 2023, "indicators: {firms: 1}"),
      report(230200, 2023, "indicators: {firms: 2}"), report(230100, 2023, "indicators: {firms: 3}"),
      report(230100, 2023, "indicators: {firms: 4}"), report(230300, 2023, "indicators: {firms: 1}"),
    ])
    #expect(
      judged.severities("report-repeated") == [
        "230100/2023 fail error", "230100/2023 fail error", "230200/2023 fail error",
      ])
    let verdicts = judged.verdicts.filter { $0.rule == "report-repeated" }
    #expect(verdicts.map(\.subject.occurrence) == [2, 3, 2])
    #expect(verdicts.map { $0.locations[0].place.path } == ["4.yaml", "5.yaml", "3.yaml"])
    #expect(judged.verdicts.filter { $0.rule == "R" }.map { $0.actual?.text } == ["1 家", "1 家", "1 家"])
  }

  @Test(
    "A reported value that is no number of its unit is a finding, in history too",
    arguments: [
      ("约120家", "notANumber"), ("120 公顷", "wrongUnit"), ("120 佳", "unknownUnit"), ("120-130", "notANumber"),
      ("{value: 3 家, unit: 项}", "twoUnits"), ("'1,20'", "notANumber"),
    ])
  func valueInvalid(text: String, reason: String) throws {
    let judged = try plan.judge([
      report(230100, 2023, "indicators: {firms: \(text)}\nhistory: {2021: {firms: \(text)}}")
    ])
    #expect(judged.severities("value-invalid") == ["230100/2021 firms fail error", "230100/2023 firms fail error"])
    guard case .invalid(_, let found)? = try judged.first("value-invalid").cause else {
      Issue.record("no cause")
      return
    }
    #expect("\(found)".hasPrefix(reason))
  }

  @Test("A rule file may state the severity and the clause of such a finding")
  func stated() throws {
    let plan = Plan(
      """
        - {id: R, for: city, value: leaders, at_least: 0, severity: none}
        - {id: report-missing, severity: note, also: [X-1], source: {clause: 第一章, quote: 全部}}
      """)
    let judged = try plan.judge(cities([230100, 230200]))
    #expect(judged.severities("report-missing").last == "230300/2023 fail note")
    #expect(judged.rules.first { $0.id == "report-missing" }?.also == ["X-1"])
    #expect(judged.rules.first { $0.id == "report-missing" }?.sources.map(\.quote) == ["全部"])
    #expect(judged.findings() == ["report-missing 230300/2023 fail"])
  }

  @Test("A rule that met no subject stands in the output with zeros")
  func noSubject() throws {
    let judged = try Plan("  - {id: R, for: province, value: leaders, at_least: 0}").judge(cities([230100]))
    let counts = judged.rules.first { $0.id == "R" }?.counts
    #expect(Outcome.allCases.map { counts?[$0] } == Outcome.allCases.map { _ in 0 })
  }
}

@Suite("The order of verdicts")
struct OrderTests {
  @Test(
    "Rules as the pack has them, region codes, years, rows, whatever the order of the reports",
    arguments: [false, true])
  func order(isReversed: Bool) throws {
    let plan = Plan(
      """
        - {id: B, for: [zone, city], assert: year < 2000}
        - {id: A, for: [city, province], value: firms, at_least: 5}
      """)
    let reports = [
      report(230200, 2023, "indicators: {firms: 一}\nregisters: {zones: [{name: 乙, area: x}, {name: 甲, area: x}]}"),
      report(230100, 2024, "indicators: {firms: 一}\nregisters: {zones: [{name: 甲, area: x}]}"),
      report(230100, 2023, "indicators: {firms: 一}"),
      report(230000, 2023, "indicators: {firms: 一}\nregisters: {zones: []}"),
    ]
    let judged = try plan.judge(isReversed ? reports.reversed() : reports)
    #expect(
      judged.outcomes("B") == [
        "230100/2023 fail", "230100/2023 undetermined", "230100/2024 fail", "230100/2024 name=甲 fail",
        "230200/2023 fail",
        "230200/2023 name=乙 fail", "230200/2023 name=甲 fail",
      ])
    #expect(
      judged.outcomes("A") == [
        "230000/2023 undetermined", "230100/2023 undetermined", "230100/2024 undetermined", "230200/2023 undetermined",
      ])
    #expect(
      judged.outcomes("value-invalid") == [
        "230000/2023 firms fail", "230100/2023 firms fail", "230100/2024 firms fail", "230100/2024 name=甲 area fail",
        "230200/2023 firms fail", "230200/2023 name=乙 area fail", "230200/2023 name=甲 area fail",
      ])
    #expect(Array(judged.rules.map(\.id).prefix(3)) == ["B", "A", "report-missing"])
    var seen: [String] = []
    for verdict in judged.verdicts where seen.last != verdict.rule { seen.append(verdict.rule) }
    #expect(seen == ["B", "A", "report-missing", "value-invalid"])
  }
}
