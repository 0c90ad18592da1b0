/// Two bounds between which a real number lies, as whole multiples of 2^-bits.
struct Bracket: Sendable {
  let low: Integer
  let high: Integer
  let bits: Int

  init(low: Integer, high: Integer, bits: Int) {
    self.low = low
    self.high = high
    self.bits = bits
  }

  /// The narrowest bracket of a fraction.
  init(_ value: Rational, bits: Int) {
    let scaled = value.numerator << bits
    self.init(
      low: scaled.floorDivided(by: value.denominator), high: scaled.ceilingDivided(by: value.denominator), bits: bits)
  }

  private var unit: Integer { Integer.small(1) << bits }

  static func + (a: Bracket, b: Bracket) -> Bracket {
    Bracket(low: a.low + b.low, high: a.high + b.high, bits: a.bits)
  }

  static prefix func - (a: Bracket) -> Bracket { Bracket(low: -a.high, high: -a.low, bits: a.bits) }

  static func * (a: Bracket, b: Bracket) -> Bracket {
    let products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    let (least, greatest) = (products.reduce(products[0], min), products.reduce(products[0], max))
    return Bracket(
      low: least.floorDivided(by: a.unit), high: greatest.ceilingDivided(by: a.unit), bits: a.bits)
  }

  /// The bracket of 1 over the number; `nil` where it may be 0.
  var reciprocal: Bracket? {
    guard low.sign == high.sign, !low.isZero else { return nil }
    guard !low.isNegative else { return (-self).reciprocal.map { -$0 } }
    let square = Integer.small(1) << (2 * bits)
    return Bracket(low: square.floorDivided(by: high), high: square.ceilingDivided(by: low), bits: bits)
  }

  /// The bracket of the root; what lies below 0 counts as 0.
  func root(_ degree: Int) -> Bracket {
    let shift = bits * (degree - 1)
    let least = (max(low, 0) << shift).floorRoot(degree)
    return Bracket(low: least, high: (max(high, 0) << shift).floorRoot(degree) + 1, bits: bits)
  }

  /// The bits before the point.
  var wholeBitWidth: Int { max(0, max(low.bitWidth, high.bitWidth) - bits) }

  /// The bounds × 10^`decimals`, each as the nearest whole number, half to even.
  func scaledHalfEven(_ decimals: Int) -> (low: Integer, high: Integer) {
    let factor = Integer.powerOfTen(max(decimals, 0))
    let divisor = unit * .powerOfTen(max(-decimals, 0))
    return ((low * factor).dividedHalfEven(by: divisor), (high * factor).dividedHalfEven(by: divisor))
  }

  /// The exponents of ten of the bounds' leading digits, the signs aside; `nil` where the number may be 0.
  var exponentsOfTen: (Int, Int)? {
    guard low.sign == high.sign, !low.isZero else { return nil }
    return (low.magnitude.exponentOfTen(over: unit), high.magnitude.exponentOfTen(over: unit))
  }
}
