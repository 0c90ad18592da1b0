import Foundation
import Testing

@Suite("plumbline sql and plumbline run") struct EngineCommandTests {
  private static let pack = Program.root + "/Rules/enterprise-microdata"

  /// A client that does what a shell script says.
  private static func client(_ script: String, in scratch: Scratch) throws -> String {
    try scratch.write(script + "\n", to: "script")
    let path = scratch.path + "/client"
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: Program.root + "/Tests/PushdownTests/fake-client.sh")
    return path
  }

  @Test(
    "The statement is commented with each rule's sentence, and the same bytes each time",
    arguments: ["duckdb", "postgres", "spark"])
  func statement(dialect: String) throws {
    let scratch = try Scratch()
    let arguments = ["sql", Self.pack, "--dialect", dialect, "--as-of", "2026-01-01"]
    let program = try Program.run(arguments)
    #expect(program.status == 0)
    #expect(program.error == "")
    #expect(program.output.hasPrefix("-- 规则包 enterprise-microdata 1.0.0，按 2026-01-01 生效的规则\n"))
    #expect(program.output.contains("-- R07 研发费用不超过营业收入：企业的每条记录，rd_expense 应不超过 revenue；每年；未满足时为错误。"))
    #expect(program.output.hasSuffix(";\n"))
    let file = scratch.path + "/rules.sql"
    #expect(try Program.run(arguments + ["-o", file]).output == "")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == program.output)
  }

  @Test("What cannot be said exactly is an error with the rule's place, and with --partial a warning")
  func partial() throws {
    let scratch = try Scratch()
    try FileManager.default.copyItem(atPath: Self.pack, toPath: scratch.path + "/pack")
    try scratch.write(
      """
      rules:
        - id: X1
          title: 增长
          for: enterprise
          assert: previous.revenue <= revenue

      """, to: "pack/rules/3-more.yaml")
    let whole = try Program.run(["sql", "pack", "--dialect", "duckdb", "--lang", "en"], in: scratch.path)
    #expect(whole.status == 2)
    #expect(whole.output == "")
    #expect(
      whole.error
        == "pack/rules/3-more.yaml:2:9: error: the engine cannot judge X1: 'previous.revenue' has no form for columns; with "
        + "--partial the other rules are judged\n")
    let partial = try Program.run(
      ["sql", "pack", "--dialect", "duckdb", "--partial", "--lang", "en"], in: scratch.path)
    #expect(partial.status == 0)
    #expect(
      partial.error
        == "pack/rules/3-more.yaml:2:9: warning: the engine cannot judge X1: 'previous.revenue' has no form for columns; the "
        + "other rules are judged\n")
    #expect(partial.output.contains("-- without X1: 'previous.revenue' has no form for columns\n"))
  }

  @Test(
    "A wrong command line ends with 64",
    arguments: [
      ["sql", Self.pack], ["sql", Self.pack, "--dialect", "oracle"], ["run", Self.pack, "--engine", "mysql"],
      ["sql", Self.pack, "--dialect", "duckdb", "--map", "enterprises"],
      ["sql", Self.pack, "--dialect", "duckdb", "--limit", "-1"],
      ["run", Self.pack, "--engine", "duckdb", "--limit", "-1"],
    ])
  func usage(arguments: [String]) throws { #expect(try Program.run(arguments).status == 64) }

  @Test("An engine that fails is an error with its own words, and nothing is judged")
  func failure() throws {
    let scratch = try Scratch()
    let client = try Self.client("cat >/dev/null; echo 'Catalog Error: no such table' >&2; exit 1", in: scratch)
    let program = try Program.run(["run", Self.pack, "--engine", "duckdb", "--client", client, "--lang", "en"])
    #expect(program.status == 2)
    #expect(program.output == "")
    #expect(
      program.error
        == "duckdb:1:1: error: the tables to judge cannot be read: duckdb failed (exit status 1): Catalog Error: no such "
        + "table; look at --connect and at who may read them, and where they have other names use --map REGISTER=TABLE\n"
    )
  }

  @Test("A password on the command line is refused, and not repeated")
  func password() throws {
    let program = try Program.run([
      "run", Self.pack, "--engine", "postgres", "--client", "/bin/true", "--connect", "postgresql://a:geheim@db/x",
    ])
    #expect(program.status == 2)
    #expect(program.error.contains(".pgpass"))
    #expect(!program.error.contains("geheim"))
  }

  @Test("A register that the engine holds and a file lists as well is judged by neither")
  func listedTwice() throws {
    let scratch = try Scratch()
    try scratch.write("enterprise_id,region_code,year\n", to: "e.csv")
    let columns = [("enterprise_id", "VARCHAR"), ("region_code", "VARCHAR"), ("year", "INTEGER")].map { name, type in
      [name, type].map { $0.utf8.map { String($0, radix: 16) }.joined() }.joined(separator: " ")
    }
    let client = try Self.client(
      "cat >/dev/null; printf 'plumbline: results\\n\(columns.joined(separator: "\\n"))\\nplumbline: end of result\\n'",
      in: scratch)
    let program = try Program.run(
      [
        "run", Self.pack, "--engine", "duckdb", "--client", client, "--lang", "en", "--map", "enterprises=e",
        "--register", "enterprises=e.csv",
      ], in: scratch.path)
    #expect(program.status == 2)
    #expect(program.output == "")
    #expect(
      program.error
        == "e:1:1: warning: the table has no column for industry_code, above_scale, revenue, rd_expense, rd_staff, staff, "
        + "has_rd_activity, has_rd_institute, is_high_tech, patents, tech_contract_amount, reported_rd_share_pct, judged as "
        + "not reported; where columns have other names use --map FIELD=COLUMN\n"
        + "e.csv:1:1: error: the engine holds the records of enterprises, which are listed here as well, and nobody can "
        + "tell which are the same; keep them in one place, or name with --map the only registers that the engine "
        + "holds\n")
  }

  @Test("A table without a column that is needed is an error that names those it has")
  func columns() throws {
    let scratch = try Scratch()
    let client = try Self.client(
      "cat >/dev/null; printf 'plumbline: results\\n%s %s\\nplumbline: end of result\\n' 656E74657270726973655F6964 56415243484152",
      in: scratch)
    let program = try Program.run(["run", Self.pack, "--engine", "duckdb", "--client", client, "--lang", "en"])
    #expect(program.status == 2)
    #expect(
      program.error
        == ["region_code", "year"].map { field in
          "enterprises:1:1: error: the table enterprises has no column for the field \(field); name it with "
            + "--map \(field)=COLUMN; there are enterprise_id\n"
        }.joined())
    #expect(program.output == "")
  }
}
