internal import CEL

/// Arithmetic with fractions whose divisors are above 0: never divided, but compared crosswise.
struct SQLFractionArithmetic: Sendable {
  let arithmetic: SQLArithmetic

  private static let zero = SQLNumber(coefficient: 0, scale: 0)

  // MARK: - Comparison

  func comparison(_ sign: BinaryOperator, _ a: SQLFraction, _ b: SQLFraction) throws(PushdownObstacle) -> SQLText {
    let (word, turned) = try Self.words(sign)
    let (x, y) = (try product(a.numerator, b.divisor), try product(b.numerator, a.divisor))
    let (left, right) = try arithmetic.sides(x, y)
    if case .constant = x.form, case .expression = y.form {
      // People read the value first.
      return SQLText("\(right.tighter(than: .comparison)) \(turned) \(left.tighter(than: .comparison))", .comparison)
    }
    return SQLText("\(left.tighter(than: .comparison)) \(word) \(right.tighter(than: .comparison))", .comparison)
  }

  private static func words(_ sign: BinaryOperator) throws(PushdownObstacle) -> (word: String, turned: String) {
    switch sign {
    case .less: ("<", ">")
    case .greater: (">", "<")
    case .lessOrEqual: ("<=", ">=")
    case .greaterOrEqual: (">=", "<=")
    case .equal: ("=", "=")
    case .notEqual: ("<>", "<>")
    default: throw .part(sign.rawValue)
    }
  }

  // MARK: - Operations

  func sum(_ a: SQLFraction, _ b: SQLFraction, minus: Bool = false) throws(PushdownObstacle) -> SQLFraction {
    let (x, y) = (try product(a.numerator, b.divisor), try product(b.numerator, a.divisor))
    return SQLFraction(
      numerator: try arithmetic.sum(x, y, minus: minus), divisor: try joined(a.divisor, b.divisor),
      isNatural: !minus && a.isNatural && b.isNatural)
  }

  func product(_ a: SQLFraction, _ b: SQLFraction) throws(PushdownObstacle) -> SQLFraction {
    SQLFraction(
      numerator: try arithmetic.product(a.numerator, b.numerator), divisor: try joined(a.divisor, b.divisor),
      isNatural: a.isNatural && b.isNatural)
  }

  /// Unknown where the second is 0.
  func quotient(_ a: SQLFraction, _ b: SQLFraction) throws(PushdownObstacle) -> SQLFraction {
    if case .constant(let coefficient) = b.numerator.form {
      guard coefficient != 0 else { throw .part("/ 0") }
      let turned = try arithmetic.signed(a.numerator, by: b.numerator)
      return SQLFraction(
        numerator: try product(turned, b.divisor),
        divisor: try product(try arithmetic.magnitude(b.numerator), a.divisor),
        isNatural: a.isNatural && coefficient > 0)
    }
    let turned = b.isNatural ? a.numerator : try arithmetic.signed(a.numerator, by: b.numerator)
    let magnitude = b.isNatural ? b.numerator : try arithmetic.magnitude(b.numerator)
    return SQLFraction(
      numerator: try product(turned, b.divisor), divisor: try product(try positive(magnitude), a.divisor),
      isNatural: a.isNatural && b.isNatural)
  }

  func negated(_ a: SQLFraction) throws(PushdownObstacle) -> SQLFraction {
    SQLFraction(numerator: try arithmetic.sum(Self.zero, a.numerator, minus: true), divisor: a.divisor)
  }

  func magnitude(_ a: SQLFraction) throws(PushdownObstacle) -> SQLFraction {
    SQLFraction(
      numerator: a.isNatural ? a.numerator : try arithmetic.magnitude(a.numerator), divisor: a.divisor, isNatural: true)
  }

  /// What one figure is above an earlier one, as a fraction of that; unknown where the earlier one is not above 0.
  func growth(_ now: SQLFraction, _ before: SQLFraction) throws(PushdownObstacle) -> SQLFraction {
    // now / before - 1, where both may be fractions: (a·d - b·c) / (b·c) for a/c and b/d.
    let (x, y) = (try product(now.numerator, before.divisor), try product(before.numerator, now.divisor))
    let text = try arithmetic.text(y, in: y.exponent)
    guard case .expression = y.form else { throw .part("growth") }
    let base =
      before.isNatural
      ? "NULLIF(\(text.text.text), 0)"
      : "CASE WHEN \(text.text.tighter(than: .comparison)) > 0 THEN \(text.text.text) END"
    return SQLFraction(
      numerator: try arithmetic.sum(x, y, minus: true),
      divisor: SQLNumber(SQLText(base), exponent: y.exponent, digits: text.digits, columns: []))
  }

