import Evaluation
import Testing

private func verdicts(_ rule: String, _ values: [Int: String], asOf: String = "2026-01-01") throws -> Judged {
  try Plan("  - {id: R, for: province, \(rule)}").judge(
    values.sorted { $0.key < $1.key }.map { report(230000, $0.key, "indicators: {\($0.value)}") }, asOf: asOf)
}

@Suite("What is asked before, in and after the due year")
struct DueYearTests {
  @Test(
    "Without a path nothing is due before the due year; a limit that holds already is met",
    arguments: [
      (2024, "rate: 2.49", "not_due"), (2024, "rate: 2.5", "pass"), (2025, "rate: 2.49", "fail"),
      (2025, "rate: 2.5", "pass"),
    ])
  func withoutPath(year: Int, values: String, outcome: String) throws {
    let judged = try verdicts("value: rate, at_least: 2.5 %, by: 2025", [year: values])
    #expect(judged.outcomes("R") == ["230000/\(year) \(outcome)"])
  }

  @Test("What is due stays due in later years")
  func afterwards() throws {
    let values = [2022: "rate: 1", 2023: "rate: 1", 2024: "rate: 1", 2025: "rate: 3"]
    #expect(
      try verdicts("value: rate, at_least: 2.5 %, by: 2023", values).outcomes("R") == [
        "230000/2022 not_due", "230000/2023 fail", "230000/2024 fail", "230000/2025 pass",
      ])
  }

  @Test("A limit that is not due gives the progress so far")
  func progress() throws {
    let verdict = try verdicts("value: rate, at_least: 2.5 %, by: 2025", [2023: "rate: 1.44"]).first("R")
    #expect(verdict.actual?.text == "1.44 %")
    #expect(verdict.margin?.text == "-1.06 个百分点")
  }

  @Test(
    "A path's value is asked for its year: reached it passes, short of it the subject is behind",
    arguments: [
      // 1.26 → 2.5 in five equal steps of 0.248: 2.004 in 2023.
      ("value: rate, at_least: 2.5 %, by: 2025, path: linear", 2023, "rate: 2.004", "pass", "2.004 %"),
      ("value: rate, at_least: 2.5 %, by: 2025, path: linear", 2023, "rate: 2.003", "behind", "2.004 %"),
      ("value: rate, at_least: 2.5 %, by: 2025, path: linear", 2021, "rate: 1.508", "pass", "1.508 %"),
      ("value: rate, at_least: 2.5 %, by: 2025, path: linear", 2025, "rate: 2.499", "fail", "2.5 %"),
      // 1.26 × (2.5 / 1.26)^(3/5).
      (
        "value: rate, at_least: 2.5 %, by: 2025, path: compound", 2023, "rate: 1.44", "behind",
        "1.900694085287763956652177649349516 %"
      ),
      (
        "value: rate, at_least: 2.5 %, by: 2025, path: compound", 2023,
        "rate: 1.900694085287763956652177649349515", "behind", "1.900694085287763956652177649349516 %"
      ),
      (
        "value: rate, at_least: 2.5 %, by: 2025, path: compound", 2023,
        "rate: 1.900694085287763956652177649349516", "pass", "1.900694085287763956652177649349516 %"
      ),
      ("value: rate, at_least: 2.5 %, by: 2025, path: flat", 2021, "rate: 2.49", "behind", "2.5 %"),
      ("value: rate, at_least: 2.5 %, by: 2025, path: flat", 2021, "rate: 2.5", "pass", "2.5 %"),
      (
        "value: rate, at_least: 2.5 %, by: 2025, path: {2021: 1.45 %, 2023: 20 ‰}", 2021, "rate: 1.45", "pass", "1.45 %"
      ),
      (
        "value: rate, at_least: 2.5 %, by: 2025, path: {2021: 1.45 %, 2023: 20 ‰}", 2021, "rate: 1.44", "behind",
        "1.45 %"
      ),
      ("value: rate, at_least: 2.5 %, by: 2025, path: {2021: 1.45 %, 2023: 20 ‰}", 2023, "rate: 1.99", "behind", "2 %"),
      // No figure for the year: nothing is asked.
      ("value: rate, at_least: 2.5 %, by: 2025, path: {2021: 1.45 %, 2023: 20 ‰}", 2022, "rate: 1", "not_due", "2.5 %"),
      ("value: rate, at_most: 1 %, by: 2025, path: linear", 2023, "rate: 1.104", "pass", "1.104 %"),
      ("value: rate, at_most: 1 %, by: 2025, path: linear", 2023, "rate: 1.105", "behind", "1.104 %"),
      ("value: rate, between: [1 %, 2 %], by: 2025, path: flat", 2023, "rate: 2.1", "behind", nil),
      ("value: rate, equals: 2 %, by: 2025, path: flat", 2023, "rate: 2", "pass", "2 %"),
      // The tolerance is that of the figure asked: a tenth of 2.004.
      ("value: rate, at_least: 2.5 %, within: 10 %, by: 2025, path: linear", 2023, "rate: 1.8036", "pass", "2.004 %"),
      ("value: rate, at_least: 2.5 %, within: 10 %, by: 2025, path: linear", 2023, "rate: 1.8035", "behind", "2.004 %"),
    ])
  func paths(rule: String, year: Int, values: String, outcome: String, asked: String?) throws {
    let verdict = try verdicts(rule, [year: values]).first("R")
    #expect(verdict.outcome.rawValue == outcome)
    guard case .limit(let limit) = verdict.required else {
      Issue.record("no limit")
      return
    }
    #expect(limit.value?.text == asked)
  }

  @Test("A path starts in the baseline's own year, the latest one before the due year")
  func baselineYear() throws {
    // 120 in 2020 → 200 in 2025: 136 in 2021. From the 100 of 2019 it would be 133.3.
    #expect(
      try verdicts("value: money, at_least: 200 亿元, by: 2025, path: linear", [2021: "money: 136"]).outcomes("R") == [
        "230000/2021 pass"
      ])
    #expect(
      try verdicts("value: money, at_least: 200 亿元, by: 2025, path: linear", [2021: "money: 135.99"]).outcomes("R")
        == ["230000/2021 behind"])
  }

  @Test(
    "A baseline of 2019 makes six steps to 2025",
    arguments: [("money: 150", "pass"), ("money: 149.99", "behind")])
  func sixYears(values: String, outcome: String) throws {
    var plan = Plan("  - {id: R, for: province, value: money, at_least: 175 亿元, by: 2025, path: linear}")
    plan.indicators = "indicators:\n  money: {title: 金额, unit: 亿元, baseline: {2019: 100}}\n"
    plan.registers = "registers: {}"
    // 100 + 4 × 12.5 in 2023.
    #expect(
      try plan.judge([report(230000, 2023, "indicators: {\(values)}")]).outcomes("R") == ["230000/2023 \(outcome)"])
  }

  @Test("What was asked bears the path, the target and the due year")
  func required() throws {
    let verdict = try verdicts("value: rate, at_least: 2.5 %, by: 2025, path: linear", [2023: "rate: 1.44"]).first("R")
    guard case .limit(let limit) = verdict.required else { return }
    #expect(limit.path == "linear")
    #expect(limit.target?.text == "2.5 %")
    #expect(limit.due == 2025)
    #expect(verdict.margin?.text == "-0.564 个百分点")
  }

  @Test(
    "A condition is behind where its path is flat, not due without one",
    arguments: [
      ("assert: leaders <= firms, by: 2025", 2023, "leaders: 2, firms: 1", "not_due"),
      ("assert: leaders <= firms, by: 2025", 2023, "leaders: 1, firms: 2", "pass"),
      ("assert: leaders <= firms, by: 2025", 2025, "leaders: 2, firms: 1", "fail"),
      ("assert: leaders <= firms, by: 2025, path: flat", 2023, "leaders: 2, firms: 1", "behind"),
      ("assert: leaders <= firms, by: 2025", 2023, "leaders: 2", "not_due"),
      ("assert: leaders <= firms, by: 2025, path: flat", 2023, "leaders: 2", "undetermined"),
      ("value: rate, at_least: 1 %, by: 2025", 2023, "leaders: 2", "not_due"),
      ("value: rate, at_least: 1 %, by: 2025, path: flat", 2023, "leaders: 2", "undetermined"),
      ("value: rate, at_least: 1 %, by: 2025", 2025, "leaders: 2", "undetermined"),
    ])
  func conditions(rule: String, year: Int, values: String, outcome: String) throws {
    #expect(try verdicts(rule, [year: values]).outcomes("R") == ["230000/\(year) \(outcome)"])
  }

  @Test("Years outside from and until are not applicable")
  func applicableYears() throws {
    let values = [2021: "rate: 1", 2022: "rate: 1", 2023: "rate: 1", 2024: "rate: 1"]
    #expect(
      try verdicts("value: rate, at_least: 2 %, from: 2022, until: 2023", values).outcomes("R") == [
        "230000/2021 not_applicable", "230000/2022 fail", "230000/2023 fail", "230000/2024 not_applicable",
      ])
  }

  @Test(
    "A rule is in effect by the as-of date, both days included, whatever the report's year",
    arguments: [
      ("2023-06-30", "not_applicable"), ("2023-07-01", "fail"), ("2024-06-30", "fail"),
      ("2024-07-01", "not_applicable"),
    ])
  func effective(asOf: String, outcome: String) throws {
    let rule = "value: rate, at_least: 2 %, effective: {from: 2023-07-01, until: 2024-06-30}"
    #expect(try verdicts(rule, [2021: "rate: 1"], asOf: asOf).outcomes("R") == ["230000/2021 \(outcome)"])
  }

  @Test(
    "Of two rules with one id the one in effect speaks", arguments: [("2022-12-31", "fail"), ("2023-01-01", "pass")])
  func amended(asOf: String, outcome: String) throws {
    let plan = Plan(
      """
        - {id: R, for: province, value: rate, at_least: 2 %, effective: {until: 2022-12-31}}
        - {id: R, for: province, value: rate, at_least: 1 %, effective: {from: 2023-01-01}}
      """)
    let judged = try plan.judge([report(230000, 2023, "indicators: {rate: 1.5}")], asOf: asOf)
    #expect(judged.outcomes("R") == ["230000/2023 \(outcome)"])
  }
}

