public import Packs

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
