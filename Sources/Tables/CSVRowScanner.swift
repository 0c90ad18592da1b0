/// Reads rows byte by byte by RFC 4180: right for every text, malformed ones included.
///
/// After a fault of quoting the row ends at the next line end, quoted or not, and the row behind it is read as usual.
struct CSVRowScanner {
  let bytes: ByteView
  let delimiter: UInt8

  /// What one row came to.
  struct Row {
    /// The offset behind the row's line end.
    var end: Int
    var fieldCount = 0
    /// 1, or 0 where the bytes end without a line end.
    var lineEndCount = 0
    /// Whether a quote stands in the row.
    var hasQuotes = false
    /// A fault of quoting and its offset.
    var fault: (TableFault, offset: Int)?
  }

  /// Skips line ends from an offset on; gives the offset of what follows and how many there were.
  func skipLineEnds(from offset: Int) -> (offset: Int, lineCount: Int) {
    var (offset, lineCount) = (offset, 0)
    while offset < bytes.count, isLineEnd(bytes[offset]) {
      offset = lineEnd(at: offset)
      lineCount += 1
    }
    return (offset, lineCount)
  }

  /// Reads the row that begins at `start`, which is no line end, and gives the content of each field to `field`.
  @inline(__always)
  func row(at start: Int, field: (_ start: Int, _ end: Int) -> Void) -> Row {
    var row = Row(end: start)
    var offset = start
    while true {
      row.fieldCount += 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
        row.hasQuotes = true
        guard let end = quotedEnd(offset) else {
          return stopped(row, at: offset, .unclosedQuote)
        }
        field(offset + 1, end)
        offset = end + 1
        guard offset == bytes.count || bytes[offset] == delimiter || isLineEnd(bytes[offset]) else {
          return stopped(row, at: offset, .textAfterQuote)
        }
      } else {
        let begin = offset
        while offset < bytes.count, bytes[offset] != delimiter, !isLineEnd(bytes[offset]) {
          if bytes[offset] == UInt8(ascii: "\"") { return stopped(row, at: offset, .strayQuote) }
          offset += 1
        }
        field(begin, offset)
      }
      guard offset < bytes.count, bytes[offset] == delimiter else { break }
      offset += 1
    }
    row.end = lineEnd(at: offset)
    row.lineEndCount = row.end > offset ? 1 : 0
    return row
  }

  /// How many lines and code points lie between two offsets, as places count them.
  func position(of offset: Int, from start: Int) -> (line: Int, column: Int) {
    var (line, column) = (0, 1)
    for i in start..<offset {
      let byte = bytes[i]
      let isFirstOfTwo = byte == UInt8(ascii: "\r") && i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "\n")
      if isLineEnd(byte), !isFirstOfTwo {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  /// The offset of the quote that closes the one at `opening`.
  private func quotedEnd(_ opening: Int) -> Int? {
    var offset = opening + 1
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\"") {
        guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else { return offset }
        offset += 1
      }
      offset += 1
    }
    return nil
  }

  private func stopped(_ row: Row, at offset: Int, _ fault: TableFault) -> Row {
    var row = row
    row.hasQuotes = true
    row.fault = (fault, offset)
    row.end = offset
    if fault == .unclosedQuote { row.end = bytes.count }
    while row.end < bytes.count, !isLineEnd(bytes[row.end]) { row.end += 1 }
    row.end = lineEnd(at: row.end)
    return row
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// The offset behind the line end at `offset`: LF, CRLF, a CR alone, or the end of the bytes.
  private func lineEnd(at offset: Int) -> Int {
    guard offset < bytes.count else { return offset }
    let isPair =
      bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
    return offset + (isPair ? 2 : 1)
  }
}
