internal import CEL
internal import Packs
internal import Reports

/// What is probably wrong.
extension Judge {
  /// Of longer registers and tables in files nobody mends a figure by hand, and to judge them again takes too long.
  private static let mostRows = 1_000

  /// Looks for what is probably wrong where something fails, and tells each finding of it. Outcomes stay as they are.
  func addSuggestions(to result: inout Result) {
    guard result.verdicts.contains(where: { $0.isFinding && $0.outcome != .undetermined }) else { return }
    let rows =
      submissions.tables.reduce(0) { $0 + $1.indices.count }
      + submissions.observations.reduce(0) { $0 + $1.table.rows.rowCount }
    guard !submissions.reports.isEmpty, rows <= Self.mostRows, var search = SlipSearch(self) else { return }
    let found = SuggestionFinder(&search, findings: result.verdicts).suggestions()
    result.suggestions = found
    guard !found.all.isEmpty else { return }
    var byVerdict: [Suggestion.Mended: [Suggestion]] = [:]
    for suggestion in found.all { for mended in suggestion.mends { byVerdict[mended, default: []].append(suggestion) } }
    for index in result.verdicts.indices where result.verdicts[index].isFinding {
      let verdict = result.verdicts[index]
      result.verdicts[index].suggestions =
        byVerdict[Suggestion.Mended(rule: verdict.rule, subject: verdict.subject)] ?? []
    }
  }
}

/// Goes through the findings and gathers what is to be suggested.
private struct SuggestionFinder {
  private var search: SlipSearch
  /// The checks that are findings and decided, in the order of verdicts.
  private let failing: [Int]
  private var told: Set<Int> = []
  private var cellsTold: Set<Int> = []
  private var all: [(first: Int, suggestion: Suggestion)] = []

  init(_ search: inout SlipSearch, findings verdicts: [Verdict]) {
    self.search = search
    let findings = Set(
      verdicts.filter { $0.isFinding && $0.outcome != .undetermined }.map {
        Suggestion.Mended(rule: $0.rule, subject: $0.subject)
      })
    failing = search.checks.indices.filter { index in
      let check = search.checks[index]
      return search.outcomes[index].isShortfall && search.outcomes[index] != .undetermined && check.nature != .other
        && findings.contains(Suggestion.Mended(rule: check.rule, subject: check.subject))
    }
  }

  func suggestions() -> Suggestions {
    var finder = self
    finder.find()
    let sorted = finder.all.enumerated().sorted { ($0.element.first, $0.offset) < ($1.element.first, $1.offset) }
    return Suggestions(all: sorted.map(\.element.suggestion), isGivenUp: finder.search.isGivenUp)
  }

  private mutating func find() {
    for knot in knots() {
      search.begin()
      let sets = likeliest(search.smallestSets(mending: knot).filter(search.isTelling))
      if sets.isEmpty {
        // Where they cannot all be mended, or in too many ways, one of them may be for itself.
        for check in knot where !told.contains(check) {
          add(likeliest(search.slips(mending: check, of: knot).filter(search.isTelling)), of: knot)
        }
      } else {
        add(sets, of: knot)
      }
    }
    // What is said of a cell already is not said again otherwise.
    let known = cellsTold
    for check in failing where !told.contains(check) && search.checks[check].nature == .expectation {
      guard known.isDisjoint(with: search.cellsOfCheck[check]) else { continue }
      search.begin()
      let moves = likeliest(search.slips(mendingExpectation: check))
      if moves.isEmpty { addCopies(in: check) } else { add(moves, of: []) }
    }
  }

  /// Contradictions that share cells, whole.
  private func knots() -> [[Int]] {
    var knots: [[Int]] = []
    for check in failing where search.checks[check].nature.isContradiction {
      let cells = Set(search.cellsOfCheck[check])
      let connected = knots.indices.filter { index in
        knots[index].contains { !cells.isDisjoint(with: search.cellsOfCheck[$0]) }
      }
      let merged = connected.flatMap { knots[$0] } + [check]
      for index in connected.reversed() { knots.remove(at: index) }
      knots.append(merged.sorted())
    }
    return knots.sorted { $0[0] < $1[0] }
  }

  /// The likeliest moves; none where there are more than anybody would look up, or several values that have no reason of
  /// their own.
  private func likeliest(_ moves: [SlipSearch.Move]) -> [SlipSearch.Move] {
    guard let best = moves.map(\.rank).min(by: { $0.lexicographicallyPrecedes($1) }) else { return [] }
    // A value without a reason of its own tells something only if there is no other set.
    if best[0] != 0 { return moves.count == 1 ? moves : [] }
    let likeliest = moves.filter { $0.rank == best }
    return likeliest.count <= SlipSearch.mostAlternatives ? likeliest : []
  }

  private mutating func add(_ moves: [SlipSearch.Move], of knot: [Int]) {
    for move in moves {
      let mended = move.mended.filter { search.checks[$0].nature != .other && failing.contains($0) }
      told.formUnion(mended)
      add(move.candidates, mended, mendsAll: Set(mended).isSuperset(of: knot), alternatives: moves.count)
    }
  }

  private mutating func addCopies(in check: Int) {
    let copies = search.copies(in: check)
    guard copies.count == 1 else { return }
    told.insert(check)
    add(copies, [check], mendsAll: true, alternatives: 1)
  }

  private mutating func add(_ candidates: [Candidate], _ mended: [Int], mendsAll: Bool, alternatives: Int) {
    guard let first = mended.first else { return }
    cellsTold.formUnion(candidates.map(\.cell))
    let changes = candidates.map { candidate in
      let cell = search.cells.all[candidate.cell]
      return Suggestion.Change(
        location: cell.location, register: cell.register, text: candidate.text, slip: candidate.slip)
    }
    all.append(
      (
        first,
        Suggestion(
          changes: changes,
          mends: mended.map { Suggestion.Mended(rule: search.checks[$0].rule, subject: search.checks[$0].subject) },
          mendsAll: mendsAll, alternatives: alternatives)
      ))
  }
}
