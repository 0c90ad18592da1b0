internal import CEL
internal import Evaluation
internal import Packs
internal import Quantities

/// Looks at what cases show of the rules that they name.
struct CoverageMeter {
  private(set) var rules: [RuleCoverage]
  private let pack: Pack
  private let observedPack: Pack
  private let nodes: [ObjectIdentifier: ConditionNode]
  /// The places in `rules` of the findings that the pack states.
  private let builtIn: [String: Int]

  init(_ pack: Pack) {
    self.pack = pack
    observedPack = pack.observed()
    let stated = BuiltInRule.allCases.filter { pack.builtInRules[$0] != nil }
    rules = pack.rules.map { RuleCoverage(id: $0.id, isEvidence: $0.isEvidence, items: RuleItems($0, of: pack).all()) }
    builtIn = Dictionary(
      uniqueKeysWithValues: stated.enumerated().map { ($1.rawValue, pack.rules.count + $0) })
    rules += stated.map {
      RuleCoverage(id: $0.rawValue, isEvidence: false, items: $0.outcomes.map { .outcome($0) })
    }
    var nodes: [ObjectIdentifier: ConditionNode] = [:]
    for form in pack.rules.flatMap(\.forms) {
      for (node, expression) in form.conditionNodes { nodes[ObjectIdentifier(expression)] = node }
    }
    self.nodes = nodes
  }

  /// Adds what a case that passes shows.
  mutating func add(_ testCase: TestCase) {
    let named = Set(testCase.expectations.map(\.rule))
    let places = pack.rules.indices.filter { named.contains(pack.rules[$0].id) }
    let collector = ConditionCollector(nodes)
    _ = Judge.verdicts(
      of: places, on: testCase.reports, by: observedPack, waivers: testCase.waivers, asOf: testCase.asOf,
      observer: collector)
    for (verdict, conditions) in collector.verdicts where testCase.speaks(of: verdict, pack) {
      guard let place = place(of: verdict.rule, among: places, testCase.asOf) else { continue }
      rules[place].note(conditions.union(Self.items(of: verdict, by: pack.rules[place], pack)))
    }
    addBuiltIn(testCase, named)
  }

  private mutating func addBuiltIn(_ testCase: TestCase, _ named: Set<String>) {
    guard named.contains(where: { builtIn[$0] != nil }) else { return }
    let result = Judge.judge(
      testCase.reports, by: pack, waivers: testCase.waivers, asOf: testCase.asOf, limit: nil)
    for verdict in result.verdicts where testCase.speaks(of: verdict, pack) {
      if let place = builtIn[verdict.rule] { rules[place].note([.outcome(verdict.outcome)]) }
    }
  }

  /// Of several rules with one id, the one that is in effect.
  private func place(of id: String, among places: [Int], _ asOf: CalendarDate) -> Int? {
    let own = places.filter { pack.rules[$0].id == id }
    return own.first { pack.rules[$0].effective.contains(asOf) } ?? own.first
  }

  // MARK: - Verdicts

  /// What a verdict shows of its rule, conditions aside.
  static func items(of verdict: Verdict, by rule: Rule, _ pack: Pack) -> Set<CoverageItem> {
    Set([.outcome(verdict.outcome)] + limits(of: verdict, by: rule, pack))
  }

  /// On which sides of the limit the verdict's value lies.
  private static func limits(of verdict: Verdict, by rule: Rule, _ pack: Pack) -> [CoverageItem] {
    guard verdict.margin != nil, let actual = verdict.actual, case .limit(let required) = verdict.required,
      let requirement = rule.limit(in: actual.unit)
    else { return [] }
    // What a path asks for a year is not the limit; it is all that there is where the limit is due after the last year.
    if required.path != nil, rule.due.map({ $0 <= pack.identity.years.upperBound }) ?? true { return [] }
    let value = requirement.judging.judged(actual.number)
    return zip(LimitEnds.ends(of: requirement), requirement.effectiveBounds(required)).map { end, bound in
      .limit(end, value == bound ? .at : value < bound ? .below : .above)
    }
  }
}

/// Collects the conditions that were true or false on the way to each verdict.
private final class ConditionCollector: VerdictObserver {
  private(set) var verdicts: [(verdict: Verdict, conditions: Set<CoverageItem>)] = []
  private let nodes: [ObjectIdentifier: ConditionNode]
  private var current: Set<CoverageItem> = []

  init(_ nodes: [ObjectIdentifier: ConditionNode]) {
    self.nodes = nodes
  }

  func note(_ value: Value, of part: Expression, in scope: ObservedScope) {
    guard case .boolean(let truth) = value, let node = nodes[ObjectIdentifier(part)] else { return }
    current.insert(.node(node, truth))
  }

  func note(_ verdict: Verdict) {
    verdicts.append((verdict, current))
    current = []
  }
}

extension TestCase {
  /// Whether it says what a verdict has to be.
  fileprivate func speaks(of verdict: Verdict, _ pack: Pack) -> Bool {
    let entries = expectations.first { $0.rule == verdict.rule }?.entries ?? []
    return entries.contains { $0.selects(verdict, of: pack) }
  }
}

extension Rule {
  var isEvidence: Bool {
    if case .evidence = forms.first?.requirement { true } else { false }
  }

  /// The limit whose figures are given in a unit; forms differ in nothing else.
  fileprivate func limit(in unit: Unit) -> LimitRequirement? {
    for form in forms {
      if case .limit(_, let limit) = form.requirement, limit.unit == unit { return limit }
    }
    return nil
  }
}

extension BuiltInRule {
  /// What its verdicts can be.
  fileprivate var outcomes: [Outcome] {
    switch self {
    case .reportMissing, .derivedMismatch, .totalMismatch, .historyRevised: [.pass, .fail]
    case .reportRepeated, .valueInvalid, .valueMissing, .duplicateKey, .mixedSeries, .waiverExpired, .explanationVoid:
      [.fail]
    }
  }
}
