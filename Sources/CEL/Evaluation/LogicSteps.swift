final class NotStep: Step {
  private let operand: any Step
  private let source: ExpressionText

  init(_ operand: any Step, _ source: ExpressionText) {
    self.operand = operand
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let value = operand.value(in: &frame)
    switch value {
    case .boolean(let truth): return .boolean(!truth)
    case .unknown, .error: return value
    default: return frame.failure(.noSuchOverload(function: "!", types: [value.typeName]), source)
    }
  }
}

/// `&&` (decided by false) and `||` (decided by true): one side suffices, and what the other lacked is kept.
final class DecideStep: Step {
  private let left: any Step
  private let right: any Step
  private let deciding: Bool
  private let source: ExpressionText

  init(_ left: any Step, _ right: any Step, deciding: Bool, _ source: ExpressionText) {
    self.left = left
    self.right = right
    self.deciding = deciding
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let first = left.value(in: &frame)
    if case .boolean(let truth) = first, truth == deciding, !frame.isExhaustive { return first }
    let second = right.value(in: &frame)
    if case .boolean(let a) = first, case .boolean(let b) = second {
      return .boolean(deciding ? a || b : a && b)
    }
    return combine(first, second, &frame)
  }

  private func combine(_ first: Value, _ second: Value, _ frame: inout Frame) -> Value {
    for (decider, other) in [(first, second), (second, first)] {
      guard case .boolean(let truth) = decider, truth == deciding else { continue }
      if case .unknown(let missing) = other { frame.absorb(missing) }
      return decider
    }
    switch (first, second) {
    // What is unknown may still decide, whatever error the other side has.
    case (.unknown(let missing), .unknown(let others)): return .unknown(missing.union(others))
    case (.unknown, _): return first
    case (_, .unknown): return second
    case (.error, _): return first
    case (_, .error): return second
    default:
      let sign = deciding ? "||" : "&&"
      return frame.failure(.noSuchOverload(function: sign, types: [first.typeName, second.typeName]), source)
    }
  }
}

/// `?:`. The branch not taken is evaluated for the values that it lacks; what cannot be reckoned there is nobody's
/// concern: that is what the test guards against.
final class ConditionalStep: Step {
  private let test: any Step
  private let first: any Step
  private let second: any Step
  private let source: ExpressionText

  init(_ test: any Step, _ first: any Step, _ second: any Step, _ source: ExpressionText) {
    self.test = test
    self.first = first
    self.second = second
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let condition = test.value(in: &frame)
    switch condition {
    case .boolean(let isFirst):
      if frame.isExhaustive { frame.absorb(frame.inputLacking(in: isFirst ? second : first)) }
      return (isFirst ? first : second).value(in: &frame)
    case .unknown(let missing):
      return .unknown(missing.union(frame.inputLacking(in: first)).union(frame.inputLacking(in: second)))
    case .error: return condition
    default: return frame.failure(.noSuchOverload(function: "? :", types: [condition.typeName]), source)
    }
  }
}

/// Whether all that the operand needs is there; what is not is kept. An empty list is there.
final class ReportedStep: Step {
  private let operand: any Step
  /// The rows that it asks about, where it asks for a table's.
  private let root: RowsRoot?

  init(_ operand: Expression) {
    self.operand = operand.step
    if case .member = operand.operation { root = RowsRoot(operand) } else { root = nil }
  }

  func value(in frame: inout Frame) -> Value {
    let (result, lacking) = presence(&frame) ?? frame.separately(operand)
    frame.absorb(lacking)
    if case .unknown(let missing) = result {
      frame.absorb(missing)
      return .boolean(false)
    }
    return .boolean(lacking.concerningInput.isEmpty)
  }

  /// Whether the host has the rows, where it can tell without making a list of them.
  private func presence(_ frame: inout Frame) -> (Value, MissingSet)? {
    guard let root, let rows = frame.rows, rows.hasTallies, case .object(let row) = root.object.value(in: &frame) else {
      return nil
    }
    return rows.presence(of: root.slot, in: row).map { ($0, MissingSet()) }
  }
}

/// A member as an optional value: empty where it was not reported, which is kept.
final class OptionalMemberStep: Step {
  private let member: any Step
  init(_ member: any Step) { self.member = member }

  func value(in frame: inout Frame) -> Value {
    let value = member.value(in: &frame)
    guard case .unknown(let missing) = value else { return .optional(value) }
    frame.absorb(missing)
    return .optional(nil)
  }
}

extension Frame {
  /// The reported values that an expression lacks, whether or not it needs them.
  mutating func inputLacking(in step: any Step) -> MissingSet {
    let (value, lacking) = separately(step)
    guard case .unknown(let missing) = value else { return lacking.concerningInput }
    return lacking.union(missing).concerningInput
  }

  /// An expression's value, and what it did without, apart from what was absorbed before.
  mutating func separately(_ step: any Step) -> (Value, MissingSet) {
    let outer = absorbed
    absorbed = MissingSet()
    let result = step.value(in: &self)
    let lacking = absorbed
    absorbed = outer
    return (result, lacking)
  }
}
