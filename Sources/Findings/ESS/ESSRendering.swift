public import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// An assessment as a validation report of the European Statistical System ("Design of a generic machine-readable
/// validation report structure", version 1.0.1).
///
/// One validation for each verdict that is kept: findings first, in the order in which they are read, then what waivers
/// cover, then what passed. A result is `1`, `0` or `NA`; what was not asked of a subject, because it does not apply or is
/// not due, is no validation and stands in no report. The structure asks for the time of the event: it is the as-of date, so
/// that the same input gives the same bytes. Beside the structure's own members stand `rule.id`, `outcome` and
/// `message`, which it allows.
public struct ESSRendering {
  /// Renders an assessment, its texts in the given language.
  ///
  /// - Returns: One array and a line feed, in UTF-8, a validation a line.
  public static func render(_ presentation: Presentation, language: Language) -> String {
    let rendering = ESSRendering(presentation, language)
    var writer = JSONWriter()
    writer.lines(rendering.validations) { rendering.write($1, &$0) }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private let presentation: Presentation
  private let language: Language
  private let words: Wording
  private var assessment: Assessment { presentation.assessment }

  private init(_ presentation: Presentation, _ language: Language) {
    self.presentation = presentation
    self.language = language
    words = Wording(language: language, names: PlanNames(presentation.assessment))
  }

  private var validations: [Validation] {
    let shown = (presentation.findings + presentation.waived).map { Validation($0.verdict, $0.fingerprint) }
    let others = assessment.verdicts.filter { !$0.isFinding && $0.outcome != .waived }
    return (shown + others.map { Validation($0, presentation.fingerprint($0)) }).filter { $0.result != nil }
  }

  private struct Validation {
    let verdict: Verdict
    let fingerprint: String

    init(_ verdict: Verdict, _ fingerprint: String) {
      self.verdict = verdict
      self.fingerprint = fingerprint
    }

    /// `nil` where nothing was asked.
    var result: String? {
      switch verdict.outcome {
      case .pass: "1"
      case .fail, .behind: "0"
      case .undetermined: "NA"
      case .waived: verdict.isUndecided ? "NA" : "0"
      case .notDue, .notApplicable: nil
      }
    }

    /// Of a waived one nobody has to act.
    var severity: String {
      switch verdict.severity {
      case _ where verdict.outcome == .waived: "information"
      case .error: "error"
      case .warning: "warning"
      case .note, .none: "information"
      }
    }
  }

  private func write(_ validation: Validation, _ writer: inout JSONWriter) {
    let verdict = validation.verdict
    writer.object { writer in
      writer.member("id", validation.fingerprint)
      writer.member("type", "validation")
      writer.key("event")
      writer.object { writer in
        writer.member("time", "\(assessment.asOf)T00:00:00Z")
        writer.member("actor", "\(Tool.name) \(Tool.version)")
      }
      writer.key("rule")
      writer.object { writer in rule(validation, &writer) }
      writer.key("data")
      writer.object { writer in
        let keys = DataKeys(verdict, assessment)
        self.keys("source", keys.source, &writer)
        self.keys("target", keys.target, &writer)
        writer.member("description", words.subject(verdict))
      }
      writer.member("value", validation.result)
      writer.member("outcome", verdict.outcome.rawValue)
      writer.member("message", words.message(verdict))
    }
  }

  private func rule(_ validation: Validation, _ writer: inout JSONWriter) {
    let verdict = validation.verdict
    writer.member("id", verdict.rule)
    // The pack format's version, as its `pack.yaml` says.
    writer.member("language", "plumbline 1")
    writer.member("expression", RuleStatement(verdict, assessment)?.text ?? verdict.rule)
    writer.member("severity", validation.severity)
    writer.member("description", verdict.title[language])
    // The structure knows one case that is less severe than its rule says, and why.
    guard let reason = verdict.waiver.map(words.reason) ?? verdict.explanation?.text else { return }
    writer.member("change", "down")
    writer.member("explanation", reason)
  }

  private func keys(_ name: String, _ keys: [[String]], _ writer: inout JSONWriter) {
    writer.key(name)
    writer.array { writer in
      for key in keys {
        writer.array { writer in for part in key { writer.string(part) } }
      }
    }
  }
}
