import Diagnostics
import Packs
import Quantities
import Testing

@testable import Evaluation

@Suite("Rules that are stated for every value of a list")
struct EachTests {
  @Test("One verdict for each text")
  func texts() throws {
    let plan = Plan(
      """
        - id: R
          for: city
          each: {x: [a, b], y: [c, d]}
          assert: "!labs.exists(l, l.name == x && l.field == y)"
          title: ${x}和${y}
      """)
    let judged = try plan.judge([report(230100, 2023, "registers: {labs: [{name: a, field: d}]}")])
    #expect(
      judged.outcomes("R") == [
        "230100/2023 x=a y=c pass", "230100/2023 x=a y=d fail", "230100/2023 x=b y=c pass", "230100/2023 x=b y=d pass",
      ])
    #expect(judged.verdicts.first?.title.zh == "a和c")
  }

  @Test("One verdict for each indicator, or for each with a tag, by region and year")
  func indicators() throws {
    let plan = Plan("  - {id: R, for: city, each: {x: {tag: core}}, value: growth(x), at_least: 0 %, title: '${x}增长'}")
    let judged = try plan.judge([
      report(230200, 2023, "indicators: {firms: 2, leaders: 2}\nhistory: {2022: {firms: 1, leaders: 3}}"),
      report(230100, 2023, "indicators: {firms: 2, leaders: 2}\nhistory: {2022: {firms: 3, leaders: 1}}"),
    ])
    #expect(
      judged.outcomes("R") == [
        "230100/2023 x=firms fail", "230100/2023 x=leaders pass", "230200/2023 x=firms pass",
        "230200/2023 x=leaders fail",
      ])
    #expect(judged.verdicts.first?.title.zh == "企业数增长")
    let all = Plan("  - {id: R, for: city, each: {x: indicators}, assert: reported(x)}")
    #expect(try all.judge([report(230100, 2023)]).outcomes("R").count == 10)
  }

  @Test("holds asks whether the requirement holds for every value")
  func holds() throws {
    let plan = Plan(
      """
        - {id: R, for: city, each: {x: [a, b]}, assert: "labs.exists(l, l.name == x)"}
        - {id: S, for: city, each: {x: {tag: core}}, assert: x > 0}
        - {id: T, for: city, assert: holds('R')}
        - {id: U, for: city, assert: holds('S')}
      """)
    func judge(_ firms: Int, _ leaders: String, _ labs: String) throws -> Judged {
      try plan.judge([
        report(230100, 2023, "indicators: {firms: \(firms), leaders: \(leaders)}\nregisters: {labs: [\(labs)]}")
      ])
    }
    #expect(try judge(1, "1", "{name: a}, {name: b}").outcomes("T") == ["230100/2023 pass"])
    #expect(try judge(1, "1", "{name: a}").outcomes("T") == ["230100/2023 fail"])
    #expect(try judge(1, "1", "").outcomes("U") == ["230100/2023 pass"])
    #expect(try judge(1, "0", "").outcomes("U") == ["230100/2023 fail"])
    #expect(try judge(1, "null", "").lacking("U") == ["230100/2023 undetermined: leaders@230100/2023 not_reported"])
    // One that fails decides; what the other lacks is still listed.
    #expect(try judge(0, "null", "").lacking("U") == ["230100/2023 fail: leaders@230100/2023 not_reported"])
  }
}

@Suite("Whether another rule holds")
struct HoldsTests {
  @Test("It is asked of the row, whenever the rule is due, in the rule's own terms")
  func due() throws {
    let plan = Plan(
      """
        - {id: R, for: city, value: firms, at_least: 100, within: 10 %, by: 2025, path: flat}
        - {id: S, for: province, value: "cities.share(c, c.holds('R'))", at_least: 100 %}
        - {id: T, for: province, value: "cities.count(c, c.holds('R'))", at_least: 2}
      """)
    let reports = [("90", 230100), ("100", 230200), ("89", 230300)].map {
      report($1, 2022, "indicators: {firms: \($0)}")
    }
    let judged = try plan.judge(reports)
    #expect(judged.outcomes("S") == ["230000/2022 fail"])
    #expect(judged.outcomes("T") == ["230000/2022 pass"])
    #expect(try judged.first("S").actual?.number.rounded(significant: 4).description == "66.67")
  }

