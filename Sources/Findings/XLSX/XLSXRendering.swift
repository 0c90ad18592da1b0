#if Workbooks
public import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities
internal import Workbooks

/// An assessment as the auditor's workbook: a summary, how each rule turned out for each region, the findings in the order
/// in which they are read, the rules with their clauses, and the files that were judged.
///
/// Everything is text or number, nothing a formula; no outcome is told by its colour alone.
public struct XLSXRendering {
  public static func render(_ presentation: Presentation, language: Language) -> [UInt8] {
    let parts = AuditParts(presentation, language)
    let findings = FindingsSheet(parts)
    let clauses = ClausesSheet(parts, findings.links)
    var sheets = [SummarySheet(parts, findings.links).draft]
    sheets += MatrixSheets(parts, findings.links).drafts
    sheets += [findings.draft(clauses), clauses.draft, InputsSheet(parts).draft]
    let identity = presentation.assessment.pack.identity
    var draft = WorkbookDraft(sheets: sheets, title: parts.words.pageTitle(identity.title))
    draft.properties = [
      (name: "plumbline-pack", value: identity.id), (name: "plumbline-version", value: identity.version),
      (name: "plumbline-as-of", value: presentation.assessment.asOf.description),
    ]
    return draft.bytes()
  }
}
#endif
