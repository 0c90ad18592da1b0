extension Quotient {
  /// How a quotient is written in decimals.
  enum Expansion {
    case endless
    case ends(Decimal)
    /// It ends, with more digits than a machine word holds.
    case isLong
  }

  var expansion: Expansion {
    let twos = denominator.trailingZeroBitCount
    var (rest, fives) = (UInt(denominator) >> UInt(twos), 0)
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    // What has no factor 2 or 5 must go into the numerator: that can be told without lowest terms.
    guard numerator.magnitude % rest == 0 else { return .endless }
    let whole = rest == 1 ? numerator : numerator / Int(rest)
    return Self.decimal(whole, twos: twos, fives: fives).map { .ends($0) } ?? .isLong
  }

  /// `numerator` / (2^twos · 5^fives), without zeros at the end; `nil` where the coefficient passes a machine word.
  private static func decimal(_ numerator: Int, twos: Int, fives: Int) -> Decimal? {
    let common = min(twos, numerator.trailingZeroBitCount)
    var (coefficient, twos, fives) = (numerator >> common, twos - common, fives)
    while fives > 0, coefficient % 5 == 0 { (coefficient, fives) = (coefficient / 5, fives - 1) }
    for _ in 0..<abs(twos - fives) {
      let (product, over) = coefficient.multipliedReportingOverflow(by: twos < fives ? 2 : 5)
      guard !over else { return nil }
      coefficient = product
    }
    return Decimal(coefficient: coefficient, scale: max(twos, fives))
  }
}

extension Decimal {
  /// The value as a quotient, where both its parts fit machine words.
  var quotient: Quotient? {
    guard case .small(let value) = coefficient, let power = Int.powerOfTen(scale) else { return nil }
    return Quotient(numerator: value, denominator: power)
  }

  /// The quotient by anything but 0, computed in machine words; `nil` where it needs more.
  func smallQuotient(by divisor: Decimal) -> Number? {
    guard let (dividend, divisor) = Self.wordsAligned(self, divisor) else { return nil }
    return divisor < 0 ? Number(0 &- dividend, over: 0 &- divisor) : Number(dividend, over: divisor)
  }
}
