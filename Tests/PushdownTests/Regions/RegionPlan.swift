import Diagnostics
import Evaluation
import Foundation
import Packs
import Pushdown
import Quantities
import Reports
import Testing

/// A small plan of the years 2023 to 2025 whose enterprises and indicators an engine holds: a province, two cities, three
/// counties, and what belongs to no city.
struct RegionPlan {
  let rules: String

  init(_ rules: String) { self.rules = rules }

  private static let identity = """
    plumbline: 1
    pack: plan
    version: 1.0.0
    title: 规划
    years: {first: 2023, last: 2025}
    levels: {province: provinces, city: cities, county: counties}
    """

  private static let regions = """
    regions:
      "230000": {name: {zh: 黑龙江省, en: Heilongjiang}, level: province}
      "230100": {name: 哈尔滨市, level: city, in: "230000", aliases: [哈市]}
      "230200": {name: 齐齐哈尔市, level: city, in: "230000"}
      "230099": {name: 未分地区, level: city, in: "230000", residual: true}
      "230101": {name: 道里区, level: county, in: "230100"}
      "230102": {name: 南岗区, level: county, in: "230100"}
      "230201": {name: 龙沙区, level: county, in: "230200"}
    """

  private static let indicators = """
    indicators:
      gdp: {title: 地区生产总值, unit: 亿元}
      rd: {title: 研发经费, unit: 万元}
      intensity: {title: 研发强度, unit: "%", derive: rd / gdp}
      turnover: {title: 每家营业收入, unit: 万元, derive: "firms.sum(f, f.revenue) / firms.count(f, true)"}
      people: {title: 人口, unit: 万人, total: sum}
      base: {title: 基数, unit: 家, baseline: {2020: 5}}
    """

  private static let registers = """
    registers:
      firms:
        item: firm
        title: 企业
        key: [name]
        region: place
        year: of_year
        total: list
        fields:
          name: {type: string, title: 名称}
          revenue: {type: number, unit: 万元, decimals: 2, title: 收入}
          staff: {type: integer, unit: 人, title: 人员}
          active: {type: boolean, title: 有活动}
          kind: {type: string, title: 类别}
      labs:
        item: lab
        title: 实验室
        key: [lab_name]
        region: seat
        year: of_year
        fields:
          lab_name: {type: string, title: 名称}
          area: {type: number, unit: 公顷, decimals: 1, title: 面积}
    """

  func pack() throws -> Pack {
    let texts = [
      "pack.yaml": Self.identity, "regions.yaml": Self.regions, "indicators.yaml": Self.indicators,
      "registers.yaml": Self.registers, "rules/a.yaml": "rules:\n" + rules,
    ]
    let (pack, faults) = PackReader.read(
      folder: "pack",
      files: texts.sorted { $0.key < $1.key }.map {
        PackFile(name: $0.key, path: "pack/" + $0.key, bytes: Array($0.value.utf8))
      })
    try #require(faults.map { $0.rendered(in: .en) } == [])
    return try #require(pack)
  }

  // MARK: - Tables

  /// - Parameters:
  ///   - rows: Rows of `VALUES`, in the order of the fields, then region and year; `nil` for a table by its usual name.
  static func firms(_ rows: [String]?, _ dialect: Dialect = .duckdb) -> RegisterColumns {
    columns(
      0, "firms",
      [
        ("name", "TEXT"), ("revenue", "DECIMAL(10,2)"), ("staff", "INTEGER"), ("active", "BOOLEAN"), ("kind", "TEXT"),
        ("place", "TEXT"), ("of_year", "INTEGER"),
      ], rows, dialect)
  }

  static func labs(_ rows: [String]?, _ dialect: Dialect = .duckdb) -> RegisterColumns {
    columns(
      1, "labs",
      [("lab_name", "TEXT"), ("area", "DECIMAL(6,1)"), ("seat", "TEXT"), ("of_year", "INTEGER")], rows, dialect)
  }

  private static func columns(
    _ register: Int, _ name: String, _ columns: [(name: String, type: String)], _ rows: [String]?, _ dialect: Dialect
  ) -> RegisterColumns {
    let made = columns.map { column($0.name, $0.type, dialect) }
    return RegisterColumns(
      register: register, name: name, sql: rows.map { table(columns, $0) } ?? dialect.name(name),
      fields: made.dropLast(2), region: made[made.count - 2], year: made[made.count - 1])
  }

  private static func column(_ name: String, _ type: String, _ dialect: Dialect) -> RegisterColumns.Column {
    RegisterColumns.Column(name: name, typeName: type, in: dialect)
  }

  static func observations(_ rows: [String]?, _ dialect: Dialect = .duckdb) -> ObservationSource {
    let columns = [("region", "TEXT"), ("indicator", "TEXT"), ("year", "INTEGER"), ("value", "DECIMAL(12,3)")]
    let made = columns.map { column($0.0, $0.1, dialect) }
    return ObservationSource(
      name: "observations", sql: rows.map { table(columns, $0) } ?? dialect.name("observations"), region: made[0],
      indicator: made[1], year: made[2], value: made[3])
  }

  /// A table of constants, each of its column's type.
  private static func table(_ columns: [(String, String)], _ rows: [String]) -> String {
    let names = columns.indices.map { "c\($0)" }
    let casts = zip(names, columns).map { "CAST(\($0) AS \($1.1)) AS \($1.0)" }.joined(separator: ", ")
    let whose = rows.isEmpty ? " WHERE FALSE" : ""
    let values = rows.isEmpty ? ["(" + columns.map { _ in "NULL" }.joined(separator: ", ") + ")"] : rows
    return
      "(SELECT \(casts) FROM (VALUES \(values.joined(separator: ", "))) AS t (\(names.joined(separator: ", ")))\(whose))"
  }

  func plan(
    _ registers: [RegisterColumns] = [firms(nil), labs(nil)], _ observations: ObservationSource? = observations(nil),
    in dialect: Dialect = .duckdb
  ) throws -> PushdownPlan {
    PushdownPlan(
      try pack(), registers, observations: observations, in: dialect, asOf: try #require(CalendarDate("2026-01-01")))
  }

  /// The table of a rule's verdicts in a statement.
  func verdicts(_ rule: String, in dialect: Dialect = .duckdb) throws -> String {
    let statement = try plan(in: dialect).statement(language: .en)
    let head = "\(dialect.name(rule + " verdicts")) AS ("
    let start = try #require(statement.range(of: head)).lowerBound
    let end = try #require(statement.range(of: "\n)", range: start..<statement.endIndex)).upperBound
    return String(statement[start..<end])
  }
}
