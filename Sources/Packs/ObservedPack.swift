public import CEL

extension Pack {
  /// The same pack, with rules whose expressions tell the judge's observer the values of their parts.
  public func observed() -> Pack {
    replacing(rules: rules.map { $0.observed() })
  }

  /// The same pack with other rules of the same ids.
  func replacing(rules: [Rule]) -> Pack {
    Pack(
      identity: identity, regions: regions, indicators: indicators, registers: registers, rules: rules,
      rulesByName: rulesByName, builtInRules: builtInRules, unchecked: unchecked, notRequirements: notRequirements)
  }
}

extension Rule {
  fileprivate func observed() -> Rule {
    var rule = self
    rule.forms = forms.map { $0.observed() }
    return rule
  }
}

extension RuleForm {
  /// The same form, with expressions that tell the values of their parts.
  ///
  /// - Parameter isWhole: Parts of which only the value is told.
  public func observed(keeping isWhole: (Expression) -> Bool = { _ in false }) -> RuleForm {
    RuleForm(
      subject: subject, each: each, requirement: requirement.observed(keeping: isWhole),
      condition: condition?.observed(keeping: isWhole), needs: needs.map { $0.observed(keeping: isWhole) },
      title: title, message: message, note: note,
      drawsOnRegionsBelow: drawsOnRegionsBelow, rulesAsked: rulesAsked)
  }
}

extension Requirement {
  fileprivate func observed(keeping isWhole: (Expression) -> Bool) -> Requirement {
    switch self {
    case .limit(let value, let limit):
      .limit(
        value: value.observed(keeping: isWhole),
        LimitRequirement(
          comparison: limit.comparison, low: limit.low?.observed(keeping: isWhole),
          high: limit.high?.observed(keeping: isWhole), tolerance: limit.tolerance, judging: limit.judging,
          unit: limit.unit, decimals: limit.decimals,
          path: limit.path))
    case .assertion(let expression, let path): .assertion(expression.observed(keeping: isWhole), path: path)
    case .unique, .evidence: self
    }
  }
}
