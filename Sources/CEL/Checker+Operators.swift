internal import Quantities

extension Checker {
  mutating func negation(_ operand: Syntax, _ syntax: Syntax) -> Expression? {
    guard let operand = expression(operand) else { return nil }
    guard case .number = operand.type else {
      fault(.wrongType(context: "-", wanted: [.number(unit: "")], found: operand.type.name), at: syntax)
      return nil
    }
    return make(.negate(operand), operand.type, syntax)
  }

  mutating func binary(_ sign: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax) -> Expression? {
    switch sign {
    case .and, .or:
      let left = condition(left, context: sign.rawValue)
      let right = condition(right, context: sign.rawValue)
      guard let left, let right else { return nil }
      return make(sign == .and ? .and(left, right) : .or(left, right), .boolean, syntax)
    case .equal, .notEqual: return equality(sign, left, right, syntax)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return ordering(sign, left, right, syntax)
    case .isIn: return membership(left, right, syntax)
    case .add, .subtract: return sum(sign, left, right, syntax)
    case .multiply, .divide, .modulo: return product(sign, left, right, syntax)
    }
  }

  /// Checks both sides, so that faults in both are found.
  private mutating func sides(_ left: Syntax, _ right: Syntax) -> (Expression, Expression)? {
    let left = expression(left)
    let right = expression(right)
    guard let left, let right else { return nil }
    return (left, right)
  }

  // MARK: - Comparisons

  private mutating func equality(
    _ sign: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
  ) -> Expression? {
    guard let (left, right) = sides(left, right), same(left, right, context: sign.rawValue, at: syntax) else {
      return nil
    }
    return make(.comparison(sign, left, right), .boolean, syntax)
  }

  private mutating func ordering(
    _ sign: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
  ) -> Expression? {
    guard let (left, right) = sides(left, right) else { return nil }
    switch left.type {
    case .number, .string, .date, .boolean, .any: break
    default:
      fault(
        .wrongType(
          context: sign.rawValue, wanted: [.number(unit: ""), .string, .date], found: left.type.name), at: syntax)
      return nil
    }
    guard same(left, right, context: sign.rawValue, at: syntax) else { return nil }
    return make(.comparison(sign, left, right), .boolean, syntax)
  }

  private mutating func membership(_ element: Syntax, _ list: Syntax, _ syntax: Syntax) -> Expression? {
    guard let (element, list) = sides(element, list) else { return nil }
    let wanted: ValueType
    switch list.type {
    case .list(let type): wanted = type
    case .map(let key, _): wanted = key
    default:
      fault(.notAList(context: "in", found: list.type.name), at: syntax)
      return nil
    }
    guard element.type.meets(wanted) else {
      fault(.typesDiffer(context: "in", left: element.type.name, right: wanted.name), at: syntax)
      return nil
    }
    if case .number(let unit) = element.type, case .number(let other) = wanted,
      !meet(unit, other, leftIsZero: false, rightIsZero: false, context: "in", at: syntax)
    {
      return nil
    }
    return make(.isIn(element, list), .boolean, syntax)
  }

  /// Whether the two can be compared; notes the fault where not.
  mutating func same(_ left: Expression, _ right: Expression, context: String, at syntax: Syntax) -> Bool {
    guard left.type.meets(right.type) else {
      fault(.typesDiffer(context: context, left: left.type.name, right: right.type.name), at: syntax)
      return false
    }
    return left.type.unitPairs(with: right.type).allSatisfy { unit, other in
      meet(unit, other, leftIsZero: left.isZero, rightIsZero: right.isZero, context: context, at: syntax)
    }
  }

  /// The type that expressions have in common, as members of a list or as branches.
  ///
  /// Notes a fault for each that does not meet those before it.
  mutating func common(_ expressions: [Expression], context: String, at places: [Syntax]) -> ValueType? {
    guard var representative = expressions.first else { return .any }
    var type = representative.type
    var isSound = true
    for (expression, place) in zip(expressions, places).dropFirst() {
      guard same(representative, expression, context: context, at: place) else {
        isSound = false
        continue
      }
      // 0 has every unit: it says nothing of what the others are.
      if representative.isZero {
        representative = expression
        type = expression.type
      } else if !expression.isZero {
        type = type.joined(with: expression.type)
        if case .number(let unit) = representative.type, unit.dimension == .number { representative = expression }
        if representative.type == .list(.any) { representative = expression }
      }
    }
    return isSound ? type : nil
  }

