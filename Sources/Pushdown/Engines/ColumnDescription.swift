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
    // All in one line, type and then names; what Spark itself prints of a table has comments with line ends in it.
    case .spark:
      ClientScript.Query(
        """
        SELECT concat_ws(' ', hex(typeof(struct(t.*))), array_join(transform(
          json_object_keys(to_json(struct(t.*), map('ignoreNullFields', 'false'))), name -> hex(name)), ' '))
        FROM VALUES (1) AS one LEFT JOIN (SELECT * FROM \(table) LIMIT 0) AS t
        """)
    }
  }

  /// The columns that a line tells of: one, but for Spark all.
  func columns(_ line: ArraySlice<UInt8>) throws(EngineFault) -> [EngineColumn] {
    let found: [EngineColumn]? =
      switch dialect {
      case .duckdb:
        fields(line, by: UInt8(ascii: " ")).flatMap { fields in
          texts(digits: fields).flatMap { column(name: $0[0], type: $0[1]) }
        }
      case .postgres:
        fields(line, by: 0x1F).flatMap { fields in texts(fields).flatMap { column(name: $0[0], type: $0[1]) } }
      case .spark:
        texts(digits: line.split(separator: UInt8(ascii: " "))).flatMap { texts in
          texts.first.flatMap { fields(of: $0, named: Array(texts.dropFirst())) }
        }
      }
    guard let found else { throw ClientOutput.unexpected(line) }
    return found
  }

  private func column(name: String, type: String) -> [EngineColumn]? {
    name.isEmpty || type.isEmpty ? nil : [EngineColumn(name: name, type: type)]
  }

  /// The fields of Spark's type of a whole row, `struct<name:type,name:type>`, whose names nothing is quoted in.
  private func fields(of type: String, named names: [String]) -> [EngineColumn]? {
    guard type.hasPrefix("struct<"), type.hasSuffix(">") else { return nil }
    var rest = Array(type.unicodeScalars)[7...].dropLast()
    var columns: [EngineColumn] = []
    for name in names {
      if !columns.isEmpty {
        guard rest.popFirst() == "," else { return nil }
      }
      let start = Array((name + ":").unicodeScalars)
      guard rest.starts(with: start) else { return nil }
      rest = rest.dropFirst(start.count)
      var depth = 0
      let end = rest.firstIndex { scalar in
        if scalar == "<" || scalar == "(" { depth += 1 }
        if scalar == ">" || scalar == ")" { depth -= 1 }
        return scalar == "," && depth == 0
      }
      var type = String.UnicodeScalarView()
      type.append(contentsOf: rest[..<(end ?? rest.endIndex)])
      rest = rest[(end ?? rest.endIndex)...]
      guard !type.isEmpty else { return nil }
      columns.append(EngineColumn(name: name, type: String(type)))
    }
    return rest.isEmpty && !columns.isEmpty ? columns : nil
  }

  /// Two fields.
  private func fields(_ line: ArraySlice<UInt8>, by separator: UInt8) -> [ArraySlice<UInt8>]? {
    let fields = line.split(separator: separator, omittingEmptySubsequences: false)
    return fields.count == 2 ? fields : nil
  }

  private func texts(_ fields: [ArraySlice<UInt8>]) -> [String]? {
    let texts = fields.compactMap { String(validating: $0, as: UTF8.self) }
    return texts.count == fields.count ? texts : nil
  }

  private func texts(digits fields: [ArraySlice<UInt8>]) -> [String]? {
    let bytes = fields.compactMap { self.bytes($0) }
    return bytes.count == fields.count ? texts(bytes.map { $0[...] }) : nil
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
