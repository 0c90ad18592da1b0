public import Diagnostics

extension Grid {
  /// The most values that a file may have: its cells take some hundred megabytes then.
  static let mostCells = 4_000_000
  /// So many faults of a file are listed; one is enough to refuse it.
  private static let mostFaults = 100
  /// What zip files, and with them workbooks, and the workbooks of old begin with.
  private static let workbookBeginnings: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]]
  /// So many rows, of so many bytes, tell how fields are separated.
  private static let (sampledRows, sampledBytes) = (100, 64 << 10)

  /// Reads the cells of a CSV file (RFC 4180) of any of the encodings of ``TextEncoding`` and of any dialect.
  ///
  /// Fields are separated as a first line `sep=;` says, else by that of comma, semicolon and tab which splits most rows,
  /// and most of them alike. Rows may have any number of fields. A row of nothing but separators and white space is
  /// none; the others keep the numbers of their lines. An apostrophe before what a spreadsheet would take for a formula
  /// is no part of a text.
  ///
  /// - Parameter encoding: The encoding of a file without a byte order mark; `nil` to find it out.
  /// - Returns: The cells, unless anything is wrong with the file's form; and what is.
  public static func csv(
    _ bytes: [UInt8], path: String, encoding: TextEncoding? = nil
  ) -> (grid: Grid?, faults: [Diagnostic]) {
    csv(bytes, path: path, encoding: encoding, mostCells: mostCells)
  }

  static func csv(
    _ bytes: [UInt8], path: String, encoding: TextEncoding?, mostCells: Int
  ) -> (grid: Grid?, faults: [Diagnostic]) {
    do throws(Diagnostic) {
      try CSVTable.checkSize(bytes, path)
      if workbookBeginnings.contains(where: bytes.starts(with:)) {
        throw Diagnostic(at: Place(path: path), TableFault.workbook)
      }
    } catch {
      return (nil, [error])
    }
    let (text, encoding) = TextEncoding.utf8(bytes, named: encoding)
    return ByteView.withView(of: text) { view in
      var reader = GridReader(view, path: path, mostFaults: mostFaults, mostCells: mostCells)
      reader.checkCharacters(encoding)
      if reader.faults.isEmpty { reader.read() }
      return (reader.faults.isEmpty ? reader.grid : nil, reader.faults)
    }
  }

  /// How the rows that begin at an offset are separated.
  fileprivate static func delimiter(_ bytes: ByteView, from start: Int) -> UInt8 {
    var best = (delimiter: CSVDialect.comma, score: (0, 0, 0))
    for delimiter in CSVDialect.delimiters {
      let scanner = CSVRowScanner(bytes: bytes, delimiter: delimiter)
      // By number of fields, how many rows have so many.
      var rowsByCount: [Int: Int] = [:]
      var rowCount = 0
      var offset = scanner.skipLineEnds(from: start).offset
      while offset < bytes.count, rowCount < sampledRows, offset - start < sampledBytes {
        let row = scanner.row(at: offset) { _, _ in }
        if row.fault == nil, row.fieldCount > 1 { rowsByCount[row.fieldCount, default: 0] += 1 }
        rowCount += 1
        offset = scanner.skipLineEnds(from: row.end).offset
      }
      let most = rowsByCount.max { ($0.value, $0.key) < ($1.value, $1.key) }
      let score = (rowsByCount.values.reduce(0, +), most?.value ?? 0, most?.key ?? 0)
      if score > best.score { best = (delimiter, score) }
    }
    return best.delimiter
  }
}

/// Reads the rows of one text.
private struct GridReader {
  private let bytes: ByteView
  private let path: String
  private let mostFaults: Int
  private let mostCells: Int
  private(set) var grid: Grid
  private(set) var faults: [Diagnostic] = []
  private var cellCount = 0

