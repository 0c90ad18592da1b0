internal import Evaluation

extension Outcome {
  /// What is to be looked at first, first.
  static let bySeriousness: [Outcome] = [.fail, .behind, .undetermined, .waived, .notDue, .pass, .notApplicable]

  /// One character that tells it from the others without its colour.
  var mark: String {
    switch self {
    case .pass: "✓"
    case .fail: "✕"
    case .behind: "↓"
    case .undetermined: "?"
    case .notDue: "…"
    case .notApplicable: "–"
    case .waived: "◇"
    }
  }
}
