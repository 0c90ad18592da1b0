import Diagnostics
import Foundation
import Packs
import Quantities
import Reports
import Testing

@testable import Evaluation
@testable import Findings

private struct FormFault: Fact {
  let chinese = "键“x”重复"
  let english = "the key 'x' is repeated"
}

@Suite("SARIF")
struct SARIFRenderingTests {
  @Test("The log has a run with the tool, the plan, both languages, what was read and what was found")
  func whole() {
    let inputs = [
      Input(
        path: "province.yaml", .report(bytes: Array("abc".utf8), region: 0, year: 2023, revision: 1), isJudged: true)
    ]
    let faults = [Diagnostic(at: Place(path: "bad.yaml", line: 3, column: 1), FormFault())]
    let assessment = Sample.assessment([Sample.behind], inputs: inputs, faults: faults)
    #expect(SARIFRendering.render(Presentation(assessment), language: .zh) == Self.expected)
  }

  // Python's uuid.uuid5(NAMESPACE_URL, …) of plumbline:tool and plumbline:pack:plan.
  private static let tool = "c3ad6ec4-78e7-5243-b52a-c8d256201256"
  private static let plan = "b3df1407-1475-5178-b92f-862cbd3153b3"

  private static let sentence =
    "R-1 研发强度达到2.5%：黑龙江省，研发强度（rd_intensity）应不低于 2.5 %；2025 年到期；此前按自 2020 年起的复合增长路径要求；"
    + "未满足时为警告（预期性）；依据 第一章“研发强度（%）”。"
  private static let english =
    "R-1 R&D intensity of 2.5 %: Heilongjiang: R&D intensity (rd_intensity) has to be at least 2.5 %; due in 2025; "
    + "before by a compound path from 2020; if not, a warning (expected); by 第一章 '研发强度（%）'."

  private static func rule(_ title: String, _ help: String) -> String {
    #""id": "R-1", "shortDescription": {"text": "\#(title)"}, "fullDescription": {"text": "\#(title)"}, "#
      + #""help": {"text": "\#(help)"}"#
  }

  private static let taxon =
    #"{"id": "第一章", "index": 0, "toolComponent": {"name": "科技创新规划", "guid": "\#(plan)"}}"#
  private static let file = #""uri": "province.yaml", "uriBaseId": "%SRCROOT%""#
  private static let place = """
    "physicalLocation": {"artifactLocation": {\(file), "index": 0}, "region": {"startLine": 12, "startColumn": 9}}
    """
  private static let message = "实际 1.44%，按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%），低 0.46 个百分点"
  private static let englishMessage =
    "found 1.44 %, at least 1.90 % required for 2023 by the compound path (target 2.5 % by 2025), "
    + "0.46 percentage points below"
  private static let counts =
    #""pass": 0, "fail": 0, "behind": 1, "undetermined": 0, "not_due": 0, "not_applicable": 0, "waived": 0"#

