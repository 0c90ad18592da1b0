internal import Evaluation
public import Packs
public import Quantities

/// What a pack's tests show of its rules, and what they leave out.
public struct Coverage: Sendable {
  /// In the order of the pack, then the findings that it states without a rule of its own.
  public let rules: [RuleCoverage]
  /// The percentage that was asked for.
  public let demanded: Decimal?

  /// Looks at the cases that pass, by the verdicts that they expect.
  ///
  /// A rule that is merely judged along with others is not tested: what it came to, nobody has looked at.
  public init(of pack: Pack, by run: TestRun, demanded: Decimal? = nil) {
    var meter = CoverageMeter(pack)
    for result in run.results where result.outcome == .passed { meter.add(result.testCase) }
    self.init(rules: meter.rules, demanded: demanded)
  }

  init(rules: [RuleCoverage], demanded: Decimal? = nil) {
    self.rules = rules
    self.demanded = demanded
  }

  public var items: Int { rules.reduce(0) { $0 + $1.items.count } }

  public var covered: Int { rules.reduce(0) { $0 + $1.covered } }

  /// Cut off after a tenth, so that 100 means all; of nothing all is covered.
  public var percent: Decimal {
    let tenths = items == 0 ? 1_000 : covered * 1_000 / items
    return Decimal(coefficient: tenths, scale: 1).normalized
  }

  /// Whether it is what was asked for.
  public var holds: Bool {
    demanded.map { Decimal(covered * 100) >= $0 * Decimal(items) } ?? true
  }

  /// How many items of a kind there are, and how many of them are covered.
  func counts(of kind: CoverageItem.Kind) -> (covered: Int, items: Int) {
    rules.reduce((0, 0)) { counts, rule in
      let own = rule.items.filter { $0.kind == kind }
      return (counts.0 + own.count { rule.shown.contains($0) }, counts.1 + own.count)
    }
  }

  /// The rules that lack something, those that lack most first.
  var lacking: [RuleCoverage] {
    let lacking = rules.filter { !$0.missing.isEmpty }
    return lacking.indices.sorted { a, b in
      let (first, second) = (lacking[a].missing.count, lacking[b].missing.count)
      return first > second || (first == second && a < b)
    }.map { lacking[$0] }
  }
}

/// What the tests show of one rule.
public struct RuleCoverage: Sendable {
  public let id: String
  /// Whether it asks for a document.
  let isEvidence: Bool
  /// All that there is to show, in the order in which it is told.
  let items: [CoverageItem]
  /// Those that a case shows.
  var shown: Set<CoverageItem> = []

  var covered: Int { shown.count }

  var missing: [CoverageItem] { items.filter { !shown.contains($0) } }

  mutating func note(_ found: Set<CoverageItem>) {
    for item in items where found.contains(item) { shown.insert(item) }
  }
}
