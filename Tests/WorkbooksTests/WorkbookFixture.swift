#if Workbooks
import Diagnostics
import Tables

@testable import Workbooks

/// A workbook put together from XML by hand.
struct WorkbookFixture {
  /// Within `<worksheet>`.
  var sheet = ""
  /// Within `<sst>`; `nil` for a workbook without.
  var texts: String?
  /// Codes of the formats that cells name by number, from 1 on; 0 is General.
  var formats: [String] = []
  /// Numbers of formats that follow those.
  var builtIn: [Int] = []
  var workbook = ""
  var sheets = #"<sheet name="指标" sheetId="1" r:id="rId1"/>"#
  var relationships = #"<Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>"#
  var packageRelationships = #"<Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/>"#
  /// More files, or others in place of those of their names; one of no bytes is left out.
  var files: [String: String] = [:]

  static let types = "http://schemas.openxmlformats.org/package/2006/content-types"

  init(sheet: String = "") { self.sheet = sheet }

  init(cells: String) { sheet = "<sheetData><row r=\"1\">\(cells)</row></sheetData>" }

  /// A number under a format.
  init(number: String, format: String) {
    self.init(cells: #"<c r="A1" s="1"><v>\#(number)</v></c>"#)
    formats = [format]
  }

  var archive: ZipFixture {
    let escaped = formats.map { code in
      code.map { ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"][$0] ?? String($0) }.joined()
    }
    let declared = escaped.enumerated().map { #"<numFmt numFmtId="\#(164 + $0.offset)" formatCode="\#($0.element)"/>"# }
    let ids = [0] + formats.indices.map { 164 + $0 } + builtIn
    var relationships = relationships
    relationships += #"<Relationship Id="rId8" Type="http://x/styles" Target="styles.xml"/>"#
    if texts != nil {
      relationships += #"<Relationship Id="rId9" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>"#
    }
    var parts: [(String, String)] = [
      ("[Content_Types].xml", #"<Types xmlns="\#(Self.types)"/>"#),
      ("_rels/.rels", "<Relationships>\(packageRelationships)</Relationships>"),
      ("xl/workbook.xml", #"<workbook xmlns:r="r">\#(workbook)<sheets>\#(sheets)</sheets></workbook>"#),
      ("xl/_rels/workbook.xml.rels", "<Relationships>\(relationships)</Relationships>"),
      (
        "xl/styles.xml",
        """
        <styleSheet><numFmts>\(declared.joined())</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>\
        \(ids.map { #"<xf numFmtId="\#($0)"/>"# }.joined())</cellXfs></styleSheet>
        """
      ),
      (
        "xl/worksheets/sheet1.xml",
        #"<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">\#(sheet)</worksheet>"#
      ),
    ]
    if let texts { parts.append(("xl/sharedStrings.xml", "<sst>\(texts)</sst>")) }
    parts =
      parts.map { ($0, files[$0] ?? $1) }
      + files.filter { name, _ in !parts.contains { $0.0 == name } }.sorted { $0.key < $1.key }
    return ZipFixture(parts.filter { !$0.1.isEmpty }.map { ZipFixture.File($0.0, $0.1) })
  }

  func open(limits: WorkbookLimits = .standard) throws(Diagnostic) -> Workbook {
    try Workbook.open(archive.bytes, path: "市.xlsx", limits: limits)
  }

  func grid(limits: WorkbookLimits = .standard) throws(Diagnostic) -> Grid {
    try open(limits: limits).grid(ofSheet: 0)
  }

  /// What the first row's cells hold, from the left.
  func cells() throws(Diagnostic) -> [String] { try grid().rows.first?.cells.map(\.text) ?? [] }

  /// The fault that reading it comes to.
  func fault(limits: WorkbookLimits = .standard) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try grid(limits: limits)
      return nil
    } catch {
      return error
    }
  }
}
#endif
