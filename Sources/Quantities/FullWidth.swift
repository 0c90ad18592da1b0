/// Products of machine words in 128 bits, which cannot overflow there.
extension Int {
  /// The whole product.
  static func fullProduct(_ a: Int, _ b: Int) -> Int128 { Int128(a) &* Int128(b) }

  /// The number, where it fits a machine word.
  init?(fitting wide: Int128) {
    self.init(truncatingIfNeeded: wide)
    guard Int128(self) == wide else { return nil }
  }
}

extension Integer {
  init(_ wide: Int128) {
    let magnitude = wide.magnitude
    let limbs = [UInt(truncatingIfNeeded: magnitude), UInt(truncatingIfNeeded: magnitude >> 64)]
    self = Int(fitting: wide).map { .small($0) } ?? Integer(Magnitude(limbs: limbs), isNegative: wide < 0)
  }
}

extension UInt128 {
  /// The greatest common divisor by shifts and differences; that of 0 and `b` is `b`.
  static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    guard a != 0, b != 0 else { return a | b }
    let twos = (a | b).trailingZeroBitCount
    var (x, y) = (a >> a.trailingZeroBitCount, b)
    while y != 0 {
      y >>= y.trailingZeroBitCount
      if x > y { swap(&x, &y) }
      y -= x
    }
    return x << twos
  }
}
