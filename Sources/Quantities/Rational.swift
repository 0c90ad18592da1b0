/// A fraction in lowest terms, with a positive denominator.
struct Rational: Sendable, Hashable, ExpressibleByIntegerLiteral {
  let numerator: Integer
  let denominator: Integer

  /// Reduces a fraction to lowest terms.
  ///
  /// - Parameter denominator: Anything but 0.
  init(_ numerator: Integer, over denominator: Integer) {
    let divisor = Integer.greatestCommonDivisor(numerator, denominator)
    let signed = denominator.isNegative ? -divisor : divisor
    self.numerator = numerator.quotientAndRemainder(dividingBy: signed).quotient
    self.denominator = denominator.quotientAndRemainder(dividingBy: signed).quotient
  }

  private init(reduced numerator: Integer, over denominator: Integer) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init(integerLiteral value: Int) { self.init(reduced: .small(value), over: 1) }

  /// Reduces a fraction of wide words to lowest terms.
  ///
  /// - Parameter denominator: Above 0.
  init(_ numerator: Int128, over denominator: Int128) {
    let divisor = Int128(UInt128.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    self.init(reduced: Integer(numerator / divisor), over: Integer(denominator / divisor))
  }

  init(_ quotient: Quotient) { self.init(.small(quotient.numerator), over: .small(quotient.denominator)) }

  init(_ decimal: Decimal) { self.init(decimal.coefficient, over: .powerOfTen(decimal.scale)) }

  var magnitude: Rational { Rational(reduced: numerator.magnitude, over: denominator) }

  /// The bits of both parts: how much room the fraction takes.
  var bitWidth: Int { numerator.bitWidth + denominator.bitWidth }

  /// The finite decimal expansion, where the denominator has no prime factors but 2 and 5.
  var decimal: Decimal? {
    let (odd, twos) = denominator.strippedOfTwos
    let (rest, fives) = odd.strippedOfFives
    guard rest == 1 else { return nil }
    let missing = twos < fives ? Integer.small(2).power(fives - twos) : Integer.small(5).power(twos - fives)
    return Decimal(coefficient: numerator * missing, scale: max(twos, fives))
  }

  static prefix func - (a: Rational) -> Rational { Rational(reduced: -a.numerator, over: a.denominator) }

  /// Lowest terms from the divisors of the parts (Knuth, The Art of Computer Programming, 4.5.1), since these are half
  /// as long as those of the sum.
  static func + (a: Rational, b: Rational) -> Rational {
    let common = Integer.greatestCommonDivisor(a.denominator, b.denominator)
    if common == 1 {
      return Rational(
        reduced: a.numerator * b.denominator + b.numerator * a.denominator, over: a.denominator * b.denominator)
    }
    let (x, y) = (a.denominator.dividedExactly(by: common), b.denominator.dividedExactly(by: common))
    let sum = a.numerator * y + b.numerator * x
    let shared = Integer.greatestCommonDivisor(sum, common)
    return Rational(
      reduced: sum.dividedExactly(by: shared), over: x * b.denominator.dividedExactly(by: shared))
  }

  static func - (a: Rational, b: Rational) -> Rational { a + -b }

  static func * (a: Rational, b: Rational) -> Rational {
    let x = Integer.greatestCommonDivisor(a.numerator, b.denominator)
    let y = Integer.greatestCommonDivisor(b.numerator, a.denominator)
    return Rational(
      reduced: a.numerator.dividedExactly(by: x) * b.numerator.dividedExactly(by: y),
      over: a.denominator.dividedExactly(by: y) * b.denominator.dividedExactly(by: x))
  }

  /// The quotient by anything but 0.
  static func / (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.denominator, over: a.denominator * b.numerator)
  }

  /// The power; for an exponent below 0, of anything but 0.
  func power(_ exponent: Int) -> Rational {
    let (top, bottom) = exponent < 0 ? (denominator, numerator) : (numerator, denominator)
    let positive = Int(exponent.magnitude)
    let raised = Rational(reduced: top.power(positive), over: bottom.power(positive))
    return raised.denominator.isNegative
      ? Rational(reduced: -raised.numerator, over: -raised.denominator) : raised
  }

  /// The root, where it is rational; for a fraction of at least 0.
  func exactRoot(_ degree: Int) -> Rational? {
    guard let top = numerator.exactRoot(degree), let bottom = denominator.exactRoot(degree) else { return nil }
    return Rational(reduced: top, over: bottom)
  }

  /// The fraction × 10^`decimals` as the nearest whole number, half to even.
  func scaledHalfEven(_ decimals: Int) -> Integer {
    decimals < 0
      ? numerator.dividedHalfEven(by: denominator * .powerOfTen(-decimals))
      : (numerator * .powerOfTen(decimals)).dividedHalfEven(by: denominator)
  }
}

extension Rational: Comparable {
  static func < (a: Rational, b: Rational) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }
}
