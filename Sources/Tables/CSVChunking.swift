/// Finds where a CSV file may be cut: behind the end of a row, never within one.
struct CSVChunking {
  let bytes: ByteView
  let delimiter: UInt8
  let bytesPerChunk: Int

  /// The chunks from an offset, at which a row begins, to the end of the file.
  func chunks(from start: Int) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = start
    while start < bytes.count {
      let end = carefulEnd(from: start)
      chunks.append(start..<end)
      start = end
    }
    return chunks
  }

  /// The end of a chunk, found by reading row after row.
  private func carefulEnd(from start: Int) -> Int {
    let scanner = CSVRowScanner(bytes: bytes, delimiter: delimiter)
    var end = start
    while end < bytes.count, end - start < bytesPerChunk {
      let next = scanner.skipLineEnds(from: end).offset
      end = next > end ? next : scanner.row(at: end) { _, _ in }.end
    }
    return end
  }
}
