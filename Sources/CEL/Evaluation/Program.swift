/// An expression of standard CEL: parsed and checked once, evaluated many times.
///
///     let environment = Environment(variables: [.init(name: "area", type: .int)])
///     let program = try Program("area > 100", in: environment)
///     program.evaluate(Activation(["area": .int(120)], for: environment)).value        // true
public struct Program: Sendable {
  private let expression: Expression

  /// - Throws: Every fault of the text, or of the names and types in it.
  public init(_ text: String, in environment: Environment) throws(ExpressionFaults) {
    expression = try Checker.check(text, in: environment)
  }

  /// The type that was found for it; `dyn` where it depends on the values.
  public var type: ValueType { TypeBindings().resolved(expression.type, unboundAsDyn: true) }

  /// - Parameter budget: The steps that it may take: about one for each operation, member visited and eight bytes of text
  ///   gone through.
  public func evaluate(_ activation: Activation, budget: Int = Evaluator.defaultBudget) -> Evaluation {
    var frame = Frame(
      .standard, rows: nil, subject: Object(type: 0, 0), variables: activation.values,
      isExhaustive: activation.holdsUnknown, budget: budget)
    let value = frame.run(expression)
    return Evaluation(value: value, absorbed: frame.absorbed)
  }
}

/// The values of an environment's variables.
public struct Activation: Sendable {
  let values: [Value]
  /// Whether a value is missing, so that what does without it has to say so.
  let holdsUnknown: Bool

  /// - Parameter values: By name; a variable that has none is an error where it is read.
  public init(_ values: [String: Value] = [:], for environment: Environment) {
    self.values = environment.variables.map { values[$0.name] ?? .error(.unknownName($0.name)) }
    holdsUnknown = self.values.contains(where: \.holdsUnknown)
  }
}

/// What came of evaluating an expression.
public struct Evaluation: Sendable {
  public let value: Value
  /// Missing values that the value did not need: behind `||`, in the branch not taken, of members that decided nothing.
  public let absorbed: MissingSet
}

extension Value {
  /// Whether it is unknown or has an unknown part.
  fileprivate var holdsUnknown: Bool {
    switch self {
    case .unknown: true
    case .list(let elements): elements.contains(where: \.holdsUnknown)
    case .map(let map): map.entries.contains { $0.value.holdsUnknown }
    case .optional(let inner?): inner.holdsUnknown
    default: false
    }
  }
}
