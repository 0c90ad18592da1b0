#if Workbooks
internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Tables
internal import Workbooks

/// The files with their digests, and the faults of form that kept some from being judged.
struct InputsSheet {
  private let parts: AuditParts

  init(_ parts: AuditParts) {
    self.parts = parts
  }

  var draft: SheetDraft {
    let words = parts.words
    let inputs = parts.assessment.inputs
    var sheet = SheetDraft(name: words.inputsSheet)
    sheet.rows = [
      parts.heading([words.fileColumn, words.contentColumn, words.judgedColumn, words.digestColumn])
    ]
    sheet.rows += inputs.map(row)
    sheet.columnWidths = [56, 44, 14, 68]
    sheet.frozenRows = 1
    sheet.filter = CellRange(
      CellAddress(row: 1, column: 1), CellAddress(row: max(inputs.count + 1, 2), column: 4))
    sheet.isLandscape = true
    let faults = parts.assessment.faults
    guard !faults.isEmpty else { return sheet }
    sheet.rows += [
      RowDraft(), RowDraft([parts.cell(words.faults(parts.assessment.faultCount), .subtitle)]),
      parts.heading([words.placeColumn, words.faultsTitle, words.severityFilter]),
    ]
    sheet.rows += faults.map { fault in
      RowDraft([
        parts.cell(fault.place.description, .wrapped), parts.cell(fault.fact.wording(in: parts.language), .wrapped),
        severity(of: fault),
      ])
    }
    return sheet
  }

  private func severity(of fault: Diagnostic) -> CellDraft {
    let severity: Severity = fault.severity == .error ? .error : .warning
    return parts.cell(parts.words.severityWord(severity), .severity(severity))
  }

  private func row(_ input: Input) -> RowDraft {
    var digest = ""
    if case .report(let bytes, _, _, _) = input.content { digest = Digest.sha256(bytes) }
    return RowDraft([
      parts.cell(input.path, .wrapped), parts.cell(parts.words.content(of: input), .wrapped),
      parts.cell(parts.words.judged(input.isJudged)), parts.cell(digest),
    ])
  }
}
#endif
