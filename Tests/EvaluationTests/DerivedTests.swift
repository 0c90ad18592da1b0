import Diagnostics
import Evaluation
import Testing

/// The province's one report of 2023, on which a rule reads the intensity.
private func province(_ values: String, history: String = "") throws -> Judged {
  let body = "indicators: {\(values)}" + (history.isEmpty ? "" : "\nhistory: {\(history)}")
  return try Plan("  - {id: R, for: province, value: intensity, at_least: 1 %}").judge([report(230000, 2023, body)])
}

private let cityCodes = [230100, 230200, 230300]

/// Reports of the three cities for 2023, with the same indicator.
private func cities(_ indicator: String, _ values: [String?]) -> [String] {
  zip(cityCodes, values).compactMap { code, value in
    value.map { report(code, 2023, "indicators: {\(indicator): \($0)}") }
  }
}

@Suite("Derived figures")
struct DerivedTests {
  @Test(
    "Parts that are known make the value; what is reported stands in where they are not",
    arguments: [
      ("rd: 1, gdp: 50, intensity: 3", "2 %"), ("rd: 1, intensity: 3", "3 %"), ("intensity: 3", "3 %"),
      ("rd: 1, gdp: 50", "2 %"), ("rd: 约1亿元, gdp: 50, intensity: 3", "3 %"),
    ])
  func precedence(values: String, value: String) throws {
    let verdict = try province(values).first("R")
    #expect(verdict.actual?.text == value)
    #expect(verdict.missing.isEmpty)
  }

  @Test(
    "A reported figure may miss its parts by half a unit of the last digit of every figure in it",
    arguments: [
      // Counts are exact: 1/8 = 12.5 %; of the report alone half a unit, 0.05.
      ("leaders: 1, firms: 8, ratio: 12.5", "pass"), ("leaders: 1, firms: 8, ratio: 12.4", "fail"),
      ("leaders: 1, firms: 8, ratio: 12", "pass"), ("leaders: 1, firms: 8, ratio: 13", "pass"),
      ("leaders: 1, firms: 8, ratio: 14", "fail"), ("leaders: 1, firms: 7, ratio: 14.29", "pass"),
      ("leaders: 1, firms: 7, ratio: 14.28", "fail"),
      // 10/1000 = 1 %; 10.5/999.5 = 1.050525…: 0.050525… of the parts and 0.005 of the report.
      ("rd: 10, gdp: 1000, intensity: 1.05", "pass"), ("rd: 10, gdp: 1000, intensity: 1.06", "fail"),
      ("rd: 10, gdp: 1000, intensity: 0.95", "pass"), ("rd: 10, gdp: 1000, intensity: 0.94", "fail"),
      // With more digits in the parts less is explained: 10.05/999.95 = 1.00505…
      ("rd: 10.0, gdp: 1000.0, intensity: 1.01", "pass"), ("rd: 10.0, gdp: 1000.0, intensity: 1.02", "fail"),
      // Exactly at the edge: 1 % of the parts, 1.5 half a unit of one digit off.
      ("leaders: 1, firms: 100, ratio: 1", "pass"),
    ])
  func mismatch(values: String, outcome: String) throws {
    var plan = Plan("  - {id: R, for: province, value: intensity, at_least: 0 %}")
    plan.indicators += "\n  ratio: {title: 占比, unit: \"%\", derive: leaders / firms}\n"
    let judged = try plan.judge([report(230000, 2023, "indicators: {\(values)}")])
    #expect(judged.verdicts.filter { $0.rule == "derived-mismatch" }.map(\.outcome.rawValue) == [outcome])
  }

  @Test("A mismatch names the reported figure, what its parts make and both places")
  func mismatchFigures() throws {
    let verdict = try province("rd: 10.00, gdp: 1000.00, intensity: 2.00").first("derived-mismatch")
    #expect(verdict.severity == .error)
    #expect(verdict.actual?.text == "2 %")
    guard case .limit(let limit) = verdict.required else { return }
    #expect(limit.value?.text == "1 %")
    #expect(verdict.locations.map(\.name) == ["intensity", "rd", "gdp"])
    #expect(verdict.locations.map { $0.place.line } == [4, 4, 4])
  }

  @Test("Rounding of more than ten figures explains as much as all of them together")
  func manyFigures() throws {
    var plan = Plan("  - {id: R, for: province, value: total, at_least: 0 亿元}")
    let names = (1...12).map { "part\($0)" }
    plan.indicators =
      "indicators:\n" + names.map { "  \($0): {title: \($0), unit: 亿元}\n" }.joined()
      + "  total: {title: 合计, unit: 亿元, derive: \(names.joined(separator: " + "))}\n"
    plan.registers = "registers: {}"
    let parts = names.map { "\($0): 1" }.joined(separator: ", ")
    // Twelve figures of 1, each half a unit off, and half a unit of the total: 12 ± 6.5.
    for (total, outcome) in [("18", "pass"), ("19", "fail")] {
      let judged = try plan.judge([report(230000, 2023, "indicators: {\(parts), total: \(total)}")])
      #expect(judged.verdicts.filter { $0.rule == "derived-mismatch" }.map(\.outcome.rawValue) == [outcome])
    }
  }
}

@Suite("Sums over the regions below")
struct TotalTests {
  private let plan = Plan("  - {id: R, for: province, value: firms, at_least: 6}")

