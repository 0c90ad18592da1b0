#if Workbooks
public import Diagnostics
internal import Evaluation
internal import Packs
internal import Tables
public import Workbooks

/// What is put into the copy of a workbook that somebody sent: marks on its cells, and a sheet of findings.
public struct WorkbookMarks: Sendable {
  /// By sheet and cell; at most one for each.
  public let marks: [CellMark]
  public let sheet: SheetDraft

  /// - Parameter path: The workbook's, as the assessment has it among its inputs.
  public init(_ presentation: Presentation, path: String, language: Language) {
    let words = Wording(language: language, names: PlanNames(presentation.assessment))
    let entries = WorkbookEntries(presentation, path: path, words)
    marks = Self.marks(entries.all, words)
    sheet = FindingsListSheet(presentation, entries, words).draft
  }

  /// So many findings are told in one comment.
  private static let mostInComment = 12

  private static func marks(_ entries: [WorkbookEntries.Entry], _ words: Wording) -> [CellMark] {
    var order: [WorkbookEntries.Cell] = []
    var byCell: [WorkbookEntries.Cell: [WorkbookEntries.Entry]] = [:]
    for entry in entries {
      for cell in entry.cells {
        if byCell[cell] == nil { order.append(cell) }
        byCell[cell, default: []].append(entry)
      }
    }
    return order.map { cell in
      let entries = byCell[cell] ?? []
      var texts = entries.prefix(mostInComment).map(\.comment)
      if entries.count > mostInComment { texts.append(words.moreInList(entries.count - mostInComment)) }
      return CellMark(
        sheet: cell.sheet, address: cell.address, severity: entries.map(\.severity).max() ?? .none,
        comment: CellText.cut(texts.joined(separator: "\n\n"), words))
    }
  }
}
#endif
