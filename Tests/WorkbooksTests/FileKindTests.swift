#if Workbooks
import Diagnostics
import Testing

@testable import Workbooks

@Suite("Files that are no workbooks")
struct FileKindTests {
  private static func compound(_ name: String) -> [UInt8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1024)
      + name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  private static func zip(_ names: String...) -> [UInt8] { ZipFixture(names.map { ZipFixture.File($0, "x") }).bytes }

  private static func wide(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  static let kinds: [(FileKind, [UInt8])] = [
    (.empty, []), (.workbook, WorkbookFixture().archive.bytes), (.oldWorkbook, compound("Workbook")),
    (.encrypted, compound("EncryptedPackage")), (.oldWorkbook, [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]),
    (.oldWorkbook, [0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00]), (.binaryWorkbook, zip("xl/workbook.bin")),
    (.openDocument, zip("mimetype", "content.xml", "META-INF/manifest.xml")),
    (.otherOffice, zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")),
    (.otherOffice, zip("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml")),
    (.otherArchive, zip("数据.csv")), (.otherArchive, ZipFixture([]).bytes),
    (.truncated, Array(WorkbookFixture().archive.bytes.dropLast(30))), (.pdf, Array("%PDF-1.7\n".utf8)),
    (.webPage, Array("\u{FEFF}\r\n<!DOCTYPE html><html><table></table></html>".utf8)),
    (.webPage, Array("<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">".utf8)),
    (.webPage, Array("<style>td{}</style><table><tr><td>1</td></tr></table>".utf8)),
    (.webPage, Array("MIME-Version: 1.0\r\nContent-Type: multipart/related".utf8)),
    (.webPage, wide("<html><body><table>")),
    (.xml, Array("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>".utf8)),
    (.xml, wide("<?xml version=\"1.0\" encoding=\"UTF-16\"?><Workbook/>")),
    (.text, Array("指标,数值\n全社会研发,1\n".utf8)), (.text, wide("指标\t数值\n")),
    // 指标,1 in GB18030.
    (.text, [0xD6, 0xB8, 0xB1, 0xEA, 0x2C, 0x31, 0x0A]), (.text, Array("<0.5,1\n".utf8)),
    (.binary, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00]), (.binary, [0x1F, 0x8B, 0x08, 0x00]),
  ]

  @Test("A file is known by its bytes", arguments: kinds)
  func kind(kind: FileKind, bytes: [UInt8]) {
    #expect(FileKind(of: bytes) == kind)
  }

  static let refusals: [([UInt8], String, String)] = [
    (
      compound("Workbook"), "文件是旧格式的工作簿（.xls 或 .et）；应在 Excel 或 WPS 中打开，另存为 .xlsx（Excel 工作簿）",
      "the file is a workbook of an old format (.xls or .et); open it in Excel or WPS and save it as .xlsx (Excel workbook)"
    ),
    (
      compound("EncryptedPackage"), "工作簿有打开密码，无法读取；应在 Excel 或 WPS 中打开，取消密码后另存为 .xlsx（Excel 工作簿）",
      "a password keeps the workbook from being read; open it in Excel or WPS, remove the password and save it as .xlsx"
    ),
    (
      Array("<html>".utf8), "文件其实是网页（HTML），不是工作簿；应在 Excel 或 WPS 中打开，另存为 .xlsx（Excel 工作簿）",
      "the file is in fact a web page (HTML) and no workbook; open it in Excel or WPS and save it as .xlsx (Excel workbook)"
    ),
    (
      [], "文件是空的；应提交 .xlsx（Excel 工作簿）", "the file is empty; hand in an .xlsx workbook"
    ),
  ]

  @Test("A file that is no workbook is refused with the word what to do", arguments: refusals)
  func refusal(bytes: [UInt8], chinese: String, english: String) throws {
    let error = try #require(throws: Diagnostic.self) { try Workbook.open(bytes, path: "市.xlsx") }
    #expect(error.fact.chinese == chinese)
    #expect(error.fact.english == english)
    #expect(error.place == Place(path: "市.xlsx"))
  }
}
#endif
