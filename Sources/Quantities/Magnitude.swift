/// A natural number of any size, as 64-bit limbs.
///
/// Own code, because Quantities stands on nothing: attaswift/BigInt imports Foundation, and the standard library has no
/// integer beyond 128 bits. Numbers here have tens or hundreds of digits, so the schoolbook methods serve.
struct Magnitude: Hashable, Sendable {
  /// The limbs, least significant first, without zeros at the end; none for 0.
  private(set) var limbs: [UInt]

  init(limbs: [UInt]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  init(_ value: UInt) { limbs = value == 0 ? [] : [value] }

  var isZero: Bool { limbs.isEmpty }

  /// The number of bits that the value needs: 0 for 0, 3 for 5.
  var bitWidth: Int {
    guard let top = limbs.last else { return 0 }
    return limbs.count * UInt.bitWidth - top.leadingZeroBitCount
  }

  /// The factors 2; 0 for 0.
  var trailingZeroBitCount: Int {
    let zeros = limbs.prefix { $0 == 0 }.count
    return zeros < limbs.count ? zeros * UInt.bitWidth + limbs[zeros].trailingZeroBitCount : 0
  }

  static func + (a: Magnitude, b: Magnitude) -> Magnitude {
    let (long, short) = a.limbs.count >= b.limbs.count ? (a.limbs, b.limbs) : (b.limbs, a.limbs)
    var sum = long
    var carry: UInt = 0
    for i in long.indices {
      guard i < short.count || carry > 0 else { break }
      let (part, over) = long[i].addingReportingOverflow(i < short.count ? short[i] : 0)
      let (whole, again) = part.addingReportingOverflow(carry)
      sum[i] = whole
      carry = over || again ? 1 : 0
    }
    if carry > 0 { sum.append(1) }
    return Magnitude(limbs: sum)
  }

  /// The difference, where `b` is not greater than `a`.
  static func - (a: Magnitude, b: Magnitude) -> Magnitude {
    var difference = a.limbs
    var borrow: UInt = 0
    for i in difference.indices {
      guard i < b.limbs.count || borrow > 0 else { break }
      let (part, under) = difference[i].subtractingReportingOverflow(i < b.limbs.count ? b.limbs[i] : 0)
      let (whole, again) = part.subtractingReportingOverflow(borrow)
      difference[i] = whole
      borrow = under || again ? 1 : 0
    }
    return Magnitude(limbs: difference)
  }

  static func * (a: Magnitude, b: Magnitude) -> Magnitude {
    guard !a.isZero, !b.isZero else { return Magnitude(0) }
    var product = [UInt](repeating: 0, count: a.limbs.count + b.limbs.count)
    for i in a.limbs.indices {
      var carry: UInt = 0
      for j in b.limbs.indices {
        // high:low + carry + product never passes two limbs.
        var (high, low) = a.limbs[i].multipliedFullWidth(by: b.limbs[j])
        high &+= low.addInPlace(carry)
        high &+= low.addInPlace(product[i + j])
        product[i + j] = low
        carry = high
      }
      product[i + b.limbs.count] = carry
    }
    return Magnitude(limbs: product)
  }

  /// Multiplies by a limb and adds another: what reading digits in groups needs.
  mutating func multiply(by factor: UInt, adding addend: UInt) {
    var carry = addend
    for i in limbs.indices {
      var (high, low) = limbs[i].multipliedFullWidth(by: factor)
      high &+= low.addInPlace(carry)
      limbs[i] = low
      carry = high
    }
    if carry > 0 { limbs.append(carry) }
  }

  static func << (a: Magnitude, bits: Int) -> Magnitude {
    guard bits > 0, !a.isZero else { return a }
    let (words, shift) = bits.quotientAndRemainder(dividingBy: UInt.bitWidth)
    var shifted = [UInt](repeating: 0, count: words)
    shifted.reserveCapacity(words + a.limbs.count + 1)
    var carry: UInt = 0
    for limb in a.limbs {
      shifted.append(limb << UInt(shift) | carry)
      carry = shift == 0 ? 0 : limb >> UInt(UInt.bitWidth - shift)
    }
    shifted.append(carry)
    return Magnitude(limbs: shifted)
  }

  static func >> (a: Magnitude, bits: Int) -> Magnitude {
    let (words, shift) = bits.quotientAndRemainder(dividingBy: UInt.bitWidth)
    guard bits > 0 else { return a }
    guard words < a.limbs.count else { return Magnitude(0) }
    var shifted = Array(a.limbs[words...])
    guard shift > 0 else { return Magnitude(limbs: shifted) }
    for i in shifted.indices {
      let above = i + 1 < shifted.count ? shifted[i + 1] : 0
      shifted[i] = shifted[i] >> UInt(shift) | above << UInt(UInt.bitWidth - shift)
    }
    return Magnitude(limbs: shifted)
  }
}

extension Magnitude: Comparable {
  static func < (a: Magnitude, b: Magnitude) -> Bool {
    guard a.limbs.count == b.limbs.count else { return a.limbs.count < b.limbs.count }
    for i in a.limbs.indices.reversed() where a.limbs[i] != b.limbs[i] { return a.limbs[i] < b.limbs[i] }
    return false
  }
}

extension UInt {
  /// Adds with wrap-around and gives the carry, 0 or 1.
  mutating func addInPlace(_ other: UInt) -> UInt {
    let (sum, over) = addingReportingOverflow(other)
    self = sum
    return over ? 1 : 0
  }
}
