import Diagnostics
import Evaluation
import Foundation
import Packs
import Plumbline
import Testing

@Suite("Reports laid out as tables")
struct TabularReportTests {
  private static let head = "report,region,year\nheilongjiang-14fyp,哈尔滨市,2025\n"

  /// The report that a folder named `in` holds, with three indicators.
  private func folder(_ table: String) throws -> Folder {
    let folder = try Folder()
    try folder.write(Self.head, to: "in/report.csv")
    try folder.write(table, to: "in/indicators.csv")
    return folder
  }

  @Test(
    "A folder that holds a report.csv is one report, whatever else it holds", arguments: ["", "/in", "/in/report.csv"])
  func csvFolder(argument: String) throws {
    let folder = try folder("指标,2025年,单位\n高新技术企业,约5,家\n")
    try folder.write("report: {", to: "in/more/a.yaml")
    try folder.write("x", to: "in/~$lock.csv")
    let result = try run([folder.path + argument])
    #expect(result.faults(in: folder) == [])
    #expect(result.judged(in: folder) == ["in"])
    let invalid = try #require(result.assessment?.verdicts.first { $0.rule == "value-invalid" })
    #expect(invalid.locations.map { $0.place.description } == [folder.path + "/in/indicators.csv:2:8"])
  }

  @Test("The digest of such a folder is that of the digests of its files, as sha256sum lists them")
  func digest() throws {
    let folder = try folder("指标,2025年\nGDP,5\n")
    let result = try run([folder.path])
    let files = try ["indicators.csv", "report.csv"].map { name in
      PackFile(
        name: name, path: "", bytes: Array(try Data(contentsOf: URL(filePath: folder.path + "/in/" + name))))
    }
    guard case .report(let bytes, _, _, _)? = result.assessment?.inputs.first?.content else {
      Issue.record("no report")
      return
    }
    #expect(Digest.sha256(bytes) == Digest.sha256(of: files))
  }

  @Test("A CSV file alone is no report")
  func csvAlone() throws {
    let folder = try Folder()
    try folder.write("a,b\n", to: "a.csv")
    #expect(
      try run([folder.path + "/a.csv"]).faults(in: folder) == [
        "a.csv:1:1: error: a CSV file alone is no report; a report is a folder with a report.csv, and a register of very "
          + "many records goes by --register NAME=FILE"
      ])
  }

  @Test("Without a pack in its head it answers the pack that is asked for, and else none")
  func noPack() throws {
    let folder = try Folder()
    try folder.write("地区,哈尔滨市\n年份,2025\n", to: "in/report.csv")
    try folder.write("指标,数值\nGDP,5\n", to: "in/指标.csv")
    #expect(try run([folder.path]).faults(in: folder) == [])
    #expect(
      try run([folder.path], pack: nil).faults(in: folder).contains {
        $0.hasPrefix("in:1:1: error: the report names no pack")
      })
  }

  #if Workbooks
  @Test("What is called a workbook and is none is refused with the word what to do, in a folder as well")
  func refused() throws {
    let folder = try Folder()
    try folder.write("<html><table></table></html>", to: "a.xls")
    try folder.write("a,b\n", to: "~$b.xlsx")
    try folder.write("指标,数值\n", to: "c.xlsx")
    let faults = try run([folder.path]).faults(in: folder, .zh)
    #expect(faults.count == 2)
    #expect(faults.allSatisfy { $0.contains("另存为") })
    #expect(faults.map { $0.prefix(6) } == ["a.xls:", "c.xlsx"])
  }
  #else
  @Test("A build without workbooks says so")
  func refused() throws {
    let folder = try Folder()
    try folder.write("x", to: "a.xlsx")
    #expect(
      try run([folder.path]).faults(in: folder) == [
        "a.xlsx:1:1: error: this build of the program reads no workbooks; submit YAML, JSON or CSV, or use a full build"
      ])
  }
  #endif
}
