import Pushdown
import Testing

@Suite struct DialectTests {
  @Test(
    "A name is quoted, quotes in it doubled",
    arguments: [
      (Dialect.duckdb, "a\"b", "\"a\"\"b\""), (.postgres, "企业", "\"企业\""), (.spark, "a`b", "`a``b`"),
    ])
  func names(dialect: Dialect, name: String, quoted: String) { #expect(dialect.name(name) == quoted) }

  @Test(
    "A text stands for itself, quotes and backslashes included",
    arguments: [
      (Dialect.duckdb, "it's \\n", "'it''s \\n'"), (.postgres, "it's", "'it''s'"),
      (.postgres, "a\\b'c", "E'a\\\\b''c'"), (.spark, "a\\b'c", "'a\\\\b\\'c'"), (.spark, "é", "'é'"),
      (.spark, "a\n--b\r", #"'a\n--b\r'"#), (.duckdb, "\\\r\n'", #"E'\\\r\n'''"#), (.duckdb, "a\nb", "'a\nb'"),
    ])
  func texts(dialect: Dialect, text: String, constant: String) { #expect(dialect.text(text) == constant) }
}
