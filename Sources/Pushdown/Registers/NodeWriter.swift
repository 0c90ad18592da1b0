internal import Evaluation
internal import Packs
internal import Quantities

/// Writes a program's columns of numbers and of bits as SQL over the fields of a record.
///
/// A column of bits becomes a condition that is TRUE exactly for the rows that are in it.
struct NodeWriter {
  let program: ColumnProgram
  let fields: RecordFields
  private let arithmetic: SQLArithmetic
  private let conditions: TextConditions
  private var numbers: [Int: SQLNumber] = [:]
  private var held: [Int: SQLCondition] = [:]
  private var lacked: [Int: SQLCondition] = [:]
  /// Fields of which it is asked where they hold what is no value.
  private(set) var invalidFields: Set<Int> = []
  /// Fields that are read.
  private(set) var readFields: Set<Int> = []

  /// No rule of people's is written as a condition so long; one that would be is refused.
  private static let longest = 1 << 16

  init(_ program: ColumnProgram, _ fields: RecordFields) {
    self.program = program
    self.fields = fields
    arithmetic = SQLArithmetic(dialect: fields.dialect)
    conditions = TextConditions(fields.dialect)
  }

  // MARK: - Numbers

  mutating func number(_ lane: LaneID) throws(PushdownObstacle) -> SQLNumber {
    if let known = numbers[lane.index] { return known }
    let made = try make(program.nodes.lanes[lane.index])
    if case .expression(let text) = made.form, text.text.utf8.count > Self.longest { throw .tooLong }
    numbers[lane.index] = made
    return made
  }

  private mutating func make(_ node: LaneNode) throws(PushdownObstacle) -> SQLNumber {
    switch node {
    case .constant(let constant): return SQLNumber(coefficient: constant.coefficient, scale: constant.scale)
    case .decimal(let index):
      let source = program.sources.decimals[index]
      let reading = try reading(source.field)
      return SQLNumber(
        SQLText(reading.name), exponent: -source.shift, digits: reading.digits ?? SQLNumber.Digits(whole: 0, scale: 0),
        columns: [reading.name])
    case .coded(let index):
      let name: String
      if case .field(let field) = program.sources.tables[index].meaning {
        name = try reading(field).name
      } else {
        name = RecordFields.year
      }
      var year = SQLNumber(
        SQLText(name), exponent: 0, digits: SQLNumber.Digits(whole: 4, scale: 0), columns: [name])
      year.isInteger = true
      return year
    case .sum(let a, let b): return try arithmetic.sum(try number(a), try number(b))
    case .difference(let a, let b): return try arithmetic.sum(try number(a), try number(b), minus: true)
    case .product(let a, let b): return try arithmetic.product(try number(a), try number(b))
    case .magnitude(let a): return try arithmetic.magnitude(try number(a))
    case .signed(let a, let b): return try arithmetic.signed(try number(a), by: try number(b))
    case .choice(let mask, let a, let b):
      return try arithmetic.choice(try holds(mask).simplified.sql, try number(a), try number(b))
    // These stand in rules on regions alone.
    case .observed, .year, .sumBelow, .countBelow: throw .part("region")
    }
  }

  /// A number as it is counted in its own power of ten: a decimal, whatever it is in the engine.
  func text(_ number: SQLNumber) throws(PushdownObstacle) -> SQLText {
    arithmetic.decimal(try arithmetic.text(number, in: number.exponent).text, number)
  }

  // MARK: - Conditions

  /// TRUE exactly for the rows that are in a mask.
  mutating func holds(_ mask: MaskID) throws(PushdownObstacle) -> SQLCondition {
    if let known = held[mask.index] { return known }
    let made = try checked(make(program.nodes.masks[mask.index])).simplified
    held[mask.index] = made
    return made
  }

  /// TRUE exactly for the rows that are not.
  private mutating func lacks(_ mask: MaskID) throws(PushdownObstacle) -> SQLCondition {
    if let known = lacked[mask.index] { return known }
    let made: SQLCondition
    switch program.nodes.masks[mask.index] {
    case .and(let a, let b): made = .any([try lacks(a), try lacks(b)])
    case .or(let a, let b): made = .all([try lacks(a), try lacks(b)])
    case .without(let a, let b): made = .any([try lacks(a), try holds(b)])
    default: made = try holds(mask).negated
    }
    let simple = try checked(made).simplified
    lacked[mask.index] = simple
    return simple
  }

  private func checked(_ condition: SQLCondition) throws(PushdownObstacle) -> SQLCondition {
    guard condition.size <= Self.longest else { throw .tooLong }
    return condition
  }

