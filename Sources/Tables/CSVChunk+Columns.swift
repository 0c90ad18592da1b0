extension CSVChunk {
  /// Reads a column's plain decimals.
  public func readDecimals(_ column: Int, into decimals: inout DecimalColumn) {
    decimals.coefficients.resize(to: rowCount, filling: 0)
    decimals.isThere.reset(count: rowCount)
    decimals.others.removeAll(keepingCapacity: true)
    var values: [(coefficient: Int64, scale: Int)?] = []
    decimals.scale = 0
    for row in 0..<rowCount {
      let value = Self.plainDecimal(text(row: row, column: column))
      values.append(value)
      decimals.scale = max(decimals.scale, value?.scale ?? 0)
    }
    decimals.greatest = 0
    for row in 0..<rowCount {
      decimals.coefficients[row] = 0
      if let value = values[row] {
        var coefficient: Int64? = value.coefficient
        for _ in value.scale..<decimals.scale {
          coefficient = coefficient.flatMap { $0.magnitude < 100_000_000_000_000_000 ? $0 * 10 : nil }
        }
        if let coefficient {
          decimals.coefficients[row] = coefficient
          decimals.isThere[row] = true
          decimals.greatest = max(decimals.greatest, coefficient.magnitude)
          continue
        }
      }
      if !isBlank(row: row, column: column) { decimals.others.append(row) }
    }
  }

  private static func plainDecimal(_ text: String) -> (coefficient: Int64, scale: Int)? {
    var (coefficient, digitCount, scale) = (0 as Int64, 0, -1)
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    for byte in text.utf8.dropFirst(isNegative ? 1 : 0) {
      if byte &- 0x30 <= 9 {
        guard coefficient < 100_000_000_000_000_000 else { return nil }
        coefficient = coefficient * 10 + Int64(byte &- 0x30)
        digitCount += 1
        if scale >= 0 { scale += 1 }
      } else {
        guard byte == UInt8(ascii: "."), scale < 0, digitCount > 0 else { return nil }
        scale = 0
      }
    }
    guard digitCount > 0, scale != 0, scale <= DecimalColumn.digitLimit else { return nil }
    return (isNegative ? -coefficient : coefficient, max(0, scale))
  }

  /// Reads a column's texts as codes; texts that are new to the dictionary get one.
  public func readCodes(_ column: Int, _ dictionary: inout TextDictionary, into codes: inout CodeColumn) {
    codes.codes.resize(to: rowCount, filling: 0)
    for row in 0..<rowCount {
      codes.codes[row] =
        isBlank(row: row, column: column) ? 0 : dictionary.code(of: text(row: row, column: column))
    }
  }

  /// Sets the bits of the rows whose field is empty or white space alone.
  public func readBlanks(_ column: Int, into blanks: inout Bitmap) {
    blanks.reset(count: rowCount)
    for row in 0..<rowCount where isBlank(row: row, column: column) { blanks[row] = true }
  }

  /// Mixes the text of a column's fields into a hash for each row. The buffer has an element for each row.
  public func addHashes(_ column: Int, to hashes: inout Buffer<UInt64>) {
    precondition(hashes.count == rowCount)
    for row in 0..<rowCount {
      var hash = hashes[row]
      for byte in text(row: row, column: column).utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      hashes[row] = (hash ^ 0xFF) &* 0x9E37_79B9_7F4A_7C15
    }
  }
}
