internal import CEL
internal import Quantities

extension ScaledConstant {
  static let zero = ScaledConstant(coefficient: 0, scale: 0)
  static let one = ScaledConstant(coefficient: 1, scale: 0)

  private init(coefficient: Int128, scale: Int) {
    self.coefficient = coefficient
    self.scale = scale
  }
}

extension ColumnCompiling {
  // MARK: - Comparison

  mutating func comparison(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    let (a, b) = (try value(left), try value(right))
    let condition: ColumnCondition
    switch (a.kind, b.kind) {
    case (.number(let x), .number(let y)): condition = try compared(sign, x, y, expression)
    case (.condition(let x), .condition(let y)):
      let equal = nodes.or(nodes.and(x.isTrue, y.isTrue), nodes.and(x.isFalse, y.isFalse))
      let unequal = nodes.or(nodes.and(x.isTrue, y.isFalse), nodes.and(x.isFalse, y.isTrue))
      switch sign {
      case .equal: condition = ColumnCondition(isTrue: equal, isFalse: unequal)
      case .notEqual: condition = ColumnCondition(isTrue: unequal, isFalse: equal)
      default: throw .part(expression.text)
      }
    default: throw .part(expression.text)
    }
    return ColumnValue(
      kind: .condition(condition), lacks: a.lacks + b.lacks, unknownLacks: a.unknownLacks + b.unknownLacks)
  }

