internal import CEL
internal import Evaluation
internal import Packs
internal import Quantities

/// Macros over the records of a register, which the engine has counted, and over the regions below.
extension RegionExpressions {
  mutating func comprehension(
    _ macro: Comprehension, _ range: Expression, _ slot: Int, _ body: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> RegionValue {
    if let tally = sources.tally(of: expression, each: eachValues) {
      let outer = row
      defer { row = outer }
      row = try row(try Self.owner(of: range, expression), expression)
      return .number(try counted(macro, tally.query, tally.plan, expression))
    }
    return try overRegions(macro, range, slot, body, expression)
  }

  /// The row whose records a macro goes through.
  private static func owner(of range: Expression, _ whole: Expression) throws(PushdownObstacle) -> Expression {
    var range = range
    while case .comprehension(.filter, let inner, _, _, _, _) = range.operation { range = inner }
    guard case .member(let object, _, _) = range.operation else { throw .part(whole.text) }
    return object
  }

  // MARK: - Records

  private mutating func counted(
    _ macro: Comprehension, _ query: RegisterQuery, _ plan: AggregatePlan, _ expression: Expression
  ) throws(PushdownObstacle) -> SQLFraction {
    let register = query.program.register
    let alias = try alias(.register(register), expression)
    func reading(_ column: RegionSources.Column) -> String {
      "\(alias).\(dialect.name(query.groups.columns[column.place].name))"
    }
    func count(_ place: Int) -> String {
      let column = RegionSources.Column(place: query.counts[place], kind: .count)
      use(column, of: register)
      return reading(column)
    }
    let condition = try Self.isAnswered(plan, responseRate, numbers, count)
    let (known, digits) = (count(plan.stages[plan.stages.count - 1].kept), RegionSources.countDigits)
    func column(_ sql: String, _ part: String = "") -> SQLText {
      let whole = condition.isEmpty || !part.isEmpty ? sql : "CASE WHEN \(condition) THEN \(sql) END"
      return SQLText(addColumn(whole, text: expression.text, part: part))
    }
    func divisor() -> SQLNumber {
      SQLNumber(column("NULLIF(\(known), 0)", " of"), exponent: 0, digits: digits, columns: [])
    }
    switch (macro, plan.chosen, plan.sum, plan.extremes) {
    case (.count, let chosen?, _, _), (.share, let chosen?, _, _):
      let number = SQLNumber(column(count(chosen)), exponent: 0, digits: digits, columns: [])
      return SQLFraction(numerator: number, divisor: macro == .share ? divisor() : nil, isNatural: true)
    case (.sum, _, let sum?, _), (.average, _, let sum?, _):
      let figure = query.sums[sum]
      let own = RegionSources.Column(place: figure.column, kind: .sum(figure.digits))
      use(own, of: register)
      let number = SQLNumber(
        column(reading(own)), exponent: figure.exponent, digits: RegionSources.digits(ofSumOf: figure.digits, dialect),
        columns: [])
      return SQLFraction(numerator: number, divisor: macro == .average ? divisor() : nil)
    case (.minimum, _, _, let extremes?), (.maximum, _, _, let extremes?):
      let isLeast = macro == .minimum
      let figure = isLeast ? query.extremes[extremes].least : query.extremes[extremes].greatest
      let own = RegionSources.Column(place: figure.column, kind: isLeast ? .least : .greatest)
      use(own, of: register)
      let number = SQLNumber(column(reading(own)), exponent: figure.exponent, digits: figure.digits, columns: [])
      return SQLFraction(numerator: number)
    default: throw .part(expression.text)
    }
  }

  /// Where enough of the records have answered for the macro to be known: all of them, or with a response rate so many.
  private static func isAnswered(
    _ plan: AggregatePlan, _ responseRate: Number?, _ numbers: SQLFractionArithmetic, _ count: (Int) -> String
  ) throws(PushdownObstacle) -> String {
    var conditions: [String] = []
    for stage in plan.stages where stage.given != stage.kept {
      let (given, kept) = (count(stage.given), count(stage.kept))
      guard given != kept else { continue }
      if plan.nonresponse == nil {
        conditions.append("\(kept) = \(given)")
      } else {
        guard let rate = responseRate, let share = SQLNumber(rate) else { throw .columns(.responseRate) }
        func number(_ name: String) -> SQLNumber {
          SQLNumber(SQLText(name), exponent: 0, digits: RegionSources.countDigits, columns: [])
        }
        let asked = try numbers.product(SQLFraction(numerator: number(given)), SQLFraction(numerator: share))
        conditions.append(
          try numbers.comparison(.greaterOrEqual, SQLFraction(numerator: number(kept)), asked).text)
      }
    }
    return conditions.joined(separator: " AND ")
  }

  // MARK: - Regions below

  private mutating func overRegions(
    _ macro: Comprehension, _ range: Expression, _ slot: Int, _ body: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> RegionValue {
    // A response rate leaves regions out as well; who has answered is looked up one by one.
    guard member == nil, responseRate == nil else { throw .part(expression.text) }
    var filters: [(slot: Int, condition: Expression)] = []
    var range = range
    while case .comprehension(.filter, let inner, let slot, 1, nil, let condition?) = range.operation {
      filters.insert((slot, condition), at: 0)
      range = inner
    }
    guard case .member(let object, let members, _) = range.operation,
      members == Slot.below || members == Slot.belowForSum
    else { throw .part(expression.text) }
    let outer = row
    defer { row = outer }
    row = try row(object, expression)
    let withResidual = members == Slot.belowForSum && pack.regions.all.contains(where: \.isResidual)
    // Each region that is judged has some below it, so that there is a row of what they come to.
    guard row.place == .own, level + 1 < pack.identity.levels.count,
      pack.regions.all.indices.allSatisfy({ hasMembers($0, withResidual) })
    else { throw .part(expression.text) }
    let table = below.firstIndex { $0.withResidual == withResidual } ?? below.count
    if table == below.count { below.append(RegionBelow(withResidual: withResidual, RegionFigures(dialect))) }
    member = (slot, withResidual, below[table].members)
    defer { member = nil }
    var conditions: [SQLText] = []
    for filter in filters {
      member?.slot = filter.slot
      conditions.append(try truth(filter.condition))
    }
    member?.slot = slot
    let value = try value(body)
    let macro = RegionBelow.Macro(macro, conditions, value, numbers)
    let made = try macro.made(expression)
    if let member { below[table].members = member.figures }
    member = nil
    let alias = try alias(.below(withResidual: withResidual), expression)
    func column(_ sql: String, _ part: String) -> SQLText {
      let own = below[table].results.add(sql, text: expression.text, row, part: part, pack)
      return SQLText(addColumn("\(alias).\(own)", text: expression.text, part: part))
    }
    switch made {
    case .truth(let text): return .truth(column(text.text, ""))
    case .text: throw .part(expression.text)
    case .number(let number):
      var read = number
      if case .expression(let text) = number.numerator.form { read.numerator.form = .expression(column(text.text, "")) }
      if case .expression(let text)? = number.divisor?.form {
        read.divisor?.form = .expression(column(text.text, " of"))
      }
      return .number(read)
    }
  }

  private func hasMembers(_ region: Int, _ withResidual: Bool) -> Bool {
    guard pack.regions[region].level == level, !pack.regions.isResidual(region) else { return true }
    return pack.regions.below(region).contains { withResidual || !pack.regions.isResidual($0) }
  }
}
