/// A parsed expression: what was written, before names and types are looked at.
///
/// `zones.count(z, z.tier == 'national')` is a comprehension `count` over the identifier `zones` with the variable `z`
/// and the body `z.tier == 'national'`.
public struct Syntax: Sendable {
  public indirect enum Kind: Sendable {
    case boolean(Bool)
    case null
    /// A number as written.
    case number(String)
    case string(String)
    case identifier(String)
    case select(Syntax, field: String)
    case index(Syntax, Syntax)
    /// A function, or a method where there is a receiver.
    case call(String, receiver: Syntax?, arguments: [Syntax])
    case comprehension(Comprehension, range: Syntax, variable: String?, body: Syntax?)
    /// `has(a.b)`: whether the field is there.
    case has(Syntax)
    case list([Syntax])
    case map([(key: Syntax, value: Syntax)])
    case not(Syntax)
    case negate(Syntax)
    case binary(BinaryOperator, Syntax, Syntax)
    case conditional(Syntax, Syntax, Syntax)
    /// The body for other rows: the subject, and every variable that is a row, give way to what the first expression is
    /// for them. No text gives it: a host's macros do, such as `change(x)`, which is `x` less the `x` of the year before.
    case scoped(to: Syntax, Syntax)
  }

  public let kind: Kind
  /// The bytes of the expression's text that it covers.
  public let range: Range<Int>
  /// How many levels of nodes it has, itself included: what a walk over it recurses.
  let height: Int

  public init(_ kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
    height = 1 + kind.heightOfParts
  }
}

extension Syntax.Kind {
  fileprivate var heightOfParts: Int {
    switch self {
    case .boolean, .null, .number, .string, .identifier: 0
    case .select(let a, _), .has(let a), .not(let a), .negate(let a): a.height
    case .index(let a, let b), .binary(_, let a, let b), .scoped(let a, let b): max(a.height, b.height)
    case .call(_, let receiver, let arguments): max(receiver?.height ?? 0, arguments.map(\.height).max() ?? 0)
    case .comprehension(_, let range, _, let body): max(range.height, body?.height ?? 0)
    case .list(let elements): elements.map(\.height).max() ?? 0
    case .map(let entries): entries.map { max($0.key.height, $0.value.height) }.max() ?? 0
    case .conditional(let a, let b, let c): max(a.height, b.height, c.height)
    }
  }
}

/// An operator between two operands, by its sign.
public enum BinaryOperator: String, Sendable, Hashable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isIn = "in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"

  /// How tightly it binds; CEL's order.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn: 3
    case .add, .subtract: 4
    case .multiply, .divide, .modulo: 5
    }
  }
}

/// A macro that visits the members of a list: CEL's own, and the aggregates of the rule dialect.
public enum Comprehension: String, Sendable, Hashable, CaseIterable {
  case all
  case exists
  case existsOne = "exists_one"
  case filter
  case map
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
    case .map, .sum, .average, .median, .mad, .minimum, .maximum: false
    }
  }

  /// Whether it may stand without a variable and a body, over a list of numbers: `values.sum()`.
  var mayStandAlone: Bool {
    switch self {
    case .sum, .average, .median, .mad, .minimum, .maximum: true
    case .all, .exists, .existsOne, .filter, .map, .count, .share: false
    }
  }

  /// Whether it brings many members down to one figure, so that a rule's `response_rate` speaks of it.
  public var isAggregate: Bool {
    switch self {
    case .count, .share, .sum, .average, .median, .mad, .minimum, .maximum: true
    case .all, .exists, .existsOne, .filter, .map: false
    }
  }
}
