import Foundation
import Testing

@Suite("plumbline template")
struct TemplateTests {
  private static func template(_ arguments: String..., in scratch: Scratch) throws -> Program {
    try Program.run(["template", Program.pack, "--as-of", "2026-03-31"] + arguments, in: scratch.path)
  }

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("A folder gets a file for each table")
  func folder() throws {
    let scratch = try Scratch()
    let program = try Self.template("--region", "哈尔滨", "--year", "2025", "-o", "form/", in: scratch)
    #expect(program.status == 0)
    #expect(program.output + program.error == "")
    #expect(
      try Self.names(in: scratch.path + "/form") == [
        "achievements.csv", "decisions.csv", "evidence.csv", "explanations.csv", "high_tech_zones.csv",
        "indicators.csv",
        "innovation_bases.csv", "innovative_leading_enterprises.csv", "projects.csv", "report.csv", "填报说明.txt",
      ])
  }

  @Test("The same form is the same bytes, filled in from a report or not")
  func deterministic() throws {
    let scratch = try Scratch()
    let report = Program.example + "/230100-harbin.yaml"
    for name in ["a", "b"] {
      #expect(try Self.template("--from", report, "-o", name, in: scratch).status == 0)
    }
    for name in try Self.names(in: scratch.path + "/a") {
      #expect(
        FileManager.default.contents(atPath: scratch.path + "/a/" + name)
          == FileManager.default.contents(atPath: scratch.path + "/b/" + name))
    }
  }

  #if Workbooks
  @Test("A workbook is one file")
  func workbook() throws {
    let scratch = try Scratch()
    let program = try Self.template("--region", "230100", "--year", "2025", "-o", "form.xlsx", in: scratch)
    #expect(program.status == 0)
    #expect(program.output + program.error == "")
    let bytes = try #require(FileManager.default.contents(atPath: scratch.path + "/form.xlsx"))
    #expect(bytes.prefix(4) == Data([0x50, 0x4B, 3, 4]))
  }
  #else
  @Test("Built without workbooks, it says that there are none, and what to do")
  func noWorkbook() throws {
    let scratch = try Scratch()
    let program = try Self.template("--region", "230100", "--year", "2025", "-o", "form.xlsx", in: scratch)
    #expect(program.status == 2)
    #expect(program.error == "form.xlsx:1:1: error: 此程序编译时没有带工作簿功能，不能生成 .xlsx，请给出文件夹，生成一组 CSV 文件\n")
  }
  #endif

  @Test("What stands there is not replaced, unless that is asked for")
  func standing() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path + "/form", withIntermediateDirectories: false)
    try scratch.write("mine", to: "form/report.csv")
    let refused = try Self.template("--region", "哈尔滨市", "--year", "2025", "-o", "form", in: scratch)
    #expect(refused.status == 2)
    #expect(refused.error == "form/report.csv:1:1: error: 此处已有文件，没有覆盖；要覆盖请加 --force\n")
    #expect(try Self.names(in: scratch.path + "/form") == ["report.csv"])
    let forced = try Self.template("--region", "哈尔滨市", "--year", "2025", "-o", "form", "--force", in: scratch)
    #expect(forced.status == 0)
    #expect(try Self.names(in: scratch.path + "/form").count == 11)
  }

  @Test(
    "What cannot be made is refused with a word",
    arguments: [
      (["--region", "哈尔宾", "--year", "2025", "-o", "f"], "未知的地区“哈尔宾”，是否应为“哈尔滨”？"),
      (["--region", "哈尔滨市", "--year", "2031", "-o", "f"], "规则包不判定 2031 年的报告，请写 2021 至 2025 年"),
      (["--region", "哈尔滨市", "--year", "2025", "-o", "f.xls"], "表只能是 .xlsx 文件，或一个文件夹（生成一组 CSV 文件），请改用其中一种"),
    ])
  func refused(_ arguments: [String], _ message: String) throws {
    let scratch = try Scratch()
    let program = try Program.run(["template", Program.pack] + arguments, in: scratch.path)
    #expect(program.status == 2)
    #expect(program.error.hasSuffix("1:1: error: \(message)\n"))
    #expect(try Self.names(in: scratch.path) == [])
  }

  @Test("A report of another region does not fill the form")
  func otherRegion() throws {
    let scratch = try Scratch()
    let report = Program.example + "/230200-qiqihar.yaml"
    let program = try Self.template("--region", "哈尔滨市", "--year", "2025", "--from", report, "-o", "f", in: scratch)
    #expect(program.status == 2)
    #expect(program.error.contains("error: 这是齐齐哈尔市的报告，不能填入哈尔滨市的表，请换一份报告\n"))
    #expect(try Self.names(in: scratch.path) == [])
  }

  @Test("Without a region or a year, and without a report that has them, the command line is wrong")
  func incomplete() throws {
    let scratch = try Scratch()
    #expect(try Self.template("--year", "2025", "-o", "f", in: scratch).status == 64)
    #expect(try Self.template("--region", "哈尔滨市", "-o", "f", in: scratch).status == 64)
    #expect(try Self.template("--region", "哈尔滨市", "--year", "2025", in: scratch).status == 64)
  }
}
