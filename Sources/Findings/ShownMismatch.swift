internal import Evaluation
internal import Quantities

/// The numbers of a reported figure and of what it should agree with: how far apart they are, and how much of that
/// rounding may explain.
struct ShownMismatch {
  let actual: Decimal
  let required: Decimal
  let difference: Decimal
  /// `nil` where the figures are exact.
  let allowance: Decimal?

  /// `nil` where the verdict has nothing to compare with.
  init?(_ verdict: Verdict) {
    let figures = ShownFigures(verdict)
    guard case .limit(let limit) = verdict.required, let expected = limit.value, let found = verdict.actual,
      let actual = figures.actual, let required = figures.value
    else { return nil }
    (self.actual, self.required) = (actual, required)
    var scale = max(actual.scale, required.scale)
    let allowance = limit.tolerance.map { Self.allowance($0.number, scale) }
    let exact = (found.number - expected.number).magnitude
    var difference = ShownFigures.difference(exact, to: scale)
    // What is beyond rounding must not look as if it were within.
    while let allowance, let tolerance = limit.tolerance, exact > tolerance.number, difference <= allowance,
      scale < Self.greatestScale
    {
      scale += 1
      difference = ShownFigures.difference(exact, to: scale)
    }
    (self.difference, self.allowance) = (difference, allowance)
  }

  private static let greatestScale = 40

  /// A short decimal as it stands, else two significant digits, and no fewer decimals than the figures have.
  private static func allowance(_ number: Number, _ scale: Int) -> Decimal {
    if let decimal = number.decimal, decimal.scale <= scale + 2 { return decimal }
    return number.rounded(to: max(scale, number.rounded(significant: 2).scale))
  }
}
