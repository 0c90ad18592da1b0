extension CSVChunk {
  /// Longer chunks are the work of a quote that was not closed, or of one huge field.
  private static let speedLimit = 16 << 20

  /// The longest row, in bytes: the offsets of fields have 32 bits.
  static let rowLimit = 1 << 30

  /// Reads the chunk if it is one of those nearly all are: one form of line end, UTF-8, rows of as many fields as the
  /// header has, and quotes, if any, that are well-formed and enclose no line end. Each of these is found out, none
  /// assumed.
  mutating func readAtSpeed() -> Bool {
    guard bytes.count <= Self.speedLimit, var scan = scanSeparators() else { return false }
    if isCRLF != (scan.carriageReturnCount > 0) {
      isCRLF.toggle()
      guard let again = scanSeparators() else { return false }
      scan = again
    }
    guard let rowCount = countRows(scan) else { return false }
    guard !scan.isBeyondASCII || bytes.firstIllFormed(0..<bytes.count) == nil else { return false }
    self.rowCount = rowCount
    lineCount = scan.lineFeedCount
    index.setDense(rowCount: rowCount, stride: stride)
    if scan.hasQuotes { leaveOutQuotes() }
    hasQuotes = scan.hasDoubledQuotes
    faultyRows.reset(count: rowCount)
    return true
  }

  private mutating func scanSeparators() -> SeparatorScan? {
    let delimiter = file.dialect.delimiter
    let scan = SeparatorScan(bytes, delimiter: delimiter, isCRLF: isCRLF, into: &index.befores)
    return scan.hasQuotes
      ? SeparatorScan(quoted: bytes, delimiter: delimiter, isCRLF: isCRLF, into: &index.befores) : scan
  }

  /// Makes a dense index one of what stands between quotes.
  private mutating func leaveOutQuotes() {
    rowStarts.resize(to: rowCount, filling: 0)
    rowLines.resize(to: rowCount, filling: 0)
    for row in 0..<rowCount {
      rowStarts[row] = index.befores[row * stride] &+ 1
      rowLines[row] = UInt32(row)
    }
    index.leaveOut(UInt8(ascii: "\""), in: bytes)
  }

  private var stride: Int { columnCount + (isCRLF ? 1 : 0) }

  /// How many rows the separators make, or `nil` where one is not where a row of the header's fields has it.
  private mutating func countRows(_ scan: SeparatorScan) -> Int? {
    let stride = stride
    var count = scan.count
    let isEndMissing = bytes.count > 0 && bytes[bytes.count - 1] != UInt8(ascii: "\n")
    index.befores[0] = .max
    if isEndMissing {
      // As if the line end were there: CR too where it is one.
      index.befores.resize(to: max(index.befores.count, count + 3), filling: 0)
      for _ in 0..<(isCRLF ? 2 : 1) {
        count += 1
        index.befores[count] = UInt32(bytes.count)
      }
    }
    let rowCount = count / stride
    let wholeCount = rowCount - (isEndMissing ? 1 : 0)
    guard
      count == rowCount * stride, scan.lineFeedCount == wholeCount,
      scan.carriageReturnCount == (isCRLF ? wholeCount : 0)
    else { return nil }
    // There are as many line feeds as rows: where each row ends in one, none stands elsewhere.
    var before = -1
    for row in 0..<wholeCount {
      let end = Int(index.befores[(row + 1) * stride])
      guard bytes[end] == UInt8(ascii: "\n") else { return nil }
      guard !isCRLF || bytes[end - 1] == UInt8(ascii: "\r") else { return nil }
      // An empty line is no row of one empty field.
      guard columnCount > 1 || end - before > (isCRLF ? 2 : 1) else { return nil }
      before = end
    }
    return rowCount
  }

  /// Reads the chunk row by row, whatever is in it.
  mutating func readCarefully(faultLimit: Int) {
    let scanner = CSVRowScanner(bytes: bytes, delimiter: file.dialect.delimiter)
    let isWellFormed = bytes.firstIllFormed(0..<bytes.count) == nil
    var faultyRows: [Int] = []
    (rowCount, lineCount, hasQuotes) = (0, 0, false)
    index.setSparse(columnCount: columnCount)
    rowStarts.resize(to: 0, filling: 0)
    rowLines.resize(to: 0, filling: 0)
    var offset = 0
    while true {
      let skipped = scanner.skipLineEnds(from: offset)
      lineCount += skipped.lineCount
      let start = skipped.offset
      guard start < bytes.count else { break }
      let row = scanner.row(at: start) { start, end in
        // More than fit are a fault, and not kept.
        if index.ends.count < (rowCount + 1) * columnCount { index.append(start, end) }
      }
      hasQuotes = hasQuotes || row.hasQuotes
      rowStarts.append(UInt32(start))
      rowLines.append(UInt32(truncatingIfNeeded: lineCount))
      if let (fault, offset) = fault(of: row, from: start, isWellFormed: isWellFormed) {
        faultyRows.append(rowCount)
        index.setFaulty(row: rowCount, offset: start)
        if faults.count < faultLimit {
          let (line, column) = scanner.position(of: offset, from: start)
          faults.append(Fault(row: rowCount, line: lineCount + line, column: column, fault: fault))
        }
      }
      rowCount += 1
      lineCount += row.hasQuotes ? scanner.position(of: row.end, from: start).line : row.lineEndCount
      offset = row.end
    }
    faultCount = faultyRows.count
    self.faultyRows.reset(count: rowCount)
    for row in faultyRows { self.faultyRows[row] = true }
  }

  /// What is wrong with a row, and where: one fault for each row, that of its text before those of its form.
  private func fault(
    of row: CSVRowScanner.Row, from start: Int, isWellFormed: Bool
  ) -> (TableFault, offset: Int)? {
    if !isWellFormed, let offset = bytes.firstIllFormed(start..<row.end) { return (.illFormed(file.encoding), offset) }
    if let fault = row.fault { return fault }
    if row.fieldCount != columnCount {
      return (.fieldCount(row.fieldCount, header: columnCount), start)
    }
    return row.end - start > Self.rowLimit ? (.rowTooLong(limit: Self.rowLimit), start) : nil
  }
}
