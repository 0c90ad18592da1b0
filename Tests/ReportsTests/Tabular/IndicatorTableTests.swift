import Diagnostics
import Reports
import Tables
import Testing

@Suite("Tables of indicators")
struct IndicatorTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let grids: [Grid]
    let lines: [String]
    var faults: [String] = []

    init(_ name: String, _ rows: [[MadeCell]], merged: [String] = [], _ lines: [String], faults: [String] = []) {
      self.init(name, [sheet("指标", rows, merged: merged)], lines, faults: faults)
    }

    init(_ name: String, _ grids: [Grid], _ lines: [String], faults: [String] = []) {
      testDescription = name
      self.grids = [harbin] + grids
      self.lines = lines
      self.faults = faults
    }
  }

  @Test(
    "Names, values, years and units are found where people put them",
    arguments: [
      Case(
        "below titles and blank rows",
        [["科技创新指标表"], [], ["指标", "数值"], [], ["GDP", "5.5 亿元"], [], ["企业数", "3"]],
        ["gdp 5.5 亿元 @指标!B5", "firms 3 @指标!B7"]),
      Case(
        "years as columns, the report's and earlier ones",
        [["指标名称", "2023年", "2022", "2021年度"], ["gdp", "5", "4", "3"]],
        ["gdp 5 @指标!B2", "2021 gdp 3 @指标!D2", "2022 gdp 4 @指标!C2"]),
      Case(
        "this year and last year", [["项目", "本年", "上年同期"], ["GDP", "5", "4"]],
        ["gdp 5 @指标!B2", "2022 gdp 4 @指标!C2"]),
      Case(
        "headings over several columns",
        [["指标", "实际值", "", "目标值", ""], ["", "2022", "2023", "2022", "2023"], ["GDP", "4", "5", "6", "7"]],
        merged: ["A1:A2", "B1:C1", "D1:E1"], ["gdp 5 @指标!C3", "2022 gdp 4 @指标!B3"],
        faults: ["r.xlsx:指标!D2: warning: 未知的列“2022”，未读取", "r.xlsx:指标!E2: warning: 未知的列“2023”，未读取"]),
      Case(
        "headings of three levels, the upper ones over notes as well",
        [
          ["指标", "完成情况", "", ""], ["", "实际值", "", "备注"], ["", "2022", "2023", ""],
          ["GDP", "4", "5", "快报"],
        ],
        merged: ["A1:A3", "B1:D1", "B2:C2", "D2:D3"], ["gdp 5 @指标!C4", "2022 gdp 4 @指标!B4"]),
      Case(
        "the same without joined cells",
        [["指标", "2023年", "", "2022年"], ["", "实际值", "增速", "实际值"], ["GDP", "5", "2", "4"]],
        ["gdp 5 @指标!B3", "2022 gdp 4 @指标!D3"], faults: ["r.xlsx:指标!C2: warning: 未知的列“增速”，未读取"]),
      Case(
        "names with numbering, indents, joined cells and footnotes",
        [["指标", "数值"], ["一、经济"], ["1. ＧＤＰ*", "5"], ["其中：比率①", "6"], ["（二）企业数：", "7"]],
        ["gdp 5 @指标!B3", "rate 6 @指标!B4", "firms 7 @指标!B5"]),
      Case(
        "a name over several rows, one for each year",
        [["指标", "年份", "数值"], ["GDP", "2022年", "4"], ["", "2023年", "5"]], merged: ["A2:A3"],
        ["gdp 5 @指标!C3", "2022 gdp 4 @指标!C2"]),
      Case(
        "a key beside the title, and passed-over columns",
        [
          ["序号", "代码", "指标名称", "数值", "备注", "对应规则"], ["1", "gdp", "地区生产总值", "5", "初步", "R-1"],
          ["2", "firms", "企业数", "7"],
        ],
        ["gdp 5 @指标!D2", "firms 7 @指标!D3"]),
      Case(
        "two tables side by side",
        [["指标", "数值", "指标", "数值"], ["GDP", "5", "企业数", "7"], ["比率", "6"]],
        ["gdp 5 @指标!B2", "rate 6 @指标!B3", "firms 7 @指标!D2"]),
      Case(
        "without any heading", [["GDP", "5", "万元"], ["企业数", "7", "家"]],
        ["gdp 5 万元 @指标!B1", "firms 7 家 @指标!B2"]),
      Case(
        "a header that is repeated", [["指标", "数值"], ["GDP", "5"], ["指标", "数值"], ["企业数", "7"]],
        ["gdp 5 @指标!B2", "firms 7 @指标!B4"]),
      Case(
        "indicators as headings",
        [["年份", "GDP（万元）", "企业数"], ["2022", "40", "6"], ["2023", "50", "7"]],
        ["gdp 50 万元 @指标!B3", "firms 7 @指标!C3", "2022 gdp 40 万元 @指标!B2", "2022 firms 6 @指标!C2"]),
      Case(
        "indicators as headings, one row for the region and others for other regions",
        [["地区", "GDP", "企业数"], ["单位", "万元", "家"], ["哈尔滨市", "50", "7"], ["黑龙江省", "500", "70"]],
        ["gdp 50 万元 @指标!B3", "firms 7 家 @指标!C3"],
        faults: ["r.xlsx:指标!A4: warning: 此行是“黑龙江省”的数据，不属于本报告的地区，未读取"]),
      Case(
        "on several sheets, known by what they hold",
        [
          sheet("Sheet1", [["指标", "数值"], ["GDP", "5"], ["比率", "6"]]),
          sheet("Sheet2", [["指标", "数值"], ["企业数", "7"], ["GDP", "5"]]),
        ],
        ["gdp 5 @Sheet1!B2", "rate 6 @Sheet1!B3", "firms 7 @Sheet2!B2"]),
      Case(
        "earlier years on a sheet of their own",
        [
          sheet("指标", [["指标", "数值"], ["GDP", "5"]]),
          sheet("历史", [["指标", "年份", "数值", "单位"], ["GDP", "2020", "4", "万元"]]),
        ],
        ["gdp 5 @指标!B2", "2020 gdp 4 万元 @历史!C2"]),
      Case(
        "status, series and notes",
        [
          ["指标", "2023年", "2022年", "状态", "口径", "备注"], ["GDP", "5", "4", "初步核算", "统计部门", "见附件"],
          ["企业数", "7", "", "年报", "—"],
        ],
        ["gdp 5 preliminary 统计部门 @指标!B2", "firms 7 final @指标!B3", "2022 gdp 4 统计部门 @指标!C2"]),
    ])
  func understood(example: Case) throws {
    let understood = try Understood(example.grids)
    #expect(understood.lines == example.lines)
    #expect(understood.faults() == example.faults)
  }

  @Test(
    "The unit that stands nearest counts, and is applied once",
    arguments: [
      Case("in the heading", [["指标", "2023年（万元）"], ["GDP", "5"]], ["gdp 5 万元 @指标!B2"]),
      Case("in the name, in brackets", [["指标", "数值"], ["GDP（万元）", "5"]], ["gdp 5 万元 @指标!B2"]),
      Case("in the name, before a mark", [["指标", "数值"], ["GDP（万元）*", "5"]], ["gdp 5 万元 @指标!B2"]),
      Case("in the name, after a slash", [["指标", "数值"], ["GDP/万元", "5"]], ["gdp 5 万元 @指标!B2"]),
      Case("in the name, after a word", [["指标", "数值"], ["GDP 单位：万元", "5"]], ["gdp 5 万元 @指标!B2"]),
      Case("in a column", [["指标", "单位", "数值"], ["GDP", "万元", "5"]], ["gdp 5 万元 @指标!C2"]),
      Case(
        "in a corner, for what it measures", [["", "单位：万元"], ["指标", "数值"], ["GDP", "5"], ["企业数", "7"]],
        ["gdp 5 万元 @指标!B3", "firms 7 @指标!B4"]),
      Case(
        "several in a corner", [["", "（单位：万元、家）"], ["指标", "数值"], ["GDP", "5"], ["企业数", "7"]],
        ["gdp 5 万元 @指标!B3", "firms 7 家 @指标!B4"]),
      Case(
        "a column before a heading before a corner",
        [["单位：元"], ["指标", "单位", "数值（万元）"], ["GDP", "亿元", "5"], ["比率", "—", "6"]],
        ["gdp 5 亿元 @指标!C3", "rate 6 !wrongUnit(found: \"万元\", wanted: \"%\") @指标!C4".replacing("6 !", with: "6 万元 !")]),
      Case(
        "the cell's own before a heading and a corner",
        [["单位：元"], ["指标", "数值（万元）"], ["GDP", "5 亿元"]], ["gdp 5 亿元 @指标!B3"]),
      Case(
        "the cell's own where the column says the same",
        [["指标", "单位", "数值"], ["GDP", "亿元", "5亿元"], ["比率", "%", "1.26%"]],
        ["gdp 5亿元 @指标!C2", "rate 1.26% @指标!C3"]),
      Case(
        "the cell's own against the column", [["指标", "单位", "数值"], ["GDP", "万元", "5亿元"]],
        ["gdp 5亿元 !twoUnits(found: \"亿元\", stated: \"万元\") @指标!C2"]),
      Case(
        "an office that is called 单位", [["单位：市科技局"], ["指标", "数值"], ["GDP", "5"]], ["gdp 5 @指标!B3"]),
      Case(
        "what is no number gets no unit", [["指标", "数值（万元）"], ["GDP", "约5"]],
        ["gdp 约5 !notANumber(unit: \"亿元\") @指标!B2"]),
    ])
  func units(example: Case) throws {
    let understood = try Understood(example.grids)
    #expect(understood.lines == example.lines)
    #expect(understood.faults() == example.faults)
  }

  @Test(
    "What cannot be understood is told at its cell",
    arguments: [
      Case(
        "nearly an indicator", [["指标", "数值"], ["企业树", "7"]], [],
        faults: ["r.xlsx:指标!A2: error: 未知的指标“企业树”，是否应为“企业数”？"]),
      Case(
        "no indicator of the pack", [["指标", "数值"], ["GDP", "5"], ["森林覆盖率", "7"]], ["gdp 5 @指标!B2"],
        faults: ["r.xlsx:指标!A3: warning: 规则包没有指标“森林覆盖率”，此行未读取"]),
      Case(
        "nearly one that stands there too", [["指标", "数值"], ["企业数", "5"], ["企业树", "7"]], ["firms 5 @指标!B2"],
        faults: ["r.xlsx:指标!A3: warning: 规则包没有指标“企业树”，此行未读取"]),
      Case(
        "a value without a name", [["指标", "数值"], ["GDP", "5"], ["", "7"]], ["gdp 5 @指标!B2"],
        faults: ["r.xlsx:指标!B3: warning: 此行有数据而没有指标名称，未读取；请写明是哪个指标"]),
      Case(
        "a value twice", [["指标", "数值"], ["GDP", "5"], ["地区生产总值", "6"]], [],
        faults: ["r.xlsx:指标!B3: error: “地区生产总值”在 r.xlsx:指标!B2 已有另一个值，请保留一个"]),
      Case(
        "two columns of one year", [["指标", "2023年", "本年"], ["GDP", "5", "5"]], [],
        faults: ["r.xlsx:指标!C1: error: “本年”与 r.xlsx:指标!B1 的“2023年”是同一项，请保留一列"]),
      Case(
        "a later year", [["指标", "2023年", "2024年", "2025年"], ["GDP", "5", "6"]], [],
        faults: ["r.xlsx:指标!C1: error: 2024 年晚于报告年份 2023，请核实年份，或删去此列的数据"]),
      Case(
        "a row of a later year", [["指标", "年份", "数值"], ["GDP", "2024", "5"]], [],
        faults: ["r.xlsx:指标!B2: error: 2024 年晚于报告年份 2023，请核实年份，或删去此列的数据"]),
      Case(
        "data without a heading", [["指标", "", "数值"], ["GDP", "x", "5"]], ["gdp 5 @指标!C2"],
        faults: ["r.xlsx:指标!B2: warning: 此列有数据而没有表头，未读取；请写明此列是什么，或删去"]),
      Case(
        "no column of values", [["指标", "目标值", "增速"], ["GDP", "5", "6"]], [],
        faults: ["r.xlsx:指标!A1: error: 找不到数值列，请在表头写明年份，如 2025年，或写“数值”"]),
      Case(
        "a unit that is none", [["单位：万圆"], ["指标", "数值"], ["GDP", "5"]], [],
        faults: ["r.xlsx:指标!A1: error: 未知的单位“万圆”，是否应为“万元”？"]),
      Case(
        "an unknown status", [["指标", "数值", "状态"], ["GDP", "5", "大概"]], [],
        faults: ["r.xlsx:指标!C2: error: 未知的状态“大概”，请写初步、修订或最终"]),
      Case(
        "an indicator that the pack gives", [["指标", "数值"], ["GDP", "5"], ["任务数", "6"]], [],
        faults: ["r.xlsx:指标!A3: error: “任务数”由规则包给出，请从报告中删去"]),
    ])
  func faults(example: Case) throws {
    let understood = try Understood(example.grids)
    #expect(understood.faults() == example.faults)
    if understood.read.report != nil {
      #expect(understood.lines == example.lines)
    } else {
      #expect(example.lines == [])
    }
  }

  @Test("Cells that hold an error, a formula without a value or a scaled number are invalid values, with their reasons")
  func kinds() throws {
    let grid = sheet(
      "指标",
      [
        ["指标", "2023年", "2022年"],
        ["GDP", MadeCell("#DIV/0!", .error), MadeCell("=B9/B8", .formulaWithoutValue)],
        ["企业数", MadeCell("5576.3", .scaled), MadeCell("12", .number)],
      ])
    let understood = try Understood([harbin, grid])
    #expect(
      understood.lines == [
        "gdp #DIV/0! !failedFormula @指标!B2", "firms 5576.3 !scaledNumber @指标!B3",
        "2022 gdp =B9/B8 !uncomputedFormula @指标!C2", "2022 firms 12 @指标!C3",
      ])
  }
}
