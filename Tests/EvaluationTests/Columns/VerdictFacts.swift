import Diagnostics
import Evaluation
import Packs
import Reports

/// All that a verdict says, as one line.
struct VerdictFacts: CustomStringConvertible {
  let description: String

  /// - Parameter withPlaces: Whether the places of its values are part of it.
  init(_ verdict: Verdict, withPlaces: Bool) {
    let subject = verdict.subject
    let key = (subject.key + subject.each).map { "\($0.name)=\($0.text)" }.joined(separator: " ")
    var parts: [String] = [verdict.rule, verdict.outcome.rawValue, verdict.severity.rawValue]
    parts.append("\(subject.region ?? -1)/\(subject.year ?? -1) \(subject.register ?? "") \(subject.row ?? 0) \(key)")
    parts.append("#\(subject.occurrence) \(subject.indicator ?? "") \(subject.field ?? "")")
    parts.append(verdict.title.zh)
    parts.append("actual \(verdict.actual?.text ?? "-") margin \(verdict.margin?.text ?? "-")")
    parts.append(verdict.required.map(Self.text) ?? "")
    // Which of them is met first depends on how records are visited.
    parts.append("missing " + verdict.missing.map(Self.text).sorted().joined(separator: ", "))
    parts += [verdict.ownMessage?.zh, verdict.note?.zh, verdict.waiver?.reason, verdict.explanation?.text].map {
      $0 ?? ""
    }
    parts.append(verdict.cause.map { "\($0)" } ?? "")
    // Each run has a folder of its own.
    if withPlaces {
      parts += verdict.locations.map {
        "\($0.name) \($0.place.description.split(separator: "/").last ?? "") \($0.text)"
      }
    }
    description = parts.joined(separator: " | ")
  }

  private static func text(_ missing: MissingValue) -> String {
    "\(missing.name)@\(missing.region ?? -1)/\(missing.year ?? -1) \(missing.why)"
  }

  private static func text(_ required: Required) -> String {
    switch required {
    case .expression(let text): text
    case .fields(let names): names.joined(separator: " ")
    case .document(let text): text.zh
    case .limit(let limit):
      [limit.value, limit.low, limit.high, limit.tolerance, limit.target].map { $0?.text ?? "-" }.joined(separator: " ")
        + " \(limit.comparison) \(limit.roundedTo ?? -1) \(limit.path ?? "") \(limit.due ?? 0)"
    }
  }

  /// What is said of a rule as a whole.
  static func of(_ rule: RuleSummary) -> String {
    let counts = Outcome.allCases.map { "\(rule.counts[$0])" }.joined(separator: " ")
    let findings = Severity.allCases.filter { rule.findings[$0] != 0 }.map { "\($0) \(rule.findings[$0])" }
    let rows = rule.rows.map { rows in
      Outcome.allCases.compactMap { outcome in rows[outcome].map { "\(outcome) \($0)" } }.joined(separator: " ")
    }
    return "\(rule.id): \(counts); " + findings.joined(separator: " ")
      + "; " + (rows ?? "no rows") + "; " + rule.title.zh
  }
}
