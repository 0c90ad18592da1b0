internal import Quantities

/// A function of the language or of a library. Which of its forms is meant is decided by the values where their types
/// are not known.
final class CallStep: Step {
  private let name: String
  private let forms: [CallForm]
  /// The form, where only one can be meant.
  private let only: CallForm?
  private let arguments: [any Step]
  private let first: any Step
  private let second: any Step
  private let source: ExpressionText

  init(_ call: FunctionCall, _ arguments: [Expression], _ dialect: Dialect, _ source: ExpressionText) {
    name = call.name
    forms = call.overloads.map { CallForm($0, dialect, count: arguments.count) }
    self.arguments = arguments.map(\.step)
    only = forms.count == 1 ? forms.first : nil
    first = self.arguments.first ?? ConstantStep(.null)
    second = self.arguments.count > 1 ? self.arguments[1] : ConstantStep(.null)
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    guard let only, (1...2).contains(arguments.count) else { return general(&frame) }
    let first = first.value(in: &frame)
    if arguments.count == 1 {
      return first.isKnown ? settle(only.apply(first, &frame), frame) : first
    }
    let second = second.value(in: &frame)
    guard first.isKnown, second.isKnown else { return frame.failing(first, second) ?? first }
    return settle(only.apply(first, second, &frame), frame)
  }

  private func general(_ frame: inout Frame) -> Value {
    var values: [Value] = []
    if let failure = frame.collect(arguments, into: &values) { return failure }
    guard let form = forms.count == 1 ? forms[0] : forms.first(where: { $0.takes(values) }) else {
      return frame.failure(.noSuchOverload(function: name, types: values.map(\.typeName)), source)
    }
    return settle(form.apply(values, &frame), frame)
  }

  @inline(__always)
  private func settle(_ value: Value, _ frame: borrowing Frame) -> Value {
    if case .error(let fault) = value { return frame.failure(fault, source) }
    return value
  }
}

/// One form of a function as it is called: with the conversions that the rule dialect needs.
///
/// An object with its parts laid out, for to look a form up must not copy it.
private final class CallForm: Sendable {
  private let overload: Overload
  private let cost: Overload.Cost
  private let base: Int
  private let one: (@Sendable (Value) -> Value)?
  private let two: (@Sendable (Value, Value) -> Value)?
  private let parameters: [ValueType]
  /// Whether whole numbers go in or come out where the form speaks of `int`.
  private let isAdapted: Bool

  init(_ overload: Overload, _ dialect: Dialect, count: Int) {
    self.overload = overload
    parameters = overload.signature.parameters(for: count) ?? overload.parameters
    isAdapted =
      dialect == .rules
      && (overload.result.isMachineNumber || overload.parameters.contains { $0.isMachineNumber || $0 == .timestamp })
    cost = overload.cost
    base = overload.baseCost
    if case .one(let body) = overload.implementation { one = body } else { one = nil }
    if case .two(let body) = overload.implementation { two = body } else { two = nil }
  }

  func takes(_ values: [Value]) -> Bool {
    values.count == parameters.count && zip(values, parameters).allSatisfy { $0.isOf($1, adapted: isAdapted) }
  }

  func apply(_ value: Value, _ frame: inout Frame) -> Value {
    guard !isAdapted, let one else { return apply([value], &frame) }
    guard pay(for: value, nil, &frame) else { return .error(.tooManySteps(limit: frame.budget)) }
    return one(value)
  }

  func apply(_ first: Value, _ second: Value, _ frame: inout Frame) -> Value {
    guard !isAdapted, let two else { return apply([first, second], &frame) }
    guard pay(for: first, second, &frame) else { return .error(.tooManySteps(limit: frame.budget)) }
    return two(first, second)
  }

  private func pay(for first: Value, _ second: Value?, _ frame: inout Frame) -> Bool {
    if case .constant = cost {
      guard base > 0 || first.isLong || second?.isLong == true else { return true }
      return frame.charge(base + first.size(upTo: frame.affordable) + (second?.size(upTo: frame.affordable) ?? 0))
    }
    if case .sum = cost, case .string(let text) = first, case .string(let part)? = second {
      return frame.charge(1 + base + text.utf8.count / 8 + part.utf8.count / 8)
    }
    let sizes = (first.size(upTo: frame.affordable), second?.size(upTo: frame.affordable) ?? 1)
    if case .sum = cost { return frame.charge(base + sizes.0 + sizes.1) }
    let (product, over) = sizes.0.multipliedReportingOverflow(by: sizes.1)
    return frame.charge(base) && frame.charge(over ? .max : product)
  }

