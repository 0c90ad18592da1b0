public import Diagnostics

/// Writes rows of a sheet as the text of a table, so that sheets and CSV files of many rows are read by the same code.
///
/// The text of a hundred thousand rows is a tenth of what the cells would take as values with places.
public struct SheetText: Sendable {
  private let path: String
  private let sheet: String
  private let header: [CSVField]
  private let columns: [Int]
  private var text: [UInt8] = []
  private var headerEnd = 0
  private var rows: [UInt32] = []

  /// - Parameters:
  ///   - header: The heading of each column and the cell that it stands in.
  public init(path: String, sheet: String, header: [(text: String, cell: CellAddress)]) {
    self.path = path
    self.sheet = sheet
    self.header = header.map { CSVField(text: $0.text, path: path, sheet: sheet, cell: $0.cell) }
    columns = header.map(\.cell.column)
    append(header.map(\.text), row: header.first?.cell.row ?? 1)
    headerEnd = text.count
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - texts: One for each column.
  ///   - row: The sheet's row.
  public mutating func append(_ texts: [String], row: Int) {
    precondition(texts.count == columns.count)
    for (index, field) in texts.enumerated() {
      if index > 0 { text.append(CSVDialect.comma) }
      append(field, row: row)
    }
    // A row of one empty field would be an empty line, which is none.
    if texts.count == 1, texts[0].isEmpty { text.append(contentsOf: "\"\"".utf8) }
    text.append(UInt8(ascii: "\n"))
    rows.append(UInt32(truncatingIfNeeded: row))
  }

  /// The table of all rows that were added.
  public consuming func file() throws(Diagnostic) -> CSVFile {
    let origin = TableOrigin.sheet(SheetOrigin(sheet: sheet, rows: rows, columns: columns))
    return CSVFile(try MappedFile(text: text, path: path), header: header, headerEnd: headerEnd, of: origin)
  }

  /// The same for records of a table that an engine holds: the header names its columns.
  public consuming func excerpt() throws(Diagnostic) -> CSVFile {
    let origin = TableOrigin.excerpt(columns: header.map(\.text))
    return CSVFile(try MappedFile(text: text, path: path), header: header, headerEnd: headerEnd, of: origin)
  }

  private mutating func append(_ field: String, row: Int) {
    guard field.utf8.contains(where: Self.needsQuotes) else { return text.append(contentsOf: field.utf8) }
    text.append(UInt8(ascii: "\""))
    var before: UInt8 = 0
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { text.append(byte) }
      text.append(byte)
      // What follows a line end, of which CR and LF together are one, stands on a line of its own in the same row.
      if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && before != UInt8(ascii: "\r")) {
        rows.append(UInt32(truncatingIfNeeded: row))
      }
      before = byte
    }
    text.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == CSVDialect.comma || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }
}
