/// `optional.optMap(name, body)`.
final class OptionalMapStep: Step {
  private let optional: any Step
  private let slot: Int
  private let body: any Step
  private let isFlat: Bool
  private let source: ExpressionText

  init(_ optional: any Step, _ slot: Int, _ body: any Step, _ isFlat: Bool, _ source: ExpressionText) {
    self.optional = optional
    self.slot = slot
    self.body = body
    self.isFlat = isFlat
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let value = optional.value(in: &frame)
    switch value {
    case .optional(let inner):
      guard let inner else { return value }
      frame.macroVariables.set(slot, to: inner)
      let made = body.value(in: &frame)
      return isFlat || !made.isKnown ? made : .optional(made)
    case .unknown, .error: return value
    default:
      let name = isFlat ? "optFlatMap" : "optMap"
      return frame.failure(.noSuchOverload(function: name, types: [value.typeName]), source)
    }
  }
}

/// `optional.or(other)` and `optional.orValue(value)`: the other is looked at only where the optional is empty, or for
/// the values that it lacks.
final class OptionalElseStep: Step {
  private let name: String
  private let optional: any Step
  private let other: any Step
  private let source: ExpressionText

  init(_ name: String, _ optional: any Step, _ other: any Step, _ source: ExpressionText) {
    self.name = name
    self.optional = optional
    self.other = other
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let value = optional.value(in: &frame)
    switch value {
    case .optional(nil): return otherwise(other.value(in: &frame), frame)
    case .optional(let inner?):
      if frame.isExhaustive { frame.absorb(frame.inputLacking(in: other)) }
      return name == "or" ? value : inner
    case .unknown, .error: return value
    default: return frame.failure(.noSuchOverload(function: name, types: [value.typeName]), source)
    }
  }

  /// What stands for the empty optional: after `or` an optional as well.
  private func otherwise(_ value: Value, _ frame: borrowing Frame) -> Value {
    switch value {
    case .optional, .unknown, .error: value
    default:
      name == "or"
        ? frame.failure(.noSuchOverload(function: name, types: ["optional_type", value.typeName]), source) : value
    }
  }
}
