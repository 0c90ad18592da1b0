final class ConstantStep: Step {
  private let constant: Value
  init(_ constant: Value) { self.constant = constant }
  func value(in frame: inout Frame) -> Value { constant }
}

final class VariableStep: Step {
  private let slot: Int
  private let source: ExpressionText

  init(_ slot: Int, _ source: ExpressionText) {
    self.slot = slot
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    slot < frame.variables.count ? frame.variables[slot] : frame.failure(.unknownName(source.text), source)
  }
}

final class MacroVariableStep: Step {
  private let slot: Int
  init(_ slot: Int) { self.slot = slot }
  func value(in frame: inout Frame) -> Value { frame.macroVariables[slot] }
}

/// A name that nothing declares.
final class UnknownNameStep: Step {
  private let name: String
  private let source: ExpressionText

  init(_ name: String, _ source: ExpressionText) {
    self.name = name
    self.source = source
  }

  func value(in frame: inout Frame) -> Value { frame.failure(.unknownName(name), source) }
}

final class SubjectStep: Step {
  func value(in frame: inout Frame) -> Value { .object(frame.subject) }
}

/// A member of the subject, read without a detour.
final class OwnMemberStep: Step {
  private let slot: Int
  private let name: String

  init(_ slot: Int, _ name: String) {
    self.slot = slot
    self.name = name
  }

  func value(in frame: inout Frame) -> Value {
    frame.rows?.value(ofMember: slot, named: name, in: frame.subject)
      ?? .missing(name, in: frame.subject, .notReported)
  }
}

final class MemberStep: Step {
  private let object: any Step
  private let slot: Int
  private let name: String

  init(_ object: any Step, _ slot: Int, _ name: String) {
    self.object = object
    self.slot = slot
    self.name = name
  }

  func value(in frame: inout Frame) -> Value {
    let value = object.value(in: &frame)
    guard case .object(let row) = value else { return value }
    return frame.rows?.value(ofMember: slot, named: name, in: row) ?? .missing(name, in: row, .notReported)
  }
}

final class MethodStep: Step {
  private let object: any Step
  private let slot: Int
  private let arguments: [any Step]

  init(_ object: any Step, _ slot: Int, _ arguments: [any Step]) {
    self.object = object
    self.slot = slot
    self.arguments = arguments
  }

  func value(in frame: inout Frame) -> Value {
    let value = object.value(in: &frame)
    guard case .object(let row) = value else { return value }
    var values: [Value] = []
    if let failure = frame.collect(arguments, into: &values) { return failure }
    return frame.rows?.value(ofMethod: slot, arguments: values, of: row) ?? .missing("", in: row, .notReported)
  }
}

/// The body for other rows: the subject, and every variable that is a row, give way to what `object` is for them.
final class ScopedStep: Step {
  private let object: any Step
  private let body: any Step

  init(_ object: any Step, _ body: any Step) {
    self.object = object
    self.body = body
  }

  func value(in frame: inout Frame) -> Value {
    let (outer, outerVariables) = (frame.subject, frame.macroVariables)
    defer { (frame.subject, frame.macroVariables) = (outer, outerVariables) }
    let value = object.value(in: &frame)
    guard case .object(let counterpart) = value else { return value }
    for slot in 0..<outerVariables.count {
      guard case .object(let row) = outerVariables[slot] else { continue }
      frame.subject = row
      frame.macroVariables.set(slot, to: object.value(in: &frame))
    }
    frame.subject = counterpart
    return body.value(in: &frame)
  }
}

final class BindStep: Step {
  private let slot: Int
  private let bound: any Step
  private let body: any Step

  init(_ slot: Int, _ bound: any Step, _ body: any Step) {
    self.slot = slot
    self.bound = bound
    self.body = body
  }

  func value(in frame: inout Frame) -> Value {
    let value = bound.value(in: &frame)
    frame.macroVariables.set(slot, to: value)
    let result = body.value(in: &frame)
    // A name that was not needed, or not asked for, hides nothing.
    if case .unknown(let missing) = value, result.isKnown, frame.isExhaustive { frame.absorb(missing) }
    return result
  }
}

extension Frame {
  /// Evaluates all; where any of them has no value, what that leaves of the whole: the first error, else all that is
  /// unknown.
  mutating func collect(_ steps: [any Step], into values: inout [Value]) -> Value? {
    values.reserveCapacity(values.count + steps.count)
    var missing: MissingSet?
    var error: Value?
    for step in steps {
      let value = step.value(in: &self)
      switch value {
      case .error:
        if !isExhaustive { return value }
        error = error ?? value
      case .unknown(let lacking): missing.include(lacking)
      default: values.append(value)
      }
    }
    return error ?? missing.map { .unknown($0) }
  }
}
