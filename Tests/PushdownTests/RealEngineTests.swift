import Foundation
import Pushdown
import Testing

/// The engines themselves, where the environment names their clients: `DUCKDB_CLIENT`, `PSQL_CLIENT` with the server to
/// use in `PLUMBLINE_POSTGRES`, and `SPARK_SQL_CLIENT`.
@Suite(.serialized) struct RealEngineTests {
  private static let environment = ProcessInfo.processInfo.environment

  /// Dialects whose client is named.
  static let dialects: [Dialect] = Dialect.allCases.filter { dialect in
    client(of: dialect) != nil && (dialect != .postgres || environment["PLUMBLINE_POSTGRES"] != nil)
  }

  private static func client(of dialect: Dialect) -> String? {
    switch dialect {
    case .duckdb: environment["DUCKDB_CLIENT"]
    case .postgres: environment["PSQL_CLIENT"]
    case .spark: environment["SPARK_SQL_CLIENT"]
    }
  }

  private func engine(_ dialect: Dialect) throws(EngineFault) -> Engine {
    let connect =
      switch dialect {
      case .duckdb: nil as String?
      case .postgres: Self.environment["PLUMBLINE_POSTGRES"]
      case .spark: "local[2]"
      }
    return try Engine(dialect, connect: connect, client: Self.client(of: dialect))
  }

  @Test("A constant reaches the engine character by character", arguments: dialects)
  func constants(dialect: Dialect) throws {
    let texts = [
      "it's", "a\\b", "a\\", "a\\'b", "a\nb", "a\n-- b\nc", "a\r\nb\rc\r", "\n.quit\n", "\n\\q\n", "\n!ls\n", "a;b;\n",
      "\t", "",
      "${env:HOME}", "${x}", ":x :'x' :\"x\"", "$$", "%_", "\u{1}", "\u{7F}", "\u{FEFF}", "\u{2028}", "\"`[x]",
      "/* -- ",
      "企业", "𠮷", "é", "e\u{301}", "--\n--\n", "E'", "x'41'", "\u{85}",
    ]
    let digits: [String] = texts.map { text in
      dialect == .postgres
        ? "upper(encode(convert_to(\(dialect.text(text)), 'UTF8'), 'hex'))" : "hex(\(dialect.text(text)))"
    }
    let statement = "SELECT concat_ws(' ', 'x', " + digits.joined(separator: ", ") + ") -- it's; all"
    let expected = texts.map { text in
      text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
    let rows = try EngineTests.rows(engine(dialect), statement)
    #expect(rows.count == 1)
    let found = rows.first?.split(separator: " ", omittingEmptySubsequences: false).dropFirst().map(String.init) ?? []
    #expect(found == expected)
  }

  @Test("Columns are described with the names and types that they have", arguments: dialects)
  func columns(dialect: Dialect) throws {
    let names = ["金 \"额", "b,c:<d>", "it's"]
    let table =
      "(SELECT CAST(1 AS \(dialect.decimalType(digits: 18, scale: 2))) AS \(dialect.name(names[0])), "
      + "CAST(2 AS BIGINT) AS \(dialect.name(names[1])), DATE '2023-01-01' AS \(dialect.name(names[2]))) AS t"
    let types =
      switch dialect {
      case .duckdb: ["DECIMAL(18,2)", "BIGINT", "DATE"]
      case .postgres: ["numeric(18,2)", "bigint", "date"]
      case .spark: ["decimal(18,2)", "bigint", "date"]
      }
    let expected = zip(names, types).map { EngineColumn(name: $0, type: $1) }
    #expect(try engine(dialect).columns(of: [table, table]) == [expected, expected])
  }

  @Test("Many rows come whole and in order", arguments: dialects)
  func rows(dialect: Dialect) throws {
    let statement =
      switch dialect {
      case .duckdb: "SELECT CAST(i AS VARCHAR) || repeat('企', 100) FROM range(100000) AS t(i) ORDER BY i"
      case .postgres: "SELECT CAST(i AS TEXT) || repeat('企', 100) FROM generate_series(0, 99999) AS t(i) ORDER BY i"
      case .spark: "SELECT CAST(id AS STRING) || repeat('企', 100) FROM range(100000) ORDER BY id"
      }
    let rest = String(repeating: "企", count: 100)
    var count = 0
    try engine(dialect).run(statement) { (row) throws(EngineFault) in
      guard row.elementsEqual("\(count)\(rest)".utf8) else {
        throw .unexpectedLine(String(decoding: row, as: UTF8.self))
      }
      count += 1
    }
    #expect(count == 100_000)
  }

  @Test("What the engine says of a table that it does not have reaches the user", arguments: dialects)
  func noTable(dialect: Dialect) throws {
    do throws(EngineFault) {
      _ = try engine(dialect).columns(of: [dialect.name("没有这张表")])
      Issue.record("there is such a table")
    } catch {
      guard case .failed(dialect, _, let message) = error else { throw error }
      #expect(message.contains("没有这张表") && !message.contains("org.apache") && message.count < 700)
    }
  }

  @Test("A row that fails fails the statement", arguments: dialects)
  func overflow(dialect: Dialect) throws {
    let statement =
      switch dialect {
      case .duckdb: "SELECT CAST(CAST(9223372036854775807 AS BIGINT) + i AS VARCHAR) FROM range(2) AS t(i)"
      case .postgres: "SELECT CAST(CAST(9223372036854775807 AS BIGINT) + i AS TEXT) FROM generate_series(0, 1) AS t(i)"
      case .spark: "SELECT CAST(9223372036854775807 + id AS STRING) FROM range(2)"
      }
    do throws(EngineFault) {
      _ = try EngineTests.rows(engine(dialect), statement)
      Issue.record("it did not fail")
    } catch {
      guard case .failed(dialect, _, let message) = error else { throw error }
      #expect(message.lowercased().contains("overflow") || message.contains("out of range"))
    }
  }

  @Test("A server that is not there is told of", .enabled(if: client(of: .postgres) != nil))
  func noServer() throws {
    do throws(EngineFault) {
      let engine = try Engine(.postgres, connect: "host=127.0.0.1 port=1", client: Self.client(of: .postgres))
      _ = try EngineTests.rows(engine)
      Issue.record("there is a server")
    } catch {
      guard case .noConnection(.postgres, let message) = error else { throw error }
      #expect(message.contains("127.0.0.1"))
    }
  }

  @Test("Nothing can be changed in a database", .enabled(if: dialects.contains(.postgres)))
  func readOnly() throws {
    do throws(EngineFault) {
      _ = try EngineTests.rows(engine(.postgres), "CREATE TABLE plumbline_changed (a INTEGER)")
      Issue.record("a table was made")
    } catch {
      guard case .failed(.postgres, status: 3, let message) = error else { throw error }
      #expect(message.contains("read-only transaction"))
    }
  }

  @Test(
    "A DuckDB file is read by several at once, and one that is not there is not made",
    .enabled(if: dialects.contains(.duckdb)))
  func duckdbFile() throws {
    let client = try #require(Self.client(of: .duckdb))
    let path = NSTemporaryDirectory() + "/plumbline-none-\(UUID().uuidString).duckdb"
    do throws(EngineFault) {
      _ = try EngineTests.rows(try Engine(.duckdb, connect: path, client: client))
      Issue.record("a database was made")
    } catch {
      guard case .failed(.duckdb, status: 1, let message) = error else { throw error }
      #expect(message.contains("does not exist"))
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
