internal import CEL
internal import Packs
internal import Quantities

/// Makes conditions true or false, as close to the point where they turn as can be.
extension DraftSolver {
  mutating func satisfy(_ condition: Expression, _ wanted: Bool, _ scope: Scope) throws(SolvingFault) {
    if let standing = truth(condition, scope) {
      guard standing == wanted else { throw .inUse(condition.text) }
      return
    }
    switch condition.operation {
    case .not(let operand): try satisfy(operand, !wanted, scope)
    case .and(let left, let right): try satisfy(left, right, wanted, needsBoth: wanted, scope)
    case .or(let left, let right): try satisfy(left, right, wanted, needsBoth: !wanted, scope)
    case .comparison(let sign, let left, let right):
      try satisfy(sign, left, right, wanted, condition, scope)
    case .isIn(let element, let collection):
      guard let texts = collection.constantTexts else { throw .form(condition.text) }
      try choose(element, among: texts, wanted, scope)
    case .member(let object, let slot, _): try set(slot, object, to: .boolean(wanted), condition, scope)
    case .reported(let operand): wanted ? try supply(operand, scope) : try withhold(operand, scope)
    case .comprehension(let macro, let range, let slot, _, nil, let body?) where macro == .exists || macro == .all:
      guard let selection = selection(range, scope) else { throw .form(condition.text) }
      let isForAll = (macro == .all) == wanted
      try satisfy(selection.adding(slot, body), wanted, everyRecord: isForAll, scope)
    case .method(let object, let slot, _):
      guard case .rule(let name) = Slot.meaning(of: slot), let row = row(object, scope) else {
        throw .form(condition.text)
      }
      try satisfy(ruleNamed: name, wanted, Scope(row), condition)
    default: throw .form(condition.text)
    }
  }

  /// Both sides, or one of them, with the other the opposite where that can be: the nearest miss.
  private mutating func satisfy(
    _ left: Expression, _ right: Expression, _ wanted: Bool, needsBoth: Bool, _ scope: Scope
  ) throws(SolvingFault) {
    if needsBoth {
      do throws(SolvingFault) {
        try attempt { solver throws(SolvingFault) in
          try solver.satisfy(left, wanted, scope)
          try solver.satisfy(right, wanted, scope)
        }
      } catch {
        // What asks for a certain value goes before what asks for any.
        let first = error
        guard (try? satisfy(right, wanted, scope)) != nil, (try? satisfy(left, wanted, scope)) != nil else {
          throw first
        }
      }
      return
    }
    do throws(SolvingFault) {
      try attempt { solver throws(SolvingFault) in try solver.satisfy(left, wanted, scope) }
      try? attempt { solver throws(SolvingFault) in try solver.satisfy(right, !wanted, scope) }
    } catch {
      try satisfy(right, wanted, scope)
    }
  }

  // MARK: - Comparisons

  private mutating func satisfy(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ wanted: Bool, _ condition: Expression,
    _ scope: Scope
  ) throws(SolvingFault) {
    if case .number = left.type { return try place(left, right, Self.side(sign, wanted), scope) }
    guard sign == .equal || sign == .notEqual else { throw .form(condition.text) }
    let isEqual = (sign == .equal) == wanted
    if left.type == .boolean { return try satisfyBoth(left, right, areEqual: isEqual, scope) }
    guard left.type == .string else { throw .form(condition.text) }
    if let text = text(right, scope) { return try choose(left, among: [text], isEqual, scope) }
    guard let text = text(left, scope) else { throw .form(condition.text) }
    try choose(right, among: [text], isEqual, scope)
  }

  /// Makes two conditions equal, or not.
  private mutating func satisfyBoth(
    _ left: Expression, _ right: Expression, areEqual: Bool, _ scope: Scope
  ) throws(SolvingFault) {
    var first: SolvingFault?
    for truth in [true, false] {
      do throws(SolvingFault) {
        return try attempt { solver throws(SolvingFault) in
          try solver.satisfy(left, truth, scope)
          try solver.satisfy(right, truth == areEqual, scope)
        }
      } catch {
        first = first ?? error
      }
    }
    throw first ?? .form(left.text)
  }

  /// Where the left number has to lie so that a comparison is just true, or just false.
  private static func side(_ sign: BinaryOperator, _ wanted: Bool) -> CoverageItem.Side {
    switch sign {
    case .less: wanted ? .below : .at
    case .greater: wanted ? .above : .at
    case .lessOrEqual: wanted ? .at : .above
    case .greaterOrEqual: wanted ? .at : .below
    case .notEqual: wanted ? .above : .at
    default: wanted ? .at : .above
    }
  }

