/// The fields of one chunk's rows.
///
/// One for each thread, which reads chunk after chunk into the same room. Rows are counted from 0 within the chunk.
public struct CSVChunk: ~Copyable {
  /// A row that is not judged, because of its form.
  public struct Fault: Sendable, Hashable {
    public let row: Int
    /// How many lines stand between the start of the chunk and the fault.
    public let line: Int
    /// Counted from 1.
    public let column: Int
    public let fault: TableFault
  }

  public let file: CSVFile
  /// The byte range of the chunk in the file.
  public private(set) var range = 0..<0
  /// Rows that are not empty lines, faulty ones included.
  public private(set) var rowCount = 0
  /// Line ends, those within quotes included.
  public private(set) var lineCount = 0
  /// The rows whose form is at fault; all their fields are blank.
  public private(set) var faultyRows = Bitmap()
  public private(set) var faultCount = 0
  /// The faults in the order of the rows, up to the limit that was given.
  public private(set) var faults: [Fault] = []

  var bytes = ByteView()
  /// Whether a quote may stand in a field.
  var hasQuotes = false
  let columnCount: Int
  /// For each field, row by row, the offset before its content and the offset behind it.
  var befores = Buffer<UInt32>()
  var ends = Buffer<UInt32>()
  private var rowStarts = Buffer<UInt32>()
  private var rowLines = Buffer<UInt32>()

  public init(_ file: CSVFile) {
    self.file = file
    columnCount = file.header.count
  }

  /// Reads the rows of a chunk in place of those that were read before.
  /// - Parameter faultLimit: How many faults are listed. All are counted.
  public mutating func read(_ chunk: Int, faultLimit: Int = .max) {
    range = file.chunks[chunk]
    bytes = file.mapping.bytes.part(range, margin: 0)
    rowCount = 0
    lineCount = 0
    faultCount = 0
    faults.removeAll(keepingCapacity: true)
    readCarefully(faultLimit: faultLimit)
  }

  private mutating func readCarefully(faultLimit: Int) {
    hasQuotes = false
    var faulty: [Int] = []
    let scanner = CSVRowScanner(bytes: bytes, delimiter: file.dialect.delimiter)
    let isWellFormed = bytes.firstIllFormed(0..<bytes.count) == nil
    befores.resize(to: 0, filling: 0)
    ends.resize(to: 0, filling: 0)
    rowStarts.resize(to: 0, filling: 0)
    rowLines.resize(to: 0, filling: 0)
    var offset = 0
    while true {
      let skipped = scanner.skipLineEnds(from: offset)
      lineCount += skipped.lineCount
      offset = skipped.offset
      guard offset < bytes.count else { break }
      let start = offset
      var fields = ends.count
      let row = scanner.row(at: start) { start, end in
        befores.append(UInt32(truncatingIfNeeded: start &- 1))
        ends.append(UInt32(truncatingIfNeeded: end))
      }
      hasQuotes = hasQuotes || row.hasQuotes
      var fault = row.fault
      if fault == nil, row.fieldCount != columnCount {
        fault = (.fieldCount(row.fieldCount, header: columnCount), start)
      }
      if !isWellFormed, let illFormed = bytes.firstIllFormed(start..<row.end) { fault = (.notUTF8, illFormed) }
      rowStarts.append(UInt32(start))
      rowLines.append(UInt32(lineCount))
      if let fault {
        faulty.append(rowCount)
        faultCount += 1
        if faults.count < faultLimit {
          let position = scanner.position(of: fault.offset, from: start)
          faults.append(
            Fault(row: rowCount, line: lineCount + position.line, column: position.column, fault: fault.0))
        }
        befores.resize(to: rowCount * columnCount, filling: 0)
        ends.resize(to: rowCount * columnCount, filling: 0)
        fields = ends.count
        for _ in 0..<columnCount {
          befores.append(UInt32(truncatingIfNeeded: start &- 1))
          ends.append(UInt32(start))
        }
      }
      _ = fields
      rowCount += 1
      lineCount += scanner.position(of: row.end, from: start).line
      offset = row.end
    }
    faultyRows.reset(count: rowCount)
    for row in faulty { faultyRows[row] = true }
  }

  /// Where a field's content stands in the file, without its quotes.
  public func byteRange(row: Int, column: Int) -> Range<Int> {
    let content = content(row, column)
    return range.lowerBound + content.lowerBound..<range.lowerBound + content.upperBound
  }

  /// A field's content with doubled quotes made single.
  public func text(row: Int, column: Int) -> String {
    let text = bytes.text(content(row, column))
    return hasQuotes ? unquoted(text) : text
  }

  /// Whether a field is empty or white space alone.
  public func isBlank(row: Int, column: Int) -> Bool {
    bytes.text(content(row, column)).unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Where a row begins in the file.
  public func startOffset(ofRow row: Int) -> Int { range.lowerBound + Int(rowStarts[row]) }

  /// How many lines stand before a row in the chunk.
  public func line(ofRow row: Int) -> Int { Int(rowLines[row]) }

  /// Where a field begins, its quote included: how many lines stand before it in the chunk, and the code point of its
  /// line, counted from 1.
  public func place(row: Int, column: Int) -> (line: Int, column: Int) {
    let content = content(row, column)
    let start = Int(rowStarts[row])
    // The content of a quoted field begins behind its quote; the quote that ends a field is never before one.
    let isQuoted =
      hasQuotes && content.lowerBound > start && bytes[content.lowerBound - 1] == UInt8(ascii: "\"")
    let position = CSVRowScanner(bytes: bytes, delimiter: file.dialect.delimiter)
      .position(of: content.lowerBound - (isQuoted ? 1 : 0), from: start)
    return (line(ofRow: row) + position.line, position.column)
  }

  /// The code point of its line at which a field begins, counted from 1, its quote included.
  public func column(row: Int, column: Int) -> Int { place(row: row, column: column).column }

  private func content(_ row: Int, _ column: Int) -> Range<Int> {
    precondition(UInt(bitPattern: column) < UInt(bitPattern: columnCount))
    let field = row * columnCount + column
    return Int(befores[field] &+ 1)..<Int(ends[field])
  }

  private func unquoted(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\"")) else { return text }
    var kept: [UInt8] = []
    var isSecond = false
    for byte in text.utf8 {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if byte != UInt8(ascii: "\"") || isSecond { kept.append(byte) }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
