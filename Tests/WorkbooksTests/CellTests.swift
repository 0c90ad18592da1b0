#if Workbooks
import Diagnostics
import Tables
import Testing

@testable import Workbooks

@Suite("Cells of a workbook")
struct CellTests {
  static let kinds: [(String, GridCell.Kind, String)] = [
    (#"<c r="A1"><v>5576.3</v></c>"#, .number, "5576.3"),
    (#"<c r="A1" t="n"><v> 12 </v></c>"#, .number, "12"),
    (#"<c r="A1" t="s"><v>1</v></c>"#, .text, "研究与试验"),
    (#"<c r="A1" t="str"><f>A2</f><v>甲</v></c>"#, .text, "甲"),
    (#"<c r="A1" t="inlineStr"><is><t>甲 &amp; 乙</t></is></c>"#, .text, "甲 & 乙"),
    (
      #"<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><rPr/><t xml:space="preserve"> 乙 </t></r></is></c>"#, .text,
      "甲 乙 "
    ),
    (#"<c r="A1" t="inlineStr"><is><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh></is></c>"#, .text, "甲"),
    (#"<c r="A1" t="inlineStr"><v>1.0</v><is><t>甲</t></is></c>"#, .text, "甲"),
    (#"<c r="A1" s=""><v>5</v></c>"#, .number, "5"),
    (#"<c r="A1" t="inlineStr"><v>1.0</v><is><t>1.</t></is></c>"#, .text, "1."),
    (#"<c r="A1" t="inlineStr"><is><t>1.</t></is><v>1.0</v></c>"#, .text, "1."),
    (#"<c r="A1" t="inlineStr"><v>1.0</v></c>"#, .text, "1.0"), (#"<c r="A1" s=""><v>1</v></c>"#, .number, "1"),
    (#"<c r="A1" t="b"><v>1</v></c>"#, .boolean, "true"),
    (#"<c r="A1" t="b"><v>0</v></c>"#, .boolean, "false"),
    (#"<c r="A1" t="b"><v>2</v></c>"#, .error, "2"),
    (#"<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>"#, .error, "#DIV/0!"),
    (#"<c r="A1" t="d"><v>2024-02-20</v></c>"#, .date, "2024-02-20"),
    (#"<c r="A1" t="d"><v>2024-02-20T13:45:00.000Z</v></c>"#, .date, "2024-02-20 13:45:00"),
    (#"<c r="A1" t="d"><v>2024-02-30</v></c>"#, .text, "2024-02-30"),
    (#"<c r="A1"><f>B2/B3</f><v>0.5</v></c>"#, .number, "0.5"),
    (#"<c r="A1"><f>B2/B3</f></c>"#, .formulaWithoutValue, "=B2/B3"),
    (#"<c r="A1"><f>B2/B3</f><v></v></c>"#, .formulaWithoutValue, "=B2/B3"),
    (#"<c r="A1"><f t="shared" si="0"/><v/></c>"#, .formulaWithoutValue, "="),
    (#"<c r="A1"><f>1-1</f><v>0</v></c>"#, .number, "0"),
    (#"<c r="A1"><v>NaN</v></c>"#, .error, "NaN"), (#"<c r="A1"><v>INF</v></c>"#, .error, "INF"),
    (#"<c r="A1"><v>1E999</v></c>"#, .error, "1E999"), (#"<c r="A1"><v>1,5</v></c>"#, .error, "1,5"),
  ]

  @Test("A cell is read as what its type says", arguments: kinds)
  func kind(xml: String, kind: GridCell.Kind, text: String) throws {
    var fixture = WorkbookFixture(cells: xml)
    fixture.texts = "<si><t>统计</t></si><si><r><t>研究</t></r><r><t>与试验</t></r><rPh><t>yan</t></rPh></si>"
    #expect(try fixture.grid().rows.first?.cells == [GridCell(column: 1, kind: kind, text: text)])
  }

  @Test(
    "A cell without contents, or of blanks and invisible marks alone, is none",
    arguments: [
      #"<c r="A1" s="0"/>"#, #"<c r="A1"><v></v></c>"#, #"<c r="A1" t="s"/>"#,
      #"<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>"#,
      "<c r=\"A1\" t=\"inlineStr\"><is><t> \u{A0}\u{3000}\u{200B}\u{FEFF}\n</t></is></c>",
      #"<c r="A1" t="inlineStr"><is><t>_x0009_</t></is></c>"#,
    ])
  func blank(xml: String) throws {
    #expect(try WorkbookFixture(cells: xml).grid().rows.isEmpty)
  }

  @Test("A formula with 0 in a workbook that asks for all to be computed has no value")
  func uncomputed() throws {
    var fixture = WorkbookFixture(
      cells: #"<c r="A1"><f>B2/B3</f><v>0</v></c><c r="B1"><f>B4</f><v>3</v></c><c r="C1"><v>0</v></c>"#)
    fixture.workbook = #"<calcPr calcId="124519" fullCalcOnLoad="1"/>"#
    let cells = try fixture.grid().rows[0].cells
    #expect(cells.map(\.kind) == [.formulaWithoutValue, .number, .number])
  }

  static let escapes: [(String, String)] = [
    ("_x0041_b", "Ab"), ("_x005F_x0041_", "_x0041_"), ("a_x000D_\nb", "a\r\nb"), ("_xD842__xDFB7_", "𠮷"),
    ("_xD842_", "_xD842_"), ("_x0000_", "_x0000_"), ("_x41_", "_x41_"), ("_x00G1_", "_x00G1_"), ("_x0041", "_x0041"),
    (" 甲 ", " 甲 "),
  ]

  @Test(
    "Characters that XML cannot hold are read from their escapes, and blanks around a text stay", arguments: escapes)
  func escape(written: String, text: String) throws {
    #expect(try WorkbookFixture(cells: #"<c r="A1" t="inlineStr"><is><t>\#(written)</t></is></c>"#).cells() == [text])
  }

  static let faults: [(String, WorkbookFault, String)] = [
    (#"<c r="A1"/><c r="A1"><v>1</v></c>"#, .cellTwice, "市.xlsx:指标!A1"),
    (#"<c r="B1"/><c r="A1"><v>1</v></c>"#, .cellOutOfOrder, "市.xlsx:指标!A1"),
    (#"<c r="B2"><v>1</v></c>"#, .addressInRow("B2", row: 1), "市.xlsx:指标!B1"),
    (#"<c r="XFE1"><v>1</v></c>"#, .badAddress("XFE1"), "市.xlsx:1:1"),
    (#"<c r="1A"><v>1</v></c>"#, .badAddress("1A"), "市.xlsx:1:1"),
    (#"<c r="XFD1"/><c><v>1</v></c>"#, .tooManyColumns(limit: 16_384), "市.xlsx:指标!A1"),
    (#"<c r="A1" t="z"><v>1</v></c>"#, .unknownCellType("z"), "市.xlsx:指标!A1"),
    (#"<c r="C1" t="s"><v>2</v></c>"#, .noSharedText("2", count: 2), "市.xlsx:指标!C1"),
    (#"<c r="C1" t="s"><v>-1</v></c>"#, .noSharedText("-1", count: 2), "市.xlsx:指标!C1"),
    (#"<c r="C1" s="7"><v>2</v></c>"#, .noStyle("7", count: 1), "市.xlsx:指标!C1"),
    (#"<c r="C1" s="-7"><v>2</v></c>"#, .noStyle("-7", count: 1), "市.xlsx:指标!C1"),
  ]

  @Test("A cell that makes no sense is a fault at the cell", arguments: faults)
  func fault(xml: String, fact: WorkbookFault, place: String) throws {
    var fixture = WorkbookFixture(cells: xml)
    fixture.texts = "<si><t>甲</t></si><si><t>乙</t></si>"
    let fault = try #require(fixture.fault())
    #expect(fault.fact as? WorkbookFault == fact)
    #expect(fault.place.description == place)
  }

  @Test("A text that is longer than the bound is a fault at its cell")
  func longText() throws {
    let text = String(repeating: "x", count: 300_000)
    let fault = try #require(WorkbookFixture(cells: "<c r=\"B1\" t=\"str\"><v>\(text)</v></c>").fault())
    #expect(fault.rendered(in: .zh) == "市.xlsx:指标!B1: error: 此单元格的文字超过 262144 字节；应缩短")
  }
}
#endif