  /// Whether figures in the two units can be compared: within a dimension, a plain number with a count, and 0 with all.
  private mutating func meet(
    _ left: Unit, _ right: Unit, leftIsZero: Bool, rightIsZero: Bool, context: String, at syntax: Syntax
  ) -> Bool {
    if left.dimension.compares(with: right.dimension) || leftIsZero || rightIsZero { return true }
    differ(left, right, context: context, at: syntax)
    return false
  }

  private mutating func differ(_ left: Unit, _ right: Unit, context: String, at syntax: Syntax) {
    if left.dimension == .number {
      fault(.bareNumber(context: context, unit: right.symbol), at: syntax)
    } else if right.dimension == .number {
      fault(.bareNumber(context: context, unit: left.symbol), at: syntax)
    } else {
      fault(.unitsDiffer(context: context, left: left.symbol, right: right.symbol), at: syntax)
    }
  }

  // MARK: - Arithmetic

  private mutating func sum(
    _ sign: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
  ) -> Expression? {
    guard let (left, right) = sides(left, right) else { return nil }
    if sign == .add {
      switch (left.type, right.type) {
      case (.string, .string): return make(.arithmetic(.join, left, right), .string, syntax)
      case (.list, .list):
        guard same(left, right, context: sign.rawValue, at: syntax) else { return nil }
        return make(.arithmetic(.join, left, right), left.type.joined(with: right.type), syntax)
      default: break
      }
    }
    guard let (unit, other) = units(left, right, sign, syntax) else { return nil }
    let result: Unit
    if left.isZero || right.isZero {
      result = left.isZero ? other : unit
    } else {
      let dimension =
        sign == .add ? unit.dimension.adding(other.dimension) : unit.dimension.subtracting(other.dimension)
      guard let dimension else {
        differ(unit, other, context: sign.rawValue, at: syntax)
        return nil
      }
      result = dimension == unit.dimension ? unit : dimension == other.dimension ? other : unit.differenceUnit
    }
    return make(.arithmetic(sign == .add ? .add : .subtract, left, right), .number(result), syntax)
  }

  private mutating func product(
    _ sign: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
  ) -> Expression? {
    guard let (left, right) = sides(left, right), let (unit, other) = units(left, right, sign, syntax) else {
      return nil
    }
    switch sign {
    case .multiply:
      let result = Unit.product(unit, other)
      return make(.arithmetic(.multiply, left, right), .number(result), syntax)
    case .divide:
      // A literal divisor or dividend scales; two counted numbers make a share.
      let isScaling = unit.dimension == .number && (left.isConstant || right.isConstant)
      let result = isScaling ? Unit.quotientOfNumbers(by: other) : Unit.quotient(unit, other)
      return make(.arithmetic(.divide, left, right), .number(result), syntax)
    default:
      guard unit.dimension == .number, other.dimension == .number else {
        differ(unit, other, context: sign.rawValue, at: syntax)
        return nil
      }
      return make(.arithmetic(.modulo, left, right), .number(.number), syntax)
    }
  }

  /// The units of two numbers; a fault where one is none.
  private mutating func units(
    _ left: Expression, _ right: Expression, _ sign: BinaryOperator, _ syntax: Syntax
  ) -> (Unit, Unit)? {
    guard case .number(let unit) = left.type else {
      fault(.wrongType(context: sign.rawValue, wanted: [.number(unit: "")], found: left.type.name), at: syntax)
      return nil
    }
    guard case .number(let other) = right.type else {
      fault(.wrongType(context: sign.rawValue, wanted: [.number(unit: "")], found: right.type.name), at: syntax)
      return nil
    }
    return (unit, other)
  }
}

extension Expression {
  /// A literal, also a negated one.
  var isConstant: Bool {
    switch operation {
    case .constant: true
    case .negate(let operand): operand.isConstant
    default: false
    }
  }

  /// The literal 0, which has every unit.
  var isZero: Bool {
    if case .constant(.number(let number)) = operation, case .number(let unit) = type {
      return number.isZero && unit.dimension == .number
    }
    return false
  }

  var constant: Value? {
    switch operation {
    case .constant(let value): return value
    case .negate(let operand):
      if case .number(let number)? = operand.constant { return .number(-number) }
      return nil
    default: return nil
    }
  }
}
