/// One form of a function: the types that it takes, the type that it gives, and how it computes.
///
/// Libraries state overloads with the types of standard CEL. In rules `int`, `uint` and `double` are all plain numbers: a
/// rule hands an overload that takes an `int` the whole number as one, and has its `int` back as a number.
struct Overload: Sendable {
  enum Implementation: Sendable {
    case none(@Sendable () -> Value)
    case one(@Sendable (Value) -> Value)
    case two(@Sendable (Value, Value) -> Value)
    case three(@Sendable (Value, Value, Value) -> Value)
    /// For four arguments and more, or any number of them.
    case many(@Sendable ([Value]) -> Value)
  }

  /// How the work grows, so that it can be charged before it is done.
  enum Cost: Sendable {
    /// The same whatever the arguments.
    case constant
    /// With the sum of the arguments' sizes.
    case sum
    /// With the product of the arguments' sizes, such as replacing each of many occurrences by a long text.
    case product
  }

  /// `size_string`, as the checker's tests and messages name it.
  let id: String
  /// Whether it is called on a value, `text.size()`.
  let isMember: Bool
  /// The receiver's type first, where it has one.
  let parameters: [ValueType]
  let result: ValueType
  /// Whether the last parameter may be repeated.
  let isVariadic: Bool
  let cost: Cost
  /// What a call costs whatever its arguments, in steps: for what takes microseconds.
  let baseCost: Int
  /// A value that does not have the parameter's type gives `.error(.noSuchOverload…)`: only arguments of the parameters'
  /// types are passed where these are not `dyn`.
  let implementation: Implementation

  init(
    _ id: String, member isMember: Bool = false, _ parameters: [ValueType], _ result: ValueType,
    variadic isVariadic: Bool = false, cost: Cost = .constant, baseCost: Int = 0,
    _ implementation: Implementation
  ) {
    self.id = id
    self.isMember = isMember
    self.parameters = parameters
    self.result = result
    self.isVariadic = isVariadic
    self.cost = cost
    self.baseCost = baseCost
    self.implementation = implementation
  }
}

extension Overload {
  var signature: Signature { Signature(parameters, result, member: isMember, variadic: isVariadic) }
}

/// The types that a function or an operator takes and the one that it gives.
struct Signature: Sendable {
  let parameters: [ValueType]
  let result: ValueType
  let isMember: Bool
  let isVariadic: Bool

  init(_ parameters: [ValueType], _ result: ValueType, member isMember: Bool = false, variadic isVariadic: Bool = false)
  {
    self.parameters = parameters
    self.result = result
    self.isMember = isMember
    self.isVariadic = isVariadic
  }

  /// The types asked of so many arguments; `nil` where it does not take that many.
  func parameters(for count: Int) -> [ValueType]? {
    guard isVariadic, let last = parameters.last else { return count == parameters.count ? parameters : nil }
    guard count >= parameters.count else { return nil }
    return parameters + Array(repeating: last, count: count - parameters.count)
  }
}

/// A set of functions: the language's own, or one of its extensions.
protocol Library: Sendable {
  /// All names, to suggest one for a mistyped name. A name may be qualified: `math.greatest`.
  static var functionNames: [String] { get }
  /// The forms of a function; empty where the library has none of that name.
  ///
  /// Made when asked for: an expression uses few of them.
  static func overloads(of name: String) -> [Overload]
}
