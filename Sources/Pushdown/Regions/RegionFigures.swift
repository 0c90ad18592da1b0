internal import Packs

/// The figures that a rule reads of regions' rows: a column for each, and the tables that they stand in.
struct RegionFigures: Sendable {
  /// A table that has a row for each region and year, and which of its rows is read.
  struct Join: Hashable, Sendable {
    enum Table: Hashable, Sendable {
      case register(Int)
      case indicator(Int)
      /// What macros make of the regions below, be it with those that only add to sums.
      case below(withResidual: Bool)
    }

    let table: Table
    let row: RegionRow
  }

  struct Column: Sendable {
    let name: String
    let sql: String
    /// The expression that it is, where its name is another.
    let comment: String?
  }

  let dialect: Dialect
  private(set) var joins: [(join: Join, alias: String)] = []
  private(set) var columns: [Column] = []
  private var names: Set<String> = [
    "region", "year", "is_own", "code", "is_residual", "value", "value divisor", "at least", "at most", "applies",
    "holds",
  ]

  /// Names longer than this are cut off by PostgreSQL.
  private static let longestName = 60

  init(_ dialect: Dialect) { self.dialect = dialect }

  /// The table's name in the statement.
  mutating func alias(of join: Join, named name: String, _ pack: Pack) -> String {
    if let known = joins.first(where: { $0.join == join }) { return known.alias }
    let wanted = name + Self.suffix(join.row, pack)
    let alias = joins.contains { $0.alias == dialect.name(wanted) } ? "\(wanted) \(joins.count + 1)" : wanted
    joins.append((join, dialect.name(alias)))
    return dialect.name(alias)
  }

  /// Adds a column, each once.
  ///
  /// - Parameters:
  ///   - text: The expression that it is.
  ///   - part: What tells it from other columns of the same expression.
  /// - Returns: Its name, as a statement has it.
  mutating func add(_ sql: String, text: String, _ row: RegionRow, part: String = "", _ pack: Pack) -> String {
    if let known = columns.first(where: { $0.sql == sql }) { return dialect.name(known.name) }
    let whole = RegisterStatement.oneLine(text) + Self.suffix(row, pack) + part
    let isShort = whole.utf8.count <= Self.longestName
    let wanted = isShort ? whole : "figure \(columns.count + 1)\(part)"
    var name = wanted
    var number = 2
    while !names.insert(name.lowercased()).inserted {
      name = "\(wanted) \(number)"
      number += 1
    }
    columns.append(Column(name: name, sql: sql, comment: isShort ? nil : whole))
    return dialect.name(name)
  }

  private static func suffix(_ row: RegionRow, _ pack: Pack) -> String {
    var suffix = ""
    if case .above(let level) = row.place { suffix = " of \(pack.identity.levels[level].word)" }
    switch row.year {
    case .before(0): return suffix
    case .before(1): return suffix + " previous"
    case .before(let count): return suffix + " \(count) years before"
    case .fixed(let year): return suffix + " in \(year)"
    }
  }
}
