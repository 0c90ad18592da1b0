import Diagnostics
import Testing

@Suite("An excerpt shows the line and a caret under the spot")
struct SourceExcerptTests {
  @Test(
    "The caret stands under the character, also behind wide ones, and the indentation is left out",
    arguments: [
      ("rd > gpd", 6, "    rd > gpd\n         ^"),
      ("    assert: rd > gpd", 18, "    assert: rd > gpd\n                 ^"),
      ("研发 > 1", 4, "    研发 > 1\n         ^"), ("a\tb", 3, "    a b\n      ^"), ("ab", 3, "    ab\n      ^"),
      ("", 1, "    \n    ^"), ("   x", 2, "      x\n    ^"), ("ab", 99, "    ab\n      ^"),
      ("e\u{301}x", 3, "    e\u{301}x\n     ^"),
    ])
  func caret(_ line: String, _ column: Int, _ expected: String) {
    #expect(SourceExcerpt(line: line, column: column).lines.joined(separator: "\n") == expected)
  }

  @Test("Of a long line 100 columns are shown, 66 of them before the spot")
  func long() {
    let line = String(repeating: "a", count: 200) + "|" + String(repeating: "b", count: 200)
    let expected =
      "    " + String(repeating: "a", count: 66) + "|" + String(repeating: "b", count: 33) + "\n    "
      + String(repeating: " ", count: 66) + "^"
    #expect(SourceExcerpt(line: line, column: 201).lines.joined(separator: "\n") == expected)
  }
}
