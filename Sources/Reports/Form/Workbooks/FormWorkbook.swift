#if Workbooks
internal import Diagnostics
internal import Quantities
internal import Tables
public import Workbooks

extension Form {
  /// The names under which a workbook's properties give the pack that it is for.
  public static let packProperty = "plumbline-pack"
  public static let packVersionProperty = "plumbline-pack-version"

  /// The form as a workbook: a sheet for each table.
  public var workbook: WorkbookDraft {
    var draft = WorkbookDraft(sheets: tables.map { FormSheet($0, language).draft() }, title: title)
    draft.properties = [(Self.packProperty, packID), (Self.packVersionProperty, packVersion)]
    return draft
  }
}

/// A table of a form as a sheet: how it looks, and what may be entered where.
private struct FormSheet {
  private let table: FormTable
  private let language: Language

  init(_ table: FormTable, _ language: Language) {
    self.table = table
    self.language = language
  }

  private var width: Int { table.columns.count }

  /// The row, counted from 1, that says what the columns are; that of the last note where nothing does.
  private var headingRow: Int { 1 + table.notes.count + (table.hasHeadings ? 1 : 0) }

  func draft() -> SheetDraft {
    var sheet = SheetDraft(name: table.sheet)
    sheet.columnWidths = table.columns.map(\.width)
    sheet.isLandscape = true
    sheet.tabColour = tabColour
    sheet.rows = head + body
    sheet.merged = mergedRows
    sheet.validations = validations()
    if table.hasHeadings {
      sheet.frozenRows = frozenRows
      sheet.frozenColumns = frozenColumns
      sheet.comments = comments
    }
    return sheet
  }

  private var isInstructions: Bool {
    if case .instructions = table.kind { true } else { false }
  }

  /// Long instructions would leave no room for what scrolls.
  private var frozenRows: Int { isInstructions ? 0 : headingRow }

  private var frozenColumns: Int {
    switch table.kind {
    case .indicators: 2
    case .register: 1
    case .head, .history, .statements, .instructions: 0
    }
  }

  private var tabColour: CellColour? {
    switch table.kind {
    case .head, .indicators: FormColours.heading
    case .register(let isNeeded, _): isNeeded ? FormColours.heading : FormColours.unneededTab
    case .history, .statements: FormColours.statements
    case .instructions: nil
    }
  }

  // MARK: - Rows

  private var head: [RowDraft] {
    var title = CellStyle()
    title.isBold = true
    title.size = 16
    var note = CellStyle()
    note.colour = FormColours.note
    note.wraps = true
    note.isAtTop = true
    let notes = table.notes.map { text in
      let cells = [CellDraft(text, note)] + [CellDraft](repeating: CellDraft(.blank, note), count: max(0, width - 1))
      return RowDraft(cells, height: noteHeight(text))
    }
    let headings = table.hasHeadings ? [RowDraft(table.columns.map(heading), height: 32)] : []
    return [RowDraft([CellDraft(table.title, title)], height: 28)] + notes + headings
  }

  /// Notes go over the whole table, as many lines as they take.
  private func noteHeight(_ text: String) -> Int {
    let room = max(40, table.columns.reduce(0) { $0 + $1.width } - 4)
    return 18 * (1 + (DisplayWidth.columns(of: text) - 1) / room)
  }

  private func heading(_ column: FormColumn) -> CellDraft {
    var style = CellStyle()
    style.isBold = true
    style.fill =
      column.isInformation
      ? FormColours.information : column.isRequired ? FormColours.required : FormColours.heading
    style.colour = column.isInformation ? FormColours.text : FormColours.white
    style.hasBorder = true
    style.wraps = true
    style.horizontal = .center
    return CellDraft(column.heading, style)
  }

  private var body: [RowDraft] {
    let spare = FormRow(table.columns.map { _ in FormCell() })
    return (table.rows + [FormRow](repeating: spare, count: table.spareRows)).map(row)
  }

