/// Machine integers as numbers and back.
extension Number {
  /// Makes a whole number.
  public init(_ value: Int64) { self.init(Int(value)) }

  /// Makes a whole number.
  public init(_ value: UInt64) {
    self.init(Decimal(coefficient: Integer(Magnitude(UInt(value)), isNegative: false), scale: 0))
  }

  /// The value, where it is whole and fits.
  public var int64: Int64? { integer.map { Int64($0) } }

  /// The value, where it is whole and fits.
  public var uint64: UInt64? {
    guard let decimal, decimal.scale == 0 else { return nil }
    switch decimal.coefficient {
    case .small(let value): return UInt64(exactly: value)
    case .large(let magnitude, let isNegative):
      return isNegative || magnitude.limbs.count > 1 ? nil : magnitude.limbs.first.map { UInt64($0) }
    }
  }
}
