internal import Diagnostics

/// Columns of text, aligned as a terminal shows them.
struct TextTable {
  enum Alignment { case left, right }

  struct Column {
    let title: String
    let alignment: Alignment
  }

  let columns: [Column]
  /// A cell for each column.
  var rows: [[TextPage.Piece]] = []

  /// So narrow that a title in it can no longer be read.
  private static let narrowest = 16

  /// Writes the titles and the rows, two spaces between columns; a column without any text is left out.
  ///
  /// Where a line would not fit the page's width, the first column is broken over several lines. Where that would leave
  /// too little of it, each row is written as a block: its first and its last cell, and below them the others with their
  /// columns' titles.
  func write(to page: inout TextPage, indentation: Int) {
    let shown = columns.indices.filter { column in rows.contains { !$0[column].text.isEmpty } }
    guard let first = shown.first else { return }
    let header = columns.map { TextPage.Piece($0.title, .faint) }
    let lines = [header] + rows
    var widths = columns.indices.map { column in
      lines.map { DisplayWidth.columns(of: $0[column].text) }.max() ?? 0
    }
    let total = indentation + shown.reduce(0) { $0 + widths[$1] } + 2 * max(0, shown.count - 1)
    if let width = page.width, total > width {
      widths[first] -= total - width
      guard widths[first] >= Self.narrowest else {
        for row in rows { writeBlock(row, shown, to: &page, indentation: indentation) }
        return
      }
    }
    var unbroken = TextPage(usesColour: page.usesColour, width: nil)
    for line in lines {
      let parts = line[first].broken(at: widths[first])
      var line = line
      line[first] = parts[0]
      unbroken.line(cells(line, shown, widths), indentation: indentation)
      for part in parts.dropFirst() { unbroken.line(part, indentation: indentation) }
    }
    page.append(unbroken)
  }

  private func writeBlock(
    _ row: [TextPage.Piece], _ shown: [Int], to page: inout TextPage, indentation: Int
  ) {
    guard let first = shown.first, let last = shown.last else { return }
    page.line([row[first], TextPage.Piece("  ")] + (last == first ? [] : [row[last]]), indentation: indentation)
    let others = shown.dropFirst().dropLast().filter { !row[$0].text.isEmpty }
    let pieces = others.flatMap { column in
      [
        TextPage.Piece(column == others.first ? "" : "  "),
        TextPage.Piece("\(columns[column].title) \(row[column].text)", row[column].style, isWhole: true),
      ]
    }
    if !pieces.isEmpty { page.line(pieces, indentation: indentation + 2) }
  }

  private func cells(_ line: [TextPage.Piece], _ shown: [Int], _ widths: [Int]) -> [TextPage.Piece] {
    var pieces: [TextPage.Piece] = []
    for column in shown {
      let gap = String(repeating: " ", count: widths[column] - DisplayWidth.columns(of: line[column].text))
      let isLast = column == shown.last
      switch columns[column].alignment {
      case .left: pieces += [line[column], TextPage.Piece(isLast ? "" : gap + "  ")]
      case .right: pieces += [TextPage.Piece(gap), line[column], TextPage.Piece(isLast ? "" : "  ")]
      }
    }
    return pieces
  }
}
