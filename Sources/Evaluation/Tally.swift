internal import Diagnostics
internal import Packs
internal import Tables

/// Counts verdicts by rule and keeps those that the output has room for.
struct Tally {
  /// `nil` where every verdict is kept.
  let limit: Int?
  /// How many rows of each outcome to list, `nil` for none.
  private let rowLimit: Int?
  private var rules: [Rule] = []
  /// How many verdicts were kept so far.
  private var sequence = 0

  /// A verdict with its place among those of its rule.
  fileprivate struct Kept {
    /// The record's index where it stands in a file; before all of them where it does not.
    let record: Int
    let sequence: Int
    let verdict: Verdict
  }

  fileprivate struct Rule {
    var summary: RuleSummary
    /// Whether its verdicts on regions are as many as observations, so that the first of each outcome are kept.
    var isLong: Bool
    var verdicts: [Kept] = []
    /// Verdicts on records by outcome, by record: a rule with several forms comes by a record again.
    var ofRecords = [[Kept]](repeating: [], count: Outcome.allCases.count)
  }

  init(limit: Int?, rowLimit: Int? = nil) {
    self.limit = limit
    self.rowLimit = rowLimit
  }

  /// - Parameters:
  ///   - listsRows: Whether it judges records of a file, so that its rows are to be listed.
  ///   - isLong: Whether the first of its verdicts on regions are kept for each outcome, rather than all of them.
  mutating func begin(_ rule: RuleSummary, listsRows: Bool = false, isLong: Bool = false) {
    var rule = rule
    if rowLimit != nil, listsRows { rule.rows = [:] }
    rules.append(Rule(summary: rule, isLong: isLong))
  }

  /// Adds a verdict of the rule that was begun last.
  ///
  /// - Parameter record: Its record's index, where that stands in a file.
  mutating func add(_ verdict: consuming Verdict, record: Int? = nil) {
    guard !rules.isEmpty else { return }
    append(verdict, record, to: rules.count - 1)
  }

  /// Adds to a rule that was begun earlier.
  mutating func add(_ verdict: consuming Verdict, to rule: String) {
    if let index = rules.firstIndex(where: { $0.summary.id == rule }) { append(verdict, nil, to: index) }
  }

  /// Counts verdicts of the rule that was begun last, none of which is kept.
  mutating func add(count: Int, of outcome: Outcome, severity: Severity) {
    guard !rules.isEmpty else { return }
    rules[rules.count - 1].count(count, of: outcome, severity)
  }

  /// Lists a row of a file for the rule that was begun last.
  mutating func add(row: Int, of outcome: Outcome) {
    guard !rules.isEmpty else { return }
    list(row, of: outcome, for: rules.count - 1)
  }

  private mutating func append(_ verdict: consuming Verdict, _ record: Int?, to rule: Int) {
    let outcome = verdict.outcome
    rules[rule].count(1, of: outcome, verdict.severity)
    if record != nil, outcome.isShortfall, let row = verdict.subject.row { list(row, of: outcome, for: rule) }
    sequence += 1
    guard let limit, verdict.subject.isRecord || rules[rule].isLong else {
      return rules[rule].verdicts.append(Kept(record: record ?? -1, sequence: sequence, verdict: verdict))
    }
    guard outcome.isShortfall || !verdict.subject.isRecord else { return }
    let kept = Kept(record: record ?? -1, sequence: sequence, verdict: verdict)
    rules[rule].ofRecords[outcome.index].insert(kept, upTo: limit) { $0.record > kept.record }
  }

  private mutating func list(_ row: Int, of outcome: Outcome, for rule: Int) {
    guard let rowLimit, rowLimit > 0, rules[rule].summary.rows != nil else { return }
    rules[rule].summary.rows?[outcome, default: []].insertOnce(row, upTo: rowLimit)
  }

  func result() -> Judge.Result {
    Judge.Result(rules: rules.map(\.summary), verdicts: rules.flatMap(\.ordered))
  }
}

extension Tally.Rule {
  fileprivate mutating func count(_ count: Int, of outcome: Outcome, _ severity: Severity) {
    summary.counts.add(count, of: outcome)
    if outcome.isShortfall, severity != .none { summary.findings.add(count, of: severity) }
  }

  /// By region codes, years and rows; what was added first stands first among equals.
  fileprivate var ordered: [Verdict] {
    let all = verdicts + ofRecords.joined()
    return all.sorted { a, b in
      let (first, second) = (a.verdict.subject, b.verdict.subject)
      return first.precedes(second) || (!second.precedes(first) && a.sequence < b.sequence)
    }.map(\.verdict)
  }
}

extension Subject {
  fileprivate var isRecord: Bool { register != nil && row != nil }
}

extension Array {
  /// Inserts an element in its order, before those that are to stand behind it, and lets the list have so many at most.
  fileprivate mutating func insert(_ element: Element, upTo limit: Int, before isBehind: (Element) -> Bool) {
    let index = last.map(isBehind) ?? false ? partitioningIndex(where: isBehind) : count
    guard index < limit else { return }
    insert(element, at: index)
    if count > limit { removeLast() }
  }
}

extension [Int] {
  fileprivate mutating func insertOnce(_ element: Int, upTo limit: Int) {
    let index = partitioningIndex { $0 >= element }
    if index < count, self[index] == element { return }
    insert(element, upTo: limit) { $0 > element }
  }
}
