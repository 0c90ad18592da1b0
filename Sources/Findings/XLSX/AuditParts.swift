#if Workbooks
internal import Diagnostics
internal import Evaluation
internal import Quantities
internal import Workbooks

/// What the sheets of the auditor's workbook are made of.
struct AuditParts {
  let presentation: Presentation
  let words: Wording
  var assessment: Assessment { presentation.assessment }
  var language: Language { words.language }

  init(_ presentation: Presentation, _ language: Language) {
    self.presentation = presentation
    words = Wording(language: language, names: PlanNames(presentation.assessment))
  }

  /// A text of a pack, a report or a sentence; what nobody would see in it is shown.
  func cell(_ text: String, _ style: CellStyle = .plain, link: CellLink? = nil) -> CellDraft {
    CellDraft(CellText.cut(PlainText.visible(text), words), link == nil ? style : style.linked, link: link)
  }

  /// Texts of a cell, each on a line of its own.
  func lines(_ texts: [String], _ style: CellStyle = .wrapped) -> CellDraft {
    CellDraft(CellText.cut(texts.map(PlainText.visible).joined(separator: "\n"), words), style)
  }

  func cell(_ number: Int, _ style: CellStyle = .plain, link: CellLink? = nil) -> CellDraft {
    CellDraft(.number(Decimal(number)), link == nil ? style : style.linked, link: link)
  }

  /// The headings of a table.
  func heading(_ titles: [String]) -> RowDraft { RowDraft(titles.map { cell($0, .heading) }) }

  /// The outcome as mark and word in its colour.
  func cell(_ outcome: Outcome, link: CellLink? = nil) -> CellDraft {
    cell("\(outcome.mark) \(words.outcome(outcome))", .outcome(outcome), link: link)
  }

  /// How wide a column has to be for rules' ids; a very long one is cut off in sight.
  func width(ofRules rules: [RuleSummary]) -> Int { min(width(of: rules.map(\.id)), 24) }

  /// How wide a column has to be for texts of ours, in characters.
  func width(of texts: [String]) -> Int { (texts.map { DisplayWidth.columns(of: $0) }.max() ?? 0) + 2 }
}

/// Where the findings stand in the workbook.
struct FindingLinks {
  let sheet: String
  private var bySpot: [OutcomeMatrix.Spot: Int] = [:]
  private var byRule: [String: Int] = [:]
  private var bySeverity: [Severity: Int] = [:]

  init(sheet: String) {
    self.sheet = sheet
  }

  mutating func add(_ verdict: Verdict, row: Int) {
    let spot = OutcomeMatrix.Spot(verdict)
    if bySpot[spot] == nil { bySpot[spot] = row }
    if byRule[verdict.rule] == nil { byRule[verdict.rule] = row }
    if verdict.isFinding, bySeverity[verdict.severity] == nil { bySeverity[verdict.severity] = row }
  }

  private func link(_ row: Int?) -> CellLink? {
    row.map { CellLink(sheet: sheet, address: CellAddress(row: $0, column: 1)) }
  }

  /// The first finding of a rule on a verdict's region and year.
  func first(likeThat verdict: Verdict) -> CellLink? { link(bySpot[OutcomeMatrix.Spot(verdict)]) }

  /// A rule's first finding.
  func first(ofRule rule: String) -> CellLink? { link(byRule[rule]) }

  func first(_ severity: Severity) -> CellLink? { link(bySeverity[severity]) }
}
#endif
