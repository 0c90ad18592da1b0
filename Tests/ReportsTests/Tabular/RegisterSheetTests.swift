import Diagnostics
import Reports
import Tables
import Testing

@Suite("Sheets of registers")
struct RegisterSheetTests {
  typealias Case = IndicatorTableTests.Case

  private static func zones(
    _ name: String, _ rows: [[MadeCell]], merged: [String] = [], _ lines: [String], faults: [String] = []
  ) -> Case {
    Case(name, [sheet("园区", rows, merged: merged)], lines, faults: faults)
  }

  @Test(
    "Records stand one a row below their header, whatever stands around them",
    arguments: [
      zones(
        "below titles, with blank rows between, whose numbers stay",
        [["园区名录"], [], ["序号", "名称", "tier", "area（公顷）"], [], ["1", "甲", "国家级", "5000"], [], ["2", "乙", "市级", "6"]],
        [
          "zones 1 name=甲@园区!B5 tier=国家级@园区!C5 area=5000@园区!D5",
          "zones 2 name=乙@园区!B7 tier=市级@园区!C7 area=6@园区!D7",
        ]),
      zones(
        "headings over several columns and written in several ways",
        [["园区名称*", "规模", "", "备注"], ["", "area／公顷", "PEOPLE"], ["甲", "5", "6", "注"]],
        merged: ["A1:A2", "B1:C1", "D1:D2"],
        ["zones 1 name=甲@园区!A3 area=5@园区!B3 people=6@园区!C3"]),
      zones(
        "with a total, notes and a foot",
        [["名称", "area"], ["甲", "5"], ["合 计", "5"], ["注：数据截至年底"], ["填表人：张三", "", "审核人：李四"]],
        ["zones 1 name=甲@园区!A2 area=5@园区!B2"],
        faults: ["r.xlsx:园区!A3: warning: “合 计”行不是记录，未读取"]),
      zones(
        "with a total whose word stands in another column",
        [["序号", "名称", "area"], ["1", "甲", "5"], ["总计", "", "5"]], ["zones 1 name=甲@园区!B2 area=5@园区!C2"],
        faults: ["r.xlsx:园区!A3: warning: “总计”行不是记录，未读取"]),
      zones(
        "with a foot below the numbers of rows and the names",
        [["序号", "名称", "area"], ["1", "甲", "5"], ["填表人：张三", "审核人：李四"]], ["zones 1 name=甲@园区!B2 area=5@园区!C2"]),
      zones(
        "a record whose name only begins like a note", [["名称", "area"], ["注塑产业园", "5"]],
        ["zones 1 name=注塑产业园@园区!A2 area=5@园区!B2"]),
      zones(
        "with the header once more, and the columns numbered",
        [["名称", "area", "people"], ["甲", "1", "2"], ["名称", "area", "people"], ["甲园", "5", "6"]],
        ["zones 1 name=甲园@园区!A4 area=5@园区!B4 people=6@园区!C4"]),
      zones(
        "with a heading of a group of rows",
        [["名称", "area"], ["一、国家级"], ["甲", "5"]], merged: ["A2:B2"], ["zones 1 name=甲@园区!A3 area=5@园区!B3"],
        faults: ["r.xlsx:园区!A2: warning: “一、国家级”一行不是记录，未读取"]),
      zones(
        "with rows that a form numbered and nobody filled in",
        [["序号", "名称", "area"], ["1", "甲", "5"], ["2"], ["3"]], ["zones 1 name=甲@园区!B2 area=5@园区!C2"]),
      zones("with none, and said so", [["名称", "area"], ["无", "/"]], ["zones none @园区!A2"]),
      zones("with no row, which says nothing", [["名称", "area"]], []),
      zones(
        "of another region and year where columns say so, of the report's where a cell is blank",
        [["名称", "地区", "年份"], ["甲", "黑龙江省", "2022年"], ["乙"]],
        ["zones 1 Heilongjiang/2022 name=甲@园区!A2", "zones 2 name=乙@园区!A3"]),
      zones(
        "a text over several rows is each one's, a number nobody's",
        [["名称", "tier", "area"], ["甲", "国家级", "10"], ["乙", "", ""]], merged: ["B2:B3", "C2:C3"],
        [
          "zones 1 name=甲@园区!A2 tier=国家级@园区!B2 area=10!sharedNumber@园区!C2",
          "zones 2 name=乙@园区!A3 tier=国家级@园区!B2 area=10!sharedNumber@园区!C2",
        ]),
      zones(
        "a corner's unit for what it measures",
        [["单位：万人"], ["名称", "area", "people"], ["甲", "5", "6"]],
        ["zones 1 name=甲@园区!A3 area=5@园区!B3 people=6 万人@园区!C3"]),
      Case(
        "known by its headings", [sheet("Sheet1", [["名称", "area", "people"], ["甲", "5", "6"]])],
        ["zones 1 name=甲@Sheet1!A2 area=5@Sheet1!B2 people=6@Sheet1!C2"]),
      Case(
        "known by an alias with numbering before it", [sheet("附表2 高新区", [["名称"], ["甲"]])],
        ["zones 1 name=甲@附表2 高新区!A2"]),
    ])
  func understood(example: Case) throws {
    let understood = try Understood(example.grids)
    #expect(understood.lines == example.lines)
    #expect(understood.faults() == example.faults)
  }