  /// The first where a condition is TRUE, the second where it is FALSE, else unknown.
  func choice(_ condition: SQLText, _ a: SQLFraction, _ b: SQLFraction) throws(PushdownObstacle) -> SQLFraction {
    let negation = "NOT \(condition.within(.not))"
    var chosen = SQLFraction(
      numerator: try arithmetic.choice(condition, a.numerator, negation, b.numerator),
      isNatural: a.isNatural && b.isNatural)
    if a.divisor != nil || b.divisor != nil {
      let one = SQLNumber(coefficient: 1, scale: 0)
      chosen.divisor = try arithmetic.choice(condition, a.divisor ?? one, negation, b.divisor ?? one)
    }
    return chosen
  }

  /// TRUE or FALSE, never NULL.
  func isKnown(_ number: SQLFraction) -> SQLText {
    let parts = [number.numerator, number.divisor].compactMap { part -> SQLText? in
      guard case .expression(let text)? = part?.form else { return nil }
      return SQLText("\(text.tighter(than: .comparison)) IS NOT NULL", .comparison)
    }
    return parts.isEmpty ? SQLText("TRUE") : parts.joined(.and)
  }

  private func positive(_ a: SQLNumber) throws(PushdownObstacle) -> SQLNumber {
    let text = try arithmetic.text(a, in: a.exponent)
    return SQLNumber(
      SQLText("NULLIF(\(text.text.text), 0)"), exponent: a.exponent, digits: text.digits, columns: [])
  }

  private func product(_ a: SQLNumber, _ b: SQLNumber?) throws(PushdownObstacle) -> SQLNumber {
    guard let b else { return a }
    return try arithmetic.product(a, b)
  }

  private func joined(_ a: SQLNumber?, _ b: SQLNumber?) throws(PushdownObstacle) -> SQLNumber? {
    guard let a else { return b }
    return try product(a, b)
  }

  // MARK: - Texts

  /// The number as an exact text, counted in 10^exponent: a decimal, or two with a slash between; NULL where it is
  /// unknown or has more digits than the engine.
  func text(_ number: SQLFraction, in exponent: Int) -> String {
    do throws(PushdownObstacle) {
      let dialect = arithmetic.dialect
      guard let divisor = number.divisor else {
        let (text, isLiteral) = try plain(number.numerator, in: exponent)
        return isLiteral ? dialect.text(text) : "CAST(\(text) AS \(dialect.textType))"
      }
      let shift = number.numerator.exponent - divisor.exponent - exponent
      let above = try arithmetic.text(number.numerator, in: number.numerator.exponent - max(0, shift)).text.text
      let below = try arithmetic.text(divisor, in: divisor.exponent - max(0, -shift)).text.text
      return "CAST(\(above) AS \(dialect.textType)) || '/' || CAST(\(below) AS \(dialect.textType))"
    } catch {
      return "NULL"
    }
  }

  private func plain(
    _ number: SQLNumber, in exponent: Int
  ) throws(PushdownObstacle) -> (text: String, isLiteral: Bool) {
    if case .constant = number.form {
      let text = try arithmetic.text(number, in: exponent)
      return (text.text.text, text.digits.count <= 18 || arithmetic.dialect == .postgres)
    }
    guard number.exponent < exponent else { return (try arithmetic.text(number, in: exponent).text.text, false) }
    let places = exponent - number.exponent
    var digits = number.digits
    digits.scale += places
    try arithmetic.check(SQLNumber.Digits(whole: digits.whole + 2, scale: digits.scale))
    var text = try arithmetic.text(number, in: number.exponent).text
    if arithmetic.dialect == .duckdb, digits.count > 18, number.digits.count <= 18 {
      // DuckDB multiplies two numbers of 18 digits in 18 digits.
      text = SQLText(
        "CAST(\(text.text) AS \(arithmetic.dialect.decimalType(digits: digits.count, scale: number.digits.scale)))")
    }
    return ("\(text.within(.product)) * 0.\(String(repeating: "0", count: places - 1))1", false)
  }
}

extension SQLArithmetic {
  /// The first where a condition is TRUE, the second where another one is, else NULL.
  func choice(
    _ condition: SQLText, _ a: SQLNumber, _ other: String, _ b: SQLNumber
  ) throws(PushdownObstacle) -> SQLNumber {
    let exponent = common(a, b)
    let (x, y) = (try text(a, in: exponent), try text(b, in: exponent))
    let digits = SQLNumber.Digits(
      whole: max(x.digits.whole, y.digits.whole), scale: max(x.digits.scale, y.digits.scale))
    try check(digits)
    return SQLNumber(
      SQLText("CASE WHEN \(condition.text) THEN \(x.text.text) WHEN \(other) THEN \(y.text.text) END"),
      exponent: exponent, digits: digits, columns: [], isStrict: false)
  }
}
