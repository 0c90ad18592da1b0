extension Number: ExpressibleByIntegerLiteral {
  /// Makes a whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The exact sum.
  public static func + (a: Number, b: Number) -> Number {
    if case (.decimal(let x), .decimal(let y)) = (a.storage, b.storage) { return Number(x + y) }
    if let x = a.quotient, let y = b.quotient { return x + y }
    if let x = a.fraction, let y = b.fraction { return Number(x + y) }
    return a.addingRoot(b)
  }

  /// The sum where one of the two is a root or an expression.
  private func addingRoot(_ b: Number) -> Number {
    switch (storage, b.storage) {
    case (.root(let x), .root(let y)):
      guard let ratio = x.ratio(of: y) else { break }
      let root = Number(x.rootPart) * Number(ratio + 1)
      return root + Number(x.constant + y.constant)
    case (.root(let root), _):
      if let y = b.fraction { return Number(root.adding(y)) }
    case (_, .root): return b.addingRoot(self)
    default: break
    }
    return Number(.sum(expression, b.expression))
  }

  /// The exact difference.
  public static func - (a: Number, b: Number) -> Number {
    if case (.decimal(let x), .decimal(let y)) = (a.storage, b.storage) { return Number(x - y) }
    if let x = a.quotient, let y = b.quotient { return x - y }
    return a + -b
  }

  /// The number with the other sign.
  public static prefix func - (a: Number) -> Number {
    switch a.storage {
    case .decimal(let decimal): Number(-decimal)
    case .quotient(let quotient): -quotient
    case .fraction(let fraction): Number(-fraction)
    case .root(let root): Number(-root)
    case .expression(let expression): Number(.product(RealExpression(.fraction(-1)), expression))
    }
  }

  /// The exact product.
  public static func * (a: Number, b: Number) -> Number {
    if case (.decimal(let x), .decimal(let y)) = (a.storage, b.storage) { return Number(x * y) }
    if let x = a.quotient, let y = b.quotient { return x * y }
    if let x = a.fraction, let y = b.fraction { return Number(x * y) }
    return a.multipliedByRoot(b)
  }

  /// The product where one of the two is a root or an expression.
  private func multipliedByRoot(_ b: Number) -> Number {
    if isPlainZero || b.isPlainZero { return 0 }
    switch (storage, b.storage) {
    case (.root(let x), .root(let y)):
      if let product = Self.pureProduct(x, y) { return product }
    case (.root(let root), _):
      if let y = b.fraction, let product = root.multiplied(by: y) { return Number(product) }
    case (_, .root): return b.multipliedByRoot(self)
    default: break
    }
    return Number(.product(expression, b.expression))
  }

  private var isPlainZero: Bool { fraction?.numerator.isZero ?? false }

  /// The product of two roots without constants, as one root of the least common degree.
  private static func pureProduct(_ x: Root, _ y: Root) -> Number? {
    var (divisor, rest) = (x.degree, y.degree)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    let (m, n) = (y.degree / divisor, x.degree / divisor)
    guard x.isPure, y.isPure, x.degree * m <= Root.greatestDegree,
      x.radicand.bitWidth * m + y.radicand.bitWidth * n <= Root.greatestBitWidth
    else { return nil }
    return Number(
      rootOf: x.radicand.power(m) * y.radicand.power(n), degree: x.degree * m,
      isNegative: x.isNegative != y.isNegative)
  }

  /// The exact quotient; `nil` where the divisor is 0 (or, for a combination of roots, cannot be told from it).
  public func divided(by divisor: Number) -> Number? {
    if case (.decimal(let x), .decimal(let y)) = (storage, divisor.storage), !y.isZero,
      let quotient = x.smallQuotient(by: y)
    {
      return quotient
    }
    if let x = quotient, let y = divisor.quotient { return y.numerator == 0 ? nil : x / y }
    if let x = fraction, let y = divisor.fraction {
      return y.numerator.isZero ? nil : Number(x / y)
    }
    return divisor.reciprocal.map { self * $0 }
  }

  private var reciprocal: Number? {
    switch storage {
    case .decimal, .quotient, .fraction: return fraction.flatMap { $0.numerator.isZero ? nil : Number(1 / $0) }
    case .root(let root) where root.isPure:
      return Number(rootOf: 1 / root.radicand, degree: root.degree, isNegative: root.isNegative)
    default: return isZero ? nil : Number(.reciprocal(expression))
    }
  }

  /// The power; `nil` for 0 to a negative power, and where it would take more than about 78,000 digits (of a combination
  /// of roots: for exponents beyond 1000).
  public func raised(to exponent: Int) -> Number? {
    if exponent == 0 { return 1 }
    if let base = fraction {
      if base.numerator.isZero { return exponent > 0 ? 0 : nil }
      if base.magnitude == 1 { return Number(exponent % 2 == 0 ? base.magnitude : base) }
      guard Self.isBounded(base, exponent) else { return nil }
      return Number(base.power(exponent))
    }
    if case .root(let root) = storage, root.isPure {
      guard Self.isBounded(root.radicand, exponent) else { return nil }
      return Number(
        rootOf: root.radicand.power(exponent), degree: root.degree,
        isNegative: root.isNegative && exponent % 2 != 0)
    }
    guard exponent.magnitude <= 1000 else { return nil }
    let power = (1..<Int(exponent.magnitude)).reduce(self) { power, _ in power * self }
    return exponent > 0 ? power : power.reciprocal
  }

  private static func isBounded(_ base: Rational, _ exponent: Int) -> Bool {
    let (bits, over) = base.bitWidth.multipliedReportingOverflow(by: Int(clamping: exponent.magnitude))
    return !over && bits <= Root.greatestBitWidth
  }

  /// The power to the fraction `numerator`/`degree`: the fifth root of 2.48832 is exactly 1.2.
  ///
  /// - Returns: `nil` for a number below 0, for 0 to a negative power, for a degree below 1 or above 200, and where the
  ///   power would take more than about 78,000 digits.
  public func raised(to numerator: Int, over degree: Int) -> Number? {
    guard degree >= 1, degree <= Root.greatestDegree, sign >= 0 else { return nil }
    if numerator == 0 { return 1 }
    if degree == 1 || isZero { return raised(to: numerator) }
    guard let power = raised(to: numerator) else { return nil }
    if let radicand = power.fraction { return Number(rootOf: radicand, degree: degree) }
    if case .root(let root) = power.storage, root.isPure, root.degree * degree <= Root.greatestDegree {
      return Number(rootOf: root.radicand, degree: root.degree * degree)
    }
    return Number(.rootOf(power.expression, degree: degree))
  }
}
