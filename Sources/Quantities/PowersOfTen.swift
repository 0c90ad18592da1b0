extension Int {
  /// 10 to the power of `exponent`, where it fits a machine word: a switch, which becomes a table without a lock.
  @inline(__always)
  static func powerOfTen(_ exponent: Int) -> Int? {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    default: nil
    }
  }
}

extension Integer {
  /// 10 to the power of `exponent`, which is at least 0.
  static func powerOfTen(_ exponent: Int) -> Integer {
    Int.powerOfTen(exponent).map { .small($0) } ?? Integer.small(10).power(exponent)
  }
}