  @Test("A province that reports none has the sum over its cities, residual ones among them")
  func sums() throws {
    let reports = cities("firms", ["1", "2", "3"])
    #expect(try plan.judge(reports).outcomes("R") == ["230000/2023 pass"])
    #expect(try plan.judge(reports).first("R").actual?.text == "6 家")
    let all = reports + [report(230099, 2023, "indicators: {firms: 4}")]
    #expect(try plan.judge(all).first("R").actual?.text == "10 家")
  }

  @Test("A province's own figure wins over the sum")
  func own() throws {
    let reports = cities("firms", ["1", "2", "3"]) + [report(230000, 2023, "indicators: {firms: 7}")]
    #expect(try plan.judge(reports).first("R").actual?.text == "7 家")
  }

  @Test("Two cities that are judged tell what the province lacks; one alone is not told")
  func withoutReport() throws {
    #expect(
      try plan.judge(cities("firms", ["1", "2", nil])).lacking("R") == [
        "230000/2023 undetermined: firms@230300/2023 not_reported"
      ])
    #expect(try plan.judge(cities("firms", ["1", nil, nil])).outcomes("R") == [])
    let ownValues = Plan("  - {id: R, for: province, value: leaders, at_least: 6}")
    #expect(try ownValues.judge(cities("leaders", ["1", "2", "3"])).outcomes("R") == [])
    let residual = cities("firms", ["1", nil, nil]) + [report(230099, 2023, "indicators: {firms: 4}")]
    #expect(try plan.judge(residual).outcomes("R") == [])
  }

  @Test("Residual regions are neither judged nor missing")
  func residual() throws {
    let plan = Plan(
      """
        - {id: R, for: city, value: firms, at_least: 100}
        - {id: S, for: province, value: "cities.share(c, c.holds('R'))", at_least: 100 %}
      """)
    let judged = try plan.judge(
      cities("firms", ["100", "100", "100"]) + [report(230099, 2023, "indicators: {firms: 4}")])
    #expect(judged.outcomes("R") == ["230100/2023 pass", "230200/2023 pass", "230300/2023 pass"])
    #expect(judged.outcomes("S") == ["230000/2023 pass"])
    #expect(judged.findings() == [])
  }

  @Test("A part of a derived figure comes from the cities as well")
  func derived() throws {
    let plan = Plan("  - {id: R, for: province, value: intensity, at_least: 1 %}")
    let reports = cityCodes.map { report($0, 2023, "indicators: {rd: 1, gdp: 50}") }
    #expect(try plan.judge(reports).first("R").actual?.text == "2 %")
  }

  @Test(
    "A reported total agrees with its parts: counts exactly, figures within their rounding",
    arguments: [
      ("firms", ["1", "2", "3"], "6", "pass"), ("firms", ["1", "2", "3"], "7", "fail"),
      ("firms", ["1", "2", "3"], "5", "fail"),
      // 3.3 from 1.1 each: four halves of 0.1.
      ("rd", ["1.1", "1.1", "1.1"], "3.5", "pass"), ("rd", ["1.1", "1.1", "1.1"], "3.6", "fail"),
      ("rd", ["1.10", "1.10", "1.10"], "3.32", "pass"), ("rd", ["1.10", "1.10", "1.10"], "3.33", "fail"),
      // A count in 万家 is rounded.
      ("firms", ["10001", "1", "1"], "1.0 万家", "pass"), ("firms", ["10501", "1", "1"], "1.0 万家", "fail"),
    ])
  func mismatch(indicator: String, parts: [String], total: String, outcome: String) throws {
    let reports = cities(indicator, parts) + [report(230000, 2023, "indicators: {\(indicator): \(total)}")]
    #expect(try plan.judge(reports).outcomes("total-mismatch") == ["230000/2023 \(indicator) \(outcome)"])
  }

  @Test("A total is not compared where one city alone is judged, and not decided where a city lacks its part")
  func incomplete() throws {
    let own = report(230000, 2023, "indicators: {firms: 7}")
    #expect(try plan.judge(cities("firms", ["1", nil, nil]) + [own]).outcomes("total-mismatch") == [])
    #expect(
      try plan.judge(cities("firms", ["1", "2", nil]) + [own]).lacking("total-mismatch") == [
        "230000/2023 firms undetermined: firms@230300/2023 not_reported"
      ])
  }

  @Test("A province that names no register has the records of its cities; one that names it has its own")
  func lists() throws {
    let plan = Plan("  - {id: R, for: province, value: zones.size(), at_least: 3}")
    let reports = cityCodes.map { report($0, 2023, "registers: {zones: [{name: 甲\($0)}]}") }
    #expect(try plan.judge(reports).outcomes("R") == ["230000/2023 pass"])
    #expect(try plan.judge(reports + [report(230000, 2023)]).outcomes("R") == ["230000/2023 pass"])
    #expect(
      try plan.judge(reports + [report(230000, 2023, "registers: {zones: []}")]).outcomes("R") == ["230000/2023 fail"])
    let lacking = Array(reports.prefix(2)) + [report(230300, 2023)]
    #expect(try plan.judge(lacking).lacking("R") == ["230000/2023 undetermined: zones@230300/2023 not_reported"])
  }

  @Test("A province that lists its cities' records in its own report has them all")
  func listOfOthers() throws {
    let plan = Plan("  - {id: R, for: province, value: zones.size(), at_least: 2}")
    let body = "registers: {zones: [{name: 甲, place: 哈尔滨市}, {name: 乙, place: '230200'}]}"
    let verdict = try plan.judge([report(230000, 2023, body)]).first("R")
    #expect(verdict.outcome == .pass)
    #expect(verdict.missing.isEmpty)
  }
}
