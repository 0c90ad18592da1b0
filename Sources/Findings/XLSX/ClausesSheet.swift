#if Workbooks
internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Tables
internal import Workbooks

/// Every rule with the clause that asks for it, and what came of it in the whole run.
struct ClausesSheet {
  private let parts: AuditParts
  private let findings: FindingLinks
  private let rowsByRule: [String: Int]
  private var rules: [RuleSummary] { parts.assessment.rules }

  init(_ parts: AuditParts, _ findings: FindingLinks) {
    self.parts = parts
    self.findings = findings
    // The first row has the headings.
    rowsByRule = Dictionary(zip(parts.assessment.rules.map(\.id), 2...)) { first, _ in first }
  }

  func link(toRule rule: String) -> CellLink? {
    rowsByRule[rule].map {
      CellLink(sheet: parts.words.clausesSheet, address: CellAddress(row: $0, column: 1))
    }
  }

  private static let severities: [Severity] = [.error, .warning, .note]

  var draft: SheetDraft {
    let words = parts.words
    var sheet = SheetDraft(name: words.clausesSheet)
    let texts = words.clauseColumns
    let outcomes = Outcome.bySeriousness.map(words.outcome)
    let counts = [words.allVerdicts] + Self.severities.map(words.severityWord) + [words.unlistedColumn]
    let titles = texts + outcomes + counts
    sheet.rows = [parts.heading(titles)] + rules.map(row)
    sheet.columnWidths =
      [parts.width(ofRules: rules), 12, 8, 36, 40, 52] + outcomes.map { max(8, parts.width(of: [$0])) }
      + counts.map { _ in 8 }
    if rules.allSatisfy(\.also.isEmpty) { sheet.hiddenColumns = [2] }
    sheet.frozenRows = 1
    sheet.frozenColumns = 1
    sheet.filter = CellRange(
      CellAddress(row: 1, column: 1), CellAddress(row: max(rules.count + 1, 2), column: titles.count))
    sheet.isLandscape = true
    return sheet
  }

  private func row(_ rule: RuleSummary) -> RowDraft {
    let language = parts.language
    // A count of none is left white, so that the others stand out.
    let outcomes = Outcome.bySeriousness.map { outcome in
      let count = rule.counts[outcome]
      return parts.cell(count, count > 0 ? .outcome(outcome) : .plain)
    }
    let found = Self.severities.map { parts.cell(rule.findings[$0], rule.findings[$0] > 0 ? .severity($0) : .plain) }
    return RowDraft(
      [
        parts.cell(rule.id, link: findings.first(ofRule: rule.id)), parts.lines(rule.also),
        parts.cell(parts.words.severityWord(rule.severity)), parts.cell(rule.title[language], .wrapped),
        parts.lines(rule.sources.map { $0.clause[language] }), parts.lines(rule.sources.compactMap(\.quote)),
      ] + outcomes + [parts.cell(rule.counts.total)] + found
        + [parts.cell(parts.presentation.unlisted(rule.id))])
  }
}
#endif
