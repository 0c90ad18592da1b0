#if Workbooks
public import Diagnostics
public import Tables

/// An XLSX workbook that somebody sent.
///
/// Its XML is never held as a whole: sheets are read from the packed file, piece by piece, each time they are asked for.
public struct Workbook: Sendable {
  /// A sheet with cells; charts that fill a sheet of their own are none.
  public struct Sheet: Sendable {
    public let name: String
    /// Whether people do not see it.
    public let isHidden: Bool
    /// Its part in the archive.
    let part: String
  }

  /// In the order of their tabs.
  public let sheets: [Sheet]
  /// Properties that programs gave the file, by name.
  public let properties: [String: String]
  let archive: Archive
  private let reading: CellReading

  /// Reads what holds a workbook together, its texts and formats; a file that is none is refused with the word what to
  /// do.
  public static func open(
    _ bytes: [UInt8], path: String, limits: WorkbookLimits = .standard
  ) throws(Diagnostic) -> Workbook {
    let place = Place(path: path)
    guard bytes.count <= limits.bytes else {
      throw Diagnostic(at: place, WorkbookFault.tooLarge(bytes: bytes.count, limit: limits.bytes))
    }
    switch FileKind(of: bytes) {
    case .workbook: return try Workbook(Archive(bytes, path: path, limits: limits))
    case .empty: throw Diagnostic(at: place, WorkbookFault.empty)
    case .truncated: throw Diagnostic(at: place, WorkbookFault.truncated)
    case let kind: throw Diagnostic(at: place, WorkbookFault.unusable(kind))
    }
  }

  private init(_ archive: Archive) throws(Diagnostic) {
    func fault(_ fault: WorkbookFault) -> Diagnostic { Diagnostic(at: Place(path: archive.path), fault) }
    let package = try Relationships(of: "", in: archive)
    let name = package.target(ofType: "officeDocument") ?? "xl/workbook.xml"
    let part = WorkbookPart()
    guard try archive.read(name, part) else { throw fault(.missingPart(name)) }
    guard part.isWorkbook else { throw fault(.unusable(.otherArchive)) }
    guard part.sheets.count <= archive.limits.sheets else {
      throw fault(.tooManySheets(limit: archive.limits.sheets))
    }
    let relationships = try Relationships(of: name, in: archive)

    let texts = SharedTexts(path: archive.path, limits: archive.limits)
    if let target = relationships.target(ofType: "sharedStrings") {
      guard try archive.read(target, texts) else { throw fault(.missingPart(target)) }
    }
    let styles = StyleSheet(path: archive.path, limits: archive.limits)
    if let target = relationships.target(ofType: "styles") {
      guard try archive.read(target, styles) else { throw fault(.missingPart(target)) }
    }
    let properties = CustomProperties()
    if let target = package.target(ofType: "custom-properties") { _ = try archive.read(target, properties) }

    var sheets: [Sheet] = []
    var names: Set<String> = []
    for sheet in part.sheets {
      let relationship = relationships.all.first { $0.id == sheet.id }
      // Charts, dialogs and macros of old have sheets of their own, which hold nothing that could be read.
      if let relationship, relationship.type != "worksheet" { continue }
      guard let target = relationship?.target, archive.entry(named: target) != nil else {
        throw fault(.missingSheet(sheet.name))
      }
      guard names.insert(sheet.name.lowercased()).inserted else { throw fault(.sheetNamedTwice(sheet.name)) }
      sheets.append(Sheet(name: sheet.name, isHidden: sheet.isHidden, part: target))
    }
    guard !sheets.isEmpty else { throw fault(.noSheets) }
    self.sheets = sheets
    self.properties = properties.values
    self.archive = archive
    reading = CellReading(
      sharedTexts: texts.texts, styles: styles.indices, formats: styles.formats, is1904: part.is1904,
      wantsCalculation: part.wantsCalculation)
  }

  /// A sheet's cells, those that hold anything.
  public func grid(ofSheet index: Int) throws(Diagnostic) -> Grid {
    let sheet = sheets[index]
    var grid = Grid(path: archive.path, sheet: sheet.name, isHidden: sheet.isHidden)
    var count = 0
    let reader = try read(sheet) { (row) throws(Diagnostic) in
      count += row.cells.count
      guard count <= archive.limits.cells else {
        throw Diagnostic(
          at: Place(path: archive.path, position: .cell(sheet: sheet.name, address: "A\(row.number)")),
          WorkbookFault.tooManyCells(limit: archive.limits.cells))
      }
      grid.rows.append(row)
    }
    grid.merged = reader.merged
    grid.hiddenColumns = reader.hiddenColumns
    return grid
  }

  /// Gives the rows of a sheet that hold anything to `body`, one after another, and keeps none of them.
  ///
  /// - Returns: The cells that are joined to one.
  @discardableResult
  public func readRows(
    ofSheet index: Int, _ body: (GridRow) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [CellRange] {
    try read(sheets[index], body).merged
  }

  private func read(
    _ sheet: Sheet, _ body: (GridRow) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> SheetReader {
    let reader = SheetReader(reading, path: archive.path, sheet: sheet.name, limits: archive.limits)
    guard let entry = archive.entry(named: sheet.part) else {
      throw Diagnostic(at: Place(path: archive.path), WorkbookFault.missingSheet(sheet.name))
    }
    try archive.read(entry, reader) { () throws(Diagnostic) in
      for row in reader.takeRows() { try body(row) }
    }
    return reader
  }
}
#endif
