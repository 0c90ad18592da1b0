/// `matches`: whether part of a text matches a regular expression.
enum PatternLibrary: Library {
  static let functionNames = ["matches"]

  static func overloads(of name: String) -> [Overload] {
    guard name == "matches" else { return [] }
    return [
      Overload("matches", [.string, .string], .boolean, cost: .sum, .two(matches)),
      Overload("matches_string", member: true, [.string, .string], .boolean, cost: .sum, .two(matches)),
    ]
  }

  /// Compiles the pattern at each call: for patterns that are computed.
  @Sendable private static func matches(_ text: Value, _ pattern: Value) -> Value {
    guard case .string(let text) = text, case .string(let pattern) = pattern else {
      return .noOverload(of: "matches", [text, pattern])
    }
    do throws(EvaluationFault) {
      return .boolean(try RegularExpression(pattern).matches(text))
    } catch {
      return .error(error)
    }
  }
}
