/// Finds where a CSV file may be cut: behind the end of a row, never within one.
struct CSVChunking {
  private let bytes: ByteView
  private let delimiter: UInt8
  private let bytesPerChunk: Int
  private let scanner: CSVRowScanner
  private(set) var chunks: [Range<Int>] = []
  /// Where the next chunk begins.
  private var start: Int

  /// Cuts what follows `start`, at which a row begins, into chunks that reach `bytesPerChunk`.
  init(_ bytes: ByteView, from start: Int, delimiter: UInt8, bytesPerChunk: Int) {
    self.bytes = bytes
    self.start = start
    self.delimiter = delimiter
    self.bytesPerChunk = bytesPerChunk
    scanner = CSVRowScanner(bytes: bytes, delimiter: delimiter)
    chunks.reserveCapacity((bytes.count - start) / bytesPerChunk + 1)
    cutLines(upTo: bytes.firstOffset(of: UInt8(ascii: "\""), from: start) ?? bytes.count)
    if start < bytes.count { cutByParity() }
    cutCarefully()
  }

  private mutating func cut(at end: Int) {
    chunks.append(start..<end)
    start = end
  }

  /// Cuts at line ends, where no quote stands before `limit`.
  private mutating func cutLines(upTo limit: Int) {
    while start < limit {
      var end = start + bytesPerChunk - 1
      while end < limit, !scanner.isLineEnd(bytes[end]) { end += 1 }
      guard end < limit || limit == bytes.count else { return }
      cut(at: scanner.lineEnd(at: min(end, limit)))
    }
  }

  /// Cuts at line ends that no quotes enclose, as long as all quotes are well-formed.
  private mutating func cutByParity() {
    let quote = ByteVector(repeating: UInt8(ascii: "\""))
    let delimiters = ByteVector(repeating: delimiter)
    let lineFeed = ByteVector(repeating: UInt8(ascii: "\n"))
    let carriageReturn = ByteVector(repeating: UInt8(ascii: "\r"))
    var parity = QuoteParity()
    for offset in stride(from: start, to: bytes.count, by: ByteBlock.length) {
      let block = ByteBlock(bytes, at: offset)
      let lineEnds = block.mask { $0.lanes(equalTo: lineFeed) | $0.lanes(equalTo: carriageReturn) }
      let found = parity.next(
        quotes: block.mask { $0.lanes(equalTo: quote) },
        separators: block.mask { $0.lanes(equalTo: delimiters) } | lineEnds, count: bytes.count - offset)
      guard !found.isMalformed else { return }
      var ends = lineEnds & ~found.inside
      while ends != 0 {
        let end = offset + ends.trailingZeroBitCount
        ends &= ends &- 1
        if end - start >= bytesPerChunk - 1 { cut(at: scanner.lineEnd(at: end)) }
      }
    }
    if !parity.isOpen, start < bytes.count { cut(at: bytes.count) }
  }

  /// Cuts what is left by reading row after row, as where quotes are not well-formed.
  private mutating func cutCarefully() {
    while start < bytes.count {
      var end = start
      while end < bytes.count, end - start < bytesPerChunk {
        let next = scanner.skipLineEnds(from: end).offset
        end = next > end ? next : scanner.row(at: end) { _, _ in }.end
      }
      cut(at: end)
    }
  }
}
