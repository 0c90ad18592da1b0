internal import Quantities

/// A number in a statement: text × 10^exponent in the base unit of its dimension.
///
/// A field of 万元 is its column with the exponent 4, so that it meets 20000000 元 as `revenue >= 2000`: what can be told
/// beforehand is no work for the engine.
struct SQLNumber: Sendable {
  /// How many digits a decimal may have before and behind its point.
  struct Digits: Hashable, Sendable {
    var whole: Int
    var scale: Int

    var count: Int { whole + scale }
  }

  enum Form: Sendable {
    /// coefficient × 10^exponent.
    case constant(Int128)
    case expression(SQLText)
  }

  var form: Form
  var exponent: Int
  var digits: Digits
  /// The columns that it is NULL without.
  var columns: Set<String> = []
  /// Whether it is NULL exactly where one of its columns is.
  var isStrict = true
  /// Whether the engine holds it as one of its integers, whose products it gives no more digits.
  var isInteger = false

  /// A constant of the rules.
  init(coefficient: Int128, scale: Int) {
    var (coefficient, exponent) = (coefficient, -scale)
    while coefficient != 0, coefficient % 10 == 0 { (coefficient, exponent) = (coefficient / 10, exponent + 1) }
    if coefficient == 0 { exponent = 0 }
    form = .constant(coefficient)
    self.exponent = exponent
    digits = Digits(whole: String(coefficient.magnitude).utf8.count, scale: 0)
  }

  init(_ text: SQLText, exponent: Int, digits: Digits, columns: Set<String>, isStrict: Bool = true) {
    form = .expression(text)
    self.exponent = exponent
    self.digits = digits
    self.columns = columns
    self.isStrict = isStrict
  }

  /// Whether it is the constant 0, which has no exponent of its own.
  var isZero: Bool {
    if case .constant(0) = form { true } else { false }
  }
}

/// Arithmetic as a dialect's decimals do it: exact, or refused where more digits may be needed than they have.
struct SQLArithmetic: Sendable {
  let dialect: Dialect

  // MARK: - Writing

  /// The number counted in 10^exponent.
  func text(_ number: SQLNumber, in exponent: Int) throws(PushdownObstacle) -> (text: SQLText, digits: SQLNumber.Digits)
  {
    switch number.form {
    case .constant(let coefficient):
      let digits = Self.digits(of: coefficient, exponent: number.exponent - exponent)
      return (try constant(coefficient, exponent: number.exponent - exponent, digits), digits)
    case .expression(let text):
      let shift = number.exponent - exponent
      guard shift != 0 else { return (text, number.digits) }
      guard shift > 0 else { throw .digits(needed: number.digits.count - shift, limit: dialect.mostDigits) }
      let factor = SQLNumber.Digits(whole: shift + 1, scale: 0)
      let digits = try product(number.digits, factor)
      let wide = widened(decimal(text, number), number.digits, for: digits)
      return (
        SQLText("\(wide.within(.product)) * 1\(String(repeating: "0", count: shift))", .product), digits
      )
    }
  }

  private static func digits(of coefficient: Int128, exponent: Int) -> SQLNumber.Digits {
    let count = String(coefficient.magnitude).utf8.count
    if coefficient == 0 { return SQLNumber.Digits(whole: 1, scale: 0) }
    return SQLNumber.Digits(whole: max(1, count + exponent), scale: max(0, -exponent))
  }

