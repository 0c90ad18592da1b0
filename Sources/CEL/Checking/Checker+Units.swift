internal import Quantities

/// Operators of rules, whose numbers have units.
extension Checker {
  mutating func inRules(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ syntax: Syntax
  ) -> Expression? {
    switch sign {
    case .equal, .notEqual:
      guard same(left, right, context: sign.rawValue, at: syntax) else { return nil }
      return make(.comparison(sign, left, right), .boolean, syntax)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return ordering(sign, left, right, syntax)
    case .isIn: return membership(left, right, syntax)
    case .add, .subtract: return sum(sign, left, right, syntax)
    default: return product(sign, left, right, syntax)
    }
  }

  // MARK: - Comparisons

  private mutating func ordering(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ syntax: Syntax
  ) -> Expression? {
    switch bindings.resolved(left.type) {
    case .number, .string, .bytes, .date, .boolean, .timestamp, .duration, .dyn, .parameter: break
    case let other:
      fault(
        .wrongType(context: sign.rawValue, wanted: [.number(unit: ""), .string, .date], found: other.name), at: syntax)
      return nil
    }
    guard same(left, right, context: sign.rawValue, at: syntax) else { return nil }
    return make(.comparison(sign, left, right), .boolean, syntax)
  }

  private mutating func membership(_ element: Expression, _ list: Expression, _ syntax: Syntax) -> Expression? {
    let wanted: ValueType
    switch bindings.resolved(list.type) {
    case .list(let type): wanted = type
    case .map(let key, _): wanted = key
    case let other:
      fault(.notAList(context: "in", found: other.name), at: syntax)
      return nil
    }
    let found = bindings.resolved(element.type)
    guard found.isNumber && wanted.isNumber || bindings.assign(found, to: wanted) else {
      fault(.typesDiffer(context: "in", left: found.name, right: bindings.resolved(wanted).name), at: syntax)
      return nil
    }
    for (unit, other) in found.unitPairs(with: wanted) {
      guard meet(unit, other, leftIsZero: element.isZero, rightIsZero: list.isZeros, context: "in", at: syntax)
      else { return nil }
    }
    return make(.isIn(element, list), .boolean, syntax)
  }

  /// Whether the two can be compared; notes the fault where not.
  private mutating func same(_ left: Expression, _ right: Expression, context: String, at syntax: Syntax) -> Bool {
    same(left, left.type, right, right.type, context: context, at: syntax)
  }

  private mutating func same(
    _ left: Expression, _ leftType: ValueType, _ right: Expression, _ rightType: ValueType, context: String,
    at syntax: Syntax
  ) -> Bool {
    let (first, second) = (bindings.resolved(leftType), bindings.resolved(rightType))
    // Of numbers in different units there is more to say than that they do not meet.
    let pairs = first.unitPairs(with: second)
    let (kind, other) = (first.withoutUnits, second.withoutUnits)
    // On a copy: what has been found without its unit must not be taken for what a parameter stands for.
    var trial = bindings
    let meets = trial.assign(kind, to: other) || trial.assign(other, to: kind)
    guard meets else {
      fault(.typesDiffer(context: context, left: first.name, right: second.name), at: syntax)
      return false
    }
    let isBound = bindings.assign(first, to: second) || bindings.assign(second, to: first)
    let unitsMeet = pairs.allSatisfy { unit, other in
      meet(unit, other, leftIsZero: left.isZero, rightIsZero: right.isZero, context: context, at: syntax)
    }
    guard unitsMeet, !isBound, !left.isZero, !right.isZero else { return unitsMeet }
    // A parameter stands for figures in another unit.
    fault(.typesDiffer(context: context, left: first.name, right: second.name), at: syntax)
    return false
  }

