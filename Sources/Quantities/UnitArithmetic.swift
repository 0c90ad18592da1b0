extension Unit {
  /// The unit in which shares are written.
  public static let percent = Unit(symbol: "%", dimension: .share, factor: hundredth)

  /// The unit of a product: that of the other factor where one is a plain number or a share, else both side by side.
  public static func product(_ a: Unit, _ b: Unit) -> Unit {
    let dimension = a.dimension.multiplied(by: b.dimension)
    if dimension == a.dimension { return a }
    if dimension == b.dimension { return b }
    return Unit(symbol: a.symbol + "·" + b.symbol, dimension: dimension, factor: a.factor * b.factor)
  }

  /// The unit of a quotient: a share of like things, the dividend's where the divisor is a plain number or a share,
  /// else `a/b`.
  public static func quotient(_ a: Unit, _ b: Unit) -> Unit {
    let dimension = a.dimension.divided(by: b.dimension)
    if dimension == .share { return .percent }
    if dimension == a.dimension { return a }
    return perUnit(a, b, dimension)
  }

  /// The unit of a quotient whose dividend is a plain number and one side of which is a literal: `1 / 2` and
  /// `count / 2` are plain numbers, no shares.
  public static func quotientOfNumbers(by b: Unit) -> Unit {
    b.dimension == .number ? .number : perUnit(.number, b, Dimension.number.divided(by: b.dimension))
  }

  private static func perUnit(_ a: Unit, _ b: Unit, _ dimension: Dimension) -> Unit {
    // Every factor is a power of ten, so that the quotient is finite.
    let factor = Number(a.factor).divided(by: Number(b.factor))?.decimal ?? 1
    let dividend = a.symbol.isEmpty ? "1" : a.symbol
    return Unit(symbol: dividend + "/" + b.symbol, dimension: dimension, factor: factor)
  }
}
