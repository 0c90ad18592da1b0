/// The command that starts a client: its arguments and what is added to the environment.
struct ClientCommand {
  let client: String
  var arguments: [String]
  /// Variables that the client is given in place of ours.
  let environment: [(name: String, value: String)]

  static func usualName(of dialect: Dialect) -> String {
    switch dialect {
    case .duckdb: "duckdb"
    case .postgres: "psql"
    case .spark: "spark-sql"
    }
  }

  /// Whether an exit status says that there is no connection to the server.
  static func couldNotConnect(_ status: Int, _ dialect: Dialect) -> Bool { dialect == .postgres && status == 2 }

  init(_ dialect: Dialect, client: String, connect: String?) {
    self.client = client
    switch dialect {
    case .duckdb:
      // Without the user's own settings, which may change what is printed.
      var arguments = ["-init", "/dev/null", "-bail", "-batch", "-noheader", "-list", "-nullvalue", ""]
      // A path that begins like an option is none.
      if let connect { arguments += ["-readonly", connect.hasPrefix("-") ? "./" + connect : connect] }
      self.arguments = arguments
      environment = []
    case .postgres:
      arguments =
        [
          "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--no-password", "--set=ON_ERROR_STOP=1",
          "--field-separator=\(ColumnDescription.separator)",
        ] + (connect.map { ["--dbname=\($0)"] } ?? [])
      environment = [("PGCLIENTENCODING", "UTF8")]
    case .spark:
      arguments = SparkSettings.arguments(master: connect)
      environment = SparkSettings.environment(client: client)
    }
  }
}
