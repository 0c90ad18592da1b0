internal import CEL
internal import Packs
internal import Quantities

/// Fills a draft so that a rule's expressions come to what a test is to show.
///
/// To make `rd_expenditure / gdp` 2.5 % it takes 1000 亿元 for the one and finds 25 亿元 for the other. Only simple forms
/// are solved; whoever uses a draft judges it first.
struct DraftSolver {
  /// What an expression's names stand for.
  struct Scope {
    var subject: DraftRow
    var variables: [Int: DraftRow] = [:]

    init(_ subject: DraftRow) { self.subject = subject }

    func binding(_ slot: Int, to row: DraftRow) -> Scope {
      var scope = self
      scope.variables[slot] = row
      return scope
    }
  }

  let pack: Pack
  /// The values of the rule's `each`, in their order.
  var each: [String]
  var draft: Draft

  /// Does several steps, or none where one of them fails.
  mutating func attempt(_ steps: (inout DraftSolver) throws(SolvingFault) -> Void) throws(SolvingFault) {
    var copy = self
    try steps(&copy)
    self = copy
  }

  // MARK: - Numbers

  /// Makes an expression come to a number, in the base unit.
  mutating func solve(_ expression: Expression, _ target: Number, _ scope: Scope) throws(SolvingFault) {
    if let standing = number(expression, scope) {
      guard standing == target else { throw .inUse(expression.text) }
      return
    }
    switch expression.operation {
    case .member(let object, let slot, _):
      guard let row = row(object, scope) else { throw .form(expression.text) }
      try set(slot, of: row, to: target, expression)
    case .negate(let operand): try solve(operand, -target, scope)
    case .absolute(let operand), .rounded(let operand, _, _): try solve(operand, target, scope)
    case .scoped(let object, let body):
      guard let row = row(object, scope) else { throw .form(expression.text) }
      try solve(body, target, Scope(row))
    case .arithmetic(let operation, let left, let right):
      guard let inverse = Inverse(operation, target) else { throw .form(expression.text) }
      try solve(left, right, inverse, scope)
    case .function(let function, let arguments):
      try solve(function, arguments, target, expression, scope)
    case .comprehension, .call: try solveRecords(expression, target, scope)
    default: throw .form(expression.text)
    }
  }

  private mutating func set(
    _ slot: Int, of row: DraftRow, to number: Number, _ expression: Expression
  ) throws(SolvingFault) {
    switch (Slot.meaning(of: slot), row) {
    case (.indicator(let index), .region(let year)): try setFigure(index, year, to: number)
    case (.field(let field), .record(let register, let index)):
      try setField(field, ofRecord: index, in: register, to: .number(number))
    default: throw .form(expression.text)
    }
  }

  /// Growth of a figure over years, exact where the figure before is known.
  private mutating func solve(
    _ function: HostFunction, _ arguments: [Expression], _ target: Number, _ expression: Expression, _ scope: Scope
  ) throws(SolvingFault) {
    let years: Int?
    switch (function.name, arguments.count) {
    case ("growth", 2): years = 1
    case ("average_growth", 3): years = number(arguments[2], scope)?.integer
    default: years = nil
    }
    guard let years, years > 0, let factor = (target + 1).raised(to: years), !factor.isZero else {
      throw .form(expression.text)
    }
    try solve(arguments[0], arguments[1], Inverse(left: { $0 * factor }, right: { $0.divided(by: factor) }), scope)
  }

  // MARK: - Two operands

  /// What one operand has to be where the other is known.
  struct Inverse {
    let left: (Number) -> Number?
    let right: (Number) -> Number?

    init(left: @escaping (Number) -> Number?, right: @escaping (Number) -> Number?) {
      self.left = left
      self.right = right
    }

    init?(_ operation: Expression.Arithmetic, _ target: Number) {
      switch operation {
      case .add: self.init(left: { target - $0 }, right: { target - $0 })
      case .subtract: self.init(left: { target + $0 }, right: { $0 - target })
      case .multiply: self.init(left: { target.divided(by: $0) }, right: { target.divided(by: $0) })
      case .divide: self.init(left: { target * $0 }, right: { $0.divided(by: target) })
      case .modulo, .join: return nil
      }
    }
  }

