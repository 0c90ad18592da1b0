import CEL
import Quantities
import Random
import Testing

/// Laws that hold whatever the parts are: true or false, missing, or without a value.
@Suite("Laws of logic hold for parts at random")
struct RandomLawTests {
  /// In `a`, `b` and `c` stand conditions, in `p` a condition on `v0`, in `L` the list that it is taken from.
  private static let laws: [(left: String, right: String)] = [
    ("a && b", "b && a"), ("a || b", "b || a"), ("!(a && b)", "!a || !b"), ("!(a || b)", "!a && !b"), ("!!a", "a"),
    ("a && (b && c)", "(a && b) && c"), ("a || (b || c)", "(a || b) || c"), ("a ? b : c", "!a ? c : b"),
    ("!(a ? b : c)", "a ? !b : !c"), ("a == b", "b == a"), ("a != b", "!(a == b)"), ("a && a", "a"), ("a || a", "a"),
    ("!L.all(v0, p)", "L.exists(v0, !p)"), ("L.all(v0, p)", "!L.exists(v0, !p)"),
    ("L.all(v0, p && b)", "L.all(v0, p) && L.all(v0, b)"), ("L.exists(v0, p || b)", "L.exists(v0, b || p)"),
  ]
  private static let count: UInt64 = 600

  @Test("In rules both sides give the same, and lack the same")
  func rules() {
    let rows = RandomRows()
    let broken = (0..<Self.count).compactMap { seed in
      Self.violation(seed, lists: "lvc", .rule) { text in
        guard let expression = try? Checker.check(text, against: WorldVocabulary()) else { return nil }
        rows.salt = seed &* 0x1_0000
        var evaluator = Evaluator(rows, subject: World.subject)
        return Outcome(evaluator.evaluate(expression))
      }
    }
    #expect(broken == [])
  }

  @Test("In standard expressions both sides give the same")
  func standard() {
    let broken = (0..<Self.count).compactMap { seed in
      Self.violation(seed, lists: "lk", .standard) { text in
        guard let program = try? Program(text, in: StandardWorld.typed) else { return nil }
        let activation = StandardWorld.activations[Int(seed) % StandardWorld.activationCount]
        return Outcome(program.evaluate(activation).value)
      }
    }
    #expect(broken == [])
  }

  private enum Outcome: Equatable {
    case truth(Bool)
    case lacking(Set<Missing>)
    /// An error, or no condition at all.
    case other

    init(_ value: Value) {
      switch value {
      case .boolean(let truth): self = .truth(truth)
      case .unknown(let missing): self = .lacking(Set(missing.elements))
      default: self = .other
      }
    }
  }

  /// Kinds of lists and of their members.
  private static let members: [UInt8: Character] = [
    UInt8(ascii: "l"): "n", UInt8(ascii: "k"): "s", UInt8(ascii: "v"): "z", UInt8(ascii: "c"): "h",
  ]

  private static func violation(
    _ seed: UInt64, lists: String, _ grammar: ExpressionGrammar, _ evaluate: (String) -> Outcome?
  ) -> String? {
    var generator = ExpressionGenerator(seed: seed)
    let kinds = Array(lists.utf8)
    let list = kinds[generator.random.below(kinds.count)]
    let member = lists == "lk" && list == kinds[0] ? UInt8(ascii: "i") : members[list]?.asciiValue ?? 0
    let condition = UInt8(ascii: "b")
    var parts: [Character: String] = [:]
    for name in "abc" {
      parts[name] = "(" + generator.part(condition, fuel: generator.random.below(4), by: grammar) + ")"
    }
    parts["p"] = "(" + generator.part(condition, fuel: generator.random.below(4), under: [member], by: grammar) + ")"
    parts["L"] = "(" + generator.part(list, fuel: generator.random.below(3), by: grammar) + ")"
    let law = laws[generator.random.below(laws.count)]
    let (left, right) = (filled(law.left, parts), filled(law.right, parts))
    guard let first = evaluate(left), let second = evaluate(right), first != second else { return nil }
    return "seed \(seed)\n  \(left) is \(first)\n  \(right) is \(second)"
  }

  /// Letters that stand alone, with their parts in their place.
  private static func filled(_ law: String, _ parts: [Character: String]) -> String {
    let bytes = Array(law)
    return bytes.indices.map { index in
      let isAlone =
        (index == 0 || !bytes[index - 1].isLetter) && (index + 1 == bytes.count || !bytes[index + 1].isLetter)
      return isAlone ? parts[bytes[index]] ?? String(bytes[index]) : String(bytes[index])
    }.joined()
  }
}
