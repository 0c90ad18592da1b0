import Diagnostics
import Evaluation
import Foundation
import Packs
import Pushdown
import Quantities
import Testing

@Suite("Rules on records as SQL") struct RecordRuleTests {
  /// The cases of a rule on firms in a dialect, as the statement has them.
  private static func cases(_ rule: String, _ dialect: Dialect = .duckdb) throws -> String {
    let statement = try plan("  - {id: A, title: 甲, for: firm, \(rule)}\n", dialect).statement(limit: 10, language: .en)
    let name = dialect.name("A")
    let end = try #require(statement.range(of: " END AS \(name)"))
    let start = try #require(
      statement.range(of: "CASE\n", options: .backwards, range: statement.startIndex..<end.lowerBound))
    return statement[start.upperBound..<end.lowerBound].split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }.joined(separator: "\n")
  }

  private static func plan(
    _ rules: String, _ dialect: Dialect = .duckdb, types: [String: String] = [:]
  ) throws -> PushdownPlan {
    let pack = try RegionPlan(rules).pack()
    let map = try TableMap([], of: pack)
    let (columns, faults) = RegisterColumns.assumed(0, of: pack, map, dialect)
    #expect(faults == [])
    var own = try #require(columns)
    if !types.isEmpty {
      let fields = pack.registers[0].fields
      own = RegisterColumns(
        register: 0, name: own.name, sql: own.sql,
        fields: zip(fields, own.fields).map { field, column in
          types[field.id].map { RegisterColumns.Column(name: field.id, typeName: $0, in: dialect) } ?? column
        }, region: own.region, year: own.year)
    }
    return PushdownPlan(pack, [own], in: dialect, asOf: try #require(CalendarDate("2026-01-01")))
  }

  @Test(
    "A condition says where it holds, where it fails, and leaves the rest to nobody",
    arguments: [
      (
        "assert: revenue >= 0",
        "WHEN \"revenue\" >= 0 THEN 'pass'\nWHEN \"revenue\" < 0 THEN 'fail'\nELSE 'undetermined'"
      ),
      // Units are converted beforehand.
      (
        "assert: revenue >= quantity('0.2 亿元')",
        "WHEN \"revenue\" >= 2000 THEN 'pass'\nWHEN \"revenue\" < 2000 THEN 'fail'\nELSE 'undetermined'"
      ),
      // What neither side decides is undetermined, and no NULL passes.
      (
        "assert: active || staff > 3",
        "WHEN \"active\" OR \"staff\" > 3 THEN 'pass'\nWHEN NOT \"active\" AND \"staff\" <= 3 THEN 'fail'\nELSE 'undetermined'"
      ),
      (
        "assert: '!active || staff > 3', needs: [staff]",
        "WHEN (NOT \"active\" OR \"staff\" > 3) AND \"staff\" IS NOT NULL THEN 'pass'\n"
          + "WHEN \"active\" AND \"staff\" <= 3 THEN 'fail'\nELSE 'undetermined'"
      ),
      (
        "assert: reported(revenue)",
        "WHEN \"revenue\" IS NOT NULL THEN 'pass'\nWHEN \"revenue\" IS NULL THEN 'fail'\nELSE 'undetermined'"
      ),
      // A limit's tolerance, and one that only some records are held to.
      (
        "value: staff, at_most: 100, within: 10 %, when: active",
        "WHEN NOT \"active\" THEN 'not_applicable'\n"
          + "WHEN \"active\" AND \"staff\" <= 110 THEN 'pass'\nWHEN \"active\" AND \"staff\" > 110 THEN 'fail'\nELSE 'undetermined'"
      ),
      (
        "assert: name != kind",
        "WHEN \"name\" <> \"kind\" THEN 'pass'\nWHEN \"name\" = \"kind\" THEN 'fail'\nELSE 'undetermined'"
      ),
      (
        "assert: name <= kind && active",
        "WHEN \"kind\" >= \"name\" AND \"active\" THEN 'pass'\n"
          + "WHEN \"kind\" < \"name\" OR NOT \"active\" THEN 'fail'\nELSE 'undetermined'"
      ),
      (
        "assert: \"kind in ['甲', '乙']\"",
        "WHEN \"kind\" IN ('甲', '乙') THEN 'pass'\nWHEN NOT (\"kind\" IN ('甲', '乙')) THEN 'fail'\nELSE 'undetermined'"
      ),
    ])
  func conditions(rule: String, cases: String) throws { #expect(try Self.cases(rule) == cases) }

  @Test("A ratio is compared crosswise, and a divisor of zero decides nothing")
  func ratio() throws {
    let cases = try Self.cases("value: revenue / staff, at_least: quantity('2 万元')/quantity('1 人')")
    #expect(cases.contains("\"staff\" <> 0"))
    #expect(!cases.contains("/"))
  }

  @Test(
    "What the dialect cannot say exactly is refused, with why",
    arguments: [
      (
        Dialect.duckdb, "value: revenue, at_least: 1 万元, judge: rounded(1)", [:],
        "the value is rounded before it is compared"
      ),
      (.duckdb, "assert: previous.revenue < revenue", [:], "'previous.revenue' has no form for columns"),
      (
        .spark, "assert: revenue * 1.23456789012 > revenue", ["revenue": "decimal(30,2)"],
        "it may need 43 digits, and the engine's decimals have 38; give its columns types of fewer digits, such as by a view"
      ),
      (
        .duckdb, "assert: revenue > 0", ["revenue": "DOUBLE"],
        "the column revenue of the field revenue is DOUBLE, and has to be DECIMAL or INTEGER or BIGINT; make a view that "
          + "converts it, and name that with --map"
      ),
      // Of such columns DuckDB writes other digits than it has: a random pack had -0.00045 for -0.00035.
      (
        .duckdb, "assert: revenue > 0", ["revenue": "DECIMAL(38,38)"],
        "the column revenue of the field revenue is DECIMAL(38,38), and has to be DECIMAL(38, 37); make a view that "
          + "converts it, and name that with --map"
      ),
    ] as [(Dialect, String, [String: String], String)])
  func refused(dialect: Dialect, rule: String, types: [String: String], why: String) throws {
    let plan = try Self.plan("  - {id: A, title: 甲, for: firm, \(rule)}\n", dialect, types: types)
    #expect(plan.refusals.map { $0.obstacle.english } == [why])
    #expect(plan.pack.rules[0].forms.isEmpty)
  }

  @Test("A rule that asks about a refused one is refused, too")
  func dependent() throws {
    let plan = try Self.plan(
      "  - {id: A, title: 甲, for: county, value: \"firms.median(f, f.revenue)\", at_least: 1 万元}\n"
        + "  - {id: B, title: 乙, for: city, value: \"counties.share(c, c.holds('A'))\", at_least: 50 %}\n")
    #expect(
      plan.refusals.map { $0.obstacle.english } == [
        "'firms.median(f, f.revenue)' has no form for columns",
        "it asks about A, which the engine cannot judge",
      ])
  }

  @Test("A derived indicator whose sum cannot be made refuses the rules that read it, and is held against nothing")
  func underived() throws {
    let plan = try Self.plan(
      "  - {id: A, title: 甲, for: county, value: turnover, at_least: 1 万元}\n"
        + "  - {id: B, title: 乙, for: county, value: \"firms.count(f, f.active)\", at_least: 1}\n",
      types: ["revenue": "DOUBLE"])
    #expect(plan.refusals.map(\.rule) == [0])
    #expect(
      plan.refusals.map(\.obstacle) == [
        .columnType(
          field: "revenue", column: "revenue", type: "DOUBLE", wanted: ["DECIMAL", "INTEGER", "BIGINT"])
      ])
    #expect(plan.underived.map { plan.pack.indicators[$0.indicator].id } == ["turnover"])
  }

  @Test("Without the region of its records a register's rules are refused, and not judged as though there were none")
  func unplaced() throws {
    let pack = try RegionPlan(
      "  - {id: A, title: 甲, for: firm, assert: active}\n  - {id: B, title: 乙, for: city, assert: reported(firms)}\n"
        + "  - {id: C, title: 丙, for: county, value: turnover, at_least: 1 万元}\n"
        + "  - {id: D, title: 丁, for: county, value: gdp, at_least: 1 亿元}\n"
    ).pack()
    let firms = RegionPlan.firms(nil)
    let place = RegisterColumns.Column(name: "place", typeName: "DOUBLE", in: .duckdb)
    let plan = PushdownPlan(
      pack,
      [
        RegisterColumns(
          register: 0, name: firms.name, sql: firms.sql, fields: firms.fields, region: place, year: firms.year)
      ], in: .duckdb, asOf: try #require(CalendarDate("2026-01-01")))
    #expect(plan.refusals.map(\.rule) == [0, 1, 2])
    #expect(Set(plan.refusals.map(\.obstacle)) == Set(plan.unreadable.map(\.obstacle)))
  }

  @Test("A field that the table has no column for is named as such")
  func noColumn() throws {
    let pack = try RegionPlan("  - {id: A, title: 甲, for: firm, unique: [kind]}\n").pack()
    let firms = RegionPlan.firms(nil)
    let plan = PushdownPlan(
      pack,
      [
        RegisterColumns(
          register: 0, name: firms.name, sql: firms.sql, fields: firms.fields.dropLast() + [nil],
          region: firms.region, year: firms.year)
      ], in: .duckdb, asOf: try #require(CalendarDate("2026-01-01")))
    #expect(
      plan.refusals.map { $0.obstacle.english } == [
        "the table has no column for the field kind; name it with --map kind=COLUMN"
      ])
  }

  @Test("All findings of a rule that a waiver may answer are listed, and of the others the first")
  func answered() throws {
    let plan = try Self.plan(
      "  - {id: A, title: 甲, for: firm, assert: active}\n  - {id: B, title: 乙, for: firm, unique: [kind]}\n")
    let first = plan.statement(limit: 10)
    #expect(first.contains("WHERE finding_rank <= 10\n"))
    #expect(first.contains("WHERE place <= 11"))
    let all = plan.statement(limit: 10, answered: ["A", "B"])
    #expect(all.contains("WHERE (finding_rank <= 10 OR finding_rule IN ('A', 'B'))\n"))
    // The register's own key has no waiver.
    #expect(all.components(separatedBy: "WHERE place <= 11").count == 2)
    #expect(first.components(separatedBy: "WHERE place <= 11").count == 3)
    #expect(plan.statement(limit: .max).contains("WHERE place <= 9223372036854775807"))
  }

  @Test("No name is longer than PostgreSQL keeps, and none is what a statement calls its own columns")
  func names() throws {
    let texts = "一个非常长的名称用来检查数据库标识符的长度甲, 一个非常长的名称用来检查数据库标识符的长度乙"
    let plan = try Self.plan(
      "  - {id: finding_place, title: 甲, for: firm, assert: active}\n"
        + "  - {id: A, title: 乙, for: firm, assert: kind != k, each: {k: [\(texts)]}}\n"
        + "  - {id: B, title: 丙, for: county, value: \"firms.count(f, f.kind == k)\", at_least: 1, each: {k: [\(texts)]}}\n",
      .postgres)
    let statement = plan.statement(limit: 10, language: .en)
    let names = statement.split(separator: "\n").filter { !$0.contains("--") }.flatMap {
      $0.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map(
        \.element)
    }
    #expect(names.filter { $0.utf8.count > 63 } == [])
    #expect(names.contains("finding_place 2"))
    let verdicts = Set(names.filter { $0.hasSuffix(" verdicts") })
    #expect(verdicts.count == 2)
  }

  @Test("PostgreSQL's numbers of any size are never too long")
  func unlimited() throws {
    let plan = try Self.plan(
      "  - {id: A, title: 甲, for: firm, assert: revenue * 1.23456789012 > revenue}\n", .postgres,
      types: ["revenue": "numeric"])
    #expect(plan.refusals.isEmpty)
  }
}