@Suite("How serious a verdict is")
struct SeverityTests {
  @Test(
    "The wording gives the severity where the rule states none",
    arguments: [
      ("", "error"), ("wording: binding", "error"), ("wording: expected", "warning"), ("wording: aspirational", "note"),
      ("wording: permissive", "none"), ("wording: permissive, severity: warning", "warning"),
      ("severity: note", "note"),
    ])
  func wording(keys: String, severity: String) throws {
    let judged = try verdicts("value: rate, at_least: 2 %" + (keys.isEmpty ? "" : ", " + keys), [2023: "rate: 1"])
    #expect(judged.severities("R") == ["230000/2023 fail \(severity)"])
    #expect(judged.findings().isEmpty == (severity == "none"))
  }

  @Test(
    "Until the due year being behind, and missing data, are as serious as the rule says: a note unless it says more",
    arguments: [
      ("severity: error", "rate: 1", "behind note"), ("severity: error", "firms: 1", "undetermined note"),
      ("severity: error, behind: warning", "rate: 1", "behind warning"),
      ("severity: error, behind: warning", "firms: 1", "undetermined warning"),
      ("severity: warning, behind: none", "rate: 1", "behind none"),
      ("severity: none", "rate: 1", "behind none"),
      ("severity: note", "firms: 1", "undetermined note"),
    ])
  func untilDue(keys: String, values: String, verdict: String) throws {
    let rule = "value: rate, at_least: 2 %, by: 2025, path: flat, " + keys
    #expect(try verdicts(rule, [2023: values]).severities("R") == ["230000/2023 \(verdict)"])
  }

  @Test("In the due year missing data are as serious as a failure")
  func missingWhenDue() throws {
    #expect(
      try verdicts("value: rate, at_least: 2 %, by: 2025, severity: warning", [2025: "firms: 1"]).severities("R")
        == ["230000/2025 undetermined warning"])
  }
}
