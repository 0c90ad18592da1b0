import Diagnostics
import Documents
import Packs
import Quantities
import Testing

@testable import Evaluation
@testable import Findings

@Suite("Reading an earlier assessment")
struct PreviousAssessmentTests {
  /// A verdict with everything that is compared.
  private static var full: Verdict {
    var verdict = Sample.behind
    verdict.missing = [MissingValue(name: "gdp", region: 1, year: 2022, why: .notReported)]
    verdict.explanation = Explained(text: "口径“调整”\n\u{202E}", place: Place(path: "a.yaml", line: 4, column: 5))
    verdict.actual = Sample.figure(1, over: 3, "%")
    return verdict
  }

  private static var record: Verdict {
    var verdict = Sample.verdict(rule: "R-8", outcome: .fail)
    verdict.subject = Subject(
      region: Sample.harbin, year: 2023, register: "zones", row: 7, key: [NamedText(name: "name", text: "")],
      field: "area", each: [NamedText(name: "lab", text: "B")], occurrence: 2)
    verdict.required = .fields(["a", "b"])
    return verdict
  }

  private static var between: Verdict {
    var verdict = Sample.limited(.between, actual: Sample.figure("3", "%"), limit: Sample.figure("1", "%"))
    var limit = RequiredLimit(
      comparison: .between, low: Sample.figure("1", "%"), high: Sample.figure("2.50", "%"),
      tolerance: Sample.figure("0.5", "个百分点"), roundedTo: 1)
    limit.due = 2025
    verdict.required = .limit(limit)
    return verdict
  }

  private static var waived: Verdict {
    var verdict = Sample.document(Sample.harbin)
    verdict.outcome = .waived
    verdict.waiver = WaiverInForce(
      covers: .fail, reason: "改革", approved: nil, until: CalendarDate("2026-12-31")!, place: Place(path: "w.yaml"))
    return verdict
  }

  private static var expression: Verdict {
    var verdict = Sample.verdict(outcome: .fail)
    verdict.required = .expression("a < 'b'")
    return verdict
  }

