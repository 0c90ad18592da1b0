/// A column as the engine describes it.
public struct EngineColumn: Sendable, Hashable {
  public let name: String
  /// The type in the engine's own words: `DECIMAL(18,2)`, `character varying(20)`, `bigint`.
  public let type: String

  public init(name: String, type: String) {
    self.name = name
    self.type = type
  }
}

/// An engine that is reached through its own client: duckdb, psql or spark-sql.
///
/// Every session only reads: a DuckDB file is opened read-only, a statement in PostgreSQL runs in a read-only transaction.
/// Who may read what, and how one proves to be who one is, is left to the client and its own means.
public struct Engine: Sendable {
  public let dialect: Dialect
  /// The client's path.
  public let client: String
  let connect: String?

  /// Finds the client of an engine.
  ///
  /// - Parameters:
  ///   - connect: DuckDB: a database file, none for a session in memory. PostgreSQL: what psql takes for a database, a
  ///     name, a connection string or a URI, without a password. Spark: the master. `nil` leaves it to the client.
  ///   - client: The client's path or name, where it is not the usual name on the search path.
  public init(_ dialect: Dialect, connect: String?, client: String? = nil) throws(EngineFault) {
    self.dialect = dialect
    self.connect = connect.flatMap { $0.isEmpty || $0 == ":memory:" && dialect == .duckdb ? nil : $0 }
    if let connect, ConnectSecret.stands(in: connect) { throw .secretInConnect(dialect) }
    if dialect == .spark, let connect, connect.lowercased().hasPrefix("sc://") { throw .sparkConnect }
    let wanted = client ?? ClientCommand.usualName(of: dialect)
    guard let path = ClientProcess.executable(wanted) else {
      throw .clientNotFound(dialect, wanted)
    }
    self.client = path
  }

  /// The columns of `SELECT * FROM table` for each of several tables.
  ///
  /// - Parameter tables: SQL already, quoted where it has to be.
  public func columns(of tables: [String]) throws(EngineFault) -> [[EngineColumn]] {
    guard !tables.isEmpty else { return [] }
    var columns = [[EngineColumn]](repeating: [], count: tables.count)
    let reader = ColumnDescription(dialect: dialect)
    try session(tables.map(reader.statement)) { (index, line) throws(EngineFault) in
      columns[index] += try reader.columns(line)
    }
    return columns
  }

  /// Runs one statement that gives one column of text without line ends, and hands the text of each row on as it arrives.
  ///
  /// What was handed on is the whole result only where nothing is thrown.
  ///
  /// - Parameter statement: A query, without a semicolon behind it.
  public func run(
    _ statement: String, _ row: (ArraySlice<UInt8>) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    try session([ClientScript.Query(statement)]) { (_, line) throws(EngineFault) in try row(line) }
  }

  /// Runs queries in one session of the client; each line of each query's result in order.
  private func session(
    _ queries: [ClientScript.Query], _ line: (Int, ArraySlice<UInt8>) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    let script = try ClientScript(queries, for: dialect)
    var output = ClientOutput(queries: queries.count)
    let ending = try ClientProcess.run(
      ClientCommand(dialect, client: client, connect: connect), input: Array(script.text.utf8)
    ) { (bytes) throws(EngineFault) in
      try output.take(bytes, line)
    }
    switch ending.end {
    case .exited(0): break
    case .exited(let status):
      let message = ClientMessage.text(ending.errors, of: dialect)
      throw ClientCommand.couldNotConnect(status, dialect)
        ? .noConnection(dialect, message) : .failed(dialect, status: status, message)
    case .killed(let signal):
      throw .killed(dialect, signal: signal, ClientMessage.text(ending.errors, of: dialect))
    case .interrupted(let signal): throw .killed(dialect, signal: signal, "")
    }
    try output.finish(line)
    guard output.isWhole else { throw .incomplete(dialect, ClientMessage.text(ending.errors, of: dialect)) }
  }
}
