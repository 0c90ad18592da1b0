/// A whole number of any size, plainly: what the engine's arithmetic is held against shares no code with it.
struct Exact: Equatable {
  private static let base: UInt64 = 1_000_000_000
  private static let digitsOfLimb = 9

  private var isNegative = false
  /// In base 10⁹, the lowest first, without zeros at the end.
  private var limbs: [UInt64] = []

  /// Digits, with a sign at most.
  init(_ text: some StringProtocol) {
    var digits = Array(text.utf8)
    isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    while !digits.isEmpty {
      let limb = digits.suffix(Self.digitsOfLimb).reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 0x30) }
      limbs.append(limb)
      digits.removeLast(min(Self.digitsOfLimb, digits.count))
    }
    trim()
  }

  var isZero: Bool { limbs.isEmpty }
  var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }
  var magnitude: Exact { isNegative ? -self : self }

  var text: String {
    guard let last = limbs.last else { return "0" }
    let rest = limbs.dropLast().reversed().map { limb in
      let digits = String(limb)
      return String(repeating: "0", count: Self.digitsOfLimb - digits.count) + digits
    }
    return (isNegative ? "-" : "") + String(last) + rest.joined()
  }

  static func powerOfTen(_ exponent: Int) -> Exact { Exact("1" + String(repeating: "0", count: exponent)) }

  static prefix func - (a: Exact) -> Exact {
    var result = a
    result.isNegative = !a.isNegative && !a.isZero
    return result
  }

  static func + (a: Exact, b: Exact) -> Exact {
    if a.isNegative == b.isNegative {
      var result = a
      var carry: UInt64 = 0
      for index in 0..<max(a.limbs.count, b.limbs.count) + 1 {
        let sum = a.limb(index) + b.limb(index) + carry
        result.setLimb(index, sum % base)
        carry = sum / base
      }
      result.trim()
      return result
    }
    let isLarger = a.magnitudeOrder(to: b) >= 0
    let (large, small) = isLarger ? (a, b) : (b, a)
    var result = large
    var borrow: UInt64 = 0
    for index in large.limbs.indices {
      let taken = small.limb(index) + borrow
      borrow = large.limbs[index] < taken ? 1 : 0
      result.limbs[index] = large.limbs[index] + borrow * base - taken
    }
    result.trim()
    return result
  }

  static func - (a: Exact, b: Exact) -> Exact { a + -b }

  static func * (a: Exact, b: Exact) -> Exact {
    var result = Exact("0")
    for (i, x) in a.limbs.enumerated() {
      var carry: UInt64 = 0
      for j in 0..<b.limbs.count + 1 {
        let product = result.limb(i + j) + x * b.limb(j) + carry
        result.setLimb(i + j, product % base)
        carry = product / base
      }
    }
    result.isNegative = a.isNegative != b.isNegative
    result.trim()
    return result
  }

  private func limb(_ index: Int) -> UInt64 { index < limbs.count ? limbs[index] : 0 }

  private mutating func setLimb(_ index: Int, _ limb: UInt64) {
    while limbs.count <= index { limbs.append(0) }
    limbs[index] = limb
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
    if limbs.isEmpty { isNegative = false }
  }

  private func magnitudeOrder(to other: Exact) -> Int {
    if limbs.count != other.limbs.count { return limbs.count < other.limbs.count ? -1 : 1 }
    for (a, b) in zip(limbs, other.limbs).reversed() where a != b { return a < b ? -1 : 1 }
    return 0
  }
}

/// A fraction, never reduced: reducing would need division, and numbers are small enough without.
struct ExactFraction {
  let numerator: Exact
  /// Above zero.
  let denominator: Exact

  private init(_ numerator: Exact, _ denominator: Exact) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A decimal as written: `-12.50`.
  init(_ text: String) {
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    self.init(Exact(text.filter { $0 != "." }), .powerOfTen(decimals))
  }

  static prefix func - (a: Self) -> Self { Self(-a.numerator, a.denominator) }

  static func + (a: Self, b: Self) -> Self {
    Self(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  static func - (a: Self, b: Self) -> Self { a + -b }

  static func * (a: Self, b: Self) -> Self { Self(a.numerator * b.numerator, a.denominator * b.denominator) }

  /// `nil` where the divisor is zero.
  static func / (a: Self, b: Self) -> Self? {
    guard !b.numerator.isZero else { return nil }
    let numerator = a.numerator * b.denominator
    return Self(b.numerator.sign < 0 ? -numerator : numerator, a.denominator * b.numerator.magnitude)
  }

  func order(to other: Self) -> Int { (self - other).numerator.sign }

  /// Whether a decimal of so many places is at most half a unit of the last away.
  func isNearest(_ text: String, decimals: Int) -> Bool {
    let written = ExactFraction(text)
    guard written.denominator == .powerOfTen(decimals) else { return false }
    let distance = written.numerator * denominator - numerator * written.denominator
    return (denominator - distance.magnitude - distance.magnitude).sign >= 0
  }
}
