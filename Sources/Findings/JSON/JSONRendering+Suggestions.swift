internal import Diagnostics
internal import Evaluation
internal import Packs

/// What is probably wrong.
extension JSONRendering {
  /// Suggestions that mend a verdict which is shown.
  func shownSuggestions(_ presentation: Presentation) -> [Suggestion] {
    presentation.assessment.suggestions.all.filter { $0.mends.contains(where: presentation.selection.contains) }
  }

  func suggestion(_ suggestion: Suggestion, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("changes")
      writer.array { writer in for change in suggestion.changes { self.change(change, &writer) } }
      writer.key("mends")
      writer.array { writer in for mended in suggestion.mends { writer.string(fingerprint(mended)) } }
      writer.member("mends_all", suggestion.mendsAll)
      writer.member("alternatives", suggestion.alternatives)
    }
  }

  private func change(_ change: Suggestion.Change, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("slip", change.slip.word)
      if case .unit(let meant, let written) = change.slip {
        writer.member("meant_unit", meant)
        writer.member("written_unit", written)
      }
      writer.member("suggested", change.text)
      writer.member("register", change.register)
      writer.key("location")
      location(change.location, &writer)
    }
  }
}

extension Slip {
  /// As JSON and SARIF have it.
  var word: String {
    switch self {
    case .unit: "unit"
    case .fraction: "fraction"
    case .decimalPoint: "decimal_point"
    case .exchanged: "exchanged"
    case .asLastYear: "as_last_year"
    case .sign: "sign"
    case .digitsSwapped: "digits_swapped"
    case .digitDoubled: "digit_doubled"
    case .digitDropped: "digit_dropped"
    case .other: "other"
    }
  }
}
