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
