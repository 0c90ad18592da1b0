internal import Packs
internal import Quantities

/// Compares a value with a limit, and before the due year with its path.
struct LimitJudge {
  let requirement: LimitRequirement
  /// In the limit's unit.
  private let low: Number?
  private let high: Number?

  /// - Parameters low, high: The bounds in base units.
  init(_ requirement: LimitRequirement, low: Number?, high: Number?) {
    self.requirement = requirement
    self.low = low.map { requirement.unit.value(ofBase: $0) }
    self.high = high.map { requirement.unit.value(ofBase: $0) }
  }

  /// The value in the limit's unit.
  func figure(_ base: Number) -> Figure {
    Figure(number: requirement.unit.value(ofBase: base), unit: requirement.unit, decimals: requirement.decimals)
  }

  var judging: Judging { requirement.judging }

  /// A number that is counted in the limit's unit.
  func inUnit(_ number: Number) -> Figure {
    Figure(number: number, unit: requirement.unit, decimals: requirement.decimals)
  }

  /// A difference counted in the limit's unit, in the unit of differences: ‰ give 个百分点.
  func difference(_ number: Number) -> Figure {
    let unit = requirement.unit.differenceUnit
    return Figure(
      number: unit.value(ofBase: requirement.unit.baseValue(of: number)), unit: unit, decimals: requirement.decimals)
  }

  // MARK: - Bounds

  /// The one bound, without its tolerance; `nil` for `between`.
  var bound: Number? { requirement.comparison == .between ? nil : low ?? high }

  /// The limit itself, due in the due year.
  func target() -> Limit? {
    if requirement.comparison == .between {
      guard let low, let high else { return nil }
      return Limit(between: low - tolerance(of: low), and: high + tolerance(of: high))
    }
    return (low ?? high).map { Limit(requirement.comparison, $0, tolerance: tolerance(of: $0)) }
  }

  private func tolerance(of bound: Number) -> Number {
    switch requirement.tolerance {
    case .share(let share): bound.magnitude * share
    case .amount(let amount): requirement.unit.value(ofBase: amount)
    case nil: 0
    }
  }

  /// What the path asks in a year before the due year, in the limit's unit; `nil` where it asks nothing.
  func pathValue(in year: Int, due: Int?) -> Number? {
    guard let due, year < due, let path = requirement.path else { return nil }
    let bound = low ?? high
    switch path {
    case .flat: return bound
    case .milestones(let figures): return figures[year].map { requirement.unit.value(ofBase: $0) }
    case .linear(let start, let base):
      guard let bound, year >= start else { return nil }
      let from = requirement.unit.value(ofBase: base)
      return ((bound - from) * Number(year - start)).divided(by: Number(due - start)).map { from + $0 }
    case .compound(let start, let base):
      guard let bound, year >= start else { return nil }
      let from = requirement.unit.value(ofBase: base)
      return bound.divided(by: from)?.raised(to: year - start, over: due - start).map { from * $0 }
    }
  }

  /// What is asked in a year: any of these meets it. Before the due year that is the path's value, or the limit already.
  func limits(in year: Int, due: Int?) -> [Limit] {
    guard let target = target() else { return [] }
    guard requirement.comparison != .between, let asked = pathValue(in: year, due: due) else { return [target] }
    return [Limit(requirement.comparison, asked, tolerance: tolerance(of: asked)), target]
  }

  func hasPath(in year: Int, due: Int?) -> Bool {
    guard let due, year < due else { return false }
    return requirement.path?.asks(in: year) ?? false
  }

  /// Whether a value meets what is due in the due year.
  func isMet(by base: Number) -> Bool? {
    target().map { $0.isSatisfied(by: requirement.judging.judged(figure(base).number)) }
  }

  // MARK: - Verdicts

  /// States what was required.
  func describe(_ rule: Rule, year: Int, into verdict: inout Verdict) {
    let asked = pathValue(in: year, due: rule.due)
    var required = RequiredLimit(comparison: requirement.comparison)
    if requirement.comparison == .between {
      required.low = low.map(inUnit)
      required.high = high.map(inUnit)
    } else {
      required.value = (asked ?? low ?? high).map(inUnit)
    }
    if let bound = asked ?? low ?? high, requirement.tolerance != nil {
      required.tolerance = difference(tolerance(of: bound))
    }
    if case .rounded(let decimals) = requirement.judging { required.roundedTo = decimals }
    required.due = rule.due
    if let due = rule.due, year < due, hasPath(in: year, due: due) {
      required.path = requirement.path?.word
      required.target = (low ?? high).map(inUnit)
    }
    verdict.required = .limit(required)
  }

  /// - Returns: The limits that it was held against.
  @discardableResult
  func judge(_ base: Number, year: Int, due: Int?, _ verdict: inout Verdict) -> [Limit] {
    let found = figure(base)
    verdict.actual = found
    let limits = limits(in: year, due: due)
    guard let limit = limits.first else { return [] }
    let judged = judging.judged(found.number)
    let isEarly = due.map { year < $0 } ?? false
    verdict.margin = difference(limit.margin(of: judged))
    if limits.contains(where: { $0.isSatisfied(by: judged) }) {
      verdict.outcome = .pass
    } else if !isEarly {
      verdict.outcome = .fail
    } else {
      verdict.outcome = hasPath(in: year, due: due) ? .behind : .notDue
    }
    return limits
  }
}
