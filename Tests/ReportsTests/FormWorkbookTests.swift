#if Workbooks
import Diagnostics
import Quantities
import Reports
import Tables
import Testing
import Workbooks

@Suite("A form as a workbook")
struct FormWorkbookTests {
  private static func sheet(_ name: String, from report: String? = nil) throws -> SheetDraft {
    try #require(FormPack.form(from: report).workbook.sheets.first { $0.name == name })
  }

  private static func shown(_ rule: CellValidation.Rule) -> String {
    switch rule {
    case .any: "any"
    case .list(let texts): texts.joined(separator: "|")
    case .whole(let from, let to): "whole \(from.map(String.init) ?? "")…\(to.map(String.init) ?? "")"
    case .number: "number"
    case .date: "date"
    }
  }

  /// What may be entered in a cell.
  private static func rule(_ sheet: SheetDraft, _ cell: String) throws -> String? {
    let address = try #require(CellAddress(cell))
    return sheet.validations.first { $0.ranges.contains { $0.contains(address) } }.map {
      shown($0.rule) + ($0.isWarning ? " or after a warning" : "")
    }
  }

  private static func texts(_ sheet: SheetDraft, row: Int) -> [String] {
    sheet.rows[row - 1].cells.map { cell in
      switch cell.content {
      case .blank: ""
      case .text(let text): text
      case .number(let number): "\(number) as \(cell.style.numberFormat ?? "")"
      case .date(let date): "\(date) as \(cell.style.numberFormat ?? "")"
      }
    }
  }

  @Test("A form has a sheet for each table, and its properties name the pack and its version")
  func sheets() throws {
    let workbook = try FormPack.form().workbook
    #expect(workbook.sheets.map(\.name) == ["填报说明", "填报信息", "指标", "园区", "名单", "说明与佐证"])
    #expect(workbook.title == "规划：哈尔滨市2025年填报表")
    #expect(workbook.properties.map(\.name) == ["plumbline-pack", "plumbline-pack-version"])
    #expect(workbook.properties.map(\.value) == ["plan", "1.2.0"])
  }

