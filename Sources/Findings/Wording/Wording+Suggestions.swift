internal import Diagnostics
internal import Evaluation
internal import Packs

/// What is probably wrong. Every sentence says of itself that it is a suggestion: it is for a person to check.
extension Wording {
  /// A sentence for each suggestion, the places of the cells in it; none where there is none.
  func suggestions(_ verdict: Verdict) -> [String] {
    verdict.suggestions.map { suggestion($0, for: verdict.subject) }
  }

  /// `可能的笔误（仅供核对）：技术合同成交额 421000 → 42.1 亿元，似以万元计而误作亿元（report.yaml:17:33）`.
  ///
  /// - Parameter subject: Whose finding it stands beside: what is its own is not said again.
  func suggestion(_ suggestion: Suggestion, for subject: Subject) -> String {
    head(suggestion) + colon + changes(suggestion, subject) + mends(suggestion)
  }

  private func head(_ suggestion: Suggestion) -> String {
    let isSmallest = suggestion.changes.contains { $0.slip == .other }
    let name = isSmallest ? say("最少的改动", "smallest change") : say("可能的笔误", "probably")
    let count = suggestion.alternatives
    return count > 1
      ? say("\(name)之一（\(count) 种同样可能，仅供核对）", "\(name) (one of \(count) as likely, to be checked)")
      : say("\(name)（仅供核对）", "\(name) (to be checked)")
  }

  /// The changes of one slip, then what it was.
  private func changes(_ suggestion: Suggestion, _ subject: Subject) -> String {
    var groups: [(slip: Slip, changes: [Suggestion.Change])] = []
    for change in suggestion.changes {
      if groups.last?.slip == change.slip {
        groups[groups.count - 1].changes.append(change)
      } else {
        groups.append((change.slip, [change]))
      }
    }
    return groups.map { group in
      let changes = group.changes.map { change($0, subject) }.joined(separator: comma)
      return changes + (slip(group.slip).map { comma + $0 } ?? "")
    }.joined(separator: say("；", "; "))
  }

  private func change(_ change: Suggestion.Change, _ subject: Subject) -> String {
    var subject = subject
    subject.register = change.register ?? subject.register
    let title = locationTitle(change.location, subject)
    let meant = change.text.map { " → " + $0 } ?? ""
    return title + " " + change.location.text + meant
      + say("（\(change.location.place)）", " (\(change.location.place))")
  }

  /// What may have happened; `nil` where nothing is known but that the figure would agree.
  private func slip(_ slip: Slip) -> String? {
    switch slip {
    case .unit(let meant, let written):
      say("似以\(meant)计而误作\(written)", "as if counted in \(meant) and written as \(written)")
    case .fraction: say("似把小数与百分数混淆", "as if a fraction was taken for a percentage, or a percentage for a fraction")
    case .decimalPoint:
      say("似小数点错位，或多写、少写了零", "as if the decimal point stood amiss, or zeros were too many or too few")
    case .exchanged: say("似两数互换", "as if the two were exchanged")
    case .asLastYear: say("与上年数完全相同，似照抄了上年数", "exactly last year's figure, as if it was copied")
    case .sign: say("似正负号写错", "as if the sign was wrong")
    case .digitsSwapped: say("似相邻两位数字颠倒", "as if two neighbouring digits were swapped")
    case .digitDoubled: say("似一位数字重复", "as if a digit was written twice")
    case .digitDropped: say("似漏写一位数字", "as if a digit was left out")
    case .other: nil
    }
  }

  private func mends(_ suggestion: Suggestion) -> String {
    if !suggestion.mendsAll {
      return say("；只能消除相互矛盾中的一部分", "; that mends only some of the contradictions")
    }
    let count = suggestion.mends.count
    guard count > 1 else { return "" }
    return say("；如属实，\(count) 项问题一并消除", "; if so, \(count) findings are mended together")
  }

  /// That not everything was tried.
  var suggestionsGivenUp: String {
    say("可能的笔误：组合太多，未能逐一试算", "Probable slips: too many combinations to try them all")
  }
}
