#if Workbooks
internal import Diagnostics
internal import Tables

/// A sheet whose cells are to be marked: where in its XML they stand, or would have to stand.
struct SheetPart {
  let text: MarkupText
  let part: MarkedPart
  private let wanted: [CellAddress]

  /// The outermost tag.
  private var root: MarkupTag?
  /// As in `x:`; empty where elements have none.
  private var prefix = ""
  private var sheetData: MarkupTag?
  private var sheetDataEnd: MarkupTag?
  /// By number, the rows that are wanted and stand there.
  private var rows: [Int: Row] = [:]
  /// By number, where a row that is wanted and does not stand there goes, where that is before another one.
  private var rowSpots: [Int: Int] = [:]
  /// Formats of columns, and which columns they are for.
  private var columnFormats: [(columns: ClosedRange<Int>, format: Int)] = []
  /// In characters, from column `A` on; `nil` for the usual width.
  private(set) var columnWidths: [Int?] = []
  private(set) var merged: [CellRange] = []
  /// What the sheet says of comments and drawings of the old kind.
  private(set) var legacyDrawing: MarkupTag?
  /// Behind the last element that comes before it.
  private var legacyDrawingSpot: Int?

  private struct Row {
    let start: MarkupTag
    var end: MarkupTag?
    /// By column.
    var cells: [Int: MarkupTag] = [:]
    /// By column, where a cell goes that does not stand there, where that is before another one.
    var spots: [Int: Int] = [:]
  }

  /// - Parameter wanted: The cells, each once.
  init(_ bytes: [UInt8], part: MarkedPart, wanted: [CellAddress]) throws(Diagnostic) {
    text = MarkupText(bytes: bytes)
    self.part = part
    self.wanted = wanted.sorted()
    try scan()
  }

  // MARK: - Finding

  /// Elements that come after the drawing of the old kind.
  private static let behindDrawing: Set<String> = [
    "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst", "AlternateContent",
  ]

  private mutating func scan() throws(Diagnostic) {
    let columnsByRow = Dictionary(grouping: wanted, by: \.row).mapValues { $0.map(\.column) }
    let rowNumbers = columnsByRow.keys.sorted()
    var scanner = try MarkupScanner(text.bytes, part: part)
    var depth = 0
    // How far rows and cells have come, and the first of those wanted that may stand behind.
    var (row, column) = (0, 0)
    var (nextRow, nextColumn) = (0, 0)
    var columns: [Int] = []
    var isInRows = false
    while let tag = try scanner.next() {
      if tag.kind == .end { depth -= 1 }
      defer { if tag.kind == .start { depth += 1 } }
      switch depth {
      case 0 where tag.kind != .end:
        root = tag
        prefix = text.prefix(of: tag)
      case 1:
        isInRows = text.isNamed("sheetData", prefix: prefix, tag)
        try meet(tag, isSheetData: isInRows)
      case 2 where isInRows:
        guard text.isNamed("row", prefix: prefix, tag) else { continue }
        if tag.kind == .end {
          if rows[row]?.end == nil { rows[row]?.end = tag }
          continue
        }
        row = text.number("r", of: tag) ?? row + 1
        (column, nextColumn) = (0, 0)
        while nextRow < rowNumbers.count, rowNumbers[nextRow] < row {
          rowSpots[rowNumbers[nextRow]] = tag.range.lowerBound
          nextRow += 1
        }
        columns = columnsByRow[row] ?? []
        if !columns.isEmpty, rows[row] == nil { rows[row] = Row(start: tag) } else { columns = [] }
      case 3 where isInRows && tag.kind != .end && !columns.isEmpty:
        guard text.isNamed("c", prefix: prefix, tag) else { continue }
        column = text.value("r", of: tag).flatMap { CellAddress($0)?.column } ?? column + 1
        while nextColumn < columns.count, columns[nextColumn] < column {
          rows[row]?.spots[columns[nextColumn]] = tag.range.lowerBound
          nextColumn += 1
        }
        if columns.contains(column), rows[row]?.cells[column] == nil { rows[row]?.cells[column] = tag }
      case 2 where tag.kind != .end: meetPart(tag)
      default: break
      }
    }
    guard depth == 0, root != nil, let sheetData, sheetData.kind == .empty || sheetDataEnd != nil else {
      throw part.malformed
    }
  }

  /// An element of the sheet itself.
  private mutating func meet(_ tag: MarkupTag, isSheetData: Bool) throws(Diagnostic) {
    if isSheetData {
      if tag.kind == .end { sheetDataEnd = tag } else { sheetData = tag }
    }
    if tag.kind != .end, text.isNamed("legacyDrawing", prefix: prefix, tag) { legacyDrawing = tag }
    if tag.kind != .start, !Self.behindDrawing.contains(text.localName(of: tag)) {
      legacyDrawingSpot = tag.range.upperBound
    }
  }

