import Diagnostics
import Quantities
import Testing

@testable import Evaluation
@testable import Findings
@testable import Packs

private struct FormFault: Fact {
  let chinese = "键“x”重复"
  let english = "the key 'x' is repeated"
}

@Suite("JSON")
struct JSONRenderingTests {
  @Test("The output has the contract's keys in their order, with a verdict a line")
  func whole() {
    let inputs = [
      Input(
        path: "province.yaml", .report(bytes: Array("abc".utf8), region: 0, year: 2023, revision: 1), isJudged: true),
      Input(path: "bad.yaml", .report(bytes: [], region: nil, year: nil, revision: nil), isJudged: false),
    ]
    let faults = [Diagnostic(at: Place(path: "bad.yaml", line: 3, column: 1), FormFault())]
    let rendered = JSONRendering.render(
      Presentation(Sample.assessment([Sample.behind], inputs: inputs, faults: faults, idle: ["R-7"])), language: .zh)
    #expect(rendered == Self.expected)
  }

  private static let counts =
    #""pass": 0, "fail": 0, "behind": 1, "undetermined": 0, "not_due": 0, "not_applicable": 0, "waived": 0"#

  private static var expected: String {
    """
    {
      "schema": "plumbline/assessment/1",
      "tool": {"name": "plumbline", "version": "0.1.0"},
      "pack": {"id": "plan", "version": "1.0.0", "sha256": "\(Digest.sha256(of: Sample.files))"},
      "as_of": "2026-11-23",
      "inputs": [
      {"path": "province.yaml", "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", \
    "region": "230000", "year": 2023, "revision": 1, "judged": true},
      {"path": "bad.yaml", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", \
    "judged": false}
      ],
      "faults": [
      {"path": "bad.yaml", "line": 3, "column": 1, "severity": "error", "message": "键“x”重复"}
      ],
      "summary": {\(counts)},
      "rules": [
      {"id": "R-1", "also": ["R-0"], "severity": "warning", \(counts), \
    "revision": "eddc30eacc1d25e0"},
      {"id": "R-7", "also": [], "severity": "error", \(counts.replacing("1", with: "0"))}
      ],
      "trajectories": [],
      "findings": [
      {"severity": "note", "rule": "R-1", "title": "研发强度达到2.5%", \
    "fingerprints": ["8e16d2c8781a08a115c4ee39a5e4bce3"]}
      ],
      "verdicts": [
      {"rule": "R-1", "outcome": "behind", "severity": "note", "subject": {"region": "230000", "year": 2023}, \
    "actual": {"value": 1.44, "unit": "%"}, "required": {"comparison": "at_least", "value": 1.900694, "unit": "%", \
    "path": "compound", "target": 2.5, "due": 2025}, "margin": {"value": -0.460694, "unit": "个百分点"}, \
    "missing": [], "fingerprint": "8e16d2c8781a08a115c4ee39a5e4bce3", \
    "message": "研发强度：实际 1.44%，按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%），低 0.46 个百分点", \
    "locations": [{"name": "rd_expenditure", "year": 2023, "text": "1542000 万元", "path": "province.yaml", \
    "line": 12, "column": 9}], "sources": [{"clause": "第一章", "quote": "研发强度（%）"}]}
      ]
    }

    """
  }

