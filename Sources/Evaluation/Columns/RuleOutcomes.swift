internal import CEL
internal import Packs
internal import Quantities

extension ColumnCompiling {
  /// Which rows have which outcome by one form of a rule; rows that it does not apply to are among them.
  ///
  /// - Parameter applies: The rows that it is in effect for.
  mutating func outcomes(
    _ rule: Rule, _ form: RuleForm, of applies: MaskID
  ) throws(ColumnObstacle) -> (outcomes: [(outcome: Outcome, rows: MaskID)], early: MaskID?) {
    var outcomes: [Outcome: MaskID] = [:]
    var active = applies
    if let condition = form.condition {
      let (test, _) = try self.condition(condition)
      active = nodes.and(applies, test.isTrue)
      let known = nodes.or(test.isTrue, test.isFalse)
      outcomes[.undetermined] = nodes.without(applies, known)
      outcomes[.notApplicable] = nodes.or(nodes.not(applies), nodes.and(applies, test.isFalse))
    } else {
      outcomes[.notApplicable] = nodes.not(applies)
    }
    let early = rule.due.map { years(.min...($0 - 1)) } ?? nodes.none
    let (requirement, path) = try requirement(form)
    var known = nodes.or(requirement.isTrue, requirement.isFalse)
    for need in form.needs { known = nodes.and(known, self.known(try value(need))) }
    let pass = nodes.and(active, nodes.and(known, requirement.isTrue))
    let fail = nodes.and(active, nodes.and(known, requirement.isFalse))
    let unknown = nodes.without(active, known)
    outcomes[.pass] = pass
    outcomes[.fail] = nodes.without(fail, early)
    if path {
      outcomes[.behind] = nodes.and(fail, early)
      outcomes[.undetermined] = nodes.or(outcomes[.undetermined] ?? nodes.none, unknown)
    } else {
      outcomes[.notDue] = nodes.and(nodes.or(fail, unknown), early)
      outcomes[.undetermined] = nodes.or(
        outcomes[.undetermined] ?? nodes.none, nodes.without(unknown, early))
    }
    let listed = Outcome.allCases.compactMap { outcome in
      outcomes[outcome].flatMap { nodes.masks[$0.index] == .none ? nil : (outcome: outcome, rows: $0) }
    }
    let matters = rule.behind != rule.severity && nodes.masks[early.index] != .none
    return (listed, matters ? early : nil)
  }

  /// Whether what is asked holds, and whether a path asks something before the due year.
  mutating func requirement(_ form: RuleForm) throws(ColumnObstacle) -> (ColumnCondition, path: Bool) {
    switch form.requirement {
    case .assertion(let expression, let path): return (try condition(expression).0, path != nil)
    case .limit(let value, let limit): return (try satisfied(value, limit), false)
    case .evidence: throw .evidence
    case .unique: throw .conditionalUniqueness
    }
  }

  mutating func satisfied(
    _ expression: Expression, _ limit: LimitRequirement
  ) throws(ColumnObstacle) -> ColumnCondition {
    if limit.path != nil { throw .path }
    if limit.judging != .fullValue { throw .rounding }
    let found = try number(try value(expression), expression)
    var conditions: [ColumnCondition] = []
    for (bound, isLow) in [(limit.low, true), (limit.high, false)] {
      guard let bound else { continue }
      let number = try number(try value(bound), bound)
      for (sign, towards) in Self.comparisons(limit.comparison, isLow: isLow) {
        let limit = try moved(number, by: limit.tolerance, towards: towards, bound)
        conditions.append(try compared(sign, found, limit, expression))
      }
    }
    guard var all = conditions.first else { throw .part(expression.text) }
    for condition in conditions.dropFirst() {
      // All of them are known where the value and its bounds are.
      let known = nodes.and(nodes.or(all.isTrue, all.isFalse), nodes.or(condition.isTrue, condition.isFalse))
      let isTrue = nodes.and(all.isTrue, condition.isTrue)
      all = ColumnCondition(isTrue: isTrue, isFalse: nodes.without(known, isTrue))
    }
    return all
  }

  /// The comparisons that a limit's bound stands for, and on which side of it the tolerance lies.
  static func comparisons(_ comparison: Comparison, isLow: Bool) -> [(BinaryOperator, towards: Int)] {
    switch comparison {
    case .atLeast: [(.greaterOrEqual, -1)]
    case .moreThan: [(.greater, -1)]
    case .atMost: [(.lessOrEqual, 1)]
    case .lessThan: [(.less, 1)]
    case .between: isLow ? [(.greaterOrEqual, -1)] : [(.lessOrEqual, 1)]
    case .equals: [(.greaterOrEqual, -1), (.lessOrEqual, 1)]
    }
  }

  /// A bound with its tolerance: a share of its magnitude or an amount.
  mutating func moved(
    _ bound: ColumnNumber, by tolerance: LimitRequirement.Tolerance?, towards: Int, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnNumber {
    let slack: ColumnNumber
    switch tolerance {
    case nil: return bound
    case .share(let share):
      guard let constant = ScaledConstant(share) else { throw .part(expression.text) }
      let magnitude = nodes.lane(.magnitude(bound.numerator))
      slack = ColumnNumber(
        numerator: nodes.lane(.product(magnitude, nodes.lane(.constant(constant)))), denominator: bound.denominator,
        known: bound.known)
    case .amount(let amount):
      guard let constant = ScaledConstant(amount) else { throw .part(expression.text) }
      let lane = nodes.lane(.constant(constant))
      slack = ColumnNumber(
        numerator: bound.denominator.map { nodes.lane(.product(lane, $0)) } ?? lane, denominator: bound.denominator,
        known: nodes.all)
    }
    return ColumnNumber(
      numerator: nodes.lane(
        towards < 0 ? .difference(bound.numerator, slack.numerator) : .sum(bound.numerator, slack.numerator)),
      denominator: bound.denominator, known: bound.known)
  }
}