  private static var expected: String {
    """
    {"version": "2.1.0", \
    "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", \
    "runs": [{
      "tool": {"driver": {"name": "plumbline", "semanticVersion": "0.1.0", "guid": "\(tool)", "language": "zh-CN", \
    "minimumRequiredLocalizedDataSemanticVersion": "0.1.0", "shortDescription": {"text": "按规划的要求检查报告"}, \
    "supportedTaxonomies": [{"name": "科技创新规划", "guid": "\(plan)"}], "rules": [
      {\(rule("研发强度达到2.5%", sentence)), "defaultConfiguration": {"level": "warning"}, \
    "relationships": [{"target": \(taxon), "kinds": ["superset"]}], \
    "properties": {"tags": ["headline"], "also": ["R-0"], "wording": "expected", \(counts)}}
      ]}},
      "language": "zh-CN",
      "taxonomies": [{"name": "科技创新规划", "version": "1.0.0", "guid": "\(plan)", "language": "zh-CN", \
    "shortDescription": {"text": "科技创新规划"}, "isComprehensive": false, "taxa": [
      {"id": "第一章", "shortDescription": {"text": "第一章"}, "fullDescription": {"text": "“研发强度（%）”"}}
      ]}],
      "translations": [{"name": "plumbline", "semanticVersion": "0.1.0", "guid": "\(tool)", "language": "en-US", \
    "contents": ["localizedData"], "associatedComponent": {"name": "plumbline", "guid": "\(tool)"}, \
    "translationMetadata": {"name": "plumbline (en-US)"}, "localizedDataSemanticVersion": "0.1.0", \
    "shortDescription": {"text": "Checks reports against the requirements of a plan"}, "rules": [
      {\(rule("R&D intensity of 2.5 %", english))}
      ]}, {"name": "Innovation plan", "version": "1.0.0", "guid": "\(plan)", "language": "en-US", \
    "contents": ["localizedData"], "associatedComponent": {"name": "科技创新规划", "guid": "\(plan)"}, \
    "translationMetadata": {"name": "科技创新规划 (en-US)"}, "shortDescription": {"text": "Innovation plan"}, \
    "taxa": [
      {"id": "第一章", "shortDescription": {"text": "第一章"}, "fullDescription": {"text": "'研发强度（%）'"}}
      ]}],
      "automationDetails": {"id": "plan/"},
      "invocations": [{"executionSuccessful": false, "toolExecutionNotifications": [
      {"level": "error", "message": {"text": "键“x”重复"}, "locations": [{"physicalLocation": \
    {"artifactLocation": {"uri": "bad.yaml", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 3, \
    "startColumn": 1}}}]}
      ]}],
      "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "检查时所在的文件夹"}}},
      "artifacts": [
      {"location": {\(file)}, "roles": ["analysisTarget"], \
    "hashes": {"sha-256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}, \
    "properties": {"region": "230000", "year": 2023, "revision": 1, "judged": true}}
      ],
      "columnKind": "unicodeCodePoints",
      "results": [
      {"ruleId": "R-1", "ruleIndex": 0, "kind": "fail", "level": "note", \
    "message": {"text": "黑龙江省 2023 年：研发强度：\(message)"}, \
    "locations": [{\(place), "logicalLocations": [{"name": "黑龙江省 2023 年", "fullyQualifiedName": "230000/2023", \
    "kind": "region"}]}], \
    "relatedLocations": [{\(place), "message": {"text": "研发经费：1542000 万元"}}], \
    "partialFingerprints": {"plumblineFingerprint/v1": "8e16d2c8781a08a115c4ee39a5e4bce3"}, "suppressions": [], \
    "taxa": [\(taxon)], "properties": {"outcome": "behind", "severity": "note", "messages": \
    {"zh": "黑龙江省 2023 年：研发强度：\(message)", \
    "en": "Heilongjiang 2023: R&D intensity: \(englishMessage)"}}}
      ],
      "properties": {"as_of": "2026-11-23", "pack": {"id": "plan", "version": "1.0.0", \
    "sha256": "\(Digest.sha256(of: Sample.files))"}, "summary": {\(counts)}}
    }]}

    """
  }

  /// What is changed in a verdict, and the text that the change has to give.
  struct Part: Sendable {
    let text: String
    let change: @Sendable (inout Verdict) -> Void

    init(_ text: String, _ change: @escaping @Sendable (inout Verdict) -> Void) {
      (self.text, self.change) = (text, change)
    }
  }

  private static let waiver = waiver(covering: .fail)

  private static func waiver(covering outcome: Outcome) -> WaiverInForce {
    WaiverInForce(
      covers: outcome, reason: "改革 [a](b) {0}", approved: "省科技厅", until: CalendarDate("2026-12-31")!,
      place: Place(path: "waivers.yaml", line: 2, column: 5))
  }

