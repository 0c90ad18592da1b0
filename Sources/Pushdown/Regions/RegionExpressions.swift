internal import CEL
internal import Evaluation
internal import Packs
internal import Quantities

/// Writes the expressions of one form of a rule on regions over the figures of regions' rows.
///
/// SQL's AND, OR and NOT are three-valued as those of the rules; a value that cannot be told is NULL.
struct RegionExpressions {
  let pack: Pack
  let sources: RegionSources
  /// The values of the rule's `each`.
  private let each: [String]
  /// The level of the regions that are judged.
  let level: Int
  let numbers: SQLFractionArithmetic
  /// What is read of rows of the subject and of regions above.
  private(set) var figures: RegionFigures
  /// What is made of the regions below.
  var below: [RegionBelow] = []
  /// The columns of registers' groups that are read.
  private(set) var used: [Int: Set<RegionSources.Column>] = [:]
  /// The indicators that are read, be they derived.
  private(set) var usedIndicators: Set<Int> = []
  var row = RegionRow()
  /// The variable that stands for a region below, and what is read of it.
  var member: (slot: Int, withResidual: Bool, figures: RegionFigures)?
  /// The share of records that has to be known, while an expression is written to which that applies.
  var responseRate: Number?
  /// Derivations within derivations.
  private var depth = 0
  private static let deepest = 16

  init(_ pack: Pack, _ sources: RegionSources, level: Int, each: [String]) {
    self.pack = pack
    self.sources = sources
    self.level = level
    self.each = each
    numbers = SQLFractionArithmetic(arithmetic: SQLArithmetic(dialect: sources.dialect))
    figures = RegionFigures(sources.dialect)
  }

  var dialect: Dialect { sources.dialect }

  var eachValues: [Value] { each.map { .string($0) } }

  // MARK: - Kinds

  mutating func number(_ expression: Expression) throws(PushdownObstacle) -> SQLFraction {
    guard case .number(let number) = try value(expression) else { throw .part(expression.text) }
    return number
  }

  mutating func truth(_ expression: Expression) throws(PushdownObstacle) -> SQLText {
    guard case .truth(let truth) = try value(expression) else { throw .part(expression.text) }
    return truth
  }

  // MARK: - Expressions

  mutating func value(_ expression: Expression) throws(PushdownObstacle) -> RegionValue {
    switch expression.operation {
    case .constant(.boolean(let truth)): return .truth(SQLText(truth ? "TRUE" : "FALSE"))
    case .constant(.number(let number)): return .number(try constant(number, expression))
    case .constant(.string(let text)): return .text(SQLText(dialect.text(text)))
    case .variable(let index):
      guard each.indices.contains(index) else { throw .part(expression.text) }
      return .text(SQLText(dialect.text(each[index])))
    case .member(let object, let slot, _): return try self.member(slot, of: object, expression)
    case .scoped(let object, let body):
      let outer = row
      defer { row = outer }
      row = try row(object, expression)
      return try value(body)
    case .comprehension(let macro, let range, let slot, 1, nil, let body?):
      return try comprehension(macro, range, slot, body, expression)
    case .not(let operand): return .truth(SQLText("NOT \(try truth(operand).within(.not))", .not))
    case .and(let a, let b): return .truth([try truth(a), try truth(b)].joined(.and))
    case .or(let a, let b): return .truth([try truth(a), try truth(b)].joined(.or))
    case .comparison(let sign, let a, let b): return .truth(try comparison(sign, a, b, expression))
    case .isIn(let element, let list): return .truth(try membership(element, list, expression))
    case .conditional(let test, let a, let b): return try conditional(test, a, b, expression)
    case .reported(let operand): return .truth(try reported(operand))
    case .arithmetic(let operation, let a, let b):
      return .number(try arithmetic(operation, try number(a), try number(b), expression))
    case .negate(let operand): return .number(try numbers.negated(try number(operand)))
    case .absolute(let operand): return .number(try numbers.magnitude(try number(operand)))
    case .function(let function, let arguments):
      guard function.name == "growth", arguments.count == 2 else { throw .part(expression.text) }
      return .number(try numbers.growth(try number(arguments[0]), try number(arguments[1])))
    default: throw .part(expression.text)
    }
  }

  private func constant(_ number: Number, _ expression: Expression) throws(PushdownObstacle) -> SQLFraction {
    guard let number = SQLNumber(number) else { throw .part(expression.text) }
    return SQLFraction(numerator: number)
  }

