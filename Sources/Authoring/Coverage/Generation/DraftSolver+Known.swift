internal import CEL
internal import Diagnostics
internal import Packs
internal import Quantities

/// What expressions come to by what a draft says already; `nil` where that is open.
extension DraftSolver {
  // MARK: - Rows

  /// The row that an expression names; not that of another region, or of another year's record.
  func row(_ object: Expression, _ scope: Scope) -> DraftRow? {
    switch object.operation {
    case .subject: return scope.subject
    case .macroVariable(let slot): return scope.variables[slot]
    case .member(let inner, Slot.region, _):
      guard let row = row(inner, scope) else { return nil }
      if case .region = row { return row }
      return .region(year: draft.year)
    case .member(let inner, Slot.previous, _):
      guard case .region(let year)? = row(inner, scope) else { return nil }
      return .region(year: year - 1)
    case .method(let inner, Slot.inYear, let arguments):
      guard case .region? = row(inner, scope), let year = arguments.first.flatMap({ number($0, scope)?.integer }) else {
        return nil
      }
      return .region(year: year)
    default: return nil
    }
  }

  // MARK: - Numbers

  func number(_ expression: Expression, _ scope: Scope) -> Number? {
    switch expression.operation {
    case .constant(.number(let number)): number
    case .member(let object, let slot, _): row(object, scope).flatMap { number(slot, of: $0) }
    case .negate(let operand): number(operand, scope).map { -$0 }
    case .absolute(let operand): number(operand, scope)?.magnitude
    case .arithmetic(let operation, let left, let right):
      number(left, scope).flatMap { a in number(right, scope).flatMap { Self.result(operation, a, $0) } }
    case .scoped(let object, let body): row(object, scope).flatMap { number(body, Scope($0)) }
    case .function(let function, let arguments): result(function, arguments, scope)
    case .comprehension(.sum, let range, let slot, 1, nil, let body?): sum(of: body, over: range, slot, scope)
    case .comprehension(.count, _, _, _, _, _), .call:
      selection(expression, scope).flatMap { matching($0, scope) }.map { Number($0.count) }
    default: nil
    }
  }

  private static func result(_ operation: Expression.Arithmetic, _ a: Number, _ b: Number) -> Number? {
    switch operation {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a.divided(by: b)
    case .modulo, .join: nil
    }
  }

  private func result(_ function: HostFunction, _ arguments: [Expression], _ scope: Scope) -> Number? {
    let numbers = arguments.compactMap { number($0, scope) }
    guard numbers.count == arguments.count,
      case .number(let number) = function.apply(numbers.map { .number($0) }, arguments.map(\.text))
    else { return nil }
    return number
  }

  private func sum(of body: Expression, over range: Expression, _ slot: Int, _ scope: Scope) -> Number? {
    guard let rows = selection(range, scope).flatMap({ matching($0, scope) }) else { return nil }
    let numbers = rows.compactMap { number(body, scope.binding(slot, to: $0)) }
    return numbers.count == rows.count ? numbers.reduce(0, +) : nil
  }

  private func number(_ slot: Int, of row: DraftRow) -> Number? {
    switch (Slot.meaning(of: slot), row) {
    case (.indicator(let index), .region(let year)): return figure(index, year)
    case (.fixed(Slot.year), .region(let year)): return Number(year)
    case (.fixed(Slot.year), .record): return Number(draft.year)
    case (.field(let field), .record(let register, let index)):
      guard case .number(let number)? = draft.registers[register]?[index].fields[field] else { return nil }
      return number
    default: return nil
    }
  }

  /// An indicator's value in a year, as the judge finds it.
  func figure(_ index: Int, _ year: Int) -> Number? {
    let indicator = pack.indicators[index]
    if indicator.isGiven { return indicator.given[RegionYear(region: draft.region, year: year)]?.number }
    if let derived = indicator.derivation.flatMap({ number($0, Scope(.region(year: year))) }) { return derived }
    if let own = draft.figures[Draft.FigureKey(indicator: index, year: year)] { return own }
    // The plan's own figure; a report that gave another would be asked why.
    guard year < draft.year, pack.regions[draft.region].level == 0 else { return nil }
    return indicator.baseline[year]?.number
  }

