public import Diagnostics
public import Quantities

/// How the value of a headline rule moved, and where it is to go: what a chart of it shows.
public struct Trajectory: Sendable {
  /// A rule with the tag `headline` and a limit.
  public let rule: String
  /// The region and the values of the rule's `each`; without a year.
  public let subject: Subject
  public let title: LocalizedText
  public let comparison: Comparison
  /// Of every figure.
  public let unit: Unit
  /// As the plan states it, in the year of its data.
  public let baseline: Point?
  /// What is asked, by year, from the baseline's year to the due year, the target itself included.
  public let path: [Point]
  /// The known values by year, the baseline excluded.
  public let values: [Point]
  public let target: Figure?
  public let due: Int?
  /// What came of the last year that was judged.
  public let outcome: Outcome?
  /// What the due year asks of every year from the last known value on.
  public let paceNeeded: Pace?
  public let paceSoFar: Pace?
  public let projection: Projection?

  public struct Point: Sendable {
    public let year: Int
    public let figure: Figure
    /// Where the value's year is judged.
    public let outcome: Outcome?
  }
}
