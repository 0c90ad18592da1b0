import Diagnostics
import Evaluation
import Findings
import Foundation
import Plumbline
import Pushdown
import Quantities
import Testing

/// What `run` makes of an engine's answers, told by a client that gives the same ones always.
@Suite struct EngineRunTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      """
      plumbline: 1
      pack: tiny
      version: 1.0.0
      title: 工厂
      years: {first: 2024, last: 2025}
      levels: {city: cities}
      """, to: "pack/pack.yaml")
    try folder.write("indicators: {}\n", to: "pack/indicators.yaml")
    try folder.write("regions:\n  \"220100\": {name: 长春市, level: city}\n", to: "pack/regions.yaml")
    try folder.write(
      """
      registers:
        plants:
          item: plant
          title: {zh: 工厂, en: Plants}
          key: [name]
          fields:
            name: {type: string, required: true}
            output: {type: integer, unit: 件}
      """, to: "pack/registers.yaml")
    try folder.write(
      "rules:\n  - {id: P-1, title: 产量, for: plant, value: output, at_least: 0}\n", to: "pack/rules/r.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/client", withDestinationPath: Repository.root + "/Tests/PushdownTests/fake-client.sh")
  }

  /// Says what the client answers: the columns of the table, then the lines of the statement's result.
  private func answer(columns: [(String, String)], _ lines: [String]) throws {
    func digits(_ text: String) -> String {
      text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    func result(_ lines: [String]) -> String {
      (["plumbline: results"] + lines + ["plumbline: end of result"]).map { "echo '\($0)'" }.joined(separator: "\n")
    }
    try folder.write(
      """
      if grep -q DESCRIBE
      then
      \(result(columns.map { "\(digits($0.0)) \(digits($0.1))" }))
      else
      \(result(lines))
      fi
      """, to: "script")
  }

  /// Three plants of one city: two of an output below zero, of which one has no name.
  private func answerPlants() throws {
    try answer(
      columns: [("name", "VARCHAR"), ("output", "INTEGER"), ("region", "VARCHAR"), ("year", "INTEGER")],
      [
        #"["group","plants","220100","2024","3","1","2","0","0","1","0","0"]"#,
        #"["record","plants","P-1","fail","1","-1","0","-1",null,"-1","220100","2024"]"#,
        #"["record","plants","P-1","fail","2","-2","0","-2","甲","-2","220100","2024"]"#,
        #"["record","plants","value-missing","fail","1",null,null,null,null,"-1","220100","2024"]"#,
      ])
  }

  private func run(
    map: [(name: String, target: String)] = [], reports: [String] = [], registers: [(name: String, path: String)] = [],
    waivers: String? = nil, limit: Int = 10, isPartial: Bool = false
  ) throws -> CheckResult {
    var request = CheckRequest(
      pack: folder.path + "/pack", reports: reports, registers: registers, waivers: waivers,
      asOf: try #require(CalendarDate("2026-03-31")), limit: limit)
    request.rowLimit = nil
    return Plumbline.run(
      request,
      in: PushdownRequest(dialect: .duckdb, client: folder.path + "/client", map: map, isPartial: isPartial))
  }

  /// How many verdicts of a rule came to an outcome.
  private func count(_ outcome: Outcome, of rule: String, _ result: CheckResult) throws -> Int? {
    try #require(result.assessment).rules.first { $0.id == rule }?.counts[outcome]
  }

  @Test("Records are judged as the engine counts them")
  func counted() throws {
    try answerPlants()
    let result = try run()
    #expect(result.faults(in: folder) == [])
    #expect(try count(.pass, of: "P-1", result) == 1)
    #expect(try count(.fail, of: "P-1", result) == 2)
    #expect(try count(.fail, of: "value-missing", result) == 1)
  }

  /// Waives a rule for the whole city.
  private func waiver(_ rule: String) throws -> String {
    try folder.write(
      "waivers:\n  - {rule: \(rule), region: 长春市, until: 2026-12-31, reason: 试点, approved: 一号}\n", to: "w.yaml")
  }

  @Test("A waiver covers what is listed", arguments: [("P-1", 2), ("value-missing", 1)])
  func waived(rule: String, records: Int) throws {
    try answerPlants()
    let result = try run(waivers: waiver(rule), limit: 2)
    #expect(result.faults(in: folder) == [])
    #expect(try count(.waived, of: rule, result) == records)
    #expect(try count(.fail, of: rule, result) == 0)
  }

  @Test("A field without a column is told, and so is a table without rows")
  func lacking() throws {
    try answer(columns: [("name", "VARCHAR"), ("region", "VARCHAR"), ("year", "INTEGER")], [])
    let faults = try run().faults(in: folder)
    #expect(
      faults.contains(
        "plants:1:1: warning: the table has no column for output, judged as not reported; where columns have other names "
          + "use --map FIELD=COLUMN"))
    #expect(faults.contains("plants:1:1: warning: the table has no records; see whether it is the one that was meant"))
  }

  @Test("A column that --map names and the table lacks is told as such, once")
  func noMappedColumn() throws {
    try answerPlants()
    #expect(
      try run(map: [("name", "title")]).faults(in: folder) == [
        "plants:1:1: error: the table plants has no column title, which --map names; there are name, output, region, year"
      ])
  }

  @Test("A column of a wrong type is told at its table")
  func wrongType() throws {
    try answer(
      columns: [("name", "VARCHAR"), ("output", "DOUBLE"), ("region", "VARCHAR"), ("year", "INTEGER")], [])
    let faults = try run(map: [("plants", "统计.工厂")]).faults(in: folder, .zh)
    #expect(faults.contains { $0.hasPrefix("统计.工厂:1:1: error: 字段 output 的列 output 是 DOUBLE，") })
  }

  @Test("A table that cannot be read is told with what to do")
  func undescribed() throws {
    try folder.write("echo 'Catalog Error: no t' >&2; exit 1", to: "script")
    #expect(
      try run().faults(in: folder) == [
        "duckdb:1:1: error: the tables to judge cannot be read: duckdb failed (exit status 1): Catalog Error: no t; look at "
          + "--connect and at who may read them, and where they have other names use --map REGISTER=TABLE"
      ])
  }

  @Test("A register that is not mapped where others are is told, unless it comes from somewhere else")
  func unmapped() throws {
    try folder.write(
      """
      registers:
        plants: {item: plant, title: {zh: 工厂, en: Plants}, key: [name], fields: {name: {type: string}, output: {type: integer, unit: 件}}}
        labs: {item: lab, title: {zh: 实验室, en: Labs}, key: [name], fields: {name: {type: string}}}
      """, to: "pack/registers.yaml")
    try folder.write("rules:\n  - {id: L-1, title: 名称, for: lab, assert: reported(name)}\n", to: "pack/rules/l.yaml")
    try answer(
      columns: [("name", "VARCHAR"), ("output", "INTEGER"), ("region", "VARCHAR"), ("year", "INTEGER")],
      [
        #"["group","plants","220100","2024","1","1","0","0","0","0"]"#
      ])
    let told =
      "tiny:1:1: warning: no --map names a table of Labs (labs), which come from nowhere else, so that rules for its records "
      + "judge none; if the engine has it add --map labs=TABLE"
    #expect(try run(map: [("plants", "t")]).faults(in: folder) == [told])
    let file = try folder.write("name,region,year\n乙,220100,2024\n", to: "labs.csv")
    #expect(try run(map: [("plants", "t")], registers: [("labs", file)]).faults(in: folder) == [])
  }

  @Test("Where SQL has no verdict on regions, whoever wants it is told what has one")
  func undecided() throws {
    try folder.write(
      """
      rules:
        - {id: C-1, title: 总产量, for: city, value: "plants.sum(p, p.output)", at_least: 9 件, by: 2025, path: {2024: 5 件}}
      """, to: "pack/rules/c.yaml")
    let result = sql(
      pack: folder.path + "/pack", for: PushdownRequest(dialect: .duckdb),
      asOf: try #require(CalendarDate("2026-03-31")), .en)
    #expect(result.script == nil)
    #expect(
      result.faults.map { $0.fact.chinese } == [
        "规则 C-1 的判定不能用 SQL 给出：到期之前按年度目标判定；plumbline run 由引擎的合计判定它；加 --partial 只写出合计"
      ])
  }
}
