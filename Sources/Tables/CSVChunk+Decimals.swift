extension CSVChunk {
  /// Reads a column's plain decimals.
  public func readDecimals(_ column: Int, into decimals: inout DecimalColumn) {
    decimals.reset(rowCount: rowCount)
    var (least, most) = (UInt8.max, UInt8.min)
    var greatest: UInt64 = 0
    index.forEachRow(of: column, rowCount: rowCount) { row, start, end in
      if let value = PlainDecimal(bytes, start, end) {
        decimals.coefficients[row] = value.coefficient
        decimals.scales[row] = value.scale
        decimals.isThere.words[row / 64] |= 1 &<< UInt64(truncatingIfNeeded: row % 64)
        greatest = max(greatest, value.coefficient.magnitude)
        least = min(least, value.scale)
        most = max(most, value.scale)
      } else {
        decimals.coefficients[row] = 0
        if !bytes.isBlank(start, end) { decimals.others.append(row) }
      }
    }
    decimals.align(scales: min(least, most)...most, greatest: greatest)
  }
}
