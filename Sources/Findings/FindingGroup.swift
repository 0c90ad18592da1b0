internal import Diagnostics
internal import Evaluation
internal import Packs

/// Findings that are read together: those of one rule and one severity that bear the same title, and what follows from
/// them.
struct FindingGroup: Sendable {
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
  /// Those that stand for themselves.
  var findings: [Finding]
  /// Those that would go away with them.
  var consequences: [Finding] = []
  let isHeadline: Bool

  /// In the order in which they are read.
  var all: [Finding] { findings + consequences }

  var kind: Kind {
    if case .document = findings[0].verdict.required { return .evidence }
    if BuiltInRule(rawValue: rule) != nil { return .data }
    let isDecided = findings.contains { $0.verdict.outcome != .undetermined }
    if isHeadline { return isDecided ? .headline : .headlineUndetermined }
    return isDecided ? .requirement : .undetermined
  }

  /// Whether its findings differ by region and year alone: nothing stands anywhere that could be pointed at.
  var saysTheSame: Bool {
    kind == .evidence || (rule == BuiltInRule.reportMissing.rawValue && findings.count > 1)
  }

  /// The findings of an assessment: the most serious first, then by kind, then in the pack's order.
  static func groups(of assessment: Assessment, _ finding: (Verdict) -> Finding) -> [FindingGroup] {
    let headline = assessment.rules.filter { $0.tags.contains("headline") }.map(\.id)
    var groups: [FindingGroup] = []
    for verdict in assessment.verdicts where verdict.isFinding {
      // A rule's verdicts stand together, so that its groups are the last ones.
      let own = groups.reversed().prefix { $0.rule == verdict.rule }
      if let back = own.firstIndex(where: { $0.severity == verdict.severity && $0.title == verdict.title }) {
        groups[back.base - 1].findings.append(finding(verdict))
      } else {
        groups.append(
          FindingGroup(
            rule: verdict.rule, title: verdict.title, severity: verdict.severity, findings: [finding(verdict)],
            isHeadline: headline.contains(verdict.rule)))
      }
    }
    for index in groups.indices { groups[index].putDecidedFirst() }
    return groups.enumerated().sorted { a, b in
      (b.element.severity, a.element.kind, a.offset) < (a.element.severity, b.element.kind, b.offset)
    }.map(\.element)
  }

  private mutating func putDecidedFirst() {
    let decided = findings.filter { $0.verdict.outcome != .undetermined }
    if decided.count < findings.count { findings = decided + findings.filter { $0.verdict.outcome == .undetermined } }
  }
}
