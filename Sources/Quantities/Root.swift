/// An irrational number a ± s^(1/n), with rational a and s > 0.
///
/// A factor of the root is kept under it: b·r^(1/n) is (bⁿ·r)^(1/n). The degree is the least possible: s is no d-th power
/// for any d > 1 that divides n, so that xⁿ − s is irreducible. Then equal numbers have equal parts: their degree is that
/// of the minimal polynomial, and its trace gives a.
struct Root: Sendable, Hashable {
  let constant: Rational
  let isNegative: Bool
  let radicand: Rational
  let degree: Int

  /// Roots of a higher degree are not taken: no figure compounds over more periods, and the powers would grow too long.
  static let greatestDegree = 200
  /// The most bits of a power.
  static let greatestBitWidth = 1 << 18

  fileprivate init(constant: Rational, isNegative: Bool, radicand: Rational, degree: Int) {
    self.constant = constant
    self.isNegative = isNegative
    self.radicand = radicand
    self.degree = degree
  }

  var isPure: Bool { constant.numerator.isZero }

  static prefix func - (a: Root) -> Root {
    Root(constant: -a.constant, isNegative: !a.isNegative, radicand: a.radicand, degree: a.degree)
  }

  func adding(_ other: Rational) -> Root {
    Root(constant: constant + other, isNegative: isNegative, radicand: radicand, degree: degree)
  }

  /// The product with a fraction other than 0, unless its power would grow too long.
  func multiplied(by factor: Rational) -> Root? {
    guard factor.bitWidth * degree + radicand.bitWidth <= Self.greatestBitWidth else { return nil }
    return Root(
      constant: constant * factor, isNegative: isNegative != factor.numerator.isNegative,
      radicand: radicand * factor.magnitude.power(degree), degree: degree)
  }

  /// The fraction q with `other`'s root part = q × this one's root part, where there is one.
  func ratio(of other: Root) -> Rational? {
    guard degree == other.degree, let ratio = (other.radicand / radicand).exactRoot(degree) else { return nil }
    return isNegative == other.isNegative ? ratio : -ratio
  }

  /// The root part alone.
  var rootPart: Root { Root(constant: 0, isNegative: isNegative, radicand: radicand, degree: degree) }

  /// -1 or 1: the order of this number and a fraction, decided by powers.
  func order(to value: Rational) -> Int {
    // a + u against q is u against q − a.
    let difference = value - constant
    let sign = isNegative ? -1 : 1
    guard difference.numerator.sign == sign else { return sign }
    return radicand < difference.magnitude.power(degree) ? -sign : sign
  }

  func bracket(bits: Int) -> Bracket {
    let scaled = (radicand.numerator << (bits * degree)).floorDivided(by: radicand.denominator)
    let root = scaled.floorRoot(degree)
    let bracket = Bracket(low: root, high: root + 1, bits: bits)
    return Bracket(constant, bits: bits) + (isNegative ? -bracket : bracket)
  }
}

extension Number {
  /// Makes ±radicand^(1/degree), a fraction where the root is rational; for a radicand above 0.
  init(rootOf radicand: Rational, degree: Int, isNegative: Bool = false) {
    var (radicand, degree) = (radicand, degree)
    var prime = 2
    var rest = degree
    while rest > 1 {
      while rest % prime == 0 {
        rest /= prime
        if let root = radicand.exactRoot(prime) { (radicand, degree) = (root, degree / prime) }
      }
      prime += 1
    }
    self =
      degree == 1
      ? Number(isNegative ? -radicand : radicand)
      : Number(Root(constant: 0, isNegative: isNegative, radicand: radicand, degree: degree))
  }
}
