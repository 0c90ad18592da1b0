internal import CEL
internal import Packs
internal import Quantities

/// A rule on records as it is judged a column at a time: which records have which outcome.
struct RecordRulePlan: Sendable {
  /// The rule's place in the pack, and the form's and the combination's of its `each` within it.
  let rule: Int
  let form: Int
  let combination: Int
  /// For every outcome that occurs the records that have it; every record has one.
  let outcomes: [(outcome: Outcome, rows: MaskID)]
  /// The records judged before the due year, where that changes how serious a shortfall is.
  let early: MaskID?
}

/// A rule that asks for unique records: which of them can be told apart at all.
struct UniqueRulePlan: Sendable {
  let rule: Int
  let form: Int
  let slots: [Int]
  /// The records that lack a part of what shall be unique.
  let undetermined: MaskID
}

extension ColumnCompiler {
  /// One form of a rule on records, for one combination of its `each`.
  mutating func recordRule(
    _ rule: Rule, at index: Int, form formIndex: Int, combination: Int, isInEffect: Bool
  ) throws(ColumnObstacle) -> RecordRulePlan {
    let form = rule.forms[formIndex]
    member = nil
    variables = EachCombinations.of(form.each)[combination].map { .string($0.text) }
    defer { variables = [] }
    let applies = isInEffect ? years(rule.years) : nodes.none
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
    let early = rule.due.map { $0 == .min ? nodes.none : years(.min...($0 - 1)) } ?? nodes.none
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
    return RecordRulePlan(
      rule: index, form: formIndex, combination: combination,
      outcomes: Outcome.allCases.compactMap { outcome in
        outcomes[outcome].flatMap { nodes.masks[$0.index] == .none ? nil : (outcome, $0) }
      },
      early: rule.behind == rule.severity || nodes.masks[early.index] == .none ? nil : early)
  }

  /// The records of some years; one that names none counts as of the last year that is judged.
  private mutating func years(_ years: ClosedRange<Int>) -> MaskID {
    if years.lowerBound <= 1000, years.upperBound >= 9999 { return nodes.all }
    return nodes.mask(.coded(sources.table(layout.yearColumn, .years(years)), .isTrue))
  }

  /// Whether what is asked holds, and whether a path asks something before the due year.
  private mutating func requirement(_ form: RuleForm) throws(ColumnObstacle) -> (ColumnCondition, path: Bool) {
    switch form.requirement {
    case .assertion(let expression, let path): return (try condition(expression).0, path != nil)
    case .limit(let value, let limit): return (try satisfied(value, limit), false)
    case .evidence: throw .evidence
    case .unique: throw .conditionalUniqueness
    }
  }

  private mutating func satisfied(
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
  private static func comparisons(_ comparison: Comparison, isLow: Bool) -> [(BinaryOperator, towards: Int)] {
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
  private mutating func moved(
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

  /// A rule that asks for unique records.
  mutating func uniqueRule(
    _ rule: Rule, at index: Int, form formIndex: Int, _ slots: [Int], isInEffect: Bool
  ) throws(ColumnObstacle) -> UniqueRulePlan {
    let form = rule.forms[formIndex]
    let isUnconditional =
      form.condition == nil && form.needs.isEmpty && rule.due == nil && form.each.isEmpty && isInEffect
      && rule.years.lowerBound <= 1000 && rule.years.upperBound >= 9999
    guard isUnconditional else { throw .conditionalUniqueness }
    var lacking = nodes.none
    for slot in slots {
      switch Slot.meaning(of: slot) {
      case .field(let field):
        // Texts that stand for equal values would have to be read first.
        switch fields[field].kind {
        case .string, .number, .integer, .year: break
        case .boolean, .date, .choice, .region: throw .part(fields[field].id)
        }
        lacking = nodes.or(lacking, nodes.not(known(self.field(field, fields[field].id))))
      case .fixed(Slot.year):
        lacking = nodes.or(lacking, nodes.not(nodes.mask(.coded(sources.table(layout.yearColumn, .year), .isTrue))))
      case .fixed(Slot.region): lacking = nodes.or(lacking, nodes.not(nodes.mask(.grouped)))
      default: throw .part(String(slot))
      }
    }
    return UniqueRulePlan(rule: index, form: formIndex, slots: slots, undetermined: lacking)
  }
}