  /// The type that members of a list or branches have in common; a fault for each that does not meet those before it.
  mutating func commonInRules(
    _ expressions: [Expression], _ types: [ValueType], context: String, at places: [Syntax]
  ) -> ValueType? {
    var (representative, type) = (expressions[0], types[0])
    var isSound = true
    for (index, place) in places.enumerated().dropFirst() {
      let (next, nextType) = (expressions[index], types[index])
      guard same(representative, type, next, nextType, context: context, at: place) else {
        isSound = false
        continue
      }
      // 0 has every unit: it says nothing of what the others are.
      if representative.isZero {
        (representative, type) = (next, nextType)
      } else if !next.isZero {
        let joined = bindings.moreGeneral(bindings.resolved(type), bindings.resolved(nextType))
        if joined != type { representative = next }
        type = joined
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
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ syntax: Syntax
  ) -> Expression? {
    if case .read(let joined) = join(sign, left, right, syntax) { return joined }
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
    return make(operation(sign, left, right), .number(result), syntax)
  }

  /// Two texts or lists one after the other, and sums of times, rather than a sum of numbers.
  private mutating func join(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ syntax: Syntax
  ) -> Attempt {
    switch (bindings.resolved(left.type), bindings.resolved(right.type)) {
    case (.string, .string) where sign == .add: return .read(make(.arithmetic(.join, left, right), .string, syntax))
    case (.list(let element), .list) where sign == .add:
      guard same(left, right, context: sign.rawValue, at: syntax) else { return .read(nil) }
      let joined = bindings.moreGeneral(bindings.resolved(element), bindings.resolved(right.type).element)
      return .read(make(.arithmetic(.join, left, right), .list(joined), syntax))
    case (.bytes, _), (.timestamp, _), (.duration, _), (.date, _), (_, .timestamp):
      return .read(standard(sign, left, right, syntax))
    default: return .notOne
    }
  }

  private mutating func product(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ syntax: Syntax
  ) -> Expression? {
    guard let (unit, other) = units(left, right, sign, syntax) else { return nil }
    switch sign {
    case .multiply:
      return make(.arithmetic(.multiply, left, right), .number(Unit.product(unit, other)), syntax)
    case .divide:
      // A literal divisor or dividend scales; two counted numbers make a share.
      let isScaling = unit.dimension == .number && (left.isConstant || right.isConstant)
      let result = isScaling ? Unit.quotientOfNumbers(by: other) : Unit.quotient(unit, other)
      return make(.arithmetic(.divide, left, right), .number(result), syntax)
    default:
      guard unit.dimension.isWhole, other.dimension.isWhole, unit.dimension.compares(with: other.dimension) else {
        differ(unit, other, context: sign.rawValue, at: syntax)
        return nil
      }
      return make(.arithmetic(.modulo, left, right), .number(unit), syntax)
    }
  }

  /// The units of two numbers; a fault where one is none.
  private mutating func units(
    _ left: Expression, _ right: Expression, _ sign: BinaryOperator, _ syntax: Syntax
  ) -> (Unit, Unit)? {
    guard let unit = unit(of: left) else {
      fault(.wrongType(context: sign.rawValue, wanted: [.number(unit: "")], found: name(of: left)), at: syntax)
      return nil
    }
    guard let other = self.unit(of: right) else {
      fault(.wrongType(context: sign.rawValue, wanted: [.number(unit: "")], found: name(of: right)), at: syntax)
      return nil
    }
    return (unit, other)
  }

  /// The unit of a number; `nil` where it is none.
  func unit(of expression: Expression) -> Unit? {
    if case .number(let unit) = bindings.resolved(expression.type) { unit } else { nil }
  }
}

extension Dimension {
  /// Whether figures of it are counted one by one.
  fileprivate var isWhole: Bool { self == .number || isCount }
}

extension ValueType {
  /// Numbers alone, whatever they count.
  fileprivate var withoutUnits: ValueType {
    if case .number = self { .number(.number) } else { mapParts(\.withoutUnits) }
  }
}

extension Expression {
  /// A literal, also a negated one.
  var isConstant: Bool { constant != nil }

  /// The literal 0, which has every unit.
  var isZero: Bool {
    if case .constant(.number(let number)) = operation, case .number(let unit) = type {
      return number.isZero && unit.dimension == .number
    }
    return false
  }

  /// A list of nothing but the literal 0.
  fileprivate var isZeros: Bool {
    if case .list(let elements) = operation { elements.allSatisfy(\.value.isZero) } else { false }
  }

  /// The value of a literal, also of a negated one.
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