  /// Fractions are compared crosswise: their denominators are above 0.
  mutating func compared(
    _ sign: BinaryOperator, _ a: ColumnNumber, _ b: ColumnNumber, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnCondition {
    let (x, y) = (product(a.numerator, b.denominator), product(b.numerator, a.denominator))
    let known = nodes.and(a.known, b.known)
    let mask: MaskID
    let isTrueWhereSet: Bool
    switch sign {
    case .less: (mask, isTrueWhereSet) = (nodes.mask(.less(x, y)), true)
    case .greater: (mask, isTrueWhereSet) = (nodes.mask(.less(y, x)), true)
    case .lessOrEqual: (mask, isTrueWhereSet) = (nodes.mask(.less(y, x)), false)
    case .greaterOrEqual: (mask, isTrueWhereSet) = (nodes.mask(.less(x, y)), false)
    case .equal: (mask, isTrueWhereSet) = (nodes.mask(.unequal(x, y)), false)
    case .notEqual: (mask, isTrueWhereSet) = (nodes.mask(.unequal(x, y)), true)
    default: throw .part(expression.text)
    }
    let (set, unset) = (nodes.and(known, mask), nodes.without(known, mask))
    return ColumnCondition(isTrue: isTrueWhereSet ? set : unset, isFalse: isTrueWhereSet ? unset : set)
  }

  /// Among numbers that are written out.
  mutating func membership(
    _ element: Expression, _ list: Expression, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    guard case .list(let members) = list.operation, !members.isEmpty else { throw .part(expression.text) }
    let value = try value(element)
    let number = try self.number(value, expression)
    var isTrue = nodes.none
    for member in members {
      guard !member.isOptional, case .constant(.number(let constant)) = member.value.operation,
        let constant = ScaledConstant(constant)
      else { throw .part(expression.text) }
      let other = ColumnNumber(numerator: nodes.lane(.constant(constant)), denominator: nil, known: nodes.all)
      isTrue = nodes.or(isTrue, try compared(.equal, number, other, expression).isTrue)
    }
    let condition = ColumnCondition(isTrue: isTrue, isFalse: nodes.without(number.known, isTrue))
    return ColumnValue(kind: .condition(condition), lacks: value.lacks, unknownLacks: value.unknownLacks)
  }

  // MARK: - Arithmetic

  mutating func arithmetic(
    _ operation: Expression.Arithmetic, _ left: Expression, _ right: Expression, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    let (first, second) = (try value(left), try value(right))
    let (a, b) = (try number(first, expression), try number(second, expression))
    var lacks = first.lacks + second.lacks
    var unknownLacks = first.unknownLacks + second.unknownLacks
    let known = nodes.and(a.known, b.known)
    let number: ColumnNumber
    switch operation {
    case .add, .subtract:
      let (x, y) = (product(a.numerator, b.denominator), product(b.numerator, a.denominator))
      number = ColumnNumber(
        numerator: nodes.lane(operation == .add ? .sum(x, y) : .difference(x, y)),
        denominator: joined(a.denominator, b.denominator), known: known)
    case .multiply:
      number = ColumnNumber(
        numerator: product(a.numerator, b.numerator), denominator: joined(a.denominator, b.denominator), known: known)
    case .divide:
      let zero = nodes.lane(.constant(ScaledConstant.zero))
      let isZero = nodes.without(known, nodes.mask(.unequal(b.numerator, zero)))
      let lack = ColumnValue.Lack(name: right.text, reason: .zeroDivisor, rows: isZero)
      lacks.append(lack)
      unknownLacks.append(lack)
      let turned = nodes.lane(.signed(a.numerator, by: b.numerator))
      number = ColumnNumber(
        numerator: product(turned, b.denominator),
        denominator: product(nodes.lane(.magnitude(b.numerator)), a.denominator), known: nodes.without(known, isZero))
    case .modulo, .join: throw .part(expression.text)
    }
    return ColumnValue(kind: .number(number), lacks: lacks, unknownLacks: unknownLacks)
  }

  mutating func product(_ a: LaneID, _ b: LaneID?) -> LaneID {
    guard let b else { return a }
    return a.index <= b.index ? nodes.lane(.product(a, b)) : nodes.lane(.product(b, a))
  }

  mutating func joined(_ a: LaneID?, _ b: LaneID?) -> LaneID? {
    guard let a else { return b }
    return product(a, b)
  }

  mutating func negated(_ operand: Expression, _ expression: Expression) throws(ColumnObstacle) -> ColumnValue {
    var value = try value(operand)
    var number = try self.number(value, expression)
    let zero = nodes.lane(.constant(ScaledConstant.zero))
    number.numerator = nodes.lane(.difference(zero, number.numerator))
    value.kind = .number(number)
    return value
  }

  mutating func absolute(_ operand: Expression, _ expression: Expression) throws(ColumnObstacle) -> ColumnValue {
    var value = try value(operand)
    var number = try self.number(value, expression)
    number.numerator = nodes.lane(.magnitude(number.numerator))
    value.kind = .number(number)
    return value
  }

  /// The growth from one figure to another: what it is above the earlier one, as a fraction of that.
  mutating func growth(
    _ function: HostFunction, _ arguments: [Expression], _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    guard function.name == "growth", arguments.count == 2 else { throw .part(expression.text) }
    let (now, before) = (try value(arguments[0]), try value(arguments[1]))
    let (a, b) = (try number(now, expression), try number(before, expression))
    let zero = ColumnNumber(numerator: nodes.lane(.constant(ScaledConstant.zero)), denominator: nil, known: nodes.all)
    let isPositive = try compared(.greater, b, zero, expression).isTrue
    let both = nodes.and(a.known, b.known)
    let lack = ColumnValue.Lack(
      name: arguments[1].text, reason: .baseNotPositive, rows: nodes.without(both, isPositive))
    // now / before - 1, where both may be fractions: (a·d - b·c) / (b·c) for a/c and b/d.
    let (x, y) = (product(a.numerator, b.denominator), product(b.numerator, a.denominator))
    let number = ColumnNumber(
      numerator: nodes.lane(.difference(x, y)), denominator: y, known: nodes.and(both, isPositive))
    return ColumnValue(
      kind: .number(number), lacks: now.lacks + before.lacks + [lack],
      unknownLacks: now.unknownLacks + before.unknownLacks + [lack])
  }
}
