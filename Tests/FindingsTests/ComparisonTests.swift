import Diagnostics
import Packs
import Quantities
import Testing

@testable import Evaluation
@testable import Findings

@Suite("Comparison with an earlier assessment")
struct ComparisonTests {
  private static func fails(
    _ actual: String = "3", region: Int = Sample.harbin, rule: String = "R-8", outcome: Outcome = .fail
  ) -> Verdict {
    var verdict = Sample.limited(
      actual: Sample.figure(actual, "家"), limit: Sample.figure("5", "家"), outcome: outcome, severity: .warning)
    verdict.rule = rule
    verdict.subject.region = region
    return verdict
  }

  /// A verdict by another rule, so that a list is not empty.
  private static var other: Verdict { fails(rule: "R-2") }

  private static func record(_ name: String, row: Int = 1, outcome: Outcome = .fail) -> Verdict {
    var verdict = fails(outcome: outcome)
    (verdict.subject.register, verdict.subject.row) = ("zones", row)
    verdict.subject.key = [NamedText(name: "name", text: name)]
    return verdict
  }

  private static func changed(_ change: (inout Verdict) -> Void) -> Verdict {
    var verdict = fails()
    change(&verdict)
    return verdict
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: Verdict?
    let now: Verdict
    let change: Change?

    init(_ description: String, _ before: Verdict?, _ now: Verdict, _ change: Change?) {
      (testDescription, self.before, self.now, self.change) = (description, before, now, change)
    }
  }

  private static let explained = changed { verdict in
    verdict.explanation = Explained(text: "因", place: Place(path: "a.yaml"))
    verdict.severity = .note
  }
  private static let waived = changed { verdict in
    verdict.outcome = .waived
    verdict.waiver = WaiverInForce(
      covers: .fail, reason: "因", approved: nil, until: CalendarDate("2027-01-01")!, place: Place(path: "w.yaml"))
  }

  private static let cases: [Case] = [
    Case("none before", nil, fails(), .new),
    Case("passed before", fails("5", outcome: .pass), fails(), .new),
    Case("only recorded before", changed { $0.severity = .none }, fails(), .new),
    Case("the same", fails(), fails(), .persisting),
    Case("the same figure, written otherwise", fails("3.0"), fails("3"), .persisting),
    Case("other places", changed { $0.locations = [Sample.location("firms", "3", line: 9)] }, fails(), .persisting),
    Case("another figure", fails("2"), fails(), .changed),
    Case("another outcome", fails(outcome: .behind), fails(), .changed),
    Case("another severity", changed { $0.severity = .error }, fails(), .changed),
    Case("another limit", changed { $0.required = .expression("a") }, fails(), .changed),
    Case(
      "another thing missing",
      changed { $0.missing = [MissingValue(name: "gdp", region: 1, year: 2023, why: .invalid)] },
      fails(), .changed),
    Case("explained before", explained, fails(), .changed),
    Case("explained now", fails(), explained, .changed),
    Case("explained alike", explained, explained, .persisting),
    Case("waived before", waived, fails(), .changed),
    Case("waived now", fails(), waived, .changed),
    Case("waived alike", waived, waived, .persisting),
    Case("a row that moved", record("甲", row: 4), record("甲", row: 9), .persisting),
    Case("another record", record("乙"), record("甲"), .new),
  ]

  @Test("A finding is new, persisting or changed", arguments: cases)
  func marks(testCase: Case) throws {
    let before = [testCase.before, Self.other].compactMap { $0 }
    let presentation = try Earlier.compare([testCase.now, Self.other], since: before)
    let found = (presentation.findings + presentation.waived).filter { $0.verdict.rule == "R-8" }
    #expect(found.map(\.change) == [testCase.change])
    #expect(presentation.findings.filter { $0.verdict.rule == "R-2" }.map(\.change) == [.persisting])
  }

  @Test("A document's title in another language is the same")
  func languages() throws {
    let document = Sample.document(Sample.harbin)
    let presentation = try Earlier.compare([document], since: [document], language: .en)
    #expect(presentation.findings.map(\.change) == [.persisting])
  }

  private static func outcome(_ outcome: Outcome) -> Verdict { fails("5", outcome: outcome) }

