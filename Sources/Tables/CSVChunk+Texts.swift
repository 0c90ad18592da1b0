extension CSVChunk {
  /// Reads a column's texts as codes; texts that are new to the dictionary get one, white space alone counts as blank.
  public func readCodes(_ column: Int, _ dictionary: inout TextDictionary, into codes: inout CodeColumn) {
    codes.codes.resize(to: rowCount, filling: 0)
    let bytes = bytes
    guard hasQuotes else {
      index.forEachRow(of: column, &codes.codes) { code, start, end in code = dictionary.code(bytes, start, end) }
      return
    }
    index.forEachRow(of: column, &codes.codes) { code, start, end in
      code =
        isDoubled(start, end)
        ? bytes.withUnquoted(start..<end) { dictionary.code($0, 0, $0.count) } : dictionary.code(bytes, start, end)
    }
  }

  /// Sets the bits of the rows whose field is blank or says that there is no value.
  public func readNoData(_ column: Int, into rows: inout Bitmap) {
    rows.reset(count: rowCount)
    index.forEachRow(of: column, rowCount: rowCount, bits: &rows.words) { _, start, end in
      bytes.isNoData(start, end)
    }
  }

  /// Sets the bits of the rows whose field begins with some bytes, three at most.
  public func readMarked(_ column: Int, _ mark: [UInt8], into rows: inout Bitmap) {
    rows.reset(count: rowCount)
    index.forEachRow(of: column, rowCount: rowCount, bits: &rows.words) { _, start, end in
      end - start >= mark.count && mark.indices.allSatisfy { bytes[start + $0] == mark[$0] }
    }
  }

  /// Mixes the text of a column's fields into a hash for each row. The buffer has an element for each row.
  ///
  /// Equal texts mix equally, whichever chunk, file or machine they are read in.
  public func addHashes(_ column: Int, to hashes: inout Buffer<UInt64>) {
    precondition(hashes.count == rowCount)
    index.forEachRow(of: column, &hashes) { hash, start, end in
      hash =
        isDoubled(start, end)
        ? bytes.withUnquoted(start..<end) { TextHash.hash($0, 0, $0.count, into: hash) }
        : TextHash.hash(bytes, start, end, into: hash)
    }
  }

  /// Whether a quote within a field's content stands there twice.
  @inline(__always)
  private func isDoubled(_ start: Int, _ end: Int) -> Bool {
    hasQuotes && (start..<end).contains { bytes[$0] == UInt8(ascii: "\"") }
  }
}
