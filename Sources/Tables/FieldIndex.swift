/// Where the fields of a chunk stand, row by row, as offsets from the chunk's start.
@safe
struct FieldIndex: ~Copyable, Sendable {
  /// The offset before each field's content. In a dense index these are separators: the one that ends a field is the
  /// one before the next.
  var befores = Buffer<UInt32>()
  /// The offset behind each field's content, where the index is not dense.
  var ends = Buffer<UInt32>()
  /// How many entries a row takes. In a dense index of lines that end in CRLF one more than there are columns: what
  /// stands between CR and LF.
  private(set) var stride = 0
  private(set) var isDense = false

  /// Takes what stands in `befores` as the separators of so many rows, the first of them before the first row.
  mutating func setDense(rowCount: Int, stride: Int) {
    isDense = true
    self.stride = stride
    befores.resize(to: rowCount * stride + 1, filling: 0)
  }

  /// Makes a dense index one whose fields begin behind a quote and end before one where they begin with it.
  mutating func leaveOut(_ quote: UInt8, in bytes: ByteView) {
    let fieldCount = befores.count - 1
    ends.resize(to: fieldCount, filling: 0)
    for field in 0..<fieldCount {
      // Each separator is the one before the next field too, so that it is changed last.
      let (before, end) = (befores[field], befores[field + 1])
      let isQuoted = before &+ 1 < end && bytes[Int(before &+ 1)] == quote
      ends[field] = end &- (isQuoted ? 1 : 0)
      befores[field] = before &+ (isQuoted ? 1 : 0)
    }
    befores.resize(to: fieldCount, filling: 0)
    isDense = false
  }

  /// Makes it an index without rows, to which fields are added one by one.
  mutating func setSparse(columnCount: Int) {
    isDense = false
    stride = columnCount
    befores.resize(to: 0, filling: 0)
    ends.resize(to: 0, filling: 0)
  }

  mutating func append(_ start: Int, _ end: Int) {
    befores.append(UInt32(truncatingIfNeeded: start &- 1))
    ends.append(UInt32(truncatingIfNeeded: end))
  }

  /// Keeps the fields of the first rows, and gives the next one nothing but empty fields at `offset`.
  mutating func setFaulty(row: Int, offset: Int) {
    befores.resize(to: row * stride, filling: 0)
    ends.resize(to: row * stride, filling: 0)
    for _ in 0..<stride { append(offset, offset) }
  }

  /// The offsets of a field's content.
  func content(row: Int, column: Int) -> Range<Int> {
    let field = row * stride + column
    return Int(befores[field] &+ 1)..<Int(isDense ? befores[field + 1] : ends[field])
  }

  /// Gives the content of a column's field to `body`, row after row, and stores the values that it returns.
  @inline(__always)
  func forEachRow<Value>(
    of column: Int, _ rows: Range<Int>, into values: inout Buffer<Value>,
    _ body: (_ row: Int, _ start: Int, _ end: Int) -> Value
  ) {
    precondition(rows.upperBound <= values.count)
    // There is an element for each row, as was checked.
    unsafe values.withUnsafeMutablePointer { values, _ in
      forEachRow(of: column, rows) { row, start, end in unsafe values[row] = body(row, start, end) }
    }
  }

  /// Gives the content of a column's field to `body`, row after row, and stores the bits that it returns, 64 a word.
  @inline(__always)
  func forEachRow(
    of column: Int, rowCount: Int, bits: inout Buffer<UInt64>, _ body: (_ row: Int, _ start: Int, _ end: Int) -> Bool
  ) {
    for word in 0..<bits.count {
      var set: UInt64 = 0
      let rows = word * 64..<min(word * 64 + 64, rowCount)
      forEachRow(of: column, rows) { row, start, end in
        set |= (body(row, start, end) ? 1 : 0) &<< UInt64(truncatingIfNeeded: row)
      }
      bits[word] = set
    }
  }

  /// Gives the content of a column's field to `body`, row after row, and stores the values that it makes of those there.
  @inline(__always)
  func forEachRow<Value>(
    of column: Int, _ values: inout Buffer<Value>, _ body: (_ value: inout Value, _ start: Int, _ end: Int) -> Void
  ) {
    // There is a row for each element.
    let rowCount = values.count
    unsafe values.withUnsafeMutablePointer { values, _ in
      forEachRow(of: column, 0..<rowCount) { row, start, end in unsafe body(&values[row], start, end) }
    }
  }

  /// Gives the content of a column's field to `body`, row after row.
  @inline(__always)
  private func forEachRow(of column: Int, _ rows: Range<Int>, _ body: (_ row: Int, _ start: Int, _ end: Int) -> Void) {
    precondition(column >= 0 && column < stride && rows.lowerBound >= 0)
    precondition(
      rows.upperBound * stride + (isDense ? 1 : 0) <= befores.count && (isDense || ends.count == befores.count))
    // For each of the rows there is an entry of the column, and one behind it in a dense index, as was checked.
    unsafe befores.withUnsafePointer { befores, _ in
      unsafe ends.withUnsafePointer { ends, _ in
        let behind = unsafe isDense ? befores + 1 : ends
        var field = rows.lowerBound &* stride &+ column
        for row in rows {
          unsafe body(row, Int(befores[field] &+ 1), Int(behind[field]))
          field &+= stride
        }
      }
    }
  }
}
