internal import Diagnostics
public import Packs
internal import Reports

extension RegisterColumns {
  /// Finds the columns of a register in a table as the engine describes it: by the map, else by the names that the field
  /// may have in a file.
  ///
  /// - Returns: `nil` where the region's or the year's column is not there; and every fault.
  public static func find(
    _ register: Int, in described: [(name: String, type: String)], of pack: Pack, _ map: TableMap, _ dialect: Dialect
  ) -> (columns: RegisterColumns?, faults: [TableFault]) {
    let own = pack.registers[register]
    let (name, sql) = map.table(own, at: register, in: dialect)
    let columns = described.map { Column(name: $0.name, typeName: $0.type, in: dialect) }
    let names = ReportNames(pack)
    var faults: [TableFault] = []
    func column(_ id: String, isField: Int?) -> Column? {
      if let named = map.column(id, of: register) {
        if let found = columns.first(where: { $0.name == named }) { return found }
        faults.append(.noMappedColumn(column: named, table: name, known: columns.map(\.name)))
        return nil
      }
      if let exact = columns.first(where: { $0.name == id }) { return exact }
      let found = columns.filter { column in
        isField != nil && names.field(column.name, of: register) == isField
          || column.name.lowercased() == id.lowercased()
      }
      if found.count > 1 { faults.append(.severalColumns(field: id, columns: found.map(\.name))) }
      return found.count == 1 ? found[0] : nil
    }
    let fields = own.fields.indices.map { column(own.fields[$0].id, isField: $0) }
    func place(_ id: String) -> Column? {
      if let field = own.field(named: id), let found = fields[field] { return found }
      return column(id, isField: nil)
    }
    let (region, year) = (place(own.regionColumn), place(own.yearColumn))
    var lacking = [(own.regionColumn, region), (own.yearColumn, year)]
    for (field, column) in zip(own.fields, fields) where field.isRequired { lacking.append((field.id, column)) }
    for (id, column) in lacking where column == nil && map.column(id, of: register) == nil {
      let fault = TableFault.noColumn(field: id, table: name, known: columns.map(\.name))
      if !faults.contains(fault) { faults.append(fault) }
    }
    guard faults.isEmpty, let region, let year else { return (nil, faults) }
    return (
      RegisterColumns(register: register, name: name, sql: sql, fields: fields, region: region, year: year), []
    )
  }

  /// The columns that a table is taken to have where no engine was asked: each field's own, of the narrowest type that
  /// holds what the pack says of it.
  public static func assumed(
    _ register: Int, of pack: Pack, _ map: TableMap, _ dialect: Dialect
  ) -> (columns: RegisterColumns?, faults: [TableFault]) {
    let own = pack.registers[register]
    var described = own.fields.map { field in
      (name: map.column(field.id, of: register) ?? field.id, type: type(field, dialect))
    }
    for (id, kind) in [(own.regionColumn, Field.Kind.string), (own.yearColumn, .year)]
    where own.field(named: id) == nil {
      described.append((map.column(id, of: register) ?? id, type(kind, decimals: nil, dialect)))
    }
    return find(register, in: described, of: pack, map, dialect)
  }

  private static func type(_ field: Field, _ dialect: Dialect) -> String {
    type(field.kind, decimals: field.decimals, dialect)
  }

  private static func type(_ kind: Field.Kind, decimals: Int?, _ dialect: Dialect) -> String {
    switch kind {
    case .number: dialect.decimalType(digits: 15, scale: decimals ?? 4)
    case .integer, .year: dialect == .spark ? "INT" : "INTEGER"
    case .boolean: "BOOLEAN"
    case .date: "DATE"
    case .string, .choice, .region: dialect.textType
    }
  }
}
