/// `matches` with a pattern that is written out.
final class PatternStep: Step {
  private let text: any Step
  private let pattern: RegularExpression
  private let source: ExpressionText

  init(_ text: any Step, _ pattern: RegularExpression, _ source: ExpressionText) {
    self.text = text
    self.pattern = pattern
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let value = text.value(in: &frame)
    switch value {
    case .string(let text):
      // A byte costs at worst a step through each of the instructions.
      guard frame.charge((1 + text.utf8.count / 8) * (1 + pattern.size / 16)) else { return frame.exhaustion(source) }
      do throws(EvaluationFault) {
        return .boolean(try pattern.matches(text))
      } catch {
        return frame.failure(error, source)
      }
    case .unknown, .error: return value
    default: return frame.failure(.noSuchOverload(function: "matches", types: [value.typeName, "string"]), source)
    }
  }
}
