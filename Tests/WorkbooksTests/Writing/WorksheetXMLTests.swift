#if Workbooks
import Diagnostics
import Quantities
import Tables
import Testing

@testable import Workbooks

@Suite("The XML of a sheet")
struct WorksheetXMLTests {
  private static func address(_ text: String) -> CellAddress { CellAddress(text) ?? CellAddress(row: 1, column: 1) }
  private static func range(_ text: String) -> CellRange { CellRange(text) ?? CellRange(address(text), address(text)) }

  @Test("Elements stand in the order that the schema has, which Excel insists on")
  func order() throws {
    var sheet = SheetDraft(
      cells: [CellDraft("去", link: CellLink(sheet: "表", address: Self.address("A1")))])
    sheet.columnWidths = [10]
    sheet.merged = [Self.range("A1:B1")]
    sheet.filter = Self.range("A1:B2")
    sheet.validations = [CellValidation([Self.range("A2")], .list(["是"]))]
    sheet.comments = [CellComment(at: Self.address("A1"), author: "准绳", text: "注")]
    sheet.frozenRows = 1
    sheet.tabColour = CellColour("C00000")
    let text = try WrittenParts(sheet)["xl/worksheets/sheet1.xml"]
    let names = [
      "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "mergeCells",
      "dataValidations", "hyperlinks", "pageMargins", "pageSetup", "headerFooter", "legacyDrawing",
    ]
    let places = names.map { text.firstRange(of: "<\($0)")?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test(
    "Cells hold texts, numbers digit by digit, and days by their number",
    arguments: [
      (CellDraft.Content.text("=1+1"), "<c r=\"A1\" t=\"inlineStr\"><is><t>=1+1</t></is></c>"),
      (.text(""), ""), (.blank, ""),
      (.number(Decimal(coefficient: -50, scale: 3)), "<c r=\"A1\"><v>-0.050</v></c>"),
      (.date(CalendarDate(daysSinceEpoch: 19_773)), "<c r=\"A1\" s=\"1\"><v>45342</v></c>"),
    ])
  func cells(content: CellDraft.Content, expected: String) throws {
    let row = try WrittenParts(SheetDraft(cells: [CellDraft(content)])).sheet(from: "<row r=\"1\">", to: "</row>")
    #expect(row == "<row r=\"1\">\(expected)</row>")
  }

  @Test(
    "Days are counted as Excel counts them, with the 29 February 1900 that there was not",
    arguments: [("1900-01-01", 1), ("1900-02-28", 59), ("1900-03-01", 61), ("2024-02-20", 45342), ("1899-12-31", nil)])
  func days(date: String, serial: Int?) throws {
    #expect(try #require(CalendarDate(date)).serial == serial)
  }

  @Test("A number that no cell can hold stays readable as a text")
  func greatNumber() throws {
    let digits = "1" + String(repeating: "0", count: 320)
    let row = try WrittenParts(SheetDraft(cells: [CellDraft(.number(try #require(Decimal(digits))))]))
      .sheet(from: "<row", to: "</row>")
    #expect(row.contains("t=\"inlineStr\"><is><t>\(digits)</t>"))
  }

  @Test("A link leads to a cell by the name that its sheet really has")
  func link() throws {
    var draft = WorkbookDraft(sheets: [
      SheetDraft(cells: [CellDraft("去", link: CellLink(sheet: "O'Neil/2025", address: Self.address("B2")))]),
      SheetDraft(name: "O'Neil/2025"),
    ])
    draft.title = "链接"
    #expect(
      try WrittenParts(draft).sheet(from: "<hyperlinks>", to: "</hyperlinks>")
        == "<hyperlinks><hyperlink ref=\"A1\" location=\"'O''Neil_2025'!B2\"/></hyperlinks>")
  }

  @Test(
    "Rows and columns that stay in sight, and which pane can be moved",
    arguments: [
      (1, 0, "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"),
      (0, 2, "<pane xSplit=\"2\" topLeftCell=\"C1\" activePane=\"topRight\" state=\"frozen\"/>"),
      (3, 1, "<pane xSplit=\"1\" ySplit=\"3\" topLeftCell=\"B4\" activePane=\"bottomRight\" state=\"frozen\"/>"),
    ])
  func panes(rows: Int, columns: Int, expected: String) throws {
    var sheet = SheetDraft(name: "表")
    (sheet.frozenRows, sheet.frozenColumns) = (rows, columns)
    #expect(try WrittenParts(sheet).sheet(from: "<pane", to: "/>") == expected)
  }

  @Test("Widths are given for columns that have one, and hidden columns are hidden")
  func columns() throws {
    var sheet = SheetDraft(name: "表")
    sheet.columnWidths = [20, nil, 300]
    sheet.hiddenColumns = [1, 5]
    #expect(
      try WrittenParts(sheet).sheet(from: "<cols>", to: "</cols>")
        == "<cols><col min=\"1\" max=\"1\" width=\"20.7109375\" customWidth=\"1\" hidden=\"1\"/>"
        + "<col min=\"3\" max=\"3\" width=\"254.7109375\" customWidth=\"1\"/>"
        + "<col min=\"5\" max=\"5\" width=\"9.140625\" customWidth=\"1\" hidden=\"1\"/></cols>")
  }

  @Test(
    "What may be entered in a cell",
    arguments: [
      (CellValidation.Rule.list(["国家级", "\"省\"级"]), "type=\"list\"", "<formula1>\"国家级,\"\"省\"\"级\"</formula1>"),
      (.list(["a,b"]), "type=\"list\"", "<formula1>list_1</formula1>"),
      (.list([" a"]), "type=\"list\"", "<formula1>list_1</formula1>"),
      (.whole(from: 0, to: nil), "type=\"whole\" operator=\"greaterThanOrEqual\"", "<formula1>0</formula1>"),
      (
        .number(from: Decimal(coefficient: 5, scale: 1), to: 9), "type=\"decimal\"",
        "<formula1>0.5</formula1><formula2>9</formula2>"
      ),
      (.number(from: nil, to: 9), "type=\"decimal\" operator=\"lessThanOrEqual\"", "<formula1>9</formula1>"),
      (
        .date(from: CalendarDate(daysSinceEpoch: 18_262), to: CalendarDate(daysSinceEpoch: 18_263)), "type=\"date\"",
        "<formula1>43831</formula1><formula2>43832</formula2>"
      ),
    ])
  func validations(rule: CellValidation.Rule, type: String, formulas: String) throws {
    var sheet = SheetDraft(name: "表")
    sheet.validations = [CellValidation([Self.range("A2:A9"), Self.range("C2")], rule)]
    let expected =
      "<dataValidation \(type) allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" sqref=\"A2:A9 C2\">"
    #expect(
      try WrittenParts(sheet).sheet(from: "<dataValidation ", to: "</dataValidation>")
        == "\(expected)\(formulas)</dataValidation>")
  }

  @Test("A list of nothing forbids nothing")
  func emptyList() throws {
    var sheet = SheetDraft(name: "表")
    sheet.validations = [CellValidation([Self.range("A2")], .list([]))]
    #expect(try !WrittenParts(sheet)["xl/worksheets/sheet1.xml"].contains("dataValidation"))
  }

  @Test("Prompts that are too long for Excel end with an ellipsis")
  func prompts() throws {
    var sheet = SheetDraft(name: "表")
    var validation = CellValidation([Self.range("A2")], .whole(from: nil, to: nil))
    validation.promptTitle = String(repeating: "题", count: 33)
    validation.prompt = String(repeating: "词", count: 256)
    validation.error = String(repeating: "错", count: 255)
    sheet.validations = [validation]
    let text = try WrittenParts(sheet)["xl/worksheets/sheet1.xml"]
    #expect(text.contains("promptTitle=\"\(String(repeating: "题", count: 31))…\""))
    #expect(text.contains("prompt=\"\(String(repeating: "词", count: 254))…\""))
    #expect(text.contains("error=\"\(String(repeating: "错", count: 255))\""))
  }

  @Test(
    "A row is as high as its longest text has lines, and no higher than Excel allows",
    arguments: [
      (String(repeating: "字", count: 4), nil), (String(repeating: "字", count: 20), " ht=\"75\""),
      ("一\n二\n三", " ht=\"45\""), (String(repeating: "字", count: 900), " ht=\"409\""),
    ])
  func heights(text: String, height: String?) throws {
    var style = CellStyle()
    style.wraps = true
    var sheet = SheetDraft(cells: [CellDraft(text, style)])
    sheet.columnWidths = [10]
    #expect(try WrittenParts(sheet).sheet(from: "<row", to: ">") == "<row r=\"1\"\(height ?? "")>")
  }
}
#endif
