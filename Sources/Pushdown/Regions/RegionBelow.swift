internal import CEL

/// What macros of a rule make of the regions below each region that is judged: a table of its own.
struct RegionBelow: Sendable {
  /// Whether regions that only add to sums are among them.
  let withResidual: Bool
  /// What is read of each region below.
  var members: RegionFigures
  /// What the macros come to.
  var results: RegionFigures

  init(withResidual: Bool, _ empty: RegionFigures) {
    self.withResidual = withResidual
    members = empty
    results = empty
  }

  /// One macro over the rows of the regions below.
  struct Macro {
    private let macro: Comprehension
    /// The conditions of the filters, from the inside out.
    private let filters: [SQLText]
    private let value: RegionValue
    private let numbers: SQLFractionArithmetic

    init(_ macro: Comprehension, _ filters: [SQLText], _ value: RegionValue, _ numbers: SQLFractionArithmetic) {
      self.macro = macro
      self.filters = filters
      self.value = value
      self.numbers = numbers
    }

    /// The macro as an aggregation of the rows, which are at least one.
    func made(_ expression: Expression) throws(PushdownObstacle) -> RegionValue {
      switch (macro, value) {
      case (.count, .truth(let condition)): return .number(number(chosen(condition), unknown(condition)))
      case (.share, .truth(let condition)):
        var share = number(chosen(condition), unknown(condition))
        share.divisor = SQLNumber(
          SQLText("NULLIF(\(count(of: filters)), 0)"), exponent: 0, digits: RegionSources.countDigits, columns: [])
        return .number(share)
      case (.all, .truth(let condition)):
        return .truth(quantified(condition, decided: "NOT \(condition.within(.not))", as: "FALSE", otherwise: "TRUE"))
      case (.exists, .truth(let condition)):
        return .truth(quantified(condition, decided: condition.text, as: "TRUE", otherwise: "FALSE"))
      case (.sum, .number(let each)) where each.divisor == nil: return .number(try sum(each))
      case (.average, .number(let each)) where each.divisor == nil:
        var average = try sum(each)
        average.divisor = SQLNumber(
          SQLText("NULLIF(\(count(of: filters)), 0)"), exponent: 0, digits: RegionSources.countDigits, columns: [])
        return .number(average)
      case (.minimum, .number(let each)) where each.divisor == nil,
        (.maximum, .number(let each)) where each.divisor == nil:
        let (text, digits) = try numbers.arithmetic.text(each.numerator, in: each.numerator.exponent)
        let function = macro == .minimum ? "MIN" : "MAX"
        let sql = guarded("\(function)(\(text.text))\(filtered(filters))", unknown(text))
        return .number(
          SQLFraction(
            numerator: SQLNumber(SQLText(sql), exponent: each.numerator.exponent, digits: digits, columns: []),
            isNatural: each.isNatural))
      default: throw .part(expression.text)
      }
    }

    private func number(_ sql: String, _ unknown: [String]) -> SQLFraction {
      SQLFraction(
        numerator: SQLNumber(
          SQLText(guarded(sql, unknown)), exponent: 0, digits: RegionSources.countDigits, columns: []),
        isNatural: true)
    }

    private func sum(_ each: SQLFraction) throws(PushdownObstacle) -> SQLFraction {
      let dialect = numbers.arithmetic.dialect
      let (text, own) = try numbers.arithmetic.text(each.numerator, in: each.numerator.exponent)
      let digits = RegionSources.digits(ofSumOf: own, few: true, dialect)
      let sum = RegionSources.cast("COALESCE(SUM(\(text.text))\(filtered(filters)), 0)", digits, dialect)
      return SQLFraction(
        numerator: SQLNumber(
          SQLText(guarded(sum, unknown(text))), exponent: each.numerator.exponent, digits: digits, columns: []),
        isNatural: each.isNatural)
    }

    // MARK: - Parts

    private func chosen(_ condition: SQLText) -> String { count(of: filters + [condition]) }

    private func count(of conditions: [SQLText]) -> String {
      RegionSources.cast(
        "COUNT(*)\(filtered(conditions))", RegionSources.countDigits, numbers.arithmetic.dialect)
    }

    private func filtered(_ conditions: [SQLText]) -> String {
      conditions.isEmpty ? "" : " FILTER (WHERE \(conditions.joined(.and).text))"
    }

    /// How many rows nobody can judge: at a filter, or behind all of them.
    private func unknown(_ value: SQLText) -> [String] {
      (filters + [value]).enumerated().map { index, part in
        let before = Array(filters.prefix(index))
        let isMissing = SQLText("\(part.tighter(than: .comparison)) IS NULL", .comparison)
        return "COUNT(*)\(filtered(before + [isMissing])) = 0"
      }
    }

    private func guarded(_ sql: String, _ conditions: [String]) -> String {
      "CASE WHEN \(conditions.joined(separator: " AND ")) THEN \(sql) END"
    }

    /// One row decides; where none does, all of them have to be known.
    private func quantified(_ condition: SQLText, decided: String, as word: String, otherwise: String) -> SQLText {
      let known = unknown(condition)
      let first = known.dropLast().map { "NOT \($0)" }
      let deciding = SQLText(decided, decided == condition.text ? condition.binding : .not)
      var branches = first.isEmpty ? "" : "WHEN \(first.joined(separator: " OR ")) THEN NULL "
      branches += "WHEN COUNT(*)\(filtered(filters + [deciding])) > 0 THEN \(word) "
      branches += "WHEN \(known[known.count - 1]) THEN \(otherwise)"
      return SQLText("CASE \(branches) END")
    }
  }
}
