internal import CEL
internal import Evaluation
internal import Packs
internal import Quantities

/// The bounds of a limit with its tolerance counted in, and the sides of them that a value can lie on.
struct LimitEnds {
  private struct Bound {
    let end: LimitEnd
    let reach: NumberReach
  }

  private let requirement: LimitRequirement
  private let value: NumberReach
  private let bounds: [Bound]

  init(_ value: Expression, _ requirement: LimitRequirement, _ reach: ValueReach) {
    self.requirement = requirement
    self.value = reach.number(value)
    let low = requirement.low.map { bound in reach.number(bound).map { requirement.lowered($0) } }
    let high = requirement.high.map { bound in reach.number(bound).map { requirement.raised($0) } }
    bounds = zip(Self.ends(of: requirement), [low, high].compactMap { $0 }).map { Bound(end: $0, reach: $1) }
  }

  /// In the order in which ``LimitRequirement/effectiveBounds(_:)`` gives their numbers.
  static func ends(of requirement: LimitRequirement) -> [LimitEnd] {
    let (low, high) = (requirement.low?.text, requirement.high?.text)
    guard let low, let high, requirement.hasTwoEnds else {
      return [low ?? high].compactMap { $0 }.map { LimitEnd(end: .sole, text: $0) }
    }
    return [LimitEnd(end: .low, text: low), LimitEnd(end: .high, text: high)]
  }

  var items: [CoverageItem] {
    bounds.flatMap { bound in
      CoverageItem.Side.allCases.filter { value.canLie($0, bound.reach) }.map { .limit(bound.end, $0) }
    }
  }

  /// Whether a value can lie outside.
  var canFail: Bool {
    guard let first = bounds.first, let last = bounds.last else { return false }
    let (isBelow, isAbove) = (value.canLie(.below, first.reach), value.canLie(.above, last.reach))
    let isAt = value.canLie(.at, first.reach)
    return switch requirement.comparison {
    case .atLeast: isBelow
    case .moreThan: isBelow || isAt
    case .atMost: isAbove
    case .lessThan: isAbove || isAt
    case .between, .equals: isBelow || isAbove
    }
  }
}

extension LimitRequirement {
  /// Whether a value may lie between two ends: of `between`, and of `equals` with a tolerance.
  var hasTwoEnds: Bool { comparison == .between || (comparison == .equals && tolerance != nil) }

  /// A lower bound less the tolerance, in base units.
  func lowered(_ bound: Number) -> Number { bound - tolerance(of: bound) }

  /// An upper bound plus the tolerance, in base units.
  func raised(_ bound: Number) -> Number { bound + tolerance(of: bound) }

  private func tolerance(of bound: Number) -> Number {
    switch tolerance {
    case .share(let share): bound.magnitude * share
    case .amount(let amount): amount
    case nil: 0
    }
  }

  /// The bounds that a verdict's value was compared with, the tolerance counted in, in the limit's unit.
  func effectiveBounds(_ required: RequiredLimit) -> [Number] {
    func base(_ figure: Figure?) -> Number? { figure.map { unit.baseValue(of: $0.number) } }
    let low = self.low == nil ? nil : base(required.low ?? required.value)
    let high = self.high == nil ? nil : base(required.high ?? required.value)
    let bounds = [low.map(lowered), high.map(raised)].compactMap { $0 }.map { unit.value(ofBase: $0) }
    return hasTwoEnds ? bounds : Array(bounds.prefix(1))
  }
}