  @Test(
    "What cannot be understood is told at its cell",
    arguments: [
      zones(
        "a column twice", [["名称", "area", "园区名称"], ["甲", "5", "乙"]], [],
        faults: ["r.xlsx:园区!C1: error: “园区名称”与 r.xlsx:园区!A1 的“名称”是同一项，请保留一列"]),
      zones(
        "the same heading twice", [["名称", "area", "area"], ["甲", "5", "5"]], [],
        faults: ["r.xlsx:园区!C1: error: “area”一列出现两次，另一列在 r.xlsx:园区!B1，请保留一列"]),
      zones(
        "nearly a field", [["名称", "ares"], ["甲", "5"]], [],
        faults: ["r.xlsx:园区!B1: error: 未知的列“ares”，是否应为“area”？"]),
      zones(
        "no field", [["名称", "联系地址"], ["甲", "5"]], ["zones 1 name=甲@园区!A2"],
        faults: ["r.xlsx:园区!B1: warning: 未知的列“联系地址”，未读取"]),
      zones(
        "a required column lacking", [["area", "people"], ["5", "6"]], [],
        faults: ["r.xlsx:园区!A1: error: 缺少“名称”列，请补上"]),
      zones(
        "data without a heading", [["名称", "", "area"], ["甲", "x", "5"], ["乙", "y", "6"]],
        ["zones 1 name=甲@园区!A2 area=5@园区!C2", "zones 2 name=乙@园区!A3 area=6@园区!C3"],
        faults: ["r.xlsx:园区!B2: warning: 此列有数据而没有表头，未读取；请写明此列是什么，或删去"]),
      zones(
        "none beside records", [["名称"], ["甲"], ["无"]], [],
        faults: ["r.xlsx:园区!A3: error: 这里写“无”，而同一张表另有记录，请删去其一"]),
      zones(
        "no header", [["甲", "5"], ["乙", "6"]], [],
        faults: [
          "r.xlsx:园区!A1: error: 在表“园区”中找不到表头，请写明各列是什么",
          "r.xlsx:1:1: error: 没有一张表能够识别，什么也没有读取；表名应为“指标”或名录的标题，表头应为指标、单位、年份或名录的字段",
        ]),
      Case(
        "two sheets of one register", [sheet("园区", [["名称"], ["甲"]]), sheet("高新区", [["名称"], ["乙"]])], [],
        faults: ["r.xlsx:高新区!A1: error: 名录“园区”在 r.xlsx:园区!A1 已有一张表，请合并为一张"]),
    ])
  func faults(example: Case) throws {
    let understood = try Understood(example.grids)
    #expect(Set(understood.faults()) == Set(example.faults))
    if understood.read.report != nil {
      #expect(understood.lines == example.lines)
    } else {
      #expect(example.lines == [])
    }
  }

  @Test("A cell with an error is invalid in a field of text as well")
  func kinds() throws {
    let grid = sheet("园区", [["名称", "area"], [MadeCell("#N/A", .error), MadeCell("=A1", .formulaWithoutValue)]])
    #expect(
      try Understood([harbin, grid]).lines == [
        "zones 1 name=#N/A!failedFormula@园区!A2 area==A1!uncomputedFormula@园区!B2"
      ])
  }

  @Test("Of a folder whose only table cannot be read nothing else is told")
  func unreadable() throws {
    let files = [("report.csv", "地区,哈尔滨市\n年份,2023\n"), ("zones.csv", "名称,\"area\n甲,5\n")]
    let text = ReportText(csv: files.map { ("r/" + $0.0, Array($0.1.utf8)) }, path: "r")
    let read = ReportReader(try SmallPack.pack()).read(text)
    #expect(read.report == nil)
    #expect(read.faults.map { $0.rendered(in: .zh) } == ["r/zones.csv:1:4: error: 此处的双引号没有闭合；应补上"])
  }
}