  private static let parts: [Part] = [
    Part(#""kind": "open", "level": "none", "message""#) { $0.outcome = .undetermined },
    Part(#""kind": "fail", "level": "warning", "message""#) { verdict in
      (verdict.outcome, verdict.severity) = (.fail, .warning)
    },
    // A waiver suppresses; what it covers stays what it is.
    Part(
      """
      "suppressions": [{"kind": "external", "status": "accepted", "justification": "改革 [a](b) {0}", \
      "location": {"physicalLocation": {"artifactLocation": {"uri": "waivers.yaml", "uriBaseId": "%SRCROOT%"}, \
      "region": {"startLine": 2, "startColumn": 5}}}, "properties": {"approved": "省科技厅", "until": "2026-12-31"}}]
      """
    ) { ($0.outcome, $0.waiver) = (.waived, waiver) },
    Part(#""kind": "fail", "level": "error", "message""#) { ($0.outcome, $0.waiver) = (.waived, waiver) },
    // It did without a value and failed all the same.
    Part(#""kind": "fail", "level": "error", "message""#) { verdict in
      (verdict.outcome, verdict.waiver) = (.waived, waiver)
      verdict.missing = [MissingValue(name: "gdp", region: 1, year: 2023, why: .notReported)]
    },
    Part(#""kind": "open", "level": "none", "message""#) {
      ($0.outcome, $0.waiver) = (.waived, waiver(covering: .undetermined))
    },
    // An explanation does not suppress.
    Part(
      """
      "relatedLocations": [{"physicalLocation": {"artifactLocation": {"uri": "a.yaml", "uriBaseId": "%SRCROOT%"}, \
      "region": {"startLine": 4, "startColumn": 5}}, "message": {"text": "Explanation: 口径调整"}}], \
      "partialFingerprints": {"plumblineFingerprint/v1": "FINGERPRINT"}, "suppressions": [], "properties": \
      {"outcome": "fail", "severity": "note", "explanation": "口径调整"
      """
    ) { verdict in
      (verdict.outcome, verdict.severity) = (.fail, .note)
      verdict.explanation = Explained(text: "口径调整", place: Place(path: "a.yaml", line: 4, column: 5))
    },
    // A cell of a workbook.
    Part(
      """
      "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.xlsx", "uriBaseId": "%SRCROOT%"}}, \
      "logicalLocations": [{"name": "Harbin 2023", "fullyQualifiedName": "230100/2023", "kind": "region"}, \
      {"name": "D17", "fullyQualifiedName": "指标!D17", "kind": "cell"}]}]
      """
    ) { verdict in
      let place = Place(path: "a.xlsx", position: .cell(sheet: "指标", address: "D17"))
      verdict.locations = [Location(name: "gdp", region: 1, year: nil, text: "5", place: place)]
    },
    // The report that should have a value.
    Part(
      """
      "locations": [{"physicalLocation": {"artifactLocation": {"uri": "harbin%202.yaml", "uriBaseId": "%SRCROOT%", \
      "index": 1}}, "logicalLocations"
      """
    ) { $0.outcome = .undetermined },
    // No report at all.
    Part(
      """
      "locations": [{"physicalLocation": {"artifactLocation": {"uri": "Rules/plan/rules/01.yaml", \
      "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 12, "startColumn": 9}}, "logicalLocations": \
      [{"name": "Qiqihar 2023", "fullyQualifiedName": "230200/2023", "kind": "region"}], \
      "message": {"text": "There is no file to point at; this is where the rule stands"}}]
      """
    ) { ($0.rule, $0.subject.region) = ("R-8", Sample.qiqihar) },
    // What helps with the number comes last.
    Part(
      """
      "message": {"text": "Harbin 2023: Requirement: ; the verdict might change within the digits reported: \
      rounding may move the value by 0.05 亿元"}
      """
    ) { verdict in
      var advice = Advice()
      (advice.uncertainty, advice.dependsOnDigits) = (Sample.figure("0.05", "亿元"), true)
      verdict.advice = advice
    },
    // An indicator, named once.
    Part(#""message": {"text": "Harbin 2023 GDP: 'x' is no whole number; write one"}"#) { verdict in
      (verdict.rule, verdict.cause) = ("value-invalid", .invalid(text: "x", reason: .notWhole))
      verdict.subject.indicator = "gdp"
    },
    // A record, and a field of it.
    Part(
      #"[{"name": "Harbin 2023 Zones 'A'", "fullyQualifiedName": "230100/2023/zones/A", "kind": "record"}]"#
    ) { verdict in
      verdict.subject = Subject(
        region: 1, year: 2023, register: "zones", row: 7, key: [NamedText(name: "name", text: "A")])
    },
    Part(#""fullyQualifiedName": "230100/2023/zones/7/area", "kind": "value"}]"#) { verdict in
      verdict.subject = Subject(region: 1, year: 2023, register: "zones", row: 7, field: "area")
    },
    // Where what could not be used stands.
    Part(#""locations": [{"physicalLocation": {"artifactLocation": {"uri": "b.yaml""#) { verdict in
      verdict.outcome = .undetermined
      verdict.locations = [
        Sample.location("gdp", "1", line: 2, path: "a.yaml"),
        Sample.location("rd_expenditure", "x", line: 3, path: "b.yaml"),
      ]
      verdict.missing = [MissingValue(name: "rd_expenditure", region: nil, year: 2023, why: .invalid)]
    },
  ]

  @Test("A result says what became of the verdict", arguments: parts)
  func part(part: Part) {
    var verdict = Sample.verdict(outcome: .fail)
    part.change(&verdict)
    let inputs = ["harbin.yaml", "harbin 2.yaml"].enumerated().map { index, path in
      Input(path: path, .report(bytes: [], region: 1, year: 2023, revision: index + 1), isJudged: true)
    }
    let presentation = Presentation(Sample.assessment([verdict], inputs: inputs))
    let rendered = SARIFRendering.render(presentation, language: .en)
    let text = part.text.replacing("FINGERPRINT", with: presentation.fingerprint(verdict))
    #expect(rendered.contains(text), "\(rendered)")
  }

  @Test("What passes, is not due, does not apply, or is only recorded is no result")
  func others() throws {
    var recorded = Sample.verdict(outcome: .fail)
    recorded.severity = .none
    let verdicts = [.pass, .notDue, .notApplicable].map { Sample.verdict(outcome: $0) } + [recorded]
    let run = try Self.run(verdicts)
    #expect((run["results"] as? [Any])?.isEmpty == true)
  }

  @Test("Results stand in the order of the findings, then what waivers cover")
  func order() throws {
    var waived = Sample.verdict(rule: "R-0", outcome: .waived)
    waived.waiver = Self.waiver
    let verdicts = [
      waived, Sample.document(Sample.harbin), Sample.verdict(outcome: .fail, severity: .note), Sample.behind,
      Sample.verdict(outcome: .fail, region: Sample.qiqihar),
    ]
    let presentation = Presentation(Sample.assessment(verdicts))
    let results = try #require(try Self.run(verdicts)["results"] as? [[String: Any]])
    let fingerprints = results.map { ($0["partialFingerprints"] as? [String: String])?.values.first }
    #expect(fingerprints == (presentation.findings + presentation.waived).map(\.fingerprint))
  }

  @Test("A finding that is counted and not listed is told of")
  func unlisted() throws {
    var assessment = Sample.assessment([Sample.verdict(outcome: .fail)])
    var summary = assessment.rules[0]
    summary.findings.add(4, of: .error)
    assessment = Assessment(
      pack: assessment.pack, packFiles: assessment.packFiles, asOf: assessment.asOf, inputs: [], faults: [],
      rules: [summary], verdicts: assessment.verdicts)
    let rendered = SARIFRendering.render(Presentation(assessment), language: .en)
    #expect(rendered.contains(#""waived": 0, "unlisted": 4}"#))
  }

  private static func run(_ verdicts: [Verdict]) throws -> [String: Any] {
    let rendered = SARIFRendering.render(Presentation(Sample.assessment(verdicts)), language: .en)
    let log = try JSONSerialization.jsonObject(with: Data(rendered.utf8)) as? [String: Any]
    return try #require((log?["runs"] as? [[String: Any]])?.first)
  }

  @Test(
    "A path is a URI reference, everything but letters, digits and -._~ encoded",
    arguments: [
      ("a.yaml", "a.yaml"), ("./a//b.yaml", "a/b.yaml"), ("../a b.yaml", "../a%20b.yaml"),
      ("/home/报告.yaml", "file:///home/%E6%8A%A5%E5%91%8A.yaml"), ("c:#?%.yaml", "c%3A%23%3F%25.yaml"),
      ("//host/a", "file:///host/a"), (".", "."), ("/", "file:///"), ("a\n\u{202E}b", "a%0A%E2%80%AEb"),
      ("a/../b", "a/../b"), (#"a\b"c"#, "a%5Cb%22c"),
    ])
  func uri(path: String, uri: String) {
    #expect(ArtifactURI(path: path).text == uri)
  }

  @Test(
    "A message is one line without arguments and links",
    arguments: [
      ("{0} {x}", "{{0}} {{x}}"), ("[click](https://a.b)", "[click] (https://a.b)"),
      ("a\nb\u{1B}[0m", "a b\\u{{1B}}[0m"),
      ("\u{202E}cod", "\\u{{202E}}cod"), ("<script>", "<script>"),
    ])
  func message(text: String, message: String) {
    #expect(JSONWriter.messageText(text) == message)
  }

  @Test(
    "How a finding compares with an earlier assessment is its baseline state",
    arguments: [(Change.new, "new"), (.persisting, "unchanged"), (.changed, "updated")])
  func baseline(change: Change, state: String) {
    #expect(change.baselineState == state)
  }

  /// The verdicts of an assessment, compared with those of an earlier one.
  private static func compared(_ verdicts: [Verdict], with earlier: [Verdict]) throws -> Presentation {
    let (now, before) = (Sample.assessment(verdicts), Sample.assessment(earlier))
    let text = JSONRendering.render(Presentation(before), language: .en)
    let read = PreviousAssessment.read(Array(text.utf8), path: "last.json", of: now.pack, asOf: now.asOf)
    return Presentation(now, since: read.assessment)
  }

  @Test("Compared with an earlier assessment, every result has a state; what is gone is absent and stands last")
  func states() throws {
    let gone = Sample.verdict(rule: "R-3", outcome: .fail, region: Sample.qiqihar)
    var passing = gone
    passing.outcome = .pass
    let presentation = try Self.compared(
      [Sample.verdict(outcome: .fail), Sample.behind, passing], with: [Sample.behind, gone])
    let rendered = SARIFRendering.render(presentation, language: .en)
    let states = rendered.split(separator: "\"baselineState\": \"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(states == ["new", "unchanged", "absent"])
    let absent = """
      {"ruleId": "R-3", "ruleIndex": 2, "kind": "fail", "level": "error", \
      "message": {"text": "Qiqihar 2023: Requirement: "}, "locations": [{"physicalLocation": {"artifactLocation": \
      {"uri": "Rules/plan/pack.yaml", "uriBaseId": "%SRCROOT%"}}, "logicalLocations": [{"name": "Qiqihar 2023", \
      "fullyQualifiedName": "230200/2023", "kind": "region"}], \
      "message": {"text": "There is no file to point at; this is where the rule stands"}}], \
      "partialFingerprints": {"plumblineFingerprint/v1": "\(presentation.fingerprint(gone))"}, "suppressions": [], \
      "baselineState": "absent", "properties": {"outcome": "fail", "severity": "error", "now": "fixed"}}
      """
    #expect(rendered.contains(absent), "\(rendered)")
  }

  @Test("What is not judged again is not said to be absent")
  func notJudged() throws {
    let gone = Sample.verdict(rule: "R-3", outcome: .fail, region: Sample.qiqihar)
    let presentation = try Self.compared([Sample.behind], with: [Sample.behind, gone])
    #expect(presentation.comparison?.former.map(\.now) == [.notJudged])
    #expect(!SARIFRendering.render(presentation, language: .en).contains("absent"))
  }
}