  @Test("Title, notes and headings stay in sight")
  func frozen() throws {
    let indicators = try Self.sheet("指标")
    #expect(Self.texts(indicators, row: 1).first == "哈尔滨市2025年：指标")
    #expect(
      Self.texts(indicators, row: 3) == ["指标", "单位", "2025年", "2024年", "2022年", "状态", "口径", "备注", "填报要求", "对应规则"])
    #expect(Self.texts(indicators, row: 4).first == "规则要用的指标")
    #expect((indicators.frozenRows, indicators.frozenColumns) == (3, 2))
  }

  @Test(
    "What may be entered in the cells of an indicator follows from its unit",
    arguments: [
      ("B5", "亿元|元|万元 or after a warning"), ("C5", "number or after a warning"), ("D5", "number or after a warning"),
      ("B7", "%|‰ or after a warning"), ("B8", "家|万家 or after a warning"), ("C8", "whole 0… or after a warning"),
      ("F5", "初步|修订|最终"), ("F10", "初步|修订|最终"),
      // Headings over rows, and what only tells something.
      ("C4", nil), ("A5", nil), ("I5", nil), ("J5", nil),
    ])
  func indicatorEntries(_ cell: String, _ expected: String?) throws {
    #expect(try Self.rule(Self.sheet("指标"), cell) == expected)
  }

  @Test(
    "What may be entered in a register follows from the type of the field, in five hundred rows",
    arguments: [
      ("A5", "any or after a warning"), ("B5", "国家级|市级"), ("C504", "number or after a warning"), ("D5", "是|否"),
      ("E5", "date or after a warning"), ("F504", "whole 1000…9999"), ("F505", nil),
    ])
  func registerEntries(_ cell: String, _ expected: String?) throws {
    #expect(try Self.rule(Self.sheet("园区"), cell) == expected)
  }

  @Test("Cells that wait for a figure show the digits of the indicator")
  func formats() throws {
    let indicators = try Self.sheet("指标")
    // 生产总值, 经费, 经费占比, 企业数
    #expect((5...8).map { indicators.rows[$0 - 1].cells[2].style.numberFormat } == ["0.0", "0.00", "0.00", "0"])
    let zones = try Self.sheet("园区")
    #expect(zones.rows[4].cells.map(\.style.numberFormat) == ["@", "@", "0.0", "@", "yyyy-mm-dd", "0"])
  }

  @Test("Cells that rules need look different from those that none needs")
  func colours() throws {
    let indicators = try Self.sheet("指标")
    func fills(row: Int) -> [String?] { indicators.rows[row - 1].cells[2...4].map { $0.style.fill?.hexadecimal } }
    // 生产总值 of 2025 and 2024, 经费占比 that may be computed, 企业数 of 2025 and 2022
    #expect(fills(row: 5) == ["FFF7D6", "FFF7D6", "EDEDED"])
    #expect(fills(row: 7) == [nil, nil, "EDEDED"])
    #expect(fills(row: 8) == ["FFF7D6", "EDEDED", "FFF7D6"])
  }

  @Test("Definitions, aliases and rules are told where the cursor stands")
  func prompts() throws {
    let indicators = try Self.sheet("指标")
    let funds = try #require(CellAddress("C6"))
    let prompt = indicators.validations.first { $0.ranges.contains { $0.contains(funds) } }?.prompt
    #expect(prompt == "填数字，单位见单位列（不写即为亿元）。当年支出。")
    #expect(try Self.sheet("园区").comments.map { "\($0.address): \($0.text)" } == ["A4: 也称：园区名称", "C4: 对应规则：R-4"])
  }

  @Test(
    "A figure becomes a number only where it reads back digit by digit, with as many digits shown as it was written with"
  )
  func numbers() throws {
    let report = """
      report: plan
      region: 哈尔滨市
      year: 2025
      indicators:
        gdp: 5576.30 亿元
        funds: 0012 亿元
        firms: 12345678901234567890 家
        spare: 1e5 元
      registers:
        zones:
          - {name: "001", tier: national, area: 12.50, founded: 2020-03-01, began: 1991}
          - {name: 乙, area: 12.5 公顷, founded: 2020年3月, began: 约1991}
      """
    let indicators = try Self.sheet("指标", from: report)
    #expect(
      [5, 6, 8, 10].map { Self.texts(indicators, row: $0)[2] } == [
        "5576.30 as 0.00", "0012 亿元", "12345678901234567890", "1e5 元",
      ])
    let zones = try Self.sheet("园区", from: report)
    #expect(
      Self.texts(zones, row: 5) == ["001", "national", "12.50 as 0.00", "", "2020-03-01 as yyyy-mm-dd", "1991 as 0"])
    #expect(Self.texts(zones, row: 6) == ["乙", "", "12.5 公顷", "", "2020年3月", "约1991"])
  }

  @Test("A sheet is named after its register's title, or by its key where the title is too long for a sheet's name")
  func names() throws {
    let long = String(repeating: "长", count: 32)
    #expect(try FormPack.form(listTitle: long).workbook.sheets.map(\.name).contains("lists"))
    #expect(try FormPack.form(listTitle: "名单[1]").workbook.sheets.map(\.name).contains("lists"))
    // Two sheets of one name are none.
    #expect(try FormPack.form(listTitle: "指标").workbook.sheets.map(\.name).contains("lists"))
    #expect(try FormPack.form(listTitle: "名单一").workbook.sheets.map(\.name).contains("名单一"))
  }

  @Test("The same form is the same bytes")
  func deterministic() throws {
    #expect(try FormPack.form().workbook.bytes() == FormPack.form().workbook.bytes())
  }
}
#endif
