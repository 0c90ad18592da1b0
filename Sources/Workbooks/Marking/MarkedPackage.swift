#if Workbooks
internal import Diagnostics
internal import Tables

/// A workbook's parts while cells of it are marked.
struct MarkedPackage {
  private let archive: Archive
  private let path: String
  /// Parts that are changed or new, by name.
  private var changed: [String: [UInt8]] = [:]
  /// Names of new parts in the order in which they were made.
  private var new: [String] = []
  private(set) var remarks: [Diagnostic] = []

  private let workbookName: String
  private let workbook: SheetListPart
  private var relationships: RelationshipsPart
  private var contentTypes: ContentTypesPart
  private let stylesName: String
  private var styles: StylesPart
  /// The first block of numbers of shapes that neither it nor one behind it is a drawing's.
  private var freeBlock: Int

  init(_ archive: Archive, path: String) throws(Diagnostic) {
    func part(_ name: String) -> MarkedPart { MarkedPart(path: path, name: name) }
    func contents(_ name: String) throws(Diagnostic) -> [UInt8] {
      guard let contents = try archive.contents(of: name) else { throw part(name).fault(.missingPart(name)) }
      return contents
    }
    let root = try RelationshipsPart(try contents("_rels/.rels"), owner: "", path: path)
    guard let workbookName = root.first("officeDocument")?.target else { throw part("_rels/.rels").malformed }
    workbook = try SheetListPart(try contents(workbookName), part: part(workbookName))
    var relationships = try RelationshipsPart(
      try archive.contents(of: PartName.relationships(of: workbookName)), owner: workbookName, path: path)
    var contentTypes = try ContentTypesPart(try contents(ContentTypesPart.name), path: path)
    if let name = relationships.first("styles")?.target, let bytes = try archive.contents(of: name) {
      stylesName = name
      styles = try StylesPart(bytes, part: part(name))
    } else {
      stylesName = PartName.free(PartName.folder(of: workbookName) + "styles", ".xml", from: 0) {
        archive.entry(named: $0) != nil
      }
      styles = try StylesPart(StylesPart.empty(isStrict: workbook.isStrict), part: part(stylesName))
      _ = relationships.add("styles", to: stylesName, isStrict: workbook.isStrict)
      contentTypes.add(stylesName, XMLNames.spreadsheet + ".styles+xml")
      new.append(stylesName)
    }
    var lastBlock = 0
    for entry in archive.entries where entry.name.lowercased().hasSuffix(".vml") {
      lastBlock = max(lastBlock, NotesDrawing.lastBlock(in: try contents(entry.name)))
    }
    freeBlock = lastBlock + 1
    if archive.entries.contains(where: { $0.name.lowercased().hasPrefix("_xmlsignatures/") }) {
      remarks.append(Diagnostic(.warning, at: Place(path: path), MarkingFault.signatureVoid))
    }
    self.archive = archive
    self.path = path
    self.workbookName = workbookName
    self.relationships = relationships
    self.contentTypes = contentTypes
  }

  /// The copy as a file: its parts in the order in which they stand in the original, new ones behind them.
  func bytes() -> [UInt8] {
    var writer = ArchiveWriter()
    for entry in archive.entries {
      if let contents = changed[entry.name] {
        writer.add(entry.name, contents)
      } else {
        writer.copy(entry, of: archive)
      }
    }
    for name in new { if let contents = changed[name] { writer.add(name, contents) } }
    return writer.bytes()
  }

  // MARK: - Parts

  private func part(_ name: String) -> MarkedPart { MarkedPart(path: path, name: name) }

  private func contents(_ name: String) throws(Diagnostic) -> [UInt8] {
    guard let contents = try archive.contents(of: name) else { throw part(name).fault(.missingPart(name)) }
    return contents
  }

  private mutating func set(_ name: String, to contents: [UInt8]) {
    if let entry = archive.entry(named: name) {
      changed[entry.name] = contents
    } else {
      if changed.updateValue(contents, forKey: name) == nil, !new.contains(name) { new.append(name) }
    }
  }

  /// A name that no part bears.
  private func free(_ stem: String, _ ending: String) -> String {
    PartName.free(PartName.folder(of: workbookName) + stem, ending, from: 1) { name in
      archive.entry(named: name) != nil || new.contains { $0.lowercased() == name.lowercased() }
    }
  }

  // MARK: - Marks

  /// Colours cells and puts comments on them.
  mutating func mark(_ marks: [CellMark]) throws(Diagnostic) {
    let bySheet = Dictionary(grouping: marks, by: \.sheet)
    for sheet in workbook.sheets {
      if let marks = bySheet[sheet.name] { try mark(marks, in: sheet) }
    }
    let known = Set(workbook.sheets.map(\.name))
    for mark in marks where !known.contains(mark.sheet) {
      let place = Place(path: path, position: .cell(sheet: mark.sheet, address: mark.address.description))
      remarks.append(Diagnostic(.warning, at: place, MarkingFault.noSuchSheet(mark.sheet)))
    }
  }

  /// What is to be said of a cell.
  private struct Mark {
    var severity: Severity
    var comment: String
  }

