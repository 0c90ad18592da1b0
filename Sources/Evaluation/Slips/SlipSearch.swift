internal import CEL
internal import Diagnostics
internal import Packs
internal import Quantities
internal import Reports

/// Looks for the cells that are probably wrong: error localisation after Fellegi and Holt (1976), the smallest set of
/// cells whose change makes all rules hold, with the values tried that slips of the hand would come from.
///
/// It is bounded by a number of trials, never by a clock: the same reports give the same suggestions everywhere.
struct SlipSearch {
  /// More checks than that are not gone through: nobody mends so many by hand.
  static let mostChecks = 20_000
  /// How often a check is judged anew before the search is given up.
  static let mostTrials = 60_000
  /// The same for figures that contradict one another by one another: one knot does not use up what others need.
  static let mostTrialsOfKnot = 20_000
  /// How many cells a set has at most.
  static let mostCells = 3
  /// How many suggestions that are equally likely are told.
  static let mostAlternatives = 3
  /// How many moves are followed up at each depth, the best first.
  private static let breadth = [24, 8]

  private let judge: Judge
  let maker: CandidateMaker
  let cells: ReportedCells
  let checks: [Check]
  /// By check, as things stand.
  let outcomes: [Outcome]
  /// By check, the cells that it read.
  let cellsOfCheck: [[Int]]
  /// By cell, the checks that read it.
  let checksOfCell: [[Int]]
  private(set) var trials = 0
  private var trialsAtStart = 0
  private(set) var isGivenUp = false
  private var slips: [Int: [Candidate]] = [:]

  /// `nil` where there is more than can be gone through.
  init?(_ judge: Judge) {
    guard let checks = judge.checks(atMost: Self.mostChecks) else { return nil }
    self.judge = judge
    self.checks = checks
    cells = ReportedCells(judge)
    maker = CandidateMaker(judge, cells)
    var outcomes: [Outcome] = []
    var cellsOfCheck: [[Int]] = []
    var checksOfCell = [[Int]](repeating: [], count: cells.all.count)
    let trial = Judge(trying: judge.submissions, like: judge)
    trial.rows.readLimit = .max
    for (number, check) in checks.enumerated() {
      outcomes.append(trial.verdict(of: check)?.outcome ?? .notApplicable)
      var read: [Int] = []
      for place in trial.rows.reads.map(\.place) {
        if let cell = cells.byPlace[place], !read.contains(cell) { read.append(cell) }
      }
      cellsOfCheck.append(read)
      for cell in read { checksOfCell[cell].append(number) }
    }
    self.outcomes = outcomes
    self.cellsOfCheck = cellsOfCheck
    self.checksOfCell = checksOfCell
  }

  // MARK: - Trials

  private mutating func outcome(_ check: Int, _ trial: Judge) -> Outcome {
    trials += 1
    return trial.verdict(of: checks[check])?.outcome ?? .notApplicable
  }

  private var hasTrialsLeft: Bool { trials - trialsAtStart < Self.mostTrialsOfKnot && trials < Self.mostTrials }

  /// Begins with what is connected with one another.
  mutating func begin() { trialsAtStart = trials }

  mutating func slips(in cell: Int) -> [Candidate] {
    if let known = slips[cell] { return known }
    let made = maker.slips(in: cell)
    slips[cell] = made
    return made
  }

  // MARK: - Moves

  /// Values for one cell, or for two that were exchanged, and what comes of them.
  struct Move {
    let candidates: [Candidate]
    /// Contradictions that are left, or new.
    let failing: [Int]
    /// How many expectations would no longer be met.
    let missed: Int
    /// Which findings there are none any more.
    let mended: [Int]

    var hasOther: Bool { candidates.contains { $0.slip == .other } }

    /// The smaller the likelier; those that are alike are alternatives.
    var rank: [Int] {
      [
        hasOther ? 1 : 0, candidates.map(\.fit.rawValue).max() ?? 0,
        // Two figures exchanged are one slip.
        candidates.allSatisfy { $0.slip == .exchanged }
          ? Slip.exchanged.rank : candidates.reduce(0) { $0 + $1.slip.rank },
        missed,
      ]
    }

    var identity: [String] { candidates.map { "\($0.cell)=\($0.text ?? "")" }.sorted() }
  }

