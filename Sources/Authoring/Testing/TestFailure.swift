public import Diagnostics
internal import Documents
public import Evaluation

/// What a case expects and does not find, or finds and does not expect.
public struct TestFailure: Sendable {
  enum Kind: Sendable {
    /// The rule judged nothing in this case.
    case noVerdict
    /// The rule judged something, but nothing that the selector means.
    case nothingSelected(VerdictExpectation.Selector)
    case outcome(Outcome)
    case severity(Severity)
    case actual(ExpectedFigure)
    case required([ExpectedFigure])
    case margin(ExpectedFigure)
    case missing([String])
    /// Cells in which no value of the verdict stands.
    case cells([String])
    case message(Language, expected: String, found: String, at: Node)
    /// A finding of a rule that the case does not name.
    case unexpected
    /// Another outcome than of the base, where all rules that are not named have to stay the same; `nil` for none.
    case changed(from: Outcome?)
  }

  let kind: Kind
  public let rule: String
  /// Where it is expected: in the tests.
  public let place: Place
  public let verdict: Verdict?
  /// The values of the parts of the rule's expressions, innermost first.
  var parts: [PartValue] = []
}

/// A part of an expression and what it came to.
public struct PartValue: Sendable, Hashable {
  public let text: String
  /// `nil` where it has none.
  public var value: String?
  /// The names of what it lacks.
  public var missing: [String]
}
