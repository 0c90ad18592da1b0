import Diagnostics
import Foundation
import Quantities
import Testing

@testable import Evaluation
@testable import Findings
@testable import Packs

@Suite("Every format")
struct EveryFormatTests {
  /// Findings of each kind: by rules and without, on records, consequences, data that several rules lack, an explained
  /// and a waived one, and verdicts that nobody has to act on.
  private static var assessment: Assessment {
    var invalid = Sample.verdict(rule: "value-invalid", outcome: .fail, title: LocalizedText("数值无法识别"))
    invalid.subject.indicator = "gdp"
    let lacking = ["A", "B", "C"].map { rule in
      var verdict = Sample.verdict(rule: rule, outcome: .undetermined, title: LocalizedText(rule))
      let name = rule == "A" ? "gdp" : "rd_expenditure"
      verdict.missing = [MissingValue(name: name, region: Sample.harbin, year: 2023, why: .notReported)]
      return verdict
    }
    let records = (1...3).map { row in
      var verdict = Sample.limited(actual: Sample.figure("3", "家"), limit: Sample.figure("5", "家"), severity: .warning)
      verdict.rule = "R-4"
      verdict.subject.register = "zones"
      verdict.subject.row = row
      verdict.subject.key = [NamedText(name: "name", text: "高新区\(row)")]
      verdict.locations = [Sample.location("name", "高新区\(row)", line: row)]
      return verdict
    }
    var explained = Sample.document(Sample.harbin)
    explained.severity = .note
    explained.explanation = Explained(text: "年底前印发", place: Place(path: "city1.yaml", line: 30, column: 5))
    var waived = records[0]
    (waived.rule, waived.outcome) = ("R-5", .waived)
    waived.waiver = WaiverInForce(
      covers: .fail, reason: "机构改革", approved: "省科技厅", until: CalendarDate("2026-12-31")!, place: Place(path: "w.yaml"))
    var passed = Sample.limited(
      actual: Sample.figure("7", "家"), limit: Sample.figure("5", "家"), outcome: .pass)
    passed.rule = "R-6"
    let recorded = Sample.verdict(rule: "R-7", outcome: .fail, severity: .none)
    return Sample.assessment(
      [explained, Sample.behind, passed, recorded] + lacking + records + [waived, invalid], idle: ["R-9"])
  }

  /// The fingerprints of findings in the order in which a text first shows each where it tells the finding.
  private static func fingerprints(in text: String, _ format: OutputFormat, among known: Set<String>) -> [String] {
    var shown: [String] = []
    // A page also links to its findings.
    let text =
      format.rawValue == "html" ? text.components(separatedBy: "id=\"f-").dropFirst().joined(separator: "\n") : text
    var run = ""
    for character in text + " " {
      if character.isHexDigit && !character.isUppercase {
        run.append(character)
      } else {
        if known.contains(run), !shown.contains(run) { shown.append(run) }
        run = ""
      }
    }
    return shown
  }

  @Test(
    "The same findings stand in the same order in every format", arguments: OutputFormat.allCases, Language.allCases)
  func sameFindings(format: OutputFormat, language: Language) throws {
    let presentation = Presentation(Self.assessment)
    let expected = (presentation.findings + presentation.waived).map(\.fingerprint)
    #expect(expected.count == 10)
    let text = try format.rendered(presentation, TextOptions(language: language, detail: .everything)).text
    #expect(Self.fingerprints(in: text, format, among: Set(expected)) == expected)
  }

  @Test(
    "A rule of whose findings none is listed is told all the same, and once",
    arguments: [OutputFormat.text, .markdown, .html, .csv, .junit])
  func nothingListed(format: OutputFormat) throws {
    let verdict = Sample.verdict(rule: "R-6", outcome: .pass)
    var assessment = Sample.assessment([verdict])
    var rule = assessment.rules[0]
    for _ in 0..<7 {
      rule.counts.add(.fail)
      rule.findings.add(.error)
    }
    assessment = Assessment(
      pack: assessment.pack, packFiles: assessment.packFiles, asOf: assessment.asOf, inputs: [], faults: [],
      rules: [rule], verdicts: [verdict])
    let text = try format.rendered(Presentation(assessment), TextOptions()).text
    // JUnit has it as a case's name, message and text.
    let times = text.split(separator: "另有 7 项未列出").count - 1
    #expect(times == (format == .junit ? 3 : 1))
  }
}
