internal import CEL
internal import Diagnostics
internal import Evaluation
public import Packs
internal import Quantities
internal import Reports

/// A pack's tests, run.
public struct TestRun: Sendable {
  public let results: [TestResult]

  /// Runs the cases by the same judge as `check`.
  public static func run(_ cases: [TestCase], of pack: Pack) -> TestRun {
    var runner = TestRunner(pack)
    return TestRun(results: cases.map { runner.result(of: $0) })
  }

  public func count(_ outcome: TestResult.Outcome) -> Int { results.count { $0.outcome == outcome } }

  /// Whether every case holds that is expected to.
  public var holds: Bool { count(.failed) == 0 }
}

/// What came of a case.
public struct TestResult: Sendable {
  public enum Outcome: String, Sendable, CaseIterable {
    case passed
    case failed
    /// It is not expected to hold yet, and does not.
    case todo
    /// It is not expected to hold yet, and does: its `todo` can go.
    case todoPassed = "todo_passed"
  }

  public let testCase: TestCase
  public let failures: [TestFailure]

  public var outcome: Outcome {
    if testCase.todo != nil { return failures.isEmpty ? .todoPassed : .todo }
    return failures.isEmpty ? .passed : .failed
  }
}

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

/// Collects the values of the parts of rules' expressions by verdict.
final class PartCollector: VerdictObserver {
  struct Key: Hashable {
    let rule: String
    let subject: Subject

    init(_ verdict: Verdict) {
      rule = verdict.rule
      subject = verdict.subject
    }
  }

  /// More of one part, as of a list's members, helps nobody.
  private static let mostValues = 6

  private(set) var values: [Key: [PartValue]] = [:]
  private let pack: Pack
  private var current: [PartValue] = []
  private var counts: [String: Int] = [:]

  init(_ pack: Pack) {
    self.pack = pack
  }

  func note(_ value: Value, of part: Expression) {
    switch part.operation {
    case .constant, .subject, .macroVariable, .variable: return
    default: break
    }
    switch value {
    case .object, .objects: return
    default: break
    }
    let text = part.text
    counts[text, default: 0] += 1
    guard counts[text, default: 0] <= Self.mostValues else { return }
    var shown = PartValue(text: text, value: nil, missing: [])
    if case .unknown(let missing) = value {
      shown.missing = missing.elements.map(\.name)
    } else {
      shown.value = ValueText.text(value, part.type, in: pack)
    }
    if !current.contains(shown) { current.append(shown) }
  }

  func note(_ verdict: Verdict) {
    values[Key(verdict)] = current
    current = []
    counts = [:]
  }
}
