#if Workbooks
internal import Diagnostics
internal import Quantities
internal import Tables

/// The XML of a sheet, its elements in the order that the schema has (ECMA-376 part 1, §18.3.1.99): Excel takes a file
/// with another order for a damaged one.
///
/// Texts stand in their cells (`inlineStr`), so that no other part has to be touched and no text can become a formula.
struct WorksheetXML {
  /// What the sheet takes from the workbook around it.
  struct Surroundings {
    /// The name that a sheet goes by which a draft calls so.
    var sheetName: (String) -> String = { $0 }
    /// The formula of a drop-down list.
    var listFormula: ([String]) -> String = { _ in "\"\"" }
    /// The relationship that leads to the drawing of its comments.
    var legacyDrawing: String?
    /// Whether it is the one in sight when the workbook is opened.
    var isSelected = false
  }

  /// Excel reads no more links of a sheet; the cells behind keep their texts.
  private static let mostLinks = 65_530

  private var part = XMLPart()
  private let sheet: SheetDraft
  private let surroundings: Surroundings

  /// - Parameter styleIndex: Gives the number by which cells name a look.
  static func part(
    _ sheet: SheetDraft, _ surroundings: Surroundings = Surroundings(), styleIndex: (CellStyle) -> Int
  ) -> [UInt8] {
    var writer = WorksheetXML(sheet: sheet, surroundings: surroundings)
    writer.write(styleIndex)
    return writer.part.bytes
  }

  private init(sheet: SheetDraft, surroundings: Surroundings) {
    self.sheet = sheet
    self.surroundings = surroundings
  }

  private mutating func write(_ styleIndex: (CellStyle) -> Int) {
    part.markup("<worksheet xmlns=\"\(XMLNames.main)\" xmlns:r=\"\(XMLNames.relationships)\">")
    part.markup("<sheetPr>")
    if let colour = sheet.tabColour { part.markup("<tabColor rgb=\"FF\(colour.digits)\"/>") }
    part.markup("<pageSetUpPr fitToPage=\"1\"/></sheetPr>")
    let columns = sheet.rows.lazy.map(\.cells.count).max() ?? 0
    let corner = CellAddress(row: max(sheet.rows.count, 1), column: max(columns, 1))
    part.markup("<dimension ref=\"\(CellRange(CellAddress(row: 1, column: 1), corner))\"/>")
    writeView()
    part.markup("<sheetFormatPr defaultRowHeight=\"15\"/>")
    writeColumns()
    writeRows(styleIndex)
    if let filter = sheet.filter { part.markup("<autoFilter ref=\"\(filter)\"/>") }
    if !sheet.merged.isEmpty {
      part.markup("<mergeCells count=\"\(sheet.merged.count)\">")
      for range in sheet.merged { part.markup("<mergeCell ref=\"\(range)\"/>") }
      part.markup("</mergeCells>")
    }
    writeValidations()
    writeLinks()
    part.markup("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>")
    let orientation = sheet.isLandscape ? "landscape" : "portrait"
    // A4; as many pages as its length takes.
    part.markup("<pageSetup paperSize=\"9\" orientation=\"\(orientation)\" fitToWidth=\"1\" fitToHeight=\"0\"/>")
    // The sheet's name, the page's number and how many there are.
    part.markup("<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>")
    if let id = surroundings.legacyDrawing {
      part.markup("<legacyDrawing")
      part.attribute("r:id", id)
      part.markup("/>")
    }
    part.markup("</worksheet>")
  }

  // MARK: - View

  private mutating func writeView() {
    part.markup("<sheetViews><sheetView")
    if surroundings.isSelected { part.markup(" tabSelected=\"1\"") }
    part.markup(" workbookViewId=\"0\"")
    let (rows, columns) = (max(sheet.frozenRows, 0), max(sheet.frozenColumns, 0))
    if rows == 0, columns == 0 {
      part.markup("/></sheetViews>")
      return
    }
    let first = CellAddress(row: rows + 1, column: columns + 1)
    part.markup("><pane")
    if columns > 0 { part.markup(" xSplit=\"\(columns)\"") }
    if rows > 0 { part.markup(" ySplit=\"\(rows)\"") }
    let pane = rows == 0 ? "topRight" : columns == 0 ? "bottomLeft" : "bottomRight"
    part.markup(" topLeftCell=\"\(first)\" activePane=\"\(pane)\" state=\"frozen\"/>")
    if rows > 0, columns > 0 { part.markup("<selection pane=\"topRight\"/><selection pane=\"bottomLeft\"/>") }
    part.markup("<selection pane=\"\(pane)\" activeCell=\"\(first)\" sqref=\"\(first)\"/></sheetView></sheetViews>")
  }

  private mutating func writeColumns() {
    let hidden = sheet.hiddenColumns.filter { (1...CellAddress.mostColumns).contains($0) }
    let last = max(sheet.columnWidths.count, hidden.max() ?? 0)
    let columns = (1..<last + 1).filter { hidden.contains($0) || width($0) != nil }
    if columns.isEmpty { return }
    part.markup("<cols>")
    for column in columns {
      // Beside the text a column has five pixels of seven, which a character takes.
      let width = width(column).map { "\(min($0, 254)).7109375" } ?? "9.140625"
      part.markup("<col min=\"\(column)\" max=\"\(column)\" width=\"\(width)\" customWidth=\"1\"")
      part.markup(hidden.contains(column) ? " hidden=\"1\"/>" : "/>")
    }
    part.markup("</cols>")
  }