  /// An element within one of the sheet's.
  private mutating func meetPart(_ tag: MarkupTag) {
    if text.isNamed("mergeCell", prefix: prefix, tag) {
      if let range = text.value("ref", of: tag).flatMap({ CellRange($0) }) { merged.append(range) }
    } else if text.isNamed("col", prefix: prefix, tag), let first = text.number("min", of: tag),
      let last = text.number("max", of: tag), 1 <= first, first <= last
    {
      if let format = text.number("style", of: tag) { columnFormats.append((first...last, format)) }
      let width = text.value("width", of: tag).flatMap { Int($0.prefix { $0 != "." }) }
      let shown = min(last, Self.mostWidths)
      while columnWidths.count < shown { columnWidths.append(nil) }
      for column in first..<max(first, shown + 1) {
        columnWidths[column - 1] = text.flag("hidden", of: tag) == true ? 0 : width
      }
    }
  }

  /// Columns behind these are taken for columns of the usual width.
  private static let mostWidths = 256

  // MARK: - Changing

  /// The sheet with other formats on the wanted cells, those that are not there put in their places.
  ///
  /// - Parameters:
  ///   - format: The new number of a cell's format by the cell and the number that it has.
  ///   - drawing: The relationship to the drawing of comments, where the sheet is to have one.
  func marked(
    drawing: String?, format: (CellAddress, Int) throws(Diagnostic) -> Int
  ) throws(Diagnostic) -> [UInt8] {
    guard let sheetData else { throw part.malformed }
    var edits = MarkupEdits(text)
    var newRows: [(row: Int, element: String)] = []
    var start = wanted.startIndex
    while start < wanted.endIndex {
      let row = wanted[start].row
      let end = wanted[start...].firstIndex { $0.row != row } ?? wanted.endIndex
      let cells = wanted[start..<end]
      start = end
      if let found = rows[row] {
        try mark(cells, in: found, &edits, format)
      } else {
        var element = "<\(prefix)row r=\"\(row)\">"
        for cell in cells { element += newCell(cell, try format(cell, columnFormat(cell.column))) }
        newRows.append((row, element + "</\(prefix)row>"))
      }
    }
    for (row, element) in newRows {
      if let spot = rowSpots[row] { edits.insert(element, at: spot) }
    }
    let last = newRows.filter { rowSpots[$0.row] == nil }.map(\.element).joined()
    if !last.isEmpty { edits.append(last, start: sheetData, end: sheetDataEnd) }
    if let drawing { try add(drawing, &edits) }
    return edits.applied()
  }

  private func mark(
    _ cells: ArraySlice<CellAddress>, in row: Row, _ edits: inout MarkupEdits,
    _ format: (CellAddress, Int) throws(Diagnostic) -> Int
  ) throws(Diagnostic) {
    var last = ""
    var new: [Int] = []
    for cell in cells {
      if let tag = row.cells[cell.column] {
        edits.set("s", to: String(try format(cell, text.number("s", of: tag) ?? 0)), on: tag)
        continue
      }
      new.append(cell.column)
      let isFormatted = text.flag("customFormat", of: row.start) ?? false
      let own = isFormatted ? text.number("s", of: row.start) ?? 0 : columnFormat(cell.column)
      let element = newCell(cell, try format(cell, own))
      if let spot = row.spots[cell.column] { edits.insert(element, at: spot) } else { last += element }
    }
    if !last.isEmpty { edits.append(last, start: row.start, end: row.end) }
    widenSpan(of: row.start, to: new, &edits)
  }

  private func newCell(_ cell: CellAddress, _ format: Int) -> String { "<\(prefix)c r=\"\(cell)\" s=\"\(format)\"/>" }

  private func columnFormat(_ column: Int) -> Int {
    columnFormats.first { $0.columns.contains(column) }?.format ?? 0
  }

  /// Lets the columns that a row says it spans take in new ones.
  private func widenSpan(of row: MarkupTag, to columns: [Int], _ edits: inout MarkupEdits) {
    guard let span = text.value("spans", of: row) else { return }
    let ends = span.split(separator: ":").compactMap { Int($0) }
    guard ends.count == 2, let least = columns.min(), let most = columns.max() else { return }
    let (first, last) = (min(ends[0], least), max(ends[1], most))
    if (first, last) != (ends[0], ends[1]) { edits.set("spans", to: "\(first):\(last)", on: row) }
  }

  private func add(_ drawing: String, _ edits: inout MarkupEdits) throws(Diagnostic) {
    guard let root, let spot = legacyDrawingSpot else { throw part.malformed }
    let bound = text.prefix(boundTo: RelationshipNamespace.all, by: root).flatMap { $0.isEmpty ? nil : $0 }
    let isStrict = text.prefix(boundTo: [RelationshipNamespace.strictMain], by: root) != nil
    let namespace = isStrict ? RelationshipNamespace.strict : RelationshipNamespace.transitional
    let declaration = bound == nil ? " xmlns:r=\"\(namespace)\"" : ""
    edits.insert("<\(prefix)legacyDrawing\(declaration) \(bound ?? "r:")id=\"\(drawing)\"/>", at: spot)
  }
}
#endif
