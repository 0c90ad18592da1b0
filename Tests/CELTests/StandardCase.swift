import CEL
import Diagnostics
import Testing

/// An expression of standard CEL, and the outline of what it gives.
struct StandardCase: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: String

  init(_ text: String, _ expected: String) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text.count > 120 ? String(text.prefix(120)) + "…" : text }

  /// One case a line, `expression => outline`; blank lines and those that begin with `#` are for the reader.
  static func table(_ text: String) -> [StandardCase] {
    text.split(separator: "\n").compactMap { line in
      if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { return nil }
      let parts = line.split(separator: " => ", maxSplits: 1)
      // A line without an outline is a mistake of the table: as a case it fails.
      return parts.count == 2
        ? StandardCase(trimmed(parts[0]), trimmed(parts[1])) : StandardCase(String(line), "a line with =>")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
  }
}

/// What standard expressions are tested in.
///
/// `n` is 3, `s` 'text', `l` [1, 2, 3], `m` {'a': 1, 'b': 2}; `d` is 7 and `r` {'x': 1, 'y': {'z': 'deep'}}, both of
/// types that are not known before; `size` is 5, for a function and a variable may share a name. `unbound` has no value.
enum Standard {
  static let variables: [Checker.Variable] = [
    Checker.Variable(name: "n", type: .int), Checker.Variable(name: "s", type: .string),
    Checker.Variable(name: "l", type: .list(.int)), Checker.Variable(name: "m", type: .map(.string, .int)),
    Checker.Variable(name: "d", type: .dyn), Checker.Variable(name: "r", type: .map(.string, .dyn)),
    Checker.Variable(name: "size", type: .int), Checker.Variable(name: "unbound", type: .int),
  ]

  static let values: [String: Value] = [
    "n": .int(3), "s": .string("text"), "l": .list([.int(1), .int(2), .int(3)]),
    "m": map([("a", .int(1)), ("b", .int(2))]), "d": .int(7),
    "r": map([("x", .int(1)), ("y", map([("z", .string("deep"))]))]), "size": .int(5),
  ]

  /// A map of texts; no key may occur twice.
  static func map(_ entries: [(key: String, value: Value)]) -> Value {
    (try? MapValue(entries.map { (key: .string($0.key), value: $0.value) })).map { .map($0) } ?? .null
  }

  static let typed = Environment(variables: variables)
  static let untyped = Environment(variables: variables, isTyped: false)

  /// The value as one line; of an error the kind alone where the case wants no more than `error`.
  static func evaluated(_ given: StandardCase, in environment: Environment = typed) -> String {
    let outcome = outcome(of: given.text, in: environment, with: values)
    return given.expected == "error" && outcome.hasPrefix("error: ") ? "error" : outcome
  }

  static func outcome(of text: String, in environment: Environment, with values: [String: Value]) -> String {
    do throws(ExpressionFaults) {
      return outline(try Program(text, in: environment).evaluate(Activation(values, for: environment)).value)
    } catch {
      return outline(error)
    }
  }

  /// Where the faults of an expression stand, in bytes: `0, 7`; nothing where there are none.
  static func offsets(_ text: String, in environment: Environment = typed) -> String {
    do throws(ExpressionFaults) {
      _ = try Program(text, in: environment)
      return "none"
    } catch {
      return error.all.map { "\($0.offset)" }.joined(separator: ", ")
    }
  }

  static func type(of text: String, in environment: Environment = typed) -> String {
    do throws(ExpressionFaults) {
      return outline(try Program(text, in: environment).type)
    } catch {
      return outline(error)
    }
  }

  static func outline(_ faults: ExpressionFaults) -> String {
    "faults: " + faults.all.map { "\($0.offset) \($0.fact.wording(in: .en))" }.joined(separator: "|")
  }
}
