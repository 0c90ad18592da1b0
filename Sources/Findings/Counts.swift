internal import Diagnostics
internal import Evaluation

extension Assessment {
  /// The outcomes of all rules, verdicts that are left out of the list included.
  var counts: [Outcome: Int] {
    rules.reduce(into: [:]) { counts, rule in
      for outcome in Outcome.allCases { counts[outcome, default: 0] += rule.counts[outcome] }
    }
  }

  /// The findings of each severity.
  var findings: [Severity: Int] {
    rules.reduce(into: [:]) { $0.merge($1.findings, uniquingKeysWith: +) }
  }
}
