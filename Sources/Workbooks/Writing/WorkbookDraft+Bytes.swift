#if Workbooks
internal import Diagnostics
internal import Tables

extension WorkbookDraft {
  /// The workbook as a file (`.xlsx`); the same bytes for the same draft.
  public consuming func bytes() -> [UInt8] {
    let lists = ValidationLists(sheets)
    var drafts = sheets
    // No program opens a workbook without a sheet in sight.
    if !drafts.contains(where: { !$0.isHidden }) { drafts.append(SheetDraft(name: "Sheet")) }
    let listsIndex = drafts.count
    if let sheet = lists.sheet { drafts.append(sheet) }
    let names = SheetNames(drafts.map(\.name))
    let selected = drafts.firstIndex { !$0.isHidden } ?? 0
    let sheets = zip(drafts, names.all).map {
      WorkbookParts.Sheet(name: $1, isHidden: $0.isHidden, hasComments: !$0.comments.isEmpty)
    }
    var definedNames = zip(drafts, names.all).enumerated().flatMap { index, sheet in
      sheet.0.definedNames(name: sheet.1, index: index)
    }
    if listsIndex < drafts.count {
      definedNames += lists.names(onSheet: names.all[listsIndex]).map {
        WorkbookParts.DefinedName(name: $0.name, reference: $0.reference)
      }
    }

    var archive = ArchiveWriter()
    archive.add("[Content_Types].xml", WorkbookParts.contentTypes(sheets, hasProperties: !properties.isEmpty))
    archive.add("_rels/.rels", WorkbookParts.packageRelationships(hasProperties: !properties.isEmpty))
    archive.add("docProps/core.xml", WorkbookParts.coreProperties(title: title))
    archive.add("docProps/app.xml", WorkbookParts.applicationProperties())
    if !properties.isEmpty { archive.add("docProps/custom.xml", WorkbookParts.customProperties(properties)) }
    archive.add("xl/workbook.xml", WorkbookParts.workbook(sheets, selected: selected, names: definedNames))
    archive.add("xl/_rels/workbook.xml.rels", WorkbookParts.workbookRelationships(sheets: sheets.count))

    var styles = StyleTable()
    // Shapes have numbers of their own across the workbook.
    var shapeBlock = 1
    for (index, draft) in drafts.enumerated() {
      let number = index + 1
      let comments = draft.comments
      let surroundings = WorksheetXML.Surroundings(
        sheetName: { names[$0] }, listFormula: lists.formula, legacyDrawing: comments.isEmpty ? nil : "rId1",
        isSelected: index == selected)
      archive.add(
        "xl/worksheets/sheet\(number).xml",
        WorksheetXML.part(draft, surroundings) { style in styles.index(of: style) })
      guard !comments.isEmpty else { continue }
      archive.add("xl/worksheets/_rels/sheet\(number).xml.rels", WorkbookParts.commentRelationships(number: number))
      archive.add("xl/comments\(number).xml", CommentsXML.texts(comments))
      archive.add(
        "xl/drawings/vmlDrawing\(number).vml",
        CommentsXML.drawing(comments, sheet: shapeBlock, columnWidths: draft.columnWidths))
      shapeBlock += 1 + comments.count / 1_023
    }
    archive.add("xl/styles.xml", styles.part)
    return archive.bytes()
  }
}

extension SheetDraft {
  /// Names that programs look for: of what can be filtered, what is printed, and what every page repeats.
  fileprivate func definedNames(name: String, index: Int) -> [WorkbookParts.DefinedName] {
    let quoted = SheetNames.quoted(name)
    var names: [WorkbookParts.DefinedName] = []
    if let filter {
      names.append(
        WorkbookParts.DefinedName(
          name: "_xlnm._FilterDatabase", sheet: index, isHidden: true,
          reference: "\(quoted)!\(filter.first.absolute):\(filter.last.absolute)"))
    }
    if let printedColumns, printedColumns > 0, !rows.isEmpty {
      let corner = CellAddress(row: rows.count, column: printedColumns)
      names.append(
        WorkbookParts.DefinedName(
          name: "_xlnm.Print_Area", sheet: index, reference: "\(quoted)!$A$1:\(corner.absolute)"))
    }
    var titles: [String] = []
    if frozenColumns > 0 { titles.append("\(quoted)!$A:$\(CellAddress.letters(ofColumn: frozenColumns))") }
    if frozenRows > 0 { titles.append("\(quoted)!$1:$\(frozenRows)") }
    if !titles.isEmpty {
      names.append(
        WorkbookParts.DefinedName(
          name: "_xlnm.Print_Titles", sheet: index, reference: titles.joined(separator: ",")))
    }
    return names
  }
}

extension CellAddress {
  /// `$D$17`.
  fileprivate var absolute: String { "$\(Self.letters(ofColumn: column))$\(row)" }
}
#endif
