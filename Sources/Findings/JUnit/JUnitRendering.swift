public import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// An assessment as JUnit XML, for what a continuous integration shows of tests.
///
/// A test case is a verdict that is kept, its class the rule and its name the subject. Suites of findings come first, in the
/// order in which they are read; then a suite for each rule with its other verdicts, those that a waiver covers
/// among them. What fails or is behind is a failure, what is undetermined an error, each of its severity's type.
/// What is waived, not due, not applicable, or only recorded is skipped with the reason.
public struct JUnitRendering {
  /// Renders an assessment, its messages in the given language; every verdict's fingerprint stands with it, unless it
  /// passed.
  public static func render(_ presentation: Presentation, language: Language) -> String {
    JUnitDocument(JUnitRendering(presentation, language).suites).text
  }

  private let presentation: Presentation
  private let language: Language
  private let words: Wording
  private let unlisted: [String: Int]
  private var assessment: Assessment { presentation.assessment }

  private init(_ presentation: Presentation, _ language: Language) {
    self.presentation = presentation
    self.language = language
    words = Wording(language: language, names: PlanNames(presentation.assessment))
    unlisted = presentation.unlisted
  }

  private var suites: [JUnitSuite] {
    let findings = presentation.groups.map { group in
      suite(group.rule, group.title[language], group.all.map { testCase($0.verdict, $0.fingerprint) })
    }
    var rest: [(rule: String, cases: [JUnitCase])] = []
    for verdict in assessment.verdicts where !verdict.isFinding {
      let testCase = testCase(verdict, presentation.fingerprint(verdict))
      if rest.last?.rule == verdict.rule {
        rest[rest.count - 1].cases.append(testCase)
      } else {
        rest.append((verdict.rule, [testCase]))
      }
    }
    // Nothing of these rules is listed, and all the same they are not met.
    let untold = presentation.untold.map { rule, count in
      let text = words.unlisted(count)
      let failed = JUnitCase.Outcome.failed(type: rule.severity.rawValue, message: text, text: text)
      return suite(rule.id, rule.title[language], [JUnitCase(name: text, className: rule.id, failed)])
    }
    return findings + untold
      + rest.map { rule, cases in
        suite(rule, assessment.rules.first { $0.id == rule }?.title[language] ?? "", cases)
      }
  }

  /// The rule's full counts stand with each of its suites: not every verdict is kept.
  ///
  /// - Parameter rule: `nil` for findings of several rules that lack the same data.
  private func suite(_ rule: String?, _ title: String, _ cases: [JUnitCase]) -> JUnitSuite {
    var suite = JUnitSuite(
      name: rule.map { "\($0) \(title)" } ?? title, package: assessment.pack.id, date: assessment.asOf, cases: cases)
    if let rule, let summary = assessment.rules.first(where: { $0.id == rule }) {
      suite.properties =
        [("rule", rule), ("severity", summary.severity.rawValue)]
        + Outcome.allCases.map { ($0.rawValue, String(summary.counts[$0])) }
      if let count = unlisted[rule] { suite.properties.append(("unlisted", String(count))) }
    }
    return suite
  }

  private func testCase(_ verdict: Verdict, _ fingerprint: String) -> JUnitCase {
    JUnitCase(name: words.subject(verdict), className: verdict.rule, outcome(verdict, fingerprint))
  }

  private func outcome(_ verdict: Verdict, _ fingerprint: String) -> JUnitCase.Outcome {
    let text = body(verdict, fingerprint)
    switch verdict.outcome {
    case .pass: return .passed
    case .fail, .behind, .undetermined:
      guard verdict.isFinding else { return .skipped(message: words.recorded(verdict), text: text) }
      let (type, message) = (verdict.severity.rawValue, words.statement(verdict))
      return verdict.outcome == .undetermined
        ? .errored(type: type, message: message, text: text) : .failed(type: type, message: message, text: text)
    case .notDue, .notApplicable, .waived:
      return .skipped(message: words.outcome(verdict.outcome) + words.colon + words.message(verdict), text: text)
    }
  }

  private static let mostPlaces = 30

  /// What else there is to say of it, a line each.
  private func body(_ verdict: Verdict, _ fingerprint: String) -> String {
    let places = verdict.locations.prefix(Self.mostPlaces).map { location in
      "\(location.place)  \(words.location(location, verdict.subject))"
    }
    var lines = words.advice(verdict, besideFinding: true) + words.suggestions(verdict) + places
    let more = verdict.locations.count - places.count
    if more > 0 { lines.append(words.morePlaces(more)) }
    lines += verdict.sources.map(words.clause)
    if let note = verdict.note { lines.append(words.note(note)) }
    if let explanation = verdict.explanation {
      lines.append("\(explanation.place)  \(words.explanation(explanation.text))")
    }
    if let waiver = verdict.waiver { lines.append("\(waiver.place)  \(words.reason(waiver))") }
    lines.append("fingerprint: \(fingerprint)")
    return lines.map(PlainText.visible).joined(separator: "\n")
  }
}
