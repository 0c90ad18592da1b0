public import Diagnostics

/// The table of findings as CSV.
///
/// UTF-8 with a byte order mark, which Excel needs; lines end as RFC 4180 has them.
public struct CSVRendering {
  public static func render(_ presentation: Presentation, language: Language) -> String {
    let table = FindingsTable(presentation, language)
    let rows =
      (presentation.findings + presentation.waived).lazy.map { table.row(of: $0) } + table.former + table.unlisted
    let lines = rows.map { row in row.cells.map { CSVCell($0, table.words) } }
    let heading = table.words.findingColumns.map { CSVCell(.identifier($0), table.words) }
    return "\u{FEFF}" + ([heading] + lines).map { $0.map(\.text).joined(separator: ",") + "\r\n" }.joined()
  }
}
