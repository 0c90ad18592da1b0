public import CEL
public import Diagnostics
public import Quantities

/// A named quantity of a region in a year, reported or derived.
public struct Indicator: Sendable {
  public let id: String
  public let title: LocalizedText
  public let unit: Unit
  /// Digits after the point for display; `nil` where the figure is shown as it was written.
  public let decimals: Int?
  public let definition: LocalizedText?
  public let aliases: [String]
  public let tags: [String]
  /// Whether a region that reports none has the sum over the regions below it.
  public let isTotal: Bool
  /// What it is where its parts are known.
  public let derivation: Expression?
  /// As the plan states it, of the outermost region, by the year of its data; in the base unit.
  public let baseline: [Int: Baseline]
  /// Values that the pack states, by region and year.
  public let given: [RegionYear: GivenValue]
  public let isGiven: Bool
  public let place: Place
}

/// A baseline figure: where a path starts.
public struct Baseline: Sendable {
  /// In the base unit.
  public let number: Number
  public let text: String
  /// Half a unit of its last digit, in the base unit.
  public let slack: Number
  public let place: Place
}

/// A value that a pack states for a region and year.
public struct GivenValue: Sendable {
  /// In the base unit.
  public let number: Number
  public let text: String
  public let place: Place
}

public struct RegionYear: Sendable, Hashable {
  public let region: Int
  public let year: Int

  public init(region: Int, year: Int) {
    self.region = region
    self.year = year
  }
}
