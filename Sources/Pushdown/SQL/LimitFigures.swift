internal import Evaluation
internal import Packs
internal import Quantities

/// What a verdict by a limit tells: the value, what is required, and how far inside the value lies.
struct LimitFigures {
  let numbers: SQLFractionArithmetic

  /// The three as exact texts in the limit's unit, a decimal or a fraction, NULL where there is none: what is required of
  /// `between` as `low..high`, and no margin of it.
  func texts(
    _ value: SQLFraction, _ bounds: [SQLFraction], _ limit: LimitRequirement
  ) -> (value: String, required: String, margin: String) {
    let exponent = -limit.unit.decimalShift
    return (
      numbers.text(value, in: exponent),
      bounds.map { numbers.text($0, in: exponent) }.joined(separator: " || '..' || "),
      (try? inside(value, bounds, limit)).map { numbers.text($0, in: exponent) } ?? "NULL"
    )
  }

  /// A bound with its tolerance.
  func moved(
    _ bound: SQLFraction, by tolerance: LimitRequirement.Tolerance?, _ towards: Int
  ) throws(PushdownObstacle) -> SQLFraction {
    guard let slack = try slack(of: bound, tolerance) else { return bound }
    guard case .constant(let a) = bound.numerator.form, case .constant(let b) = slack.numerator.form,
      bound.divisor == nil
    else { return try numbers.sum(bound, slack, minus: towards < 0) }
    let exponent = min(bound.numerator.exponent, slack.numerator.exponent)
    guard let x = Self.scaled(a, by: bound.numerator.exponent - exponent),
      let y = Self.scaled(b, by: slack.numerator.exponent - exponent)
    else { return try numbers.sum(bound, slack, minus: towards < 0) }
    return SQLFraction(numerator: SQLNumber(coefficient: towards < 0 ? x - y : x + y, scale: -exponent))
  }

  private static func scaled(_ coefficient: Int128, by power: Int) -> Int128? {
    var scaled = coefficient
    for _ in 0..<power {
      let (next, isOver) = scaled.multipliedReportingOverflow(by: 10)
      if isOver || next.magnitude > 1 << 120 { return nil }
      scaled = next
    }
    return scaled
  }

  private func slack(
    of bound: SQLFraction, _ tolerance: LimitRequirement.Tolerance?
  ) throws(PushdownObstacle) -> SQLFraction? {
    switch tolerance {
    case nil: return nil
    case .share(let share):
      guard let share = SQLNumber(share) else { throw .part(share.description) }
      let magnitude = try numbers.magnitude(bound)
      if case .constant(let a) = magnitude.numerator.form, case .constant(let b) = share.form {
        let (product, isOver) = a.multipliedReportingOverflow(by: b)
        if !isOver {
          let scale = -(magnitude.numerator.exponent + share.exponent)
          return SQLFraction(numerator: SQLNumber(coefficient: product, scale: scale), divisor: magnitude.divisor)
        }
      }
      return try numbers.product(magnitude, SQLFraction(numerator: share))
    case .amount(let amount):
      guard let amount = SQLNumber(amount) else { throw .part(amount.description) }
      return SQLFraction(numerator: amount)
    }
  }

  /// How far inside the limit the value lies, its tolerance counted in.
  private func inside(
    _ value: SQLFraction, _ bounds: [SQLFraction], _ limit: LimitRequirement
  ) throws(PushdownObstacle) -> SQLFraction {
    guard let bound = bounds.first, bounds.count == 1 else { throw .part("between") }
    var margin: SQLFraction
    switch limit.comparison {
    case .atLeast, .moreThan: margin = try numbers.sum(value, bound, minus: true)
    case .atMost, .lessThan: margin = try numbers.sum(bound, value, minus: true)
    case .between: throw .part("between")
    case .equals:
      margin = try numbers.negated(try numbers.magnitude(try numbers.sum(value, bound, minus: true)))
    }
    if let slack = try slack(of: bound, limit.tolerance) { margin = try numbers.sum(margin, slack) }
    return margin
  }
}
