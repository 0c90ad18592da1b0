/// A unit as it is written: 亿元, %, 件/万人.
public struct Unit: Hashable, Sendable {
  /// The unit's name, with width and spaces folded: "%" for "％"; "" for a plain number.
  public let symbol: String
  /// What it measures.
  public let dimension: Dimension
  /// How many base units one of it is: 100000000 for 亿元, 0.01 for %, 0.0001 for 件/万人.
  public let factor: Decimal
  /// Whether it is a count in its base unit (家, 件, 人, 项): figures in it are exact, with no rounding slack.
  public let isExactCount: Bool

  /// A plain number.
  public static let number = Unit(symbol: "", dimension: .number)
  /// A plain ratio: the base unit of shares.
  public static let ratio = Unit(symbol: "", dimension: .share)
  /// Hundredths of a share's difference.
  public static let percentagePoint = Unit(symbol: "个百分点", dimension: .points, factor: hundredth)

  static let hundredth = Decimal(coefficient: 1, scale: 2)
  static let thousandth = Decimal(coefficient: 1, scale: 3)

  init(symbol: String, dimension: Dimension, factor: Decimal = 1, isExactCount: Bool = false) {
    self.symbol = symbol
    self.dimension = dimension
    self.factor = factor
    self.isExactCount = isExactCount
  }

  /// Makes the unit of a name: a known one, or a quotient a/b of two known ones; width and spaces are folded.
  ///
  /// `nil` for anything else, "" included.
  public init?(_ symbol: String) {
    let folded = foldedUnit(symbol)
    let parts = folded.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let above = Self.known(parts[0]) else { return nil }
    guard parts.count == 2 else {
      self = above
      return
    }
    // Every factor is a power of ten, so that the quotient is finite.
    guard let below = Self.known(parts[1]),
      let factor = Number(above.factor).divided(by: Number(below.factor))?.decimal
    else { return nil }
    self.init(
      symbol: above.symbol + "/" + below.symbol, dimension: above.dimension.divided(by: below.dimension),
      factor: factor)
  }

  /// The unit in which values of a dimension are given where none is written: % for shares, else the base unit.
  public static func standard(for dimension: Dimension) -> Unit {
    known(dimension.symbol) ?? Unit(symbol: dimension.symbol, dimension: dimension)
  }

  /// The unit in which a difference of two values is given: 个百分点 for %, ‰ and a ratio, else the unit itself.
  public var differenceUnit: Unit {
    guard dimension == .share else { return self }
    // 人/万人 is a share too, but nobody calls a difference of such figures points.
    return symbol.contains("/") ? Unit(symbol: symbol, dimension: .points, factor: factor) : .percentagePoint
  }
}
