internal import Diagnostics

extension Form {
  /// A file of a form that is a folder.
  public struct File: Sendable {
    public let name: String
    public let bytes: [UInt8]
  }

  /// The form as a folder of CSV files, and a text that says how to fill them in.
  ///
  /// They are UTF-8 with a byte order mark, without which spreadsheets take them for something else, and end lines as
  /// RFC 4180 has it.
  public var files: [File] {
    tables.flatMap { table -> [File] in
      switch table.kind {
      case .head: [File(csv: "report", nil, table.rows)]
      case .indicators: [File(csv: "indicators", table.headings, table.entryRows)]
      case .history: [File(csv: "history", table.headings, table.entryRows)]
      case .register(_, let id): [File(csv: id, table.headings, table.entryRows)]
      case .statements:
        [
          table.part(.evidence, named: "evidence"), table.part(.explanations, named: "explanations"),
        ]
      case .instructions: [File(text: table)]
      }
    }
  }
}

extension FormTable {
  fileprivate var headings: [String] { columns.map(\.heading) }

  /// A heading over rows is none of a CSV file's.
  fileprivate var entryRows: [FormRow] { rows.filter { $0.kind == .entries } }

  /// The statements of one kind, without the column that says which kind they are.
  fileprivate func part(_ part: StatementPart, named name: String) -> Form.File {
    let kept = columns.indices.dropFirst().filter { columns[$0].part == nil || columns[$0].part == part }
    let rows = rows.filter { $0.part == part }.map { row in
      FormRow(kept.map { row.cells.indices.contains($0) ? row.cells[$0] : FormCell() })
    }
    let filled = rows.filter { row in row.cells.contains { !$0.text.isEmpty } }
    return Form.File(csv: name, kept.map { columns[$0].heading }, filled)
  }
}

extension Form.File {
  fileprivate init(csv name: String, _ headings: [String]?, _ rows: [FormRow]) {
    let width = headings?.count ?? 0
    let lines =
      [headings].compactMap { $0 }
      + rows.map { row in
        row.cells.map(\.text) + [String](repeating: "", count: max(0, width - row.cells.count))
      }
    self.init(name: name + ".csv", lines: lines.map { $0.map(Self.field).joined(separator: ",") })
  }

  /// Instructions as a text: what to do, then which rules each part serves.
  fileprivate init(text table: FormTable) {
    let rows = [table.columns.map(\.heading)] + table.rows.map { $0.cells.map(\.text) }
    let lines = [table.title, ""] + table.notes + [""] + rows.map { $0.joined(separator: "\t") }
    self.init(name: table.sheet + ".txt", lines: lines)
  }

  private init(name: String, lines: [String]) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.init(name: name, bytes: byteOrderMark + lines.flatMap { Array(($0 + "\r\n").utf8) })
  }

  /// In quotation marks where it holds one, or what ends a field; those within are doubled.
  ///
  /// A text that a spreadsheet would take for a formula has an apostrophe before it; a figure is none, whatever its sign.
  private static func field(_ text: String) -> String {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    let isFormula = first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    let isFigure = text.unicodeScalars.dropFirst().first.map { ("0"..."9").contains($0) } ?? false
    let safe = isFormula && !(first == "-" && isFigure) ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { "\",;\t\r\n".unicodeScalars.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
