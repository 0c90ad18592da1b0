internal import Quantities

extension Comprehension {
  /// Whether a rule's `response_rate` leaves members out of it.
  ///
  /// It does of aggregates, and of `filter`, which makes what they are given. `all` and `exists` judge every member.
  fileprivate var isLeftOutOf: Bool { isAggregate || self == .filter }
}

/// What a rule's `response_rate` has to know: which members lack what an aggregate reads.
struct Nonresponse {
  /// One aggregate for one subject: growth visits the same one for two years.
  struct Visit: Hashable {
    let aggregate: ObjectIdentifier
    let subject: Object
  }

  let rate: Number
  /// Whether all aggregates have been visited once, so that the members to leave out are known.
  var isDecided = false
  var excluded: Set<Object> = []
  var given: [Visit: Int] = [:]
  var lacking = MissingSet()
}

extension Evaluator {
  mutating func comprehend(
    _ macro: Comprehension, _ range: Expression, _ variable: Int?, _ body: Expression?, _ expression: Expression
  ) -> Value {
    let elements: [Value]
    switch value(of: range) {
    case .list(let values): elements = values
    case .objects(let objects): elements = objects.map { .object($0) }
    case .map(let entries): elements = entries.map(\.key)
    case let other: return other
    }
    let visits = visit(elements, variable, body, macro, expression)
    if let missing = visits.tooFew { return .unknown(missing) }
    switch macro {
    case .all, .exists: return quantify(macro, visits, range)
    case .existsOne, .count, .share, .filter: return select(macro, visits, range)
    case .map:
      return visits.missing.isEmpty && !visits.isUnknown ? .list(visits.known.map(\.value)) : .unknown(visits.missing)
    default:
      guard !visits.isUnknown else { return .unknown(visits.missing) }
      let numbers = visits.known.compactMap { if case .number(let number) = $0.value { number } else { nil } }
      return aggregate(macro, numbers, range)
    }
  }

  /// What the body made of each member.
  private struct Visits {
    var known: [(element: Value, value: Value)] = []
    var missing = MissingSet()
    var isUnknown = false
    /// What was missing where too few members responded.
    var tooFew: MissingSet?
  }

  private mutating func visit(
    _ elements: [Value], _ variable: Int?, _ body: Expression?, _ macro: Comprehension, _ expression: Expression
  ) -> Visits {
    var visits = Visits()
    visits.known.reserveCapacity(elements.count)
    for element in elements {
      if macro.isLeftOutOf, isExcluded(element) { continue }
      let value =
        if let variable, let body { value(of: body, binding: variable, to: element) } else { element }
      if case .unknown(let missing) = value {
        if leaveOut(element, missing, macro) { continue }
        visits.missing.formUnion(missing)
        visits.isUnknown = true
      } else {
        visits.known.append((element, value))
      }
    }
    if macro.isLeftOutOf { visits.tooFew = countResponse(expression, given: elements.count, kept: visits.known.count) }
    return visits
  }

  // MARK: - Response

  private func isExcluded(_ element: Value) -> Bool {
    guard let nonresponse, nonresponse.isDecided, case .object(let object) = element else { return false }
    return nonresponse.excluded.contains(object)
  }

  /// Whether the member is left out rather than leaving the whole undetermined.
  private mutating func leaveOut(_ element: Value, _ missing: MissingSet, _ macro: Comprehension) -> Bool {
    guard nonresponse != nil, macro.isLeftOutOf, case .object(let object) = element else {
      return false
    }
    nonresponse?.excluded.insert(object)
    nonresponse?.lacking.formUnion(missing)
    return true
  }

  /// Notes how many members an aggregate was given, and later whether enough of them responded.
  /// - Returns: What was missing, where too few did.
  private mutating func countResponse(_ expression: Expression, given: Int, kept: Int) -> MissingSet? {
    guard let nonresponse else { return nil }
    let visit = Nonresponse.Visit(aggregate: ObjectIdentifier(expression), subject: currentSubject)
    guard nonresponse.isDecided else {
      self.nonresponse?.given[visit] = given
      return nil
    }
    let all = nonresponse.given[visit] ?? given
    absorb(nonresponse.lacking)
    return Number(kept) < nonresponse.rate * Number(all) ? nonresponse.lacking : nil
  }

  // MARK: - Conditions

  private mutating func quantify(_ macro: Comprehension, _ visits: Visits, _ range: Expression) -> Value {
    let deciding = macro == .exists
    let isDecided = visits.known.contains { if case .boolean(deciding) = $0.value { true } else { false } }
    if isDecided {
      absorb(visits.missing)
      return .boolean(deciding)
    }
    if visits.isUnknown { return .unknown(visits.missing) }
    if macro == .all, visits.known.isEmpty {
      absorb(MissingSet(Missing(name: range.text, object: currentSubject, reason: .empty)))
    }
    return .boolean(!deciding)
  }

  private mutating func select(_ macro: Comprehension, _ visits: Visits, _ range: Expression) -> Value {
    guard !visits.isUnknown else { return .unknown(visits.missing) }
    let chosen = visits.known.filter { if case .boolean(true) = $0.value { true } else { false } }
    switch macro {
    case .existsOne: return .boolean(chosen.count == 1)
    case .count: return .number(Number(chosen.count))
    case .share:
      return Number(chosen.count).divided(by: Number(visits.known.count)).map { .number($0) }
        ?? .missing(range.text, in: currentSubject, .empty)
    default:
      if case .list(.object) = range.type {
        return .objects(chosen.compactMap { if case .object(let object) = $0.element { object } else { nil } })
      }
      return .list(chosen.map(\.element))
    }
  }

  // MARK: - Figures

  private mutating func aggregate(_ macro: Comprehension, _ numbers: [Number], _ range: Expression) -> Value {
    let result: Number? =
      switch macro {
      case .sum: numbers.reduce(0, +)
      case .average: numbers.reduce(0, +).divided(by: Number(numbers.count))
      case .median: Self.median(numbers)
      case .mad: Self.median(numbers).flatMap { center in Self.median(numbers.map { ($0 - center).magnitude }) }
      case .minimum: numbers.min()
      case .maximum: numbers.max()
      default: nil
      }
    let empty = Missing(name: range.text, object: currentSubject, reason: .empty)
    // A sum over nothing is 0, as everywhere; that it was over nothing is kept.
    if numbers.isEmpty { absorb(MissingSet(empty)) }
    return result.map { .number($0) } ?? .unknown(MissingSet(empty))
  }

  private static func median(_ numbers: [Number]) -> Number? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    return (sorted[middle - 1] + sorted[middle]).divided(by: 2)
  }
}