  /// What comes of a set of values; `nil` where something could no longer be judged.
  private mutating func move(_ candidates: [Candidate], failing: [Int]) -> Move? {
    let trial = maker.judge(with: candidates)
    var (left, mended, missed) = ([Int](), [Int](), 0)
    var affected: [Int] = []
    for cell in candidates.map(\.cell) { for check in checksOfCell[cell] { affected.append(check) } }
    let wanted = Set(failing)
    for check in Set(affected).sorted() {
      let now = outcome(check, trial)
      let before = outcomes[check]
      if now == .undetermined, before != .undetermined { return nil }
      if now.isShortfall, !before.isShortfall || wanted.contains(check) {
        if checks[check].nature.isContradiction { left.append(check) } else { missed += 1 }
      } else if before.isShortfall, before != .undetermined, !now.isShortfall {
        mended.append(check)
      }
    }
    let affectedSet = Set(affected)
    left += failing.filter { !affectedSet.contains($0) }
    return Move(candidates: candidates, failing: left.sorted(), missed: missed, mended: mended)
  }

  /// Every move that mends one of some contradictions at least, after some others.
  private mutating func moves(after done: [Candidate], mending failing: [Int], all: [Int]) -> [Move] {
    var moves: [Move] = []
    var seen: Set<[String]> = []
    let taken = Set(done.map(\.cell))
    for check in failing {
      for cell in cellsOfCheck[check] where !taken.contains(cell) {
        var candidates = slips(in: cell)
        if let other = solved(check, cell, done) { candidates.append(other) }
        for candidate in candidates {
          guard hasTrialsLeft else {
            isGivenUp = true
            return moves
          }
          guard !outcome(check, maker.judge(with: done + [candidate])).isShortfall,
            let move = move(done + [candidate], failing: all), seen.insert(move.identity).inserted
          else { continue }
          moves.append(move)
        }
      }
    }
    if done.count + 2 <= Self.mostCells {
      for pair in pairs(in: failing) where !taken.contains(pair.0) && !taken.contains(pair.1) {
        guard hasTrialsLeft else {
          isGivenUp = true
          return moves
        }
        guard let first = maker.candidate(pair.0, exchangedWith: pair.1),
          let second = maker.candidate(pair.1, exchangedWith: pair.0),
          let move = move(done + [first, second], failing: all), Set(move.failing).isStrictSubset(of: Set(all)),
          seen.insert(move.identity).inserted
        else { continue }
        moves.append(move)
      }
    }
    return moves
  }

  /// Cells that may have been taken for one another: of one report, year and unit, or of one indicator and year.
  private func pairs(in failing: [Int]) -> [(Int, Int)] {
    let read = Set(failing.flatMap { cellsOfCheck[$0] }).sorted()
    var pairs: [(Int, Int)] = []
    for (place, first) in read.enumerated() {
      for second in read[(place + 1)...] where cells.all[first].isNeighbour(of: cells.all[second]) {
        pairs.append((first, second))
      }
    }
    return pairs
  }

  /// The value with which an identity holds exactly: of any one figure it is (a·x + b) / (c·x + d), and three values of
  /// that tell where it is 0 (see `WantedParts`).
  private mutating func solved(_ check: Int, _ index: Int, _ done: [Candidate]) -> Candidate? {
    // What the report of that year says is no news.
    if case .revised = checks[check].requirement { return nil }
    guard checks[check].nature == .identity else { return nil }
    let number = cells.all[index].number
    let step = number.isZero ? 1 : number
    guard let now = residual(check, maker.judge(with: done)),
      let first = maker.judge(with: done, index, number: number + step).flatMap({ residual(check, $0) }),
      let second = maker.judge(with: done, index, number: number + step + step).flatMap({ residual(check, $0) }),
      now.isRational, first.isRational, second.isRational,
      let ratio = (now * (first - second)).divided(by: second * (first - now)),
      let root = (number + ratio * (number + step + step)).divided(by: 1 + ratio)
    else { return nil }
    return maker.candidate(index, number: root)
  }

  /// By how much what has to be equal differs.
  private mutating func residual(_ check: Int, _ trial: Judge) -> Number? {
    trials += 1
    guard let verdict = trial.verdict(of: checks[check]), let actual = verdict.actual?.number,
      case .limit(let limit) = verdict.required, limit.comparison == .equals, let wanted = limit.value?.number
    else { return nil }
    return actual - wanted
  }

  // MARK: - Sets

