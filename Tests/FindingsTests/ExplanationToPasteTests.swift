import Diagnostics
import Packs
import Testing

@testable import Evaluation
@testable import Findings

@Suite("Explanations to paste")
struct ExplanationToPasteTests {
  private func line(_ verdict: Verdict) -> String? {
    Wording(language: .zh, names: PlanNames(Sample.pack)).explanationToPaste(verdict, asOf: Earlier.date)
  }

  /// A warning by the sample's rule R-1 on its province.
  private static func warning(_ change: (inout Verdict) -> Void = { _ in }) -> Verdict {
    var verdict = Sample.behind
    verdict.severity = .warning
    change(&verdict)
    return verdict
  }

  struct Case: Sendable {
    let verdict: Verdict
    let line: String?
  }

  private static let cases: [Case] = [
    Case(
      verdict: warning(),
      line: #"{for: R-1, revision: eddc30eacc1d25e0, values: {rd_expenditure: 1542000 万元}, text: ""}"#),
    Case(verdict: warning { $0.severity = .note }, line: nil),
    Case(verdict: warning { $0.severity = .error }, line: nil),
    Case(verdict: warning { $0.outcome = .pass }, line: nil),
    Case(verdict: warning { $0.subject.region = nil }, line: nil),
    Case(
      verdict: warning { verdict in
        verdict.locations[0] = Sample.location("rd_expenditure", "约 \"5\", {x: 1} # 亿元\n", line: 12)
        verdict.missing = [MissingValue(name: "gdp", region: 0, year: 2023, why: .notReported)]
      },
      line: #"{for: R-1, revision: eddc30eacc1d25e0, values: {gdp: null, "#
        + #"rd_expenditure: "约 \"5\", {x: 1} # 亿元\u000a"}, text: ""}"#),
    Case(
      verdict: warning { verdict in
        // Another year's, another region's, and what stands in the pack.
        let place = Place(path: "a.yaml", line: 1, column: 1)
        verdict.locations = [
          Location(name: "gdp", region: 0, year: 2022, text: "1", place: place),
          Location(name: "gdp", region: 1, year: 2023, text: "1", place: place),
          Location(
            name: "rd_intensity", region: 0, year: 2023, text: "1.26", place: Place(path: "plan/indicators.yaml")),
          Location(name: "tier", region: 0, year: 2023, text: "国家级", place: place),
        ]
      },
      line: #"{for: R-1, revision: eddc30eacc1d25e0, text: ""}"#),
    Case(
      verdict: warning { verdict in
        verdict.locations = []
        verdict.subject.key = [NamedText(name: "name", text: "甲, 乙")]
        verdict.subject.each = [NamedText(name: "lab", text: "true"), NamedText(name: "x", text: "黑土 保护")]
      },
      line: #"{for: R-1, name: "甲, 乙", lab: "true", x: 黑土 保护, revision: eddc30eacc1d25e0, text: ""}"#),
    Case(
      verdict: warning { verdict in
        verdict.rule = "history-revised"
        (verdict.subject.indicator, verdict.subject.year) = ("gdp", 2022)
      },
      line: #"{for: history-revised, year: 2022, indicator: gdp, revision: bbb811844c799ef0, text: ""}"#),
    Case(
      verdict: warning { $0.locations = [Sample.location("gdp", "5 亿元", line: 1, path: "a.JSON")] },
      line: #"{"for": "R-1", "revision": "eddc30eacc1d25e0", "values": {"gdp": "5 亿元"}, "text": ""}"#),
  ]

  @Test("A warning has one that names the rule's revision and the values used; nothing else has", arguments: cases)
  func line(testCase: Case) {
    #expect(line(testCase.verdict) == testCase.line)
  }
}
