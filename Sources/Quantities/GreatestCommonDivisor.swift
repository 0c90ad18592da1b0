extension FixedWidthInteger where Self: UnsignedInteger {
  /// The greatest common divisor by shifts and differences; that of 0 and `b` is `b`.
  static func greatestCommonDivisor(_ a: Self, _ b: Self) -> Self {
    guard a != 0, b != 0 else { return a | b }
    let twos = (a | b).trailingZeroBitCount
    var (x, y) = (a &>> Self(truncatingIfNeeded: a.trailingZeroBitCount), b)
    while y != 0 {
      y &>>= Self(truncatingIfNeeded: y.trailingZeroBitCount)
      (x, y) = x > y ? (y, x &- y) : (x, y &- x)
    }
    return x << twos
  }
}

extension Integer {
  /// The greatest common divisor of the magnitudes; that of 0 and `b` is `b`.
  static func greatestCommonDivisor(_ a: Integer, _ b: Integer) -> Integer {
    if case (.small(let x), .small(let y)) = (a, b) {
      let divisor = UInt.greatestCommonDivisor(x.magnitude, y.magnitude)
      return Int(exactly: divisor).map { .small($0) } ?? Integer(Magnitude(divisor), isNegative: false)
    }
    var (x, y) = (a.absolute, b.absolute)
    while !y.isZero {
      if let x = x.wide, let y = y.wide {
        return Integer(Magnitude(wide: .greatestCommonDivisor(x, y)), isNegative: false)
      }
      (x, y) = (y, x.quotientAndRemainder(dividingBy: y).remainder)
    }
    return Integer(x, isNegative: false)
  }
}
