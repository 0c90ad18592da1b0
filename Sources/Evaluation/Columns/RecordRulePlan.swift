internal import CEL
package import Packs
internal import Quantities

/// A rule on records as it is judged a column at a time: which records have which outcome.
package struct RecordRulePlan: Sendable {
  /// The rule's place in the pack, and the form's and the combination's of its `each` within it.
  package let rule: Int
  package let form: Int
  package let combination: Int
  /// For every outcome that occurs the records that have it; every record has one.
  package let outcomes: [(outcome: Outcome, rows: MaskID)]
  /// The records judged before the due year, where that changes how serious a shortfall is.
  package let early: MaskID?
  /// What a limit compares; `nil` where the rule has none.
  package let figures: Figures?

  /// A value and the bounds of its limit, without the tolerance.
  package struct Figures: Sendable {
    package let value: ColumnNumber
    package let bounds: [(number: ColumnNumber, isLow: Bool)]
    package let limit: LimitRequirement
  }
}

/// A rule that asks for unique records: which of them can be told apart at all.
package struct UniqueRulePlan: Sendable {
  package let rule: Int
  package let form: Int
  package let slots: [Int]
  /// The records that lack a part of what shall be unique.
  package let undetermined: MaskID
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
    let judged = try outcomes(rule, form, of: isInEffect ? years(rule.years) : nodes.none)
    return RecordRulePlan(
      rule: index, form: formIndex, combination: combination, outcomes: judged.outcomes, early: judged.early,
      figures: try figures(form))
  }

  private mutating func figures(_ form: RuleForm) throws(ColumnObstacle) -> RecordRulePlan.Figures? {
    guard case .limit(let expression, let limit) = form.requirement else { return nil }
    let found = try number(try value(expression), expression)
    var bounds: [(number: ColumnNumber, isLow: Bool)] = []
    for (bound, isLow) in [(limit.low, true), (limit.high, false)] {
      // `equals` has the same bound twice.
      guard let bound, limit.comparison != .equals || bounds.isEmpty else { continue }
      bounds.append((try number(try value(bound), bound), isLow))
    }
    return RecordRulePlan.Figures(value: found, bounds: bounds, limit: limit)
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
