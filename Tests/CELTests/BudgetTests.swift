import CEL
import Diagnostics
import Testing

/// What would take for ever or fill the memory ends at the budget, with an error that says so.
@Suite("An evaluation is bounded")
struct BudgetTests {
  /// Each name stands for twice, or for the square of, what the one before does.
  private static func nested(_ first: String, _ step: (String) -> String, _ count: Int, _ last: String) -> String {
    var text = last.replacing("$", with: "x\(count)")
    for index in (0..<count).reversed() {
      text = "cel.bind(x\(index + 1), \(step("x\(index)")), \(text))"
    }
    return "cel.bind(x0, \(first), \(text))"
  }

  @Test(
    "Doubling and squaring without end is stopped, in both dialects",
    arguments: [
      ("'abcdefgh'", "+", 40, "size($) > 0"), ("[1, 2, 3]", "+", 40, "size($) > 0"), ("b'abcdefgh'", "+", 40, "$ == $"),
    ] as [(String, String, Int, String)])
  func growth(_ first: String, _ sign: String, _ count: Int, _ last: String) throws {
    let text = Self.nested(first, { "\($0) \(sign) \($0)" }, count, last)
    #expect(standard(text) == Self.exhausted)
    #expect(try evaluated(text, budget: 1_000_000).hasSuffix("(too_many_steps)"))
  }

  @Test(
    "Lists of one list many times are not gone through without end",
    arguments: ["$ == dyn([$])", "[$, $] == dyn([$, [$]])", "[$] in [[$]]", "size('%s'.format([$])) > 0"])
  func shared(_ last: String) {
    let text = Self.nested("[1, 2]", { "[\($0), \($0)]" }, 40, last)
    #expect(standard(text) == Self.exhausted)
  }

  @Test("Numbers do not grow without end")
  func numbers() throws {
    let squares = Self.nested("12345678901", { "\($0) * \($0)" }, 40, "$ > 0")
    #expect(try evaluated(squares).hasSuffix("(too_many_steps)"))
    let fractions = Self.nested("1 / 3", { "\($0) * \($0) + 1 / 7" }, 40, "$ > 0")
    #expect(try evaluated(fractions).hasSuffix("(too_many_steps)"))
  }

  @Test("Nested macros are stopped, and what they would have decided is not believed")
  func macros() {
    let list = "[1,2,3,4,5,6,7,8,9,10]"
    let text =
      "true || " + "abcdefghi".map { "\(list).all(\($0), " }.joined() + "true" + String(repeating: ")", count: 9)
    // Standard CEL does not look at what decides nothing.
    #expect(standard(text) == "true")
    #expect(standard(String(text.dropFirst(8)) + " || true") == Self.exhausted)
  }

  @Test(
    "Replacing, joining and matching are paid for by what they go through",
    arguments: [
      "cel.bind(t, $.replace('a', $), t.size() > 0)", "[$, $, $].join($).size() > 0", "$.matches($)",
      "$.contains($ + 'x') || $.split('a').size() > 0",
    ])
  func texts(_ last: String) {
    let text = Self.nested("'aaaaaaaaaaaaaaaa'", { "\($0) + \($0)" }, 16, last)
    #expect(standard(text, budget: 200_000) == Self.exhausted)
  }

  @Test("Values are not nested deeper than their texts may be, by names or by what is bound to what")
  func depth() {
    func deep(_ inner: String) -> String {
      String(repeating: "[", count: 55) + inner + String(repeating: "]", count: 55)
    }
    let nested = "cel.bind(a, \(deep("1")), cel.bind(b, \(deep("a")), b == b))"
    #expect(standard(nested).contains("nested deeper than 100 levels"))
    let chained = "cel.bind(a, [], [a\(String(repeating: ",[]", count: 10_000))].size() + (a + [1]).size())"
    #expect(standard(chained) == "10002")
  }

  @Test("Roots, patterns and maps that are made again and again are paid for")
  func repeated() throws {
    let many = "[1,2,3,4,5,6,7,8,9,10]"
    let loops = "\(many).all(a, \(many).all(b, \(many).all(c, \(many).all(d, $))))"
    let roots = loops.replacing("$", with: "math.sqrt(a + 1) + math.sqrt(b + 2) != math.sqrt(c + 3) + math.sqrt(d + 5)")
    #expect(try evaluated(roots, budget: 1_000_000).hasSuffix("(too_many_steps)"))
    let patterns = loops.replacing("$", with: "'abc'.matches(a == 0 ? '[x]{1,100}' : 'b')")
    #expect(standard(patterns) == Self.exhausted)
    let digits = loops.replacing("$", with: "'%.999e'.format([1e900 / 3]) != ''")
    #expect(try evaluated(digits, budget: 1_000_000).hasSuffix("(too_many_steps)"))
  }

  @Test("A pattern that backtracking engines never come back from returns at once")
  func pattern() {
    let text = "'\(String(repeating: "a", count: 60_000))b'.matches('^(a+)+$')"
    #expect(standard(text) == "false")
  }

  private static let exhausted = "error: the evaluation took more than 1000000 steps and was stopped"

  private func standard(_ text: String, budget: Int = 1_000_000) -> String {
    do throws(ExpressionFaults) {
      let environment = Environment()
      let value = try Program(text, in: environment).evaluate(Activation(for: environment), budget: budget).value
      return outline(value).replacing("\(budget) steps", with: "1000000 steps")
    } catch {
      return error.rendered(of: text, in: .en)
    }
  }
}
