import Diagnostics
import Reports
import Tables
import Testing

@Suite("Explanations, evidence and sheets as such")
struct StatementSheetTests {
  typealias Case = IndicatorTableTests.Case

  @Test(
    "Explanations and evidence are read from sheets of their own or one for both",
    arguments: [
      Case(
        "explanations",
        [sheet("解释", [["规则", "所针对的值", "说明", "名称"], ["R-2", "GDP=5 亿元；firms=3", "口径调整", "甲"], ["R-2"]])],
        ["explains R-2 [name=甲] [gdp=5 亿元,firms=3] 口径调整 @解释!C2"]),
      Case(
        "evidence, rows that nobody filled in left aside",
        [
          sheet(
            "佐证材料",
            [
              ["规则编号", "要求", "文件标题", "文号", "日期", "限定"],
              ["R-1、R-2", "方案", "总体方案", "哈政〔2023〕1号", "2023年3月2日", "field=黑土；年份=2023"],
              ["R-1", "方案"],
            ])
        ],
        [
          "proves R-1 [year=2023,field=黑土] 总体方案 2023-03-02 @佐证材料!C2",
          "proves R-2 [year=2023,field=黑土] 总体方案 2023-03-02 @佐证材料!C2",
        ]),
      Case(
        "both on one sheet",
        [
          sheet(
            "说明与佐证",
            [
              ["类别", "规则", "说明", "标题", "文号"], ["佐证", "R-1", "", "", "哈政〔2023〕1号"], ["解释", "R-2 面积", "因故"],
              ["佐证", "R-1"],
            ])
        ],
        ["explains R-2 [] [] 因故 @说明与佐证!C3", "proves R-1 [] 哈政〔2023〕1号 @说明与佐证!E2"]),
    ])
  func understood(example: Case) throws {
    let understood = try Understood(example.grids)
    #expect(understood.lines == example.lines)
    #expect(understood.faults() == example.faults)
  }

  @Test(
    "What is wrong in them is told at its cell",
    arguments: [
      (
        [["规则", "说明"], ["", "因故"]] as [[MadeCell]],
        ["r.xlsx:解释!B2: error: 没有写明针对哪条规则，请填写规则编号"]
      ),
      ([["规则", "说明"], ["R-3", "因故"]], ["r.xlsx:解释!A2: error: 未知的规则“R-3”，是否应为“R-1”？"]),
      (
        [["规则", "说明", "值"], ["R-1", "因故", "GDP 5"]],
        ["r.xlsx:解释!C2: error: “GDP 5”应写为“名称=值”，几项之间用分号隔开"]
      ),
      (
        [["规则", "说明", "值"], ["R-1", "因故", "GPD=5"]],
        ["r.xlsx:解释!C2: error: 未知的指标“GPD”；请写规则包中指标的标识、标题或别名"]
      ),
    ])
  func faults(rows: [[MadeCell]], expected: [String]) throws {
    #expect(try Understood([harbin, sheet("解释", rows)]).faults() == expected)
  }

  @Test("A sheet that nobody knows is told of, one that tells how to fill in the form and hidden lists are not")
  func unknownSheets() throws {
    let understood = try Understood([
      harbin, sheet("指标", [["指标", "数值"], ["GDP", "5"]]), sheet("填报说明", [["地区", "大庆市"], ["请如实填写"]]),
      sheet("lists1", [["国家级"], ["市级"]], isHidden: true), sheet("Sheet3", []), sheet("通讯录", [["张三", "123"]]),
    ])
    #expect(
      understood.faults() == [
        "r.xlsx:通讯录!A1: warning: 不知道表“通讯录”是什么，未读取；如应读取，请把表名改为“指标”或名录的标题"
      ])
    #expect(understood.lines == ["gdp 5 @指标!B2"])
  }

  @Test("A sheet whose name is nearly a known one and whose headings say nothing is a fault")
  func nearlyKnown() throws {
    let understood = try Understood([
      harbin, sheet("指标", [["指标", "数值"], ["GDP", "5"]]), sheet("explanation1", [["张三", "123"]]),
    ])
    #expect(understood.faults() == ["r.xlsx:explanation1!A1: error: 未知的表“explanation1”，是否应为“explanations”？"])
  }

  @Test("A workbook in which nothing is understood is a fault, never an empty report")
  func nothing() throws {
    let understood = try Understood([harbin, sheet("Sheet1", [["通讯录"], ["张三", "123"]])])
    #expect(
      understood.faults(.en).contains(
        "r.xlsx:1:1: error: no sheet was understood and nothing was read; name sheets '指标' (indicators) or by a "
          + "register's title, and head the columns by indicator, unit and year or by the register's fields"))
    #expect(understood.read.report == nil)
  }

  @Test("A folder of CSV files says the same as a workbook, at lines and columns")
  func folder() throws {
    let understood = try Understood(
      [
        csv("report", "report,region,year\nplan,哈尔滨市,2023"),
        csv("indicators", "indicator,value,unit\ngdp,5,亿元\n企业数,7,"),
        csv("history", "indicator,2021,2022\ngdp,3,4"), csv("园区", "名称,area\n甲,5\n,6"),
        csv("explanations", "for,text\nR-2,因故"),
        csv("evidence", "for,title\nR-1,方案"),
      ], path: "r")
    #expect(
      understood.lines == [
        "gdp 5 亿元 @indicators.csv:2:5", "firms 7 @indicators.csv:3:5", "2021 gdp 3 @history.csv:2:5",
        "2022 gdp 4 @history.csv:2:7", "zones 1 name=甲@园区.csv:2:1 area=5@园区.csv:2:3", "zones 2 area=6@园区.csv:3:2",
        "explains R-2 [] [] 因故 @explanations.csv:2:5", "proves R-1 [] 方案 @evidence.csv:2:5",
      ])
    #expect(understood.faults() == [])
  }
}
