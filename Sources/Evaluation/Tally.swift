internal import Packs

/// Counts verdicts by rule and keeps those that the output has room for.
struct Tally {
  /// `nil` where every verdict is kept.
  private let limit: Int?
  private var rules: [RuleSummary] = []
  private var verdicts: [[Verdict]] = []
  /// Verdicts on records kept for the current rule, by outcome.
  private var kept: [Outcome: Int] = [:]

  init(limit: Int?) {
    self.limit = limit
  }

  mutating func begin(_ rule: RuleSummary) {
    rules.append(rule)
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
    rules[rule].counts.add(verdict.outcome)
    if verdict.isFinding { rules[rule].findings[verdict.severity, default: 0] += 1 }
    if let limit, verdict.subject.register != nil, verdict.subject.row != nil {
      guard verdict.outcome.isShortfall, kept[verdict.outcome, default: 0] < limit else { return }
      kept[verdict.outcome, default: 0] += 1
    }
    verdicts[rule].append(verdict)
  }

  func result() -> Judge.Result {
    Judge.Result(rules: rules, verdicts: verdicts.flatMap(Self.ordered))
  }

  /// By region codes, years and rows; what was added first stands first among equals.
  private static func ordered(_ verdicts: [Verdict]) -> [Verdict] {
    let isOrdered = zip(verdicts, verdicts.dropFirst()).allSatisfy { !$1.subject.precedes($0.subject) }
    guard !isOrdered else { return verdicts }
    return verdicts.indices.sorted { a, b in
      let (first, second) = (verdicts[a].subject, verdicts[b].subject)
      return first.precedes(second) || (!second.precedes(first) && a < b)
    }.map { verdicts[$0] }
  }
}