  func apply(_ values: [Value], _ frame: inout Frame) -> Value {
    guard frame.charge(base), frame.charge(cost(of: values, frame)) else {
      return .error(.tooManySteps(limit: frame.budget))
    }
    guard isAdapted else { return run(values) }
    var adapted: [Value] = []
    for (value, parameter) in zip(values, parameters) {
      guard let argument = value.adapted(to: parameter) else {
        return .error(.conversion(of: value.keyText, to: parameter.kind))
      }
      adapted.append(argument)
    }
    return run(adapted).asNumber
  }

  private func run(_ values: [Value]) -> Value {
    switch (overload.implementation, values.count) {
    case (.none(let body), 0): body()
    case (.one(let body), 1): body(values[0])
    case (.two(let body), 2): body(values[0], values[1])
    case (.three(let body), 3): body(values[0], values[1], values[2])
    case (.many(let body), _): body(values)
    default: .error(.noSuchOverload(function: overload.id, types: values.map(\.typeName)))
    }
  }

  private func cost(of values: [Value], _ frame: borrowing Frame) -> Int {
    switch cost {
    case .constant:
      return values.contains(where: \.isLong) ? values.reduce(1) { $0 + $1.size(upTo: frame.affordable) } : 1
    case .sum: return values.reduce(1) { $0 + $1.size(upTo: frame.affordable) }
    case .product:
      return values.reduce(1) { product, value in
        let (next, over) = product.multipliedReportingOverflow(by: max(1, value.size(upTo: frame.affordable)))
        return over ? .max : next
      }
    }
  }
}

extension ValueType {
  fileprivate var isMachineNumber: Bool { self == .int || self == .uint || self == .double }
}

extension Value {
  /// Whether it is a number of more digits than any report has.
  fileprivate var isLong: Bool {
    if case .number(let number) = self { !number.isShort } else { false }
  }

  /// Whether it has the type that a parameter asks for, as far as the value itself can tell.
  fileprivate func isOf(_ type: ValueType, adapted: Bool) -> Bool {
    switch (self, type) {
    case (_, .dyn), (_, .parameter), (.boolean, .boolean), (.int, .int), (.uint, .uint), (.double, .double),
      (.number, .number), (.string, .string), (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration),
      (.date, .date), (.null, .null), (.type, .type), (.list, .list), (.objects, .list), (.map, .map),
      (.optional, .optional), (.object, .object):
      true
    case (.number, .int), (.number, .uint), (.date, .timestamp): adapted
    default: false
    }
  }

  /// A rule's value as a form wants it that speaks of standard CEL's types; `nil` where it cannot be one.
  fileprivate func adapted(to type: ValueType) -> Value? {
    switch (self, type) {
    case (.number(let number), .int): number.int64.map { .int($0) }
    case (.number(let number), .uint): number.uint64.map { .uint($0) }
    case (.date(let date), .timestamp): .timestamp(Timestamp(date))
    default: self
    }
  }

  /// What standard CEL counts in integers is a number in rules.
  fileprivate var asNumber: Value {
    switch self {
    case .int(let integer): .number(Number(integer))
    case .uint(let integer): .number(Number(integer))
    default: self
    }
  }
}

/// A function of the host's, such as growth.
final class HostFunctionStep: Step {
  private let function: HostFunction
  private let arguments: [any Step]
  private let texts: [ExpressionText]

  init(_ function: HostFunction, _ arguments: [Expression]) {
    self.function = function
    self.arguments = arguments.map(\.step)
    texts = arguments.map(\.source)
  }

  func value(in frame: inout Frame) -> Value {
    var values: [Value] = []
    return frame.collect(arguments, into: &values) ?? function.apply(values, texts.map(\.text))
  }
}

final class AbsoluteStep: Step {
  private let operand: any Step
  init(_ operand: any Step) { self.operand = operand }

  func value(in frame: inout Frame) -> Value {
    let value = operand.value(in: &frame)
    if case .number(let number) = value { return .number(number.magnitude) }
    return value
  }
}

/// Rounded in the unit that the value is written in.
final class RoundedStep: Step {
  private let operand: any Step
  private let rounding: Expression.Rounding
  private let factor: Number

  private let source: ExpressionText

  init(_ operand: any Step, _ rounding: Expression.Rounding, _ unit: Unit, _ source: ExpressionText) {
    self.operand = operand
    self.source = source
    self.rounding = rounding
    factor = Number(unit.factor)
  }

  func value(in frame: inout Frame) -> Value {
    let value = operand.value(in: &frame)
    guard case .number(let number) = value else { return value }
    guard frame.pay(for: number, factor) else { return frame.exhaustion(source) }
    guard let inUnit = number.divided(by: factor) else { return value }
    return .number(rounded(inUnit) * factor)
  }

  private func rounded(_ number: Number) -> Number {
    switch rounding {
    case .halfEven(let decimals): Number(number.rounded(to: decimals))
    case .up: number.ceiling
    case .down: number.floor
    case .towardsZero: number.truncated
    case .halfAway: number.roundedHalfAway
    }
  }
}
