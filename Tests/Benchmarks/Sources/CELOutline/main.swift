// What expressions of standard CEL give, one line each, for a comparison with other engines.
//
//     cel-outline [--unchecked]
//
// Reads one expression a line as a JSON string, and prints one JSON object for each: {"check": [OFFSET, …]} where it is
// faulty before it is evaluated, else {"type": T, "value": V} or {"type": T, "error": KIND}. `--unchecked` leaves the
// types to evaluation.
import CEL
import Foundation

/// What expressions may name; `Tests/Oracle/cel_engines.py` has the same.
enum World {
  static let variables: [Checker.Variable] = [
    Checker.Variable(name: "n", type: .int), Checker.Variable(name: "s", type: .string),
    Checker.Variable(name: "l", type: .list(.int)), Checker.Variable(name: "m", type: .map(.string, .int)),
    Checker.Variable(name: "d", type: .dyn), Checker.Variable(name: "r", type: .map(.string, .dyn)),
    Checker.Variable(name: "size", type: .int), Checker.Variable(name: "unbound", type: .int),
  ]

  static func values() throws -> [String: Value] {
    let deep = try MapValue([(key: .string("z"), value: .string("deep"))])
    return [
      "n": .int(3), "s": .string("text"), "l": .list([.int(1), .int(2), .int(3)]),
      "m": .map(
        try MapValue([(key: .string("a"), value: .int(1)), (key: .string("b"), value: .int(2))])),
      "d": .int(7),
      "r": .map(try MapValue([(key: .string("x"), value: .int(1)), (key: .string("y"), value: .map(deep))])),
      "size": .int(5),
    ]
  }
}

func outcome(of text: String, in environment: Environment, with activation: Activation) -> String {
  do throws(ExpressionFaults) {
    let program = try Program(text, in: environment)
    let value = program.evaluate(activation).value
    return #"{"type": \#(quoted(name(of: program.type))), \#(result(value))}"#
  } catch {
    return #"{"check": [\#(error.all.map { "\($0.offset)" }.joined(separator: ", "))]}"#
  }
}

let isTyped = !CommandLine.arguments.contains("--unchecked")
let environment = Environment(variables: World.variables, isTyped: isTyped)
let activation = Activation(try World.values(), for: environment)
while let line = readLine() {
  print(outcome(of: try JSONDecoder().decode(String.self, from: Data(line.utf8)), in: environment, with: activation))
  // Who sends the next line only after the answer must not wait for a full buffer.
  fflush(nil)
}
