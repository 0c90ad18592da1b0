internal import Evaluation
internal import Packs

/// Looks for a case that a mutant does not pass.
struct MutantHunt {
  private let pack: Pack
  private let cases: [TestCase]
  /// By rule: the cases that name it.
  private let naming: [String: [Int]]

  init(_ tests: PackTests) {
    pack = tests.pack.pack
    cases = tests.cases.filter { $0.todo == nil }
    var naming: [String: [Int]] = [:]
    for (index, testCase) in cases.enumerated() {
      for expectation in testCase.expectations { naming[expectation.rule, default: []].append(index) }
    }
    self.naming = naming
  }

  /// Whether a case does not pass by a pack in which one rule is another.
  ///
  /// - Parameter rules: The places of those on whose verdicts that rule bears.
  func finds(_ changed: Pack, changing rule: String, judging rules: [Int]) -> Bool {
    let scope = Set(rules.map { pack.rules[$0].id })
    // Most likely a case that names the rule notices; then one that names a rule that asks about it.
    let likely = ([rule] + scope.filter { $0 != rule }).flatMap { naming[$0] ?? [] }
    let seen = Set(likely)
    return likely.contains { fails(cases[$0], changed, rules, scope) }
      || cases.indices.contains { !seen.contains($0) && fails(cases[$0], changed, rules, scope) }
  }

  private func fails(_ testCase: TestCase, _ changed: Pack, _ rules: [Int], _ scope: Set<String>) -> Bool {
    let verdicts = Judge.verdicts(
      of: rules, on: testCase.reports, by: changed, waivers: testCase.waivers, asOf: testCase.asOf)
    let base = testCase.base.map {
      BaseVerdicts(
        Judge.verdicts(of: rules, on: $0, by: changed, waivers: testCase.waivers, asOf: testCase.asOf))
    }
    return TestJudgement(testCase, changed, verdicts, base: base, scope: scope).fails
  }
}
