import Diagnostics
import Foundation
import Packs
import Quantities
import Testing

@testable import Evaluation
@testable import Findings

@Suite("ESS validation report")
struct ESSRenderingTests {
  @Test("A verdict is a validation with its event, rule, data and result")
  func whole() {
    let rendered = ESSRendering.render(Presentation(Sample.assessment([Sample.behind])), language: .en)
    #expect(
      rendered == """
        [
          {"id": "8e16d2c8781a08a115c4ee39a5e4bce3", "type": "validation", \
        "event": {"time": "2026-11-23T00:00:00Z", "actor": "plumbline 0.1.0"}, \
        "rule": {"id": "R-1", "language": "plumbline 1", \
        "expression": "value: rd_intensity\\u000aat_least: 2.5 %\\u000aby: 2025\\u000apath: compound", \
        "severity": "information", "description": "R&D intensity of 2.5 %"}, \
        "data": {"source": [["plan", "2023", "230000", "rd_expenditure"]], \
        "target": [["plan", "2023", "230000", "rd_intensity"]], "description": "Heilongjiang 2023"}, \
        "value": "0", "outcome": "behind", "message": "R&D intensity: found 1.44 %, at least 1.90 % required for \
        2023 by the compound path (target 2.5 % by 2025), 0.46 percentage points below"}
          ]

        """)
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
      covers: outcome, reason: "改革", approved: nil, until: CalendarDate("2026-12-31")!,
      place: Place(path: "waivers.yaml"))
  }

  private static let parts: [Part] = [
    Part(#""value": "1", "outcome": "pass""#) { $0.outcome = .pass },
    Part(#""value": "NA", "outcome": "undetermined""#) { $0.outcome = .undetermined },
    Part(#""severity": "warning""#) { $0.severity = .warning },
    Part(#""value": "0", "outcome": "waived""#) { ($0.outcome, $0.waiver) = (.waived, waiver) },
    Part(
      #""severity": "information", "description": "Requirement", "change": "down", "#
        + #""explanation": "Waived because: 改革""#
    ) { ($0.outcome, $0.waiver) = (.waived, waiver) },
    Part(#""value": "NA", "outcome": "waived""#) {
      ($0.outcome, $0.waiver) = (.waived, waiver(covering: .undetermined))
    },
    Part(#""severity": "information", "description": "Requirement", "change": "down", "explanation": "口径调整""#) {
      verdict in
      verdict.severity = .note
      verdict.explanation = Explained(text: "口径调整", place: Place(path: "a.yaml", line: 4, column: 5))
    },
    // What is missing is a source as what is there; a value is named once.
    Part(
      #""source": [["plan", "2023", "230000", "gdp"], ["plan", "2022", "230100", "gdp"]], "target": []"#
    ) { verdict in
      verdict.subject.region = Sample.province
      verdict.locations = [Sample.location("gdp", "5", line: 1), Sample.location("gdp", "5", line: 2)]
      verdict.missing = [MissingValue(name: "gdp", region: 1, year: 2022, why: .notReported)]
    },
    // A field of a record.
    Part(
      #""source": [["plan", "2023", "230100/zones/A", "area"]], "target": [["plan", "2023", "230100/zones/A", "area"]]"#
    ) { verdict in
      verdict.subject = Subject(
        region: 1, year: 2023, register: "zones", key: [NamedText(name: "name", text: "A")], field: "area")
      verdict.locations = [Sample.location("area", "5", line: 1)]
    },
    // A finding that comes without a rule, on a region that sent nothing.
    Part(
      #""rule": {"id": "report-missing", "language": "plumbline 1", "expression": "report-missing""#
    ) { $0.rule = "report-missing" },
    Part(#""source": [["plan", "2023", "230100", ""]], "target": []"#) { $0.rule = "report-missing" },
    Part(#""description": "Harbin 2023 Zones '<b>\"\u202e\u0000'""#) { verdict in
      let key = NamedText(name: "name", text: "<b>\"\u{202E}\u{0}")
      verdict.subject = Subject(region: 1, year: 2023, register: "zones", key: [key])
    },
  ]

  @Test("A validation says what became of the verdict", arguments: parts)
  func part(part: Part) {
    var verdict = Sample.verdict(outcome: .fail)
    part.change(&verdict)
    let rendered = ESSRendering.render(Presentation(Sample.assessment([verdict])), language: .en)
    #expect(rendered.contains(part.text), "\(rendered)")
  }

  @Test("Of several rules with one id the one in effect is stated")
  func inEffect() {
    func rule(_ value: String, _ effective: String) -> String {
      "  - {id: R-20, title: 投入, for: city, value: \(value), at_least: 1 亿元, effective: \(effective)}\n"
    }
    let text = "rules:\n" + rule("gdp", "{until: 2025-12-31}") + rule("rd_expenditure", "{from: 2026-01-01}")
    let file = PackFile(name: "rules/02.yaml", path: "Rules/plan/rules/02.yaml", bytes: Array(text.utf8))
    let pack = PackReader.read(folder: "Rules/plan", files: Sample.files + [file]).pack!
    let verdict = Sample.verdict(rule: "R-20", outcome: .fail)
    let rendered = ESSRendering.render(Presentation(Sample.assessment([verdict], pack: pack)), language: .en)
    #expect(rendered.contains(#""expression": "value: rd_expenditure\u000aat_least: 1 亿元""#), "\(rendered)")
    #expect(rendered.contains(#""message": "R&D expenditure: ""#), "\(rendered)")
  }

  @Test("What was not asked of a subject is no validation", arguments: [Outcome.notDue, .notApplicable])
  func notAsked(outcome: Outcome) {
    let assessment = Sample.assessment([Sample.verdict(outcome: outcome)])
    #expect(ESSRendering.render(Presentation(assessment), language: .en) == "[]\n")
  }

  @Test("Findings come first, in the order in which they are read; then what waivers cover, and what passed")
  func order() throws {
    var waived = Sample.verdict(rule: "R-0", outcome: .waived)
    waived.waiver = Self.waiver
    let passed = Sample.verdict(rule: "R-3", outcome: .pass)
    let verdicts = [
      passed, waived, Sample.document(Sample.harbin), Sample.verdict(outcome: .fail, severity: .note), Sample.behind,
      Sample.verdict(outcome: .fail, region: Sample.qiqihar),
    ]
    let presentation = Presentation(Sample.assessment(verdicts))
    let rendered = ESSRendering.render(presentation, language: .en)
    let validations = try JSONSerialization.jsonObject(with: Data(rendered.utf8)) as? [[String: Any]]
    #expect(
      validations?.map { $0["id"] as? String }
        == (presentation.findings + presentation.waived).map(\.fingerprint) + [presentation.fingerprint(passed)])
  }
}
