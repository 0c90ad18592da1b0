import Testing

@testable import Pushdown

@Suite struct TextPatternTests {
  @Test(
    "What means the same in every engine is written in its language",
    arguments: [
      ("^[A-C]", "^[A-C]", "^[A-C]"), ("^\\d{6}$", "^[0-9]{6}\\z", "^[0-9]{6}$"), (".", "[^\\x{A}]", "[^\\u000A]"),
      ("\\W", "[^0-9A-Z_a-z]", "[^0-9A-Z_a-z]"), ("a|b+?", "a|b+", "a|b+"), ("(a|b)c", "(?:a|b)c", "(?:a|b)c"),
      ("(ab){1,3}", "(?:ab){1,3}", "(?:ab){1,3}"), ("[]&^-]", "[\\]\\&\\^\\-]", "[\\]\\&\\^\\-]"),
      ("a{2,}", "a{2,}", "a{2,}"),
      ("[^一-龥\\s]", "[^一-龥\\x{9}-\\x{A}\\x{C}-\\x{D}\\x{20}]", "[^一-龥\\u0009-\\u000A\\u000C-\\u000D\\u0020]"),
      ("a-b", "a\\-b", "a\\-b"),
      ("\\x{4E00}\\x41", "一A", "一A"), ("\\t\\v", "\\x{9}\\x{B}", "\\u0009\\u000B"), ("(?:公司)$", "公司\\z", "公司$"),
      ("[\\d.]*", "[0-9\\.]*", "[0-9\\.]*"), ("é", "é", "é"), ("😀", "😀", "😀"), (" ", "\\x{20}", "\\u0020"),
    ])
  func written(pattern: String, spark: String, postgres: String) {
    #expect(TextPattern.written(pattern, .spark) == spark)
    #expect(TextPattern.written(pattern, .postgres) == postgres)
    #expect(TextPattern.written(pattern, .duckdb) == pattern)
  }

  @Test(
    "What engines differ in, or might take forever for, is refused",
    arguments: [
      "", "a|", "(a*)*", "(a|b)*", "(ab){17}", "a{256}", "a**", "^*", "a{,2}", "\\b", "\\pN", "(?i)a", "(?P<x>a)",
      "[[:alpha:]]",
      "[\\D]", "\\Qa\\E", "[a-\\d]", "[b-a]", "[a-b-c]", "(a", "a)", "[a", "a\\", "\\1", "\\x{110000}", "\\x{D800}",
      "\\z", "{", "a\0",
      String(repeating: "(", count: 30) + "a" + String(repeating: ")", count: 30),
    ])
  func refused(pattern: String) {
    #expect(TextPattern.written(pattern, .spark) == nil)
    #expect(TextPattern.written(pattern, .postgres) == nil)
  }

  @Test(
    "The same engine takes all but what depends on the release of Unicode",
    arguments: [
      ("(a|b)*\\b", true), ("[[:alpha:]]+", true), ("\\\\p", true), ("\\pN", false), ("[\\PL]", false),
      ("(?i)a", false),
      ("\\C", false), ("\\Qa\\E", false), ("(?:a)", true),
    ])
  func sameEngine(pattern: String, isTaken: Bool) {
    #expect(TextPattern.written(pattern, .duckdb) == (isTaken ? pattern : nil))
  }
}