  @Test("A rule whose when is false asks nothing, and holds")
  func when() throws {
    let plan = Plan(
      """
        - {id: R, for: city, assert: firms > 5, when: firms > 0}
        - {id: S, for: city, assert: holds('R')}
      """)
    #expect(try plan.judge([report(230100, 2023, "indicators: {firms: 0}")]).outcomes("S") == ["230100/2023 pass"])
  }

  @Test("Of uniqueness and of evidence as well")
  func uniqueAndEvidence() throws {
    let plan = Plan(
      """
        - {id: U, for: lab, unique: [field]}
        - {id: V, for: city, value: "labs.count(l, l.holds('U'))", at_least: 1}
        - {id: E, for: city, evidence: 方案}
        - {id: F, for: city, assert: holds('E')}
      """)
    let labs = "registers: {labs: [{name: 甲, field: a}, {name: 乙, field: a}, {name: 丙, field: b}]}"
    let judged = try plan.judge([
      report(230100, 2023, labs + "\nevidence: [{for: E, title: 方案}]"),
      report(230200, 2023, "registers: {labs: [{name: 丁}]}"),
    ])
    #expect(judged.lacking("V") == ["230100/2023 pass", "230200/2023 undetermined: field@230200/2023 not_reported"])
    #expect(judged.lacking("F") == ["230100/2023 pass", "230200/2023 undetermined: evidence@230200/2023 not_reported"])
  }
}

@Suite("Documents that a report must name")
struct EvidenceTests {
  private func judge(_ keys: String, _ reports: [String]) throws -> [String] {
    try Plan("  - {id: R, for: city, evidence: 分解方案\(keys)}").judge(reports).outcomes("R")
  }

  @Test(
    "Its own year's, for its own region",
    arguments: [
      ("{for: R, title: 方案}", "pass"), ("{for: R, document: 1号}", "pass"),
      ("{for: report-missing, title: 方案}", "undetermined"),
      ("{for: R, title: 方案, year: 2023}", "pass"), ("{for: R, title: 方案, year: 2022}", "undetermined"),
      ("{for: R, title: 方案, region: 哈市}", "pass"), ("{for: R, title: 方案, region: '230200'}", "undetermined"),
    ])
  func own(evidence: String, outcome: String) throws {
    #expect(try judge("", [report(230100, 2023, "evidence: [\(evidence)]")]) == ["230100/2023 \(outcome)"])
  }

  @Test("Without a due year each year needs its own; with one any up to it")
  func years() throws {
    let reports = [report(230100, 2022, "evidence: [{for: R, title: 方案}]"), report(230100, 2023), report(230100, 2021)]
    #expect(try judge("", reports) == ["230100/2021 undetermined", "230100/2022 pass", "230100/2023 undetermined"])
    #expect(try judge(", by: 2023", reports) == ["230100/2021 not_due", "230100/2022 pass", "230100/2023 pass"])
    #expect(try judge(", by: 2022", reports) == ["230100/2021 not_due", "230100/2022 pass", "230100/2023 pass"])
    let before = [report(230100, 2020, "evidence: [{for: R, title: 方案, year: 2020}]"), report(230100, 2023)]
    #expect(try judge(", by: 2023", before) == ["230100/2023 pass"])
    #expect(try judge(", by: 2022", [report(230100, 2023)]) == ["230100/2023 undetermined"])
  }

  @Test("For one value of a rule's list")
  func eachValue() throws {
    let plan = Plan("  - {id: R, for: city, each: {x: [a, b]}, evidence: '${x}方案'}")
    let judged = try plan.judge([report(230100, 2023, "evidence: [{for: R, x: a, title: 方案, document: 1号}]")])
    #expect(judged.outcomes("R") == ["230100/2023 x=a pass", "230100/2023 x=b undetermined"])
    #expect(judged.verdicts[0].locations.map(\.text) == ["方案"])
    guard case .document(let text)? = judged.verdicts[1].required else { return }
    #expect(text.zh == "b方案")
  }
}

