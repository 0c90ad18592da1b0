#if Workbooks
import Diagnostics
import Tables
import Testing

@testable import Workbooks

@Suite("Workbooks")
struct WorkbookTests {
  @Test("Rows and cells keep their numbers, hidden rows and columns are told, blanks are not kept")
  func grid() throws {
    let fixture = WorkbookFixture(
      sheet: """
        <dimension ref="A1:ZZ99"/><cols><col min="2" max="3" hidden="1"/><col min="3" max="3" width="0"/>\
        <col min="5" max="5" width="9"/></cols><sheetData>
        <row><c t="str"><v>甲</v></c><c/><c><v>1</v></c></row>
        <row r="5" hidden="1"><c r="B5"><v>2</v></c></row>
        <row r="6" ht="0" customHeight="1"><c r="XFD6"><v>3</v></c></row>
        <row r="1048576" ht="12.5"><c r="A1048576"><v>4</v></c></row>
        </sheetData><mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C3"/></mergeCells>
        """)
    let grid = try fixture.grid()
    #expect(grid.rows.map(\.number) == [1, 5, 6, 1_048_576])
    #expect(grid.rows.map(\.isHidden) == [false, true, true, false])
    #expect(grid.rows.map { $0.cells.map(\.column) } == [[1, 3], [2], [16_384], [1]])
    #expect(grid.hiddenColumns == [2, 3])
    #expect(grid.merged.map(\.description) == ["A1:B2", "C3"])
    #expect(grid.place(of: grid.rows[1].cells[0], in: grid.rows[1]).description == "市.xlsx:指标!B5")
  }

  @Test("Elements with prefixes are read like those without")
  func prefixes() throws {
    var fixture = WorkbookFixture()
    fixture.files["xl/worksheets/sheet1.xml"] =
      #"<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#
    #expect(try fixture.cells() == ["1"])
  }

  @Test("Cells within other elements of a sheet are none of its cells")
  func elsewhere() throws {
    let cell = #"<row r="1"><c r="A1"><v>1</v></c></row>"#
    let fixture = WorkbookFixture(sheet: "<extLst>\(cell)<sheetData>\(cell)</sheetData></extLst><sheetData/>")
    #expect(try fixture.grid().rows.isEmpty)
  }

  @Test("Sheets come in the order of their tabs, hidden ones marked, charts left out")
  func sheets() throws {
    var fixture = WorkbookFixture(cells: "<c><v>1</v></c>")
    fixture.sheets = """
      <sheet name="二" sheetId="2" r:id="b"/><sheet name="图" sheetId="3" r:id="c"/>\
      <sheet name="A&amp;B" sheetId="1" state="hidden" r:id="a"/><sheet name="四" sheetId="4" state="veryHidden" r:id="d"/>
      """
    func sheet(_ id: String, _ target: String) -> String {
      #"<Relationship Id="\#(id)" Type="http://x/worksheet" Target="\#(target)"/>"#
    }
    fixture.relationships =
      sheet("a", "worksheets/sheet1.xml") + sheet("b", "/xl/worksheets/sheet1.xml")
      + sheet("d", "../xl/./worksheets/sheet1.xml")
      + #"<Relationship Id="c" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/>"#
    let workbook = try fixture.open()
    #expect(workbook.sheets.map(\.name) == ["二", "A&B", "四"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true, true])
    #expect(try workbook.grid(ofSheet: 2).rows[0].cells[0].text == "1")
  }

  @Test("Properties that programs gave the file are read by name")
  func properties() throws {
    var fixture = WorkbookFixture()
    fixture.packageRelationships += """
      <Relationship Id="rId3" Type="http://x/custom-properties" Target="docProps/custom.xml"/>
      """
    fixture.files["docProps/custom.xml"] = """
      <Properties xmlns:vt="v"><property fmtid="{}" pid="2" name="plumbline.pack"><vt:lpwstr>jlj-2023</vt:lpwstr></property>\
      <property name="n"><vt:i4>3</vt:i4></property></Properties>
      """
    #expect(try fixture.open().properties == ["plumbline.pack": "jlj-2023", "n": "3"])
  }

