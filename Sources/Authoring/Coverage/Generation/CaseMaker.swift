internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// Makes a case of a draft: judges it, makes sure of what it shows, and states what the rule says of it.
struct CaseMaker {
  let pack: Pack
  let rule: Rule
  let item: CoverageItem
  /// The values of the rule's `each` that the case is about.
  let each: [(name: String, text: String)]

  /// - Parameter name: A name for the case by the verdict that it is about.
  func testCase(
    of draft: Draft, named name: (Verdict) -> String
  ) throws(SolvingFault) -> (yaml: YAMLText, testCase: TestCase) {
    let report = draft.completed(by: pack).yaml(pack)
    let blank = try read(
      Self.yaml("case", report, [(rule.id, .mapping([("outcome", .scalar(Outcome.pass.rawValue))]))]))
    let verdicts = Judge.judge(blank.reports, by: pack, asOf: blank.asOf, limit: nil).verdicts
    let own = verdicts.filter { $0.rule == rule.id }
    guard let verdict = own.first(where: isMeant) else { throw .judged(nil) }
    guard CoverageMeter.items(of: verdict, by: rule, pack).contains(item) else { throw .judged(verdict.outcome) }
    var expected: [(key: String, value: YAMLText)] = [(rule.id, Expected(verdict, own, pack).yaml)]
    expected += others(try unexpected(blank, verdicts), verdicts)
    let yaml = Self.yaml(name(verdict), report, expected)
    let testCase = try read(yaml)
    guard TestJudgement(testCase, pack, verdicts, base: nil).failures().isEmpty else { throw .judged(verdict.outcome) }
    return (yaml, testCase)
  }

  /// What other rules find: those that find the same of all their subjects together.
  private func others(_ rules: [String], _ verdicts: [Verdict]) -> [(key: String, value: YAMLText)] {
    var alike: [Outcome: [YAMLText]] = [:]
    var single: [(key: String, value: YAMLText)] = []
    for rule in rules {
      let own = verdicts.filter { $0.rule == rule }
      if let first = own.first, own.allSatisfy({ $0.outcome == first.outcome }) {
        alike[first.outcome, default: []].append(.scalar(rule))
      } else {
        single.append((rule, Expected(nil, own, pack).yaml))
      }
    }
    return single + Outcome.allCases.compactMap { outcome in alike[outcome].map { (outcome.rawValue, .list($0)) } }
  }

  private static func yaml(
    _ name: String, _ report: YAMLText, _ expected: [(key: String, value: YAMLText)]
  ) -> YAMLText {
    .mapping([("test", .scalar(name)), ("report", report), ("expect", .mapping(expected))])
  }

  /// The case as the tests' reader reads it, so that nothing is written that could not be read.
  private func read(_ yaml: YAMLText) throws(SolvingFault) -> TestCase {
    let text = (["tests:"] + yaml.block(indentation: 2)).joined(separator: "\n") + "\n"
    let file = PackFile(name: "tests/case.yaml", path: "tests/case.yaml", bytes: Array(text.utf8))
    let (tests, faults) = TestReader.read([file], of: pack)
    guard let testCase = tests.cases.first, !faults.contains(where: { $0.severity == .error }) else {
      throw .judged(nil)
    }
    return testCase
  }

  private func isMeant(_ verdict: Verdict) -> Bool {
    let names = verdict.subject.each
    return verdict.subject.row ?? 1 == 1
      && each.allSatisfy { name, text in names.contains { $0.name == name && $0.text == text } }
  }

  /// Rules whose findings the case has to expect as well.
  private func unexpected(_ testCase: TestCase, _ verdicts: [Verdict]) throws(SolvingFault) -> [String] {
    var rules: [String] = []
    for failure in TestJudgement(testCase, pack, verdicts, base: nil).failures() {
      guard case .unexpected = failure.kind, failure.rule != rule.id, !rules.contains(failure.rule) else { continue }
      // A report at odds with itself would show something else than it is meant for.
      if BuiltInRule(rawValue: failure.rule) != nil { throw .inconsistent(failure.rule) }
      rules.append(failure.rule)
    }
    return rules
  }
}

/// What a rule's verdicts are, as a test states it.
private struct Expected {
  private let meant: Verdict?
  private let verdicts: [Verdict]
  private let pack: Pack

  /// - Parameter meant: The verdict that the case is about, of which figures and missing values are stated.
  init(_ meant: Verdict?, _ verdicts: [Verdict], _ pack: Pack) {
    self.meant = meant
    self.verdicts = verdicts
    self.pack = pack
  }

  var yaml: YAMLText {
    guard let first = meant ?? verdicts.first else { return .list([]) }
    let others = verdicts.filter { $0.subject != first.subject }
    if others.allSatisfy({ $0.outcome == first.outcome }) {
      // Of several subjects the figures may differ.
      return others.isEmpty ? details(of: first) : .scalar(first.outcome.rawValue)
    }
    let selected = [first] + others.filter { $0.outcome != others.last?.outcome }
    let rest = others.last.map { [YAMLText.mapping([("outcome", .scalar($0.outcome.rawValue))])] } ?? []
    return .list(selected.map(selecting) + rest)
  }

  private func selecting(_ verdict: Verdict) -> YAMLText {
    var names = (verdict.subject.each + verdict.subject.key).map { (key: $0.name, value: YAMLText.scalar($0.text)) }
    if names.isEmpty, let region = verdict.subject.region {
      names = [("region", .scalar(pack.regions[region].name.zh))]
    }
    return .mapping([("of", .mapping(names))] + entries(of: verdict))
  }

  private func details(of verdict: Verdict) -> YAMLText {
    let entries = entries(of: verdict)
    return entries.count == 1 ? .scalar(verdict.outcome.rawValue) : .mapping(entries)
  }

  private func entries(of verdict: Verdict) -> [(key: String, value: YAMLText)] {
    var entries: [(key: String, value: YAMLText)] = [("outcome", .scalar(verdict.outcome.rawValue))]
    guard verdict.subject == meant?.subject else { return entries }
    if verdict.outcome == .undetermined {
      let names = verdict.missing.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      if names != ["evidence"] { entries.append(("missing", .list(names.map { .scalar($0) }))) }
    } else if let actual = verdict.actual, actual.number.decimal != nil, verdict.margin != nil {
      entries.append(("actual", .scalar(actual.unit.text(ofBase: actual.unit.baseValue(of: actual.number)))))
    }
    return entries
  }
}