  @Test(
    "What is written is read as it was", arguments: [full, record, between, waived, expression], [Language.zh, .en])
  func roundTrip(verdict: Verdict, language: Language) throws {
    let read = try Earlier.assessment(Sample.assessment([verdict]), language: language)
    let earlier = try #require(read.verdicts.first)
    #expect(earlier.facts == ComparedFacts(verdict, Sample.pack.regions))
    #expect(earlier.subject.subject == verdict.subject)
    #expect(earlier.rule == verdict.rule)
    #expect(
      earlier.message == Wording(language: language, names: PlanNames(Sample.pack)).message(verdict))
    #expect(read.asOf == Earlier.date)
    #expect(read.packDigest == Digest.sha256(of: Sample.files))
  }

  @Test("What stands in it and is not known is passed over, and what older ones lack is no fault")
  func otherVersions() throws {
    let json = """
      {"schema": "plumbline/assessment/1", "later": [1, {"a": null}],
       "pack": {"id": "plan", "version": "0.9.0", "sha256": "0", "more": 1}, "as_of": "2025-01-31",
       "rules": [{"id": "R-1", "pass": 0, "fail": 2, "behind": 1, "undetermined": 1}],
       "verdicts": [
         {"rule": "R-1", "outcome": "fail", "severity": "error", "subject": {"region": "239999", "tile": 3},
          "fingerprint": "f", "advice": {}, "required": {"comparison": "at_least", "novel": {}}}]}
      """
    let (read, faults) = Earlier.read(json)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    let earlier = try #require(read)
    #expect(earlier.packVersion == "0.9.0")
    #expect(earlier.rules.map(\.shortfalls) == [4])
    #expect(earlier.rules.map(\.revision) == [nil])
    #expect(earlier.verdicts.map(\.subject.subject.region) == [nil])
    #expect(earlier.verdicts.map(\.subject.regionCode) == ["239999"])
  }

  private static let head = #""pack": {"id": "plan", "version": "1", "sha256": "0"}, "as_of": "2025-01-31""#
  private static let verdict =
    #"{"rule": "R-1", "outcome": "fail", "severity": "error", "subject": {}, "fingerprint": "f"}"#

  /// A member, and the text that stands in its place.
  private static func json(_ changed: String = "", with new: String = "") -> String {
    let whole = """
      {"schema": "plumbline/assessment/1", \(head), "rules": [], "verdicts": [\(verdict)]}
      """
    return changed.isEmpty ? whole : whole.replacing(changed, with: new)
  }

  struct Faulty: Sendable {
    let json: String
    let zh: String
    let en: String
  }

  private static let faulty: [Faulty] = [
    Faulty(
      json: "report: plan", zh: "old.json:1:1: error: “report”不是 JSON 的值；文字要放在双引号中",
      en: "old.json:1:1: error: 'report' is no value of JSON; put a text in double quotes"),
    Faulty(
      json: "[1]", zh: "old.json:1:1: error: 不是检查结果，--since 需要以前用 --format json 写出的文件",
      en:
        "old.json:1:1: error: this is no assessment; --since takes a file that an earlier check wrote with --format json"
    ),
    Faulty(
      json: "{}", zh: "old.json:1:1: error: 不是检查结果，--since 需要以前用 --format json 写出的文件",
      en:
        "old.json:1:1: error: this is no assessment; --since takes a file that an earlier check wrote with --format json"
    ),
    Faulty(
      json: json("assessment/1", with: "trace/1"),
      zh: "old.json:1:12: error: 格式“plumbline/trace/1”无法比较，需要 plumbline/assessment/1",
      en: "old.json:1:12: error: 'plumbline/trace/1' cannot be compared; plumbline/assessment/1 is wanted"),
    Faulty(
      json: json("\"plan\"", with: "\"other\""),
      zh: "old.json:1:53: error: 这是规则包“other”的检查结果，本次检查用的是“plan”，请给出同一规则包的结果",
      en:
        "old.json:1:53: error: this assessment is of the pack 'other', but this run uses 'plan'; name one of the same pack"
    ),
    Faulty(
      json: json(", \"fingerprint\": \"f\"", with: ""), zh: "old.json:1:142: error: 缺少键“fingerprint”；应补上",
      en: "old.json:1:142: error: the key 'fingerprint' is missing; add it"),
    Faulty(
      json: json("\"subject\"", with: "\"actual\": {\"value\": \"1\"}, \"subject\""),
      zh: "old.json:1:218: error: “1”不是数，此文件不是原样的检查结果，请重新生成",
      en: "old.json:1:218: error: '1' is no number: this is not an assessment as it was written; make it anew"),
    Faulty(
      json: json("2025-01-31", with: "2026-11-24"),
      zh: "old.json:1:102: warning: 截止日期晚于本次的 2026-11-23，请检查两次检查结果是否弄反",
      en: "old.json:1:102: warning: it is as of a later date than this run's 2026-11-23; check which of the two is the "
        + "earlier one"),
    Faulty(
      json: json(verdict, with: verdict + "," + verdict),
      zh: "old.json:1:141: warning: 有 1 项与另一项的 fingerprint 相同，只比较先出现的一项",
      en: "old.json:1:141: warning: 1 verdict has the fingerprint of another one; the first is compared"),
  ]

  @Test("What keeps it from being compared is named at its place, with what to do", arguments: faulty)
  func faults(faulty: Faulty) {
    let (assessment, faults) = Earlier.read(faulty.json)
    #expect(faults.map { $0.rendered(in: .zh) } == [faulty.zh])
    #expect(faults.map { $0.rendered(in: .en) } == [faulty.en])
    #expect((assessment == nil) == faults.contains { $0.severity == .error })
  }

  @Test("Every absent key is named")
  func absent() {
    let faults = Earlier.read(#"{"schema": "plumbline/assessment/1", "pack": {"id": "plan"}}"#).faults
    let expected = ["version", "sha256", "as_of", "rules", "verdicts"]
    #expect(faults.map { $0.fact.english } == expected.map { "the key '\($0)' is missing; add it" })
  }

  @Test("Of very many faults the first are named")
  func many() {
    let rows = [String](repeating: "1", count: 100_000).joined(separator: ",")
    let (assessment, faults) = Earlier.read(Self.json(Self.verdict, with: rows))
    #expect(assessment == nil)
    #expect(faults.count == 21)
    #expect(faults.last?.fact.english == "further faults are not listed; make this file anew")
  }

  @Test("A file that is too large says so in words that fit it")
  func large() {
    let place = Place(path: "old.json")
    let fault = Diagnostic(at: place, DocumentFault.tooLarge(bytes: 300, limit: 200))
    #expect(
      PreviousAssessment.fitting(fault).rendered(in: .en)
        == "old.json:1:1: error: it is too large to compare with; make it anew with a lower --limit")
    let other = Diagnostic(at: place, DocumentFault.notUTF8)
    #expect(PreviousAssessment.fitting(other).rendered(in: .en) == other.rendered(in: .en))
  }

  @Test(
    "Counts beyond measure, deep nesting and strange values are borne",
    arguments: [
      json(
        "\"rules\": []",
        with: #""rules": [{"id": "R-1", "fail": 9223372036854775807, "behind": -5, "undetermined": 1}]"#),
      json(
        "\"subject\": {}",
        with: #""subject": {"year": "1e99", "key": [1], "each": {"a": {}}, "region": {}, "row": 0.5}"#),
      json("\"subject\"", with: #""missing": {"a": 1}, "explanation": 3, "waiver": [], "required": [], "subject""#),
    ])
  func hostile(json: String) {
    #expect(Earlier.read(json).faults.map { $0.rendered(in: .en) } == [])
  }
}
