internal import CEL
internal import Evaluation
internal import Packs
internal import Quantities

/// What there is to show of a rule.
struct RuleItems {
  private let pack: Pack
  private let rule: Rule
  /// The years in which it is judged.
  private let years: [Int]

  init(_ rule: Rule, of pack: Pack) {
    self.rule = rule
    self.pack = pack
    years = pack.identity.years.filter { rule.years.contains($0) }
  }

  func all() -> [CoverageItem] {
    let outcomes = Outcome.allCases.filter { outcome in rule.forms.contains { canHave(outcome, $0) } }
    var items = outcomes.map { CoverageItem.outcome($0) }
    for form in rule.forms {
      for item in limits(form) + nodes(form) where !items.contains(item) { items.append(item) }
    }
    return items
  }

  // MARK: - Outcomes

  private var isDueInSomeYear: Bool { years.contains { $0 >= rule.due ?? $0 } }

  private func early(_ form: RuleForm, asked: Bool) -> Bool {
    years.contains { $0 < rule.due ?? $0 && form.requirement.asks(in: $0) == asked }
  }

  private func canHave(_ outcome: Outcome, _ form: RuleForm) -> Bool {
    switch outcome {
    case .pass: !years.isEmpty
    case .fail: isDueInSomeYear && canFail(form)
    case .behind: early(form, asked: true) && canFail(form)
    case .undetermined: canBeUndetermined(form)
    case .notDue: early(form, asked: false)
    case .notApplicable: !pack.identity.years.allSatisfy(rule.years.contains) || isConditional(form)
    // A waiver is the auditor's affair and says nothing of the rule.
    case .waived: false
    }
  }

  private func isConditional(_ form: RuleForm) -> Bool {
    form.condition.map { reach(form).truths($0).contains(false) } ?? false
  }

  private func canFail(_ form: RuleForm) -> Bool {
    switch form.requirement {
    case .limit(let value, let limit): LimitEnds(value, limit, reach(form)).canFail
    case .assertion(let expression, _): reach(form).truths(expression).contains(false)
    case .unique: true
    case .evidence: false
    }
  }

  private func canBeUndetermined(_ form: RuleForm) -> Bool {
    let absences = Absences(pack, form)
    if absences.conditionCanLack { return true }
    guard isDueInSomeYear || early(form, asked: true) else { return false }
    // A register that a report does not name leaves no record to judge.
    if case .records = form.subject { return true }
    if case .evidence = form.requirement { return true }
    return absences.requirementCanLack
  }

  // MARK: - Limits and conditions

  private func reach(_ form: RuleForm) -> ValueReach { ValueReach(pack, form.subject, years) }

  private func limits(_ form: RuleForm) -> [CoverageItem] {
    guard case .limit(let value, let limit) = form.requirement else { return [] }
    return LimitEnds(value, limit, reach(form)).items
  }

  private func nodes(_ form: RuleForm) -> [CoverageItem] {
    form.conditionNodes.flatMap { node, expression in
      // What can only ever be true decides nothing.
      reach(form).truths(expression).count < 2 ? [] : [true, false].map { CoverageItem.node(node, $0) }
    }
  }
}

extension RuleForm {
  /// Its expressions, each with the key of the rule that it stands under.
  var keyedExpressions: [(key: String, expression: Expression)] {
    let own = (condition.map { [("when", $0)] } ?? []) + needs.map { ("needs", $0) }
    switch requirement {
    case .limit(let value, let limit):
      return own + [("value", value)]
        + [limit.low, limit.high].compactMap { $0 }.map { (limit.comparison.rawValue, $0) }
    case .assertion(let expression, _): return own + [("assert", expression)]
    case .unique, .evidence: return own
    }
  }

  /// The conditions in its expressions, constants aside.
  var conditionNodes: [(node: ConditionNode, expression: Expression)] {
    keyedExpressions.flatMap { key, whole in
      whole.conditions.map { part in
        (ConditionNode(key: key, range: part.range, text: part.text, isWhole: part === whole), part)
      }
    }
  }
}

extension Expression {
  /// The conditions among it and its parts, outermost first.
  fileprivate var conditions: [Expression] {
    (type == .boolean && !isConstant ? [self] : []) + operands.flatMap(\.conditions)
  }

  var isConstant: Bool {
    if case .constant = operation { true } else { false }
  }
}
