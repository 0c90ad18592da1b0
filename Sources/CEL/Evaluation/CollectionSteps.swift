/// A list literal; an optional member that is empty is left out.
final class ListStep: Step {
  private let steps: [any Step]
  private let areOptional: [Bool]
  private let hasOptional: Bool
  private let source: ExpressionText

  init(_ elements: [Expression.Element], _ source: ExpressionText) {
    steps = elements.map(\.value.step)
    areOptional = elements.map(\.isOptional)
    hasOptional = areOptional.contains(true)
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    guard frame.charge(steps.count) else { return frame.exhaustion(source) }
    var values: [Value] = []
    if let failure = frame.collect(steps, into: &values) { return failure }
    guard hasOptional else { return .list(values) }
    var kept: [Value] = []
    for (value, isOptional) in zip(values, areOptional) {
      switch (value, isOptional) {
      case (_, false): kept.append(value)
      case (.optional(let inner), true): if let inner { kept.append(inner) }
      default:
        return frame.failure(.noSuchOverload(function: "[?]", types: [value.typeName]), source)
      }
    }
    return .list(kept)
  }
}

/// A map literal; an optional entry whose value is empty is left out.
final class MapStep: Step {
  private let steps: [any Step]
  private let areOptional: [Bool]
  private let source: ExpressionText

  init(_ entries: [Expression.Entry], _ source: ExpressionText) {
    steps = entries.flatMap { [$0.key.step, $0.value.step] }
    areOptional = entries.map(\.isOptional)
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    guard frame.charge(steps.count) else { return frame.exhaustion(source) }
    var values: [Value] = []
    if let failure = frame.collect(steps, into: &values) { return failure }
    var entries: [(key: Value, value: Value)] = []
    for (index, isOptional) in areOptional.enumerated() {
      let (key, value) = (values[2 * index], values[2 * index + 1])
      switch (value, isOptional) {
      case (_, false): entries.append((key, value))
      case (.optional(let inner), true): if let inner { entries.append((key, inner)) }
      default:
        return frame.failure(.noSuchOverload(function: "{?}", types: [value.typeName]), source)
      }
    }
    do throws(EvaluationFault) {
      return .map(try MapValue(entries))
    } catch {
      return frame.failure(error, source)
    }
  }
}
