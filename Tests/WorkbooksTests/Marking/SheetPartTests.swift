#if Workbooks
import Diagnostics
import Testing

@testable import Workbooks

@Suite("Cells of a sheet are marked where they stand")
struct SheetPartTests {
  /// A sheet with some rows.
  static func sheet(_ rows: String) -> String {
    "<worksheet xmlns=\"m\"><sheetData>\(rows)</sheetData></worksheet>"
  }

  /// The sheet with marks, its cells' formats a hundred higher than before.
  static func marked(_ sheet: String, _ cells: [String], drawing: String? = nil) throws -> String {
    let part = MarkedPart(path: "a.xlsx", name: "xl/worksheets/sheet1.xml")
    let found = try SheetPart(Array(sheet.utf8), part: part, wanted: cells.compactMap { CellAddress($0) })
    let bytes = try found.marked(drawing: drawing) { _, format in format + 100 }
    return String(decoding: bytes, as: UTF8.self)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let rows: String
    let cells: [String]
    let marked: String
    var testDescription: String { what }

    init(_ what: String, _ rows: String, _ cells: [String], _ marked: String) {
      (self.what, self.rows, self.cells, self.marked) = (what, rows, cells, marked)
    }
  }

  static let cases = [
    Case(
      "a cell without a format", "<row r='1'><c r='A1' t='s'><v>0</v></c></row>", ["A1"],
      "<row r='1'><c s=\"100\" r='A1' t='s'><v>0</v></c></row>"),
    Case(
      "a cell with a format", "<row r=\"1\"><c r=\"A1\" s=\"3\"/><c r=\"B1\" s=\"4\"/></row>", ["B1"],
      "<row r=\"1\"><c r=\"A1\" s=\"3\"/><c r=\"B1\" s=\"104\"/></row>"),
    Case(
      "a cell that is not there, between others", "<row r=\"1\"><c r=\"A1\"/><c r=\"C1\"/></row>", ["B1"],
      "<row r=\"1\"><c r=\"A1\"/><c r=\"B1\" s=\"100\"/><c r=\"C1\"/></row>"),
    Case(
      "cells that are not there, before and behind others", "<row r=\"1\" spans=\"2:2\"><c r=\"B1\"/></row>",
      ["D1", "A1", "C1"],
      "<row r=\"1\" spans=\"1:4\"><c r=\"A1\" s=\"100\"/><c r=\"B1\"/><c r=\"C1\" s=\"100\"/><c r=\"D1\" s=\"100\"/></row>"
    ),
    Case(
      "a cell of a row with a format of its own", "<row r=\"1\" s=\"5\" customFormat=\"1\"/>", ["B1"],
      "<row r=\"1\" s=\"5\" customFormat=\"1\"><c r=\"B1\" s=\"105\"/></row>"),
    Case(
      "rows that are not there, before, between and behind others",
      "<row r=\"2\"><c r=\"A2\"/></row><row r=\"4\"/>", ["A1", "B3", "A3", "C9"],
      "<row r=\"1\"><c r=\"A1\" s=\"100\"/></row><row r=\"2\"><c r=\"A2\"/></row>"
        + "<row r=\"3\"><c r=\"A3\" s=\"100\"/><c r=\"B3\" s=\"100\"/></row><row r=\"4\"/>"
        + "<row r=\"9\"><c r=\"C9\" s=\"100\"/></row>"),
    Case(
      "rows and cells without addresses", "<row><c/><c/></row><row><c/><c><v>1</v></c></row>", ["B2", "C1"],
      "<row><c/><c/><c r=\"C1\" s=\"100\"/></row><row><c/><c s=\"100\"><v>1</v></c></row>"),
    Case(
      "rows that follow on one with an address", "<row r=\"5\"/><row><c/></row>", ["A6"],
      "<row r=\"5\"/><row><c s=\"100\"/></row>"),
    Case(
      "rows out of order", "<row r=\"3\"/><row r=\"1\"><c r=\"A1\"/></row>", ["A1"],
      "<row r=\"3\"/><row r=\"1\"><c s=\"100\" r=\"A1\"/></row>"),
    Case(
      "what only looks like a cell",
      "<row r=\"1\"><!-- <c r=\"A1\"/> --><c r=\"A1\" t=\"str\"><f><![CDATA[<c r=\"A1\"/>]]></f><v>></v></c></row>",
      ["A1"],
      "<row r=\"1\"><!-- <c r=\"A1\"/> --><c s=\"100\" r=\"A1\" t=\"str\"><f><![CDATA[<c r=\"A1\"/>]]></f><v>></v></c></row>"
    ),
    Case(
      "a value with a bracket in its tag", "<row r=\"1\"><c r=\"A1\" x=\"a>b\"/></row>", ["A1"],
      "<row r=\"1\"><c s=\"100\" r=\"A1\" x=\"a>b\"/></row>"),
    Case("the last cell of all", "", ["XFD1048576"], "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"100\"/></row>"),
  ]

