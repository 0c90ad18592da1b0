import Pushdown
import Testing

@Suite("Types of engines' columns") struct ColumnTypeTests {
  @Test(
    "A type is known by the engine's own word",
    arguments: [
      (Dialect.duckdb, "DECIMAL(18,2)", ColumnType.decimal(digits: 18, scale: 2)),
      (.duckdb, "HUGEINT", .other("HUGEINT")),
      (.duckdb, "BIGINT", .integer(digits: 19)), (.duckdb, "DOUBLE", .other("DOUBLE")), (.duckdb, "VARCHAR", .text),
      (.duckdb, "ENUM('甲', '乙')", .text), (.duckdb, "TIMESTAMP", .other("TIMESTAMP")),
      (.duckdb, "DECIMAL(18,2)[]", .other("DECIMAL(18,2)[]")), (.postgres, "text[]", .other("text[]")),
      (.postgres, "numeric(14,2)", .decimal(digits: 14, scale: 2)), (.postgres, "numeric", .anyDecimal),
      (.postgres, "numeric(5)", .decimal(digits: 5, scale: 0)), (.postgres, "numeric(3,-2)", .other("numeric(3,-2)")),
      (.postgres, "character varying(20)", .text), (.postgres, "character(6)", .other("character(6)")),
      (.postgres, "double precision", .other("double precision")), (.postgres, "boolean", .boolean),
      (.spark, "decimal(38,10)", .decimal(digits: 38, scale: 10)), (.spark, "int", .integer(digits: 10)),
      (.spark, "string", .text), (.spark, "char(3)", .other("char(3)")), (.spark, "date", .date),
      (.spark, "float", .other("float")),
    ] as [(Dialect, String, ColumnType)])
  func types(dialect: Dialect, name: String, type: ColumnType) { #expect(ColumnType(name, in: dialect) == type) }
}