  private func row(_ row: FormRow) -> RowDraft {
    if row.kind == .block {
      var style = CellStyle()
      style.isBold = true
      style.fill = FormColours.block
      style.hasBorder = true
      let rest = [CellDraft](repeating: CellDraft(.blank, style), count: max(0, width - row.cells.count))
      return RowDraft(row.cells.map { CellDraft(content($0), style) } + rest, height: 22)
    }
    let cells = table.columns.enumerated().map { column, definition in
      let cell = row.cells.indices.contains(column) ? row.cells[column] : FormCell()
      return CellDraft(content(cell), style(cell, definition))
    }
    return RowDraft(cells, height: height(row))
  }

  /// As many lines as the longest text takes in its column; one for what is entered.
  private func height(_ row: FormRow) -> Int? {
    let lines = zip(row.cells, table.columns).map { cell, column in
      1 + (DisplayWidth.columns(of: cell.text) - 1) / max(1, column.width - 2)
    }
    let most = lines.max() ?? 1
    return most > 1 ? 16 * min(most, 12) + 4 : isInstructions ? nil : 20
  }

  private func content(_ cell: FormCell) -> CellDraft.Content {
    switch cell.content {
    case .blank: .blank
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .date(let date): .date(date)
    }
  }

  private func style(_ cell: FormCell, _ column: FormColumn) -> CellStyle {
    var style = CellStyle()
    style.hasBorder = true
    style.wraps = true
    switch cell.role {
    case .label:
      style.colour = column.isInformation && !isFirst(column) ? FormColours.note : FormColours.text
      if case .head = table.kind { style.fill = FormColours.information }
    case .needed: style.fill = FormColours.needed
    case .free:
      if case .head = table.kind { style.fill = FormColours.needed }
    case .unneeded: style.fill = FormColours.unneeded
    }
    if cell.role != .label {
      style.numberFormat = numberFormat(cell, cell.entry ?? column.entry)
      style.horizontal = table.hasHeadings ? alignment(cell.entry ?? column.entry) : .left
    } else if case .number = cell.content {
      style.horizontal = .left
      style.numberFormat = "0"
    }
    return style
  }

  private func isFirst(_ column: FormColumn) -> Bool { table.columns.first?.heading == column.heading }

  /// A number shows the digits that were reported; one that is yet to be entered, those of its indicator.
  private func numberFormat(_ cell: FormCell, _ entry: FormEntry) -> String? {
    if case .number(let number) = cell.content { return Self.format(decimals: number.scale) }
    if case .text = cell.content { return "@" }
    return switch entry {
    case .number(let decimals): decimals.map { Self.format(decimals: $0) }
    case .count, .year: "0"
    case .date: "yyyy-mm-dd"
    case .text, .choice: "@"
    }
  }

  private static func format(decimals: Int) -> String {
    decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0"
  }

  private func alignment(_ entry: FormEntry) -> CellStyle.Alignment? {
    switch entry {
    case .number, .count: .right
    case .year, .date, .choice: .center
    case .text: nil
    }
  }

  /// Title and notes go over the whole table; no cell of the table itself is merged.
  private var mergedRows: [CellRange] {
    guard width > 1 else { return [] }
    return (1...(1 + table.notes.count)).map { row in
      CellRange(CellAddress(row: row, column: 1), CellAddress(row: row, column: width))
    }
  }

  // MARK: - What may be entered

  /// What may be entered in a cell, and what is said of it.
  private struct Expectation: Hashable {
    let entry: FormEntry
    let prompt: String?
    let heading: String
  }

  /// Cells of which the same is expected share one validation.
  private func validations() -> [CellValidation] {
    var ranges: [Expectation: [CellRange]] = [:]
    var order: [Expectation] = []
    for (index, column) in table.columns.enumerated() where !(column.isInformation || isInstructions) {
      for run in runs(of: index, column) {
        if ranges[run.expectation] == nil { order.append(run.expectation) }
        ranges[run.expectation, default: []].append(run.range)
      }
    }
    return order.compactMap { expectation in
      ranges[expectation].flatMap { validation(expectation, $0) }
    }
  }

