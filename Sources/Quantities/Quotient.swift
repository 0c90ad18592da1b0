/// A fraction of machine words, so that everyday arithmetic takes no room on the heap.
///
/// It need not be in lowest terms: that takes longer than all the rest, and cross-multiplication does without. Only what
/// outgrows the words is reduced.
struct Quotient: Sendable {
  let numerator: Int
  /// Above 0.
  let denominator: Int

  /// The numerators over the product of the denominators.
  private static func crossed(_ a: Quotient, _ b: Quotient) -> (Int128, Int128) {
    (Int.fullProduct(a.numerator, b.denominator), Int.fullProduct(b.numerator, a.denominator))
  }

  static func == (a: Quotient, b: Quotient) -> Bool {
    let (x, y) = crossed(a, b)
    return x == y
  }

  static func < (a: Quotient, b: Quotient) -> Bool {
    let (x, y) = crossed(a, b)
    return x < y
  }

  static func + (a: Quotient, b: Quotient) -> Number {
    guard a.denominator != b.denominator else {
      return Number(Int128(a.numerator) &+ Int128(b.numerator), over: Int128(a.denominator))
    }
    let (x, y) = crossed(a, b)
    return Number(x &+ y, over: Int.fullProduct(a.denominator, b.denominator))
  }

  static func - (a: Quotient, b: Quotient) -> Number {
    guard a.denominator != b.denominator else {
      return Number(Int128(a.numerator) &- Int128(b.numerator), over: Int128(a.denominator))
    }
    let (x, y) = crossed(a, b)
    return Number(x &- y, over: Int.fullProduct(a.denominator, b.denominator))
  }

  static func * (a: Quotient, b: Quotient) -> Number {
    Number(Int.fullProduct(a.numerator, b.numerator), over: Int.fullProduct(a.denominator, b.denominator))
  }

  /// The quotient by anything but 0.
  static func / (a: Quotient, b: Quotient) -> Number {
    let (dividend, divisor) = crossed(a, b)
    return divisor < 0 ? Number(0 &- dividend, over: 0 &- divisor) : Number(dividend, over: divisor)
  }

  static prefix func - (a: Quotient) -> Number {
    // The least machine word has no opposite.
    Number(0 &- Int128(a.numerator), over: Int128(a.denominator))
  }
}