  @Test("A workbook whose main part has another name is found by what the archive says of it")
  func otherName() throws {
    var fixture = WorkbookFixture(cells: "<c><v>1</v></c>")
    fixture.packageRelationships = #"<Relationship Id="a" Type="http://x/officeDocument" Target="/book/b.xml"/>"#
    fixture.files = [
      "xl/workbook.xml": "",
      "book/b.xml": #"<workbook xmlns:r="r"><sheets><sheet name="一" r:id="s"/></sheets></workbook>"#,
      "book/_rels/b.xml.rels":
        #"<Relationships><Relationship Id="s" Type="http://x/worksheet" Target="../xl/worksheets/sheet1.xml"/></Relationships>"#,
    ]
    #expect(try fixture.cells() == ["1"])
  }

  static let faults: [(WorkbookFault, WorkbookFixture)] = {
    func changed(_ change: (inout WorkbookFixture) -> Void) -> WorkbookFixture {
      var fixture = WorkbookFixture(cells: "<c><v>1</v></c>")
      change(&fixture)
      return fixture
    }
    return [
      (.missingPart("xl/workbook.xml"), changed { $0.files["xl/workbook.xml"] = "" }),
      (.missingPart("xl/styles.xml"), changed { $0.files["xl/styles.xml"] = "" }),
      (
        .missingPart("xl/sharedStrings.xml"),
        changed {
          $0.texts = ""
          $0.files["xl/sharedStrings.xml"] = ""
        }
      ),
      (.missingSheet("指标"), changed { $0.files["xl/worksheets/sheet1.xml"] = "" }),
      (.missingSheet("指标"), changed { $0.files["xl/_rels/workbook.xml.rels"] = "" }),
      (.missingSheet("指标"), changed { $0.relationships = "" }),
      (
        .missingSheet("指标"),
        changed {
          $0.relationships =
            #"<Relationship Id="rId1" Type="http://x/worksheet" Target="x.xml" TargetMode="External"/>"#
        }
      ),
      (.sheetNamedTwice("a"), changed { $0.sheets = #"<sheet name="A" r:id="rId1"/><sheet name="a" r:id="rId1"/>"# }),
      (.noSheets, changed { $0.sheets = "" }),
      (.unusable(.otherArchive), changed { $0.files["xl/workbook.xml"] = "<document/>" }),
      // A part that is its own relationship leads nowhere.
      (
        .unusable(.otherArchive),
        changed { $0.packageRelationships = #"<Relationship Id="a" Type="x/officeDocument" Target="_rels/.rels"/>"# }
      ),
    ]
  }()

  @Test("A workbook that lacks a part of itself is refused", arguments: faults)
  func fault(fact: WorkbookFault, fixture: WorkbookFixture) {
    #expect(fixture.fault()?.fact as? WorkbookFault == fact)
  }

  static let rowFaults: [(String, WorkbookFault, String)] = [
    (#"<row r="5"/><row r="4"/>"#, .rowOutOfOrder(4, after: 5), "市.xlsx:指标!A4"),
    (#"<row r="5"/><row r="5"/>"#, .rowOutOfOrder(5, after: 5), "市.xlsx:指标!A5"),
    (#"<row r="0"/>"#, .badRowNumber("0"), "市.xlsx:1:1"), (#"<row r="x"/>"#, .badRowNumber("x"), "市.xlsx:1:1"),
    (#"<row r="1048577"/>"#, .tooManyRows(limit: 1_048_576), "市.xlsx:指标!A1048577"),
  ]

  @Test("Rows that make no sense are a fault", arguments: rowFaults)
  func rowFault(xml: String, fact: WorkbookFault, place: String) throws {
    let fault = try #require(WorkbookFixture(sheet: "<sheetData>\(xml)</sheetData>").fault())
    #expect(fault.fact as? WorkbookFault == fact)
    #expect(fault.place.description == place)
  }

  @Test("A range of merged cells that is none is a fault")
  func merged() {
    let fixture = WorkbookFixture(sheet: #"<sheetData/><mergeCells><mergeCell ref="B2:A1"/></mergeCells>"#)
    #expect(fixture.fault()?.fact as? WorkbookFault == .badAddress("B2:A1"))
  }
}
#endif