  /// Puts one number at, one step below or one step above another.
  private mutating func place(
    _ left: Expression, _ right: Expression, _ side: CoverageItem.Side, _ scope: Scope
  ) throws(SolvingFault) {
    let offset: Number = side == .at ? 0 : side == .below ? -left.step : left.step
    if let known = number(right, scope) { return try solve(left, known + offset, scope) }
    if let known = number(left, scope) { return try solve(right, known - offset, scope) }
    var first: SolvingFault?
    for candidate in right.plainFigures {
      do throws(SolvingFault) {
        return try attempt { solver throws(SolvingFault) in
          try solver.solve(right, candidate, scope)
          try solver.solve(left, candidate + offset, scope)
        }
      } catch {
        first = first ?? error
      }
    }
    throw first ?? .form(left.text)
  }

  // MARK: - Fields

  /// Gives a record's field one of some texts, or another than these.
  private mutating func choose(
    _ member: Expression, among texts: [String], _ wanted: Bool, _ scope: Scope
  ) throws(SolvingFault) {
    guard case .member(let object, let slot, _) = member.operation,
      case .record(let register, _)? = row(object, scope), case .field(let field) = Slot.meaning(of: slot)
    else { throw .form(member.text) }
    let text = wanted ? texts.first : pack.registers[register].fields[field].text(otherThan: texts, pack)
    guard let text else { throw .form(member.text) }
    try set(slot, object, to: .text(text), member, scope)
  }

  private mutating func set(
    _ slot: Int, _ object: Expression, to value: DraftRecord.Field, _ expression: Expression, _ scope: Scope
  ) throws(SolvingFault) {
    guard case .record(let register, let index)? = row(object, scope), case .field(let field) = Slot.meaning(of: slot)
    else { throw .form(expression.text) }
    try setField(field, ofRecord: index, in: register, to: value)
  }

  // MARK: - What is there and what is not

  /// Gives a plain value to all that an expression reads and that has none yet.
  mutating func supply(_ expression: Expression, _ scope: Scope) throws(SolvingFault) {
    if number(expression, scope) != nil || text(expression, scope) != nil { return }
    switch expression.operation {
    case .member(let object, let slot, _):
      guard let row = row(object, scope) else { throw .form(expression.text) }
      try supply(slot, of: row, expression)
    case .scoped(let object, let body):
      guard let row = row(object, scope) else { throw .form(expression.text) }
      try supply(body, Scope(row))
    case .comprehension(_, let range, let slot, _, let condition, let body):
      guard let selection = selection(range, scope) else { throw .form(expression.text) }
      if draft.registers[selection.register] == nil { try addRecord(selection, meetsLast: true, scope) }
      let count = draft.registers[selection.register]?.count ?? 0
      for index in 0..<count {
        let scope = scope.binding(slot, to: .record(register: selection.register, index: index))
        for part in [condition, body].compactMap({ $0 }) { try supply(part, scope) }
      }
    default: for operand in expression.operands { try supply(operand, scope) }
    }
  }

  private mutating func supply(_ slot: Int, of row: DraftRow, _ expression: Expression) throws(SolvingFault) {
    switch (Slot.meaning(of: slot), row) {
    case (.indicator(let index), .region(let year)):
      guard let figure = expression.plainFigures.first else { throw .form(expression.text) }
      try setFigure(index, year, to: figure)
    case (.field(let field), .record(let register, let index)):
      guard draft.registers[register]?[index].fields[field] == nil else { return }
      let value = pack.registers[register].standardValue(ofField: field, index + 1, draft, pack)
      try setField(field, ofRecord: index, in: register, to: value)
    case (.register(let register), .region(year: draft.year)):
      if draft.registers[register] == nil { draft.registers[register] = [DraftRecord()] }
    case (.fixed, _), (.ancestor, _): return
    default: throw .form(expression.text)
    }
  }

  private mutating func withhold(_ expression: Expression, _ scope: Scope) throws(SolvingFault) {
    guard case .member(let object, let slot, _) = expression.operation, let row = row(object, scope) else {
      throw .form(expression.text)
    }
    switch (Slot.meaning(of: slot), row) {
    case (.indicator(let index), .region(let year)):
      draft.withheld.insert(Draft.FigureKey(indicator: index, year: year))
    case (.field(let field), .record(let register, let index)):
      try setField(field, ofRecord: index, in: register, to: .blank)
    default: throw .form(expression.text)
    }
  }
}

extension Expression {
  /// One step of its last digit: one of what comes one by one, a tenth of a share's unit, one of any other unit.
  var step: Number {
    guard case .number(let unit) = type else { return 1 }
    return unit.dimension == .share
      ? unit.baseValue(of: Number(Decimal(coefficient: 1, scale: 1))) : unit.baseValue(of: 1)
  }
}

extension Field {
  /// A text that the field may have and that is none of these.
  fileprivate func text(otherThan texts: [String], _ pack: Pack) -> String? {
    switch kind {
    case .string: ["其他", "其他事项", "别的"].first { !texts.contains($0) }
    case .choice(let choices): choices.map(\.word).first { !texts.contains($0) }
    case .region: pack.regions.all.map(\.code).first { !texts.contains($0) }
    case .number, .integer, .boolean, .date, .year: nil
    }
  }
}
