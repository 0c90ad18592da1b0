extension CSVChunk {
  /// Reads a column's plain decimals.
  public func readDecimals(_ column: Int, into decimals: inout DecimalColumn) {
    decimals.reset(rowCount: rowCount)
    for start in stride(from: 0, to: rowCount, by: 64) {
      let rows = start..<min(rowCount, start + 64)
      let digits = ScaledDigits(scale: decimals.expectedScale)
      let left =
        decimals.areLong
        ? readAlike(column, rows, digits, into: &decimals, by: digits.readLong)
        : readAlike(column, rows, digits, into: &decimals, by: digits.read)
      if left != 0 { readOthers(column, rows, left, into: &decimals) }
    }
    decimals.align()
  }

  /// Reads those of at most 64 rows that are as most are: the loop has no room for others.
  /// - Returns: The bits of the rows that are left.
  @inline(__always)
  private func readAlike(
    _ column: Int, _ rows: Range<Int>, _ digits: ScaledDigits, into decimals: inout DecimalColumn,
    by read: (ByteView, Int, Int) -> (magnitude: UInt64, isNegative: Bool)?
  ) -> UInt64 {
    let bytes = bytes
    var greatest: UInt64 = 0
    var left: UInt64 = 0
    index.forEachRow(of: column, rows, into: &decimals.coefficients) { row, start, end in
      guard let (magnitude, isNegative) = read(bytes, start, end) else {
        left |= 1 &<< UInt64(truncatingIfNeeded: row)
        return 0
      }
      greatest = max(greatest, magnitude)
      let value = Int64(truncatingIfNeeded: magnitude)
      return isNegative ? 0 &- value : value
    }
    decimals.setAll(besides: left, rows, scale: digits.scale, greatest: greatest)
    return left
  }

  /// Reads those of at most 64 rows whose bit is set, each by itself.
  private func readOthers(_ column: Int, _ rows: Range<Int>, _ bits: UInt64, into decimals: inout DecimalColumn) {
    var left = bits
    var longCount = 0
    while left != 0 {
      let row = rows.lowerBound + left.trailingZeroBitCount
      left &= left &- 1
      let content = index.content(row: row, column: column)
      if content.isEmpty { continue }
      if let value = PlainDecimal.read(bytes, content.lowerBound, content.upperBound) {
        decimals.set(row, value)
        longCount += content.count > 8 ? 1 : 0
      } else if !bytes.isNoData(content.lowerBound, content.upperBound) {
        decimals.others.append(row)
      }
    }
    if longCount * 8 > rows.count { decimals.areLong = true }
  }
}
