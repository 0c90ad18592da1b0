/// The table that holds a register's records in an engine, and which of its columns holds what.
public struct RegisterColumns: Sendable {
  public struct Column: Sendable, Hashable {
    /// As the engine knows it.
    public let name: String
    public let type: ColumnType
    /// The type in the engine's own words.
    public let typeName: String

    public init(name: String, typeName: String, in dialect: Dialect) {
      self.name = name
      self.typeName = typeName
      type = ColumnType(typeName, in: dialect)
    }
  }

  /// The register's place among the pack's.
  public let register: Int
  /// What the table is called, for people.
  public let name: String
  /// The same as a statement has it.
  public let sql: String
  /// By the field's place; `nil` where the table has no column for it.
  public let fields: [Column?]
  public let region: Column
  public let year: Column

  public init(register: Int, name: String, sql: String, fields: [Column?], region: Column, year: Column) {
    self.register = register
    self.name = name
    self.sql = sql
    self.fields = fields
    self.region = region
    self.year = year
  }
}
