extension Decimal: Hashable, Comparable, ExpressibleByIntegerLiteral {
  /// Makes a whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The exact sum, with as many digits after the point as the longer of the two.
  public static func + (a: Decimal, b: Decimal) -> Decimal {
    guard let (x, y) = wordsAligned(a, b), let sum = Int(fitting: x &+ y) else { return longSum(a, b) }
    return Decimal(small: sum, scale: max(a.storedScale, b.storedScale))
  }

  @inline(never)
  private static func longSum(_ a: Decimal, _ b: Decimal) -> Decimal {
    let (x, y) = aligned(a, b)
    return Decimal(coefficient: x + y, scale: max(a.scale, b.scale))
  }

  /// The exact difference, with as many digits after the point as the longer of the two.
  public static func - (a: Decimal, b: Decimal) -> Decimal {
    guard let (x, y) = wordsAligned(a, b), let difference = Int(fitting: x &- y) else { return longSum(a, -b) }
    return Decimal(small: difference, scale: max(a.storedScale, b.storedScale))
  }

  /// The exact product.
  public static func * (a: Decimal, b: Decimal) -> Decimal {
    if case (.small(let x), .small(let y)) = (a.coefficient, b.coefficient), a.scale + b.scale <= greatestScale {
      let (product, over) = x.multipliedReportingOverflow(by: y)
      if !over { return Decimal(small: product, scale: a.storedScale &+ b.storedScale) }
    }
    return Decimal(coefficient: a.coefficient * b.coefficient, scale: a.scale + b.scale)
  }

  /// The number with the other sign.
  public static prefix func - (a: Decimal) -> Decimal { Decimal(coefficient: -a.coefficient, scale: a.scale) }

  /// Adds to the number in place.
  public static func += (a: inout Decimal, b: Decimal) { a = a + b }

  /// Whether both are the same number, however they are written: 1.0 equals 1.
  public static func == (a: Decimal, b: Decimal) -> Bool {
    if let (x, y) = wordsAligned(a, b) { return x == y }
    let (x, y) = aligned(a, b)
    return x == y
  }

  /// Whether the first number is the smaller.
  public static func < (a: Decimal, b: Decimal) -> Bool {
    if let (x, y) = wordsAligned(a, b) { return x < y }
    let (x, y) = aligned(a, b)
    return x < y
  }

  /// Hashes the number, so that equal ones hash alike however they are written.
  public func hash(into hasher: inout Hasher) {
    let canonical = normalized
    hasher.combine(canonical.coefficient)
    hasher.combine(canonical.scale)
  }

  /// The coefficients at the greater of both scales, where they are machine words and the scales lie close.
  @inline(__always)
  static func wordsAligned(_ a: Decimal, _ b: Decimal) -> (Int128, Int128)? {
    guard case (.small(let x), .small(let y)) = (a.coefficient, b.coefficient),
      let power = Int.powerOfTen(abs(a.scale - b.scale))
    else { return nil }
    return a.scale < b.scale ? (Int.fullProduct(x, power), Int128(y)) : (Int128(x), Int.fullProduct(y, power))
  }

  /// The coefficients at the greater of both scales.
  private static func aligned(_ a: Decimal, _ b: Decimal) -> (Integer, Integer) {
    if a.scale == b.scale { return (a.coefficient, b.coefficient) }
    return a.scale < b.scale
      ? (a.coefficient * .powerOfTen(b.scale - a.scale), b.coefficient)
      : (a.coefficient, b.coefficient * .powerOfTen(a.scale - b.scale))
  }
}