  init(_ bytes: ByteView, path: String, mostFaults: Int, mostCells: Int) {
    self.bytes = bytes
    self.path = path
    self.mostFaults = mostFaults
    self.mostCells = mostCells
    grid = Grid(path: path)
  }

  private mutating func report(_ fault: TableFault, _ spot: TextSpot) {
    if faults.count < mostFaults {
      faults.append(Diagnostic(at: Place(path: path, line: spot.line, column: spot.column), fault))
    }
  }

  /// Finds what is no character of the file's encoding, and characters that stand in no text.
  mutating func checkCharacters(_ encoding: TextEncoding) {
    var spot = TextSpot(bytes)
    if let offset = bytes.firstIllFormed(0..<bytes.count) {
      spot.advance(to: offset)
      return report(.illFormed(encoding), spot)
    }
    for offset in 0..<bytes.count {
      let byte = bytes[offset]
      guard byte < 0x20 || byte == 0x7F, ![0x09, 0x0A, 0x0D].contains(byte), faults.count < mostFaults else { continue }
      spot.advance(to: offset)
      report(.controlCharacter(byte), spot)
    }
  }

  /// A text without the apostrophe that programs put before what a spreadsheet would take for a formula.
  private static func withoutGuard(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'") else { return text }
    let first = text.unicodeScalars.dropFirst().first { !$0.properties.isWhitespace }
    return first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false ? String(text.dropFirst()) : text
  }

  mutating func read() {
    let named = CSVDialect.named(bytes, at: 0)
    let delimiter = named?.delimiter ?? Grid.delimiter(bytes, from: 0)
    let scanner = CSVRowScanner(bytes: bytes, delimiter: delimiter)
    var spot = TextSpot(bytes)
    spot.advance(to: named?.end ?? 0)
    while true {
      spot.advance(to: scanner.skipLineEnds(from: spot.offset).offset)
      guard spot.offset < bytes.count else { return }
      let (line, start) = (spot.line, spot.offset)
      var cells: [GridCell] = []
      var column = 0
      let row = scanner.row(at: start) { fieldStart, fieldEnd in
        column += 1
        guard !bytes.isBlank(fieldStart, fieldEnd) else { return }
        cellCount += 1
        guard cellCount <= mostCells else { return }
        // The byte before the content of a quoted field is its quote, that before another field is none.
        let isQuoted = bytes[fieldStart - 1] == UInt8(ascii: "\"")
        spot.advance(to: fieldStart - (isQuoted ? 1 : 0))
        let content = fieldStart..<fieldEnd
        let text = isQuoted ? String(decoding: bytes.unquoted(content), as: UTF8.self) : bytes.text(content)
        cells.append(
          GridCell(
            column: column, textColumn: spot.column, textLine: spot.line - line, text: Self.withoutGuard(text)))
      }
      if let (fault, offset) = row.fault {
        var place = TextSpot(bytes, offset: start, line: line)
        place.advance(to: offset)
        report(fault, place)
      }
      if cellCount > mostCells { return report(.tooManyValues(limit: mostCells), spot) }
      if !cells.isEmpty { grid.rows.append(GridRow(number: line, cells: cells)) }
      spot.advance(to: row.end)
    }
  }
}

/// A place in a text that is gone through from its beginning to its end, once.
private struct TextSpot {
  private let scanner: CSVRowScanner
  private(set) var offset: Int
  /// Counted from 1.
  private(set) var line: Int
  /// Counted from 1 in Unicode scalars.
  private(set) var column = 1

  /// - Parameter offset: Where a line begins.
  init(_ bytes: ByteView, offset: Int = 0, line: Int = 1) {
    scanner = CSVRowScanner(bytes: bytes, delimiter: CSVDialect.comma)
    self.offset = offset
    self.line = line
  }

  mutating func advance(to end: Int) {
    let (lines, column) = scanner.position(of: end, from: offset)
    self.column = lines > 0 ? column : self.column + column - 1
    line += lines
    offset = end
  }
}
