/// A parsed expression: what was written, before names and types are looked at.
///
/// `zones.count(z, z.tier == 'national')` is a comprehension `count` over the identifier `zones` with the variable `z`
/// and the body `z.tier == 'national'`.
public struct Syntax: Sendable {
  public indirect enum Kind: Sendable {
    case boolean(Bool)
    case null
    /// A whole number as written, with its sign where one stands directly before it.
    case integer(String)
    /// A whole number written with a `u`, which is left out here.
    case unsigned(String)
    /// A number with a point or an exponent, as written.
    case decimal(String)
    case string(String)
    case bytes([UInt8])
    /// A name; one that begins with a point is looked up at the root, past the variables of macros.
    case identifier(String)
    /// `a.f`, or `a.?f`, which is an optional value.
    case select(Syntax, field: String, isOptional: Bool)
    /// `a[i]`, or `a[?i]`, which is an optional value.
    case index(Syntax, Syntax, isOptional: Bool)
    /// A function, or a method where there is a receiver.
    case call(String, receiver: Syntax?, arguments: [Syntax])
    /// A macro over the members of `range`; where there is a condition, over those for which it is true.
    case comprehension(Comprehension, range: Syntax, variables: [String], condition: Syntax?, body: Syntax?)
    /// `cel.bind(name, value, body)`: the body with a name for a value.
    case bind(String, Syntax, Syntax)
    /// `optional.optMap(name, body)`: the body for the value of an optional, where there is one. Where it is flat the
    /// body is an optional itself.
    case optionalMap(Syntax, variable: String, body: Syntax, isFlat: Bool)
    /// `has(a.b)`: whether the field is there.
    case has(Syntax)
    case list([Element])
    case map([Entry])
    /// A message of a protobuf type.
    case message(String)
    case not(Syntax)
    case negate(Syntax)
    case binary(BinaryOperator, Syntax, Syntax)
    case conditional(Syntax, Syntax, Syntax)
    /// The body for other rows: the subject, and every variable that is a row, give way to what the first expression is
    /// for them. No text gives it: a host's macros do, such as `change(x)`, which is `x` less the `x` of the year before.
    case scoped(to: Syntax, Syntax)
  }

  /// A member of a list; an optional one, written `?x`, is left out where it is empty.
  public struct Element: Sendable {
    public let value: Syntax
    public let isOptional: Bool
  }

  /// An entry of a map; an optional one, written `?key: x`, is left out where its value is empty.
  public struct Entry: Sendable {
    public let key: Syntax
    public let value: Syntax
    public let isOptional: Bool
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

  /// The name that it writes, `a.b.c`, where it is nothing but one.
  var qualifiedName: String? {
    switch kind {
    case .identifier(let name): name
    case .select(let object, let field, false): object.qualifiedName.map { $0 + "." + field }
    default: nil
    }
  }
}

extension Syntax.Kind {
  fileprivate var heightOfParts: Int {
    switch self {
    case .boolean, .null, .integer, .unsigned, .decimal, .string, .bytes, .identifier, .message: 0
    case .select(let a, _, _), .has(let a), .not(let a), .negate(let a): a.height
    case .index(let a, let b, _), .binary(_, let a, let b), .scoped(let a, let b), .bind(_, let a, let b),
      .optionalMap(let a, _, let b, _):
      max(a.height, b.height)
    case .call(_, let receiver, let arguments): max(receiver?.height ?? 0, arguments.map(\.height).max() ?? 0)
    case .comprehension(_, let range, _, let condition, let body):
      max(range.height, condition?.height ?? 0, body?.height ?? 0)
    case .list(let elements): elements.map(\.value.height).max() ?? 0
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
