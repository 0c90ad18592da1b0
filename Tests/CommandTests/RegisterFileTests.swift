import Foundation
import Testing

@Suite("Registers in files")
struct RegisterFileTests {
  private let scratch: Scratch
  private let pack: String

  init() throws {
    scratch = try Scratch()
    pack = scratch.path + "/pack"
    try scratch.write(
      "plumbline: 1\npack: p\nversion: 1.0.0\ntitle: 规划\nyears: {first: 2023, last: 2025}\n"
        + "levels: {province: provinces}\n",
      to: "pack/pack.yaml")
    try scratch.write(#"regions: {"230000": {name: 黑龙江省, level: province}}"#, to: "pack/regions.yaml")
    try scratch.write("indicators: {gdp: {title: 地区生产总值, unit: 亿元}}", to: "pack/indicators.yaml")
    try scratch.write(
      """
      registers:
        firms:
          item: firm
          title: {zh: 企业, en: firms}
          key: [name]
          fields: {name: {type: string, required: true}, staff: {type: integer, unit: 人}}
      """, to: "pack/registers.yaml")
    try scratch.write(
      "rules: [{id: A, for: firm, title: 甲, value: staff, at_least: 2 人, source: {clause: 一}}]", to: "pack/rules/a.yaml"
    )
  }

  private func check(_ arguments: String...) throws -> Program {
    try Program.run(["check", "--pack", pack, "--as-of", "2026-03-31", "--lang", "en"] + arguments, in: scratch.path)
  }

  @Test("A register's file is judged without any report, and JSON lists it, the rows and the verdicts' lines")
  func json() throws {
    try scratch.write("name,staff,region,year\n甲,1,230000,2024\n乙,3,230000,2024\n丙,,230000,2024\n", to: "f.csv")
    let program = try check("--register", "企业=f.csv", "--format", "json", "--rows", "9", "--limit", "1")
    #expect(program.status == 1)
    #expect(program.error == "")
    #expect(program.output.contains(#"{"path": "f.csv", "register": "firms", "rows": 3, "judged": true}"#))
    #expect(program.output.contains(#""waived": 0, "rows": {"fail": [1], "undetermined": [3]}, "revision": "#))
    #expect(
      program.output.contains(
        #""locations": [{"name": "staff", "region": "230000", "year": 2024, "text": "1", "path": "f.csv", "line": 2, "#
          + #""column": 3}]"#))
    let withoutRows = try check("--register", "firms=f.csv", "--format", "json")
    #expect(!withoutRows.output.contains(#""rows": {"#))
  }

  @Test("Text says how many records were judged")
  func text() throws {
    try scratch.write("name,staff,region,year\n甲,2,230000,2024\n", to: "f.csv")
    let program = try check("--register", "firms=f.csv")
    #expect(program.status == 0)
    #expect(program.output.contains("As of 2026-03-31: 1 record of firms judged\n"))
  }

  @Test(
    "What cannot be judged gives 2 and its place; the rest is judged all the same",
    arguments: [
      (["firms=none.csv"], "none.csv:1:1: error: there is no such file; check the path\n", false),
      (
        ["firm=f.csv"], "f.csv:1:1: error: unknown register 'firm'; did you mean 'firms'?\n", false
      ),
      (
        ["firms=f.csv", "企业=g.csv"],
        "g.csv:1:1: error: another file gives the register 'firms' already; join them to one\n", true
      ),
      (["firms=bad.csv"], "bad.csv:3:1: error: this row has 3 fields, the header 4; give it as many\n", true),
    ])
  func faults(registers: [String], error: String, isJudged: Bool) throws {
    for name in ["f", "g"] { try scratch.write("name,staff,region,year\n甲,1,230000,2024\n", to: name + ".csv") }
    try scratch.write("name,staff,region,year\n甲,1,230000,2024\n乙,1,230000\n", to: "bad.csv")
    let program = try Program.run(
      ["check", "--pack", pack, "--lang", "en", "--format", "json"] + registers.flatMap { ["--register", $0] },
      in: scratch.path)
    #expect(program.status == 2)
    #expect(program.error == error)
    #expect(program.output.contains(#""fail": 1"#) == isJudged)
  }

  @Test(
    "A file without records, or of years that nobody judges, is no success",
    arguments: [
      (
        "en", "name,staff,region,year\n",
        """
        f.csv:1:1: warning: no rows stand below the header; check the file
        f.csv:1:1: error: nothing was judged: no row is a record, or of a region and year, that a rule is for; check the \
        files and the pack

        """
      ),
      (
        "zh", "name,staff,region,year\n\n",
        """
        f.csv:1:1: warning: 表头之下没有数据，请检查文件
        f.csv:1:1: error: 没有判定任何内容：没有一行是规则所针对的记录，也没有一行属于规则所针对的地区和年份；请检查文件和规则包

        """
      ),
    ])
  func nothingJudged(language: String, file: String, error: String) throws {
    try scratch.write(file, to: "f.csv")
    let program = try check("--register", "firms=f.csv", "--lang", language)
    #expect(program.status == 2)
    #expect(program.error == error)
  }

  @Test("Observations of years that the pack does not judge are no success either")
  func noYearJudged() throws {
    try scratch.write("region,indicator,year,value\n230000,gdp,2019,1\n", to: "o.csv")
    let program = try check("--observations", "o.csv")
    #expect(program.status == 2)
    #expect(program.error.hasPrefix("o.csv:1:1: error: nothing was judged: "))
  }

  @Test(
    "Records of no region or year are counted, and the first is named",
    arguments: [
      (
        "en", "黑龙江,2024\n黑龙江省,2024\n230000,\n",
        "f.csv:2:6: warning: unknown region '黑龙江'; did you mean '黑龙江省'? (2 records of this file have no known region or "
          + "year, and count in no region's sums)\n"
      ),
      (
        "en", "230000,2024\n230000,24\n",
        "f.csv:3:13: warning: '24' is no year; write four digits, such as 2023 (1 record of this file has no known region or "
          + "year, and counts in no region's sums)\n"
      ),
      (
        "zh", "230000,2024\n黑龙江,24\n",
        "f.csv:3:6: warning: 未知的地区“黑龙江”，是否应为“黑龙江省”？（此文件共 1 条记录没有可识别的地区或年份，不计入任何地区）\n"
      ),
    ])
  func unplaced(language: String, rows: String, error: String) throws {
    let records = rows.split(separator: "\n").enumerated().map { "甲\($0),2,\($1)\n" }.joined()
    try scratch.write("name,staff,region,year\n" + records, to: "f.csv")
    let program = try check("--register", "firms=f.csv", "--lang", language)
    #expect(program.status == 0)
    #expect(program.error == error)
  }

  @Test("No input is replaced by what was found in it, whatever path leads to it")
  func outputIsInput() throws {
    let records = "name,staff,region,year\n甲,1,230000,2024\n"
    try scratch.write(records, to: "f.txt")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/link.txt", withDestinationPath: scratch.path + "/f.txt")
    for path in ["f.txt", "./f.txt", "link.txt"] {
      #expect(try check("--register", "firms=f.txt", "--output", path).status == 64)
    }
    #expect(try scratch.text("f.txt") == records)
  }

  @Test("A file of records alone does not say by which pack to judge it")
  func packNeeded() throws {
    try scratch.write("name,staff,region,year\n甲,1,230000,2024\n", to: "f.csv")
    let program = try Program.run(["check", "--lang", "en", "--register", "firms=f.csv"], in: scratch.path)
    #expect(program.status == 2)
    #expect(program.error == "f.csv:1:1: error: a table of data names no pack; give one by --pack\n")
  }
}
