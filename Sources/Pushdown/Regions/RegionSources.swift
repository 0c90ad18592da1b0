internal import CEL
internal import Evaluation
internal import Packs

/// Where the rules on regions find their figures: what was counted of registers' records, and observed indicators.
struct RegionSources: Sendable {
  /// A column of a register's groups that is brought together by region.
  struct Column: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case count
      /// Of numbers with so many digits.
      case sum(SQLNumber.Digits)
      case least
      case greatest
    }

    /// Its place among the groups' columns.
    let place: Int
    let kind: Kind
  }

  let dialect: Dialect
  let queries: [RegisterQuery]
  let observations: ObservationSource?

  func query(of register: Int) -> RegisterQuery? { queries.first { $0.program.register == register } }

  /// What was counted of a macro over records.
  func tally(of macro: Expression, each values: [Value]) -> (query: RegisterQuery, plan: AggregatePlan)? {
    for query in queries {
      for (place, plan) in query.program.aggregates.enumerated()
      where plan.identity == macro.identity && plan.isOf(values) && query.uncounted[place] == nil {
        return (query, plan)
      }
    }
    return nil
  }

  // MARK: - Digits

  /// No region has more records in a year, or the statement fails.
  static let countDigits = SQLNumber.Digits(whole: 12, scale: 0)

  /// The digits of a sum: of fewer than 10^9 numbers, or of a few hundred.
  static func digits(ofSumOf digits: SQLNumber.Digits, few: Bool = false, _ dialect: Dialect) -> SQLNumber.Digits {
    SQLNumber.Digits(
      whole: min(digits.whole + (few ? 4 : 9), max(digits.whole, dialect.mostDigits - digits.scale)),
      scale: digits.scale)
  }

  /// A count or sum as a decimal of so many digits: the engines' own types for them are as wide as there are, and leave
  /// no room to reckon with.
  static func cast(_ sql: String, _ digits: SQLNumber.Digits, _ dialect: Dialect) -> String {
    // PostgreSQL reckons with decimals of any size.
    if dialect == .postgres { return sql }
    return "CAST(\(sql) AS \(dialect.decimalType(digits: digits.count, scale: digits.scale)))"
  }
}

extension AggregatePlan {
  fileprivate func isOf(_ values: [Value]) -> Bool {
    guard let variables else { return true }
    return variables.count == values.count
      && zip(variables, values).allSatisfy { own, value in
        guard case .string(let a) = own, case .string(let b) = value else { return false }
        return Array(a.utf8) == Array(b.utf8)
      }
  }
}
