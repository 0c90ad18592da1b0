/// An exact real number as rules meet it: a decimal, a fraction, a root, or a combination of these.
///
/// A quotient stays a fraction and a root is bracketed until it is compared. Fractions compare exactly, and so does a
/// root combined with fractions, a + b·r^(1/n), by powers: a growth of exactly 20 % a year equals 0.2. Other combinations
/// of roots are kept as they were computed and compared by ever closer bounds; two that still touch at 200 digits after
/// the point count as equal.
///
///     Number(2).raised(to: 1, over: 2)       // √2, which squared is 2
///     Number(1).divided(by: 3)               // 1/3, which is above 0.333
///
/// There is no hash: a combination of roots may equal a decimal that is written nothing like it.
public struct Number: Sendable {
  enum Storage: Sendable {
    case decimal(Decimal)
    /// Only where there is no finite decimal expansion.
    case quotient(Quotient)
    /// Only where no quotient of machine words has the value.
    indirect case fraction(Rational)
    indirect case root(Root)
    case expression(RealExpression)
  }

  let storage: Storage

  /// Makes the number that a decimal writes.
  public init(_ decimal: Decimal) { storage = .decimal(decimal) }

  /// Makes a whole number.
  public init(_ integer: Int) { storage = .decimal(Decimal(integer)) }

  init(_ fraction: Rational) {
    if case (.small(let numerator), .small(let denominator)) = (fraction.numerator, fraction.denominator) {
      self.init(Quotient(numerator: numerator, denominator: denominator))
    } else {
      self.init(long: fraction)
    }
  }

  init(_ quotient: Quotient) {
    switch quotient.expansion {
    case .endless: self.init(storage: .quotient(quotient))
    case .ends(let decimal): self.init(decimal)
    case .isLong: self.init(long: Rational(quotient))
    }
  }

  /// Makes a fraction; of machine words where it can be brought to these.
  ///
  /// - Parameter denominator: Above 0.
  init(_ numerator: Int128, over denominator: Int128) {
    if let numerator = Int(fitting: numerator), let denominator = Int(fitting: denominator) {
      self.init(Quotient(numerator: numerator, denominator: denominator))
    } else {
      self.init(Rational(numerator, over: denominator))
    }
  }

  private init(long fraction: Rational) {
    storage = fraction.decimal.map { .decimal($0) } ?? .fraction(fraction)
  }

  init(_ root: Root) { storage = .root(root) }

  init(_ operation: RealExpression.Operation) {
    let expression = RealExpression(operation)
    if expression.size <= RealExpression.greatestSize {
      storage = .expression(expression)
    } else {
      storage = .decimal(Number(storage: .expression(expression)).rounded(to: 300))
    }
  }

  private init(storage: Storage) { self.storage = storage }

  /// The value as a fraction, where it is known to be rational.
  var fraction: Rational? {
    switch storage {
    case .decimal(let decimal): Rational(decimal)
    case .quotient(let quotient): Rational(quotient)
    case .fraction(let fraction): fraction
    case .root, .expression: nil
    }
  }

  /// The value in machine words, where it fits these.
  var quotient: Quotient? {
    switch storage {
    case .decimal(let decimal): decimal.quotient
    case .quotient(let quotient): quotient
    case .fraction, .root, .expression: nil
    }
  }

  var expression: RealExpression {
    switch storage {
    case .decimal(let decimal): RealExpression(.fraction(Rational(decimal)))
    case .quotient(let quotient): RealExpression(.fraction(Rational(quotient)))
    case .fraction(let fraction): RealExpression(.fraction(fraction))
    case .root(let root): RealExpression(.root(root))
    case .expression(let expression): expression
    }
  }

  /// The finite decimal expansion without zeros at its end, where there is one: 0.25 for 1/4, none for 1/3.
  public var decimal: Decimal? {
    if case .decimal(let decimal) = storage { decimal.normalized } else { nil }
  }

  /// Whether it is known to have a finite decimal expansion: ``decimal`` without the work of making it.
  public var isDecimal: Bool {
    if case .decimal = storage { true } else { false }
  }

  /// Whether it is a fraction or a decimal, rather than a root or a combination of roots.
  public var isRational: Bool {
    switch storage {
    case .decimal, .quotient, .fraction: true
    case .root, .expression: false
    }
  }

  /// Whether it takes no more than machine words, so that reckoning with it takes no time to speak of.
  public var isShort: Bool {
    switch storage {
    case .decimal(let decimal): if case .small = decimal.coefficient { decimal.scale <= 18 } else { false }
    case .quotient: true
    case .fraction, .root, .expression: false
    }
  }

  /// The value as a machine integer, where it is whole and fits.
  public var integer: Int? {
    if case .decimal(let decimal) = storage { decimal.integer } else { nil }
  }

  /// -1, 0 or 1.
  public var sign: Int {
    switch storage {
    case .decimal(let decimal): decimal.coefficient.sign
    case .quotient(let quotient): quotient.numerator.signum()
    case .fraction(let fraction): fraction.numerator.sign
    case .root(let root): root.order(to: 0)
    case .expression: order(to: 0)
    }
  }

  /// Whether the number is 0.
  public var isZero: Bool { sign == 0 }

  /// The number without its sign.
  public var magnitude: Number { sign < 0 ? -self : self }

  /// About how many decimal digits the exact value takes, so that a caller can refuse what has grown out of bounds.
  public var digitCount: Int {
    let bits =
      switch storage {
      case .decimal(let decimal): max(decimal.coefficient.bitWidth, decimal.scale * 3)
      case .quotient(let quotient): Rational(quotient).bitWidth
      case .fraction(let fraction): fraction.bitWidth
      case .root(let root): root.constant.bitWidth + root.radicand.bitWidth
      case .expression(let expression): expression.size * 64
      }
    return bits * 3 / 10 + 1
  }
}
