#if Workbooks
internal import Diagnostics
internal import Evaluation
internal import Quantities
internal import Tables
internal import Workbooks

/// The findings, a row each: what people read first and on paper to the left, what serves to look things up to the right.
struct FindingsSheet {
  private struct Layout {
    let column: FindingsTable.Column
    /// In characters.
    let width: Int
    let wraps: Bool

    init(_ column: FindingsTable.Column, _ width: Int, wraps: Bool = false) {
      (self.column, self.width, self.wraps) = (column, width, wraps)
    }
  }

  private static let printed = [
    Layout(.severity, 6), Layout(.rule, 11), Layout(.requirement, 22, wraps: true), Layout(.region, 10, wraps: true),
    Layout(.year, 6), Layout(.register, 11, wraps: true), Layout(.key, 15, wraps: true), Layout(.outcome, 8),
    Layout(.actual, 10), Layout(.unit, 8), Layout(.required, 22, wraps: true), Layout(.message, 42, wraps: true),
    Layout(.advice, 32, wraps: true), Layout(.suggestion, 32, wraps: true), Layout(.places, 48, wraps: true),
    Layout(.change, 8),
  ]

  private static let others = [
    Layout(.margin, 10), Layout(.marginUnit, 12), Layout(.indicator, 22), Layout(.field, 14), Layout(.each, 14),
    Layout(.missing, 34), Layout(.explanation, 30), Layout(.waiver, 30), Layout(.file, 36), Layout(.sheet, 14),
    Layout(.cell, 9), Layout(.line, 7), Layout(.column, 7), Layout(.clause, 36), Layout(.quote, 48),
    Layout(.regionCode, 10), Layout(.row, 7), Layout(.fingerprint, 35),
  ]

  private static let layout = printed + others

  /// Beyond this many bytes of text no program opens the workbook in any time worth waiting for.
  private static let mostBytes = 400_000_000

  let links: FindingLinks
  private let parts: AuditParts
  private var rows: [(row: FindingsTable.Row, finding: Finding?)] = []
  /// How many rows there was no room for.
  private var leftOut = 0

  init(_ parts: AuditParts) {
    self.parts = parts
    let table = FindingsTable(parts.presentation, parts.language)
    var links = FindingLinks(sheet: parts.words.findingsSheet)
    var bytes = 0
    var rows: [(row: FindingsTable.Row, finding: Finding?)] = []
    let findings = parts.presentation.findings + parts.presentation.waived
    for finding in findings {
      let row = table.row(of: finding)
      bytes += row.byteCount
      guard bytes <= Self.mostBytes, rows.count < CellAddress.mostRows - 2 else { break }
      rows.append((row, finding))
      // The first row has the headings.
      links.add(finding.verdict, row: rows.count + 1)
    }
    leftOut = findings.count - rows.count
    for row in table.former + table.unlisted {
      bytes += row.byteCount
      if leftOut == 0, bytes <= Self.mostBytes, rows.count < CellAddress.mostRows - 2 {
        rows.append((row, nil))
      } else {
        leftOut += 1
      }
    }
    self.links = links
    self.rows = rows
  }

  func draft(_ clauses: ClausesSheet) -> SheetDraft {
    let words = parts.words
    var sheet = SheetDraft(name: links.sheet)
    let layout = Self.layout
    sheet.rows = [parts.heading(layout.map { words.findingColumns[$0.column.rawValue] })]
    for (row, finding) in rows {
      let figures = finding.map { ShownFigures($0.verdict) }
      sheet.rows.append(RowDraft(layout.map { cell($0, row, finding?.verdict, figures, clauses) }))
    }
    if leftOut > 0 { sheet.rows.append(RowDraft([parts.cell(words.leftToOtherOutputs(leftOut), .sentence)])) }
    sheet.columnWidths = layout.map(width)
    sheet.hiddenColumns = Set(
      zip(1..., layout).filter { _, layout in
        !layout.column.isAlwaysShown && rows.allSatisfy { $0.row[layout.column].isBlank }
      }.map(\.0))
    sheet.frozenRows = 1
    sheet.frozenColumns = 2
    sheet.filter = CellRange(
      CellAddress(row: 1, column: 1), CellAddress(row: max(rows.count + 1, 2), column: layout.count))
    sheet.isLandscape = true
    sheet.printedColumns = Self.printed.count
    sheet.tabColour = CellColour("C00000")
    return sheet
  }

  private func width(_ layout: Layout) -> Int {
    let words = parts.words
    let least =
      switch layout.column {
      case .outcome: parts.width(of: Outcome.allCases.map { "\($0.mark) \(words.outcome($0))" })
      case .severity: parts.width(of: Severity.allCases.map(words.severityWord))
      case .rule: parts.width(ofRules: parts.assessment.rules)
      default: 0
      }
    // The arrow of the filter takes a part of the heading.
    let heading = layout.wraps ? 0 : DisplayWidth.columns(of: words.findingColumns[layout.column.rawValue]) + 3
    return max(layout.width, least, heading)
  }

  private func cell(
    _ layout: Layout, _ row: FindingsTable.Row, _ verdict: Verdict?, _ figures: ShownFigures?, _ clauses: ClausesSheet
  ) -> CellDraft {
    let style: CellStyle = layout.wraps ? .wrapped : .plain
    switch (layout.column, verdict) {
    case (.outcome, let verdict?): return parts.cell(verdict.outcome)
    case (.severity, let verdict?):
      // Of what a waiver covers it only tells how serious it would be.
      let style = verdict.isFinding ? .severity(verdict.severity) : style
      return parts.cell(parts.words.severityWord(verdict.severity), style)
    case (.rule, _):
      if case .text(let rule) = row[.rule] { return parts.cell(rule, style, link: clauses.link(toRule: rule)) }
    default: break
    }
    switch row[layout.column] {
    case .empty: return CellDraft(.blank, style)
    case .text(let text), .identifier(let text): return parts.cell(text, style)
    case .texts(let texts):
      return layout.wraps
        ? parts.lines(texts, style) : parts.cell(texts.joined(separator: parts.words.say("；", "; ")), style)
    case .integer(let integer): return parts.cell(integer, style)
    case .number(let number):
      let shown = layout.column == .actual ? figures?.actual : figures?.margin
      return CellDraft(.number(number.decimal ?? number.rounded(significant: 34)), .number(digits: shown?.scale))
    }
  }
}

extension FindingsTable.Column {
  /// Whether the column stays in sight where it is empty.
  fileprivate var isAlwaysShown: Bool {
    switch self {
    case .severity, .rule, .requirement, .region, .year, .outcome, .actual, .unit, .required, .message: true
    default: false
    }
  }
}

extension FindingsTable.Cell {
  fileprivate var isBlank: Bool {
    switch self {
    case .empty, .text(""), .texts([]): true
    case .text, .texts, .number, .integer, .identifier: false
    }
  }

  fileprivate var byteCount: Int {
    switch self {
    case .text(let text), .identifier(let text): text.utf8.count
    case .texts(let texts): texts.reduce(0) { $0 + $1.utf8.count }
    case .empty, .number, .integer: 0
    }
  }
}

extension FindingsTable.Row {
  fileprivate var byteCount: Int { cells.reduce(0) { $0 + $1.byteCount } }
}
#endif
