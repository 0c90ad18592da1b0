/// A number with a unit, as written: `2.5 %`, `5576.3亿元`, `1542000 万元`.
public struct Quantity: Sendable, Hashable {
  /// The number as written, in `unit`.
  public let number: Decimal
  /// The unit as written.
  public let unit: Unit

  /// Makes a quantity of a number and its unit.
  public init(_ number: Decimal, _ unit: Unit) {
    self.number = number
    self.unit = unit
  }

  /// The value in the base unit of the dimension: 0.025 for 2.5 %.
  public var base: Number { Number(number * unit.factor) }

  /// The value in another unit; `nil` where the dimensions differ.
  public func converted(to other: Unit) -> Number? {
    unit.dimension == other.dimension ? other.value(ofBase: base) : nil
  }
}

extension Unit {
  /// A value in base units, counted in this unit: 0.025 is 2.5 in %.
  public func value(ofBase base: Number) -> Number {
    // No factor is 0.
    base.divided(by: Number(factor)) ?? base
  }

  /// A value counted in this unit, in base units: 2.5 in % is 0.025.
  public func baseValue(of value: Number) -> Number { value * Number(factor) }
}