  /// The cells of a column, those together that stand below each other and of which the same is expected.
  private func runs(of index: Int, _ column: FormColumn) -> [(expectation: Expectation, range: CellRange)] {
    var runs: [(expectation: Expectation, range: CellRange)] = []
    let count = table.rows.count + table.spareRows
    for row in 0..<count {
      var cell: FormCell?
      if row < table.rows.count {
        guard table.rows[row].kind == .entries else { continue }
        cell = table.rows[row].cells.indices.contains(index) ? table.rows[row].cells[index] : nil
        if cell?.role == .label, column.part != nil || cell?.entry == nil && column.entry == .text { continue }
      }
      let expectation = Expectation(
        entry: cell?.entry ?? column.entry, prompt: cell?.prompt ?? column.prompt, heading: column.heading)
      let address = CellAddress(row: headingRow + 1 + row, column: index + 1)
      if let last = runs.last, last.expectation == expectation, last.range.last.row == address.row - 1 {
        runs[runs.count - 1].range = CellRange(last.range.first, address)
      } else {
        runs.append((expectation, CellRange(address, address)))
      }
    }
    return runs
  }

  private func validation(_ expectation: Expectation, _ ranges: [CellRange]) -> CellValidation? {
    guard let (rule, isWarning) = rule(expectation.entry, hasPrompt: expectation.prompt != nil) else { return nil }
    var validation = CellValidation(ranges, rule)
    validation.isWarning = isWarning
    if let prompt = expectation.prompt {
      validation.promptTitle = Self.cut(expectation.heading, to: 32)
      validation.prompt = Self.cut(prompt, to: 255)
    }
    let words = FormWords(language: language)
    validation.errorTitle = Self.cut(expectation.heading, to: 32)
    validation.error = isWarning ? words.unexpected : words.notAllowed
    return validation
  }

  private func rule(_ entry: FormEntry, hasPrompt: Bool) -> (CellValidation.Rule, isWarning: Bool)? {
    switch entry {
    case .text: return hasPrompt ? (.any, true) : nil
    // A figure may bear its unit, which makes it a text.
    case .number: return (.number(from: nil, to: nil), true)
    case .count: return (.whole(from: 0, to: nil), true)
    case .year: return (.whole(from: 1000, to: 9999), false)
    case .date:
      guard let first = CalendarDate(year: 1949, month: 10, day: 1),
        let last = CalendarDate(year: 2099, month: 12, day: 31)
      else { return nil }
      return (.date(from: first, to: last), true)
    case .choice(let texts, let isOpen): return texts.isEmpty ? nil : (.list(texts), isOpen)
    }
  }

  private static func cut(_ text: String, to length: Int) -> String {
    guard text.utf16.count > length else { return text }
    var kept = ""
    var room = length - 1
    for character in text {
      room -= character.utf16.count
      guard room >= 0 else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  private var comments: [CellComment] {
    table.columns.enumerated().compactMap { index, column in
      column.comment.map {
        CellComment(at: CellAddress(row: headingRow, column: index + 1), author: "Plumbline", text: $0)
      }
    }
  }
}

private enum FormColours {
  static let heading = CellColour("1F4E79")
  static let required = CellColour("A3352C")
  static let white = CellColour("FFFFFF")
  static let text = CellColour("222222")
  static let note = CellColour("595959")
  static let information = CellColour("E7EDF3")
  static let block = CellColour("D6E3F0")
  static let needed = CellColour("FFF7D6")
  static let unneeded = CellColour("EDEDED")
  static let unneededTab = CellColour("A6A6A6")
  static let statements = CellColour("70AD47")
}
#endif
