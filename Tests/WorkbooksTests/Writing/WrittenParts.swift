#if Workbooks
import Testing

@testable import Workbooks

/// The parts of a workbook that was written, by their names.
struct WrittenParts {
  let archive: Archive

  init(_ draft: WorkbookDraft) throws {
    archive = try Archive(draft.bytes(), path: "written.xlsx")
  }

  /// Of a workbook with this sheet alone.
  init(_ sheet: SheetDraft) throws { try self.init(WorkbookDraft(sheets: [sheet])) }

  subscript(name: String) -> String {
    get throws { String(decoding: try #require(try archive.contents(of: name)), as: UTF8.self) }
  }

  /// What the first sheet has between two texts, both included.
  func sheet(_ number: Int = 1, from start: String, to end: String) throws -> String {
    let text = try self["xl/worksheets/sheet\(number).xml"]
    let first = try #require(text.firstRange(of: start))
    let last = try #require(text[first.lowerBound...].firstRange(of: end))
    return String(text[first.lowerBound..<last.upperBound])
  }
}

extension SheetDraft {
  /// A sheet with one row.
  init(name: String = "表", cells: [CellDraft]) {
    self.init(name: name)
    rows = [RowDraft(cells)]
  }
}
#endif
