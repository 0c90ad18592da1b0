#if Workbooks
internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Tables
internal import Workbooks

/// The sheet of findings that goes into a marked workbook.
struct FindingsListSheet {
  private let presentation: Presentation
  private let entries: WorkbookEntries
  private let words: Wording

  init(_ presentation: Presentation, _ entries: WorkbookEntries, _ words: Wording) {
    self.presentation = presentation
    self.entries = entries
    self.words = words
  }

  var draft: SheetDraft {
    var sheet = SheetDraft(name: words.listSheet)
    sheet.rows = head
    if entries.all.isEmpty {
      sheet.rows.append(RowDraft([cell(words.findingsListEmpty, Look.sentence)]))
    } else {
      sheet.rows.append(RowDraft(words.findingsListColumns.map { cell($0, Look.heading) }))
      sheet.frozenRows = sheet.rows.count
      let heading = sheet.rows.count
      sheet.rows += entries.all.map(row)
      sheet.filter = CellRange(
        CellAddress(row: heading, column: 1),
        CellAddress(row: sheet.rows.count, column: words.findingsListColumns.count))
    }
    for (rule, count) in entries.unlisted {
      sheet.rows.append(RowDraft([cell("[\(rule)] " + words.unlisted(count), Look.sentence)]))
    }
    sheet.columnWidths = Self.widths
    sheet.tabColour = CellColour("C00000")
    sheet.isLandscape = true
    return sheet
  }

  /// What the list is, of which pack and day, how much there is to do, and how.
  private var head: [RowDraft] {
    let assessment = presentation.assessment
    let counts = [Severity.error, .warning, .note].filter { entries.count($0) > 0 }
      .map { words.severity($0, entries.count($0)) }
    var lines = [
      RowDraft([cell(words.findingsListTitle, Look.title)]),
      RowDraft([cell(words.findingsListBasis(assessment.pack, asOf: assessment.asOf), Look.sentence)]),
    ]
    if !counts.isEmpty {
      lines.append(RowDraft([cell(words.list(counts), Look.strong)]))
      lines.append(RowDraft([cell(words.findingsListAdvice, Look.sentence)]))
    }
    return lines + [RowDraft()]
  }

  /// Of the columns, in characters.
  private static let widths = [6, 14, 10, 22, 22, 38, 30, 24, 32]

  private func row(_ entry: WorkbookEntries.Entry) -> RowDraft {
    let cells = cells(of: entry)
    return RowDraft(cells, height: Self.height(cells))
  }

  /// In points, so that every text is seen whole: not every program looks for itself.
  private static func height(_ cells: [CellDraft]) -> Int {
    let lines = zip(cells, widths).map { cell, width in
      guard case .text(let text) = cell.content else { return 1 }
      return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
        lines + max(1, (DisplayWidth.columns(of: String(line)) + width - 1) / width)
      }
    }
    // More than 409 points no row can have.
    return min((lines.max() ?? 1) * 15 + 3, 409)
  }

  private func cells(of entry: WorkbookEntries.Entry) -> [CellDraft] {
    let first = entry.cells.first
    let link = first.map { CellLink(sheet: $0.sheet, address: $0.address) }
    let place = entry.cells.map { "\($0.sheet)!\($0.address)" }.joined(separator: "\n")
    return [
      cell(words.severityWord(entry.severity), Look.severity(entry.severity)),
      CellDraft(CellText.cut(place, words), link == nil ? Look.wrapped : Look.linked, link: link),
      cell(entry.rule), cell(entry.title), cell(entry.subject), cell(entry.message), cell(entry.advice),
      cell(entry.clause), cell(entry.values),
    ]
  }

  /// Line breaks of a text are those between its sentences; whatever else nobody would see in it was shown before.
  private func cell(_ text: String, _ style: CellStyle = Look.wrapped) -> CellDraft {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { PlainText.visible(String($0)) }
    return CellDraft(CellText.cut(lines.joined(separator: "\n"), words), style)
  }
}

/// How the cells of the list look.
private enum Look {
  static let wrapped = make { $0.wraps = true }
  static let linked = make {
    $0.wraps = true
    $0.isUnderlined = true
    $0.colour = CellColour("0563C1")
  }
  static let heading = make {
    $0.isBold = true
    $0.wraps = true
    $0.horizontal = .center
    $0.fill = CellColour("D9E1F2")
  }

  static func severity(_ severity: Severity) -> CellStyle {
    make {
      $0.isBold = severity == .error
      $0.horizontal = .center
      $0.fill = CellMark.colour(of: severity)
    }
  }

  /// Goes on over the cells beside it.
  static let sentence = CellStyle()
  static let strong = bold(size: nil)
  static let title = bold(size: 14)

  private static func bold(size: Int?) -> CellStyle {
    var style = CellStyle()
    style.isBold = true
    style.size = size
    return style
  }

  private static func make(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = CellStyle()
    style.hasBorder = true
    style.isAtTop = true
    change(&style)
    return style
  }
}
#endif
