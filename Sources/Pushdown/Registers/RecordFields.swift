internal import Evaluation
internal import Packs
internal import Quantities

/// How the fields of a register's records are read from the columns of its table.
///
/// Every record comes as one row of texts, decimals, truth values and dates, each field under its own name: NULL where the
/// table holds no value of it. A statement reads them from there alone.
struct RecordFields: Sendable {
  /// One field of a record.
  struct Reading: Sendable {
    /// Under which name a statement has it.
    let name: String
    /// What it is read from.
    let value: String
    /// The number's digits, counted in the field's unit.
    var digits: SQLNumber.Digits?
    /// Where something stands there that is no value of the field; `nil` where nothing of the kind can.
    var isInvalid: String?
    /// Where only the reader of files could tell what stands there; `nil` where there is nothing of the kind.
    var isUnread: String?
    /// What the table has, as a text.
    var reported: String
    /// Whether the value has another text than what the table has.
    var differs = false
  }

  static let region = "record_region"
  static let year = "record_year"

  /// Whether a statement calls something else by a name, in whatever case.
  static func isReserved(_ name: String) -> Bool { reserved.contains(name.lowercased()) }

  /// What a statement's tables call their own columns beside those of fields and rules.
  private static let reserved: Set<String> = [
    region, year, "finding_rule", "finding_outcome", "finding_rank", "finding_place", "finding_value",
    "finding_required", "finding_margin", "place", "total",
  ]

  let dialect: Dialect
  let pack: Pack
  let columns: RegisterColumns
  private let texts: TextReading

  init(_ columns: RegisterColumns, of pack: Pack, in dialect: Dialect) {
    self.dialect = dialect
    self.pack = pack
    self.columns = columns
    texts = TextReading(dialect)
  }

  var register: Register { pack.registers[columns.register] }

  /// The layout for which rules are compiled: a field's column is its place.
  var layout: RegisterLayout {
    RegisterLayout(
      columns: columns.fields.indices.map { columns.fields[$0] == nil ? nil : $0 },
      regionColumn: columns.fields.count, yearColumn: columns.fields.count + 1)
  }

  // MARK: - Fields

  /// How a field that the table has a column for is read.
  ///
  /// - Throws: A type whose values are not those of the field.
  func reading(_ field: Int) throws(PushdownObstacle) -> Reading? {
    guard let column = columns.fields[field] else { return nil }
    let own = register.fields[field]
    let raw = dialect.name(column.name)
    let name = dialect.name(Self.isReserved(own.id) ? own.id + " value" : own.id)
    switch (own.kind, column.type) {
    case (.number, _), (.integer, _): return try number(own, column, raw, name)
    case (.year, .integer), (.year, .decimal(_, 0)): return year(raw, name)
    case (.boolean, .boolean): return Reading(name: name, value: raw, reported: text(raw))
    case (.boolean, .integer), (.boolean, .decimal(_, 0)):
      return Reading(
        name: name, value: "CASE \(raw) WHEN 1 THEN TRUE WHEN 0 THEN FALSE END",
        isInvalid: "COALESCE(\(raw) NOT IN (0, 1), FALSE)", reported: text(raw), differs: true)
    case (.boolean, .text): return reading(texts.boolean(asText(column, raw)), raw, name)
    case (.date, .date):
      // Beyond these no date of a report lies.
      let isDate = "\(raw) BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'"
      return Reading(
        name: name, value: "CASE WHEN \(isDate) THEN \(raw) END", isInvalid: "COALESCE(NOT (\(isDate)), FALSE)",
        reported: text(raw))
    case (.string, .text), (.string, .integer): return reading(texts.string(asText(column, raw)), raw, name)
    case (.choice, .text):
      guard let choice = texts.choice(asText(column, raw), own) else { break }
      return reading(choice, raw, name)
    case (.region, .text), (.region, .integer):
      return reading(texts.region(asText(column, raw), pack.regions), raw, name)
    default: break
    }
    throw .columnType(field: own.id, column: column.name, type: column.typeName, wanted: Self.wanted(own.kind, dialect))
  }

