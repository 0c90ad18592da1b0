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

  /// Writes the titles and the rows, two spaces between columns; a column without any text is left out.
  func write(to page: inout TextPage, indentation: Int) {
    let shown = columns.indices.filter { column in rows.contains { !$0[column].text.isEmpty } }
    let header = columns.map { TextPage.Piece($0.title, .faint) }
    let lines = [header] + rows
    let widths = columns.indices.map { column in
      lines.map { DisplayWidth.columns(of: $0[column].text) }.max() ?? 0
    }
    var unbroken = TextPage(usesColour: page.usesColour, width: nil)
    for line in lines {
      unbroken.line(cells(line, shown, widths), indentation: indentation)
    }
    page.append(unbroken)
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
