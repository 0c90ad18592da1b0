internal import Diagnostics
package import Evaluation
internal import Packs
internal import Quantities
internal import Reports

/// All that a verdict says, as one line.
package struct VerdictFacts: CustomStringConvertible {
  package let description: String

  /// - Parameters:
  ///   - withPlaces: Whether the places of its values are part of it.
  ///   - withRow: Whether its row is, and which of several records with one key it is on.
  package init(_ verdict: Verdict, withPlaces: Bool, withRow: Bool = true) {
    let subject = verdict.subject
    let key = (subject.key + subject.each).map { "\($0.name)=\($0.text)" }.joined(separator: " ")
    var parts: [String] = [verdict.rule, verdict.outcome.rawValue, verdict.severity.rawValue]
    parts.append(
      "\(subject.region ?? -1)/\(subject.year ?? -1) \(subject.register ?? "") \(withRow ? subject.row ?? 0 : 0) \(key)"
    )
    parts.append("#\(withRow ? subject.occurrence : 0) \(subject.indicator ?? "") \(subject.field ?? "")")
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
  package static func of(_ rule: RuleSummary) -> String {
    let counts = Outcome.allCases.map { "\(rule.counts[$0])" }.joined(separator: " ")
    let findings = Severity.allCases.filter { rule.findings[$0] != 0 }.map { "\($0) \(rule.findings[$0])" }
    let rows = rule.rows.map { rows in
      Outcome.allCases.compactMap { outcome in rows[outcome].map { "\(outcome) \($0)" } }.joined(separator: " ")
    }
    return "\(rule.id): \(counts); " + findings.joined(separator: " ")
      + "; " + (rows ?? "no rows") + "; " + rule.title.zh
  }
}

extension Figure {
  /// `1.44 %`.
  fileprivate var text: String { unit.symbol.isEmpty ? number.description : number.description + " " + unit.symbol }
}
