/// Scales, and what coefficients stay within when they are brought to others.
extension Lanes {
  /// 10^exponent, of which the caller knows that what it multiplies stays in bounds.
  static func power(_ exponent: Int) -> Int128 {
    (0..<min(max(exponent, 0), 38)).reduce(into: Int128(1)) { power, _ in power *= 10 }
  }

  /// `nil` where the product is out of bounds; 0 stays 0 at any scale.
  static func product(_ bound: UInt128, tenToThe exponent: Int) -> UInt128? {
    guard bound != 0 else { return 0 }
    guard exponent <= 38 else { return nil }
    let (product, over) = bound.multipliedReportingOverflow(by: UInt128(power(exponent)))
    return over || product >= greatest ? nil : product
  }

  /// Two columns brought to one scale: the factors, and what their coefficients then stay within.
  struct Alignment {
    let scale: Int
    let factors: (Int128, Int128)
    let bounds: (UInt128, UInt128)

    init?(_ a: State, _ b: State) {
      guard a.form != .unusable, b.form != .unusable else { return nil }
      scale = max(a.scale, b.scale)
      guard let first = Lanes.product(a.bound, tenToThe: scale - a.scale),
        let second = Lanes.product(b.bound, tenToThe: scale - b.scale)
      else { return nil }
      bounds = (first, second)
      factors = (
        a.bound == 0 ? 1 : Lanes.power(scale - a.scale), b.bound == 0 ? 1 : Lanes.power(scale - b.scale)
      )
    }

    func isNarrow(_ a: State, _ b: State) -> Bool {
      a.form == .narrow && b.form == .narrow && bounds.0 < Lanes.greatestNarrow && bounds.1 < Lanes.greatestNarrow
    }
  }
}