@Suite("Explanations of warnings")
struct ExplanationTests {
  private func judge(_ severity: String, _ explanation: String, firms: Int = 3) throws -> Judged {
    try Plan("  - {id: R, for: city, value: firms, at_least: 5, severity: \(severity)}").judge([
      report(230100, 2023, "indicators: {firms: \(firms)}\nexplanations: [\(explanation)]")
    ])
  }

  @Test(
    "An explained warning is a note; an error stays one",
    arguments: [
      ("warning", "{for: R, text: 因}", "note"), ("warning", "{for: R, values: {firms: 3 家}, text: 因}", "note"),
      ("error", "{for: R, text: 因}", "error"), ("note", "{for: R, text: 因}", "note"),
      ("warning", "{for: R, year: 2023, region: 哈市, text: 因}", "note"),
      ("warning", "{for: R, year: 2022, text: 因}", "warning"),
      ("warning", "{for: R, region: '230200', text: 因}", "warning"),
      ("warning", "{for: report-missing, text: 因}", "warning"),
    ])
  func explained(severity: String, explanation: String, expected: String) throws {
    let judged = try judge(severity, explanation)
    #expect(judged.severities("R") == ["230100/2023 fail \(expected)"])
    #expect(judged.findings() == ["R 230100/2023 fail"])
    #expect((try judged.first("R").explanation?.text == "因") == (severity == "warning" && expected == "note"))
  }

