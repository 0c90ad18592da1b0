/// What evaluates a checked expression: made once, when it is checked, and run many times.
///
/// A step holds the steps of its operands, so that running the outermost runs all. It decides by the types that were
/// found which way to go; where those are not known, it looks at the values.
protocol Step: AnyObject, Sendable {
  func value(in frame: inout Frame) -> Value
}

/// What a step may read and note while an expression is evaluated.
struct Frame: ~Copyable {
  let dialect: Dialect
  let rows: (any Rows)?
  /// The row whose members stand as plain names.
  var subject: Object
  /// The values of the host's variables.
  let variables: [Value]
  var macroVariables = MacroVariables()
  /// Missing values that the result did not need.
  var absorbed = MissingSet()
  /// Whether what decides nothing is evaluated as well, since it may lack a value that has to be named.
  let isExhaustive: Bool
  var nonresponse: Nonresponse?
  /// Who is told the values of the parts of expressions that are observed.
  var observer: (any Observer)?
  let budget: Int
  private var remainingSteps: Int

  init(
    _ dialect: Dialect, rows: (any Rows)?, subject: Object, variables: [Value], isExhaustive: Bool, budget: Int
  ) {
    self.dialect = dialect
    self.rows = rows
    self.subject = subject
    self.variables = variables
    self.isExhaustive = isExhaustive
    self.budget = budget
    remainingSteps = budget
  }

  /// Whether the expression took more steps than it may; then its value is none.
  var isExhausted: Bool { remainingSteps < 0 }

  /// The largest size that can still be paid for.
  var affordable: Int { max(0, remainingSteps) }

  /// Takes steps off the budget.
  /// - Returns: Whether they could be paid for.
  mutating func charge(_ steps: Int) -> Bool {
    let (rest, over) = remainingSteps.subtractingReportingOverflow(steps)
    remainingSteps = over ? -1 : rest
    return remainingSteps >= 0
  }

  mutating func absorb(_ missing: MissingSet) {
    if !missing.isEmpty { absorbed.formUnion(missing) }
  }

  /// What cannot be computed: an error in standard CEL, a missing value under the name of its text in rules.
  func failure(_ fault: EvaluationFault, _ source: ExpressionText) -> Value {
    dialect == .standard ? .error(fault) : .missing(source.text, in: subject, fault.reason)
  }

  /// What a budget that is used up leaves.
  func exhaustion(_ source: ExpressionText) -> Value { failure(.tooManySteps(limit: budget), source) }

  /// What two values leave that cannot be compared, for a part of them is unknown.
  func undecided(_ a: Value, _ b: Value, _ source: ExpressionText) -> Value {
    switch (a.missingParts, b.missingParts) {
    case (let missing?, let others?): .unknown(missing.union(others))
    case (let missing?, nil), (nil, let missing?): .unknown(missing)
    case (nil, nil): failure(.noSuchOverload(function: "==", types: [a.typeName, b.typeName]), source)
    }
  }

  /// The first of two operands that is no value: an error before what is unknown; all that is unknown together.
  func failing(_ first: Value, _ second: Value) -> Value? {
    switch (first, second) {
    case (.error, _): first
    case (_, .error): second
    case (.unknown(let missing), .unknown(let others)): .unknown(missing.union(others))
    case (.unknown, _): first
    case (_, .unknown): second
    default: nil
    }
  }
}

extension EvaluationFault {
  /// Why a rule has no value where standard CEL has an error.
  var reason: Missing.Reason {
    switch self {
    case .divisionByZero: .zeroDivisor
    case .noSuchKey, .indexOutOfRange, .emptyOptional: .empty
    case .tooManySteps: .tooManySteps
    default: .invalid
    }
  }
}
