extension Number {
  /// Makes the number `coefficient` × 10^-`scale`; a negative scale multiplies.
  package init(coefficient: Int128, scale: Int) {
    self.init(Decimal(coefficient: Integer(coefficient), scale: scale))
  }

  /// The number as a coefficient × 10^-scale without zeros at its end; `nil` where it is no decimal or its coefficient
  /// is wider than 128 bits.
  package var scaledCoefficient: (coefficient: Int128, scale: Int)? {
    guard let decimal else { return nil }
    switch decimal.coefficient {
    case .small(let value): return (Int128(value), decimal.scale)
    case .large(let magnitude, let isNegative):
      guard let wide = magnitude.wide, wide <= UInt128(Int128.max) else { return nil }
      return (isNegative ? -Int128(wide) : Int128(wide), decimal.scale)
    }
  }
}
