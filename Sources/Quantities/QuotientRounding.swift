extension Quotient {
  /// The quotient rounded half to even; `nil` where that takes more than a machine word, or goes before the point.
  func rounded(to decimals: Int) -> Decimal? {
    guard let power = Int.powerOfTen(decimals) else { return nil }
    let (dividend, over) = numerator.multipliedReportingOverflow(by: power)
    guard !over else { return nil }
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: denominator)
    let twice = rest.magnitude << 1
    let isUp = twice > denominator.magnitude || (twice == denominator.magnitude && whole & 1 == 1)
    return Decimal(coefficient: isUp ? whole + dividend.signum() : whole, scale: decimals)
  }

  /// The greatest whole number not above the quotient.
  var floor: Int {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return rest < 0 ? whole - 1 : whole
  }
}
