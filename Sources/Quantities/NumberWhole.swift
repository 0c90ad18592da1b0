/// Whole numbers next to a number.
extension Number {
  /// The number without what stands after the point: 2 for 2.7, -2 for -2.7.
  public var truncated: Number { sign < 0 ? ceiling : floor }

  /// The least whole number not below this one.
  public var ceiling: Number { -(-self).floor }

  /// The nearest whole number, of two that are equally near the one farther from 0: 3 for 2.5, -3 for -2.5.
  public var roundedHalfAway: Number {
    let away = (magnitude + Number(Decimal(coefficient: 5, scale: 1))).floor
    return sign < 0 ? -away : away
  }

  /// The greatest whole number not above this one; a combination of roots that agrees with a whole number to 200 digits
  /// counts as that.
  public var floor: Number {
    switch storage {
    case .decimal(let decimal): Number(decimal.floor)
    case .quotient(let quotient): Number(quotient.floor)
    case .fraction(let fraction): Number(fraction.numerator.floorDivided(by: fraction.denominator))
    case .root, .expression: floorByBrackets
    }
  }

  private init(_ whole: Integer) { self.init(Decimal(coefficient: whole, scale: 0)) }

  private var floorByBrackets: Number {
    let expression = expression
    var whole: Number = 0
    for bits in Self.precisions {
      guard let bracket = expression.bracket(bits: bits) else { continue }
      let unit = Integer.small(1) << bits
      let (low, high) = (bracket.low.floorDivided(by: unit), bracket.high.floorDivided(by: unit))
      whole = Number(high)
      if low == high { return whole }
    }
    // The bounds lie around a whole number to the end.
    return order(to: whole) < 0 ? whole - 1 : whole
  }
}

extension Decimal {
  /// The greatest whole number not above this one.
  fileprivate var floor: Integer {
    // A power of ten longer than the coefficient leaves no more than its sign.
    coefficient.floorDivided(by: .powerOfTen(min(scale, coefficient.bitWidth)))
  }
}