  @Test(
    "What became of a finding is what its verdict says now",
    arguments: [
      (outcome(.pass), FormerFinding.Resolution.fixed), (outcome(.notApplicable), .notApplicable),
      (outcome(.notDue), .notDue), (waived, .waived), (changed { $0.severity = .none }, .recorded),
    ])
  func resolutions(now: Verdict, resolution: FormerFinding.Resolution) throws {
    let comparison = try #require(try Earlier.compare([now], since: [Self.fails()]).comparison)
    #expect(comparison.former.map(\.now) == [resolution])
    #expect(comparison.count(resolution) == 1)
  }

  /// What became of one finding where the runs differ in what they judged.
  private func resolution(
    of finding: Verdict, now: [Verdict], inputs: [Input] = Earlier.reports, idle: [String] = [],
    _ change: (inout [RuleSummary]) -> Void = { _ in }, settled: [Verdict] = []
  ) throws -> FormerFinding.Resolution? {
    let sample = Sample.assessment(now, inputs: inputs, idle: idle)
    var rules = sample.rules
    change(&rules)
    var result = Judge.Result(rules: rules, verdicts: now)
    result.settled = settled
    let assessment = Assessment(
      pack: sample.pack, packFiles: sample.packFiles, asOf: sample.asOf, inputs: inputs, faults: [], result: result)
    let earlier = try Earlier.assessment(Sample.assessment([finding], inputs: Earlier.reports))
    let former = try #require(Presentation(assessment, since: earlier).comparison).former
    #expect(former.count <= 1)
    return former.first?.now
  }

  @Test("Where its region's report or its rule is not there, nothing is fixed")
  func notJudged() throws {
    let elsewhere = Self.fails(region: Sample.qiqihar)
    #expect(try resolution(of: Self.fails(), now: [elsewhere]) == .notJudged)
    #expect(try resolution(of: Self.fails(), now: [Self.other]) == .notJudged)
    #expect(try resolution(of: Self.fails(), now: [Self.other], idle: ["R-8"]) == .notJudged)
  }

  @Test("A finding that stands is none of the former ones")
  func stands() throws {
    #expect(try resolution(of: Self.fails(), now: [Self.fails("4")]) == nil)
  }

