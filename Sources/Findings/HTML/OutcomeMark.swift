internal import Evaluation

extension Outcome {
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

  /// The class of its colour in the style sheet.
  var styleClass: String { "o-\(rawValue)" }

  /// What is to be looked at first, first.
  static let bySeriousness: [Outcome] = [.fail, .behind, .undetermined, .waived, .notDue, .pass, .notApplicable]
}

extension HTMLWriter {
  /// The outcome's mark in its colour; a screen reader is told by words beside it.
  mutating func mark(_ outcome: Outcome) {
    element("span", ["class": "mark \(outcome.styleClass)", "aria-hidden": "true"], text: outcome.mark)
  }

  /// The outcome as mark and word.
  mutating func badge(_ outcome: Outcome, _ words: BothWordings) {
    element("span", ["class": "badge \(outcome.styleClass)"]) { writer in
      writer.element("span", ["aria-hidden": "true"], text: outcome.mark + " ")
      writer.both(words { $0.outcome(outcome) })
    }
  }
}
