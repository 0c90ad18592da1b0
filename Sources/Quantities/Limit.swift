/// A limit's comparison; the raw value is its key in a rule.
public enum Comparison: String, Sendable, Hashable, CaseIterable {
  case atLeast = "at_least"
  case moreThan = "more_than"
  case atMost = "at_most"
  case lessThan = "less_than"
  case between
  case equals

  /// Whether the bound itself does not satisfy.
  public var isStrict: Bool { self == .moreThan || self == .lessThan }
}

/// How a value is compared with a limit by GB/T 8170-2008.
public enum Judging: Sendable, Hashable {
  /// With all its digits (全数值比较法).
  case fullValue
  /// Rounded once to so many digits after the point, half to even (修约值比较法).
  case rounded(decimals: Int)

  /// The value as it is compared, in the limit's unit.
  public func judged(_ value: Number) -> Number {
    switch self {
    case .fullValue: value
    case .rounded(let decimals): Number(value.rounded(to: decimals))
    }
  }
}

/// The bounds of a value, with a tolerance; value, bounds and tolerance stand in one common unit.
public struct Limit: Sendable {
  /// Which values satisfy.
  public let comparison: Comparison
  /// How far beyond a bound a value may lie; 0 for none.
  public let tolerance: Number
  private let bounds: (low: Number, high: Number)

  /// Makes a limit with one bound; for ``Comparison/between``, both bounds are that one.
  public init(_ comparison: Comparison, _ bound: Number, tolerance: Number = 0) {
    self.comparison = comparison
    self.tolerance = tolerance
    bounds = (bound, bound)
  }

  /// Makes the limit from `low` to `high`, both included.
  public init(between low: Number, and high: Number, tolerance: Number = 0) {
    comparison = .between
    self.tolerance = tolerance
    bounds = (low, high)
  }

  /// Makes a limit of any comparison; `nil` where a bound that it needs is missing.
  public init?(comparison: Comparison, low: Number?, high: Number?, tolerance: Number = 0) {
    switch (comparison, low, high) {
    case (.atLeast, let bound?, _), (.moreThan, let bound?, _), (.atMost, _, let bound?), (.lessThan, _, let bound?):
      self.init(comparison, bound, tolerance: tolerance)
    case (.equals, let bound?, let other?) where bound == other: self.init(.equals, bound, tolerance: tolerance)
    case (.between, let low?, let high?): self.init(between: low, and: high, tolerance: tolerance)
    default: return nil
    }
  }

  /// The lower bound, where the comparison has one.
  public var low: Number? { comparison == .atMost || comparison == .lessThan ? nil : bounds.low }

  /// The upper bound, where the comparison has one.
  public var high: Number? { comparison == .atLeast || comparison == .moreThan ? nil : bounds.high }

  /// How far inside the limit the value lies, the tolerance counted in; negative outside.
  ///
  /// At 0 the value satisfies, except by a strict comparison.
  public func margin(of value: Number) -> Number {
    let inside =
      switch comparison {
      case .atLeast, .moreThan: value - bounds.low
      case .atMost, .lessThan: bounds.high - value
      case .between: min(value - bounds.low, bounds.high - value)
      case .equals: -(value - bounds.low).magnitude
      }
    return inside + tolerance
  }

  /// Whether the value satisfies the limit.
  public func isSatisfied(by value: Number) -> Bool {
    let sign = margin(of: value).sign
    return comparison.isStrict ? sign > 0 : sign >= 0
  }
}
