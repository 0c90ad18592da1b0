/// How a finding compares with those of an earlier assessment.
public enum Change: String, Sendable, CaseIterable {
  /// There was none with its fingerprint.
  case new
  /// There was the same one.
  case persisting
  /// There was one, with another outcome, severity, figure or requirement.
  case changed
}
