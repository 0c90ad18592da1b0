internal import CEL
internal import Packs
internal import Quantities
internal import Reports

extension PlanRows {
  /// Whether another rule's requirement holds for a row, whenever it is due; where its `when` is false it asks nothing
  /// of the row, and so holds.
  func holds(_ name: Int, _ object: Object) -> Value {
    guard let (rule, forms) = forms(ofRule: name, for: object) else {
      return .missing(id(ofRule: name), in: object, .notReported)
    }
    var missing = MissingSet()
    var isKnown = true
    var holds = true
    for form in forms {
      for each in EachCombinations.of(form.each) {
        switch self.holds(rule, form, object, each) {
        case .boolean(let truth): holds = holds && truth
        case .unknown(let lacking):
          missing.formUnion(lacking)
          isKnown = false
        default: break
        }
      }
    }
    guard isKnown || !holds else { return .unknown(missing) }
    // One that does not hold decides; what the others lacked is kept.
    absorbed.formUnion(missing)
    return .boolean(holds)
  }

  private func id(ofRule name: Int) -> String {
    pack.rulesByName[name].first.map { pack.rules[$0].id } ?? ""
  }

  /// The rule of that id that is in effect, as it reads for the row: in one form, or one for each indicator.
  private func forms(ofRule name: Int, for object: Object) -> (Rule, [RuleForm])? {
    for index in pack.rulesByName[name] where pack.rules[index].effective.contains(asOf) {
      let rule = pack.rules[index]
      let forms = rule.forms.filter { form in
        switch (form.subject, object.register) {
        case (.records(let register), let own?): return register == own
        case (.regions(let level, let only), nil):
          let region = RegionRow(object).region
          return pack.regions.all[region].level == level && (only?.contains(region) ?? true)
        default: return false
        }
      }
      if !forms.isEmpty { return (rule, forms) }
    }
    return nil
  }

  private func holds(_ rule: Rule, _ form: RuleForm, _ object: Object, _ each: [NamedText]) -> Value {
    let values = each.map { Value.string($0.text) }
    // Whether another rule holds is a step; what it is made of is that rule's own verdict.
    let outer = recorder
    recorder = nil
    defer { recorder = outer }
    if let condition = form.condition {
      switch evaluate(condition, object, values, nil) {
      case .boolean(true): break
      case .boolean(false): return .boolean(true)
      case let unknown: return unknown
      }
    }
    for need in form.needs {
      let value = evaluate(need, object, values, rule.responseRate)
      if case .unknown = value { return value }
    }
    switch form.requirement {
    case .assertion(let expression, _): return evaluate(expression, object, values, rule.responseRate)
    case .limit(let value, let limit): return holds(value, limit, rule, object, values)
    case .unique(let slots): return isUnique(object, by: slots, form)
    case .evidence: return hasEvidence(rule, form, object, each)
    }
  }

  private func isUnique(_ object: Object, by slots: [Int], _ form: RuleForm) -> Value {
    guard case .records(let register) = form.subject else { return .null }
    return isUnique(object, by: slots.map { named($0, in: register) }, in: register)
  }

  /// Whether a document is named; none named is undetermined.
  private func hasEvidence(_ rule: Rule, _ form: RuleForm, _ object: Object, _ each: [NamedText]) -> Value {
    var subject = subject(of: object)
    subject.each = form.allValues(each, of: pack)
    let year = subject.year ?? pack.identity.years.upperBound
    return submissions.evidence(for: rule, subject, year: year) == nil
      ? .missing("evidence", in: object, .notReported) : .boolean(true)
  }

  private func subject(of object: Object) -> Subject {
    guard let register = object.register.map({ pack.registers[$0] }) else {
      let row = RegionRow(object)
      return Subject(region: row.region, year: row.year)
    }
    let key = submissions.key(of: Int(object.a))
    var subject = Subject(region: key.region, year: key.year)
    subject.key = register.named(key)
    return subject
  }

  private func holds(
    _ value: Expression, _ requirement: LimitRequirement, _ rule: Rule, _ object: Object, _ values: [Value]
  ) -> Value {
    var missing = MissingSet()
    func number(_ expression: Expression?) -> Number? {
      guard let expression else { return nil }
      switch evaluate(expression, object, values, rule.responseRate) {
      case .number(let number): return number
      case .unknown(let lacking): missing.formUnion(lacking)
      default: break
      }
      return nil
    }
    let found = number(value)
    let limit = LimitJudge(requirement, low: number(requirement.low), high: number(requirement.high))
    guard missing.isEmpty, let found, let isMet = limit.isMet(by: found) else { return .unknown(missing) }
    return .boolean(isMet)
  }

  /// Evaluates a part of a value; what it did without is kept for the whole.
  func evaluate(
    _ expression: Expression, _ object: Object, _ values: [Value], _ responseRate: Number?,
    observer: (any Observer)? = nil
  ) -> Value {
    var evaluator = Evaluator(self, subject: object, variables: values, observer: observer)
    let value = evaluator.evaluate(expression, responseRate: responseRate)
    absorbed.formUnion(evaluator.absorbed)
    return value
  }
}
