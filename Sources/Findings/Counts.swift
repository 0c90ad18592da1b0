internal import Diagnostics
internal import Evaluation
internal import Reports

extension Assessment {
  /// How many verdicts of all rules have an outcome, those that are left out of the list included.
  func count(_ outcome: Outcome) -> Int {
    rules.reduce(0) { $0 + $1.counts[outcome] }
  }

  /// How many faults of form there are, those that are left out of the list included.
  var faultCount: Int {
    faults.reduce(0) { sum, fault in
      guard fault.severity == .error else { return sum }
      if case .moreFaults(let count)? = fault.fact as? ReportFault { return sum + count }
      return sum + 1
    }
  }

  /// How many findings are of a severity.
  func count(_ severity: Severity) -> Int {
    rules.reduce(0) { $0 + $1.findings[severity] }
  }
}
