/// What a column of an engine's table can hold, as far as it matters here.
public enum ColumnType: Sendable, Hashable {
  /// Decimals of so many digits, and so many of them behind the point.
  case decimal(digits: Int, scale: Int)
  /// Decimals of any size: `numeric` of PostgreSQL.
  case anyDecimal
  /// Whole numbers of so many digits at most.
  case integer(digits: Int)
  case boolean
  case text
  case date
  /// Anything else, by the engine's own word: `DOUBLE`, `TIMESTAMP`.
  case other(String)

  /// - Parameter name: As the engine describes the column.
  public init(_ name: String, in dialect: Dialect) {
    let word = name.lowercased()
    // A list of values, as engines have them in one column, is none.
    guard !word.hasSuffix("]") else {
      self = .other(name)
      return
    }
    let base = word.prefix { $0 != "(" }
    let parameters = word.dropFirst(base.count).dropFirst().prefix { $0 != ")" }.split(separator: ",").map {
      Int($0.drop { $0 == " " })
    }
    switch base.drop(while: { $0 == " " }) {
    case "decimal", "numeric":
      switch (parameters.first, parameters.dropFirst().first) {
      case (let digits??, let scale??) where scale >= 0: self = .decimal(digits: digits, scale: scale)
      case (let digits??, nil): self = .decimal(digits: digits, scale: 0)
      case (nil, _) where dialect == .postgres: self = .anyDecimal
      default: self = .other(name)
      }
    case "tinyint", "utinyint": self = .integer(digits: 3)
    case "smallint", "usmallint": self = .integer(digits: 5)
    case "integer", "int", "uinteger": self = .integer(digits: 10)
    case "bigint": self = .integer(digits: 19)
    case "ubigint": self = .integer(digits: 20)
    case "boolean": self = .boolean
    case "date": self = .date
    // Of CHAR(n) blanks at the end do not count, which no text of ours knows.
    case "varchar", "text", "string", "character varying", "enum": self = .text
    default: self = .other(name)
    }
  }
}
