internal import Diagnostics
internal import Packs
internal import Tables

/// Counts verdicts by rule and keeps those that the output has room for.
struct Tally {
  /// `nil` where every verdict is kept.
  let limit: Int?
  /// How many rows of each outcome to list, `nil` for none.
  private let rowLimit: Int?
  private var rules: [RuleSummary] = []
  /// Those that are kept, of all rules, as they came.
  private var verdicts: [Verdict] = []
  /// The position of each of them.
  private var positions: [Position] = []
  /// How many verdicts were kept so far, those included that gave way to others.
  private var sequence = 0
  /// Whether the rule that was begun last has as many verdicts on regions as there are observations, so that the first
  /// of each outcome are kept.
  private var isLong = false
  /// The kept verdicts of that rule that there is only so much room for, by outcome, by record: a rule with several
  /// forms comes by a record again.
  private var limited = [[Int]](repeating: [], count: Outcome.allCases.count)

  /// Where a verdict is to stand: by rules, region codes, years and rows; among equals, what was added first stands
  /// first.
  fileprivate struct Position {
    let rule: Int
    let region: Int
    let year: Int
    let row: Int
    let sequence: Int
    /// The record's index where it stands in a file; before all of them where it does not.
    let record: Int
  }

  init(limit: Int?, rowLimit: Int? = nil) {
    self.limit = limit
    self.rowLimit = rowLimit
  }

  /// - Parameters:
  ///   - listsRows: Whether it judges records of a file, so that its rows are to be listed.
  ///   - isLong: Whether the first of its verdicts on regions are kept for each outcome, rather than all of them.
  mutating func begin(_ rule: RuleSummary, listsRows: Bool = false, isLong: Bool = false) {
    rules.append(rule)
    if rowLimit != nil, listsRows { rules[rules.count - 1].rows = [:] }
    self.isLong = isLong
    for outcome in limited.indices where !limited[outcome].isEmpty { limited[outcome].removeAll(keepingCapacity: true) }
  }

  /// Adds a verdict of the rule that was begun last.
  ///
  /// - Parameter record: Its record's index, where that stands in a file.
  mutating func add(_ verdict: consuming Verdict, record: Int? = nil) {
    guard !rules.isEmpty else { return }
    append(verdict, record, to: rules.count - 1)
  }

  /// Adds to a rule that was begun earlier a verdict that is not on a record.
  mutating func add(_ verdict: consuming Verdict, to rule: String) {
    if let index = rules.firstIndex(where: { $0.id == rule }) { append(verdict, nil, to: index) }
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
    // Records of reports have a row and are in no table, those of an engine the other way round.
    let isRecord = record != nil || verdict.subject.register != nil && verdict.subject.row != nil
    guard let limit, rule == rules.count - 1, isRecord || isLong else {
      return keep(verdict, record, of: rule)
    }
    guard outcome.isShortfall || !isRecord else { return }
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
    let isLast = limited[outcome].last.map { positions[$0].record <= record } ?? true
    let count = limited[outcome].count
    guard count < limit || !isLast, limit > 0 else { return }
    let place = isLast ? count : limited[outcome].partitioningIndex { positions[$0].record > record }
    guard count == limit, let given = limited[outcome].popLast() else {
      limited[outcome].insert(verdicts.count, at: place)
      return keep(verdict, record, of: rule)
    }
    limited[outcome].insert(given, at: place)
    positions[given] = position(of: verdict, record, rule)
    verdicts[given] = verdict
  }

  private mutating func position(of verdict: borrowing Verdict, _ record: Int?, _ rule: Int) -> Position {
    sequence += 1
    return Position(
      rule: rule, region: verdict.subject.region ?? .max, year: verdict.subject.year ?? .max,
      row: verdict.subject.row ?? 0, sequence: sequence, record: record ?? -1)
  }

  /// Whether as many verdicts of an outcome are kept as there is room for, by the rule that was begun last.
  func isFull(_ outcome: Outcome) -> Bool { limit.map { limited[outcome.index].count >= $0 } ?? false }

  private mutating func list(_ row: Int, of outcome: Outcome, for rule: Int) {
    guard let rowLimit, rowLimit > 0, rules[rule].rows != nil else { return }
    rules[rule].rows?[outcome, default: []].insertOnce(row, upTo: rowLimit)
  }

  func result() -> Judge.Result {
    Judge.Result(rules: rules, verdicts: ordered)
  }

  private var ordered: [Verdict] {
    // As they come from reports they are in order, and need not be copied.
    if zip(positions, positions.dropFirst()).allSatisfy({ $0.precedes($1) }) { return verdicts }
    return verdicts.indices.sorted { positions[$0].precedes(positions[$1]) }.map { verdicts[$0] }
  }
}

extension RuleSummary {
  fileprivate mutating func count(_ count: Int, of outcome: Outcome, _ severity: Severity) {
    counts.add(count, of: outcome)
    if outcome.isShortfall, severity != .none { findings.add(count, of: severity) }
  }
}

extension Tally.Position {
  fileprivate func precedes(_ other: Self) -> Bool {
    (rule, region, year, row, sequence) < (other.rule, other.region, other.year, other.row, other.sequence)
  }
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
