/// An exact decimal number, as it stands in a file: a whole coefficient × 10^-scale.
///
/// Sums, differences and products are exact at any size. A decimal remembers how many digits it was written with, since
/// a figure's rounding is known by them: `5.30` equals `5.3`, but its half unit is 0.005.
///
///     Decimal("5.30")! + Decimal("0.1")!        // 5.40
///     Decimal("2.45")!.rounded(to: 1)           // 2.4, half to even
///
/// A product with more than a million digits after the point is rounded there.
public struct Decimal: Sendable {
  let coefficient: Integer
  let storedScale: Int32

  /// The number of digits after the point, as written: 2 for "5.30".
  public var scale: Int { Int(storedScale) }

  /// The most digits after the point that are kept; it keeps a runaway product from trapping.
  static let greatestScale = 1_000_000

  init(coefficient: Integer, scale: Int) {
    let kept = min(max(scale, 0), Self.greatestScale)
    storedScale = Int32(truncatingIfNeeded: kept)
    if scale == kept {
      self.coefficient = coefficient
    } else if scale < 0 {
      self.coefficient = coefficient * .powerOfTen(-max(scale, -Self.greatestScale))
    } else {
      // A power of ten that much longer than the coefficient makes it 0; a longer one is not worth building.
      let dropped = min(scale - kept, coefficient.bitWidth + 1)
      self.coefficient = coefficient.dividedHalfEven(by: .powerOfTen(dropped))
    }
  }

  /// - Parameter scale: At least 0 and at most ``greatestScale``.
  init(small: Int, scale: Int32) {
    coefficient = .small(small)
    storedScale = scale
  }

  /// Makes a whole number.
  public init(_ value: Int) { self.init(coefficient: .small(value), scale: 0) }

  /// Makes the number `coefficient` × 10^-`scale`: 530 and 2 give 5.30; a negative scale multiplies.
  public init(coefficient: Int, scale: Int) { self.init(coefficient: .small(coefficient), scale: scale) }

  /// Whether the number is 0.
  public var isZero: Bool { coefficient.isZero }

  /// Whether the number is below 0.
  public var isNegative: Bool { coefficient.isNegative }

  /// The number without its sign.
  public var magnitude: Decimal { isNegative ? -self : self }

  /// Whether the number is whole, however it is written: 3 and 3.00 are.
  public var isInteger: Bool {
    scale == 0 || coefficient.quotientAndRemainder(dividingBy: .powerOfTen(scale)).remainder.isZero
  }

  /// The value as a machine integer, where it is whole and fits.
  public var integer: Int? {
    if case .small(let value) = coefficient, let power = Int.powerOfTen(scale) {
      let (whole, rest) = value.quotientAndRemainder(dividingBy: power)
      return rest == 0 ? whole : nil
    }
    guard case .small(let value) = normalized.coefficient, normalized.scale == 0 else { return nil }
    return value
  }

  /// The same number without zeros at the end of the digits after the point.
  public var normalized: Decimal {
    if isZero { return 0 }
    var (rest, scale) = (coefficient, scale)
    // Big steps first: a long run of zeros must not take a long division for each.
    for step in [4096, 256, 16, 1] {
      while scale >= step {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: .powerOfTen(step))
        guard remainder.isZero else { break }
        (rest, scale) = (quotient, scale - step)
      }
    }
    return Decimal(coefficient: rest, scale: scale)
  }

  /// Half a unit of the last written digit: what rounding can have taken from or added to the figure.
  ///
  /// 0.05 for 5.3, 0.5 for 12.
  public func halfUnit() -> Decimal { Decimal(coefficient: 5, scale: scale + 1) }

  /// The number rounded once, half to even, as GB/T 8170 asks: 12.1498 to one decimal is 12.1, 1.265 to two is 1.26.
  ///
  /// - Parameter decimals: The digits to keep after the point; negative ones round before it, -3 to thousands. A number
  ///   that has no more digits stays as it is written.
  public func rounded(to decimals: Int) -> Decimal {
    guard decimals < scale else { return self }
    // Beyond the number's own digits everything rounds to 0; a longer power of ten is not worth building.
    let dropped = scale - max(decimals, scale - coefficient.bitWidth - 1)
    let kept = coefficient.dividedHalfEven(by: .powerOfTen(dropped))
    return kept.isZero
      ? Decimal(coefficient: 0, scale: max(decimals, 0)) : Decimal(coefficient: kept, scale: scale - dropped)
  }

  /// The same number with at least `decimals` digits after the point (at most 1000 are added): for display.
  public func padded(to decimals: Int) -> Decimal {
    let added = min(decimals - scale, 1000)
    return added > 0 ? Decimal(coefficient: coefficient * .powerOfTen(added), scale: scale + added) : self
  }
}