  @Test("A record's finding is fixed where its verdict was kept, and else no more than not found")
  func records() throws {
    let (first, second) = (Self.record("甲"), Self.record("乙"))
    #expect(try resolution(of: first, now: [second]) == .notFound)
    #expect(try resolution(of: first, now: [second], settled: [Self.record("甲", outcome: .pass)]) == .fixed)
    #expect(
      try resolution(of: first, now: [second], settled: [Self.record("甲", outcome: .notApplicable)]) == .notApplicable)
    #expect(try resolution(of: first, now: [second], inputs: []) == .notJudged)
    let file = Input(path: "zones.csv", .register(id: "zones", rows: 1), isJudged: true)
    #expect(try resolution(of: first, now: [second], inputs: [file]) == .notFound)
    let others = Input(path: "labs.csv", .register(id: "labs", rows: 1), isJudged: true)
    #expect(try resolution(of: first, now: [second], inputs: [others]) == .notJudged)
  }

  @Test(
    "Where verdicts are counted and not listed, nobody can tell what became of a record",
    arguments: [Outcome.fail, .undetermined, .waived, .notApplicable, .notDue])
  func cut(outcome: Outcome) throws {
    let found = try resolution(of: Self.record("甲"), now: [Self.record("乙")]) { $0[0].counts.add(1, of: outcome) }
    #expect(found == .unknown)
  }

  @Test("Records that pass are never listed, and hide nothing")
  func passes() throws {
    let found = try resolution(of: Self.record("甲"), now: [Self.record("乙")]) { $0[0].counts.add(1_000, of: .pass) }
    #expect(found == .notFound)
  }

  private static func builtIn(_ rule: BuiltInRule, isRecord: Bool = false) -> Verdict {
    var verdict = isRecord ? record("甲") : fails()
    verdict.rule = rule.rawValue
    verdict.subject.indicator = isRecord ? nil : "gdp"
    return verdict
  }

  @Test(
    "A finding on what a report holds is fixed where the report was judged again and has it no more",
    arguments: [
      (BuiltInRule.valueInvalid, false, FormerFinding.Resolution.fixed), (.mixedSeries, false, .fixed),
      (.explanationVoid, false, .fixed), (.reportRepeated, false, .fixed), (.duplicateKey, true, .fixed),
      (.valueMissing, true, .notFound), (.valueInvalid, true, .notFound), (.reportMissing, false, .notJudged),
      (.derivedMismatch, false, .notJudged), (.historyRevised, false, .notJudged), (.waiverExpired, false, .notJudged),
    ])
  func builtIn(rule: BuiltInRule, isRecord: Bool, expected: FormerFinding.Resolution) throws {
    let finding = Self.builtIn(rule, isRecord: isRecord)
    #expect(try resolution(of: finding, now: [Self.other], idle: [rule.rawValue]) == expected)
    #expect(try resolution(of: finding, now: [Self.other], inputs: [], idle: [rule.rawValue]) == .notJudged)
  }

  @Test("An expired waiver that is gone is fixed where others were given")
  func expired() throws {
    let finding = Self.builtIn(.waiverExpired)
    #expect(try resolution(of: finding, now: [Self.waived], idle: ["waiver-expired"]) == .fixed)
  }

  @Test("A finding is not called new where the earlier list of its rule was cut")
  func earlierCut() throws {
    let sample = Sample.assessment([Self.record("甲")], inputs: Earlier.reports)
    var rules = sample.rules
    rules[0].counts.add(2, of: .fail)
    let earlier = Assessment(
      pack: sample.pack, packFiles: sample.packFiles, asOf: sample.asOf, inputs: sample.inputs, faults: [],
      result: Judge.Result(rules: rules, verdicts: sample.verdicts))
    let presentation = Presentation(
      Sample.assessment([Self.record("甲"), Self.record("乙"), Self.other]), since: try Earlier.assessment(earlier))
    let comparison = try #require(presentation.comparison)
    #expect(presentation.findings.filter { $0.verdict.rule == "R-8" }.map(\.change) == [.persisting, nil])
    #expect(comparison.uncompared == 1)
    #expect(comparison.unlistedBefore == 2)
    #expect(comparison.count(.new) == 1)
  }

  @Test("Every earlier finding is one now or a former one")
  func adds() throws {
    var waived = Self.waived
    waived.subject.year = 2022
    let before = [Self.fails(), Self.fails(region: Sample.qiqihar), Self.other, waived]
    let comparison = try #require(
      try Earlier.compare([Self.fails("4"), Self.fails(rule: "R-3")], since: before).comparison)
    #expect(comparison.count(.persisting) + comparison.count(.changed) + comparison.former.count == 3)
    #expect(comparison.former.map(\.rule) == ["R-8", "R-2"])
  }

  @Test("JSON bears the marks, the counts and what became of the others")
  func json() throws {
    let presentation = try Earlier.compare(
      [Self.fails("4"), Self.fails("5", region: Sample.qiqihar, outcome: .pass)],
      since: [Self.fails(), Self.fails(region: Sample.qiqihar)])
    let json = JSONRendering.render(presentation, language: .en)
    let digest = Digest.sha256(of: Sample.files)
    let counts =
      #"{"new": 0, "persisting": 0, "changed": 1, "not_compared": 0, "fixed": 1, "not_found": 0, "not_applicable": 0, "#
      + #""not_due": 0, "waived": 0, "recorded": 0, "not_judged": 0, "unknown": 0, "unlisted_before": 0}"#
    #expect(
      json.contains(
        #""since": {"path": "old.json", "as_of": "2026-11-23", "pack_version": "1.0.0", "pack_sha256": "\#(digest)", "#
          + #""counts": \#(counts), "former": ["#))
    #expect(
      json.contains(
        #"{"rule": "R-8", "now": "fixed", "outcome": "fail", "severity": "warning", "#
          + #""subject": {"region": "230200", "year": 2023}, "fingerprint": ""#))
    #expect(json.contains(#", "change": "changed", "message": ""#))
    #expect(json.split(separator: "\n").count { $0.contains("\"change\"") } == 1)
  }

  @Test("Text marks findings, and says what became of the others")
  func text() throws {
    let presentation = try Earlier.compare(
      [Self.fails("4"), Self.fails("5", region: Sample.qiqihar, outcome: .pass)],
      since: [Self.fails(), Self.fails(region: Sample.qiqihar)])
    let zh = TextRendering.render(presentation, TextOptions())
    #expect(zh.contains("哈尔滨市 2023 年  有变化  未达标  实际 4 家"))
    #expect(
      zh.contains(
        """
        上次的问题，已解决 1 项
          [R-8]  齐齐哈尔市 2023 年  要求：实际 3 家（符合条件的高新区），应达到 5 家，少 2 家

        与 old.json（截至 2026-11-23，规则包 1.0.0）比较
        较上次：新增 0、持续 0、有变化 1、已解决 1

        """))
    let en = TextRendering.render(presentation, TextOptions(language: .en))
    #expect(en.contains("Since then: new 0, persisting 0, changed 1, fixed 1\n"))
    #expect(en.contains("Compared with old.json (as of 2026-11-23, pack 1.0.0)\n"))
  }

  @Test("Of former findings those are shown that are selected; the counts are of all, in brief as well")
  func selection() throws {
    let assessment = Sample.assessment([Self.other], inputs: Earlier.reports)
    let earlier = try Earlier.assessment(
      Sample.assessment([Self.fails(), Self.fails(region: Sample.qiqihar)], inputs: Earlier.reports))
    let selection = try Selection(rules: [], regions: ["230200"], in: assessment)
    let presentation = Presentation(assessment, selection: selection, since: earlier)
    #expect(presentation.former.map(\.subject.region) == [Sample.qiqihar])
    #expect(presentation.comparison?.count(.notJudged) == 2)
    let brief = TextRendering.render(presentation, TextOptions(detail: .counts))
    #expect(brief.contains("较上次：新增 1、持续 0、有变化 0、已解决 0、未再判定 2\n"))
    #expect(!brief.contains("上次的问题"))
  }

  @Test("A former finding's text is shown, never obeyed, and a region that is gone is called by its code")
  func hostile() throws {
    let json = """
      {"schema": "plumbline/assessment/1", "pack": {"id": "plan", "version": "1.0.0", "sha256": "0"},
       "as_of": "2025-01-31", "rules": [], "verdicts": [
         {"rule": "R-8", "outcome": "fail", "severity": "error", "subject": {"region": "239999", "year": 2023},
          "fingerprint": "f", "message": "a\\u001b[31m\\n<b>"}]}
      """
    let earlier = try #require(Earlier.read(json).assessment)
    let text = TextRendering.render(Presentation(Sample.assessment([Self.other]), since: earlier), TextOptions())
    #expect(text.contains("  [R-8]  239999 各地区 2023 年  a\\u{1B}[31m <b>\n"))
    #expect(text.contains("规则包 1.0.0，此后规则包已修改"))
  }

  @Test("What follows from another finding, or lacks the same data as others, is marked in text as well")
  func folded() throws {
    func undetermined(_ rule: String, lacks name: String, _ why: MissingValue.Why) -> Verdict {
      var verdict = Sample.verdict(rule: rule, outcome: .undetermined, title: LocalizedText(rule))
      verdict.missing = [MissingValue(name: name, region: Sample.harbin, year: 2023, why: why)]
      return verdict
    }
    var invalid = Sample.verdict(rule: "value-invalid", outcome: .fail)
    invalid.subject.indicator = "gdp"
    let verdicts = [
      undetermined("A", lacks: "gdp", .invalid), undetermined("B", lacks: "firms", .notReported),
      undetermined("C", lacks: "firms", .notReported), invalid,
    ]
    let presentation = try Earlier.compare(verdicts, since: [invalid, verdicts[0], verdicts[1]])
    let text = TextRendering.render(presentation, TextOptions())
    #expect(text.contains("    由此引起 1 项：\n      哈尔滨市 2023 年  A  [A]  持续  待定  "))
    #expect(text.contains("    B  [B]  待定  2023 年 哈尔滨市\n      较上次：持续 1\n"))
    #expect(text.contains("    C  [C]  待定  2023 年 哈尔滨市\n      较上次：新增 1\n"))
  }
}
