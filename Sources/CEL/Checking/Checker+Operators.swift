extension Checker {
  mutating func negation(_ operand: Syntax, _ syntax: Syntax) -> Expression? {
    guard let operand = expression(operand) else { return nil }
    if case .number = operand.type { return make(.negate(operand), operand.type, syntax) }
    if dialect == .rules, bindings.resolved(operand.type) != .duration {
      fault(.wrongType(context: "-", wanted: [.number(unit: "")], found: name(of: operand)), at: syntax)
      return nil
    }
    guard let type = result(of: StandardOperators.negations, [operand], "-", syntax) else { return nil }
    return make(.negate(operand), type, syntax)
  }

  mutating func binary(_ sign: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax) -> Expression? {
    switch sign {
    case .and, .or:
      let left = condition(left, context: sign.rawValue)
      let right = condition(right, context: sign.rawValue)
      guard let left, let right else { return nil }
      return make(sign == .and ? .and(left, right) : .or(left, right), .boolean, syntax)
    default:
      // Both sides, so that faults in both are found.
      let left = expression(left)
      let right = expression(right)
      guard let left, let right else { return nil }
      return dialect == .rules
        ? inRules(sign, left, right, syntax) : standard(sign, left, right, syntax)
    }
  }

  /// An operator by the types that standard CEL has for it.
  func operation(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> Expression.Operation {
    switch sign {
    case .isIn: .isIn(left, right)
    case .add: .arithmetic(.add, left, right)
    case .subtract: .arithmetic(.subtract, left, right)
    case .multiply: .arithmetic(.multiply, left, right)
    case .divide: .arithmetic(.divide, left, right)
    case .modulo: .arithmetic(.modulo, left, right)
    default: .comparison(sign, left, right)
    }
  }

  mutating func standard(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ syntax: Syntax
  ) -> Expression? {
    let signatures = StandardOperators.signatures(of: sign)
    guard let type = result(of: signatures, [left, right], sign.rawValue, syntax) else { return nil }
    return make(operation(sign, left, right), type, syntax)
  }

  /// The type that an operator gives; a fault where it does not take its operands.
  private mutating func result(
    of signatures: [Signature], _ operands: [Expression], _ sign: String, _ syntax: Syntax
  ) -> ValueType? {
    if let (type, _) = resolve(signatures, operands.map(\.type)) { return type }
    fault(.noMatchingOverload(function: sign, operands.map { name(of: $0) }), at: syntax)
    return nil
  }

  /// The signatures that take arguments of these types, and what they give: `dyn` where they differ in it.
  mutating func resolve(_ signatures: [Signature], _ arguments: [ValueType]) -> (type: ValueType, fitting: [Int])? {
    var fitting: [Int] = []
    var result: ValueType?
    for (index, signature) in signatures.enumerated() {
      guard let parameters = signature.parameters(for: arguments.count) else { continue }
      let types = bindings.instantiated(parameters + [signature.result])
      guard bindings.assign(arguments, to: Array(types.dropLast())), let last = types.last else { continue }
      let type = bindings.resolved(last)
      result = result.map { $0 == type ? type : .dyn } ?? type
      fitting.append(index)
      // Where all types are known and asked for, no other form can be meant.
      let isCertain =
        !arguments.contains { bindings.resolved($0).mentionsDyn } && !parameters.contains(where: \.mentionsDyn)
      if isCertain { break }
    }
    return result.map { ($0, fitting) }
  }
}
