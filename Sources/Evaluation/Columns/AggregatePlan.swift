package import CEL
internal import Packs

/// A macro over a register's records as it is counted for every region and year.
package struct AggregatePlan: Sendable {
  /// Something that records lack, and the first record of each group that lacks it.
  package struct Lack: Sendable {
    package let name: String
    package let reason: Missing.Reason
    package let first: Int
  }

  package struct Stage: Sendable {
    package let given: Int
    package let kept: Int
    package let missing: [Lack]
    package let absorbed: [Lack]
  }

  /// The rule that it stands in, by its place in the pack; `nil` where it derives an indicator.
  package var rule: Int?
  /// The macro in the pack's expressions.
  package let identity: ObjectIdentifier
  /// The values of the rule's `each` that it was compiled for, `nil` where it asks for none.
  package let variables: [Value]?
  package let stages: [Stage]
  /// What is left out for want of a response lacks; `nil` where the rule has no `response_rate`.
  package let nonresponse: [Lack]?
  /// The macros with the same number leave out what one of them lacks, so that they are counted all or none.
  let party: Int?
  package let chosen: Int?
  package let sum: Int?
  package let extremes: Int?
  /// The columns that it rests on.
  let masks: [MaskID]
  let lane: LaneID?
}

/// A macro over records with what stands around it.
package struct AggregateSite: Sendable {
  /// For which row it is evaluated: the subject's own, its year before, or some other.
  package enum Scope: Hashable, Sendable {
    case own
    case previous
    case other
  }

  package let expression: Expression
  package let macro: Comprehension
  /// The filters from the inside out: their variables and conditions.
  package let filters: [(variable: Int, condition: Expression)]
  package let variable: Int
  package let body: Expression
  package let register: Int
  package let scope: Scope
}

/// Finds the macros over records of a register in a whole expression.
package struct AggregateSites: Sendable {
  package private(set) var sites: [AggregateSite] = []
  /// Whether there are macros over anything else that a `response_rate` would leave members out of.
  package private(set) var hasOthers = false

  package init(in expression: Expression, registers: Set<Int>) {
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
