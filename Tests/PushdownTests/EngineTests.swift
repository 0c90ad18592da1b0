import Diagnostics
import Foundation
import Pushdown
import Testing

@Suite struct EngineTests {
  /// The rows that an engine gives for a statement.
  static func rows(_ engine: Engine, _ statement: String = "SELECT 1") throws(EngineFault) -> [String] {
    var rows: [String] = []
    try engine.run(statement) { (row) throws(EngineFault) in rows.append(String(decoding: row, as: UTF8.self)) }
    return rows
  }

  /// What comes of a statement with a client that is this script.
  private func fault(_ script: String, _ dialect: Dialect = .duckdb) throws -> EngineFault? {
    let client = try FakeClient(script)
    return Self.fault(at: client.path, dialect)
  }

  private static func fault(at client: String, _ dialect: Dialect = .duckdb) -> EngineFault? {
    do throws(EngineFault) {
      _ = try Self.rows(Engine(dialect, connect: nil, client: client))
      return nil
    } catch {
      return error
    }
  }

  static let beginning = "echo 'plumbline: results'"
  static let ending = "echo 'plumbline: end of result'"

  @Test("Rows between the marks are handed on, what stands before them is not")
  func rows() throws {
    let client = try FakeClient("echo Welcome; \(Self.beginning); echo '{\"企业\":1}'; echo; echo b; \(Self.ending)")
    #expect(try Self.rows(Engine(.duckdb, connect: nil, client: client.path)) == ["{\"企业\":1}", "", "b"])
  }

  @Test(
    "A result that is not whole is none, whatever the client says", arguments: ["", beginning, "\(beginning); echo a"])
  func incomplete(script: String) throws {
    #expect(try fault(script + "\necho lost >&2") == .incomplete(.duckdb, "lost"))
  }

  @Test("A line behind the result is refused")
  func trailing() throws {
    #expect(try fault("\(Self.beginning); \(Self.ending); echo more") == .unexpectedLine("more"))
  }

  @Test("A last line without its end is still a line")
  func lastLine() throws {
    #expect(try fault("\(Self.beginning); \(Self.ending); printf more") == .unexpectedLine("more"))
    #expect(try fault("\(Self.beginning); printf 'plumbline: end of result'") == nil)
  }

