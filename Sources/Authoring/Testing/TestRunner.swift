internal import Evaluation
internal import Packs
internal import Quantities
internal import Reports

/// Runs cases one by one.
struct TestRunner {
  private let pack: Pack
  /// For the values of parts, which only failures ask for.
  private var observedPack: Pack?
  private var bases: [BaseKey: BaseVerdicts] = [:]

  /// What the verdicts on a base depend on.
  private struct BaseKey: Hashable {
    let paths: [String]
    let asOf: CalendarDate
  }

  init(_ pack: Pack) {
    self.pack = pack
  }

  mutating func result(of testCase: TestCase) -> TestResult {
    let verdicts = judged(testCase.reports, testCase)
    let base = testCase.base.map { baseVerdicts($0, testCase) }
    var failures = TestJudgement(testCase, pack, verdicts, base: base).failures()
    explain(&failures, in: testCase)
    return TestResult(testCase: testCase, failures: failures)
  }

  private func judged(_ reports: [Report], _ testCase: TestCase) -> [Verdict] {
    Judge.judge(reports, by: pack, waivers: testCase.waivers, asOf: testCase.asOf, limit: nil).verdicts
  }

  /// Many cases share a base; with waivers of its own a case judges it anew.
  private mutating func baseVerdicts(_ base: [Report], _ testCase: TestCase) -> BaseVerdicts {
    guard testCase.waivers.isEmpty else { return BaseVerdicts(judged(base, testCase)) }
    let key = BaseKey(paths: base.map(\.path), asOf: testCase.asOf)
    if let known = bases[key] { return known }
    let verdicts = BaseVerdicts(judged(base, testCase))
    bases[key] = verdicts
    return verdicts
  }

  // MARK: - Explanations

  /// Adds the values of the parts of each failing rule's expressions.
  private mutating func explain(_ failures: inout [TestFailure], in testCase: TestCase) {
    guard failures.contains(where: { $0.verdict != nil }) else { return }
    let observed = observedPack ?? pack.observed()
    observedPack = observed
    let failing = Set(failures.map(\.rule))
    let rules = pack.rules.indices.filter { failing.contains(pack.rules[$0].id) }
    let parts = PartCollector(pack)
    _ = Judge.verdicts(
      of: rules, on: testCase.reports, by: observed, waivers: testCase.waivers, asOf: testCase.asOf, observer: parts)
    for index in failures.indices {
      guard let verdict = failures[index].verdict else { continue }
      failures[index].parts = parts.values[PartCollector.Key(verdict)] ?? []
    }
  }
}
