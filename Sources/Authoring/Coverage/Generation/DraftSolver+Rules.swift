internal import CEL
internal import Packs
internal import Quantities

/// Makes whole rules come out as a case is to show.
extension DraftSolver {
  /// Makes a rule apply to a row, and its requirement come out as aimed at.
  mutating func apply(
    _ aim: CaseRecipe.Aim, _ rule: Rule, _ form: RuleForm, _ scope: Scope
  ) throws(SolvingFault) {
    do throws(SolvingFault) {
      try attempt { solver throws(SolvingFault) in
        try solver.apply(aim, rule, form.requirement, scope)
        if let condition = form.condition { try solver.satisfy(condition, true, scope) }
      }
    } catch {
      guard let condition = form.condition else { throw error }
      let first = error
      let isApplied: Void? = try? attempt { solver throws(SolvingFault) in
        try solver.satisfy(condition, true, scope)
        try solver.apply(aim, rule, form.requirement, scope)
      }
      if isApplied == nil { throw first }
    }
    for need in form.needs { try supply(need, scope) }
  }

  private mutating func apply(
    _ aim: CaseRecipe.Aim, _ rule: Rule, _ requirement: Requirement, _ scope: Scope
  ) throws(SolvingFault) {
    switch (aim, requirement) {
    case (.limit(let end, let side), .limit(let value, let limit)): try place(value, side, end, of: limit, scope)
    case (.value(let number), .limit(let value, _)): try solve(value, number, scope)
    case (.assertion(let truth), .assertion(let expression, _)): try satisfy(expression, truth, scope)
    case (.evidence(true), .evidence): draft.evidence.append(rule.id)
    default: break
    }
  }

  /// Puts a value at a bound of its limit, or one step beside it.
  private mutating func place(
    _ value: Expression, _ side: CoverageItem.Side, _ end: Int, of limit: LimitRequirement, _ scope: Scope
  ) throws(SolvingFault) {
    let isHigh = end == 1 || limit.low == nil
    guard let bound = isHigh ? limit.high : limit.low else { throw .noYear }
    if number(bound, scope) == nil { try supply(bound, scope) }
    guard let number = number(bound, scope) else { throw .form(bound.text) }
    let step = limit.step(of: bound, value)
    let effective = isHigh ? limit.raised(number) : limit.lowered(number)
    try solve(value, side == .at ? effective : side == .below ? effective - step : effective + step, scope)
  }

  // MARK: - Other rules

  /// Makes another rule's requirement hold for a row, or not.
  mutating func satisfy(
    ruleNamed name: Int, _ wanted: Bool, _ scope: Scope, _ condition: Expression
  ) throws(SolvingFault) {
    for rule in pack.rulesByName[name].map({ pack.rules[$0] }) {
      guard let form = rule.forms.first(where: { isSubject(scope.subject, of: $0) }) else { continue }
      var first: SolvingFault?
      for aim in wanted ? form.requirement.meeting : form.requirement.missing {
        do throws(SolvingFault) {
          return try attempt { solver throws(SolvingFault) in
            try solver.applyForEach(aim, rule, form, scope, all: wanted)
          }
        } catch {
          first = first ?? error
        }
      }
      throw first ?? .form(condition.text)
    }
    throw .form(condition.text)
  }

  private func isSubject(_ row: DraftRow, of form: RuleForm) -> Bool {
    switch (row, form.subject) {
    case (.region, .regions(let level, let only)):
      pack.regions[draft.region].level == level && only?.contains(draft.region) ?? true
    case (.record(let own, _), .records(let register)): own == register
    default: false
    }
  }

  /// A rule holds where it does for all values of its `each`; one suffices for it not to.
  private mutating func applyForEach(
    _ aim: CaseRecipe.Aim, _ rule: Rule, _ form: RuleForm, _ scope: Scope, all: Bool
  ) throws(SolvingFault) {
    let own = each
    let combinations = form.textCombinations
    for combination in all ? combinations : Array(combinations.prefix(1)) {
      each = combination
      try apply(aim, rule, form, scope)
    }
    each = own
  }
}

extension RuleForm {
  /// The texts that the rule's `each` gives its names, one combination after the other.
  var textCombinations: [[String]] {
    each.reduce([[]]) { combinations, variable in
      guard case .texts(let texts) = variable.values else { return combinations }
      return combinations.flatMap { combination in texts.map { combination + [$0] } }
    }
  }
}

extension LimitRequirement {
  /// One step of a limit's last digit, one for counts: the least that a value can miss it by.
  fileprivate func step(of bound: Expression, _ value: Expression) -> Number {
    if case .rounded(let decimals) = judging {
      return unit.baseValue(of: Number(Decimal(coefficient: 1, scale: decimals)))
    }
    if case .number(let own) = value.type, own.isExactCount || own.dimension == .number { return own.baseValue(of: 1) }
    guard bound.isConstant, let (number, unit) = try? Quantity.parse(bound.text) else { return value.step }
    return (unit ?? self.unit).baseValue(of: Number(number.halfUnit()) * 2)
  }
}
