internal import CEL
public import Diagnostics
public import Evaluation
public import Packs
public import Quantities

/// A pack's rules as one statement for an engine that holds registers' records.
public struct PushdownPlan: Sendable {
  /// A rule that the engine cannot judge exactly, and why.
  public struct Refusal: Sendable, Hashable {
    /// Its place in the pack.
    public let rule: Int
    public let obstacle: PushdownObstacle
  }

  /// The pack, in which rules that are refused ask nothing.
  public let pack: Pack
  public let dialect: Dialect
  public let asOf: CalendarDate
  public let refusals: [Refusal]
  /// Fields of which no rule can read anything, and registers whose records belong to no region or year.
  public let unreadable: [(table: String, obstacle: PushdownObstacle)]
  /// Derived indicators that cannot be worked out from what the engine counts, by their places among the pack's: what is
  /// reported of them is held against nothing.
  public let underived: [(indicator: Int, obstacle: PushdownObstacle)]
  let queries: [RegisterQuery]
  /// Rules on regions whose verdicts the statement gives as well.
  let verdicts: RegionVerdicts

  /// Rules on regions that the statement gives sums and counts for, but no verdicts. A judge that reads the result back
  /// decides them from these all the same, so that only a person who runs the statement alone lacks anything.
  public var undecided: [Refusal] { verdicts.undecided }

  /// Whether some of these would be decided if the engine held observations.
  public var lacksObservations: Bool {
    undecided.contains { if case .noObservations = $0.obstacle { true } else { false } }
  }

  /// The ids of rules on regions that the statement decides; whether they read indicators.
  public var decided: [(rule: String, readsIndicators: Bool)] {
    verdicts.rules.map { (pack.rules[$0.rule].id, !$0.usedIndicators.isEmpty) }
  }

  /// - Parameters:
  ///   - registers: The registers whose records the engine holds, one table for each at most.
  ///   - observations: The table that holds indicators of regions, if the engine has any.
  ///   - asOf: Decides which rules are in effect.
  public init(
    _ pack: Pack, _ registers: [RegisterColumns], observations: ObservationSource? = nil, in dialect: Dialect,
    asOf: CalendarDate
  ) {
    self.dialect = dialect
    self.asOf = asOf
    var refusals: [Refusal] = []
    var reduced = pack
    while true {
      var queries: [RegisterQuery] = []
      var unreadable: [(table: String, obstacle: PushdownObstacle)] = []
      var unreadableRegisters: [Int: PushdownObstacle] = [:]
      var found: [Refusal] = []
      for columns in registers {
        do throws(PushdownObstacle) {
          let query = try RegisterQuery(reduced, columns, in: dialect, asOf: asOf)
          queries.append(query)
          unreadable += query.unreadable.map { (columns.name, $0) }
          found += query.refused.map { Refusal(rule: $0.rule, obstacle: $0.obstacle) }
        } catch {
          unreadable.append((columns.name, error))
          unreadableRegisters[columns.register] = error
        }
      }
      let alreadyFound = Set(found.map(\.rule))
      let visits = RecordVisits(reduced, queries, unreadable: unreadableRegisters).found
      found += visits.rules.filter { !alreadyFound.contains($0.rule) }
      found += Self.dependents(reduced, refused: Set((refusals + found).map(\.rule)))
      if found.isEmpty {
        self.pack = reduced
        self.queries = queries
        self.unreadable = unreadable
        underived = visits.indicators
        verdicts = RegionVerdicts(
          reduced, RegionSources(dialect: dialect, queries: queries, observations: observations), asOf: asOf)
        break
      }
      refusals += found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
      reduced = pack.withoutForms(of: Set(refusals.map(\.rule)))
    }
    self.refusals = refusals.sorted { $0.rule < $1.rule }
  }

  /// Rules that ask about one that is refused.
  private static func dependents(_ pack: Pack, refused: Set<Int>) -> [Refusal] {
    let ids = Set(refused.map { pack.rules[$0].id })
    guard !ids.isEmpty else { return [] }
    return pack.rules.indices.compactMap { index in
      guard !refused.contains(index), !pack.rules[index].forms.isEmpty,
        let asked = pack.rulesAsked(by: pack.rules[index].id).sorted().first(where: ids.contains)
      else { return nil }
      return Refusal(rule: index, obstacle: .asksRefused(asked))
    }
  }

  /// What the table of observations is called; `nil` where the engine holds none.
  public var observations: String? { verdicts.sources.observations?.name }

  // MARK: - The statement

  /// The query that gives all that is asked of the engine, one text a line; without a semicolon behind it.
  ///
  /// - Parameters:
  ///   - limit: How many records to list for each rule and outcome that is a finding.
  ///   - answered: The ids of rules whose findings are all listed, since a waiver or an explanation may answer any.
  ///   - language: Of its comments.
  ///   - withVerdicts: Whether rules on regions are decided as well.
  public func statement(
    limit: Int = Judge.standardLimit, answered: Set<String> = [], language: Language = .zh, withVerdicts: Bool = true
  ) -> String {
    let verdicts = withVerdicts ? self.verdicts : self.verdicts.withoutRules
    let parts = queries.map {
      RegisterStatement(
        query: $0, limit: limit, answered: answered, language: language, sharesGroups: !verdicts.rules.isEmpty)
    }
    let tables = parts.flatMap(\.tables) + verdicts.tables(language)
    let lines = parts.flatMap(\.lines) + verdicts.lines
    return "WITH\n\(tables.joined(separator: ",\n"))\n\(lines.joined(separator: "\nUNION ALL\n"))"
  }
}