  private func constant(
    _ coefficient: Int128, exponent: Int, _ digits: SQLNumber.Digits
  ) throws(PushdownObstacle) -> SQLText {
    try check(digits)
    var text = String(coefficient.magnitude)
    if coefficient == 0 {
      text = "0"
    } else if exponent >= 0 {
      text += String(repeating: "0", count: exponent)
    } else {
      let zeros = max(0, 1 - exponent - text.utf8.count)
      text = String(repeating: "0", count: zeros) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: exponent))
    }
    if coefficient < 0 { text = "-" + text }
    // Beyond its integers an engine may take digits alone for a binary fraction.
    if digits.count > 18, dialect != .postgres {
      return SQLText("CAST('\(text)' AS \(dialect.decimalType(digits: digits.count, scale: digits.scale)))")
    }
    return SQLText(text, coefficient < 0 ? .sign : .atom)
  }

  // MARK: - Operations

  func sum(_ a: SQLNumber, _ b: SQLNumber, minus: Bool = false) throws(PushdownObstacle) -> SQLNumber {
    if b.isZero { return a }
    if a.isZero, !minus { return b }
    if let known = known(a, b, minus ? { $0.subtractingReportingOverflow($1) } : { $0.addingReportingOverflow($1) }) {
      return known
    }
    let exponent = common(a, b)
    var (x, y) = (try text(a, in: exponent), try text(b, in: exponent))
    if a.isZero, minus {
      return SQLNumber(
        SQLText("-" + decimal(y.text, b).tighter(than: .sign), .sign), exponent: exponent, digits: y.digits,
        columns: b.columns, isStrict: b.isStrict)
    }
    // What is counted in another power of ten is a decimal already.
    if a.exponent == exponent { x.text = decimal(x.text, a) }
    if b.exponent == exponent { y.text = decimal(y.text, b) }
    let digits = SQLNumber.Digits(
      whole: max(x.digits.whole, y.digits.whole) + 1, scale: max(x.digits.scale, y.digits.scale))
    try check(digits)
    if case .constant = a.form {
      y.text = widened(y.text, y.digits, for: digits)
    } else if y.digits.count <= Self.fewDigits {
      x.text = widened(x.text, x.digits, for: digits)
    }
    let text = SQLText(
      "\(x.text.within(.sum)) \(minus ? "-" : "+") \(y.text.tighter(than: .sum))", .sum)
    return SQLNumber(
      text, exponent: exponent, digits: digits, columns: a.columns.union(b.columns), isStrict: a.isStrict && b.isStrict)
  }

  /// What comes of two constants, which engines would reckon as integers of their own; `nil` of other numbers, and where it
  /// has too many digits.
  private func known(
    _ a: SQLNumber, _ b: SQLNumber, _ operation: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) -> SQLNumber? {
    guard case .constant(let first) = a.form, case .constant(let second) = b.form else { return nil }
    let exponent = min(a.exponent, b.exponent)
    var terms: [Int128] = []
    for (coefficient, own) in [(first, a.exponent), (second, b.exponent)] {
      var term = coefficient
      for _ in 0..<(coefficient == 0 ? 0 : own - exponent) {
        let (product, overflows) = term.multipliedReportingOverflow(by: 10)
        guard !overflows else { return nil }
        term = product
      }
      terms.append(term)
    }
    let (sum, overflows) = operation(terms[0], terms[1])
    return overflows ? nil : SQLNumber(coefficient: sum, scale: -exponent)
  }

  func product(_ a: SQLNumber, _ b: SQLNumber) throws(PushdownObstacle) -> SQLNumber {
    if case .constant(let x) = a.form, case .constant(let y) = b.form {
      let (coefficient, overflows) = x.multipliedReportingOverflow(by: y)
      if !overflows { return SQLNumber(coefficient: coefficient, scale: -(a.exponent + b.exponent)) }
    }
    for (constant, other) in [(a, b), (b, a)] {
      guard case .constant(let coefficient) = constant.form, coefficient == 1 else { continue }
      var other = other
      other.exponent += constant.exponent
      return other
    }
    var (x, y) = (try text(a, in: a.exponent), try text(b, in: b.exponent))
    (x.text, y.text) = (decimal(x.text, a), decimal(y.text, b))
    let digits = try product(x.digits, y.digits)
    if case .constant = a.form {
      y.text = widened(y.text, y.digits, for: digits)
    } else if y.digits.count <= Self.fewDigits {
      x.text = widened(x.text, x.digits, for: digits)
    }
    return SQLNumber(
      SQLText("\(x.text.within(.product)) * \(y.text.tighter(than: .product))", .product),
      exponent: a.exponent + b.exponent, digits: digits, columns: a.columns.union(b.columns),
      isStrict: a.isStrict && b.isStrict)
  }

  private func isInteger(_ number: SQLNumber) -> Bool {
    if case .constant = number.form { true } else { number.isInteger }
  }

  /// The number as a decimal, where it is an integer of the engine's, whose products do not fit.
  func decimal(_ text: SQLText, _ number: SQLNumber) -> SQLText {
    guard number.isInteger else { return text }
    return SQLText("CAST(\(text.text) AS \(dialect.decimalType(digits: number.digits.whole, scale: 0)))")
  }

  /// DuckDB gives what is made of numbers of 18 digits or fewer 18 digits; one of more digits makes it more.
  private func widened(_ text: SQLText, _ own: SQLNumber.Digits, for digits: SQLNumber.Digits) -> SQLText {
    guard dialect == .duckdb, digits.count > Self.fewDigits, own.count <= Self.fewDigits else { return text }
    let type = dialect.decimalType(digits: max(Self.fewDigits + 1, own.count), scale: own.scale)
    return SQLText("CAST(\(text.text) AS \(type))")
  }

  private static let fewDigits = 18

  func magnitude(_ a: SQLNumber) throws(PushdownObstacle) -> SQLNumber {
    if case .constant(let coefficient) = a.form {
      var a = a
      a.form = .constant(coefficient < 0 ? -coefficient : coefficient)
      return a
    }
    let x = try text(a, in: a.exponent)
    return SQLNumber(
      SQLText("ABS(\(decimal(x.text, a).text))"), exponent: a.exponent, digits: x.digits, columns: a.columns,
      isStrict: a.isStrict)
  }

  /// The first, with its sign turned where the second is below 0.
  func signed(_ a: SQLNumber, by b: SQLNumber) throws(PushdownObstacle) -> SQLNumber {
    if case .constant(let coefficient) = b.form {
      return coefficient < 0 ? try sum(SQLNumber(coefficient: 0, scale: 0), a, minus: true) : a
    }
    let (own, y) = (try text(a, in: a.exponent), try text(b, in: b.exponent))
    let x = (text: decimal(own.text, a), digits: own.digits)
    let sign = y.text.tighter(than: .comparison)
    let text = "CASE WHEN \(sign) < 0 THEN -\(x.text.tighter(than: .sign)) WHEN \(sign) >= 0 THEN \(x.text.text) END"
    var number = SQLNumber(
      SQLText(text), exponent: a.exponent, digits: x.digits, columns: a.columns.union(b.columns),
      isStrict: a.isStrict && b.isStrict)
    if case .constant = a.form { number.isInteger = x.digits.scale == 0 }
    return number
  }

  /// The first where a condition is TRUE, else the second.
  func choice(_ condition: SQLText, _ a: SQLNumber, _ b: SQLNumber) throws(PushdownObstacle) -> SQLNumber {
    let exponent = common(a, b)
    let (x, y) = (try text(a, in: exponent), try text(b, in: exponent))
    let digits = SQLNumber.Digits(
      whole: max(x.digits.whole, y.digits.whole), scale: max(x.digits.scale, y.digits.scale))
    try check(digits)
    var number = SQLNumber(
      SQLText("CASE WHEN \(condition.text) THEN \(x.text.text) ELSE \(y.text.text) END"), exponent: exponent,
      digits: digits, columns: [], isStrict: false)
    // Of two whole constants an engine makes an integer of its own.
    number.isInteger = digits.scale == 0 && isInteger(a) && isInteger(b)
    return number
  }

  /// Both sides of a comparison, counted in one power of ten.
  func sides(_ a: SQLNumber, _ b: SQLNumber) throws(PushdownObstacle) -> (left: SQLText, right: SQLText) {
    let exponent = common(a, b)
    let (x, y) = (try text(a, in: exponent), try text(b, in: exponent))
    // The engine brings both to one type.
    try check(
      SQLNumber.Digits(whole: max(x.digits.whole, y.digits.whole), scale: max(x.digits.scale, y.digits.scale)))
    return (x.text, y.text)
  }

  /// The power of ten in which two numbers are counted together: a constant follows the other, whose digits behind the
  /// point are no work.
  func common(_ a: SQLNumber, _ b: SQLNumber) -> Int {
    switch (a.form, b.form) {
    case (.constant, .expression): b.exponent
    case (.expression, .constant): a.exponent
    default: min(a.exponent, b.exponent)
    }
  }

  private func product(_ a: SQLNumber.Digits, _ b: SQLNumber.Digits) throws(PushdownObstacle) -> SQLNumber.Digits {
    // Spark gives a product one digit more than it can have.
    let digits = SQLNumber.Digits(whole: a.whole + b.whole + 1, scale: a.scale + b.scale)
    try check(digits)
    return digits
  }

  func check(_ digits: SQLNumber.Digits) throws(PushdownObstacle) {
    guard digits.count <= dialect.mostDigits else {
      throw .digits(needed: digits.count, limit: dialect.mostDigits)
    }
  }
}