  /// The smallest sets of cells, at most three, with which no contradiction is left; none where there are too many, or
  /// none at all.
  mutating func smallestSets(mending failing: [Int]) -> [Move] {
    var level: [Move] = []
    for depth in 0..<Self.mostCells {
      if depth == 0 {
        level = moves(after: [], mending: failing, all: failing)
      } else {
        let best = level.filter { $0.candidates.count == depth }.stablySorted { a, b in
          (a.failing.count, a.rank) < (b.failing.count, b.rank)
        }.prefix(Self.breadth[depth - 1])
        // Two cells exchanged are a set of two already.
        var next = level.filter { $0.candidates.count > depth }
        for move in best { next += moves(after: move.candidates, mending: move.failing, all: move.failing) }
        level = next
      }
      var seen: Set<[String]> = []
      let found = level.filter {
        $0.failing.isEmpty && $0.candidates.count <= depth + 1 && seen.insert($0.identity).inserted
      }
      if !found.isEmpty { return found }
      if isOutOfTrials { break }
    }
    return []
  }

  private var isOutOfTrials: Bool { !hasTrialsLeft }

  /// Slips that mend one contradiction by themselves and leave the others as they are.
  mutating func slips(mending failing: Int, of all: [Int]) -> [Move] {
    moves(after: [], mending: [failing], all: all).filter { move in
      !move.hasOther && Set(move.failing).isStrictSubset(of: Set(all))
    }
  }

  /// Slips that mend an expectation, where the figure is beside all that is known of it and its candidate is not.
  mutating func slips(mendingExpectation check: Int) -> [Move] {
    var found: [Move] = []
    for cell in cellsOfCheck[check] {
      let known = maker.figures.known(of: cells.all[cell])
      if let known, known.isBeside(cells.all[cell].number) {
        for candidate in slips(in: cell) where isWithinTwice(candidate, known) {
          guard hasTrialsLeft else {
            isGivenUp = true
            return found
          }
          guard let move = move([candidate], failing: []), move.failing.isEmpty, move.mended.contains(check) else {
            continue
          }
          found.append(move)
        }
      }
    }
    return found
  }

  private func isWithinTwice(_ candidate: Candidate, _ known: KnownFigures.Known) -> Bool {
    candidate.fit != .far && known.factor(candidate.number).map { $0 <= (known.isTelling ? 2 : 1) } ?? false
  }

  /// Figures of a check that repeat last year's, to four digits at least: of fewer that may well be.
  func copies(in check: Int) -> [Candidate] {
    cellsOfCheck[check].filter { index in
      let cell = cells.all[index]
      guard cell.figure.significantDigits >= 4, let last = maker.figures.lastYear(of: cell), last == cell.number else {
        return false
      }
      // Both have to be what the check is about.
      return cellsOfCheck[check].contains { other in
        let (a, b) = (cell.location, cells.all[other].location)
        return a.name == b.name && a.region == b.region && a.year == b.year.map { $0 + 1 }
      }
    }.compactMap(maker.copied)
  }

  // MARK: - Evidence

  /// Whether it is more than chance that a move mends: values that satisfy an equation are few; those on the right side
  /// of an inequality are half of all, and have to be what is known of the figure.
  func isTelling(_ move: Move) -> Bool {
    if move.mended.contains(where: { checks[$0].nature == .identity }) { return true }
    return move.candidates.allSatisfy { candidate in
      guard let known = maker.figures.known(of: cells.all[candidate.cell]) else { return false }
      let before = known.factor(cells.all[candidate.cell].number)
      return candidate.fit != .far && known.fits(candidate.number) && candidate.slip != .other
        && before.map { $0 >= (known.isTelling ? 2 : 5) } ?? true
    }
  }
}

extension ReportedCell {
  /// Whether the two may have been taken for one another.
  fileprivate func isNeighbour(of other: ReportedCell) -> Bool {
    guard figure.unit == other.figure.unit, location.year == other.location.year else { return false }
    switch (identity, other.identity) {
    case (.indicator(let a, _, let report), .indicator(let b, _, let otherReport)):
      return report == otherReport || a == b
    case (.field(let a, let record), .field(let b, let otherRecord)): return record == otherRecord || a == b
    default: return false
    }
  }
}

extension Array {
  /// Sorted so that equal elements keep their order.
  fileprivate func stablySorted(by isBefore: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { a, b in
      if isBefore(a.element, b.element) { return true }
      if isBefore(b.element, a.element) { return false }
      return a.offset < b.offset
    }.map(\.element)
  }
}

/// The smaller count first, then the smaller rank.
private func < (a: (Int, [Int]), b: (Int, [Int])) -> Bool {
  a.0 != b.0 ? a.0 < b.0 : a.1.lexicographicallyPrecedes(b.1)
}
