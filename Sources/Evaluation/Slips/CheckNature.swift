internal import CEL
internal import Packs
internal import Quantities

/// What it says of figures that a requirement is not met.
enum CheckNature {
  /// Figures that have to be equal are not: one of them is wrong, and few values would mend it.
  case identity
  /// One figure lies above another where it cannot: one of them is wrong, and many values would mend it.
  case inequality
  /// A figure falls short of what is asked, or lies outside a range: most likely it is what it is.
  case expectation
  /// It is not about figures.
  case other

  /// Whether figures contradict one another.
  var isContradiction: Bool { self == .identity || self == .inequality }
}

extension CheckNature {
  /// The nature of a rule for all of its subjects.
  init(_ rule: Rule, _ form: RuleForm, of pack: Pack) {
    let isOfOneTime = rule.due == nil
    switch form.requirement {
    case .unique, .evidence: self = .other
    case .limit(let value, let limit):
      let bound = limit.comparison == .between ? nil : limit.low ?? limit.high
      if limit.comparison == .equals, bound?.readsFigures(of: pack) ?? false || value.isDifference(of: pack) {
        self = .identity
      } else if value.isSizeOfDifference(of: pack), limit.comparison == .atMost || limit.comparison == .lessThan {
        self = .identity
      } else if isOfOneTime, let bound, bound.readsFigures(of: pack), !bound.isOfOtherYears, !value.isOfOtherYears {
        self = .inequality
      } else {
        self = .expectation
      }
    case .assertion(let expression, _):
      let natures = expression.conjuncts.map { $0.natureOfComparison(of: pack) }
      if natures.contains(.identity) {
        self = .identity
      } else if natures.contains(.inequality), isOfOneTime, !expression.isOfOtherYears {
        self = .inequality
      } else {
        self = natures.contains { $0 != .other } ? .expectation : .other
      }
    }
  }
}

extension Expression {
  /// The conditions that all have to hold.
  fileprivate var conjuncts: [Expression] {
    switch operation {
    case .and(let a, let b): a.conjuncts + b.conjuncts
    case .scoped(_, let body): body.conjuncts
    default: [self]
    }
  }

  fileprivate func natureOfComparison(of pack: Pack) -> CheckNature {
    switch operation {
    case .comparison(let sign, let a, let b):
      guard case .number = a.type, case .number = b.type else { return .other }
      let (readsLeft, readsRight) = (a.readsFigures(of: pack), b.readsFigures(of: pack))
      guard readsLeft || readsRight else { return .other }
      switch sign {
      case .equal: return readsLeft && readsRight || a.isDifference(of: pack) ? .identity : .expectation
      case .less, .lessOrEqual: return a.isSizeOfDifference(of: pack) && !readsRight ? .identity : unequal(a, b, pack)
      case .greater, .greaterOrEqual:
        return b.isSizeOfDifference(of: pack) && !readsLeft ? .identity : unequal(a, b, pack)
      default: return .expectation
      }
    case .or, .conditional, .not:
      // A condition that decides over others: as weak as an expectation.
      return contains { if case .number = $0.type { $0.readsFigures(of: pack) } else { false } } ? .expectation : .other
    default: return .other
    }
  }

  private func unequal(_ a: Expression, _ b: Expression, _ pack: Pack) -> CheckNature {
    a.readsFigures(of: pack) && b.readsFigures(of: pack) ? .inequality : .expectation
  }

  /// Whether it reads what is reported as a number: no quota that the pack states.
  fileprivate func readsFigures(of pack: Pack) -> Bool {
    contains { part in
      guard case .member(_, let slot, _) = part.operation, case .number = part.type else { return false }
      switch Slot.meaning(of: slot) {
      case .indicator(let index): return !pack.indicators[index].isGiven
      case .field: return true
      default: return false
      }
    }
  }

  /// `a - b` of two figures.
  fileprivate func isDifference(of pack: Pack) -> Bool {
    guard case .arithmetic(.subtract, let a, let b) = operation else { return false }
    return a.readsFigures(of: pack) && b.readsFigures(of: pack)
  }

  /// `abs(a - b)`.
  fileprivate func isSizeOfDifference(of pack: Pack) -> Bool {
    guard case .absolute(let inner) = operation else { return false }
    return inner.isDifference(of: pack)
  }
}