  @Test("Given for other values it is void: a finding, and the warning is back")
  func void() throws {
    let judged = try judge("warning", "{for: R, values: {企业: 2}, text: 因}")
    #expect(judged.severities("R") == ["230100/2023 fail warning"])
    #expect(judged.severities("explanation-void") == ["230100/2023 rule=R fail warning"])
    guard case .void("R", "firms", given: "2", now: "3")? = try judged.first("explanation-void").cause else {
      Issue.record("another cause")
      return
    }
    #expect(
      try judge("warning", "{for: R, values: {firms: 0.0003 万家}, text: 因}").severities("R") == ["230100/2023 fail note"]
    )
  }

  /// Of `- {for: city, value: firms, at_least: 5, severity: warning}`, as `RuleRevision` has it.
  private static let revision = "410531f1c54bbc38"

  @Test(
    "Given for another revision of the rule it is void, whatever its values",
    arguments: [
      ("\(revision)", "note"), ("\(revision.prefix(8))", "note"), ("410531F1C5", "note"), ("410531f2", "warning"),
      ("410531f1c54bbc39", "warning"), ("00000000", "warning"),
    ])
  func revisions(given: String, severity: String) throws {
    let judged = try judge("warning", "{for: R, revision: '\(given)', values: {firms: 3}, text: 因}")
    #expect(judged.severities("R") == ["230100/2023 fail \(severity)"])
    let isVoid = severity == "warning"
    #expect(judged.severities("explanation-void") == (isVoid ? ["230100/2023 rule=R fail warning"] : []))
    guard isVoid else { return }
    guard
      case .ruleChanged("R", given: given.lowercased(), now: Self.revision)? = try judged.first("explanation-void")
        .cause
    else {
      Issue.record("another cause")
      return
    }
  }

  @Test("Several void explanations for one subject are several findings")
  func severalVoid() throws {
    let judged = try judge("warning", "{for: R, values: {firms: 2}, text: 因}, {for: R, values: {firms: 4}, text: 果}")
    #expect(judged.verdicts.filter { $0.rule == "explanation-void" }.map(\.subject.occurrence) == [1, 2])
  }

  /// An answer to the rule in an earlier assessment, by the rule as it was.
  private func answer(
    _ text: String = "因", rule: String = "R", region: String = "230100", year: Int = 2023, each: String? = nil,
    revision: String = "0123456789abcdef"
  ) throws -> EarlierAssessment.Answer {
    var subject = Subject(
      region: try Plan("  - {id: R, for: city, assert: true}").pack().regions.index(named: region), year: year)
    subject.each = each.map { [NamedText(name: "x", text: $0)] } ?? []
    return EarlierAssessment.Answer(rule: rule, subject: subject, text: text, revision: revision)
  }

  @Test(
    "What answered the same finding before the rule changed is void; what is new, or names the rule as it is, stands")
  func earlier() throws {
    let plan = Plan("  - {id: R, for: city, value: firms, at_least: 5, severity: warning}")
    func severity(_ answer: EarlierAssessment.Answer, _ keys: String = "") throws -> String {
      let report = report(230100, 2023, "indicators: {firms: 3}\nexplanations: [{for: R, text: 因\(keys)}]")
      return try plan.judge([report], earlier: EarlierAssessment(answers: [answer])).first("R").severity.rawValue
    }
    #expect(try severity(answer()) == "warning")
    #expect(try severity(answer("果")) == "note")
    #expect(try severity(answer(rule: "S")) == "note")
    #expect(try severity(answer(region: "230200")) == "note")
    #expect(try severity(answer(year: 2022)) == "note")
    #expect(try severity(answer(revision: Self.revision)) == "note")
    #expect(try severity(answer(), ", revision: \(Self.revision)") == "note")
  }

  @Test("An explanation for one value of each is not that for another")
  func earlierEach() throws {
    let plan = Plan("  - {id: R, for: city, each: {x: [a, b]}, value: firms, at_least: 5, severity: warning}")
    let report = report(
      230100, 2023, "indicators: {firms: 3}\nexplanations: [{for: R, x: a, text: 因}, {for: R, x: b, text: 因}]")
    let judged = try plan.judge([report], earlier: EarlierAssessment(answers: [try answer(each: "a")]))
    #expect(judged.severities("R") == ["230100/2023 x=a fail warning", "230100/2023 x=b fail note"])
    #expect(judged.severities("explanation-void") == ["230100/2023 x=a rule=R fail warning"])
  }

  @Test("A record that had a finding keeps its verdict when it has none, beside the list")
  func settled() throws {
    let plan = Plan("  - {id: R, for: zone, value: area, at_least: 5 公顷, when: tier == 'city'}")
    func body(_ area: Int) -> String {
      "registers: {zones: [{name: 甲, tier: city, area: \(area)}, {name: 乙, tier: city, area: 9}]}"
    }
    let before = try plan.judge([report(230100, 2023, body(1))])
    let finding = try before.first("R")
    let fingerprint = Fingerprint(pack: "plan", rule: "R", subject: finding.subject, regions: before.pack.regions)
    let earlier = EarlierAssessment(recordFindings: ["R": [fingerprint.text]])
    let after = try plan.judge([report(230100, 2023, body(6))], earlier: earlier)
    #expect(after.outcomes("R") == [])
    #expect(after.settled.map(\.outcome) == [.pass])
    #expect(after.settled.map(\.subject) == [finding.subject])
    #expect(try plan.judge([report(230100, 2023, body(2))], earlier: earlier).settled.isEmpty)
  }

  @Test("A record's explanation names its key")
  func records() throws {
    let plan = Plan("  - {id: R, for: zone, value: area, at_least: 5 公顷, severity: warning}")
    let body =
      "registers: {zones: [{name: 甲, area: 1}, {name: 乙, area: 1}]}\nexplanations: [{for: R, name: 乙, text: 因}]"
    #expect(
      try plan.judge([report(230100, 2023, body)]).severities("R") == [
        "230100/2023 name=甲 fail warning", "230100/2023 name=乙 fail note",
      ])
  }

  @Test("A missing value can be explained, and a warning about the data as well")
  func missing() throws {
    let plan = Plan("  - {id: R, for: city, value: firms, at_least: 5, severity: warning}")
    let body =
      "explanations: [{for: R, text: 因}, {for: history-revised, indicator: leaders, text: 因}]\n"
      + "history: {2022: {leaders: 2}}"
    let judged = try plan.judge([
      report(230100, 2023, body), report(230100, 2022, "indicators: {leaders: 1, firms: 9}"),
    ])
    #expect(judged.severities("R") == ["230100/2022 pass warning", "230100/2023 undetermined note"])
  }
}