  @Test("Findings are listed by cause, with what follows from them, and a selection says what it leaves out")
  func causes() throws {
    var invalid = Sample.verdict(rule: "value-invalid", outcome: .fail, title: LocalizedText("数值无法识别"))
    invalid.subject.indicator = "gdp"
    let lacking = ["A", "B", "C"].map { rule in
      var verdict = Sample.verdict(rule: rule, outcome: .undetermined, title: LocalizedText(rule))
      let name = rule == "A" ? "gdp" : "rd_expenditure"
      verdict.missing = [MissingValue(name: name, region: Sample.harbin, year: 2023, why: .notReported)]
      return verdict
    }
    let assessment = Sample.assessment(lacking + [invalid, Sample.behind])
    let harbin = try Selection(rules: [], regions: ["哈尔滨市"], in: assessment)
    let text = JSONRendering.render(Presentation(assessment, selection: harbin), language: .en)
    let prints = (lacking + [invalid]).map {
      Fingerprint(pack: "plan", rule: $0.rule, subject: $0.subject, regions: Sample.pack.regions).text
    }
    #expect(
      text.contains(
        """
          "findings": [
          {"severity": "error", "rule": "value-invalid", "title": "数值无法识别", \
        "fingerprints": ["\(prints[3])"], "consequences": ["\(prints[0])"]},
          {"severity": "error", "missing": {"name": "rd_expenditure", "why": "not_reported"}, \
        "title": "R&D expenditure (rd_expenditure) not reported", "fingerprints": ["\(prints[1])", "\(prints[2])"]}
          ],

        """))
    #expect(text.contains("\n  \"selection\": {\"rules\": [], \"regions\": [\"230100\"], \"left_out\": 1},\n"))
  }

  @Test(
    "A number is written whole where it is finite, else with 34 significant digits",
    arguments: [
      (Number(Decimal("2.50")!), "2.5"), (Number(-3), "-3"), (0, "0"),
      (Number(Decimal("123456789012345678901234567890123456789.125")!), "123456789012345678901234567890123456789.125"),
      (Number(1).divided(by: 3)!, "0.3333333333333333333333333333333333"),
      (Number(-2).divided(by: 3)!, "-0.6666666666666666666666666666666667"),
      (Number(2).raised(to: 1, over: 2)!, "1.414213562373095048801688724209698"),
      (Number(Decimal("0.000001")!), "0.000001"),
    ])
  func numbers(number: Number, text: String) {
    var writer = JSONWriter()
    writer.member("n", number)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"n\": \(text)")
  }

  @Test(
    "A string has the escapes that JSON needs, others for what cannot be seen, and none for Chinese",
    arguments: [
      ("研发“强度”", #""研发“强度”""#), (#"a"b\c/"#, #""a\"b\\c/""#), ("\n\t\u{0}\u{1B}", #""\u000a\u0009\u0000\u001b""#),
      ("“，…≥→\u{2009}\u{FEFF}\u{2028}", #""“，…≥→ \ufeff\u2028""#),
      ("\u{61C}\u{200B}\u{202E}\u{2066}\u{AD}ب", #""\u061c\u200b\u202e\u2066\u00adب""#),
      ("\u{E0041}🙂", #""\udb40\udc41🙂""#), ("\u{7F}\u{85}é£", #""\u007f\u0085é£""#), ("𠮷", #""𠮷""#), ("", #""""#),
    ])
  func strings(text: String, json: String) {
    var writer = JSONWriter()
    writer.string(text)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
  }

  /// What is changed in a verdict, and the text that the change has to give.
  struct Part: Sendable {
    let change: @Sendable (inout Verdict) -> Void
    let text: String

    init(_ text: String, _ change: @escaping @Sendable (inout Verdict) -> Void) {
      (self.text, self.change) = (text, change)
    }
  }

  private static let parts: [Part] = [
    Part(
      """
      "subject": {"register": "zones", "row": 7, "key": {"name": "A"}, "field": "area", "each": {"lab": "B"}, \
      "occurrence": 2}, "missing"
      """
    ) { verdict in
      verdict.subject = Subject(
        register: "zones", row: 7, key: [NamedText(name: "name", text: "A")], field: "area",
        each: [NamedText(name: "lab", text: "B")], occurrence: 2)
    },
    Part(
      #""missing": [{"name": "gdp", "region": "230100", "year": 2023, "why": "not_reported"}], "fingerprint""#
    ) { verdict in
      verdict.missing = [MissingValue(name: "gdp", region: 1, year: 2023, why: .notReported)]
    },
    Part(
      """
      "required": {"comparison": "between", "low": 1, "high": 2, "unit": "%", \
      "within": {"value": 0.5, "unit": "个百分点"}, "rounded": 1}, "missing"
      """
    ) { verdict in
      verdict.required = .limit(
        RequiredLimit(
          comparison: .between, low: Sample.figure("1", "%"), high: Sample.figure("2", "%"),
          tolerance: Sample.figure("0.5", "个百分点"), roundedTo: 1))
    },
    Part(
      """
      "advice": {"wanted": {"value": 2.5, "unit": "%"}, "beyond": true, "change": {"value": 0.1, "unit": "个百分点"}, \
      "elements": {"now": 1, "wanted": 2, "total": 3}, "parts": [{"name": "gdp", "region": "230100", "year": 2023, \
      "now": {"value": 1, "unit": "亿元"}, "wanted": {"value": 2, "unit": "亿元"}}], \
      "uncertainty": {"value": 0.05, "unit": "个百分点"}, "depends_on_digits": true, \
      "pace_needed": {"step": {"value": 0.3, "unit": "个百分点"}, "from": 2023, "to": 2025}, \
      "pace_so_far": {"growth": {"value": 20, "unit": "%"}, "from": 2020, "to": 2023}, \
      "projection": {"year": 2025, "value": {"value": 2.6, "unit": "%"}, "meets_target": true}}, "missing"
      """
    ) { verdict in
      var advice = Advice()
      advice.wanted = Sample.figure("2.5", "%")
      advice.isBeyond = true
      advice.change = Sample.figure("0.1", "个百分点")
      advice.elements = WantedElements(now: 1, wanted: 2, total: 3)
      advice.parts = [
        WantedPart(name: "gdp", region: 1, year: 2023, now: Sample.figure("1", "亿元"), wanted: Sample.figure("2", "亿元"))
      ]
      advice.uncertainty = Sample.figure("0.05", "个百分点")
      advice.dependsOnDigits = true
      advice.paceNeeded = Pace(measure: .step(Sample.figure("0.3", "个百分点")), from: 2023, to: 2025)
      advice.paceSoFar = Pace(measure: .growth(Sample.figure("20", "%")), from: 2020, to: 2023)
      advice.projection = Projection(year: 2025, value: Sample.figure("2.6", "%"), meetsTarget: true)
      verdict.advice = advice
    },
    Part(
      """
      "advice": {"uncertainty": {"value": 0.05, "unit": "%"}, "depends_on_digits": false}, "missing"
      """
    ) { verdict in
      verdict.advice = Advice()
      verdict.advice?.uncertainty = Sample.figure("0.05", "%")
    },
    Part(#""required": {"expression": "a < b"}"#) { $0.required = .expression("a < b") },
    Part(#""required": {"fields": ["a", "b"]}"#) { $0.required = .fields(["a", "b"]) },
    Part(#""required": {"document": "Paper"}"#) { $0.required = .document(LocalizedText(zh: "文件", en: "Paper")) },
    Part(
      """
      "locations": [{"name": "gdp", "region": "230100", "text": "5", "path": "a.xlsx", "sheet": "指标", \
      "cell": "D17"}]
      """
    ) { verdict in
      let place = Place(path: "a.xlsx", position: .cell(sheet: "指标", address: "D17"))
      verdict.locations = [Location(name: "gdp", region: 1, year: nil, text: "5", place: place)]
    },
    Part(
      """
      "sources": [], "explanation": {"text": "口径调整", "path": "a.yaml", "line": 4, "column": 5}, \
      "waiver": {"reason": "改革", "until": "2026-12-31"}}
      """
    ) { verdict in
      verdict.explanation = Explained(text: "口径调整", place: Place(path: "a.yaml", line: 4, column: 5))
      verdict.waiver = WaiverInForce(
        covers: .fail, reason: "改革", approved: nil, until: CalendarDate("2026-12-31")!, place: Place(path: "w.yaml"))
    },
  ]

  @Test("A trajectory stands on a line before the findings")
  func trajectory() {
    func point(_ year: Int, _ value: String, _ outcome: Outcome? = nil) -> Trajectory.Point {
      Trajectory.Point(year: year, figure: Sample.figure(value, "%"), outcome: outcome)
    }
    var assessment = Sample.assessment([Sample.behind])
    assessment.trajectories = [
      Trajectory(
        rule: "R-1", subject: Subject(region: 0), title: LocalizedText("强度"), comparison: .atLeast, unit: Unit("%")!,
        baseline: point(2020, "1.26"), path: [point(2020, "1.26"), point(2025, "2.5")],
        values: [point(2023, "1.44", .behind)], target: Sample.figure("2.5", "%"), due: 2025, outcome: .behind,
        paceNeeded: Pace(measure: .growth(Sample.figure("31.8", "%")), from: 2023, to: 2025), paceSoFar: nil,
        projection: nil)
    ]
    let rendered = JSONRendering.render(Presentation(assessment), language: .en)
    #expect(
      rendered.contains(
        """
          "trajectories": [
          {"rule": "R-1", "subject": {"region": "230000"}, "comparison": "at_least", "unit": "%", \
        "baseline": {"year": 2020, "value": 1.26}, "path": [{"year": 2020, "value": 1.26}, \
        {"year": 2025, "value": 2.5}], "values": [{"year": 2023, "value": 1.44, "outcome": "behind"}], "target": 2.5, \
        "due": 2025, "outcome": "behind", "pace_needed": {"growth": {"value": 31.8, "unit": "%"}, "from": 2023, \
        "to": 2025}}
          ],
          "findings": [
        """), "\(rendered)")
  }

  @Test("A verdict bears what applies to it and nothing else", arguments: parts)
  func part(part: Part) {
    var verdict = Sample.verdict(outcome: .undetermined)
    part.change(&verdict)
    let rendered = JSONRendering.render(Presentation(Sample.assessment([verdict])), language: .en)
    #expect(rendered.contains(part.text), "\(rendered)")
  }
}