  private mutating func mark(_ marks: [CellMark], in sheet: SheetListPart.Sheet) throws(Diagnostic) {
    guard let name = relationships.relationships.first(where: { $0.id == sheet.relationship })?.target else {
      throw part(workbookName).malformed
    }
    let bytes = try contents(name)
    var cells = Self.joined(marks) { $0 }
    var found = try SheetPart(bytes, part: part(name), wanted: Array(cells.keys))
    // Of cells that were joined to one the first shows.
    let merged = found.merged.filter { range in cells.keys.contains { range.contains($0) && range.first != $0 } }
    if !merged.isEmpty {
      cells = Self.joined(marks) { cell in merged.first { $0.contains(cell) }?.first ?? cell }
      found = try SheetPart(bytes, part: part(name), wanted: Array(cells.keys))
    }
    let newDrawing = try comment(cells, on: found, of: name, sheet: sheet.name)
    var styles = styles
    let marked = try found.marked(drawing: newDrawing) { (cell, format) throws(Diagnostic) in
      try styles.marked(format, cells[cell]?.severity ?? .none)
    }
    self.styles = styles
    set(name, to: marked)
  }

  private static func joined(_ marks: [CellMark], _ cell: (CellAddress) -> CellAddress) -> [CellAddress: Mark] {
    var cells: [CellAddress: Mark] = [:]
    for mark in marks {
      let address = cell(mark.address)
      guard let other = cells[address] else {
        cells[address] = Mark(severity: mark.severity, comment: mark.comment)
        continue
      }
      cells[address] = Mark(
        severity: max(other.severity, mark.severity), comment: other.comment + "\n\n" + mark.comment)
    }
    return cells
  }

  /// Puts comments on cells.
  ///
  /// - Returns: The relationship to a new drawing that the sheet has to name.
  private mutating func comment(
    _ cells: [CellAddress: Mark], on sheet: SheetPart, of sheetName: String, sheet title: String
  ) throws(Diagnostic) -> String? {
    let relationshipsName = PartName.relationships(of: sheetName)
    var own = try RelationshipsPart(try archive.contents(of: relationshipsName), owner: sheetName, path: path)
    let thread = try own.first("threadedComment").map { (found) throws(Diagnostic) in try contents(found.target) }
    let threads = thread.map { String(decoding: $0, as: UTF8.self) } ?? ""

    let existing = own.first("comments")?.target
    let commentsName = existing ?? free("comments", ".xml")
    var comments = try CommentsPart(
      try existing.map { (name) throws(Diagnostic) in try contents(name) }, part: part(commentsName),
      author: WorkbookMarking.author, isStrict: workbook.isStrict)

    let existingDrawing = try sheet.legacyDrawing.map { (tag) throws(Diagnostic) in
      try self.drawing(tag, of: sheet, own)
    }
    let drawingName = existingDrawing ?? free("drawings/vmlDrawing", ".vml")
    var notes = NotesDrawing(
      try existingDrawing.map { (name) throws(Diagnostic) in try contents(name) }, part: part(drawingName),
      firstBlock: freeBlock)
    for (cell, mark) in cells.sorted(by: { $0.key < $1.key }) {
      let comment = CellComment(at: cell, author: WorkbookMarking.author, text: mark.comment)
      if comments.add(comment) {
        notes.add(noteOf: comment, columnWidths: sheet.columnWidths)
      } else if threads.contains("ref=\"\(cell)\"") {
        let place = Place(path: path, position: .cell(sheet: title, address: cell.description))
        remarks.append(Diagnostic(.warning, at: place, MarkingFault.commentBehindThread))
      }
    }
    freeBlock += notes.blocks
    set(commentsName, to: comments.applied())
    if existing == nil {
      _ = own.add("comments", to: commentsName, isStrict: workbook.isStrict)
      contentTypes.add(commentsName, XMLNames.spreadsheet + ".comments+xml")
    }
    var newDrawing: String?
    if notes.blocks > 0 {
      set(drawingName, to: try notes.applied())
      if existingDrawing == nil {
        newDrawing = own.add("vmlDrawing", to: drawingName, isStrict: workbook.isStrict)
        contentTypes.add(drawingName, "application/vnd.openxmlformats-officedocument.vmlDrawing", ending: "vml")
      }
    }
    if existing == nil || newDrawing != nil { set(relationshipsName, to: own.applied()) }
    return newDrawing
  }

  /// The part of a drawing that a sheet names.
  private func drawing(
    _ tag: MarkupTag, of sheet: SheetPart, _ relationships: RelationshipsPart
  ) throws(Diagnostic) -> String {
    let ids = sheet.text.attributes(of: tag).map { MarkupText.resolved(sheet.text.string($0.value)) }
    guard let found = relationships.relationships.first(where: { (each) in ids.contains(each.id) }) else {
      throw part(PartName.relationships(of: sheet.part.name)).malformed
    }
    return found.target
  }

  // MARK: - The sheet of findings

  /// Adds a sheet behind the others, and finishes the parts that all sheets share.
  mutating func add(_ findings: SheetDraft) throws(Diagnostic) {
    let sheetName = free("worksheets/sheet", ".xml")
    var looks = styles.looks
    let bytes = WorksheetXML.part(findings) { looks.index(of: $0) }
    set(sheetName, to: workbook.isStrict ? Self.strict(bytes) : bytes)
    let id = relationships.add("worksheet", to: sheetName, isStrict: workbook.isStrict)
    contentTypes.add(sheetName, XMLNames.spreadsheet + ".worksheet+xml")
    let name = SheetNames([findings.name], taken: workbook.sheets.map(\.name)).all[0]
    set(workbookName, to: workbook.adding(name, relationship: id))
    set(PartName.relationships(of: workbookName), to: relationships.applied())
    set(stylesName, to: styles.applied(with: looks))
    set(ContentTypesPart.name, to: contentTypes.applied())
  }

  /// A sheet of ours in the strict kind of the format.
  private static func strict(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(
      text.replacing(XMLNames.main, with: RelationshipNamespace.strictMain, maxReplacements: 1)
        .replacing(RelationshipNamespace.transitional, with: RelationshipNamespace.strict, maxReplacements: 1).utf8)
  }
}
#endif
