import Diagnostics
import Reports
import Tables
import Testing

@Suite("The head of a report that is laid out as tables")
struct TabularHeadTests {
  private static let table: [[MadeCell]] = [["指标", "数值"], ["GDP", "5.5"]]

  @Test(
    "Region and year stand beside, after or below their labels, above the table or on a sheet of their own",
    arguments: [
      [sheet("指标", [["地区", "哈尔滨市"], ["年份", "2023"]] + table)],
      [sheet("指标", [["地区：哈尔滨市", "年份：2023年度"]] + table)],
      [sheet("指标", [["填报地区：", "哈市", "报告年份：", "2023年"]] + table)],
      [sheet("指标", [["地区：哈尔滨市    年份：2023"]] + table)],
      [sheet("指标", [["行政区划", "", "", "230100"], ["年 度", "", "２０２３"]] + table, merged: ["A1:C1"])],
      [sheet("指标", [["地区", "年份"], ["哈尔滨市", "2023"]] + table)],
      [sheet("指标", table), sheet("基本信息", [["report", "region", "year"], ["plan", "Harbin", "2023"]])],
      [sheet("指标", [["指标", "数值", "", "地区", "哈尔滨市"], ["GDP", "5.5", "", "年份", "2023"]])],
      [sheet("指标", [["哈尔滨市2023年科技创新指标表"]] + table)],
      [sheet("指标", [["黑龙江省哈尔滨市 ２０２３年度科技创新指标"]] + table)],
      [sheet("指标", [["地区：哈尔滨市"], ["科技创新指标（黑龙江省2023年）"]] + table)],
    ])
  func found(sheets: [Grid]) throws {
    let understood = try Understood(sheets)
    #expect(understood.faults() == [])
    #expect(understood.read.report?.region == 1)
    #expect(understood.read.report?.year == 2023)
    #expect(understood.read.report?.indicators[0]?.text == "5.5")
  }

  @Test("The pack, its version, the revision and who prepared it are read as well")
  func others() throws {
    let head: [[MadeCell]] = [
      ["规则包", "plan", "规则包版本", "1.0.0"], ["地区", "哈市", "年份", "2023"], ["修订号", "2"],
      ["填报单位（盖章）：市科技局    填报日期：2024年2月20日"],
    ]
    let grids = [sheet("指标", head + Self.table)]
    #expect(ReportText(grids: grids, path: "r.xlsx").packID == "plan")
    let understood = try Understood(grids)
    #expect(understood.faults() == [])
    #expect(understood.read.report?.revision == 2)
  }

  @Test(
    "What is missing, unknown, stated twice or of another version is told at its cell",
    arguments: [
      (
        [["指标", "数值"], ["GDP", "5.5"]] as [[MadeCell]],
        [
          "r.xlsx:1:1: error: 没有写明是哪个地区的报告，请在表的上方加一格“地区”，在它右边的一格写地区名称",
          "r.xlsx:1:1: error: 没有写明报告的年份，请在表的上方加一格“年份”，在它右边的一格填写，如 2025",
        ]
      ),
      (
        [["地区", "哈尔冰市", "年份", "2023"]] + Self.table,
        ["r.xlsx:指标!B1: error: 未知的地区“哈尔冰市”，是否应为“哈尔滨市”？"]
      ),
      (
        [["地区", "哈市", "年份", "2023"], ["行政区划代码", "230000"]] + Self.table,
        ["r.xlsx:指标!B2: error: 地区有两个不同的写法，这里是“230000”，r.xlsx:指标!B1 是“哈市”，请改为一致"]
      ),
      (
        [["地区", "哈市", "年份", "2023", "年度：2022"]] + Self.table,
        ["r.xlsx:指标!E1: error: 年份有两个不同的写法，这里是“2022”，r.xlsx:指标!D1 是“2023”，请改为一致"]
      ),
      (
        [["地区", "哈市", "年份", "去年"]] + Self.table,
        ["r.xlsx:指标!D1: error: “去年”不是年份；应写四位年份，从 1900 至 2200"]
      ),
      (
        [["规则包", "other"], ["地区", "哈市", "年份", "2023"]] + Self.table,
        ["r.xlsx:指标!B1: error: 报告针对的规则包是“other”，本次检查用的是“plan”；请改用对应的规则包"]
      ),
      (
        [["版本", "0.9"], ["地区", "哈市", "年份", "2023"]] + Self.table,
        ["r.xlsx:指标!B1: warning: 表格是按规则包版本“0.9”制作的，本次检查用的是“1.0.0”，请核实表格是否仍然适用"]
      ),
    ])
  func faults(rows: [[MadeCell]], expected: [String]) throws {
    let faults = try Understood([sheet("指标", rows)]).faults()
    #expect(faults == expected)
  }
}
