import CEL
import Quantities
import Random
import Testing

/// Expressions at random, reckoned by the engine and, as fractions, by the test.
@Suite("Arithmetic at random is exact, whatever its order")
struct ExactArithmeticTests {
  private static let count = 600

  @Test("What + - * / give is the fraction that one reckons apart; where a divisor is zero it is missing")
  func arithmetic() throws {
    var faults: [String] = []
    var zeroDivisors = 0
    for seed in 0..<Self.count {
      var terms = RandomTerms(seed: UInt64(seed))
      let operators = 1 + terms.random.below(9)
      let given = terms.random.oneIn(3) ? terms.share(operators: operators) : terms.number(operators: operators)
      let value = try evaluate(given.text)
      if let exact = given.exact {
        if !isSame(value, exact) { faults.append("\(given.text) gives \(outline(value))") }
      } else {
        zeroDivisors += 1
        if reasons(value) != [.zeroDivisor] { faults.append("\(given.text) gives \(outline(value))") }
      }
    }
    #expect((faults, zeroDivisors > 20, zeroDivisors < Self.count / 4) == ([], true, true))
  }

  @Test("Comparisons follow the fractions, ! negates them, and the opposite sign gives the negated verdict")
  func comparisons() throws {
    let opposites = [("<", ">="), ("<=", ">"), (">", "<="), (">=", "<"), ("==", "!="), ("!=", "==")]
    var faults: [String] = []
    var equal = 0
    var missing = 0
    for seed in 0..<Self.count {
      var terms = RandomTerms(seed: UInt64(seed))
      let a = terms.money(mayLack: terms.random.oneIn(4))
      let b = terms.random.oneIn(4) ? a.rearranged(&terms.random) : terms.money(mayLack: false)
      let (sign, opposite) = opposites[terms.random.below(opposites.count)]
      let text = "\(a.text) \(sign) \(b.text)"
      let verdict = try evaluate(text)
      let negated = try evaluate("!(\(text))")
      let other = try evaluate("\(a.text) \(opposite) \(b.text)")
      let isSound: Bool
      if let exact = a.exact, let otherExact = b.exact {
        let order = exact.order(to: otherExact)
        if order == 0 { equal += 1 }
        let truth = Self.holds(sign, order)
        isSound = verdict.truth == truth && negated.truth == !truth && other.truth == !truth
      } else {
        missing += 1
        isSound = [verdict, negated, other].allSatisfy { lacking($0) == a.lacking }
      }
      if !isSound { faults.append("\(text): \(outline(verdict)), \(outline(negated)), \(outline(other))") }
    }
    #expect((faults, equal > Self.count / 10, missing > Self.count / 10) == ([], true, true))
  }

  @Test("A sum is the same in any order and with any brackets, with missing terms too, and in any unit of money")
  func sums() throws {
    var faults: [String] = []
    for seed in 0..<Self.count {
      var terms = RandomTerms(seed: UInt64(seed))
      let sum = terms.money(mayLack: terms.random.oneIn(3))
      for _ in 0..<3 {
        let other = sum.rearranged(&terms.random)
        let value = try evaluate(other.text)
        let isSound = sum.exact.map { isSame(value, $0) } ?? (lacking(value) == sum.lacking)
        if !isSound { faults.append("\(other.text) gives \(outline(value))") }
      }
      guard let exact = sum.exact else { continue }
      // The same in one literal, in 元.
      let yuan = "quantity('\(exact.numerator.text) 元') / \(exact.denominator.text)"
      if try evaluate("\(sum.text) == \(yuan)").truth != true { faults.append("\(sum.text) is not \(yuan)") }
    }
    #expect(faults == [])
  }

  // MARK: -

  private func evaluate(_ text: String) throws -> Value {
    let expression = try Checker.check(text, against: WorldVocabulary())
    var evaluator = Evaluator(WorldRows(), subject: World.subject)
    return evaluator.evaluate(expression)
  }

  private func isSame(_ value: Value, _ exact: ExactFraction) -> Bool {
    guard case .number(let number) = value, let numerator = Decimal(exact.numerator.text),
      let denominator = Decimal(exact.denominator.text)
    else { return false }
    // The first would suffice if the engine's own product and comparison were beyond doubt.
    return number * Number(denominator) == Number(numerator)
      && exact.isNearest("\(number.rounded(to: 20).padded(to: 20))", decimals: 20)
  }

  private func reasons(_ value: Value) -> Set<Missing.Reason> {
    if case .unknown(let missing) = value { Set(missing.elements.map(\.reason)) } else { [] }
  }

  private func lacking(_ value: Value) -> Set<String> {
    if case .unknown(let missing) = value { Set(missing.elements.map(\.name)) } else { [] }
  }

  private static func holds(_ sign: String, _ order: Int) -> Bool {
    switch sign {
    case "<": order < 0
    case "<=": order <= 0
    case ">": order > 0
    case ">=": order >= 0
    case "==": order == 0
    default: order != 0
    }
  }
}

extension Value {
  fileprivate var truth: Bool? {
    if case .boolean(let truth) = self { truth } else { nil }
  }
}
