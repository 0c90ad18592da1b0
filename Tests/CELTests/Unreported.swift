import CEL

/// Names of which some have no value: `u` and `v` were not reported; `us` is a list that holds true, then `u`, then false.
enum Unreported {
  static let environment = Environment(
    variables: ["u", "v", "us"].map { Checker.Variable(name: $0, type: .dyn) })

  static let values: [String: Value] = [
    "u": .missing("u", .notReported), "v": .missing("v", .notReported),
    "us": .list([.boolean(true), .missing("u", .notReported), .boolean(false)]),
  ]

  /// The value as one line, and what it did without.
  static func evaluated(_ text: String) -> String {
    do throws(ExpressionFaults) {
      let program = try Program(text, in: environment)
      let evaluation = program.evaluate(Activation(values, for: environment))
      let absorbed = Standard.outline(evaluation.absorbed)
      return Standard.outline(evaluation.value) + (absorbed.isEmpty ? "" : " | " + absorbed)
    } catch {
      return Standard.outline(error)
    }
  }

  /// The value alone, where it is left open what it did without.
  static func value(_ text: String) -> String {
    let outcome = evaluated(text)
    return outcome.firstRange(of: " | ").map { String(outcome[..<$0.lowerBound]) } ?? outcome
  }
}
