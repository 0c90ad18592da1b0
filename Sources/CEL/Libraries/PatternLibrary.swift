/// `matches`: whether part of a text matches a regular expression.
enum PatternLibrary: Library {
  static let functionNames = ["matches"]
  /// Some patterns take milliseconds to compile.
  private static let compilation = 20_000

  static func overloads(of name: String) -> [Overload] {
    guard name == "matches" else { return [] }
    return [
      Overload("matches", [.string, .string], .boolean, cost: .product, baseCost: compilation, .two(matches)),
      Overload(
        "matches_string", member: true, [.string, .string], .boolean, cost: .product, baseCost: compilation,
        .two(matches)),
    ]
  }

  /// Compiles the pattern at each call: for patterns that are computed.
  @Sendable private static func matches(_ text: Value, _ pattern: Value) -> Value {
    guard case .string(let text) = text, case .string(let pattern) = pattern else {
      return .noOverload(of: "matches", [text, pattern])
    }
    do throws(EvaluationFault) {
      let expression = try RegularExpression(pattern)
      return .boolean(try expression.matches(text))
    } catch {
      return .error(error)
    }
  }
}
