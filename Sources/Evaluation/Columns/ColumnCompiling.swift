internal import CEL
internal import Quantities

/// Compiles checked expressions to operations over columns: what records and regions have in common.
protocol ColumnCompiling {
  var nodes: ColumnNodes { get set }
  /// The value of an expression that reads rows; `nil` where its parts have to tell.
  mutating func leaf(_ expression: Expression) throws(ColumnObstacle) -> ColumnValue?
  /// The rows that are judged as of some years.
  mutating func years(_ years: ClosedRange<Int>) -> MaskID
}

extension ColumnCompiling {
  // MARK: - Expressions

  mutating func value(_ expression: Expression) throws(ColumnObstacle) -> ColumnValue {
    if let value = try leaf(expression) { return value }
    switch expression.operation {
    case .constant(.boolean(let truth)):
      let condition = ColumnCondition(isTrue: truth ? nodes.all : nodes.none, isFalse: truth ? nodes.none : nodes.all)
      return ColumnValue(kind: .condition(condition), lacks: [], unknownLacks: [])
    case .constant(.number(let number)):
      guard let constant = ScaledConstant(number) else { throw .part(expression.text) }
      let number = ColumnNumber(numerator: nodes.lane(.constant(constant)), denominator: nil, known: nodes.all)
      return ColumnValue(kind: .number(number), lacks: [], unknownLacks: [])
    case .not(let operand):
      let value = try value(operand)
      let condition = try self.condition(value, expression)
      return ColumnValue(
        kind: .condition(ColumnCondition(isTrue: condition.isFalse, isFalse: condition.isTrue)), lacks: value.lacks,
        unknownLacks: value.unknownLacks)
    case .and(let a, let b): return try decided(try value(a), try value(b), deciding: false, expression)
    case .or(let a, let b): return try decided(try value(a), try value(b), deciding: true, expression)
    case .conditional(let test, let a, let b): return try conditional(test, a, b, expression)
    case .comparison(let sign, let a, let b): return try comparison(sign, a, b, expression)
    case .isIn(let element, let list): return try membership(element, list, expression)
    case .reported(let operand): return reported(try value(operand))
    case .arithmetic(let operation, let a, let b): return try arithmetic(operation, a, b, expression)
    case .negate(let operand): return try negated(operand, expression)
    case .absolute(let operand): return try absolute(operand, expression)
    case .function(let function, let arguments): return try growth(function, arguments, expression)
    default: throw .part(expression.text)
    }
  }

  mutating func condition(_ expression: Expression) throws(ColumnObstacle) -> (ColumnCondition, ColumnValue) {
    let value = try value(expression)
    return (try condition(value, expression), value)
  }

  func condition(_ value: ColumnValue, _ expression: Expression) throws(ColumnObstacle) -> ColumnCondition {
    guard case .condition(let condition) = value.kind else { throw .part(expression.text) }
    return condition
  }

  func number(_ value: ColumnValue, _ expression: Expression) throws(ColumnObstacle) -> ColumnNumber {
    guard case .number(let number) = value.kind else { throw .part(expression.text) }
    return number
  }

  /// Rows for which a value is known.
  mutating func known(_ value: ColumnValue) -> MaskID {
    switch value.kind {
    case .condition(let condition): nodes.or(condition.isTrue, condition.isFalse)
    case .number(let number): number.known
    case .text(let known): known
    }
  }

  // MARK: - Logic

  mutating func restricted(_ lacks: [ColumnValue.Lack], to rows: MaskID) -> [ColumnValue.Lack] {
    var restricted: [ColumnValue.Lack] = []
    for lack in lacks {
      let both = nodes.and(lack.rows, rows)
      if nodes.masks[both.index] != .none {
        restricted.append(ColumnValue.Lack(name: lack.name, reason: lack.reason, rows: both))
      }
    }
    return restricted
  }

  mutating func decided(
    _ a: ColumnValue, _ b: ColumnValue, deciding: Bool, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    let (x, y) = (try condition(a, expression), try condition(b, expression))
    let condition =
      deciding
      ? ColumnCondition(isTrue: nodes.or(x.isTrue, y.isTrue), isFalse: nodes.and(x.isFalse, y.isFalse))
      : ColumnCondition(isTrue: nodes.and(x.isTrue, y.isTrue), isFalse: nodes.or(x.isFalse, y.isFalse))
    let unknown = nodes.not(nodes.or(condition.isTrue, condition.isFalse))
    return ColumnValue(
      kind: .condition(condition), lacks: a.lacks + b.lacks,
      unknownLacks: restricted(a.unknownLacks + b.unknownLacks, to: unknown))
  }

  /// Whether all that the value needs is there.
  mutating func reported(_ value: ColumnValue) -> ColumnValue {
    var lacking = nodes.not(known(value))
    for lack in value.lacks where lack.reason.concernsInput { lacking = nodes.or(lacking, lack.rows) }
    let condition = ColumnCondition(isTrue: nodes.not(lacking), isFalse: lacking)
    return ColumnValue(kind: .condition(condition), lacks: value.lacks, unknownLacks: [])
  }

  mutating func conditional(
    _ test: Expression, _ first: Expression, _ second: Expression, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    let (condition, tested) = try condition(test)
    let (a, b) = (try value(first), try value(second))
    let unknown = nodes.not(nodes.or(condition.isTrue, condition.isFalse))
    // What cannot be reckoned in the branch not taken is nobody's concern.
    var lacks = tested.lacks
    var unknownLacks = tested.unknownLacks
    for (branch, taken) in [(a, condition.isTrue), (b, condition.isFalse)] {
      let input = branch.lacks.filter { $0.reason.concernsInput }
      lacks += input + restricted(branch.lacks.filter { !$0.reason.concernsInput }, to: taken)
      unknownLacks += restricted(branch.unknownLacks, to: taken) + restricted(input, to: unknown)
    }
    let kind: ColumnValue.Kind
    switch (a.kind, b.kind) {
    case (.condition(let x), .condition(let y)):
      kind = .condition(
        ColumnCondition(
          isTrue: nodes.or(nodes.and(condition.isTrue, x.isTrue), nodes.and(condition.isFalse, y.isTrue)),
          isFalse: nodes.or(nodes.and(condition.isTrue, x.isFalse), nodes.and(condition.isFalse, y.isFalse))))
    case (.number(let x), .number(let y)): kind = .number(chosen(condition, x, y))
    default: throw .part(expression.text)
    }
    return ColumnValue(kind: kind, lacks: lacks, unknownLacks: unknownLacks)
  }

  mutating func chosen(_ test: ColumnCondition, _ a: ColumnNumber, _ b: ColumnNumber) -> ColumnNumber {
    let known = nodes.or(nodes.and(test.isTrue, a.known), nodes.and(test.isFalse, b.known))
    let numerator = nodes.lane(.choice(test.isTrue, a.numerator, b.numerator))
    guard a.denominator != nil || b.denominator != nil else {
      return ColumnNumber(numerator: numerator, denominator: nil, known: known)
    }
    let one = nodes.lane(.constant(ScaledConstant.one))
    return ColumnNumber(
      numerator: numerator,
      denominator: nodes.lane(.choice(test.isTrue, a.denominator ?? one, b.denominator ?? one)), known: known)
  }
}
