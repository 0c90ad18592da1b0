public import Packs
internal import Reports

/// What tables and columns are called in an engine, where it is not what the pack calls them.
public struct TableMap: Sendable {
  /// By a register's place: its table, as it was named.
  private var tables: [Int: String] = [:]
  /// By a register's place: for a field, or `region` and `year`, the column.
  private var columns: [Int: [String: String]] = [:]
  /// The table of observations, as it was named.
  private var observations: String?

  /// What a table of observations is called, where the pack has no register of that name.
  private static let observations = "observations"

  /// Reads entries of a command line: `enterprises=schema.table`, `revenue=income`, and where several registers have a
  /// field of that name, `enterprises.revenue=income`.
  ///
  /// - Throws: An entry whose name is that of no register and no field.
  public init(_ entries: [(name: String, target: String)], of pack: Pack) throws(TableFault) {
    let names = ReportNames(pack)
    for entry in entries {
      if let register = names.register(entry.name) {
        tables[register] = entry.target
        continue
      }
      if entry.name == Self.observations {
        observations = entry.target
        continue
      }
      let parts = entry.name.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count == 2, let register = names.register(parts[0]),
        let column = Self.column(parts[1], of: register, pack, names)
      {
        columns[register, default: [:]][column] = entry.target
        continue
      }
      let found = pack.registers.indices.compactMap { register in
        Self.column(entry.name, of: register, pack, names).map { (register, $0) }
      }
      guard !found.isEmpty else { throw .unknownName(entry.name) }
      for (register, column) in found { columns[register, default: [:]][column] = entry.target }
    }
  }

  /// The registers whose tables are named.
  public var registers: Set<Int> { Set(tables.keys) }

  /// Whether a table of observations is named.
  public var namesObservations: Bool { observations != nil }

  /// The table of observations, for people and as a statement has it.
  public func observationTable(in dialect: Dialect) -> (name: String, sql: String) {
    let name = observations ?? Self.observations
    return (name, Self.sql(name, in: dialect))
  }

  /// A field by its id, or the column that holds the region or the year.
  private static func column(_ name: String, of register: Int, _ pack: Pack, _ names: ReportNames) -> String? {
    let own = pack.registers[register]
    if let field = names.field(name, of: register) { return own.fields[field].id }
    return [own.regionColumn, own.yearColumn].first { $0 == name }
  }

  /// A register's table, for people and as a statement has it.
  public func table(_ register: Register, at index: Int, in dialect: Dialect) -> (name: String, sql: String) {
    let name = tables[index] ?? register.id
    return (name, Self.sql(name, in: dialect))
  }

  /// The column that a field, or the region or year, is said to stand in.
  func column(_ id: String, of register: Int) -> String? { columns[register]?[id] }

  /// A table's name, or a file's where the engine reads files: each part of a name in quotes.
  static func sql(_ name: String, in dialect: Dialect) -> String {
    let isFile = name.contains("/") || name.lowercased().hasSuffix(".parquet")
    switch dialect {
    case .duckdb where isFile: return dialect.text(name)
    case .spark where isFile: return "parquet." + dialect.name(name)
    default: return parts(name).map(dialect.name).joined(separator: ".")
    }
  }

  /// The parts of `schema.table`; a part that holds a point stands in double quotes.
  private static func parts(_ name: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "." where !isQuoted: parts.append("")
      default: parts[parts.count - 1].unicodeScalars.append(scalar)
      }
    }
    return parts
  }
}

/// What is wrong with an engine's table, or with what it is said to be.
public enum TableFault: Error, Sendable, Hashable {
  /// Neither a register nor a field.
  case unknownName(String)
  /// The table has no column for what has to be known of every record.
  case noColumn(field: String, table: String, known: [String])
  /// The column that a field is said to stand in is not there.
  case noMappedColumn(column: String, table: String, known: [String])
  /// A column of observations whose type holds something else.
  case columnType(field: String, column: String, type: String, wanted: [String])
  /// Observations with units of their own.
  case hasUnits(column: String)
  /// A column of several that a field may be.
  case severalColumns(field: String, columns: [String])
}