@Suite("Waivers")
struct WaiverTests {
  private func judge(_ keys: String, asOf: String = "2024-12-31") throws -> Judged {
    try Plan("  - {id: R, for: city, each: {x: [a, b]}, assert: firms > 5}").judge(
      [230100, 230200].flatMap {
        [report($0, 2022, "indicators: {firms: 3}"), report($0, 2023, "indicators: {firms: 3}")]
      }
        + [report(230300, 2022, "indicators: {firms: 9}"), report(230300, 2023, "indicators: {firms: 9}")],
      waivers: "waivers: [{rule: R, until: 2024-12-31, reason: 因, approved: 1号\(keys)}]", asOf: asOf)
  }

  @Test(
    "What a waiver leaves out is not restricted",
    arguments: [
      ("", 8), (", region: 哈尔滨市", 4), (", year: 2023", 4), (", region: '230200', year: 2022", 2), (", x: a", 4),
      (", region: 哈市, year: 2023, x: b", 1), (", region: 鸡西市", 0), (", x: c", 0), (", name: 甲", 0),
    ])
  func restrictions(keys: String, count: Int) throws {
    let judged = try judge(keys)
    let counts = judged.rules[0].counts
    #expect(counts[.waived] == count)
    #expect(counts[.fail] == 8 - count)
    #expect(counts[.pass] == 4)
  }

  @Test("It is in force on its last day; the day after it covers nothing and is a finding")
  func expiry() throws {
    #expect(try judge(", region: 哈市, year: 2023, x: b").findings(but: "R") == [])
    let after = try judge(", region: 哈市, year: 2023, x: b", asOf: "2025-01-01")
    #expect(after.rules[0].counts[.waived] == 0)
    #expect(after.severities("waiver-expired") == ["230100/2023 x=b rule=R fail warning"])
  }

  @Test("Being behind is waived as well; what passes, is not due or does not apply is not")
  func otherOutcomes() throws {
    let plan = Plan(
      """
        - {id: R, for: city, value: firms, at_least: 5, by: 2025, path: flat}
        - {id: S, for: city, value: firms, at_least: 5, by: 2025}
        - {id: T, for: city, value: firms, at_least: 1}
        - {id: U, for: city, value: firms, at_least: 5, until: 2022}
      """)
    let waivers = ["R", "S", "T", "U"].map { "  - {rule: \($0), until: 2030-01-01, reason: 因}\n" }.joined()
    let judged = try plan.judge([report(230100, 2023, "indicators: {firms: 1}")], waivers: "waivers:\n" + waivers)
    #expect(judged.verdicts.map(\.outcome.rawValue) == ["waived", "not_due", "pass", "not_applicable"])
    #expect(judged.verdicts.compactMap(\.waiver?.covers) == [.behind])
  }

  @Test("A waiver covers findings that come without a rule, one record by its key, and missing values")
  func others() throws {
    let plan = Plan("  - {id: R, for: zone, value: area, at_least: 5 公顷}")
    let judged = try plan.judge(
      [
        report(230100, 2023, "registers: {zones: [{name: 甲}, {name: 乙}]}"),
        report(230200, 2023, "registers: {zones: []}"),
      ],
      waivers: """
        waivers:
          - {rule: R, name: 甲, until: 2030-01-01, reason: 因}
          - {rule: report-missing, region: 鸡西市, until: 2030-01-01, reason: 因}
        """)
    #expect(judged.findings() == ["R 230100/2023 name=乙 undetermined"])
    #expect(judged.rules[0].counts[.waived] == 1)
    #expect(judged.outcomes("report-missing") == ["230100/2023 pass", "230200/2023 pass", "230300/2023 waived"])
  }
}
