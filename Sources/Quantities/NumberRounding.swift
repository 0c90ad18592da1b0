extension Number {
  /// The number rounded once, half to even, as GB/T 8170 asks; exactly, also for fractions and roots.
  ///
  /// - Parameter decimals: The digits to keep after the point (at most 1000, save of a decimal that has more); negative
  ///   ones round before it, -3 to thousands.
  public func rounded(to decimals: Int) -> Decimal {
    if case .decimal(let decimal) = storage { return decimal.rounded(to: decimals) }
    if case .quotient(let quotient) = storage, let rounded = quotient.rounded(to: decimals) { return rounded }
    return roundedQuotientOrRoot(to: min(decimals, 1000))
  }

  private func roundedQuotientOrRoot(to decimals: Int) -> Decimal {
    guard let fraction else { return roundedByBrackets(to: decimals) }
    // Above the number's own digits everything rounds to 0.
    let kept = max(decimals, -fraction.numerator.bitWidth)
    return Decimal(coefficient: fraction.scaledHalfEven(kept), scale: kept)
  }

  /// The number rounded once, half to even, to so many significant digits: 1/3 to four is 0.3333.
  ///
  /// - Parameter digits: At least 1 and at most 1000; what lies outside counts as the nearer of these.
  public func rounded(significant digits: Int) -> Decimal {
    let digits = min(max(digits, 1), 1000)
    guard let exponent = exponentOfTen else { return 0 }
    let decimals = digits - 1 - exponent
    if case .decimal(let decimal) = storage, decimal.scale <= decimals { return decimal }
    let rounded = roundedQuotientOrRoot(to: decimals)
    // 9.996 to three digits is 10.0, not 10.00.
    return rounded.magnitude.coefficient == .powerOfTen(digits) && rounded.scale > 0
      ? rounded.rounded(to: rounded.scale - 1) : rounded
  }

  /// The exponent of ten of the leading digit; `nil` for 0.
  private var exponentOfTen: Int? {
    if let fraction {
      let numerator = fraction.numerator
      return numerator.isZero ? nil : numerator.magnitude.exponentOfTen(over: fraction.denominator)
    }
    let expression = expression
    var last: Int?
    for bits in Self.precisions {
      guard let (low, high) = expression.bracket(bits: bits)?.exponentsOfTen else { continue }
      // Bounds that stay apart to the end lie around a power of ten.
      last = max(low, high)
      if low == high { break }
    }
    return last
  }

  private func roundedByBrackets(to decimals: Int) -> Decimal {
    let expression = expression
    let needed = max(decimals, 0) * 10 / 3
    var nearest: Decimal = 0
    for bits in Self.precisions {
      guard let bracket = expression.bracket(bits: bits + needed) else { continue }
      // As with a fraction: above the number's own digits everything rounds to 0.
      let kept = max(decimals, -bracket.wholeBitWidth - 1)
      let (low, high) = bracket.scaledHalfEven(kept)
      // Bounds that stay apart to the end lie around a half, which goes to the even one.
      nearest = Decimal(coefficient: low.isEven ? low : high, scale: kept)
      if low == high { break }
    }
    return nearest
  }
}

extension Number: CustomStringConvertible {
  /// The decimal expansion, where it ends, else 34 significant digits: "0.25", "0.3333333333333333333333333333333333".
  public var description: String { (decimal ?? rounded(significant: 34)).description }
}
