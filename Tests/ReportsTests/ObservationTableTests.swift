import Diagnostics
import Foundation
import Packs
import Reports
import Testing

@Suite("A file of observations")
struct ObservationTableTests {
  /// The faults of files, each under its name, and with what reports say besides.
  private static func faults(
    _ texts: [String], beside reports: [String] = [], _ language: Language = .en
  ) throws -> [String] {
    let pack = try SmallPack.pack()
    let folder = NSTemporaryDirectory() + "/plumbline-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let read = reports.compactMap {
      ReportReader(pack).read(Array(("report: plan\n" + $0).utf8), path: "a.yaml").report
    }
    var tables: [ObservationTable] = []
    var faults: [Diagnostic] = []
    for (number, text) in texts.enumerated() {
      let file = folder + "/\(number + 1).csv"
      try Data(text.utf8).write(to: URL(filePath: file))
      let (table, found) = ObservationTable.open(file, of: pack)
      faults += found
      guard let table else { continue }
      faults += table.disagreements(with: tables, read)
      tables.append(table)
    }
    return faults.map { $0.rendered(in: language).replacing(folder + "/", with: "") }
  }

  @Test(
    "Its columns are known by their names in either language",
    arguments: [
      "region,indicator,year,value", "地区;指标;年份;数值", "value\tyear\tregion\tindicator\tnote",
      "地区,指标,年度,值,单位,口径,状态,备注",
    ])
  func columns(header: String) throws {
    #expect(try Self.faults([header + "\n"]) == [])
  }

  @Test(
    "A column that is lacking is a fault, one that is not known a warning",
    arguments: [
      (
        "region,indicator,year,valeu",
        [
          "1.csv:1:23: warning: the column 'valeu' is not known and is not read; did you mean 'value'?",
          "1.csv:1:1: error: there is no column 'value'; add it",
        ], "1.csv:1:1: error: 缺少“value”列，请补上"
      ),
      (
        "region,地区,indicator,year,value", ["1.csv:1:8: error: '地区' and 'region' are the same; keep one"],
        "1.csv:1:8: error: “地区”与“region”是同一项，请保留一个"
      ),
    ])
  func faultyColumns(header: String, english: [String], chinese: String) throws {
    #expect(try Self.faults([header + "\n"]) == english)
    #expect(try Self.faults([header + "\n"], .zh).last == chinese)
  }

  @Test("A name that the pack does not know is told once, with the number of its rows")
  func unknownNames() throws {
    let file = """
      region,indicator,year,value,status
      哈市,gdp,2023,1,final
      哈市区,gdp,2023,1,
      哈市区,gpd,23,1,
      哈市区,gpd,2022,1,draft
      230000,quota,2022,1,
      ,gdp,2022,1,
      230000,gdp

      """
    #expect(
      try Self.faults([file]) == [
        "1.csv:8:1: error: this row has 2 fields, the header 5; give it as many",
        "1.csv:3:1: error: unknown region '哈市区'; did you mean '哈市'? (in 3 rows)",
        "1.csv:7:1: error: unknown region ''; write a name, an alias or the code of a region of the pack",
        "1.csv:4:5: error: unknown indicator 'gpd'; did you mean 'gdp'? (in 2 rows)",
        "1.csv:6:8: error: 'quota' is given by the pack; remove it from the report",
        "1.csv:4:9: error: '23' is no year; write four digits, such as 2023",
        "1.csv:5:16: error: unknown status 'draft'; write preliminary, revised or final",
      ])
    let chinese = try Self.faults([file], .zh)
    #expect(chinese.contains("1.csv:3:1: error: 未知的地区“哈市区”，是否应为“哈市”？（共 3 行）"))
    #expect(chinese.contains("1.csv:4:9: error: “23”不是年份，请写四位数字，如 2023"))
    #expect(chinese.contains("1.csv:5:16: error: 未知的状态“draft”，请写 preliminary、revised 或 final"))
  }

  @Test("Two values of one region, indicator and year are a fault where they differ, wherever they stand")
  func observedTwice() throws {
    let header = "region,indicator,year,value\n"
    let first =
      header + "哈市,gdp,2023,12.5\n哈市,gdp,2023,12.50\n哈市,GDP,2023,12.5 亿元\n230100,gdp,2023,12.51\n哈市,gdp,2022,\n"
    #expect(
      try Self.faults([first]) == [
        "1.csv:5:17: error: 'gdp' of Harbin in 2023 has two values; the other stands at 1.csv:2:13; keep one"
      ])
    #expect(
      try Self.faults([first], .zh) == ["1.csv:5:17: error: 哈尔滨市 2023 年的“gdp”有两个不同的值，另一个在 1.csv:2:13，请保留一个"])
    let others = [header + "哈市,gdp,2023,125000 万元\n哈市,rate,2023,1\n", header + "哈市,rate,2023,1.0\n哈市,gdp,2023,13\n"]
    let report = "region: 哈市\nyear: 2023\nindicators: {gdp: 12.5, rate: 2}"
    let old = "region: 哈市\nyear: 2023\nrevision: 0\nindicators: {gdp: 9}".replacing("revision: 0\n", with: "")
    #expect(
      try Self.faults(others, beside: [old, report + "\nrevision: 2"]) == [
        "1.csv:3:14: error: 'rate' of Harbin in 2023 has two values; the other stands at a.yaml:4:31; keep one",
        "2.csv:3:13: error: 'gdp' of Harbin in 2023 has two values; the other stands at 1.csv:2:13; keep one",
        "2.csv:3:13: error: 'gdp' of Harbin in 2023 has two values; the other stands at a.yaml:4:19; keep one",
        "2.csv:2:14: error: 'rate' of Harbin in 2023 has two values; the other stands at a.yaml:4:31; keep one",
      ])
  }
}
