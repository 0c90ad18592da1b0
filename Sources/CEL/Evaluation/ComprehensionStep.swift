/// The macros that make something of every member: lists, maps, and figures.
final class ComprehensionStep: Step {
  let macro: Comprehension
  let slot: Int
  let variables: Int
  let range: any Step
  let rangeSource: ExpressionText
  let rangeIsRows: Bool
  let condition: (any Step)?
  let body: (any Step)?
  let source: ExpressionText
  /// The rows that it goes through, where they are a table's.
  let root: RowsRoot?
  private let cost: Int

  init(
    _ macro: Comprehension, _ range: Expression, slot: Int, variables: Int, _ condition: Expression?,
    _ body: Expression?, _ source: ExpressionText
  ) {
    self.macro = macro
    self.slot = slot
    self.variables = variables
    self.range = range.step
    rangeSource = range.source
    if case .list(.object) = range.type { rangeIsRows = true } else { rangeIsRows = false }
    self.condition = condition?.step
    self.body = body?.step
    self.source = source
    root = variables <= 1 && macro.isAggregate ? RowsRoot(range) : nil
    // A member that is kept takes room.
    let room = macro.isAggregate || macro == .existsOne ? 4 : 16
    cost = room + (condition?.size ?? 0) + (body?.size ?? 0)
  }

  /// What the body made of each member.
  struct Visits {
    /// The member or, of two variables, the index or key; and what became of it.
    var known: [(member: Value, value: Value)] = []
    var missing: MissingSet?
    /// What was missing where too few members responded.
    var tooFew: MissingSet?
  }

  func value(in frame: inout Frame) -> Value {
    if let value = tallied(&frame) { return value }
    let range = range.value(in: &frame)
    guard let members = Members(range) else { return frame.noMembers(range, macro, rangeSource) }
    var visits = Visits()
    defer { frame.macroVariables.forget(from: slot) }
    if let failure = visit(members, into: &visits, &frame) { return failure }
    if let missing = visits.tooFew { return .unknown(missing) }
    switch macro {
    case .existsOne, .count, .share, .filter: return select(visits, &frame)
    case .map, .transformList:
      return visits.missing.map { .unknown($0) } ?? .list(visits.known.map(\.value))
    case .transformMap, .transformMapEntry: return visits.missing.map { .unknown($0) } ?? map(visits, &frame)
    default:
      return visits.missing.map { .unknown($0) } ?? aggregate(visits, &frame)
    }
  }

  /// - Returns: What ends it before all members were visited: an error, or that the budget is used up.
  private func visit(_ members: Members, into visits: inout Visits, _ frame: inout Frame) -> Value? {
    let isLeftOutOf = macro.isLeftOutOf
    visits.known.reserveCapacity(members.count)
    for index in 0..<members.count {
      guard frame.charge(cost) else { return frame.exhaustion(source) }
      let member = variables == 2 ? members.first(index, in: frame.dialect) : members[index]
      if isLeftOutOf, frame.isLeftOut(member) { continue }
      frame.macroVariables.set(slot, to: member)
      if variables == 2 { frame.macroVariables.set(slot + 1, to: members.second(index)) }
      guard let value = result(for: member, &frame) else { continue }
      switch value {
      case .error: return value
      case .unknown(let lacking):
        if isLeftOutOf, frame.leaveOut(member, lacking) { continue }
        visits.missing.include(lacking)
      default: visits.known.append((member, value))
      }
    }
    if isLeftOutOf {
      visits.tooFew = frame.countResponse(self, given: members.count, kept: visits.known.count)
    }
    return nil
  }

  /// What becomes of a member; `nil` where the condition leaves it out.
  private func result(for member: Value, _ frame: inout Frame) -> Value? {
    if let condition {
      let test = condition.value(in: &frame)
      switch test {
      case .boolean(true): break
      case .boolean(false): return nil
      case .unknown, .error: return test
      default: return mismatch(test, frame)
      }
    }
    guard let value = body?.value(in: &frame) else { return member }
    if macro.takesCondition, value.isKnown {
      guard case .boolean = value else { return mismatch(value, frame) }
    }
    return value
  }

  private func mismatch(_ value: Value, _ frame: borrowing Frame) -> Value {
    frame.failure(.noSuchOverload(function: macro.rawValue, types: [value.typeName]), source)
  }

  // MARK: - Choosing

  private func select(_ visits: Visits, _ frame: inout Frame) -> Value {
    if let missing = visits.missing { return .unknown(missing) }
    let chosen = visits.known.filter { if case .boolean(true) = $0.value { true } else { false } }
    switch macro {
    case .existsOne:
      // That there is not just one, of none, a verdict has to tell.
      if visits.known.isEmpty, frame.isExhaustive { frame.absorb(frame.nothing(rangeSource)) }
      return .boolean(chosen.count == 1)
    case .count: return frame.count(chosen.count)
    case .share: return frame.share(chosen.count, of: visits.known.count, rangeSource)
    default:
      if rangeIsRows {
        return .objects(chosen.compactMap { if case .object(let object) = $0.member { object } else { nil } })
      }
      return .list(chosen.map(\.member))
    }
  }

  private func map(_ visits: Visits, _ frame: inout Frame) -> Value {
    var entries: [(key: Value, value: Value)] = []
    for visit in visits.known {
      if macro == .transformMap {
        entries.append((visit.member, visit.value))
      } else if case .map(let made) = visit.value {
        guard frame.charge(8 * made.count) else { return frame.exhaustion(source) }
        entries += made.entries
      } else {
        return mismatch(visit.value, frame)
      }
    }
    do throws(EvaluationFault) {
      return .map(try MapValue(entries))
    } catch {
      return frame.failure(error, source)
    }
  }

  private func aggregate(_ visits: Visits, _ frame: inout Frame) -> Value {
    let numbers = visits.known.compactMap { if case .number(let number) = $0.value { number } else { nil } }
    // A sum over nothing is 0, as everywhere; that it was over nothing is kept.
    if numbers.isEmpty { frame.absorb(frame.nothing(rangeSource)) }
    guard frame.pay(forAggregateOf: numbers) else { return frame.exhaustion(source) }
    return Aggregates.value(of: macro, numbers).map { .number($0) } ?? .unknown(frame.nothing(rangeSource))
  }
}
