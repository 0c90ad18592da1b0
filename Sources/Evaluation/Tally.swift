internal import Packs

/// Counts verdicts by rule and keeps those that the output has room for.
struct Tally {
  private let limit: Int
  private var rules: [RuleSummary] = []
  private var counts: [OutcomeCounts] = []
  private var verdicts: [[Verdict]] = []
  /// Verdicts on records kept for the current rule, by outcome.
  private var kept: [Outcome: Int] = [:]

  init(limit: Int) {
    self.limit = limit
  }

  mutating func begin(_ rule: RuleSummary) {
    rules.append(rule)
    counts.append(OutcomeCounts())
    verdicts.append([])
    kept = [:]
  }

  mutating func add(_ verdict: Verdict) {
    guard !rules.isEmpty else { return }
    append(verdict, to: rules.count - 1)
  }

  /// Adds to a rule that was begun earlier.
  mutating func add(_ verdict: Verdict, to rule: String) {
    if let index = rules.firstIndex(where: { $0.id == rule }) { append(verdict, to: index) }
  }

  private mutating func append(_ verdict: Verdict, to rule: Int) {
    counts[rule].add(verdict.outcome)
    if verdict.subject.register != nil, verdict.subject.row != nil {
      guard verdict.isFinding, kept[verdict.outcome, default: 0] < limit else { return }
      kept[verdict.outcome, default: 0] += 1
    }
    verdicts[rule].append(verdict)
  }

  func result() -> Judge.Result {
    let summaries = zip(rules, counts).map { rule, counts in
      RuleSummary(
        id: rule.id, also: rule.also, severity: rule.severity, title: rule.title, sources: rule.sources,
        tags: rule.tags, counts: counts)
    }
    return Judge.Result(rules: summaries, verdicts: verdicts.flatMap(Self.ordered))
  }

  /// By region codes, years and rows; what was added first stands first among equals.
  private static func ordered(_ verdicts: [Verdict]) -> [Verdict] {
    verdicts.enumerated().sorted { a, b in
      if a.element.subject.precedes(b.element.subject) { return true }
      return !b.element.subject.precedes(a.element.subject) && a.offset < b.offset
    }.map(\.element)
  }
}