  @Test("A cell gets another format, and every other byte stays", arguments: cases)
  func format(_ example: Case) throws {
    #expect(try Self.marked(Self.sheet(example.rows), example.cells) == Self.sheet(example.marked))
  }

  @Test("Elements with prefixes stay so, and new ones get the same")
  func prefixes() throws {
    let sheet = "<x:worksheet xmlns:x=\"m\"><x:sheetData/></x:worksheet>"
    #expect(
      try Self.marked(sheet, ["B2"])
        == "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"2\"><x:c r=\"B2\" s=\"100\"/></x:row></x:sheetData></x:worksheet>"
    )
  }

  @Test("A cell that is not there looks as its column does")
  func columns() throws {
    let head = "<worksheet xmlns=\"m\"><cols><col min=\"2\" max=\"3\" style=\"7\" width=\"9\"/></cols><sheetData>"
    let found = try Self.marked(head + "</sheetData></worksheet>", ["C1", "D1"])
    #expect(
      found == head + "<row r=\"1\"><c r=\"C1\" s=\"107\"/><c r=\"D1\" s=\"100\"/></row></sheetData></worksheet>")
  }

  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  @Test(
    "The drawing of comments goes where the order of elements wants it",
    arguments: [
      ("<pageMargins/><drawing r:id=\"rId1\"/>", "<tableParts/><extLst><ext/></extLst>"),
      ("<sheetProtection/><ignoredErrors><ignoredError/></ignoredErrors>", "<legacyDrawingHF r:id=\"rId2\"/>"),
      ("", "<mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent>"), ("<pageMargins/>", ""),
    ])
  func drawing(before: String, behind: String) throws {
    let head = "<worksheet xmlns=\"m\" xmlns:r=\"\(Self.office)\"><sheetData></sheetData>" + before
    let tail = behind + "</worksheet>"
    #expect(try Self.marked(head + tail, [], drawing: "rId9") == head + "<legacyDrawing r:id=\"rId9\"/>" + tail)
  }

  @Test(
    "The prefix of relationships is the sheet's own, and told where it has none",
    arguments: [
      ("xmlns:q=\"\(office)\"", "<legacyDrawing q:id=\"rId9\"/>"),
      ("", "<legacyDrawing xmlns:r=\"\(office)\" r:id=\"rId9\"/>"),
    ])
  func relationshipPrefix(declared: String, element: String) throws {
    let head = "<worksheet xmlns=\"m\" \(declared)><sheetData></sheetData>"
    #expect(try Self.marked(head + "</worksheet>", [], drawing: "rId9") == head + element + "</worksheet>")
  }

  @Test(
    "What is no whole sheet is refused, not half marked",
    arguments: [
      "", "<worksheet>", "<worksheet><sheetData>", "<worksheet/>", "<worksheet><sheetData/>",
      "<worksheet><sheetData></worksheet>",
      "<!DOCTYPE worksheet><worksheet><sheetData/></worksheet>", "<worksheet><sheetData/></worksheet", "<",
      "<worksheet a=\"",
      "<worksheet><!-- </worksheet>", "<worksheet><sheetData/><![CDATA[</worksheet>", "< ><sheetData/></ >",
    ])
  func malformed(_ sheet: String) {
    let error = #expect(throws: Diagnostic.self) { try Self.marked(sheet, ["A1"]) }
    #expect(
      error?.rendered(in: .en)
        == "a.xlsx:1:1: error: the workbook's part 'xl/worksheets/sheet1.xml' is not whole and cannot be marked; open it in Excel or WPS and save it as .xlsx"
    )
  }

  @Test(
    "A part in another encoding is refused",
    arguments: [
      [0xFF, 0xFE, 0x3C, 0x00], [0x00, 0x3C, 0x00, 0x77],
      Array("<?xml version=\"1.0\" encoding=\"GB18030\"?><worksheet><sheetData/></worksheet>".utf8),
    ])
  func encoding(_ bytes: [UInt8]) {
    let part = MarkedPart(path: "a.xlsx", name: "sheet.xml")
    let error = #expect(throws: Diagnostic.self) { try SheetPart(bytes, part: part, wanted: []) }
    #expect(
      error?.rendered(in: .zh)
        == "a.xlsx:1:1: error: 工作簿的部件“sheet.xml”不是 UTF-8 编码，无法标注；请用 Excel 或 WPS 另存为 .xlsx 再试")
  }
}
#endif