  private mutating func solve(
    _ left: Expression, _ right: Expression, _ inverse: Inverse, _ scope: Scope
  ) throws(SolvingFault) {
    if let known = number(right, scope) { return try solve(left, inverse.left(known), scope) }
    if let known = number(left, scope) { return try solve(right, inverse.right(known), scope) }
    do throws(SolvingFault) {
      try choose(right, then: left, inverse.left, scope)
    } catch {
      let first = error
      do throws(SolvingFault) {
        try choose(left, then: right, inverse.right, scope)
      } catch {
        throw first
      }
    }
  }

  private mutating func solve(_ operand: Expression, _ target: Number?, _ scope: Scope) throws(SolvingFault) {
    guard let target else { throw .form(operand.text) }
    try solve(operand, target, scope)
  }

  /// Takes a plain figure for one operand with which the other is a figure that a report can give.
  private mutating func choose(
    _ free: Expression, then other: Expression, _ inverse: (Number) -> Number?, _ scope: Scope
  ) throws(SolvingFault) {
    var first: SolvingFault?
    for mayBeNegative in [false, true] {
      for candidate in free.plainFigures {
        guard let target = inverse(candidate), mayBeNegative || target.sign >= 0 else { continue }
        do throws(SolvingFault) {
          return try attempt { solver throws(SolvingFault) in
            try solver.solve(free, candidate, scope)
            try solver.solve(other, target, scope)
          }
        } catch {
          first = first ?? error
        }
      }
    }
    throw first ?? .form(other.text)
  }

  // MARK: - Figures

  /// Gives an indicator a value, by its parts where it is derived.
  mutating func setFigure(_ index: Int, _ year: Int, to number: Number) throws(SolvingFault) {
    let indicator = pack.indicators[index]
    if let standing = figure(index, year) {
      guard standing == number else { throw .inUse(indicator.id) }
      return
    }
    let key = Draft.FigureKey(indicator: index, year: year)
    guard !draft.withheld.contains(key) else { throw .inUse(indicator.id) }
    guard !indicator.isGiven else { throw .given(indicator.id) }
    if let derivation = indicator.derivation {
      do throws(SolvingFault) {
        return try attempt { solver throws(SolvingFault) in
          try solver.solve(derivation, number, Scope(.region(year: year)))
        }
      } catch {
        // A report may give it itself.
      }
    }
    guard let decimal = indicator.unit.value(ofBase: number).decimal else { throw .notFinite(indicator.id) }
    if indicator.unit.isExactCount, !decimal.isInteger { throw .notWhole(indicator.id) }
    draft.set(number, for: key)
  }

  mutating func setField(
    _ field: Int, ofRecord index: Int, in register: Int, to value: DraftRecord.Field
  ) throws(SolvingFault) {
    let definition = pack.registers[register].fields[field]
    if let standing = draft.registers[register]?[index].fields[field] {
      guard standing == value else { throw .inUse(definition.id) }
      return
    }
    if case .number(let number) = value {
      guard let decimal = definition.unit.value(ofBase: number).decimal else { throw .notFinite(definition.id) }
      if definition.isWhole, !decimal.isInteger { throw .notWhole(definition.id) }
    }
    draft.registers[register]?[index].fields[field] = value
  }
}

extension Expression {
  /// Figures such as a person would take, in its own unit; in base units.
  var plainFigures: [Number] {
    guard case .number(let unit) = type else { return [] }
    let figures: [Number] =
      unit.dimension == .share || unit.dimension == .number
      ? [10, 20, 5, 50, 100, 1, 2] : [1_000, 100, 10_000, 10, 1, 100_000, 1_000_000]
    return figures.map { unit.baseValue(of: $0) } + [0]
  }
}

extension Field {
  var unit: Unit {
    switch kind {
    case .number(let unit), .integer(let unit): unit
    default: .number
    }
  }

  fileprivate var isWhole: Bool {
    switch kind {
    case .integer, .year: true
    default: unit.isExactCount
    }
  }
}
