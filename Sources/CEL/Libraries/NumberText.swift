internal import Quantities

/// Texts of a rule's exact numbers.
enum NumberText {
  /// Figures have tens of digits; the conversion of a hundred thousand already takes a noticeable time.
  private static let mostDigits = 100_000

  /// The digits where they end, else 34 significant ones; never an exponent.
  static func plain(_ number: Number, in function: String) throws(EvaluationFault) -> String {
    try check(number, function)
    return number.description
  }

  /// So many digits behind the point, half to even.
  static func fixed(_ number: Number, _ decimals: Int, in function: String) throws(EvaluationFault) -> String {
    try check(number, function)
    return number.rounded(to: decimals).padded(to: decimals).description
  }

  /// One digit before the point and so many behind it, half to even, and an exponent; without the sign.
  static func scientific(_ number: Number, _ decimals: Int, in function: String) throws(EvaluationFault) -> String {
    try check(number, function)
    let written = number.magnitude.rounded(significant: decimals + 1).description
    let whole = written.prefix { $0 != "." }
    let all = written.filter { $0 != "." }
    let digits = all.drop { $0 == "0" }
    let exponent = digits.isEmpty ? 0 : whole.utf8.count - 1 - (all.utf8.count - digits.utf8.count)
    let kept = digits.prefix(decimals + 1)
    let padded = kept + DoubleText.zeros(decimals + 1 - kept.utf8.count)
    return padded.prefix(1) + (decimals > 0 ? "." : "") + padded.dropFirst() + DoubleText.exponent(exponent)
  }

  private static func check(_ number: Number, _ function: String) throws(EvaluationFault) {
    guard number.digitCount <= mostDigits else { throw .overflow(operation: function) }
  }
}
