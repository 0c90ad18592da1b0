/// Binary floating-point numbers as numbers and back.
extension Number {
  /// Makes the exact value of a double: 0.1 is 0.1000000000000000055511151231257827021181583404541015625.
  ///
  /// `nil` for an infinity and for what is no number.
  public init?(exactly double: Double) {
    guard double.isFinite else { return nil }
    // Not Int(exactly:), which needs the C library of mathematics.
    if double.magnitude < 0x1p63, Double(Int(double)) == double {
      self.init(Int(double))
      return
    }
    // The significand is 1.xxx with so many bits after the point, also of a subnormal number.
    let width = double.significandWidth
    let significand = Int(Double(sign: double.sign, exponent: width, significand: double.significand))
    let exponent = Int(double.exponent) - width
    let power = Integer.small(exponent < 0 ? 5 : 2).power(abs(exponent))
    self.init(Decimal(coefficient: .small(significand) * power, scale: max(0, -exponent)))
  }

  /// The nearest double, of two that are equally near the even one; an infinity beyond the greatest.
  ///
  /// Of a root or a combination of these, the double nearest to its first 40 digits.
  public var double: Double {
    switch storage {
    case .decimal(let decimal): decimal.double
    case .quotient(let quotient): quotient.double ?? Rational(quotient).double
    case .fraction(let fraction): fraction.double
    case .root, .expression: rounded(significant: 40).double
    }
  }
}

extension Quotient {
  /// The nearest double, where both parts are doubles, so that the division alone rounds.
  fileprivate var double: Double? {
    guard let dividend = Double(exactly: numerator), let divisor = Double(exactly: denominator) else { return nil }
    return dividend / divisor
  }
}

extension Decimal {
  fileprivate var double: Double {
    if let double = quotient?.double { return double }
    // Below the least double, and not worth building: a bit is less than a third of a digit.
    if scale - coefficient.bitWidth / 3 > 400 { return 0 }
    return nearestDouble(to: coefficient, over: .powerOfTen(scale))
  }
}

extension Rational {
  fileprivate var double: Double { nearestDouble(to: numerator, over: denominator) }
}

/// The double nearest to a fraction, half to even.
///
/// - Parameter denominator: Above 0.
private func nearestDouble(to numerator: Integer, over denominator: Integer) -> Double {
  // So many bits after the point give a significand of 53 bits or one more; a double has no more than 1074.
  var places = min(53 - numerator.bitWidth + denominator.bitWidth, 1074)
  var significand = shiftedHalfEven(numerator, over: denominator, places)
  if significand.bitWidth > 53, significand.magnitude != Integer.small(1 << 53) {
    places -= 1
    significand = shiftedHalfEven(numerator, over: denominator, places)
  }
  guard case .small(let value) = significand, places > -1100 else {
    return numerator.isNegative ? -.infinity : .infinity
  }
  return Double(sign: .plus, exponent: -places, significand: Double(value))
}

/// The fraction × 2^`places` as the nearest whole number, half to even.
private func shiftedHalfEven(_ numerator: Integer, over denominator: Integer, _ places: Int) -> Integer {
  places < 0
    ? numerator.dividedHalfEven(by: denominator << -places)
    : (numerator << places).dividedHalfEven(by: denominator)
}
