extension CSVChunk {
  /// Reads a column's plain decimals.
  public func readDecimals(_ column: Int, into decimals: inout DecimalColumn) {
    decimals.reset(rowCount: rowCount)
    var digits = ScaledDigits(scale: decimals.commonScale)
    for word in 0..<decimals.isThere.words.count {
      let rows = word * 64..<min(rowCount, word * 64 + 64)
      var greatest: UInt64 = 0
      var left: UInt64 = 0
      index.forEachRow(of: column, rows, into: &decimals.coefficients) { row, start, end in
        guard let (magnitude, isNegative) = digits.read(bytes, start, end) else {
          left |= 1 &<< UInt64(truncatingIfNeeded: row)
          return 0
        }
        greatest = max(greatest, magnitude)
        let value = Int64(truncatingIfNeeded: magnitude)
        return isNegative ? 0 &- value : value
      }
      decimals.setAll(besides: left, rows, scale: digits.scale, greatest: greatest)
      // The loop above has no room for what is not as most are.
      if let scale = readOthers(column, rows, left, into: &decimals), scale <= ScaledDigits.greatestScale {
        digits = ScaledDigits(scale: scale)
      }
    }
    decimals.align()
  }

  /// Reads those of at most 64 rows whose bit is set, each by itself.
  /// - Returns: The scale of the last decimal that was found.
  private func readOthers(
    _ column: Int, _ rows: Range<Int>, _ bits: UInt64, into decimals: inout DecimalColumn
  ) -> UInt8? {
    var scale: UInt8?
    var left = bits
    while left != 0 {
      let row = rows.lowerBound + left.trailingZeroBitCount
      left &= left &- 1
      let content = index.content(row: row, column: column)
      if let value = PlainDecimal.read(bytes, content.lowerBound, content.upperBound) {
        decimals.set(row, value)
        scale = value.scale
      } else if !bytes.isBlank(content.lowerBound, content.upperBound) {
        decimals.others.append(row)
      }
    }
    return scale
  }
}
