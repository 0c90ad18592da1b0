internal import Diagnostics
internal import Evaluation
internal import Packs

/// The findings of one rule and one severity that bear the same title.
struct FindingGroup {
  /// In which order findings of one severity are read: those with a figure before those that lack data, and documents
  /// that are not named last, so that they do not drown the others.
  enum Kind: Int, Comparable {
    case headline
    case headlineUndetermined
    case requirement
    case data
    case undetermined
    case evidence

    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  let rule: String
  let title: LocalizedText
  let severity: Severity
  var verdicts: [Verdict]
  let isHeadline: Bool

  var kind: Kind {
    if case .document = verdicts[0].required { return .evidence }
    if BuiltInRule(rawValue: rule) != nil { return .data }
    let isDecided = verdicts.contains { $0.outcome != .undetermined }
    if isHeadline { return isDecided ? .headline : .headlineUndetermined }
    return isDecided ? .requirement : .undetermined
  }

  /// Whether its findings differ by region and year alone: nothing stands anywhere that could be pointed at.
  var saysTheSame: Bool {
    kind == .evidence || (rule == BuiltInRule.reportMissing.rawValue && verdicts.count > 1)
  }

  /// The findings of an assessment: the most serious first, then by kind, then in the pack's order.
  static func groups(of assessment: Assessment) -> [FindingGroup] {
    let headline = assessment.rules.filter { $0.tags.contains("headline") }.map(\.id)
    var groups: [FindingGroup] = []
    for verdict in assessment.verdicts where verdict.isFinding {
      // A rule's verdicts stand together, so that its groups are the last ones.
      let own = groups.reversed().prefix { $0.rule == verdict.rule }
      if let back = own.firstIndex(where: { $0.severity == verdict.severity && $0.title == verdict.title }) {
        groups[back.base - 1].verdicts.append(verdict)
      } else {
        groups.append(
          FindingGroup(
            rule: verdict.rule, title: verdict.title, severity: verdict.severity, verdicts: [verdict],
            isHeadline: headline.contains(verdict.rule)))
      }
    }
    for index in groups.indices { groups[index].putDecidedFirst() }
    return groups.enumerated().sorted { a, b in
      (b.element.severity, a.element.kind, a.offset) < (a.element.severity, b.element.kind, b.offset)
    }.map(\.element)
  }

  private mutating func putDecidedFirst() {
    let decided = verdicts.filter { $0.outcome != .undetermined }
    if decided.count < verdicts.count { verdicts = decided + verdicts.filter { $0.outcome == .undetermined } }
  }
}
