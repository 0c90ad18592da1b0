extension Evaluator {
  mutating func negation(of operand: Expression) -> Value {
    let value = value(of: operand)
    if case .boolean(let truth) = value { return .boolean(!truth) }
    return value
  }

  /// `&&` (decided by false) and `||` (decided by true): one side suffices, and what the other lacked is kept.
  mutating func decide(_ left: Expression, _ right: Expression, deciding: Bool) -> Value {
    let first = value(of: left)
    let second = value(of: right)
    switch (first, second) {
    case (.boolean(let a), .boolean(let b)): return .boolean(deciding ? a || b : a && b)
    case (.boolean(deciding), .unknown(let missing)), (.unknown(let missing), .boolean(deciding)):
      absorb(missing)
      return .boolean(deciding)
    case (.unknown(var missing), .unknown(let others)):
      missing.formUnion(others)
      return .unknown(missing)
    case (.unknown, _): return first
    default: return second
    }
  }

  /// The branch not taken is evaluated for the values that it lacks; what cannot be reckoned there is nobody's concern:
  /// that is what the test guards against.
  mutating func choose(_ test: Expression, _ first: Expression, _ second: Expression) -> Value {
    let condition = value(of: test)
    switch condition {
    case .boolean(let isFirst):
      absorb(inputLacking(in: isFirst ? second : first))
      return value(of: isFirst ? first : second)
    case .unknown(var missing):
      missing.formUnion(inputLacking(in: first))
      missing.formUnion(inputLacking(in: second))
      return .unknown(missing)
    default: return condition
    }
  }

  /// The reported values that an expression lacks, whether or not it needs them.
  private mutating func inputLacking(in expression: Expression) -> MissingSet {
    let (value, lacking) = separately(expression)
    var all = lacking
    if case .unknown(let missing) = value { all.formUnion(missing) }
    return all.concerningInput
  }

  /// An expression's value, and what it did without, apart from what was absorbed before.
  private mutating func separately(_ expression: Expression) -> (Value, MissingSet) {
    let outer = absorbed
    absorbed = MissingSet()
    let result = value(of: expression)
    let lacking = absorbed
    absorbed = outer
    return (result, lacking)
  }

  mutating func compare(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> Value {
    pair(left, right) { a, b in
      switch sign {
      case .equal: a.equals(b).map { .boolean($0) }
      case .notEqual: a.equals(b).map { .boolean(!$0) }
      case .less: a.precedes(b).map { .boolean($0) }
      case .greater: b.precedes(a).map { .boolean($0) }
      case .lessOrEqual: b.precedes(a).map { .boolean(!$0) }
      case .greaterOrEqual: a.precedes(b).map { .boolean(!$0) }
      default: nil
      }
    }
  }

  mutating func membership(_ element: Expression, _ list: Expression) -> Value {
    pair(element, list) { wanted, list in
      switch list {
      case .list(let elements): .boolean(elements.contains { wanted.equals($0) == true })
      case .map(let entries): .boolean(entries.contains { wanted.equals($0.key) == true })
      case .objects(let objects):
        if case .object(let object) = wanted { .boolean(objects.contains(object)) } else { .boolean(false) }
      default: nil
      }
    }
  }

  /// Whether all that the operand needs is there; what is not is kept. An empty list is there.
  mutating func isReported(_ operand: Expression) -> Value {
    let (result, lacking) = separately(operand)
    absorb(lacking)
    if case .unknown(let missing) = result {
      absorb(missing)
      return .boolean(false)
    }
    return .boolean(lacking.concerningInput.isEmpty)
  }

  /// Two values, both of which must be there.
  mutating func pair(_ left: Expression, _ right: Expression, _ body: (Value, Value) -> Value?) -> Value {
    let first = value(of: left)
    let second = value(of: right)
    switch (first, second) {
    case (.unknown(var missing), .unknown(let others)):
      missing.formUnion(others)
      return .unknown(missing)
    case (.unknown, _): return first
    case (_, .unknown): return second
    default: return body(first, second) ?? .missing(left.text, in: nil, .invalid)
    }
  }
}