  private func arithmetic(
    _ operation: Expression.Arithmetic, _ a: SQLFraction, _ b: SQLFraction, _ expression: Expression
  ) throws(PushdownObstacle) -> SQLFraction {
    switch operation {
    case .add: try numbers.sum(a, b)
    case .subtract: try numbers.sum(a, b, minus: true)
    case .multiply: try numbers.product(a, b)
    case .divide: try numbers.quotient(a, b)
    case .modulo, .join: throw .part(expression.text)
    }
  }

  private mutating func comparison(
    _ sign: BinaryOperator, _ a: Expression, _ b: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> SQLText {
    let isEquality = sign == .equal || sign == .notEqual
    switch (try value(a), try value(b)) {
    case (.number(let x), .number(let y)): return try numbers.comparison(sign, x, y)
    case (.text(let x), .text(let y)) where isEquality, (.truth(let x), .truth(let y)) where isEquality:
      let word = sign == .equal ? "=" : "<>"
      return SQLText("\(x.tighter(than: .comparison)) \(word) \(y.tighter(than: .comparison))", .comparison)
    default: throw .part(expression.text)
    }
  }

  private mutating func membership(
    _ element: Expression, _ list: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> SQLText {
    guard case .list(let members) = list.operation, !members.isEmpty, members.allSatisfy({ !$0.isOptional }) else {
      throw .part(expression.text)
    }
    var parts: [SQLText] = []
    for member in members {
      guard case .constant = member.value.operation else { throw .part(expression.text) }
      parts.append(try comparison(.equal, element, member.value, expression))
    }
    return parts.joined(.or)
  }

  private mutating func conditional(
    _ test: Expression, _ a: Expression, _ b: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> RegionValue {
    let condition = try truth(test)
    switch (try value(a), try value(b)) {
    case (.number(let x), .number(let y)): return .number(try numbers.choice(condition, x, y))
    case (.truth(let x), .truth(let y)):
      return .truth(
        SQLText("CASE WHEN \(condition.text) THEN \(x.text) WHEN NOT \(condition.within(.not)) THEN \(y.text) END"))
    default: throw .part(expression.text)
    }
  }

  // MARK: - What is there

  /// Whether all that a value needs is there. What a value may do without is not told apart here, so that a part with
  /// such values is refused.
  private mutating func reported(_ operand: Expression) throws(PushdownObstacle) -> SQLText {
    if case .member(let object, let slot, _) = operand.operation, case .register(let register) = Slot.meaning(of: slot)
    {
      let outer = row
      defer { row = outer }
      row = try row(object, operand)
      let alias = try alias(.register(register), operand)
      let present = addColumn("\(alias).region IS NOT NULL", text: "reported(\(operand.text))")
      return SQLText(present)
    }
    guard needsAll(operand) else { throw .part(operand.text) }
    return numbers.isKnown(try number(operand))
  }

  /// Whether a value is unknown wherever a part of it is.
  private func needsAll(_ expression: Expression) -> Bool {
    switch expression.operation {
    case .constant: true
    case .member(_, let slot, _):
      if case .indicator(let index) = Slot.meaning(of: slot) { pack.indicators[index].derivation == nil } else { false }
    case .arithmetic(_, let a, let b): needsAll(a) && needsAll(b)
    case .negate(let a), .absolute(let a), .scoped(_, let a): needsAll(a)
    case .function(_, let arguments): arguments.allSatisfy(needsAll)
    default: false
    }
  }

  // MARK: - Rows

  /// The row that an object is.
  func row(_ object: Expression, _ whole: Expression) throws(PushdownObstacle) -> RegionRow {
    switch object.operation {
    case .subject where member == nil: return row
    case .macroVariable(let slot) where slot == member?.slot:
      return RegionRow(place: .below, year: row.year)
    // Of a region below that stands as the subject of a scope.
    case .subject where row.place == .below: return row
    case .member(let inner, let slot, _):
      let own = try row(inner, whole)
      switch Slot.meaning(of: slot) {
      case .fixed(Slot.previous): return own.previous
      case .fixed(Slot.region): return own
      case .ancestor(let level) where own.place == .own: return RegionRow(place: .above(level: level), year: own.year)
      default: throw .part(whole.text)
      }
    case .method(let inner, Slot.inYear, let arguments):
      let own = try row(inner, whole)
      guard arguments.count == 1, case .constant(.number(let number)) = arguments[0].operation,
        let year = number.integer, (1...9999).contains(year)
      else { throw .part(whole.text) }
      return RegionRow(place: own.place, year: .fixed(year))
    default: throw .part(whole.text)
    }
  }

  private mutating func member(
    _ slot: Int, of object: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> RegionValue {
    let outer = row
    defer { row = outer }
    row = try row(object, expression)
    switch Slot.meaning(of: slot) {
    case .indicator(let index): return .number(try indicator(index, expression))
    case .fixed(Slot.year):
      if case .fixed(let year) = row.year { return .number(try constant(Number(year), expression)) }
      let text = row.year(of: "year")
      return .number(
        SQLFraction(
          numerator: SQLNumber(
            SQLText(text, text == "year" ? .atom : .sum), exponent: 0,
            digits: SQLNumber.Digits(whole: 5, scale: 0), columns: []), isNatural: true))
    case .fixed(Slot.code) where row.place == .own: return .text(SQLText("region"))
    default: throw .part(expression.text)
    }
  }

  // MARK: - Figures

  /// The table of the row that is read, under the name that the statement has it by.
  mutating func alias(_ table: RegionFigures.Join.Table, _ expression: Expression) throws(PushdownObstacle) -> String {
    let name: String
    switch table {
    case .register(let register):
      guard sources.query(of: register) != nil else { throw .part(expression.text) }
      // One that only adds to sums has no records where none are named, and none is missing.
      if row.place == .below, member?.withResidual == true { throw .part(expression.text) }
      name = pack.registers[register].id
      if used[register] == nil { used[register] = [] }
    case .indicator(let index):
      name = pack.indicators[index].id
    case .below: name = "below"
    }
    // What only adds to sums has 0 where it reports nothing.
    if case .above(let above) = row.place,
      pack.regions.all.indices.contains(where: {
        pack.regions[$0].level == level
          && pack.regions.ancestor(of: $0, level: above).map(pack.regions.isResidual) ?? false
      })
    {
      throw .part(expression.text)
    }
    let join = RegionFigures.Join(table: table, row: row)
    guard row.place == .below else { return figures.alias(of: join, named: name, pack) }
    return member?.figures.alias(of: join, named: name, pack) ?? name
  }

  mutating func addColumn(_ sql: String, text: String, part: String = "") -> String {
    guard row.place == .below else { return figures.add(sql, text: text, row, part: part, pack) }
    return member?.figures.add(sql, text: text, row, part: part, pack) ?? sql
  }

  mutating func use(_ column: RegionSources.Column, of register: Int) {
    used[register, default: []].insert(column)
  }

  private mutating func indicator(_ index: Int, _ expression: Expression) throws(PushdownObstacle) -> SQLFraction {
    let indicator = pack.indicators[index]
    usedIndicators.insert(index)
    guard !indicator.isTotal, !indicator.isGiven, indicator.baseline.isEmpty else { throw .part(expression.text) }
    let isResidual = row.place == .below && member?.withResidual == true
    guard let derivation = indicator.derivation else {
      return SQLFraction(numerator: try observed(index, expression))
    }
    guard depth < Self.deepest, !isResidual else { throw .part(expression.text) }
    depth += 1
    let outer = responseRate
    responseRate = nil
    defer {
      depth -= 1
      responseRate = outer
    }
    let derived = try number(derivation)
    // What was reported counts where the parts are not known; without observations nothing else was.
    guard sources.observations != nil else { return derived }
    let known = numbers.isKnown(derived)
    return try numbers.choice(known, derived, SQLFraction(numerator: try observed(index, expression)))
  }

  private mutating func observed(_ index: Int, _ expression: Expression) throws(PushdownObstacle) -> SQLNumber {
    guard let observations = sources.observations else { throw .noObservations(pack.indicators[index].id) }
    let alias = try alias(.indicator(index), expression)
    var sql = "\(alias).value"
    if row.place == .below, member?.withResidual == true {
      sql = "CASE WHEN regions.is_residual THEN COALESCE(\(sql), 0) ELSE \(sql) END"
    }
    let name = addColumn(sql, text: pack.indicators[index].id)
    return SQLNumber(
      SQLText(name), exponent: -pack.indicators[index].unit.decimalShift, digits: observations.digits, columns: [])
  }
}

extension SQLNumber {
  /// `nil` where the number is no decimal of bearable size.
  init?(_ number: Number) {
    guard let constant = ScaledConstant(number) else { return nil }
    self.init(coefficient: constant.coefficient, scale: constant.scale)
  }
}