  @Test("The engine's own words are given with its exit status, without noise")
  func words() throws {
    #expect(
      try fault("\(Self.beginning); printf 'Error:  no t\\n\\nLINE 1: t\\n        ^\\n' >&2; exit 1")
        == .failed(.duckdb, status: 1, "Error:  no t / LINE 1: t"))
    #expect(
      try fault("echo 'psql:<stdin>:8: ERROR:  no t' >&2; exit 3", .postgres)
        == .failed(.postgres, status: 3, "ERROR:  no t"))
    #expect(
      try fault("echo 'psql: error: no server' >&2; exit 2", .postgres)
        == .noConnection(.postgres, "psql: error: no server"))
    #expect(
      try fault(
        "printf '26/11/26 09:33:26 WARN Utils: x\\nTime taken: 1 s\\n[NO_T] no t\\n\\tat a.b(c)\\nSQLSTATE: 42P01; line 1\\n+- plan' >&2; exit 1",
        .spark
      )
        == .failed(.spark, status: 1, "[NO_T] no t / SQLSTATE: 42P01; line 1"))
  }

  @Test("A failure's words are bounded")
  func longWords() throws {
    let words = "x0123456789 x0123456789 x0123456789 x0123456789 x0123456789 x0123456789"
    guard case .failed(_, status: 1, let message) = try fault("yes '\(words)' | head -c 3000000 >&2; exit 1") else {
      Issue.record("no failure")
      return
    }
    #expect(message.count <= 1_501 && message.hasPrefix(words))
  }

  @Test("A client that is killed gave no result, even a whole one")
  func killed() throws {
    #expect(
      try fault("\(Self.beginning); \(Self.ending); kill -9 $$") == .killed(.duckdb, signal: 9, ""))
  }

  @Test("Much on both outputs at once blocks nobody")
  func both() throws {
    let client = try FakeClient(
      """
      \(Self.beginning)
      i=0; while [ $i -lt 40 ]; do head -c 20000 /dev/zero | tr '\\0' e >&2; head -c 20000 /dev/zero | tr '\\0' o; echo
      i=$((i+1)); done
      \(Self.ending)
      """)
    #expect(
      try Self.rows(Engine(.duckdb, connect: nil, client: client.path))
        == Array(
          repeating: String(repeating: "o", count: 20_000), count: 40))
  }

  @Test("A line longer than any result ends the client")
  func endless() throws {
    #expect(try fault("\(Self.beginning); exec cat /dev/zero") == .lineTooLong(limit: 64 << 20))
  }

  @Test("A fault of whom rows are handed to ends a client that would go on for ever")
  func refused() throws {
    let client = try FakeClient("\(Self.beginning); exec yes")
    let engine = try Engine(.duckdb, connect: nil, client: client.path)
    #expect(throws: EngineFault.unexpectedLine("y")) {
      try engine.run("SELECT 1") { (row) throws(EngineFault) in throw .unexpectedLine("y") }
    }
  }

  @Test("A client that does not read its input is not waited for")
  func deaf() throws {
    let client = try FakeClient("\(Self.beginning); \(Self.ending)")
    let statement = "SELECT '" + String(repeating: "x", count: 1 << 20) + "'"
    #expect(try Self.rows(Engine(.duckdb, connect: nil, client: client.path), statement) == [])
  }

  @Test("Bytes that are no text reach whom they are for")
  func garbage() throws {
    let client = try FakeClient("\(Self.beginning); printf '\\377\\000\\n'; \(Self.ending)")
    var rows: [[UInt8]] = []
    try Engine(.duckdb, connect: nil, client: client.path).run("SELECT 1") { (row) throws(EngineFault) in
      rows.append(Array(row))
    }
    #expect(rows == [[0xFF, 0]])
  }

  @Test("A null character would cut the statement off")
  func null() throws {
    let client = try FakeClient("exit 9")
    #expect(throws: EngineFault.nulInStatement) {
      try Self.rows(Engine(.duckdb, connect: nil, client: client.path), "SELECT '\0'")
    }
  }

  @Test("DuckDB opens a file for reading alone, without the user's settings")
  func duckdb() throws {
    let client = try FakeClient(
      "d=$(dirname \"$0\"); printf '%s|' \"$@\" >\"$d/args\"; cat >\"$d/statement\"; \(Self.beginning); \(Self.ending)")
    _ = try Self.rows(Engine(.duckdb, connect: "-年报.duckdb", client: client.path), "SELECT 1 -- one")
    #expect(
      try client.left("args")
        == "-init|/dev/null|-bail|-batch|-noheader|-list|-nullvalue||-readonly|./-年报.duckdb|")
    #expect(
      try client.left("statement")
        == "SET default_collation = '';\nSELECT 'plumbline: results';\nSELECT 1 -- one\n;\n"
        + "SELECT 'plumbline: end of result';\n")
  }

  @Test("DuckDB without a file works in memory", arguments: [nil, "", ":memory:"])
  func memory(connect: String?) throws {
    let client = try FakeClient(
      "d=$(dirname \"$0\"); printf '%s|' \"$@\" >\"$d/args\"; \(Self.beginning); \(Self.ending)")
    _ = try Self.rows(Engine(.duckdb, connect: connect, client: client.path))
    #expect(try client.left("args") == "-init|/dev/null|-bail|-batch|-noheader|-list|-nullvalue||")
  }

  @Test("psql asks for no password, stops at an error, and reads in one transaction that changes nothing")
  func postgres() throws {
    let client = try FakeClient(
      """
      d=$(dirname "$0"); printf '%s|' "$@" >"$d/args"; cat >"$d/statement"; echo $PGCLIENTENCODING >"$d/encoding"
      \(Self.beginning); \(Self.ending)
      """)
    _ = try Self.rows(Engine(.postgres, connect: "service=plan", client: client.path), "SELECT 1")
    #expect(
      try client.left("args")
        == "--no-psqlrc|--quiet|--no-align|--tuples-only|--no-password|--set=ON_ERROR_STOP=1|--field-separator=\u{1F}|"
        + "--dbname=service=plan|")
    #expect(try client.left("encoding") == "UTF8\n")
    #expect(
      try client.left("statement").hasSuffix(
        """
        BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
        SELECT 'plumbline: results';
        SELECT 1
        ;
        SELECT 'plumbline: end of result';
        COMMIT;

        """))
  }

  @Test(
    "Spark's session is fixed where a result may depend on it",
    arguments: [
      "spark.sql.ansi.enabled=true", "spark.sql.decimalOperations.allowPrecisionLoss=false",
      "spark.sql.session.timeZone=UTC", "spark.sql.variable.substitute=false", "spark.sql.cli.print.header=false",
    ])
  func spark(setting: String) throws {
    let client = try FakeClient(
      """
      d=$(dirname "$0"); printf '%s|' "$@" >"$d/args"; echo "$LC_ALL $SPARK_SUBMIT_OPTS" >"$d/encoding"
      cat /dev/stdin >"$d/statement"; \(Self.beginning); \(Self.ending)
      """)
    _ = try Self.rows(Engine(.spark, connect: "local[2]", client: client.path), "SELECT 1")
    let arguments = try client.left("args")
    #expect(arguments.contains("|--conf|\(setting)|"))
    #expect(arguments.hasPrefix("--master|local[2]|") && arguments.hasSuffix("|-S|-f|/dev/stdin|"))
    #expect(try client.left("encoding").hasSuffix("-Dfile.encoding=UTF-8\n"))
    #expect(
      try client.left("statement")
        == "SELECT 'plumbline: results';\nSELECT 1\n;\nSELECT 'plumbline: end of result';\n")
  }

  @Test("Columns are read in the words of the engine, a table at a time")
  func columns() throws {
    // 金额 and DECIMAL(18,2) in digits.
    let client = try FakeClient(
      """
      \(Self.beginning); echo 'E98791E9A29D 444543494D414C2831382C3229'; \(Self.ending); \(Self.ending)
      """)
    #expect(
      try Engine(.duckdb, connect: nil, client: client.path).columns(of: ["a", "b"])
        == [[EngineColumn(name: "金额", type: "DECIMAL(18,2)")], []])
    // struct<金额:decimal(18,2),b:struct<c:int,d:int>>, then 金额 and b.
    let spark = try FakeClient(
      """
      \(Self.beginning)
      echo 7374727563743CE98791E9A29D3A646563696D616C2831382C32292C623A7374727563743C633A696E742C643A696E743E3E \\
        E98791E9A29D 62
      \(Self.ending)
      """)
    #expect(
      try Engine(.spark, connect: nil, client: spark.path).columns(of: ["a"])
        == [
          [EngineColumn(name: "金额", type: "decimal(18,2)"), EngineColumn(name: "b", type: "struct<c:int,d:int>")]
        ])
    let psql = try FakeClient("\(Self.beginning); printf '金额\\037numeric(18,2)\\n'; \(Self.ending)")
    #expect(
      try Engine(.postgres, connect: nil, client: psql.path).columns(of: ["a"])
        == [[EngineColumn(name: "金额", type: "numeric(18,2)")]])
  }

  @Test(
    "A line that describes no column is refused",
    arguments: [
      (Dialect.duckdb, "abc 41"), (.duckdb, "4x 41"), (.duckdb, "41"), (.duckdb, "FF 41"), (.duckdb, " 41"),
      (.postgres, "a"),
      (.postgres, ""), (.spark, "4142"),
      // struct<a:int> without a, and with b.
      (.spark, "7374727563743C613A696E743E"), (.spark, "7374727563743C613A696E743E 62"),
    ])
  func noColumn(dialect: Dialect, line: String) throws {
    let client = try FakeClient("\(Self.beginning); cat <<'END'\n\(line)\nEND\n\(Self.ending)")
    #expect(throws: EngineFault.unexpectedLine(line)) {
      _ = try Engine(dialect, connect: nil, client: client.path).columns(of: ["a"])
    }
  }

  @Test(
    "A password on the command line is refused",
    arguments: [
      (Dialect.postgres, "postgresql://me:secret@host/db"), (.postgres, "postgres://me:a/b@host/db"),
      (.postgres, "host=h password=x"), (.postgres, "host=h PASSWORD = 'x'"),
      (.postgres, "postgresql://h/db?password=x"),
      (.postgres, "postgresql://h/db?p%61ssword=x"), (.postgres, "sslpassword=x"),
      (.duckdb, "md:db?motherduck_token=x"),
      (.spark, "sc://h:443/;token=x"),
    ])
  func secrets(dialect: Dialect, connect: String) throws {
    #expect(throws: EngineFault.secretInConnect(dialect)) {
      _ = try Engine(dialect, connect: connect, client: "/bin/sh")
    }
  }

  @Test(
    "What has no password is left to the client",
    arguments: [
      (Dialect.postgres, "postgresql://me@host:5432/db"), (.postgres, "host=h user=me passfile=/p"),
      (.postgres, "plan"),
      (.postgres, "postgresql://[::1]:5432/db?sslmode=require"), (.duckdb, "/data/tokens.duckdb"),
      (.spark, "spark://host:7077"), (.spark, "yarn"), (.spark, "local[*]"),
    ])
  func noSecrets(dialect: Dialect, connect: String) throws {
    #expect(try Engine(dialect, connect: connect, client: "/bin/sh").client == "/bin/sh")
  }

  @Test("Spark Connect is refused, as the client cannot speak to it")
  func sparkConnect() {
    #expect(throws: EngineFault.sparkConnect) {
      _ = try Engine(.spark, connect: "sc://localhost:15002", client: "/bin/sh")
    }
  }

  @Test("A client that is not there is named", arguments: ["/no/such/client", "no-such-client-anywhere", "/tmp", ""])
  func notFound(name: String) {
    #expect(throws: EngineFault.clientNotFound(.duckdb, name)) {
      _ = try Engine(.duckdb, connect: nil, client: name)
    }
  }

  @Test("A file that the system cannot run is told of")
  func notProgram() throws {
    let client = try FakeClient("")
    try FileManager.default.removeItem(atPath: client.path)
    try "\u{7F}ELF".write(toFile: client.path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: client.path)
    guard case .notStarted(client.path, _) = Self.fault(at: client.path) else {
      Issue.record("it was started")
      return
    }
  }

  @Test(
    "A fault says what is wrong, then what to do",
    arguments: [
      (
        EngineFault.clientNotFound(.duckdb, "duckdb"),
        "找不到可执行的客户端 duckdb；请安装 DuckDB 的命令行程序（如 pip install duckdb-cli），或用 --client 给出其路径",
        "the client duckdb is not found, or cannot be run; install DuckDB's command line (such as pip install duckdb-cli), "
          + "or give its path with --client"
      ),
      (
        .failed(.postgres, status: 3, "ERROR:  no t"), "psql 报错（退出码 3）：ERROR:  no t",
        "psql failed (exit status 3): ERROR:  no t"
      ),
      (
        .killed(.spark, signal: 9, ""), "spark-sql 被信号 9 终止，没有结果；内存不足时请减少并行度或换更大的机器",
        "spark-sql was ended by signal 9 before its result was whole; if memory ran out, run less at once or use a larger "
          + "machine"
      ),
    ])
  func wording(fault: EngineFault, chinese: String, english: String) {
    #expect(fault.chinese == chinese)
    #expect(fault.english == english)
  }
}
