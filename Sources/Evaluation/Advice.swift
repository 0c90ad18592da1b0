internal import Quantities

/// Help with a verdict's number: what would meet the limit, how firm the verdict is, and what the due year asks from
/// here on.
public struct Advice: Sendable {
  /// The value nearest to the reported one that meets what was asked, in the limit's unit; whole for counts. `nil`
  /// where the value meets it already.
  public var wanted: Figure?
  /// Whether the value has to lie beyond `wanted`, not only at it: `more_than` of what has no smallest step.
  public var isBeyond = false
  /// From the value to `wanted`, above zero where it has to rise, in the margin's unit.
  public var change: Figure?
  /// What one part of the value would have to be for it to meet what was asked, every other part unchanged.
  public var parts: [WantedPart] = []
  /// Of a share of records or regions: how many of them would have to qualify.
  public var elements: WantedElements?
  /// How far the value may lie off because the figures in it were rounded as reported, in the margin's unit; `nil`
  /// where they are exact.
  public var uncertainty: Figure?
  /// Whether the verdict might be another one within that.
  public var dependsOnDigits = false
  /// What the due year asks of every year from the subject's on; `nil` in the due year and after it, and where its
  /// target is met.
  public var paceNeeded: Pace?
  /// What the value did each year up to now.
  public var paceSoFar: Pace?
  /// Where that pace leads in the due year.
  public var projection: Projection?

  public init() {}
}

/// How many of a list would have to qualify for their share to meet what was asked.
public struct WantedElements: Sendable {
  public let now: Int
  public let wanted: Int
  /// How many there are.
  public let total: Int
}

/// What one part of a value would have to be.
public struct WantedPart: Sendable {
  /// The indicator.
  public let name: String
  public let region: Int?
  public let year: Int?
  public let now: Figure
  /// The value nearest to it that would do, with as many digits as it was reported with.
  public let wanted: Figure
}

/// How a value moves from year to year.
public struct Pace: Sendable {
  public enum Measure: Sendable {
    /// Compound growth, in %.
    case growth(Figure)
    /// The same step every year, in the unit of differences.
    case step(Figure)
  }

  public let measure: Measure
  /// The year that it is counted from.
  public let from: Int
  /// The year that it is counted to.
  public let to: Int
}

/// Where a pace leads.
public struct Projection: Sendable {
  public let year: Int
  public let value: Figure
  /// Whether that would meet the target.
  public let meetsTarget: Bool
}
