internal import CEL
internal import Packs

/// A macro over a register's records as it is counted for every region and year.
struct AggregatePlan: Sendable {
  /// Something that records lack, and the first record of each group that lacks it.
  struct Lack: Sendable {
    let name: String
    let reason: Missing.Reason
    let first: Int
  }

  struct Stage: Sendable {
    let given: Int
    let kept: Int
    let missing: [Lack]
    let absorbed: [Lack]
  }

  /// The macro in the pack's expressions.
  let identity: ObjectIdentifier
  /// The values of the rule's `each` that it was compiled for, `nil` where it asks for none.
  let variables: [Value]?
  let stages: [Stage]
  /// What is left out for want of a response lacks; `nil` where the rule has no `response_rate`.
  let nonresponse: [Lack]?
  /// The macros with the same number leave out what one of them lacks, so that they are counted all or none.
  let party: Int?
  let chosen: Int?
  let sum: Int?
  let extremes: Int?
  /// The columns that it rests on.
  let masks: [MaskID]
  let lane: LaneID?
}

/// A macro over records with what stands around it.
struct AggregateSite: Sendable {
  /// For which row it is evaluated: the subject's own, its year before, or some other.
  enum Scope: Hashable, Sendable {
    case own
    case previous
    case other
  }

  let expression: Expression
  let macro: Comprehension
  /// The filters from the inside out: their variables and conditions.
  let filters: [(variable: Int, condition: Expression)]
  let variable: Int
  let body: Expression
  let register: Int
  let scope: Scope
}

/// Finds the macros over records of a register in a whole expression.
struct AggregateSites: Sendable {
  private(set) var sites: [AggregateSite] = []
  /// Whether there are macros over anything else that a `response_rate` would leave members out of.
  private(set) var hasOthers = false

  init(in expression: Expression, registers: Set<Int>) {
    collect(expression, scope: .own, registers)
  }

  private mutating func collect(_ expression: Expression, scope: AggregateSite.Scope, _ registers: Set<Int>) {
    switch expression.operation {
    case .comprehension(let macro, let range, let slot, let variables, let condition, let body):
      if macro.isAggregate, variables == 1, condition == nil, let body,
        let site = Self.site(expression, macro, range, slot, body, scope), registers.contains(site.register)
      {
        sites.append(site)
        return
      }
      if macro.isAggregate || macro == .filter { hasOthers = true }
    case .scoped(let object, let body):
      collect(body, scope: Self.scope(of: object, in: scope), registers)
      return
    default: break
    }
    for operand in expression.operands { collect(operand, scope: scope, registers) }
  }

  private static func site(
    _ expression: Expression, _ macro: Comprehension, _ range: Expression, _ slot: Int, _ body: Expression,
    _ scope: AggregateSite.Scope
  ) -> AggregateSite? {
    var filters: [(variable: Int, condition: Expression)] = []
    var range = range
    while case .comprehension(.filter, let inner, let variable, 1, nil, let condition?) = range.operation {
      filters.insert((variable, condition), at: 0)
      range = inner
    }
    guard case .member(let object, let member, _) = range.operation, case .register(let register) = meaning(member)
    else { return nil }
    return AggregateSite(
      expression: expression, macro: macro, filters: filters, variable: slot, body: body, register: register,
      scope: self.scope(of: object, in: scope))
  }

  private static func meaning(_ slot: Int) -> Slot.Meaning { Slot.meaning(of: slot) }

  private static func scope(of object: Expression, in outer: AggregateSite.Scope) -> AggregateSite.Scope {
    switch object.operation {
    case .subject: return outer
    case .member(let inner, Slot.previous, _):
      if case .subject = inner.operation, outer == .own { return .previous }
      return .other
    default: return .other
    }
  }
}
