/// A form in which an assessment is given out; one file of this target writes each.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// For programs (contract §9).
  case json
}