  // MARK: - Texts

  func text(_ expression: Expression, _ scope: Scope) -> String? {
    switch expression.operation {
    case .constant(.string(let text)): return text
    case .variable(let slot): return each.indices.contains(slot) ? each[slot] : nil
    case .member(let object, let slot, _): return row(object, scope).flatMap { text(slot, of: $0) }
    default: return nil
    }
  }

  private func text(_ slot: Int, of row: DraftRow) -> String? {
    let region = pack.regions[draft.region]
    switch (Slot.meaning(of: slot), row) {
    case (.fixed(Slot.code), .region): return region.code
    case (.fixed(Slot.name), .region): return region.name.zh
    case (.fixed(Slot.level), .region): return pack.identity.levels[region.level].word
    case (.field(let field), .record(let register, let index)):
      guard case .text(let text)? = draft.registers[register]?[index].fields[field] else { return nil }
      return text
    default: return nil
    }
  }

  // MARK: - Conditions

  func truth(_ condition: Expression, _ scope: Scope) -> Bool? {
    switch condition.operation {
    case .constant(.boolean(let truth)): return truth
    case .not(let operand): return truth(operand, scope).map { !$0 }
    case .and(let left, let right): return decided(left, right, by: false, scope)
    case .or(let left, let right): return decided(left, right, by: true, scope)
    case .comparison(let sign, let left, let right): return truth(sign, left, right, scope)
    case .isIn(let element, let collection):
      guard let text = text(element, scope), let members = collection.constantTexts else { return nil }
      return members.contains(text)
    case .member(let object, let slot, _):
      guard case .boolean(let truth)? = row(object, scope).flatMap({ field(slot, of: $0) }) else { return nil }
      return truth
    case .reported(let operand): return isReported(operand, scope)
    default: return nil
    }
  }

  private func decided(_ left: Expression, _ right: Expression, by deciding: Bool, _ scope: Scope) -> Bool? {
    let (first, second) = (truth(left, scope), truth(right, scope))
    if first == deciding || second == deciding { return deciding }
    return first == nil || second == nil ? nil : !deciding
  }

  private func truth(_ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ scope: Scope) -> Bool? {
    if let a = text(left, scope), let b = text(right, scope) {
      return sign == .equal ? a == b : sign == .notEqual ? a != b : nil
    }
    guard let a = number(left, scope), let b = number(right, scope) else { return nil }
    return switch sign {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    default: nil
    }
  }

  private func isReported(_ operand: Expression, _ scope: Scope) -> Bool? {
    guard case .member(let object, let slot, _) = operand.operation, let row = row(object, scope) else { return nil }
    if let field = field(slot, of: row) { return field != .blank }
    if number(slot, of: row) != nil { return true }
    guard case (.indicator(let index), .region(let year)) = (Slot.meaning(of: slot), row) else { return nil }
    return draft.withheld.contains(Draft.FigureKey(indicator: index, year: year)) ? false : nil
  }

  private func field(_ slot: Int, of row: DraftRow) -> DraftRecord.Field? {
    guard case (.field(let field), .record(let register, let index)) = (Slot.meaning(of: slot), row) else { return nil }
    return draft.registers[register]?[index].fields[field]
  }
}

extension Expression {
  /// The texts of a list that is written out.
  var constantTexts: [String]? {
    let members: [Value?]
    switch operation {
    case .list(let elements):
      members = elements.map { if case .constant(let value) = $0.value.operation { value } else { nil } }
    case .constant(.list(let values)): members = values
    default: return nil
    }
    let texts = members.compactMap { member -> String? in
      if case .string(let text)? = member { text } else { nil }
    }
    return texts.count == members.count ? texts : nil
  }
}
