#if Workbooks
import Diagnostics
import Tables
import Testing

@testable import Workbooks

@Suite("Hostile workbooks")
struct HostileWorkbookTests {
  private static let part = "xl/worksheets/sheet1.xml"

  static let refusedXML: [(String, XMLProblem)] = [
    ("<!DOCTYPE w [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>", .documentType),
    ("<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>", .documentType),
    ("<worksheet>&undefined;</worksheet>", .malformed("undefined entity")),
    (String(repeating: "<a>", count: 100_000), .tooDeep(limit: 64)),
    ("<worksheet \((0..<300).map { "a\($0)=\"\"" }.joined(separator: " "))/>", .tooManyAttributes(limit: 256)),
    ("<worksheet a=\"\(String(repeating: "x", count: 3 << 20))\"/>", .tooLong(limit: 1 << 20)),
    ("<worksheet><!--\(String(repeating: "x", count: 3 << 20))--></worksheet>", .tooLong(limit: 1 << 20)),
    ("<worksheet>", .malformed("no element found")), ("<worksheet></row>", .malformed("mismatched tag")),
    ("<?xml version=\"1.0\" encoding=\"x\"?><a/>", .malformed("unknown encoding")),
  ]

  @Test("XML that could cost more than it is worth is refused", arguments: refusedXML)
  func xml(text: String, problem: XMLProblem) throws {
    var fixture = WorkbookFixture()
    fixture.files[Self.part] = text
    #expect(fixture.fault()?.fact as? WorkbookFault == .xml(part: Self.part, line: 1, problem))
  }

  @Test("A fault in a part's XML names the part and the line in both languages")
  func wording() throws {
    var fixture = WorkbookFixture()
    fixture.files[Self.part] = "<worksheet>\n<a>\n</b>"
    let fault = try #require(fixture.fault())
    #expect(
      fault.rendered(in: .zh)
        == "市.xlsx:1:1: error: 工作簿中的 xl/worksheets/sheet1.xml 第 3 行不是正确的 XML（mismatched tag）；应在 Excel 或 WPS 中打开后另存")
    #expect(
      fault.rendered(in: .en)
        == "市.xlsx:1:1: error: line 3 of the workbook's xl/worksheets/sheet1.xml is no well-formed XML (mismatched tag); save the workbook again in Excel or WPS"
    )
  }

  @Test("A million empty rows and a row of styled blanks cost nothing to keep")
  func emptyRows() throws {
    let rows = (1...1_048_575).map { "<row r=\"\($0)\"/>" }.joined()
    let blanks = (1...16_384).map { "<c r=\"\(CellAddress.letters(ofColumn: $0))1048576\" s=\"0\"/>" }.joined()
    let fixture = WorkbookFixture(sheet: "<sheetData>\(rows)<row r=\"1048576\">\(blanks)</row></sheetData>")
    #expect(try fixture.grid().rows.isEmpty)
  }

  @Test("Cells beyond the last column are refused")
  func columns() {
    let fixture = WorkbookFixture(cells: String(repeating: "<c><v>1</v></c>", count: 1 << 20))
    #expect(fixture.fault()?.fact as? WorkbookFault == .tooManyColumns(limit: 16_384))
  }

  @Test("Columns declared hidden time and again take no time")
  func hiddenColumns() throws {
    let columns = String(repeating: #"<col min="1" max="999999999" hidden="1"/>"#, count: 50_000)
    #expect(try WorkbookFixture(sheet: "<cols>\(columns)</cols><sheetData/>").grid().hiddenColumns.count == 16_384)
  }

  @Test("Bounds on cells, texts, sheets, formats and merged cells hold")
  func bounds() {
    var limits = WorkbookLimits()
    limits.cells = 2
    limits.sharedTexts = 2
    limits.sharedTextBytes = 5
    limits.sheets = 1
    limits.styles = 2
    limits.merged = 1
    func fault(_ change: (inout WorkbookFixture) -> Void) -> WorkbookFault? {
      var fixture = WorkbookFixture()
      change(&fixture)
      return fixture.fault(limits: limits)?.fact as? WorkbookFault
    }
    #expect(
      fault { $0 = WorkbookFixture(cells: "<c><v>1</v></c><c><v>1</v></c><c><v>1</v></c>") } == .tooManyCells(limit: 2))
    #expect(fault { $0.texts = "<si/><si/><si/>" } == .tooManySharedTexts(limit: 2))
    #expect(fault { $0.texts = "<si><t>123456</t></si>" } == .sharedTextsTooLong(limit: 5))
    #expect(fault { $0.sheets += $0.sheets } == .tooManySheets(limit: 1))
    #expect(fault { $0.builtIn = [1, 2] } == .tooManyStyles(limit: 2))
    #expect(
      fault { $0.sheet = #"<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>"# }
        == .tooManyMerged(limit: 1))
  }

  @Test("A declared number of shared texts is not believed")
  func sharedCount() throws {
    var fixture = WorkbookFixture(cells: #"<c r="A1" t="s"><v>0</v></c>"#)
    fixture.texts = ""
    fixture.files["xl/sharedStrings.xml"] =
      #"<sst count="4000000000" uniqueCount="4000000000"><si><t>甲</t></si></sst>"#
    #expect(try fixture.cells() == ["甲"])
  }

  @Test("A sheet that unpacks to a gigabyte is refused before it is unpacked")
  func bomb() throws {
    var archive = WorkbookFixture().archive
    let index = try #require(archive.files.firstIndex { $0.name == Self.part })
    archive.files[index] = .zeros(Self.part, runs: 100)
    archive.files[index].size = 1 << 30
    let packed = archive.files[index].data.count
    let workbook = try Workbook.open(archive.bytes, path: "市.xlsx")
    let error = #expect(throws: Diagnostic.self) { try workbook.grid(ofSheet: 0) }
    #expect(error?.fact as? WorkbookFault == .archive(.ratio(Self.part, bytes: 1 << 30, packed: packed)))
  }

  @Test("A workbook cut off or changed in any byte gives a fault or a workbook")
  func anyDamage() {
    var fixture = WorkbookFixture(
      sheet: """
        <cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>\
        <c r="B1" s="1"><v>45342.5</v></c><c r="C1" t="b"><v>1</v></c></row><row r="3"><c r="A3"><f>A1</f></c></row>\
        </sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>
        """)
    fixture.texts = "<si><t>甲_x0041_</t></si>"
    fixture.formats = ["yyyy-mm-dd;[<=5]0.00,\"亿元\"%"]
    var archive = fixture.archive
    // Without the checksum of stored files, which would find all of it.
    var whole = archive.bytes
    var outcomes = 0
    func read(_ bytes: [UInt8]) {
      do throws(Diagnostic) {
        let workbook = try Workbook.open(bytes, path: "市.xlsx")
        for index in workbook.sheets.indices { _ = try workbook.grid(ofSheet: index) }
      } catch {
        #expect(error.fact is WorkbookFault)
      }
      outcomes += 1
    }
    for count in stride(from: 0, to: whole.count, by: 7) { read(Array(whole.prefix(count))) }
    for index in whole.indices {
      let byte = whole[index]
      whole[index] = byte ^ (1 << (index % 8))
      read(whole)
      whole[index] = byte
    }
    // Changes behind a right checksum.
    for file in archive.files.indices {
      for index in archive.files[file].data.indices {
        let byte = archive.files[file].data[index]
        archive.files[file].data[index] = byte ^ (1 << ((index + file) % 7))
        read(archive.bytes)
        archive.files[file].data[index] = byte
      }
    }
    #expect(outcomes > whole.count)
  }
}
#endif
