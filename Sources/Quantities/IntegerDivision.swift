/// Divisions that round, powers and roots.
extension Integer {
  /// The greatest whole number not above the quotient.
  ///
  /// - Parameter divisor: A positive number.
  func floorDivided(by divisor: Integer) -> Integer {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder.isNegative ? quotient - 1 : quotient
  }

  /// The least whole number not below the quotient.
  ///
  /// - Parameter divisor: A positive number.
  func ceilingDivided(by divisor: Integer) -> Integer { -(-self).floorDivided(by: divisor) }

  /// The whole number nearest to the quotient, the even one of two that are equally near (GB/T 8170).
  ///
  /// - Parameter divisor: A positive number.
  func dividedHalfEven(by divisor: Integer) -> Integer {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    let twice = remainder.magnitude + remainder.magnitude
    guard twice > divisor || (twice == divisor && !quotient.isEven) else { return quotient }
    return isNegative ? quotient - 1 : quotient + 1
  }

  /// The quotient by a divisor of this number, which is above 0.
  func dividedExactly(by divisor: Integer) -> Integer {
    divisor == 1 ? self : quotientAndRemainder(dividingBy: divisor).quotient
  }

  /// The power, for an exponent of at least 0.
  func power(_ exponent: Int) -> Integer {
    var result: Integer = 1
    var base = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * base }
      rest >>= 1
      if rest > 0 { base = base * base }
    }
    return result
  }

  /// The exponent of ten of the quotient's leading digit: 2 for 123, -1 for 1/2; both numbers are above 0.
  func exponentOfTen(over denominator: Integer) -> Int {
    // An estimate that is a little too small; log10(2) lies between 0.30102 and 0.30104.
    let bits = bitWidth - denominator.bitWidth - 1
    var exponent = bits * (bits < 0 ? 30104 : 30102) / 100_000 - 1
    while self * .powerOfTen(max(0, -exponent - 1)) >= denominator * .powerOfTen(max(0, exponent + 1)) { exponent += 1 }
    return exponent
  }

  /// What is left after every factor 2 is taken out, and how many there were; for anything but 0.
  var strippedOfTwos: (rest: Integer, count: Int) {
    switch self {
    case .small(let value): return (.small(value >> value.trailingZeroBitCount), value.trailingZeroBitCount)
    case .large(let magnitude, let isNegative):
      let count = magnitude.trailingZeroBitCount
      return count == 0 ? (self, 0) : (Integer(magnitude >> count, isNegative: isNegative), count)
    }
  }

  /// What is left after every factor 5 is taken out, and how many there were; for anything but 0.
  var strippedOfFives: (rest: Integer, count: Int) {
    // Mostly there is none.
    guard quotientAndRemainder(dividingBy: 5).remainder.isZero else { return (self, 0) }
    var (rest, count) = (self, 0)
    // Big steps first: a long power must not take a long division for each of its factors.
    for step in [4096, 256, 16, 1] where rest.bitWidth > 2 * step {
      let power = Integer.small(5).power(step)
      while case (let quotient, let remainder) = rest.quotientAndRemainder(dividingBy: power), remainder.isZero {
        (rest, count) = (quotient, count + step)
      }
    }
    return (rest, count)
  }

  /// The greatest whole number whose power is not above this one, which is at least 0.
  func floorRoot(_ degree: Int) -> Integer {
    guard degree > 1, self > 1 else { return self }
    let rootBits = (bitWidth - 1) / degree + 1
    guard rootBits > 1 else { return 1 }
    // The leading half of the root's bits comes from the leading bits of the number; Newton's steps then come down from
    // above, and each doubles what is right.
    let dropped = rootBits / 2
    let leading = Integer(absolute >> (dropped * degree), isNegative: false)
    var root = rootBits < 8 ? Integer.small(1) << rootBits : (leading.floorRoot(degree) + 1) << dropped
    while true {
      let quotient = quotientAndRemainder(dividingBy: root.power(degree - 1)).quotient
      let next = (root * .small(degree - 1) + quotient).quotientAndRemainder(dividingBy: .small(degree)).quotient
      guard next < root else { return root }
      root = next
    }
  }

  /// The root, where it is whole; for a number of at least 0.
  func exactRoot(_ degree: Int) -> Integer? {
    let root = floorRoot(degree)
    return root.power(degree) == self ? root : nil
  }
}
