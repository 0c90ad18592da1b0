/// A number or a fraction of two: known where both are.
struct SQLFraction: Sendable {
  var numerator: SQLNumber
  /// Above 0 or NULL; `nil` for a number that is no fraction.
  var divisor: SQLNumber?
  /// Whether it is never below 0.
  var isNatural = false
}
