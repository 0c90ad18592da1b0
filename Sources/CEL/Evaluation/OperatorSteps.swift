internal import Quantities

/// `+`, `-`, `*`, `/` and `%`.
final class ArithmeticStep: Step {
  private let operation: Expression.Arithmetic
  private let left: any Step
  private let right: any Step
  private let source: ExpressionText
  private let leftSource: ExpressionText
  private let rightSource: ExpressionText

  init(_ operation: Expression.Arithmetic, _ left: Expression, _ right: Expression, _ source: ExpressionText) {
    self.operation = operation
    self.left = left.step
    self.right = right.step
    self.source = source
    leftSource = left.source
    rightSource = right.source
  }

  func value(in frame: inout Frame) -> Value {
    let (a, b) = (left.value(in: &frame), right.value(in: &frame))
    if case .double(let x) = a, case .double(let y) = b, operation != .modulo {
      return .double(Self.reckon(operation, x, y))
    }
    if case .number(let x) = a, case .number(let y) = b, !frame.pay(for: x, y) { return frame.exhaustion(source) }
    let result =
      switch operation {
      case .add: a.isJoined ? joined(a, b, &frame) : Arithmetic.add(a, b)
      case .subtract: Arithmetic.subtract(a, b)
      case .multiply: Arithmetic.multiply(a, b)
      case .divide: Arithmetic.divide(a, b)
      case .modulo: Arithmetic.modulo(a, b)
      case .join: joined(a, b, &frame)
      }
    if case .error(let fault) = result { return failing(a, b, fault, frame) }
    return result
  }

  @inline(__always)
  private static func reckon(_ operation: Expression.Arithmetic, _ x: Double, _ y: Double) -> Double {
    switch operation {
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    default: x + y
    }
  }

  /// What is put together is paid for before it is made: doubled often enough it would fill any memory.
  private func joined(_ a: Value, _ b: Value, _ frame: inout Frame) -> Value {
    guard a.isKnown, b.isKnown else { return Arithmetic.join(a, b) }
    guard frame.charge(a.outerSize + b.outerSize) else { return frame.exhaustion(source) }
    return Arithmetic.join(a, b)
  }

  /// The operation failed: since an operand has no value, or for a reason of its own.
  private func failing(_ a: Value, _ b: Value, _ fault: EvaluationFault, _ frame: borrowing Frame) -> Value {
    if let failure = frame.failing(a, b) { return failure }
    guard frame.dialect == .rules else { return .error(fault) }
    switch fault {
    case .divisionByZero: return frame.failure(fault, rightSource)
    case .invalidArgument:
      if case .number(let dividend) = a, !dividend.isWhole { return frame.failure(fault, leftSource) }
      return frame.failure(fault, rightSource)
    default: return frame.failure(fault, source)
    }
  }
}

final class NegateStep: Step {
  private let operand: any Step
  private let source: ExpressionText

  init(_ operand: any Step, _ source: ExpressionText) {
    self.operand = operand
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let value = operand.value(in: &frame)
    guard value.isKnown, case .error(let fault) = Arithmetic.negated(value) else {
      return value.isKnown ? Arithmetic.negated(value) : value
    }
    return frame.failure(fault, source)
  }
}

/// `==` and `!=`.
final class EqualStep: Step {
  private let left: any Step
  private let right: any Step
  private let wanted: Bool
  private let source: ExpressionText

  init(_ left: any Step, _ right: any Step, wanted: Bool, _ source: ExpressionText) {
    self.left = left
    self.right = right
    self.wanted = wanted
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let (a, b) = (left.value(in: &frame), right.value(in: &frame))
    switch (a, b) {
    case (.double(let x), .double(let y)): return .boolean((x == y) == wanted)
    case (.int(let x), .int(let y)): return .boolean((x == y) == wanted)
    case (.number(let x), .number(let y)):
      return frame.pay(for: x, y) ? .boolean((x == y) == wanted) : frame.exhaustion(source)
    case (.string(let x), .string(let y)):
      return frame.pay(for: x) ? .boolean(x.isSameText(as: y) == wanted) : frame.exhaustion(source)
    default: break
    }
    if let failure = frame.failing(a, b) { return failure }
    guard frame.pay(for: a) else { return frame.exhaustion(source) }
    if let equal = a.equals(b) { return .boolean(equal == wanted) }
    return frame.undecided(a, b, source)
  }
}

/// `<`, `<=`, `>` and `>=`.
final class OrderStep: Step {
  private let sign: BinaryOperator
  private let left: any Step
  private let right: any Step
  private let source: ExpressionText

  init(_ sign: BinaryOperator, _ left: any Step, _ right: any Step, _ source: ExpressionText) {
    self.sign = sign
    self.left = left
    self.right = right
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let (a, b) = (left.value(in: &frame), right.value(in: &frame))
    // The kinds that are compared most often go first and straight.
    switch (a, b) {
    case (.double(let x), .double(let y)): return .boolean(holds(x, y))
    case (.int(let x), .int(let y)): return .boolean(holds(x, y))
    case (.number(let x), .number(let y)):
      return frame.pay(for: x, y) ? .boolean(holds(x, y)) : frame.exhaustion(source)
    default: break
    }
    if let failure = frame.failing(a, b) { return failure }
    guard frame.pay(for: a) else { return frame.exhaustion(source) }
    guard let order = a.order(to: b) else {
      return frame.failure(
        .noSuchOverload(function: sign.rawValue, types: [a.typeName, b.typeName]), source)
    }
    switch sign {
    case .less: return .boolean(order == .less)
    case .lessOrEqual: return .boolean(order == .less || order == .equal)
    case .greater: return .boolean(order == .greater)
    default: return .boolean(order == .greater || order == .equal)
    }
  }

  @inline(__always)
  private func holds<T: Comparable>(_ x: T, _ y: T) -> Bool {
    switch sign {
    case .less: x < y
    case .lessOrEqual: x <= y
    case .greater: x > y
    default: x >= y
    }
  }
}

extension Value {
  /// Whether `+` puts it together with another rather than adding it up.
  fileprivate var isJoined: Bool {
    switch self {
    case .string, .bytes, .list, .objects: true
    default: false
    }
  }

  /// What is copied where the value is put behind another.
  fileprivate var outerSize: Int {
    switch self {
    case .string(let text): text.utf8.count / 2
    case .bytes(let bytes): bytes.count / 2
    case .list(let elements): 8 * elements.count
    case .objects(let objects): 4 * objects.count
    default: 1
    }
  }
}