  private mutating func make(_ node: MaskNode) throws(PushdownObstacle) -> SQLCondition {
    switch node {
    // Rows are counted by region and year, so that one whose region or year is unknown is among none of the others.
    case .all, .grouped: return .always
    case .none, .isMarked: return .never
    case .isThere(let index): return .isKnown(try reading(program.sources.decimals[index].field).name)
    case .isBlank(let index): return try isBlank(program.sources.decimals[index].field)
    case .isInvalid(let index): return try isInvalid(program.sources.decimals[index].field)
    case .isEmpty(let index): return .isMissing(try reading(program.sources.blanks[index]).name)
    case .coded(let index, let flag): return try coded(program.sources.tables[index].meaning, flag)
    case .isBefore(let a, let b): return .holds(try comparison(ofFields: a, "<", ">=", b))
    case .differs(let a, let b): return .holds(try comparison(ofFields: a, "<>", "=", b))
    case .less(let a, let b): return .holds(try comparison(a, "<", ">=", b))
    case .unequal(let a, let b): return .holds(try comparison(a, "<>", "=", b))
    case .and(let a, let b): return .all([try holds(a), try holds(b)])
    case .or(let a, let b): return .any([try holds(a), try holds(b)])
    case .without(let a, let b): return .all([try holds(a), try lacks(b)])
    case .isObserved, .years, .subjects, .anyBelow: throw .part("region")
    }
  }

  private mutating func comparison(
    _ a: LaneID, _ sign: String, _ negation: String, _ b: LaneID
  ) throws(PushdownObstacle) -> SQLCondition.Truth {
    let (x, y) = (try number(a), try number(b))
    let (left, right) = try arithmetic.sides(x, y)
    let columns = x.columns.union(y.columns)
    let isStrict = x.isStrict && y.isStrict
    if case .constant = x.form {
      // People read the value first.
      let (turned, other) = sign == "<" ? (">", "<=") : (sign, negation)
      return SQLCondition.Truth(right, turned, other, left, columns: columns, isStrict: isStrict)
    }
    return SQLCondition.Truth(left, sign, negation, right, columns: columns, isStrict: isStrict)
  }

  /// Texts are compared by code point, as their columns are read.
  private mutating func comparison(
    ofFields a: Int, _ sign: String, _ negation: String, _ b: Int
  ) throws(PushdownObstacle) -> SQLCondition.Truth {
    let (x, y) = (try reading(a).name, try reading(b).name)
    return SQLCondition.Truth(SQLText(x), sign, negation, SQLText(y), columns: [x, y], isStrict: true)
  }

  private mutating func coded(
    _ meaning: ColumnSources.Table.Meaning, _ flag: CodeFlag
  ) throws(PushdownObstacle) -> SQLCondition {
    switch meaning {
    case .year:
      switch flag {
      case .isTrue: return .isKnown(RecordFields.year)
      case .isBlank: return .isMissing(RecordFields.year)
      case .isFalse, .isInvalid: return .never
      }
    case .years(let years):
      let last = fields.pack.identity.years.upperBound
      // A record without a year counts as of the last year that is judged.
      let text = SQLText(
        "COALESCE(\(RecordFields.year), \(last)) BETWEEN \(max(years.lowerBound, 0)) AND \(min(years.upperBound, 9999))",
        .comparison)
      let truth = SQLCondition.Truth(text, columns: [], isStrict: true)
      return flag == .isTrue ? .holds(truth) : flag == .isFalse ? .fails(truth) : .never
    case .field(let field):
      switch flag {
      case .isBlank: return try isBlank(field)
      case .isInvalid: return try isInvalid(field)
      case .isTrue, .isFalse: break
      }
      let name = try reading(field).name
      guard case .boolean = fields.register.fields[field].kind else {
        return flag == .isTrue ? .isKnown(name) : .never
      }
      let truth = SQLCondition.Truth(column: name)
      return flag == .isTrue ? .holds(truth) : .fails(truth)
    case .condition(let expression, let field, let member, let variables):
      let name = try reading(field).name
      let text = try conditions.sql(
        expression, column: name, kind: fields.register.fields[field].kind, member: member, variables: variables)
      let truth = SQLCondition.Truth(SQLText(text, .or), columns: [], isStrict: false)
      return flag == .isTrue ? .holds(truth) : flag == .isFalse ? .fails(truth) : .never
    }
  }

  // MARK: - Fields

  private mutating func reading(_ field: Int) throws(PushdownObstacle) -> RecordFields.Reading {
    guard let reading = try fields.reading(field) else { throw .noColumn(field: fields.register.fields[field].id) }
    readFields.insert(field)
    return reading
  }

  private mutating func isBlank(_ field: Int) throws(PushdownObstacle) -> SQLCondition {
    let reading = try reading(field)
    guard reading.isInvalid != nil else { return .isMissing(reading.name) }
    invalidFields.insert(field)
    return .all([
      .isMissing(reading.name), .fails(SQLCondition.Truth(SQLText(invalidName(field)), columns: [], isStrict: true)),
    ])
  }

  private mutating func isInvalid(_ field: Int) throws(PushdownObstacle) -> SQLCondition {
    let reading = try reading(field)
    guard reading.isInvalid != nil else { return .never }
    invalidFields.insert(field)
    return .holds(SQLCondition.Truth(SQLText(invalidName(field)), columns: [], isStrict: true))
  }

  /// Under which name a statement has whether a field holds what is no value of it.
  func invalidName(_ field: Int) -> String { fields.dialect.name(fields.register.fields[field].id + " invalid") }
}
