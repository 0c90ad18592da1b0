import Diagnostics
import Foundation
import Packs
import Reports
import Testing

@Suite("A register's file")
struct RegisterTableTests {
  /// The table of a file and its faults, with the file's name for its path.
  private static func open(
    _ text: String, as name: String = "zones", _ language: Language = .en
  ) throws -> (summary: RegisterTable.Summary?, faults: [String]) {
    let file = NSTemporaryDirectory() + "/plumbline-" + UUID().uuidString + ".csv"
    try Data(text.utf8).write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let (table, faults) = RegisterTable.open(file, as: name, of: try SmallPack.pack())
    let summary = table?.summarize()
    let all = (faults + (summary?.rows.faults ?? [])).map { fault in
      Diagnostic(fault.severity, at: Place(path: "f.csv", position: fault.place.position), fault.fact)
    }
    return (summary, all.map { $0.rendered(in: language) })
  }

  @Test(
    "Its register, its columns, and the region's and the year's are known by their names",
    arguments: [
      ("zones", "name,place,of_year"), ("园区", "名称,place,of_year"), ("高新区", "Name;place;of_year;area"),
      ("Zones", "place\tof_year\t园区名称"),
    ])
  func names(register: String, header: String) throws {
    let (summary, faults) = try Self.open(header + "\n", as: register)
    #expect(faults == [])
    #expect(summary?.rows.rowCount == 0)
  }

  @Test("Of very many columns that are not read a thousand are named, each in a line of bearable length")
  func manyColumns() throws {
    let long = String(repeating: "长", count: 90)
    let header = "name,place,of_year,\(long)," + (1...1_000).map { "列\($0)" }.joined(separator: ",")
    let (summary, faults) = try Self.open(header + "\n")
    #expect(summary != nil)
    #expect(faults.count == 1_001)
    #expect(
      faults.first == "f.csv:1:20: warning: the column '\(long.prefix(80))…' is not known and is not read")
    #expect(faults.last == "f.csv:1:1: warning: 1 more fault of form in this file is not listed")
  }

  @Test(
    "Columns that leave something unknown are faults, those that are not read are warnings",
    arguments: [
      (
        "zone", "name,place,of_year",
        "f.csv:1:1: error: unknown register 'zone'; did you mean 'zones'?", "f.csv:1:1: error: 未知的名录“zone”，是否应为“zones”？"
      ),
      (
        "zones", "name,of_year",
        "f.csv:1:1: error: there is no column 'place' for the region, so that nobody knows which one a record belongs to; "
          + "add it", "f.csv:1:1: error: 缺少地区列“place”，无法知道记录属于哪个地区，请补上"
      ),
      (
        "zones", "name,place",
        "f.csv:1:1: error: there is no column 'of_year' for the year, so that nobody knows which one a record belongs to; "
          + "add it", "f.csv:1:1: error: 缺少年份列“of_year”，无法知道记录属于哪一年，请补上"
      ),
      (
        "zones", "place,of_year", "f.csv:1:1: error: there is no column for the required field 'name'; add it",
        "f.csv:1:1: error: 缺少必填字段“name”的列，请补上"
      ),
      (
        "zones", "name,名称,place,of_year", "f.csv:1:6: error: '名称' and 'name' are the same; keep one",
        "f.csv:1:6: error: “名称”与“name”是同一项，请保留一个"
      ),
      (
        "zones", "name,place,of_year,aera,备注",
        "f.csv:1:20: warning: the column 'aera' is not known and is not read; did you mean 'area'?|"
          + "f.csv:1:25: warning: the column '备注' is not known and is not read",
        "f.csv:1:20: warning: 未知的列“aera”，未读取，是否应为“area”？|f.csv:1:25: warning: 未知的列“备注”，未读取"
      ),
      (
        "zones", "name,place,place,of_year",
        "f.csv:1:12: error: the column 'place' has the name of column 2; rename or remove one",
        "f.csv:1:12: error: 列名“place”与第 2 列相同；应改名或删去一列"
      ),
    ])
  func columns(register: String, header: String, english: String, chinese: String) throws {
    let (summary, faults) = try Self.open(header + "\n", as: register)
    #expect(faults.joined(separator: "|") == english)
    #expect(try Self.open(header + "\n", as: register, .zh).faults.joined(separator: "|") == chinese)
    #expect((summary != nil) == english.contains("warning"))
  }

  @Test("Of many faults of form the first thousand are listed, and all are counted")
  func manyFaults() throws {
    let rows = String(repeating: "甲,230100\n", count: 1_002) + "甲,230100,2023\n"
    let (summary, faults) = try Self.open("name,place,of_year\n" + rows)
    #expect(summary?.rows.rowCount == 1_003)
    #expect(summary?.rows.faultCount == 1_002)
    #expect(faults.count == 1_001)
    #expect(faults.first == "f.csv:2:1: error: this row has 2 fields, the header 3; give it as many")
    #expect(faults[999] == "f.csv:1001:1: error: this row has 2 fields, the header 3; give it as many")
    #expect(faults.last == "f.csv:1:1: error: 2 more faults of form in this file are not listed")
  }
}
