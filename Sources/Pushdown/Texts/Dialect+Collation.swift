extension Dialect {
  /// A column of texts that are compared by code point, whatever collation the engine's table gives it.
  ///
  /// For where a table's columns are named first: what is made of them is compared in the same way.
  package func byCodePoint(_ column: String) -> String {
    switch self {
    case .duckdb, .postgres: "\(column) COLLATE \"C\""
    // There a collation is part of the type.
    case .spark: column
    }
  }
}
