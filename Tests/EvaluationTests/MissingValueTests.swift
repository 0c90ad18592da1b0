import Evaluation
import Testing

/// A rule on the province in 2023, a body of its report, and the one verdict with what was missing.
struct MissingCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let body: String
  let verdict: String

  init(_ rule: String, _ body: String, _ verdict: String) {
    self.rule = rule
    self.body = body
    self.verdict = verdict
  }

  var testDescription: String { "\(rule) on \(body)" }

  func verify() throws {
    let keys = rule.split(separator: "; ").map { "    " + $0 }.joined(separator: "\n")
    let judged = try Plan("  - id: R\n    for: province\n\(keys)").judge([report(230000, 2023, body)])
    #expect(judged.lacking("R") == ["230000/2023 " + verdict.replacing("@", with: "@230000/")])
  }
}

@Suite("Missing is never pass, and every missing value is named")
struct MissingValueTests {
  @Test(
    "In a limit",
    arguments: [
      MissingCase("value: rd; at_least: 1 亿元", "", "undetermined: rd@2023 not_reported"),
      MissingCase("value: rd; at_least: 1 亿元", "indicators: {rd: null}", "undetermined: rd@2023 not_reported"),
      MissingCase("value: rd; at_least: 1 亿元", "indicators: {rd: {value: null}}", "undetermined: rd@2023 not_reported"),
      MissingCase("value: firms; at_least: 1", "indicators: {firms: 约120家}", "undetermined: firms@2023 invalid"),
      MissingCase("value: firms; at_most: 1000", "indicators: {firms: 120 元}", "undetermined: firms@2023 invalid"),
      MissingCase("value: firms; at_most: quota", "indicators: {firms: 1}", "undetermined: quota@2023 not_reported"),
      MissingCase(
        "value: firms; at_most: leaders", "indicators: {firms: 1}", "undetermined: leaders@2023 not_reported"),
      MissingCase(
        "value: rd; between: [money, gdp]", "indicators: {rd: 5, money: 1}", "undetermined: gdp@2023 not_reported"),
      MissingCase("value: rd / gdp; at_most: 5 %", "indicators: {rd: 5}", "undetermined: gdp@2023 not_reported"),
      MissingCase(
        "value: intensity; at_most: 5 %", "", "undetermined: rd@2023 not_reported, gdp@2023 not_reported"),
      MissingCase("value: rd * 0; at_most: 5 亿元", "", "undetermined: rd@2023 not_reported"),
      MissingCase("value: rd; at_most: 5 亿元; needs: gdp", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
      MissingCase(
        "value: rd; at_most: 5 亿元; needs: [gdp, money]", "indicators: {rd: 1, money: 1}",
        "undetermined: gdp@2023 not_reported"),
      MissingCase(
        "value: rd; at_most: 5 亿元; when: gdp > 0", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
    ])
  func limits(_ example: MissingCase) throws { try example.verify() }

  @Test(
    "In a condition, decided where one side suffices",
    arguments: [
      MissingCase("assert: rd > 0 && gdp > 0", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
      MissingCase("assert: gdp > 0 && rd > 0", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
      MissingCase("assert: rd < 0 && gdp > 0", "indicators: {rd: 1}", "fail: gdp@2023 not_reported"),
      MissingCase("assert: gdp > 0 && rd < 0", "indicators: {rd: 1}", "fail: gdp@2023 not_reported"),
      MissingCase("assert: rd > 0 || gdp > 0", "indicators: {rd: 1}", "pass: gdp@2023 not_reported"),
      MissingCase("assert: gdp > 0 || rd > 0", "indicators: {rd: 1}", "pass: gdp@2023 not_reported"),
      MissingCase("assert: gdp > 0 || rd < 0", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
      MissingCase(
        "assert: gdp > 0 || rd > 0", "", "undetermined: gdp@2023 not_reported, rd@2023 not_reported"),
      MissingCase("assert: '!(gdp > 0)'", "", "undetermined: gdp@2023 not_reported"),
      MissingCase("assert: '!(gdp > 0 && rd < 0)'", "indicators: {rd: 1}", "pass: gdp@2023 not_reported"),
      MissingCase("assert: 'gdp > 0 ? true : true'", "", "undetermined: gdp@2023 not_reported"),
      MissingCase("assert: 'rd > 0 ? true : gdp > 0'", "indicators: {rd: 1}", "pass: gdp@2023 not_reported"),
      MissingCase("assert: 'rd < 0 ? true : gdp > 0'", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
      MissingCase("assert: gdp == gdp", "", "undetermined: gdp@2023 not_reported"),
      MissingCase("assert: gdp != rd", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
      MissingCase("assert: gdp in [rd]", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
      MissingCase("assert: rd in [rd, gdp]", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
      MissingCase("assert: reported(gdp)", "", "fail: gdp@2023 not_reported"),
      MissingCase("assert: '!reported(gdp)'", "", "pass: gdp@2023 not_reported"),
      MissingCase(
        "assert: rd > 0 || money > 0; needs: gdp", "indicators: {rd: 1, money: 1}",
        "undetermined: gdp@2023 not_reported"),
    ])
  func conditions(_ example: MissingCase) throws { try example.verify() }

  @Test(
    "In when: false is not applicable, undetermined stays so, and what it did without is listed",
    arguments: [
      MissingCase("assert: rd > 0; when: money < 0", "indicators: {money: 1}", "not_applicable"),
      MissingCase(
        "assert: rd > 0; when: money < 0 && gdp > 0", "indicators: {money: 1}",
        "not_applicable: gdp@2023 not_reported"),
      MissingCase(
        "assert: rd > 0; when: money > 0 || gdp > 0", "indicators: {money: 1, rd: 1}", "pass: gdp@2023 not_reported"),
      MissingCase(
        "value: rd; at_least: 1 亿元; when: money > 0 || gdp > 0", "indicators: {money: 1, rd: 1}",
        "pass: gdp@2023 not_reported"),
      MissingCase("assert: rd > 0; when: gdp > 0", "indicators: {rd: 1}", "undetermined: gdp@2023 not_reported"),
    ])
  func whenConditions(_ example: MissingCase) throws { try example.verify() }

  @Test(
    "In records, whichever macro visits them",
    arguments: [
      "assert: labs.exists(l, l.field == 'b')", "assert: labs.all(l, l.field == 'a')",
      "value: 'labs.count(l, l.field == \"a\")'; at_least: 0",
      "value: 'labs.share(l, l.field == \"a\")'; at_least: 0 %",
      "assert: labs.filter(l, l.field == 'a').size() >= 0", "assert: labs.exists_one(l, l.field == 'a')",
      "assert: labs.map(l, l.field).size() >= 0",
    ])
  func records(rule: String) throws {
    try MissingCase(
      rule, "registers: {labs: [{name: 甲, field: a}, {name: 乙}]}", "undetermined: field@2023 not_reported"
    ).verify()
  }

  @Test(
    "In figures of records",
    arguments: ["sum", "average", "median", "mad", "min", "max"])
  func figures(macro: String) throws {
    try MissingCase(
      "value: 'zones.\(macro)(z, z.area)'; at_least: 0 公顷",
      "registers: {zones: [{name: 甲, area: 3}, {name: 乙}]}", "undetermined: area@2023 not_reported"
    ).verify()
  }

  @Test(
    "exists and all decide where one record suffices, and list what was missing",
    arguments: [
      MissingCase(
        "assert: labs.exists(l, l.field == 'a')", "registers: {labs: [{name: 甲, field: a}, {name: 乙}]}",
        "pass: field@2023 not_reported"),
      MissingCase(
        "assert: labs.all(l, l.field == 'b')", "registers: {labs: [{name: 甲, field: a}, {name: 乙}]}",
        "fail: field@2023 not_reported"),
      MissingCase(
        "assert: zones.all(z, z.area > 0)", "registers: {zones: [{name: 甲, area: 大}]}",
        "undetermined: area@2023 invalid"),
    ])
  func deciding(_ example: MissingCase) throws { try example.verify() }

  @Test(
    "An empty register says that there is none; one that is not named says nothing",
    arguments: [
      MissingCase("value: labs.size(); at_most: 0", "registers: {labs: []}", "pass"),
      MissingCase("value: labs.size(); at_least: 1", "registers: {labs: []}", "fail"),
      MissingCase("value: labs.size(); at_most: 0", "registers: {labs: null}", "undetermined: labs@2023 not_reported"),
      MissingCase("value: labs.size(); at_most: 0", "registers: {zones: []}", "undetermined: labs@2023 not_reported"),
      MissingCase("value: labs.size(); at_most: 0", "", "undetermined: labs@2023 not_reported"),
      MissingCase("assert: labs.all(l, l.field == 'a')", "", "undetermined: labs@2023 not_reported"),
      MissingCase("assert: '!labs.exists(l, l.field == \"a\")'", "", "undetermined: labs@2023 not_reported"),
      MissingCase("assert: labs.all(l, l.field == 'a')", "registers: {labs: []}", "pass: labs@2023 empty"),
      MissingCase(
        "value: 'labs.share(l, l.field == \"a\")'; at_least: 0 %", "registers: {labs: []}",
        "undetermined: labs@2023 empty"),
      MissingCase("value: 'zones.sum(z, z.area)'; at_most: 0 公顷", "registers: {zones: []}", "pass: zones@2023 empty"),
      MissingCase(
        "value: 'zones.average(z, z.area)'; at_least: 0 公顷", "registers: {zones: []}",
        "undetermined: zones@2023 empty"),
      MissingCase(
        "value: 'zones.max(z, z.area)'; at_least: 0 公顷", "registers: {zones: []}", "undetermined: zones@2023 empty"),
    ])
  func registers(_ example: MissingCase) throws { try example.verify() }

  @Test(
    "In other years, and where a figure cannot be reckoned",
    arguments: [
      MissingCase("value: growth(rd); at_least: -100 %", "indicators: {rd: 1}", "undetermined: rd@2022 not_reported"),
      MissingCase(
        "value: growth(rd); at_least: -100 %", "indicators: {rd: 1}\nhistory: {2022: {rd: null}}",
        "undetermined: rd@2022 not_reported"),
      MissingCase(
        "value: growth(rd); at_least: -100 %", "indicators: {rd: 1}\nhistory: {2022: {rd: 约1亿元}}",
        "undetermined: rd@2022 invalid"),
      MissingCase("value: change(rd); at_least: -1 亿元", "indicators: {rd: 1}", "undetermined: rd@2022 not_reported"),
      MissingCase("value: previous.rd; at_least: 0 亿元", "indicators: {rd: 1}", "undetermined: rd@2022 not_reported"),
      MissingCase(
        "value: in_year(2019).rd; at_least: 0 亿元", "indicators: {rd: 1}", "undetermined: rd@2019 not_reported"),
      MissingCase("value: in_year(1).rd; at_least: 0 亿元", "indicators: {rd: 1}", "undetermined: rd@1 not_reported"),
      MissingCase(
        "assert: since(2021).all(y, y.rd > 0)", "indicators: {rd: 1}\nhistory: {2021: {rd: 1}}",
        "undetermined: rd@2022 not_reported"),
      MissingCase(
        "value: rd / gdp; at_most: 5 %", "indicators: {rd: 1, gdp: 0}", "undetermined: gdp@2023 zero_divisor"),
      MissingCase(
        "assert: rd / gdp > 0 || rd / gdp <= 0", "indicators: {rd: 1, gdp: 0}",
        "undetermined: gdp@2023 zero_divisor"),
      MissingCase(
        "value: intensity; at_most: 5 %", "indicators: {rd: 1, gdp: 0}", "undetermined: gdp@2023 zero_divisor"),
      MissingCase(
        "value: previous_revision.rd; at_least: 0 亿元", "indicators: {rd: 1}",
        "undetermined: previous_revision@2023 no_previous"),
    ])
  func years(_ example: MissingCase) throws { try example.verify() }

  @Test(
    "Growth from a base of zero or below",
    arguments: [("0", "growth(money)"), ("-5", "growth(money)"), ("0", "average_growth(money, 2022)")])
  func base(before: String, value: String) throws {
    let plan = Plan("  - {id: R, for: province, value: '\(value)', at_least: 0 %}")
    let body = "indicators: {money: 1}\nhistory: {2022: {money: \(before)}}"
    let verdict = try plan.judge([report(230000, 2023, body)]).first("R")
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.missing.map(\.why) == [.baseNotPositive])
  }

  @Test("In another rule's requirement")
  func otherRules() throws {
    let plan = Plan(
      """
        - {id: A, for: province, assert: rd > 0}
        - {id: B, for: province, assert: holds('A')}
        - {id: C, for: province, assert: "!holds('A')"}
        - {id: D, for: province, value: gdp, at_least: 1 亿元, when: rd > 0}
        - {id: E, for: province, assert: holds('D')}
        - {id: F, for: province, assert: gdp > 0, needs: rd}
        - {id: G, for: province, assert: holds('F')}
        - {id: H, for: province, assert: gdp > 0 || rd > 0}
        - {id: I, for: province, assert: holds('H')}
      """)
    let judged = try plan.judge([report(230000, 2023, "indicators: {gdp: 1}")])
    for rule in ["A", "B", "C", "D", "E", "F", "G"] {
      #expect(judged.lacking(rule) == ["230000/2023 undetermined: rd@230000/2023 not_reported"])
    }
    #expect(judged.lacking("I") == ["230000/2023 pass: rd@230000/2023 not_reported"])
  }

  @Test("In the sum over the cities, when one lacks it or sent nothing")
  func totals() throws {
    let plan = Plan(
      """
        - {id: R, for: province, value: firms, at_least: 0}
        - {id: S, for: province, value: 'cities.sum(c, c.firms)', at_least: 0}
        - {id: T, for: province, value: 'cities.count(c, c.firms > 0)', at_least: 0}
      """)
    let cities = [report(230100, 2023, "indicators: {firms: 2}"), report(230200, 2023, "indicators: {rd: 2}")]
    for rule in ["R", "S", "T"] {
      #expect(
        try plan.judge(cities).lacking(rule) == [
          "230000/2023 undetermined: firms@230200/2023 not_reported, firms@230300/2023 not_reported"
        ])
    }
  }

  @Test("In a city's year before, seen from the province")
  func growthOfCities() throws {
    let plan = Plan("  - {id: R, for: province, value: 'growth(cities.sum(c, c.rd))', at_least: -100 %}")
    let cities = [
      report(230100, 2023, "indicators: {rd: 2}\nhistory: {2022: {rd: 1}}"),
      report(230200, 2023, "indicators: {rd: 2}"),
      report(230300, 2023, "indicators: {rd: 2}\nhistory: {2022: {rd: 1}}"),
    ]
    #expect(try plan.judge(cities).lacking("R") == ["230000/2023 undetermined: rd@230200/2022 not_reported"])
  }

  @Test("In a field that shall be unique, and in evidence")
  func uniqueAndEvidence() throws {
    let plan = Plan(
      """
        - {id: U, for: lab, unique: [field]}
        - {id: E, for: city, evidence: 方案}
      """)
    let judged = try plan.judge([report(230100, 2023, "registers: {labs: [{name: 甲}, {name: 乙, field: a}]}")])
    #expect(
      judged.lacking("U") == ["230100/2023 name=甲 undetermined: field@230100/2023 not_reported"])
    #expect(judged.lacking("E") == ["230100/2023 undetermined: evidence@230100/2023 no_evidence"])
  }

  @Test("An invalid figure of the region that belongs to none is no zero")
  func residual() throws {
    let plan = Plan("  - {id: R, for: province, value: firms, at_least: 0}")
    var reports = [230100, 230200, 230300].map { report($0, 2023, "indicators: {firms: 2}") }
    #expect(try plan.judge(reports).lacking("R") == ["230000/2023 pass"])
    reports.append(report(230099, 2023, "indicators: {firms: 约3家}"))
    #expect(try plan.judge(reports).lacking("R") == ["230000/2023 undetermined: firms@230099/2023 invalid"])
  }
}
