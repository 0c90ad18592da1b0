/// A macro that visits the members of a list or the keys of a map: CEL's own, those with two variables of its extension,
/// and the aggregates of the rule dialect.
public enum Comprehension: String, Sendable, Hashable, CaseIterable {
  case all
  case exists
  case existsOne = "exists_one"
  case filter
  case map
  case transformList
  case transformMap
  case transformMapEntry
  case count
  case share
  case sum
  case average
  case median
  /// The median absolute deviation from the median.
  case mad
  case minimum = "min"
  case maximum = "max"

  /// Whether the body is a condition rather than a value.
  var takesCondition: Bool {
    switch self {
    case .all, .exists, .existsOne, .filter, .count, .share: true
    case .map, .transformList, .transformMap, .transformMapEntry, .sum, .average, .median, .mad, .minimum, .maximum:
      false
    }
  }

  /// Whether it may stand without a variable and a body, over a list of numbers: `values.sum()`.
  var mayStandAlone: Bool {
    switch self {
    case .sum, .average, .median, .mad, .minimum, .maximum: true
    default: false
    }
  }

  /// Whether it brings many members down to one figure, so that a rule's `response_rate` speaks of it.
  public var isAggregate: Bool {
    switch self {
    case .count, .share, .sum, .average, .median, .mad, .minimum, .maximum: true
    default: false
    }
  }

  /// Whether only rules know it.
  var isOfRules: Bool { isAggregate }

  /// The macro of a name; `existsOne` is another name of `exists_one`.
  public init?(named name: String) {
    if name == "existsOne" { self = .existsOne } else { self.init(rawValue: name) }
  }

  /// Whether it is written with so many variables, and with a condition of its own before the body.
  func takes(variables: Int, condition: Bool) -> Bool {
    switch self {
    case .all, .exists, .existsOne: !condition && (1...2).contains(variables)
    case .map: variables == 1
    case .transformList, .transformMap, .transformMapEntry: variables == 2
    default: variables == 1 && !condition
    }
  }
}