  private func number(
    _ field: Field, _ column: RegisterColumns.Column, _ raw: String, _ name: String
  ) throws(PushdownObstacle) -> Reading {
    var reading: Reading
    switch column.type {
    // DuckDB 1.5 gives some sums of these other digits when it writes them as texts.
    case .decimal(_, 38...) where dialect == .duckdb:
      throw .columnType(
        field: field.id, column: column.name, type: column.typeName, wanted: ["DECIMAL(38, 37)"])
    case .decimal(let digits, let scale):
      // What PostgreSQL calls NaN is no number.
      let value = dialect == .postgres ? "NULLIF(\(raw), 'NaN')" : raw
      reading = Reading(
        name: name, value: value, digits: SQLNumber.Digits(whole: digits - scale, scale: scale), reported: text(raw))
      if dialect == .duckdb, digits == scale {
        // DuckDB leaves out the zero before the point, which a number has here.
        reading.reported = "REGEXP_REPLACE(\(text(raw)), '^(-?)[.]', '\\10.')"
        reading.differs = true
      }
      if dialect == .postgres { reading.isInvalid = "COALESCE(\(raw) = 'NaN', FALSE)" }
    case .anyDecimal:
      reading = Reading(
        name: name, value: "CASE WHEN \(raw) NOT IN ('NaN', 'Infinity', '-Infinity') THEN \(raw) END",
        digits: SQLNumber.Digits(whole: 0, scale: 0),
        isInvalid: "COALESCE(\(raw) IN ('NaN', 'Infinity', '-Infinity'), FALSE)", reported: text(raw))
    case .integer(let digits):
      let type = dialect.decimalType(digits: digits, scale: 0)
      reading = Reading(
        name: name, value: "CAST(\(raw) AS \(type))", digits: SQLNumber.Digits(whole: digits, scale: 0),
        reported: text(raw))
    default:
      throw .columnType(
        field: field.id, column: column.name, type: column.typeName, wanted: Self.wanted(field.kind, dialect))
    }
    return try whole(field, column, reading, raw)
  }

  /// A field of whole numbers read from decimals: what has a fraction in the base unit is no value.
  private func whole(
    _ field: Field, _ column: RegisterColumns.Column, _ reading: Reading, _ raw: String
  ) throws(PushdownObstacle) -> Reading {
    guard case .integer(let unit) = field.kind else { return reading }
    let shift = -unit.decimalShift
    switch column.type {
    case .integer where shift >= 0: return reading
    case .decimal(_, let scale) where scale <= shift: return reading
    default: break
    }
    guard shift >= 0 else { throw .part(field.id) }
    let base = shift == 0 ? raw : "\(raw) * 1" + String(repeating: "0", count: shift)
    let isWhole = "\(base) = FLOOR(\(base))"
    let others = reading.isInvalid.map { "\($0) OR " } ?? ""
    return Reading(
      name: reading.name, value: "CASE WHEN \(isWhole) THEN \(reading.value) END", digits: reading.digits,
      isInvalid: "(\(others)COALESCE(NOT (\(isWhole)), FALSE))", reported: reading.reported)
  }

  private func year(_ raw: String, _ name: String) -> Reading {
    let isYear = "\(raw) BETWEEN 1000 AND 9999"
    return Reading(
      name: name, value: "CASE WHEN \(isYear) THEN \(raw) END", digits: SQLNumber.Digits(whole: 4, scale: 0),
      isInvalid: "COALESCE(NOT (\(isYear)), FALSE)", reported: text(raw))
  }

  private func reading(_ reading: TextReading.Reading, _ raw: String, _ name: String) -> Reading {
    Reading(
      name: name, value: reading.value, isInvalid: reading.isInvalid == "FALSE" ? nil : reading.isInvalid,
      isUnread: reading.isUnread == "FALSE" ? nil : reading.isUnread, reported: text(raw), differs: true)
  }

  // MARK: - Region and year

  /// What the column of the region has, as a text.
  func recordRegion() throws(PushdownObstacle) -> String {
    let column = columns.region
    switch column.type {
    case .text, .integer: return asText(column, dialect.name(column.name))
    default:
      throw .columnType(
        field: register.regionColumn, column: column.name, type: column.typeName, wanted: Self.wanted(.region, dialect))
    }
  }

  /// The year, NULL where there is none.
  func recordYear() throws(PushdownObstacle) -> String {
    let column = columns.year
    let raw = dialect.name(column.name)
    switch column.type {
    case .integer, .decimal(_, 0): return "CASE WHEN \(raw) BETWEEN 1000 AND 9999 THEN \(raw) END"
    default:
      throw .columnType(
        field: register.yearColumn, column: column.name, type: column.typeName, wanted: Self.wanted(.year, dialect))
    }
  }

  // MARK: - Types

  private func asText(_ column: RegisterColumns.Column, _ raw: String) -> String {
    if case .text = column.type, column.typeName.lowercased() == dialect.textType.lowercased() { return raw }
    return text(raw)
  }

  func text(_ raw: String) -> String { "CAST(\(raw) AS \(dialect.textType))" }

  static func wanted(_ kind: Field.Kind, _ dialect: Dialect) -> [String] {
    let decimal = dialect == .postgres ? "NUMERIC" : "DECIMAL"
    switch kind {
    case .number, .integer: return [decimal, "INTEGER", "BIGINT"]
    case .year: return ["INTEGER", "SMALLINT"]
    case .boolean: return ["BOOLEAN", "INTEGER", dialect.textType]
    case .date: return ["DATE"]
    case .string, .choice, .region: return [dialect.textType]
    }
  }
}

extension Dialect {
  /// The type of texts of any length.
  var textType: String {
    switch self {
    case .duckdb: "VARCHAR"
    case .postgres: "TEXT"
    case .spark: "STRING"
    }
  }
}
