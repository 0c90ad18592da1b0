#if Workbooks
internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities
internal import Tables
internal import Workbooks

/// What came of the run in figures, the headline indicators, and what to do next.
struct SummarySheet {
  private let parts: AuditParts
  private let findings: FindingLinks
  private var words: Wording { parts.words }
  private var assessment: Assessment { parts.assessment }
  private var sheet: SheetDraft

  /// In characters; the headline table has the most columns.
  private static let widths = [38, 21, 18, 18, 22, 18, 18, 18, 14]

  init(_ parts: AuditParts, _ findings: FindingLinks) {
    self.parts = parts
    self.findings = findings
    sheet = SheetDraft(name: parts.words.summarySheet)
    sheet.columnWidths = Self.widths
    sheet.isLandscape = true
    write()
  }

  var draft: SheetDraft { sheet }

  private mutating func write() {
    let identity = assessment.pack.identity
    sheet.rows.append(RowDraft([parts.cell(identity.title[parts.language], .title)]))
    sentence(words.scope(of: assessment))
    if !parts.presentation.selection.isAll {
      sentence(words.selection(parts.presentation.selection, leftOut: parts.presentation.leftOut))
    }
    sentence(words.advice(assessment, parts.presentation.groups, hasFaults: assessment.faultCount > 0))
    if assessment.faultCount > 0 { sentence(words.faults(assessment.faultCount)) }
    for (rule, count) in parts.presentation.untold { sentence(words.untold(rule, count)) }
    if let comparison = parts.presentation.comparison {
      sentence(words.since(comparison))
      sentence(words.compared(with: comparison, assessment.pack))
      if let unlisted = words.unlistedBefore(comparison) { sentence(unlisted) }
    }
    counts()
    for table in HeadlineTable.tables(of: parts.presentation) { write(table) }
    origin()
    let idle = assessment.rules.filter { $0.counts.total == 0 && BuiltInRule(rawValue: $0.id) == nil }
    if !idle.isEmpty {
      blank()
      sentence(words.withoutSubject(idle.map(\.id), naming: true))
    }
  }

  private mutating func blank() { sheet.rows.append(RowDraft()) }

  /// A sentence across the sheet.
  private mutating func sentence(_ text: String) {
    sheet.rows.append(RowDraft([parts.cell(text, .sentence)]))
    let row = sheet.rows.count
    sheet.merged.append(
      CellRange(CellAddress(row: row, column: 1), CellAddress(row: row, column: Self.widths.count)))
  }

  // MARK: - Counts

  /// How many verdicts have each outcome and, beside them, how many findings there are of each severity.
  private mutating func counts() {
    let total = Outcome.allCases.reduce(0) { $0 + assessment.count($1) }
    var left = Outcome.bySeriousness.filter { assessment.count($0) > 0 }.map { outcome in
      [parts.cell(outcome), parts.cell(assessment.count(outcome))]
    }
    left.append([parts.cell(words.allVerdicts, .label), parts.cell(total, .label)])
    var right = [Severity.error, .warning, .note].map { severity in
      [
        parts.cell(words.severityWord(severity), .severity(severity)),
        parts.cell(assessment.count(severity), link: findings.first(severity)),
      ]
    }
    let explained = parts.presentation.findings.count { $0.verdict.explanation != nil }
    if explained > 0 { right.append([parts.cell(words.explainedName), parts.cell(explained)]) }
    blank()
    sheet.rows.append(
      RowDraft([
        parts.cell(words.outcomeFilter, .heading), parts.cell(words.countColumn, .heading), CellDraft(),
        parts.cell(words.findingsTitle, .heading), parts.cell(words.countColumn, .heading),
      ]))
    for index in 0..<max(left.count, right.count) {
      let nothing = [CellDraft(), CellDraft()]
      sheet.rows.append(
        RowDraft(
          (index < left.count ? left[index] : nothing) + [CellDraft()] + (index < right.count ? right[index] : nothing))
      )
    }
  }

  // MARK: - Headline

  private mutating func write(_ table: HeadlineTable) {
    blank()
    sheet.rows.append(RowDraft([parts.cell(words.headlineTitle(table.region.name, table.year), .subtitle)]))
    let texts = table.verdicts.map { table.texts(of: $0, words) }
    // What nothing is known of is no column; the last one is the outcome's.
    let columns = words.headlineColumns.indices.dropLast().filter { column in texts.contains { !$0[column].isEmpty } }
    sheet.rows.append(parts.heading(columns.map { words.headlineColumns[$0] } + [words.outcomeFilter]))
    for (verdict, texts) in zip(table.verdicts, texts) {
      sheet.rows.append(
        RowDraft(
          columns.map { parts.cell(texts[$0], $0 == 0 ? .wrapped : .wrappedFigure) }
            + [parts.cell(verdict.outcome, link: findings.first(likeThat: verdict))]))
    }
  }

  // MARK: - Origin

  /// What is needed to repeat the run.
  private mutating func origin() {
    blank()
    for (term, text) in [
      (words.packTerm, "\(assessment.pack.id) \(assessment.pack.identity.version)"),
      (words.asOfTerm, assessment.asOf.description),
      (words.packDigestTerm, Digest.sha256(of: assessment.packFiles)),
      (words.toolTerm, "\(Tool.name) \(Tool.version)"),
    ] {
      sheet.rows.append(RowDraft([parts.cell(term, .label), parts.cell(text, .unframed)]))
    }
  }
}
#endif
