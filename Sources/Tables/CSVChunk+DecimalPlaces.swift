extension CSVChunk {
  /// How many bytes stand behind the last point of a field: the digits after the point, where it is a plain decimal.
  package func decimalPlaces(row: Int, column: Int) -> Int {
    let range = byteRange(row: row, column: column)
    var offset = range.upperBound
    while offset > range.lowerBound {
      offset -= 1
      if file.mapping.bytes[offset] == UInt8(ascii: ".") { return range.upperBound - offset - 1 }
    }
    return 0
  }
}
