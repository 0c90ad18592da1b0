/// How a rule turned out for a subject (contract §7).
public enum Outcome: String, Sendable, CaseIterable {
  /// The requirement holds; before the due year, already or as far as its path asks.
  case pass
  case fail
  /// Due in a later year, and short of the path's value for this one (滞后).
  case behind
  /// A value that it needs is missing or unusable.
  case undetermined
  /// Due in a later year, with no path for this one, and not shown to hold yet.
  case notDue = "not_due"
  case notApplicable = "not_applicable"
  /// It would not pass, and a waiver in force covers it.
  case waived

  /// Whether something is not as it should be, or cannot be told.
  public var isShortfall: Bool {
    switch self {
    case .fail, .behind, .undetermined: true
    case .pass, .notDue, .notApplicable, .waived: false
    }
  }

  var index: Int {
    switch self {
    case .pass: 0
    case .fail: 1
    case .behind: 2
    case .undetermined: 3
    case .notDue: 4
    case .notApplicable: 5
    case .waived: 6
    }
  }
}
