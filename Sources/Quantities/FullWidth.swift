/// Products of machine words in 128 bits, which cannot overflow there.
extension Int {
  /// The whole product.
  static func fullProduct(_ a: Int, _ b: Int) -> Int128 { Int128(a) &* Int128(b) }

  /// The number, where it fits a machine word.
  init?(fitting wide: Int128) {
    self.init(truncatingIfNeeded: wide)
    guard Int128(self) == wide else { return nil }
  }
}

extension Integer {
  init(_ wide: Int128) {
    let magnitude = wide.magnitude
    self = Int(fitting: wide).map { .small($0) } ?? Integer(Magnitude(wide: magnitude), isNegative: wide < 0)
  }
}

extension Magnitude {
  init(wide: UInt128) { self.init(limbs: [UInt(truncatingIfNeeded: wide), UInt(truncatingIfNeeded: wide >> 64)]) }

  /// The number, where two limbs hold it.
  var wide: UInt128? {
    switch limbs.count {
    case 0: 0
    case 1: UInt128(limbs[0])
    case 2: UInt128(limbs[1]) << 64 | UInt128(limbs[0])
    default: nil
    }
  }
}
