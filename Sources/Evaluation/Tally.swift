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
  /// Those that are kept, of all rules, as they came.
  private var verdicts: [Verdict] = []
  /// The position of each of them.
  private var positions: [Position] = []
  /// How many verdicts were kept so far, those included that gave way to others.
  private var sequence = 0

  /// Where a verdict is to stand: by rules, region codes, years and rows; what was added first stands first among equals.
  fileprivate struct Position {
    let rule: Int
    let region: Int
    let year: Int
    let row: Int
    let sequence: Int
    /// The record's index where it stands in a file; before all of them where it does not.
    let record: Int
  }

  fileprivate struct Rule {
    var summary: RuleSummary
    /// Whether its verdicts on regions are as many as observations, so that the first of each outcome are kept.
    var isLong: Bool
    /// The verdicts that there is only so much room for, by outcome, by record: a rule with several forms comes by a
    /// record again.
    var limited = [[Int]](repeating: [], count: Outcome.allCases.count)
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
    guard let limit, verdict.subject.isRecord || rules[rule].isLong else { return keep(verdict, record, of: rule) }
    guard outcome.isShortfall || !verdict.subject.isRecord else { return }
    keep(verdict, record, of: rule, upTo: limit)
  }

  private mutating func keep(_ verdict: consuming Verdict, _ record: Int?, of rule: Int) {
    positions.append(position(of: verdict, record, rule))
    verdicts.append(verdict)
  }

  /// Keeps a verdict where there is room, or where it comes before another one, which gives way.
  private mutating func keep(_ verdict: consuming Verdict, _ record: Int?, of rule: Int, upTo limit: Int) {
    let outcome = verdict.outcome.index
    let record = record ?? -1
    let isLast = rules[rule].limited[outcome].last.map { positions[$0].record <= record } ?? true
    let count = rules[rule].limited[outcome].count
    guard count < limit || !isLast, limit > 0 else { return }
    let place = isLast ? count : rules[rule].limited[outcome].partitioningIndex { positions[$0].record > record }
    guard count == limit, let given = rules[rule].limited[outcome].popLast() else {
      rules[rule].limited[outcome].insert(verdicts.count, at: place)
      return keep(verdict, record, of: rule)
    }
    rules[rule].limited[outcome].insert(given, at: place)
    positions[given] = position(of: verdict, record, rule)
    verdicts[given] = verdict
  }

  private mutating func position(of verdict: borrowing Verdict, _ record: Int?, _ rule: Int) -> Position {
    sequence += 1
    return Position(
      rule: rule, region: verdict.subject.region ?? .max, year: verdict.subject.year ?? .max,
      row: verdict.subject.row ?? 0, sequence: sequence, record: record ?? -1)
  }

  private mutating func list(_ row: Int, of outcome: Outcome, for rule: Int) {
    guard let rowLimit, rowLimit > 0, rules[rule].summary.rows != nil else { return }
    rules[rule].summary.rows?[outcome, default: []].insertOnce(row, upTo: rowLimit)
  }

  func result() -> Judge.Result {
    Judge.Result(rules: rules.map(\.summary), verdicts: ordered)
  }

  private var ordered: [Verdict] {
    // As they come from reports they are in order, and need not be copied.
    if zip(positions, positions.dropFirst()).allSatisfy({ $0.precedes($1) }) { return verdicts }
    return verdicts.indices.sorted { positions[$0].precedes(positions[$1]) }.map { verdicts[$0] }
  }
}

extension Tally.Rule {
  fileprivate mutating func count(_ count: Int, of outcome: Outcome, _ severity: Severity) {
    summary.counts.add(count, of: outcome)
    if outcome.isShortfall, severity != .none { summary.findings.add(count, of: severity) }
  }
}

extension Tally.Position {
  fileprivate func precedes(_ other: Self) -> Bool {
    (rule, region, year, row, sequence) < (other.rule, other.region, other.year, other.row, other.sequence)
  }
}

extension Subject {
  fileprivate var isRecord: Bool { register != nil && row != nil }
}

extension [Int] {
  /// Inserts an element in its order, unless it is there, and lets the list have so many at most.
  fileprivate mutating func insertOnce(_ element: Int, upTo limit: Int) {
    let index = partitioningIndex { $0 >= element }
    guard index < limit, index == count || self[index] != element else { return }
    insert(element, at: index)
    if count > limit { removeLast() }
  }
}
