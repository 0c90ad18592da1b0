#if Workbooks
internal import Diagnostics
internal import Tables

/// How high the rows of a sheet have to be for the texts that go on in new lines.
///
/// Some programs fit rows to their texts when they open a file, others (LibreOffice, WPS) take the height that stands
/// there. It is an estimate: nobody knows the fonts of the machine that the file will be opened on.
struct RowHeight {
  private static let usualSize = 11
  /// Of a line of the usual size, in points.
  private static let lineHeight = 15
  /// Excel has no higher rows.
  private static let greatest = 409
  /// In characters.
  private static let usualWidth = 8

  private let widths: [Int?]
  /// How wide cells are that were joined, by the first of them; those of several rows are let alone.
  private let mergedWidths: [CellAddress: Int?]

  init(_ sheet: SheetDraft) {
    widths = sheet.columnWidths
    let widths = widths
    mergedWidths = Dictionary(
      sheet.merged.map { range in
        let columns = range.first.column...range.last.column
        let isOneRow = range.first.row == range.last.row
        return (range.first, isOneRow ? columns.reduce(0) { $0 + Self.width($1, widths) } : nil)
      }
    ) { first, _ in first }
  }

  private static func width(_ column: Int, _ widths: [Int?]) -> Int {
    (column <= widths.count ? widths[column - 1] : nil) ?? usualWidth
  }

  /// In points; `nil` where one line of the usual size is enough.
  func height(of row: RowDraft, number: Int) -> Int? {
    var height = 0
    for (cell, column) in zip(row.cells, 1...) {
      let size = cell.style.size ?? Self.usualSize
      guard case .text(let text) = cell.content, cell.style.wraps || size > Self.usualSize else { continue }
      var lines = 1
      if cell.style.wraps {
        let merged = mergedWidths[CellAddress(row: number, column: column)]
        guard let width = merged ?? Self.width(column, widths) else { continue }
        lines = Self.lines(of: text, width: max(width * Self.usualSize / size, 1))
      }
      let lineHeight = (Self.lineHeight * size + Self.usualSize - 1) / Self.usualSize
      height = max(height, min(lines, Self.greatest) * lineHeight)
    }
    return height > Self.lineHeight ? min(height, Self.greatest) : nil
  }

  private static func lines(of text: String, width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      let columns = DisplayWidth.columns(of: String(line))
      // Lines end before words and punctuation, so that a part of each stays empty.
      return lines + (columns <= width ? 1 : 1 + (columns * 6 / 5 - 1) / width)
    }
  }
}
#endif
