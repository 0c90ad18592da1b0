internal import Diagnostics
internal import Evaluation

extension Assessment {
  /// How many verdicts of all rules have an outcome, those that are left out of the list included.
  func count(_ outcome: Outcome) -> Int {
    rules.reduce(0) { $0 + $1.counts[outcome] }
  }

  /// How many findings are of a severity.
  func count(_ severity: Severity) -> Int {
    rules.reduce(0) { $0 + $1.findings[severity] }
  }
}
