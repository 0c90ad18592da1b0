/// Overloads made of a Swift function: its parameters and its result say the types, and other kinds are refused.
extension Overload {
  init<A: Operand, R: Operand>(
    _ id: String, of name: String, member isMember: Bool = false, cost: Cost = .constant,
    _ body: @escaping @Sendable (A) throws(EvaluationFault) -> R
  ) {
    self.init(
      id, member: isMember, [A.valueType], R.valueType, cost: cost,
      .one { value in
        guard let a = A.operand(value) else { return .noOverload(of: name, [value]) }
        return .result { () throws(EvaluationFault) in try body(a).asValue }
      })
  }

  init<A: Operand, B: Operand, R: Operand>(
    _ id: String, of name: String, member isMember: Bool = false, cost: Cost = .constant, baseCost: Int = 0,
    _ body: @escaping @Sendable (A, B) throws(EvaluationFault) -> R
  ) {
    self.init(
      id, member: isMember, [A.valueType, B.valueType], R.valueType, cost: cost, baseCost: baseCost,
      .two { first, second in
        guard let a = A.operand(first), let b = B.operand(second) else {
          return .noOverload(of: name, [first, second])
        }
        return .result { () throws(EvaluationFault) in try body(a, b).asValue }
      })
  }

  init<A: Operand, B: Operand, C: Operand, R: Operand>(
    _ id: String, of name: String, member isMember: Bool = false, cost: Cost = .constant,
    _ body: @escaping @Sendable (A, B, C) throws(EvaluationFault) -> R
  ) {
    self.init(
      id, member: isMember, [A.valueType, B.valueType, C.valueType], R.valueType, cost: cost,
      .three { first, second, third in
        guard let a = A.operand(first), let b = B.operand(second), let c = C.operand(third) else {
          return .noOverload(of: name, [first, second, third])
        }
        return .result { () throws(EvaluationFault) in try body(a, b, c).asValue }
      })
  }

  init<A: Operand, B: Operand, C: Operand, D: Operand, R: Operand>(
    _ id: String, of name: String, member isMember: Bool = false, cost: Cost = .constant,
    _ body: @escaping @Sendable (A, B, C, D) throws(EvaluationFault) -> R
  ) {
    self.init(
      id, member: isMember, [A.valueType, B.valueType, C.valueType, D.valueType], R.valueType, cost: cost,
      .many { values in
        guard values.count == 4, let a = A.operand(values[0]), let b = B.operand(values[1]),
          let c = C.operand(values[2]), let d = D.operand(values[3])
        else { return .noOverload(of: name, values) }
        return .result { () throws(EvaluationFault) in try body(a, b, c, d).asValue }
      })
  }
}

extension Value {
  static func noOverload(of function: String, _ arguments: [Value]) -> Value {
    .error(.noSuchOverload(function: function, types: arguments.map(\.typeName)))
  }

  /// What the body gives, or the error that it throws.
  @inline(__always)
  static func result(_ body: () throws(EvaluationFault) -> Value) -> Value {
    do { return try body() } catch { return .error(error) }
  }
}

/// What one call may build, so that a small expression cannot fill the memory.
enum OutputLimit {
  static let bytes = 16 << 20
  static let members = 1_000_000

  static func check(bytes count: Int, of function: String) throws(EvaluationFault) {
    guard count <= bytes else { throw .overflow(operation: function) }
  }

  static func check(members count: Int, of function: String) throws(EvaluationFault) {
    guard count <= members else { throw .overflow(operation: function) }
  }
}
