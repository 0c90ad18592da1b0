internal import Packs
internal import Quantities
internal import Reports

/// The table of an engine that holds observations: a row is the value of an indicator for a region and year, in the
/// indicator's own unit.
public struct ObservationSource: Sendable {
  public typealias Column = RegisterColumns.Column

  /// What the table is called, for people.
  public let name: String
  /// The same as a statement has it.
  public let sql: String
  public let region: Column
  public let indicator: Column
  public let year: Column
  public let value: Column
  /// The column that says which statistics a value comes from.
  public let series: Column?

  public init(
    name: String, sql: String, region: Column, indicator: Column, year: Column, value: Column, series: Column? = nil
  ) {
    self.name = name
    self.sql = sql
    self.region = region
    self.indicator = indicator
    self.year = year
    self.value = value
    self.series = series
  }

  /// The digits of a value.
  var digits: SQLNumber.Digits {
    switch value.type {
    case .decimal(let digits, let scale): SQLNumber.Digits(whole: digits - scale, scale: scale)
    case .integer(let digits): SQLNumber.Digits(whole: digits, scale: 0)
    default: SQLNumber.Digits(whole: 1, scale: 0)
    }
  }
}

extension ObservationSource {
  /// Finds the columns of observations in a table as the engine describes it, by the names that they have in files.
  public static func find(
    in described: [(name: String, type: String)], _ map: TableMap, _ dialect: Dialect
  ) -> (source: ObservationSource?, faults: [TableFault]) {
    let (name, sql) = map.observationTable(in: dialect)
    let columns = described.map { Column(name: $0.name, typeName: $0.type, in: dialect) }
    var faults: [TableFault] = []
    func column(_ kind: ObservationColumns.Kind, isNeeded: Bool = true) -> Column? {
      let found = columns.filter { column in kind.names.contains { $0 == column.name.lowercased() } }
      if found.count > 1 { faults.append(.severalColumns(field: kind.names[0], columns: found.map(\.name))) }
      if found.isEmpty, isNeeded {
        faults.append(.noColumn(field: kind.names[0], table: name, known: columns.map(\.name)))
      }
      return found.first
    }
    func check(_ column: Column?, _ kind: ObservationColumns.Kind, _ wanted: Field.Kind, isRight: (ColumnType) -> Bool)
    {
      guard let column, !isRight(column.type) else { return }
      faults.append(
        .columnType(
          field: kind.names[0], column: column.name, type: column.typeName,
          wanted: RecordFields.wanted(wanted, dialect)))
    }
    let (region, indicator) = (column(.region), column(.indicator))
    let (year, value) = (column(.year), column(.value))
    let series = column(.series, isNeeded: false)
    if let unit = column(.unit, isNeeded: false) { faults.append(.hasUnits(column: unit.name)) }
    check(region, .region, .region) { if case .text = $0 { true } else if case .integer = $0 { true } else { false } }
    check(indicator, .indicator, .string) { $0 == .text }
    check(series, .series, .string) { $0 == .text }
    check(year, .year, .year) {
      if case .integer = $0 { true } else if case .decimal(_, 0) = $0 { true } else { false }
    }
    check(value, .value, .number(.number)) {
      switch $0 {
      case .decimal, .anyDecimal, .integer: true
      default: false
      }
    }
    guard faults.isEmpty, let region, let indicator, let year, let value else { return (nil, faults) }
    return (
      ObservationSource(
        name: name, sql: sql, region: region, indicator: indicator, year: year, value: value, series: series), []
    )
  }

  /// The table that is taken to be there where no engine was asked.
  public static func assumed(_ map: TableMap, _ dialect: Dialect) -> ObservationSource? {
    let text = dialect.textType
    return find(
      in: [
        ("region", text), ("indicator", text), ("year", dialect == .spark ? "INT" : "INTEGER"),
        ("value", dialect.decimalType(digits: 18, scale: 4)),
      ], map, dialect
    ).source
  }
}
