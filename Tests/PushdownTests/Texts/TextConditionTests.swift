import CEL
import Evaluation
import Packs
import Testing

@testable import Pushdown

@Suite struct TextConditionTests {
  private func sql(
    _ text: String, _ dialect: Pushdown.Dialect, _ kind: Field.Kind = .string, column: String = "n"
  ) throws -> String {
    let expression = try #require(try TextFixture([text]).assertions.first)
    return try TextConditions(dialect).sql(expression, column: column, kind: kind, member: nil, variables: [])
  }

  @Test(
    "A condition is the same in every dialect",
    arguments: [
      ("name == 'A甲'", "n = 'A甲'"), ("name != \"it's\"", "n <> 'it''s'"), ("'A' == name", "'A' = n"),
      ("name in ['A', 'B']", "n IN ('A', 'B')"), ("!(name in ['A', 'B'])", "NOT n IN ('A', 'B')"),
      ("name in []", "CASE WHEN n IS NOT NULL THEN FALSE END"),
      ("name == 'A' || name == 'B' && name != 'C'", "(n = 'A' OR n = 'B' AND n <> 'C')"),
      ("(name == 'A' || name == 'B') && name != 'C'", "((n = 'A' OR n = 'B') AND n <> 'C')"),
      ("!(name == 'A' && name == 'B')", "NOT (n = 'A' AND n = 'B')"), ("reported(name)", "n IS NOT NULL"),
      ("reported(name == 'A' || true)", "n IS NOT NULL"), ("reported('A' == 'B')", "TRUE"),
      ("name + '1' == 'K1'", "n || '1' = 'K1'"), ("(name == 'A') == (name != 'B')", "(n = 'A') = (n <> 'B')"),
      ("name == 'A' ? name == 'B' : true", "CASE WHEN n = 'A' THEN n = 'B' WHEN NOT n = 'A' THEN TRUE END"),
      ("['A', 'B'].exists(x, name != x)", "(n <> 'A' OR n <> 'B')"),
      ("['A', 'B'].all(x, name != x)", "(n <> 'A' AND n <> 'B')"),
    ])
  func common(text: String, sql: String) throws {
    for dialect in [Pushdown.Dialect.duckdb, .postgres] { #expect(try self.sql(text, dialect) == sql) }
    #expect(try self.sql(text, .spark) == sql.replacing("'it''s'", with: "'it\\'s'"))
  }

  @Test(
    "Each dialect has functions of its own",
    arguments: [
      ("name < 'B'", "n < 'B'", "n < 'B' COLLATE \"C\"", "n < 'B'"),
      ("name >= 'A' + 'B'", "n >= 'A' || 'B'", "n >= ('A' || 'B') COLLATE \"C\"", "n >= 'A' || 'B'"),
      ("size(name) > 2.5", "length(n) > 2.5", "char_length(n) > 2.5", "char_length(n) > 2.5"),
      ("name.size() in [1, 3]", "length(n) IN (1, 3)", "char_length(n) IN (1, 3)", "char_length(n) IN (1, 3)"),
      ("name.startsWith('a%')", "starts_with(n, 'a%')", "starts_with(n, 'a%')", "startswith(n, 'a%')"),
      ("name.endsWith('公司')", "ends_with(n, '公司')", "right(n, 2) = '公司'", "endswith(n, '公司')"),
      ("name.contains('_')", "contains(n, '_')", "strpos(n, '_') > 0", "contains(n, '_')"),
      ("name.matches('^[A-C]')", "regexp_matches(n, '^[A-C]')", "n ~ '^[A-C]'", "n RLIKE '^[A-C]'"),
      ("name.matches('1$')", "regexp_matches(n, '1$')", "n ~ '1$'", "n RLIKE '1\\\\z'"),
    ])
  func functions(text: String, duckdb: String, postgres: String, spark: String) throws {
    #expect(try Pushdown.Dialect.allCases.map { try sql(text, $0) } == [duckdb, postgres, spark])
  }

  @Test(
    "Days are compared as days",
    arguments: [
      ("founded > date('2020-06-30')", "n > DATE '2020-06-30'"),
      ("founded in [date('2020-06-30'), date('1000-01-01')]", "n IN (DATE '2020-06-30', DATE '1000-01-01')"),
    ])
  func days(text: String, sql: String) throws {
    for dialect in Pushdown.Dialect.allCases { #expect(try self.sql(text, dialect, .date) == sql) }
  }

  @Test(
    "A text of the pack is nothing but a text",
    arguments: [
      (Pushdown.Dialect.duckdb, "n = '''; DROP TABLE x; --'"), (.postgres, "n = '''; DROP TABLE x; --'"),
      (.spark, "n = '\\'; DROP TABLE x; --'"),
    ])
  func quoted(dialect: Pushdown.Dialect, sql: String) throws {
    #expect(try self.sql("name == \"'; DROP TABLE x; --\"", dialect) == sql)
  }

  @Test(
    "What no engine is known to say alike is refused with its words",
    arguments: [
      ("name.lowerAscii() == 'a'", "name.lowerAscii()"), ("name == 'a\\u0000'", "'a\\u0000'"),
      ("name.matches('\\\\p{Han}')", "name.matches('\\\\p{Han}')"), ("name.matches('(?i)a')", "name.matches('(?i)a')"),
      ("name == code.trim()", "code.trim()"), ("size(name) > 1 / 3", "1 / 3"),
      ("[].exists(x, name == x)", "[].exists(x, name == x)"),
      ("reported(name.trim())", "name.trim()"), ("(name == 'A') < (name == 'B')", "(name == 'A') < (name == 'B')"),
    ])
  func refused(text: String, part: String) throws {
    for dialect in Pushdown.Dialect.allCases {
      #expect(throws: PushdownObstacle.part(part)) { try sql(text, dialect) }
    }
  }

  @Test("Fields that are neither texts nor days have other conditions")
  func otherKinds() {
    for kind in [Field.Kind.boolean, .year] {
      #expect(throws: PushdownObstacle.part("name == 'A'")) { try sql("name == 'A'", .duckdb, kind) }
    }
  }

  @Test("A macro's variable is the record, the subject then is not")
  func members() throws {
    let expression = try #require(try TextFixture(onRegions: ["firms.all(f, f.name == 'A')"]).assertions.first)
    guard case .comprehension(_, _, let slot, _, _, let body?) = expression.operation else {
      Issue.record("no macro")
      return
    }
    let conditions = TextConditions(.duckdb)
    #expect(
      try conditions.sql(body, column: "n", kind: .string, member: slot, variables: []) == "n = 'A'")
    #expect(throws: PushdownObstacle.part("f.name")) {
      try conditions.sql(body, column: "n", kind: .string, member: nil, variables: [])
    }
  }

  @Test("A variable of the rule stands for its value")
  func variables() throws {
    let fixture = try TextFixture(
      onRegions: ["firms.all(f, f.kind == k || f.kind in [k, 'low'])"], each: ["high", "mid"])
    let expression = try #require(fixture.assertions.first)
    guard case .comprehension(_, _, let slot, _, _, let body?) = expression.operation else {
      Issue.record("no macro")
      return
    }
    let sql = try TextConditions(.spark).sql(
      body, column: "n", kind: .string, member: slot, variables: [.string("it's")])
    #expect(sql == "(n = 'it\\'s' OR n IN ('it\\'s', 'low'))")
  }
}
