/// Binary floating-point numbers as numbers.
extension Number {
  /// Makes the exact value of a double: 0.1 is 0.1000000000000000055511151231257827021181583404541015625.
  ///
  /// `nil` for an infinity and for what is no number.
  public init?(exactly double: Double) {
    guard double.isFinite else { return nil }
    // Not Int(exactly:), which needs the C library of mathematics.
    if double.magnitude < 0x1p63, Double(Int(double)) == double {
      self.init(Int(double))
      return
    }
    // The significand is 1.xxx with so many bits after the point, also of a subnormal number.
    let width = double.significandWidth
    let significand = Int(Double(sign: double.sign, exponent: width, significand: double.significand))
    let exponent = Int(double.exponent) - width
    let power = Integer.small(exponent < 0 ? 5 : 2).power(abs(exponent))
    self.init(Decimal(coefficient: .small(significand) * power, scale: max(0, -exponent)))
  }
}
