extension Magnitude {
  /// The whole quotient and what remains.
  ///
  /// - Parameter divisor: Anything but 0.
  func quotientAndRemainder(dividingBy divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
    guard self >= divisor else { return (Magnitude(0), self) }
    guard divisor.limbs.count > 1 else {
      let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor.limbs.first ?? 1)
      return (quotient, Magnitude(remainder))
    }
    return longDivision(by: divisor)
  }

  /// The whole quotient and what remains, for a divisor of one limb other than 0.
  func quotientAndRemainder(dividingBy divisor: UInt) -> (quotient: Magnitude, remainder: UInt) {
    var quotient = limbs
    var remainder: UInt = 0
    for i in limbs.indices.reversed() {
      (quotient[i], remainder) = divisor.dividingFullWidth((remainder, limbs[i]))
    }
    return (Magnitude(limbs: quotient), remainder)
  }

  /// Knuth's algorithm D (The Art of Computer Programming, 4.3.1), for a divisor of at least two limbs.
  private func longDivision(by divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
    let shift = (divisor.limbs.last ?? 1).leadingZeroBitCount
    let v = (divisor << shift).limbs
    var u = (self << shift).limbs
    // The remainder in hand has one limb more than the dividend.
    u.append(contentsOf: repeatElement(0, count: limbs.count + 1 - u.count))
    var quotient = [UInt](repeating: 0, count: limbs.count - v.count + 1)
    for j in quotient.indices.reversed() {
      var digit = Self.estimatedDigit(u, v, at: j)
      if Self.subtract(v, times: digit, from: &u, at: j) {
        digit -= 1
        Self.addBack(v, to: &u, at: j)
      }
      quotient[j] = digit
    }
    return (Magnitude(limbs: quotient), Magnitude(limbs: Array(u[..<v.count])) >> shift)
  }

  /// Step D3: the quotient's limb, at most one too large.
  private static func estimatedDigit(_ u: [UInt], _ v: [UInt], at j: Int) -> UInt {
    let n = v.count
    let (top, next) = (u[j + n], u[j + n - 1])
    var digit = UInt.max
    var rest = next
    if top < v[n - 1] {
      (digit, rest) = v[n - 1].dividingFullWidth((top, next))
    } else if rest.addInPlace(v[n - 1]) > 0 {
      return digit
    }
    while true {
      let (high, low) = digit.multipliedFullWidth(by: v[n - 2])
      guard high > rest || (high == rest && low > u[j + n - 2]) else { return digit }
      digit -= 1
      if rest.addInPlace(v[n - 1]) > 0 { return digit }
    }
  }

  /// Step D4: takes `v` × `digit` from `u` at limb `j`; true where it went below zero.
  private static func subtract(_ v: [UInt], times digit: UInt, from u: inout [UInt], at j: Int) -> Bool {
    var carry: UInt = 0
    var borrow: UInt = 0
    for i in v.indices {
      var (high, low) = v[i].multipliedFullWidth(by: digit)
      high &+= low.addInPlace(carry)
      carry = high
      let (part, under) = u[i + j].subtractingReportingOverflow(low)
      let (whole, again) = part.subtractingReportingOverflow(borrow)
      u[i + j] = whole
      borrow = under || again ? 1 : 0
    }
    let (part, under) = u[j + v.count].subtractingReportingOverflow(carry)
    let (whole, again) = part.subtractingReportingOverflow(borrow)
    u[j + v.count] = whole
    return under || again
  }

  /// Step D6: the digit was one too large; adds `v` once more.
  private static func addBack(_ v: [UInt], to u: inout [UInt], at j: Int) {
    var carry: UInt = 0
    for i in v.indices {
      var sum = u[i + j]
      var over = sum.addInPlace(v[i])
      over += sum.addInPlace(carry)
      u[i + j] = sum
      carry = over
    }
    u[j + v.count] &+= carry
  }

  /// The decimal digits, without leading zeros; "0" for 0.
  var digits: String {
    let group: UInt = 10_000_000_000_000_000_000
    var groups: [String] = []
    var rest = self
    while rest.limbs.count > 1 || (rest.limbs.first ?? 0) >= group {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: group)
      let text = String(remainder)
      groups.append(String(repeating: "0", count: 19 - text.utf8.count) + text)
      rest = quotient
    }
    groups.append(String(rest.limbs.first ?? 0))
    return groups.reversed().joined()
  }
}
