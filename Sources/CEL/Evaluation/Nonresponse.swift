internal import Quantities

/// What a rule's `response_rate` has to know: which members lack what an aggregate reads.
///
/// An object, since few rules have one and every evaluation would carry it.
final class Nonresponse {
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

  init(rate: Number) {
    self.rate = rate
  }
}

extension Comprehension {
  /// Whether a rule's `response_rate` leaves members out of it.
  ///
  /// It does of aggregates, and of `filter`, which makes what they are given. `all` and `exists` judge every member.
  var isLeftOutOf: Bool { isAggregate || self == .filter }
}

extension Frame {
  func isLeftOut(_ member: Value) -> Bool {
    guard let nonresponse, nonresponse.isDecided, case .object(let object) = member else { return false }
    return nonresponse.excluded.contains(object)
  }

  /// Whether the member is left out rather than leaving the whole undetermined.
  mutating func leaveOut(_ member: Value, _ missing: MissingSet) -> Bool {
    guard nonresponse != nil, case .object(let object) = member else { return false }
    nonresponse?.excluded.insert(object)
    nonresponse?.lacking.formUnion(missing)
    return true
  }

  /// Notes how many members an aggregate was given, and later whether enough of them responded.
  /// - Returns: What was missing, where too few did.
  mutating func countResponse(_ aggregate: ComprehensionStep, given: Int, kept: Int) -> MissingSet? {
    guard let nonresponse else { return nil }
    let visit = Nonresponse.Visit(aggregate: ObjectIdentifier(aggregate), subject: subject)
    guard nonresponse.isDecided else {
      nonresponse.given[visit] = given
      return nil
    }
    let all = nonresponse.given[visit] ?? given
    absorb(nonresponse.lacking)
    return Number(kept) < nonresponse.rate * Number(all) ? nonresponse.lacking : nil
  }
}
