import Testing

@testable import CEL

/// Expected values follow RE2's published syntax (https://github.com/google/re2/wiki/Syntax); its messages are those of
/// its `regexp.cc`.
@Suite("Regular expressions are RE2's")
struct PatternTests {
  struct Match: Sendable {
    let text: String
    let pattern: String
    let expected: Bool

    init(_ text: String, _ pattern: String, _ expected: Bool) {
      self.text = text
      self.pattern = pattern
      self.expected = expected
    }
  }

  @Test(
    "A pattern matches any part of a text, unless it is anchored",
    arguments: [
      Match("hubba", "ubb", true), Match("hubba", "^ubb", false), Match("hubba", "bba$", true),
      Match("", "", true), Match("", "^$", true), Match("a", "", true), Match("", "foo|bar", false),
      Match("abc", "^a.c$", true), Match("a\nc", "a.c", false), Match("a\nc", "(?s)a.c", true),
      Match("a\nb", "^b", false), Match("a\nb", "(?m)^b", true), Match("ab\n", "b$", false),
      Match("ABC", "b", false), Match("ABC", "(?i)b", true), Match("grey", "gr(a|e)y", true),
      Match("2023-03-02", #"^\d{4}-\d{2}-\d{2}$"#, true), Match("２０２３", #"\d"#, false),
      Match("mañana", "a+ñ+a+", true), Match("杭州市余杭区", "州.余", true), Match("杭州市余杭区", "^.{6}$", true),
      Match("杭州市", #"^\p{Han}+$"#, true), Match("Hangzhou", #"\p{Han}"#, false), Match("杭州市", "[区县]$", false),
      Match("𠮷", "^.$", true), Match("🐱😀😀", "(🐱|😀){2}", true), Match("e\u{301}", "^.$", false),
      Match("e\u{301}", "é", false),
      Match("a\0b", "\0b", true), Match("a\0b", #"a\x00b"#, true), Match("a\0b", "^a$", false),
      Match("ab", "a\0", false),
      Match(String(repeating: "a", count: 1_000), "^a{1000}$", true), Match("x", #"\Qx\E"#, true),
    ])
  func matching(_ given: Match) throws {
    #expect(try RegularExpression(given.pattern).matches(given.text) == given.expected)
  }

  @Test("A pattern on which others take forever ends at once")
  func linearTime() throws {
    let text = String(repeating: "a", count: 100_000) + "b"
    let expression = try RegularExpression("(a+)+$")
    let clock = ContinuousClock()
    let start = clock.now
    let isMatch = try expression.matches(text)
    #expect(!isMatch && clock.now - start < .seconds(1))
  }

  struct Refusal: Sendable {
    let pattern: String
    let reason: String
    let shown: String

    init(_ pattern: String, _ reason: String, shown: String? = nil) {
      self.pattern = pattern
      self.reason = reason
      self.shown = shown ?? pattern
    }
  }

  @Test(
    "What RE2 does not know is refused, with its reason",
    arguments: [
      Refusal("a(?=b)", "invalid perl operator: (?="), Refusal("a(?!b)", "invalid perl operator: (?!"),
      Refusal("(?<=a)b", "invalid perl operator: (?<"), Refusal(#"(a)\1"#, #"invalid escape sequence: \1"#),
      Refusal("(", "missing ): ("), Refusal("a)", "unexpected ): a)"), Refusal("[a", "missing ]: [a"),
      Refusal("*a", "no argument for repetition operator: *"), Refusal("a**", "bad repetition operator: **"),
      Refusal("a{1001}", "invalid repetition size: {1001}"), Refusal("[z-a]", "invalid character class range: z-a"),
      Refusal("\\", #"trailing \"#), Refusal(#"\p{Chinese}"#, #"invalid character class range: \p{Chinese}"#),
      Refusal("州(?=市)", "invalid perl operator: (?="),
      Refusal(#"\pL{1000}"#, "pattern too large - compile failed"),
      Refusal(
        String(repeating: "州", count: 334), "longer than 1000 bytes", shown: String(repeating: "州", count: 64) + "…"),
    ])
  func refusals(_ given: Refusal) {
    #expect(throws: EvaluationFault.invalidPattern(given.shown, reason: given.reason)) {
      try RegularExpression(given.pattern)
    }
  }

  @Test("One expression serves several threads")
  func threads() async throws {
    let expression = try RegularExpression("[ab]*a[ab]{12}c")
    let matches = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<8 {
        let text = String(repeating: number.isMultiple(of: 2) ? "ab" : "ba", count: 500) + "c"
        group.addTask { (try? expression.matches(text)) ?? false }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    // The thirteenth letter from the end is an a only in "ba" times 500.
    #expect(matches == 4)
  }

  @Test(
    "matches is a function and a method",
    arguments: [
      ("hubba", "ubb", "true"), ("hubba", "x", "false"),
      ("a", "(", "error invalidPattern(\"(\", reason: \"missing ): (\")"),
    ])
  func library(_ text: String, _ pattern: String, _ expected: String) {
    let results = PatternLibrary.overloads(of: "matches").map { called($0, .string(text), .string(pattern)) }
    #expect(results == [expected, expected])
  }
}
