internal import CEL
internal import Packs
internal import Quantities

/// What the parts of a rule's expressions can come to at all, as far as their form tells.
///
/// A share lies between 0 and 1, a count is never below 0, `year` is one of the years that are judged: a test that shows
/// anything else cannot be written.
struct ValueReach {
  private let pack: Pack
  private let subject: RuleSubject
  private let years: [Int]

  /// - Parameter years: Those in which the rule is judged.
  init(_ pack: Pack, _ subject: RuleSubject, _ years: [Int]) {
    self.pack = pack
    self.subject = subject
    self.years = years
  }

  // MARK: - Numbers

  func number(_ expression: Expression) -> NumberReach {
    switch expression.operation {
    case .constant(.number(let number)): .only(number)
    case .member(let object, Slot.year, _) where isRegion(object): judgedYears
    case .comprehension(.share, _, _, _, _, _): NumberReach(least: 0, greatest: 1)
    case .comprehension(.count, let range, _, _, _, _): NumberReach(least: 0, greatest: greatestSize(of: range))
    case .call(let call, let arguments) where call.name == "size":
      NumberReach(least: 0, greatest: arguments.first.flatMap(greatestSize))
    case .absolute: NumberReach(least: 0, greatest: nil)
    default: .any
    }
  }

  private func isRegion(_ object: Expression) -> Bool {
    guard case .regions = subject, case .subject = object.operation else { return false }
    return true
  }

  private var judgedYears: NumberReach {
    NumberReach(least: years.min().map { Number($0) }, greatest: years.max().map { Number($0) })
  }

  /// How many members a list can have at most.
  private func greatestSize(of list: Expression) -> Number? {
    switch list.operation {
    case .list(let elements): Number(elements.count)
    case .comprehension(.filter, let range, _, _, _, _), .comprehension(.map, let range, _, _, _, _):
      greatestSize(of: range)
    case .member(let object, Slot.below, _) where isRegion(object): mostRegionsBelow
    default: nil
    }
  }

  private var mostRegionsBelow: Number? {
    guard case .regions(let level, let only) = subject else { return nil }
    let regions = only ?? pack.regions.all.indices.filter { pack.regions[$0].level == level }
    return regions.map { region in pack.regions.below(region).count { !pack.regions.isResidual($0) } }.max()
      .map { Number($0) }
  }

  // MARK: - Conditions

  /// The truth values that a condition can have.
  func truths(_ expression: Expression) -> Set<Bool> {
    switch expression.operation {
    case .constant(.boolean(let truth)): return [truth]
    case .not(let operand): return Set(truths(operand).map { !$0 })
    case .and(let left, let right): return combined(left, right, deciding: false)
    case .or(let left, let right): return combined(left, right, deciding: true)
    case .comparison(let sign, let left, let right): return truths(sign, number(left), number(right))
    default: return [true, false]
    }
  }

  private func combined(_ left: Expression, _ right: Expression, deciding: Bool) -> Set<Bool> {
    let (first, second) = (truths(left), truths(right))
    var possible: Set<Bool> = []
    if first.contains(deciding) || second.contains(deciding) { possible.insert(deciding) }
    if first.contains(!deciding), second.contains(!deciding) { possible.insert(!deciding) }
    return possible
  }

  private func truths(_ sign: BinaryOperator, _ left: NumberReach, _ right: NumberReach) -> Set<Bool> {
    let isLess = left.canLie(.below, right)
    let isMore = left.canLie(.above, right)
    let isEqual = left.canLie(.at, right)
    let (holds, fails) =
      switch sign {
      case .less: (isLess, isMore || isEqual)
      case .lessOrEqual: (isLess || isEqual, isMore)
      case .greater: (isMore, isLess || isEqual)
      case .greaterOrEqual: (isMore || isEqual, isLess)
      case .equal: (isEqual, !left.isSame(as: right))
      case .notEqual: (!left.isSame(as: right), isEqual)
      default: (true, true)
      }
    return Set((holds ? [true] : []) + (fails ? [false] : []))
  }
}
