import Diagnostics
import Packs
import Pushdown
import Testing

@Suite("Names of tables and columns") struct TableMapTests {
  private static func columns(
    _ described: [(name: String, type: String)], _ entries: [(name: String, target: String)] = []
  ) throws -> (RegisterColumns?, [String]) {
    let pack = try RegionPlan("  - {id: A, title: 甲, for: firm, assert: revenue > 0}\n").pack()
    let (columns, faults) = RegisterColumns.find(
      0, in: described, of: pack, try TableMap(entries, of: pack), .postgres)
    return (columns, faults.map(\.english))
  }

  private static let all = [
    ("place", "text"), ("of_year", "integer"), ("name", "text"), ("revenue", "numeric(14,2)"), ("staff", "integer"),
    ("active", "boolean"), ("kind", "text"),
  ].map { (name: $0, type: $1) }

  @Test("A column is found by the field's id, title or the map; a field may have none")
  func found() throws {
    let (columns, faults) = try Self.columns(
      [("place", "text"), ("of_year", "integer"), ("名称", "text"), ("income", "numeric(14,2)")],
      [("revenue", "income"), ("企业", "统计.\"企业.名录\"")])
    #expect(faults == [])
    #expect(columns?.fields.map { $0?.name } == ["名称", "income", nil, nil, nil])
    #expect(columns?.sql == "\"统计\".\"企业.名录\"")
  }

  @Test("A table without the region's column, or with a column that is not there, is a fault")
  func lacking() throws {
    let (columns, faults) = try Self.columns([("of_year", "integer"), ("name", "text")], [("revenue", "income")])
    #expect(columns == nil)
    #expect(
      faults == [
        "the table firms has no column income, which --map names; there are of_year, name",
        "the table firms has no column for the field place; name it with --map place=COLUMN; there are of_year, name",
      ])
  }

  @Test("What is neither register nor field is a fault of the map")
  func unknown() throws {
    let pack = try RegionPlan("  - {id: A, title: 甲, for: firm, assert: revenue > 0}\n").pack()
    #expect(throws: TableFault.unknownName("income")) { try TableMap([("income", "x")], of: pack) }
  }

  @Test(
    "Files are read where the engine can",
    arguments: [
      (Dialect.duckdb, "data/*.parquet", "'data/*.parquet'"), (.duckdb, "main.firms", "\"main\".\"firms\""),
      (.spark, "/data/firms", "parquet.`/data/firms`"), (.spark, "db.firms", "`db`.`firms`"),
      (.postgres, "a; DROP TABLE b", "\"a; DROP TABLE b\""),
    ])
  func files(dialect: Dialect, name: String, sql: String) throws {
    let pack = try RegionPlan("  - {id: A, title: 甲, for: firm, assert: revenue > 0}\n").pack()
    let map = try TableMap([("firms", name)], of: pack)
    #expect(map.table(pack.registers[0], at: 0, in: dialect).sql == sql)
  }
}
