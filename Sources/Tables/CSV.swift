public import Diagnostics

/// One field of a CSV file with its place.
public struct CSVField: Sendable, Hashable {
  /// Without its quotes, and with doubled quotes made single.
  public let text: String
  private let path: String
  private let line: UInt32
  private let column: UInt32
  /// The sheet whose cell it stands in, where the table was read from one.
  private let sheet: String?

  init(text: String, path: String, line: Int, column: Int) {
    self.init(text: text, path: path, sheet: nil, line: line, column: column)
  }

  init(text: String, path: String, sheet: String, cell: CellAddress) {
    self.init(text: text, path: path, sheet: sheet, line: cell.row, column: cell.column)
  }

  private init(text: String, path: String, sheet: String?, line: Int, column: Int) {
    self.text = text
    self.path = path
    self.line = UInt32(truncatingIfNeeded: line)
    self.column = UInt32(truncatingIfNeeded: column)
    self.sheet = sheet
  }

  /// Where its first character stands, the opening quote included.
  public var place: Place {
    guard let sheet else { return Place(path: path, line: Int(line), column: Int(column)) }
    let address = CellAddress(row: Int(line), column: Int(column))
    return Place(path: path, position: .cell(sheet: sheet, address: "\(address)"))
  }
}

/// A small table from CSV text (RFC 4180): a header and rows of as many fields.
///
/// For the line `230000,2023,"1,932"` below `region,year,value`, `rows[0][2].text` is `1,932` and stands at line 2,
/// column 13. Meant for the tables of a pack and the folders of a report, which are read whole.
public struct CSVTable: Sendable {
  public let header: [CSVField]
  public let rows: [[CSVField]]

  /// The largest file that is read, in bytes.
  public static let byteLimit = 64 << 20

  /// Reads a table in any of the encodings of ``TextEncoding``; lines end in LF or CRLF, and empty ones are skipped.
  ///
  /// - Parameter delimiter: The byte between fields.
  /// - Returns: The table, or `nil` where the text could not be read to its end or has no header, and every fault that
  ///   was met. A row with a wrong number of fields is a fault and is left out; of equal names in the header both stay.
  public static func parse(
    _ bytes: [UInt8], path: String, delimiter: UInt8 = CSVDialect.comma
  ) -> (table: CSVTable?, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    do throws(Diagnostic) {
      try checkSize(bytes, path)
      let (text, encoding) = TextEncoding.utf8(bytes)
      var reader = try CSVReader(text, in: encoding, path: path, delimiter: delimiter)
      guard let header = try reader.nextRow() else {
        throw Diagnostic(at: Place(path: path), TableFault.empty)
      }
      faults += faultsOfHeader(header)
      var rows: [[CSVField]] = []
      while let row = try reader.nextRow() {
        if row.count == header.count {
          rows.append(row)
        } else {
          faults.append(
            Diagnostic(at: row[0].place, TableFault.fieldCount(row.count, header: header.count)))
        }
      }
      return (CSVTable(header: header, rows: rows), faults)
    } catch {
      return (nil, faults + [error])
    }
  }

  /// Whether a file is small enough to be read whole.
  static func checkSize(_ bytes: [UInt8], _ path: String) throws(Diagnostic) {
    guard bytes.count > byteLimit else { return }
    throw Diagnostic(at: Place(path: path), TableFault.tooLarge(bytes: bytes.count, limit: byteLimit))
  }

  static func faultsOfHeader(_ header: [CSVField]) -> [Diagnostic] {
    var columns: [String: Int] = [:]
    var faults: [Diagnostic] = []
    for (index, field) in header.enumerated() {
      if field.text.isEmpty {
        faults.append(Diagnostic(at: field.place, TableFault.unnamedColumn(index + 1)))
      } else if let first = columns[field.text] {
        faults.append(Diagnostic(at: field.place, TableFault.duplicateColumn(field.text, first: first)))
      } else {
        columns[field.text] = index + 1
      }
    }
    return faults
  }
}

/// Splits CSV text into rows of fields, counting lines and columns. Own code, because no library gives both.
struct CSVReader {
  private let path: String
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var offset = 0
  private var line: Int
  private var column = 1

  /// How many fields were begun, in all rows.
  private(set) var fieldCount = 0

  /// - Parameters:
  ///   - text: UTF-8 without a byte order mark.
  ///   - encoding: The one that the file has.
  ///   - line: The line in which the text begins.
  init(
    _ text: [UInt8], in encoding: TextEncoding, path: String, delimiter: UInt8, line: Int = 1
  ) throws(Diagnostic) {
    self.path = path
    self.delimiter = delimiter
    self.line = line
    bytes = text
    let badByte: Int
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: self.bytes.span)
      return
    } catch {
      badByte = error.byteOffsets.lowerBound
    }
    while offset < badByte { advance() }
    throw Diagnostic(at: Place(path: path, line: self.line, column: column), TableFault.illFormed(encoding))
  }

  /// The fields of the next line that is not empty; `nil` at the end.
  mutating func nextRow() throws(Diagnostic) -> [CSVField]? {
    while isAtLineEnd, offset < bytes.count { endLine() }
    guard offset < bytes.count else { return nil }
    var row = [try nextField()]
    while peek() == delimiter {
      advance()
      row.append(try nextField())
    }
    endLine()
    return row
  }

  private mutating func nextField() throws(Diagnostic) -> CSVField {
    fieldCount += 1
    let (line, column) = (line, column)
    let text = peek() == UInt8(ascii: "\"") ? try quotedText() : try plainText()
    return CSVField(text: String(decoding: text, as: UTF8.self), path: path, line: line, column: column)
  }

  private mutating func plainText() throws(Diagnostic) -> ArraySlice<UInt8> {
    let start = offset
    while !isAtLineEnd, peek() != delimiter {
      guard peek() != UInt8(ascii: "\"") else { throw fault(.strayQuote) }
      advance()
    }
    return bytes[start..<offset]
  }

  private mutating func quotedText() throws(Diagnostic) -> ArraySlice<UInt8> {
    let (openingLine, openingColumn) = (line, column)
    var text: ArraySlice<UInt8> = []
    repeat {
      advance()
      let start = offset
      while let byte = peek(), byte != UInt8(ascii: "\"") { advance() }
      guard offset < bytes.count else {
        throw Diagnostic(
          at: Place(path: path, line: openingLine, column: openingColumn), TableFault.unclosedQuote)
      }
      text += bytes[start..<offset]
      advance()
      // A doubled quote stands for one, and the field goes on.
      if peek() == UInt8(ascii: "\"") { text.append(UInt8(ascii: "\"")) }
    } while peek() == UInt8(ascii: "\"")
    guard isAtLineEnd || peek() == delimiter else { throw fault(.textAfterQuote) }
    return text
  }

  private func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// At LF, CRLF, a CR alone, or the end of the text.
  private var isAtLineEnd: Bool {
    switch peek() {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }

  private mutating func endLine() {
    if peek() == UInt8(ascii: "\r"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\n") { advance() }
    if peek() != nil { advance() }
  }

  private mutating func advance() {
    let byte = bytes[offset]
    offset += 1
    if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && peek() != UInt8(ascii: "\n")) {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private func fault(_ fault: TableFault) -> Diagnostic {
    Diagnostic(at: Place(path: path, line: line, column: column), fault)
  }
}
