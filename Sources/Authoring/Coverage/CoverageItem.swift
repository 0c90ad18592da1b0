internal import Evaluation

/// Something that tests can show of a rule.
enum CoverageItem: Sendable, Hashable {
  /// That it can come out so.
  case outcome(Outcome)
  /// A value that lies so to a bound of its limit.
  case limit(LimitEnd, Side)
  /// A condition that is true, or false.
  case node(ConditionNode, Bool)

  /// Where a value lies.
  enum Side: String, Sendable, CaseIterable {
    case at
    case below
    case above
  }

  enum Kind: String, Sendable, CaseIterable {
    case outcome
    case limit
    case node
  }

  var kind: Kind {
    switch self {
    case .outcome: .outcome
    case .limit: .limit
    case .node: .node
    }
  }
}

/// A bound of a rule's limit.
struct LimitEnd: Sendable, Hashable {
  enum End: String, Sendable {
    /// The only one that there is.
    case sole
    case low
    case high
  }

  let end: End
  /// As the rule states it: `2.5 %`.
  let text: String
}

/// A condition in a rule's expressions, wherever the rule reads alike: for every value of its `each`, for every form.
struct ConditionNode: Sendable, Hashable {
  /// The key of the rule that the expression stands under.
  let key: String
  /// The bytes of the expression that it covers.
  let range: Range<Int>
  let text: String
  /// Whether it is the whole expression.
  let isWhole: Bool
}