  private func width(_ column: Int) -> Int? {
    column <= sheet.columnWidths.count ? sheet.columnWidths[column - 1] : nil
  }

  // MARK: - Cells

  private mutating func writeRows(_ styleIndex: (CellStyle) -> Int) {
    if sheet.rows.isEmpty {
      part.markup("<sheetData/>")
      return
    }
    part.markup("<sheetData>")
    // The cells of a column mostly look like the one above.
    var last: [(style: CellStyle, index: Int)?] = []
    let heights = RowHeight(sheet)
    for (row, number) in zip(sheet.rows, 1...) {
      if row.cells.isEmpty, row.height == nil { continue }
      let digits = String(number)
      part.markup("<row r=\"")
      part.markup(digits)
      part.markup("\"")
      if let height = row.height {
        part.markup(" ht=\"\(height)\" customHeight=\"1\"")
      } else if let height = heights.height(of: row, number: number) {
        part.markup(" ht=\"\(height)\"")
      }
      part.markup(">")
      for (offset, cell) in row.cells.enumerated() {
        if offset == last.count { last.append(nil) }
        let style = cell.shownStyle
        let index: Int
        if let known = last[offset], known.style == style {
          index = known.index
        } else {
          index = styleIndex(style)
          last[offset] = (style, index)
        }
        write(cell, Self.letters(offset), digits, index)
      }
      part.markup("</row>")
    }
    part.markup("</sheetData>")
  }

  private static func letters(_ offset: Int) -> String {
    offset < alphabet.count ? alphabet[offset] : CellAddress.letters(ofColumn: offset + 1)
  }

  private static let alphabet = (1...26).map { CellAddress.letters(ofColumn: $0) }

  private mutating func write(_ cell: CellDraft, _ letters: String, _ row: String, _ style: Int) {
    let content = cell.shownContent
    if case .blank = content, style == 0 { return }
    part.markup("<c r=\"")
    part.markup(letters)
    part.markup(row)
    if style != 0 {
      part.markup("\" s=\"")
      part.number(style)
    }
    switch content {
    case .blank: part.markup("\"/>")
    case .value(let digits):
      part.markup("\"><v>")
      part.markup(digits)
      part.markup("</v></c>")
    case .text(let text):
      part.markup("\" t=\"inlineStr\"><is>")
      part.textElement(text)
      part.markup("</is></c>")
    }
  }

  // MARK: - Links

  private mutating func writeLinks() {
    var count = 0
    for (row, number) in zip(sheet.rows, 1...) {
      for (offset, cell) in row.cells.enumerated() {
        guard let link = cell.link, count < Self.mostLinks else { continue }
        if count == 0 { part.markup("<hyperlinks>") }
        count += 1
        part.markup("<hyperlink ref=\"\(CellAddress(row: number, column: offset + 1))\"")
        let sheet = SheetNames.quoted(surroundings.sheetName(link.sheet))
        part.attribute("location", "\(sheet)!\(link.address)")
        part.markup("/>")
      }
    }
    if count > 0 { part.markup("</hyperlinks>") }
  }

  // MARK: - Validations

  private mutating func writeValidations() {
    let validations = sheet.validations.filter { !$0.ranges.isEmpty && !$0.isEmptyList }
    if validations.isEmpty { return }
    part.markup("<dataValidations count=\"\(validations.count)\">")
    for validation in validations { write(validation) }
    part.markup("</dataValidations>")
  }

  private mutating func write(_ validation: CellValidation) {
    let rule = validation.written(listFormula: surroundings.listFormula)
    part.markup("<dataValidation type=\"\(rule.type)\"")
    if validation.isWarning { part.markup(" errorStyle=\"warning\"") }
    if let comparison = rule.comparison { part.markup(" operator=\"\(comparison)\"") }
    part.markup(" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\"")
    func texts(_ title: String?, _ text: String?, _ titleName: String, _ name: String) {
      if let title { part.attribute(titleName, Self.cut(title, to: 32)) }
      if let text { part.attribute(name, Self.cut(text, to: 255)) }
    }
    texts(validation.errorTitle, validation.error, "errorTitle", "error")
    texts(validation.promptTitle, validation.prompt, "promptTitle", "prompt")
    part.attribute("sqref", validation.ranges.map(\.description).joined(separator: " "))
    part.markup(">")
    for (formula, name) in zip(rule.formulas, ["formula1", "formula2"]) {
      part.markup("<\(name)>")
      part.text(formula)
      part.markup("</\(name)>")
    }
    part.markup("</dataValidation>")
  }

  /// The text, or as much of it as there is room for in UTF-16 units; Excel takes a file with more for a damaged one.
  private static func cut(_ text: String, to length: Int) -> String {
    if text.utf16.count <= length { return text }
    var room = length - 1
    return String(
      text.prefix { character in
        room -= character.utf16.count
        return room >= 0
      }) + "…"
  }
}
#endif
