internal import Evaluation

extension Outcome {
  /// The class of its colour in the style sheet.
  var styleClass: String { "o-\(rawValue)" }
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
