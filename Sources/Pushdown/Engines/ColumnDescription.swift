/// How a dialect is asked for the columns of a table, and how a line of the answer is read.
///
/// A name with a line end or a separator in it makes a line that has no meaning, never another column.
struct ColumnDescription {
  /// Stands between fields where the client is told what shall.
  static let separator = "\u{1F}"

  let dialect: Dialect

  func statement(_ table: String) -> ClientScript.Query {
    switch dialect {
    case .duckdb:
      // In digits, as a name may have any character.
      ClientScript.Query(
        "SELECT hex(column_name) || ' ' || hex(column_type) FROM (DESCRIBE SELECT * FROM \(table))")
    case .postgres: ClientScript.Query("SELECT * FROM \(table)", end: "\\gdesc")
    case .spark: ClientScript.Query("DESCRIBE QUERY SELECT * FROM \(table)")
    }
  }

  func column(_ line: ArraySlice<UInt8>) throws(EngineFault) -> EngineColumn {
    let found: EngineColumn? =
      switch dialect {
      case .duckdb: fields(line, by: UInt8(ascii: " "), 2).flatMap { column(digits: $0[0], $0[1]) }
      case .postgres: fields(line, by: 0x1F, 2).flatMap { column(name: $0[0], type: $0[1]) }
      // Name, type and comment, each filled up with blanks.
      case .spark: fields(line, by: 0x09, 3).flatMap { column(name: trimmed($0[0]), type: trimmed($0[1])) }
      }
    guard let found else { throw ClientOutput.unexpected(line) }
    return found
  }

  private func fields(_ line: ArraySlice<UInt8>, by separator: UInt8, _ count: Int) -> [ArraySlice<UInt8>]? {
    let fields = line.split(separator: separator, omittingEmptySubsequences: false)
    return fields.count == count ? fields : nil
  }

  private func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    field.prefix((field.lastIndex { $0 != 0x20 } ?? field.startIndex - 1) + 1 - field.startIndex)
  }

  private func column(name: some Sequence<UInt8>, type: some Sequence<UInt8>) -> EngineColumn? {
    guard let name = String(validating: Array(name), as: UTF8.self), !name.isEmpty,
      let type = String(validating: Array(type), as: UTF8.self), !type.isEmpty
    else { return nil }
    return EngineColumn(name: name, type: type)
  }

  private func column(digits name: ArraySlice<UInt8>, _ type: ArraySlice<UInt8>) -> EngineColumn? {
    guard let name = bytes(name), let type = bytes(type) else { return nil }
    return column(name: name, type: type)
  }

  /// The bytes that hexadecimal digits stand for.
  private func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    var high: Int?
    for digit in digits {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      if let first = high {
        bytes.append(UInt8(first << 4 | value))
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }
}
