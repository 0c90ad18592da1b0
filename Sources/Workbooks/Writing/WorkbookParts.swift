#if Workbooks
internal import Diagnostics
internal import Tables

/// The parts of a workbook that hold it together.
enum WorkbookParts {
  /// A sheet as the workbook lists it.
  struct Sheet {
    let name: String
    let isHidden: Bool
    let hasComments: Bool
  }

  /// A name for some cells.
  struct DefinedName {
    let name: String
    /// The sheet that it is for, counted from 0.
    var sheet: Int?
    var isHidden = false
    let reference: String
  }

  private static let office = "application/vnd.openxmlformats-officedocument"
  private static let package = "application/vnd.openxmlformats-package"

  static func contentTypes(_ sheets: [Sheet], hasProperties: Bool) -> [UInt8] {
    var part = XMLPart()
    part.markup("<Types xmlns=\"\(XMLNames.contentTypes)\">")
    part.markup("<Default Extension=\"rels\" ContentType=\"\(package).relationships+xml\"/>")
    part.markup("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
    if sheets.contains(where: \.hasComments) {
      part.markup("<Default Extension=\"vml\" ContentType=\"\(office).vmlDrawing\"/>")
    }
    func override(_ name: String, _ type: String) {
      part.markup("<Override PartName=\"\(name)\" ContentType=\"\(type)+xml\"/>")
    }
    override("/xl/workbook.xml", "\(XMLNames.spreadsheet).sheet.main")
    for (sheet, number) in zip(sheets, 1...) {
      override("/xl/worksheets/sheet\(number).xml", "\(XMLNames.spreadsheet).worksheet")
      if sheet.hasComments { override("/xl/comments\(number).xml", "\(XMLNames.spreadsheet).comments") }
    }
    override("/xl/styles.xml", "\(XMLNames.spreadsheet).styles")
    override("/docProps/core.xml", "\(package).core-properties")
    override("/docProps/app.xml", "\(office).extended-properties")
    if hasProperties { override("/docProps/custom.xml", "\(office).custom-properties") }
    part.markup("</Types>")
    return part.bytes
  }

  /// A part's relationships, `rId1` and on.
  static func relationships(_ targets: [(type: String, target: String)]) -> [UInt8] {
    var part = XMLPart()
    part.markup("<Relationships xmlns=\"\(XMLNames.packageRelationships)\">")
    for ((type, target), number) in zip(targets, 1...) {
      part.markup("<Relationship Id=\"rId\(number)\" Type=\"\(type)\" Target=\"\(target)\"/>")
    }
    part.markup("</Relationships>")
    return part.bytes
  }

  static func packageRelationships(hasProperties: Bool) -> [UInt8] {
    relationships(
      [
        ("\(XMLNames.relationships)/officeDocument", "xl/workbook.xml"),
        (
          "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"
        ),
        ("\(XMLNames.relationships)/extended-properties", "docProps/app.xml"),
      ] + (hasProperties ? [("\(XMLNames.relationships)/custom-properties", "docProps/custom.xml")] : []))
  }

  /// The relationships of `workbook.xml`: its sheets, then its looks.
  static func workbookRelationships(sheets: Int) -> [UInt8] {
    relationships(
      (1..<sheets + 1).map { ("\(XMLNames.relationships)/worksheet", "worksheets/sheet\($0).xml") }
        + [("\(XMLNames.relationships)/styles", "styles.xml")])
  }

  /// The relationships of a sheet with comments, the first one that of their drawing.
  static func commentRelationships(number: Int) -> [UInt8] {
    relationships([
      ("\(XMLNames.relationships)/vmlDrawing", "../drawings/vmlDrawing\(number).vml"),
      ("\(XMLNames.relationships)/comments", "../comments\(number).xml"),
    ])
  }

  /// - Parameter selected: The sheet in sight when the workbook is opened, counted from 0.
  static func workbook(_ sheets: [Sheet], selected: Int, names: [DefinedName]) -> [UInt8] {
    var part = XMLPart()
    part.markup("<workbook xmlns=\"\(XMLNames.main)\" xmlns:r=\"\(XMLNames.relationships)\"><workbookPr/>")
    part.markup("<bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" windowHeight=\"15000\"")
    part.markup(selected > 0 ? " activeTab=\"\(selected)\"/></bookViews><sheets>" : "/></bookViews><sheets>")
    for (sheet, number) in zip(sheets, 1...) {
      part.markup("<sheet")
      part.attribute("name", sheet.name)
      part.markup(" sheetId=\"\(number)\"")
      if sheet.isHidden { part.markup(" state=\"hidden\"") }
      part.markup(" r:id=\"rId\(number)\"/>")
    }
    part.markup("</sheets>")
    if !names.isEmpty {
      part.markup("<definedNames>")
      for name in names {
        part.markup("<definedName")
        part.attribute("name", name.name)
        if let sheet = name.sheet { part.markup(" localSheetId=\"\(sheet)\"") }
        if name.isHidden { part.markup(" hidden=\"1\"") }
        part.markup(">")
        part.text(name.reference)
        part.markup("</definedName>")
      }
      part.markup("</definedNames>")
    }
    part.markup("</workbook>")
    return part.bytes
  }

  // MARK: - Properties

  /// Without the day and hour, so that the same workbook has the same bytes.
  static func coreProperties(title: String?) -> [UInt8] {
    var part = XMLPart()
    part.markup(
      "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"")
    part.markup(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">")
    if let title {
      part.markup("<dc:title>")
      part.text(title)
      part.markup("</dc:title>")
    }
    part.markup("</cp:coreProperties>")
    return part.bytes
  }

  static func applicationProperties() -> [UInt8] {
    var part = XMLPart()
    part.markup("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">")
    part.markup("<Application>Plumbline</Application></Properties>")
    return part.bytes
  }

  static func customProperties(_ properties: [(name: String, value: String)]) -> [UInt8] {
    var part = XMLPart()
    part.markup("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"")
    part.markup(" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">")
    // The numbers below 2 are kept for other things.
    for (property, number) in zip(properties, 2...) {
      part.markup("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"\(number)\"")
      part.attribute("name", property.name)
      part.markup("><vt:lpwstr>")
      part.text(property.value)
      part.markup("</vt:lpwstr></property>")
    }
    part.markup("</Properties>")
    return part.bytes
  }
}
#endif
