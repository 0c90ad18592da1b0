#if Workbooks
import Diagnostics
import Tables
import Testing

@testable import Workbooks

@Suite("A workbook comes back marked, the rest of it as it was")
struct MarkedWorkbookTests {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static func relationships(_ all: [(id: String, kind: String, target: String)]) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + all.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.kind)\" Target=\"\($0.target)\"/>" }.joined()
      + "</Relationships>"
  }

  /// A workbook with the sheets 指标 and 问题清单, the first with a merged title, a chart that nothing here knows, and a
  /// value in B2.
  static var files: [ZipFixture.File] {
    var chart = ZipFixture.File("xl/charts/chart1.xml", "<chart/>").deflated
    chart.hasDescriptor = true
    return [
      ZipFixture.File(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
      ZipFixture.File("_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
      chart,
      ZipFixture.File(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"指标\" sheetId=\"4\" r:id=\"rId1\"/>"
          + "<sheet name=\"问题清单\" sheetId=\"2\" r:id=\"rId2\"/></sheets><calcPr/></workbook>"),
      ZipFixture.File(
        "xl/_rels/workbook.xml.rels",
        relationships([
          ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "/xl/worksheets/sheet2.xml"),
        ])),
      ZipFixture.File(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"\(main)\"><sheetData><row r=\"2\"><c r=\"B2\"><v>5</v></c></row></sheetData>"
          + "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells></worksheet>"),
      ZipFixture.File("xl/worksheets/sheet2.xml", "<worksheet xmlns=\"\(main)\"><sheetData/></worksheet>").deflated,
    ]
  }

  private static func mark(_ cell: String, _ severity: Severity, _ comment: String, sheet: String = "指标") -> CellMark {
    CellMark(sheet: sheet, address: CellAddress(cell)!, severity: severity, comment: comment)
  }

  private static var findings: SheetDraft {
    var sheet = SheetDraft(name: "问题清单")
    sheet.rows = [
      RowDraft([CellDraft("B2", link: CellLink(sheet: "指标", address: CellAddress(row: 2, column: 2)))])
    ]
    return sheet
  }

  private static func marked(
    _ marks: [CellMark], in files: [ZipFixture.File] = files
  ) throws -> (archive: Archive, remarks: [Diagnostic]) {
    let copy = try WorkbookMarking.marked(ZipFixture(files).bytes, path: "a.xlsx", marks: marks, adding: findings)
    return (try Archive(copy.bytes, path: "a.xlsx"), copy.remarks)
  }

  private static func text(_ name: String, _ archive: Archive) throws -> String {
    String(decoding: try #require(try archive.contents(of: name)), as: UTF8.self)
  }

  @Test("Entries that need no change are the same bytes, header and all, in the same order")
  func untouched() throws {
    let original = try Archive(ZipFixture(Self.files).bytes, path: "a.xlsx")
    let copy = try Self.marked([Self.mark("B2", .error, "错")]).archive
    for name in ["_rels/.rels", "xl/charts/chart1.xml", "xl/worksheets/sheet2.xml"] {
      let (before, after) = (try #require(original.entry(named: name)), try #require(copy.entry(named: name)))
      #expect(original.bytes[before.whole] == copy.bytes[after.whole])
      #expect(try original.contents(of: before) == copy.contents(of: after))
    }
    #expect(copy.entries.prefix(original.entries.count).map(\.name) == original.entries.map(\.name))
  }

  @Test("The marked cell has a colour and a comment, and the new sheet a name that is free")
  func parts() throws {
    let copy = try Self.marked([Self.mark("B2", .error, "错")]).archive
    #expect(
      try Self.text("xl/worksheets/sheet1.xml", copy)
        == "<worksheet xmlns=\"\(Self.main)\"><sheetData><row r=\"2\"><c s=\"1\" r=\"B2\"><v>5</v></c></row></sheetData>"
        + "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>"
        + "<legacyDrawing xmlns:r=\"\(Self.office)\" r:id=\"rId2\"/></worksheet>")
    #expect(try Self.text("xl/comments1.xml", copy).contains("<comment ref=\"B2\" authorId=\"0\">"))
    #expect(try Self.text("xl/drawings/vmlDrawing1.vml", copy).contains("<x:Row>1</x:Row><x:Column>1</x:Column>"))
    #expect(
      try Self.text("xl/styles.xml", copy).contains("<xf applyFill=\"1\" numFmtId=\"0\" fontId=\"0\" fillId=\"2\""))
    #expect(
      try Self.text("xl/workbook.xml", copy).contains(
        "<sheet name=\"问题清单\" sheetId=\"2\" r:id=\"rId2\"/><sheet name=\"问题清单 (2)\" sheetId=\"5\" r:id=\"rId4\"/></sheets><calcPr/>"
      ))
    #expect(
      try Self.text("xl/worksheets/_rels/sheet1.xml.rels", copy).hasSuffix(
        "<Relationship Id=\"rId1\" Type=\"\(Self.office)/comments\" Target=\"/xl/comments1.xml\"/>"
          + "<Relationship Id=\"rId2\" Type=\"\(Self.office)/vmlDrawing\" Target=\"/xl/drawings/vmlDrawing1.vml\"/></Relationships>"
      ))
    let listed = try Self.text("[Content_Types].xml", copy)
    for part in [
      "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(Self.types).styles+xml\"/>",
      "<Override PartName=\"/xl/comments1.xml\" ContentType=\"\(Self.types).comments+xml\"/>",
      "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>",
      "<Override PartName=\"/xl/worksheets/sheet3.xml\" ContentType=\"\(Self.types).worksheet+xml\"/>",
    ] {
      #expect(listed.contains(part))
    }
    #expect(try Self.text("xl/worksheets/sheet3.xml", copy).contains("location=\"'指标'!B2\""))
  }

  /// Each sheet's name, its cells with their addresses and kinds, and its joined cells.
  private static func contents(_ bytes: [UInt8]) throws -> [[String]] {
    let workbook = try Workbook.open(bytes, path: "a.xlsx")
    return try workbook.sheets.enumerated().map { index, sheet in
      let grid = try workbook.grid(ofSheet: index)
      return [sheet.name] + grid.merged.map(\.description)
        + grid.rows.flatMap { row in row.cells.map { "\(row.number) \($0.column) \($0.kind) \($0.text)" } }
    }
  }

  @Test("Read again, the copy holds what the original holds, and one sheet more")
  func sameContents() throws {
    let original = ZipFixture(Self.files).bytes
    let marks = ["A1", "B2", "C2", "D9"].map { Self.mark($0, .warning, "疑") }
    let copy = try WorkbookMarking.marked(original, path: "a.xlsx", marks: marks, adding: Self.findings)
    let before = try Self.contents(original)
    #expect(before == [["指标", "A1:C1", "2 2 number 5"], ["问题清单"]])
    #expect(try Self.contents(copy.bytes) == before + [["问题清单 (2)", "1 1 text B2"]])
  }

  @Test("A mark on a joined cell goes to the one that shows, and several on one cell become one")
  func merged() throws {
    let marks = [Self.mark("C1", .note, "一"), Self.mark("A1", .error, "二"), Self.mark("B1", .warning, "三")]
    let copy = try Self.marked(marks).archive
    let comments = try Self.text("xl/comments1.xml", copy)
    #expect(comments.ranges(of: "<comment ").count == 1)
    #expect(comments.contains("<comment ref=\"A1\"") && comments.contains("一\n\n二\n\n三"))
    #expect(try Self.text("xl/styles.xml", copy).contains("FFFFC7CE"))
    #expect(try Self.text("xl/worksheets/sheet1.xml", copy).contains("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"))
  }

  @Test("A copy is marked again: colours and comments are added, and one more sheet")
  func twice() throws {
    let once = try WorkbookMarking.marked(
      ZipFixture(Self.files).bytes, path: "a.xlsx", marks: [Self.mark("B2", .error, "一")], adding: Self.findings)
    let twice = try WorkbookMarking.marked(
      once.bytes, path: "a.xlsx", marks: [Self.mark("B2", .note, "二"), Self.mark("D4", .note, "三")],
      adding: Self.findings)
    let copy = try Archive(twice.bytes, path: "a.xlsx")
    let comments = try Self.text("xl/comments1.xml", copy)
    #expect(comments.contains("一") && comments.contains("\n――――――――\n二") && comments.contains("<comment ref=\"D4\""))
    #expect(try Self.text("xl/drawings/vmlDrawing1.vml", copy).contains("data=\"1,2\""))
    #expect(try Self.text("xl/workbook.xml", copy).contains("name=\"问题清单 (3)\" sheetId=\"6\""))
    #expect(copy.entries.count == Self.files.count + 6)
  }

  @Test("Without a mark there is a sheet more, and nothing else")
  func none() throws {
    let copy = try Self.marked([]).archive
    #expect(try copy.contents(of: "xl/comments1.xml") == nil)
    let original = try Archive(ZipFixture(Self.files).bytes, path: "a.xlsx")
    #expect(try copy.contents(of: "xl/worksheets/sheet1.xml") == original.contents(of: "xl/worksheets/sheet1.xml"))
    #expect(try Self.text("xl/workbook.xml", copy).contains("问题清单 (2)"))
  }

  @Test("The same workbook and marks give the same bytes, in whatever order the marks come")
  func deterministic() throws {
    let marks = (1...40).map { Self.mark("B\($0)", $0 % 2 == 0 ? .error : .note, "第 \($0) 处") }
    let bytes = ZipFixture(Self.files).bytes
    let one = try WorkbookMarking.marked(bytes, path: "a.xlsx", marks: marks, adding: Self.findings)
    let other = try WorkbookMarking.marked(bytes, path: "a.xlsx", marks: marks.reversed(), adding: Self.findings)
    #expect(one.bytes == other.bytes)
  }

  @Test("A mark on a sheet that is not there is told, not lost")
  func unknownSheet() throws {
    let remarks = try Self.marked([Self.mark("B2", .error, "错", sheet: "别的")]).remarks
    #expect(remarks.map { $0.rendered(in: .zh) } == ["a.xlsx:别的!B2: warning: 工作簿没有工作表“别的”，此处没有标注，只列入问题清单"])
  }

  @Test("A signature is kept, and told to be void")
  func signature() throws {
    let signature = ZipFixture.File("_xmlsignatures/sig1.xml", "<Signature/>")
    let (copy, remarks) = try Self.marked([], in: Self.files + [signature])
    #expect(try Self.text("_xmlsignatures/sig1.xml", copy) == "<Signature/>")
    #expect(
      remarks.map { $0.rendered(in: .en) } == [
        "a.xlsx:1:1: warning: the workbook is signed, and the signature does not hold for the marked copy; keep the original for it"
      ])
  }

  @Test("Entries with 64-bit fields are taken over with them")
  func longEntries() throws {
    let files = Self.files.map { file in
      var file = file
      file.isLong = true
      return file
    }
    let copy = try Self.marked([Self.mark("B2", .error, "错")], in: files).archive
    #expect(try Self.text("xl/charts/chart1.xml", copy) == "<chart/>")
    #expect(try Self.text("xl/worksheets/sheet2.xml", copy).hasSuffix("<sheetData/></worksheet>"))
  }

  @Test("A workbook of the strict kind gets parts of that kind")
  func strict() throws {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    let files = Self.files.map { file in
      let text = String(decoding: file.data, as: UTF8.self)
      return file.method == 8
        ? file
        : ZipFixture.File(
          file.name,
          text.replacing(Self.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main").replacing(
            Self.office, with: strict))
    }
    let copy = try Self.marked([Self.mark("B2", .error, "错")], in: files).archive
    for name in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml", "xl/comments1.xml", "xl/styles.xml"] {
      let text = try Self.text(name, copy)
      #expect(text.contains("purl.oclc.org") && !text.contains("schemas.openxmlformats.org/"))
    }
    #expect(try Self.text("xl/_rels/workbook.xml.rels", copy).contains("Id=\"rId4\" Type=\"\(strict)/worksheet\""))
  }

  @Test(
    "A workbook without a part that it needs is not marked",
    arguments: ["_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
  func missing(_ name: String) {
    let files = Self.files.filter { $0.name != name }
    let error = #expect(throws: Diagnostic.self) { try Self.marked([Self.mark("B2", .error, "错")], in: files) }
    #expect(
      error?.rendered(in: .zh)
        == "a.xlsx:1:1: error: 工作簿缺少部件“\(name)”，无法标注；请用 Excel 或 WPS 打开后另存为 .xlsx 再试")
  }

  @Test("Whatever byte of a part is wrong, there is a copy or a fault")
  func broken() throws {
    for index in Self.files.indices where Self.files[index].method == 0 {
      let data = Self.files[index].data
      for position in stride(from: 0, to: data.count, by: 7) {
        for byte in [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "/"), 0] {
          var files = Self.files
          files[index].data[position] = byte
          do {
            _ = try Self.marked([Self.mark("B2", .error, "错"), Self.mark("C3", .note, "注")], in: files)
          } catch is Diagnostic {}
        }
      }
      for end in stride(from: 0, to: data.count, by: 11) {
        var files = Self.files
        files[index].data = Array(data[..<end])
        do { _ = try Self.marked([Self.mark("B2", .error, "错")], in: files) } catch is Diagnostic {}
      }
    }
  }
}
#endif
