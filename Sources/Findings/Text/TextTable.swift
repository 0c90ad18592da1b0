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
  /// columns' titles, aligned from block to block.
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
        let lines = blockLines(Array(shown.dropFirst().dropLast()), width - indentation - 2)
        for row in rows { writeBlock(row, shown, lines, to: &page, indentation: indentation) }
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

  /// Which columns stand on each line of a block, and how wide they are with their titles.
  private func blockLines(_ shown: [Int], _ room: Int) -> [[(column: Int, width: Int)]] {
    var lines: [[(column: Int, width: Int)]] = []
    var used = room
    for column in shown {
      let values = rows.map { DisplayWidth.columns(of: $0[column].text) }.max() ?? 0
      let width = DisplayWidth.columns(of: columns[column].title) + 1 + values
      if used + 2 + width > room {
        lines.append([])
        used = -2
      }
      lines[lines.count - 1].append((column, width))
      used += 2 + width
    }
    return lines
  }

  private func writeBlock(
    _ row: [TextPage.Piece], _ shown: [Int], _ lines: [[(column: Int, width: Int)]], to page: inout TextPage,
    indentation: Int
  ) {
    guard let first = shown.first, let last = shown.last else { return }
    page.line([row[first], TextPage.Piece("  ")] + (last == first ? [] : [row[last]]), indentation: indentation)
    for line in lines where line.contains(where: { !row[$0.column].text.isEmpty }) {
      var pieces: [TextPage.Piece] = []
      var gap = 0
      for (column, width) in line {
        let text = row[column].text.isEmpty ? "" : "\(columns[column].title) \(row[column].text)"
        if !text.isEmpty {
          pieces += [
            TextPage.Piece(String(repeating: " ", count: gap)), TextPage.Piece(text, row[column].style, isWhole: true),
          ]
          gap = 0
        }
        gap += width - DisplayWidth.columns(of: text) + 2
      }
      page.line(pieces, indentation: indentation + 2)
    }
  }

  private func cells(_ line: [TextPage.Piece], _ shown: [Int], _ widths: [Int]) -> [TextPage.Piece] {
    var pieces: [TextPage.Piece] = []
    for column in shown {
      let gap = String(repeating: " ", count: max(0, widths[column] - DisplayWidth.columns(of: line[column].text)))
      let isLast = column == shown.last
      switch columns[column].alignment {
      case .left: pieces += [line[column], TextPage.Piece(isLast ? "" : gap + "  ")]
      case .right: pieces += [TextPage.Piece(gap), line[column], TextPage.Piece(isLast ? "" : "  ")]
      }
    }
    return pieces
  }
}
