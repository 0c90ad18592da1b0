/// A whole number of any size: a machine integer as long as it fits, without heap allocation.
enum Integer: Sendable, Hashable {
  case small(Int)
  /// Only where the value does not fit `Int`, so that equal values are equal and hash alike.
  case large(Magnitude, isNegative: Bool)

  init(_ magnitude: Magnitude, isNegative: Bool) {
    switch (magnitude.limbs.count, magnitude.limbs.first ?? 0) {
    case (0, _): self = .small(0)
    case (1, let limb) where limb <= UInt(Int.max): self = .small(isNegative ? -Int(limb) : Int(limb))
    case (1, let limb) where isNegative && limb == Int.min.magnitude: self = .small(.min)
    default: self = .large(magnitude, isNegative: isNegative)
    }
  }

  var isNegative: Bool {
    switch self {
    case .small(let value): value < 0
    case .large(_, let isNegative): isNegative
    }
  }

  var isZero: Bool {
    if case .small(0) = self { true } else { false }
  }

  /// -1, 0 or 1.
  var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

  var isEven: Bool {
    switch self {
    case .small(let value): value & 1 == 0
    case .large(let magnitude, _): (magnitude.limbs.first ?? 0) & 1 == 0
    }
  }

  var absolute: Magnitude {
    switch self {
    case .small(let value): Magnitude(value.magnitude)
    case .large(let magnitude, _): magnitude
    }
  }

  var magnitude: Integer { isNegative ? -self : self }

  /// The number of bits of the magnitude.
  var bitWidth: Int {
    switch self {
    case .small(let value): UInt.bitWidth - value.magnitude.leadingZeroBitCount
    case .large(let magnitude, _): magnitude.bitWidth
    }
  }

  /// The decimal digits of the magnitude.
  var digits: String {
    switch self {
    case .small(let value): String(value.magnitude)
    case .large(let magnitude, _): magnitude.digits
    }
  }
}

extension Integer: Comparable, ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) { self = .small(value) }

  static func < (a: Integer, b: Integer) -> Bool {
    switch (a, b) {
    case (.small(let a), .small(let b)): a < b
    case (.small, .large(_, let isNegative)): !isNegative
    case (.large(_, let isNegative), .small): isNegative
    case (.large(let a, false), .large(let b, false)): a < b
    case (.large(let a, true), .large(let b, true)): b < a
    case (.large(_, let isNegative), .large): isNegative
    }
  }
}

extension Integer {
  static prefix func - (a: Integer) -> Integer {
    if case .small(let value) = a, value != .min { return .small(-value) }
    return Integer(a.absolute, isNegative: !a.isNegative)
  }

  static func + (a: Integer, b: Integer) -> Integer {
    if case (.small(let x), .small(let y)) = (a, b) {
      let (sum, over) = x.addingReportingOverflow(y)
      if !over { return .small(sum) }
    }
    let (x, y) = (a.absolute, b.absolute)
    if a.isNegative == b.isNegative { return Integer(x + y, isNegative: a.isNegative) }
    return x < y ? Integer(y - x, isNegative: b.isNegative) : Integer(x - y, isNegative: a.isNegative)
  }

  static func - (a: Integer, b: Integer) -> Integer {
    if case (.small(let x), .small(let y)) = (a, b) {
      let (difference, over) = x.subtractingReportingOverflow(y)
      if !over { return .small(difference) }
    }
    return a + -b
  }

  static func * (a: Integer, b: Integer) -> Integer {
    if case (.small(let x), .small(let y)) = (a, b) {
      let (product, over) = x.multipliedReportingOverflow(by: y)
      return over ? Integer(Int.fullProduct(x, y)) : .small(product)
    }
    return Integer(a.absolute * b.absolute, isNegative: a.isNegative != b.isNegative)
  }

  static func << (a: Integer, bits: Int) -> Integer { Integer(a.absolute << bits, isNegative: a.isNegative) }

  /// The quotient cut towards zero, and the remainder with the dividend's sign.
  ///
  /// - Parameter divisor: Anything but 0.
  func quotientAndRemainder(dividingBy divisor: Integer) -> (quotient: Integer, remainder: Integer) {
    if case (.small(let x), .small(let y)) = (self, divisor), y != -1 {
      let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
      return (.small(quotient), .small(remainder))
    }
    let (quotient, remainder) = absolute.quotientAndRemainder(dividingBy: divisor.absolute)
    return (
      Integer(quotient, isNegative: isNegative != divisor.isNegative), Integer(remainder, isNegative: isNegative)
    )
  }
}
