internal import Packs

/// Counts verdicts by rule and keeps those that the output has room for.
struct Tally {
  /// `nil` where every verdict is kept.
  private let limit: Int?
  private var rules: [RuleSummary] = []
  /// Of all rules, one rule's after another's.
  private var verdicts: [Verdict] = []
  /// Where each rule's verdicts begin.
  private var starts: [Int] = []
  /// Verdicts on records kept for the current rule, by outcome.
  private var kept = OutcomeCounts()

  init(limit: Int?) {
    self.limit = limit
  }

  mutating func begin(_ rule: RuleSummary) {
    rules.append(rule)
    starts.append(verdicts.count)
    kept = OutcomeCounts()
  }

  mutating func add(_ verdict: consuming Verdict) {
    guard !rules.isEmpty else { return }
    append(verdict, to: rules.count - 1)
  }

  /// Adds to a rule that was begun earlier.
  mutating func add(_ verdict: consuming Verdict, to rule: String) {
    if let index = rules.firstIndex(where: { $0.id == rule }) { append(verdict, to: index) }
  }

  private mutating func append(_ verdict: consuming Verdict, to rule: Int) {
    rules[rule].counts.add(verdict.outcome)
    if verdict.isFinding { rules[rule].findings.add(verdict.severity) }
    if let limit, verdict.subject.register != nil, verdict.subject.row != nil {
      guard verdict.outcome.isShortfall, kept[verdict.outcome] < limit else { return }
      kept.add(verdict.outcome)
    }
    guard rule + 1 < starts.count else { return verdicts.append(verdict) }
    verdicts.insert(verdict, at: starts[rule + 1])
    for later in starts.indices.dropFirst(rule + 1) { starts[later] += 1 }
  }

  mutating func result() -> Judge.Result {
    for (rule, start) in starts.enumerated() {
      order(start..<(rule + 1 < starts.count ? starts[rule + 1] : verdicts.count))
    }
    return Judge.Result(rules: rules, verdicts: verdicts)
  }

  /// By region codes, years and rows; what was added first stands first among equals.
  private mutating func order(_ range: Range<Int>) {
    let isOrdered = range.dropLast().allSatisfy { !verdicts[$0 + 1].subject.precedes(verdicts[$0].subject) }
    guard !isOrdered else { return }
    let ordered = range.sorted { a, b in
      let (first, second) = (verdicts[a].subject, verdicts[b].subject)
      return first.precedes(second) || (!second.precedes(first) && a < b)
    }.map { verdicts[$0] }
    verdicts.replaceSubrange(range, with: ordered)
  }
}
