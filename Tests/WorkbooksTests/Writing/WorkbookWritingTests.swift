#if Workbooks
import Diagnostics
import Quantities
import Tables
import Testing

@testable import Workbooks

@Suite("Workbooks that are written")
struct WorkbookWritingTests {
  private static func address(_ text: String) -> CellAddress { CellAddress(text) ?? CellAddress(row: 1, column: 1) }

  private static var draft: WorkbookDraft {
    var style = CellStyle()
    style.numberFormat = "0.00"
    var sheet = SheetDraft(name: "指标")
    sheet.rows = [
      RowDraft([CellDraft("名称"), CellDraft("数值"), CellDraft("日期")]), RowDraft(),
      RowDraft([
        CellDraft("_x0041_ \u{1}<&>"), CellDraft(.number(Decimal(coefficient: 250, scale: 2)), style),
        CellDraft(.date(CalendarDate(daysSinceEpoch: 19_773))),
      ]),
    ]
    sheet.merged = [CellRange(address("A1"), address("A2"))]
    sheet.hiddenColumns = [2]
    sheet.filter = CellRange(address("A1"), address("C3"))
    sheet.frozenRows = 1
    sheet.frozenColumns = 1
    sheet.printedColumns = 2
    sheet.comments = [CellComment(at: address("B3"), author: "准绳", text: "数值太小 <b>")]
    sheet.validations = [
      CellValidation([CellRange(address("A4"), address("A9"))], .list((1...80).map { "选项\($0)" })),
      CellValidation([CellRange(address("B4"), address("B9"))], .list((1...80).map { "选项\($0)" })),
    ]
    var hidden = SheetDraft(name: "隐藏")
    hidden.isHidden = true
    var draft = WorkbookDraft(sheets: [hidden, sheet], title: "科技 & 创新")
    draft.properties = [("plumbline-pack", "heilongjiang-14fyp"), ("版本", "1 < 2")]
    return draft
  }

  @Test("What was written reads back the same")
  func readsBack() throws {
    let workbook = try Workbook.open(Self.draft.bytes(), path: "a.xlsx")
    #expect(workbook.sheets.map(\.name) == ["隐藏", "指标", "_lists"])
    #expect(workbook.sheets.map(\.isHidden) == [true, false, true])
    #expect(workbook.properties == ["plumbline-pack": "heilongjiang-14fyp", "版本": "1 < 2"])
    let grid = try workbook.grid(ofSheet: 1)
    #expect(grid.rows.map(\.number) == [1, 3])
    #expect(grid.rows[1].cells.map(\.text) == ["_x0041_ \u{1}<&>", "2.50", "2024-02-20"])
    #expect(grid.rows[1].cells.map(\.kind) == [.text, .number, .date])
    #expect(grid.merged == [CellRange(Self.address("A1"), Self.address("A2"))])
    #expect(grid.hiddenColumns == [2])
    #expect(try workbook.grid(ofSheet: 2).rows.count == 80)
  }

  @Test("The same draft gives the same bytes")
  func sameBytes() {
    #expect(Self.draft.bytes() == Self.draft.bytes())
  }

  @Test("Every part is named in the list of types, and every target of a relationship is there")
  func parts() throws {
    let parts = try WrittenParts(Self.draft)
    let types = try parts["[Content_Types].xml"]
    let names = parts.archive.entries.map(\.name)
    for name in names where !name.hasSuffix(".rels") && !name.hasSuffix(".vml") && name != "[Content_Types].xml" {
      #expect(types.contains("PartName=\"/\(name)\""), "\(name)")
    }
    #expect(
      types.split(separator: "PartName=\"/").dropFirst().allSatisfy { part in
        names.contains { part.hasPrefix("\($0)\"") }
      })
    #expect(
      try parts["xl/worksheets/_rels/sheet2.xml.rels"].contains("Target=\"../drawings/vmlDrawing2.vml\""))
    #expect(names.contains("xl/drawings/vmlDrawing2.vml"))
  }

  @Test("Names tell programs what is filtered, printed and repeated, and where the lists stand")
  func definedNames() throws {
    let text = try WrittenParts(Self.draft)["xl/workbook.xml"]
    for name in [
      "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"1\" hidden=\"1\">'指标'!$A$1:$C$3</definedName>",
      "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\">'指标'!$A$1:$B$3</definedName>",
      "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"1\">'指标'!$A:$A,'指标'!$1:$1</definedName>",
      "<definedName name=\"list_1\">'_lists'!$A$1:$A$80</definedName>",
    ] {
      #expect(text.contains(name), "\(name)")
    }
    // Both validations have the same texts.
    #expect(!text.contains("list_2"))
    // The first sheet is hidden.
    #expect(text.contains("activeTab=\"1\""))
  }

  @Test("A comment has its text in one part and its box, which says which cell it is on, in another")
  func comments() throws {
    let parts = try WrittenParts(Self.draft)
    #expect(try parts["xl/comments2.xml"].contains("<comment ref=\"B3\" authorId=\"0\">"))
    #expect(try parts["xl/comments2.xml"].contains("<t>数值太小 &lt;b&gt;</t>"))
    #expect(try parts["xl/drawings/vmlDrawing2.vml"].contains("<x:Row>2</x:Row><x:Column>1</x:Column>"))
  }

  @Test("A workbook without a sheet in sight gets one", arguments: [[], [true], [true, true]])
  func sheetInSight(hidden: [Bool]) throws {
    let sheets = hidden.enumerated().map { number, isHidden in
      var sheet = SheetDraft(name: "\(number)")
      sheet.isHidden = isHidden
      return sheet
    }
    let workbook = try Workbook.open(WorkbookDraft(sheets: sheets).bytes(), path: "a.xlsx")
    #expect(workbook.sheets.map(\.isHidden) == hidden + [false])
  }

  @Test("A zip file's entries bear no day but the first that there is")
  func dates() throws {
    var writer = ArchiveWriter()
    writer.add("a/中.txt", Array("text".utf8))
    writer.add("empty", [])
    let bytes = writer.bytes()
    // The time and day of the first local header.
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
    let archive = try Archive(bytes, path: "a.zip")
    #expect(archive.entries.map(\.name) == ["a/中.txt", "empty"])
    #expect(try archive.contents(of: "a/中.txt") == Array("text".utf8))
    #expect(try archive.contents(of: "empty") == [])
  }
}
#endif
