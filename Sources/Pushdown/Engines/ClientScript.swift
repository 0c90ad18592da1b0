/// What a client reads: settings, queries, and marks around their results.
///
/// The marks make a result that was cut off look like none: a client that dies halfway never gives an empty result.
struct ClientScript {
  /// One query, or what the client itself tells of one.
  struct Query {
    let text: String
    /// What ends it where that is not a semicolon.
    let end: String

    init(_ text: String, end: String = ";") {
      self.text = text
      self.end = end
    }
  }

  /// The line before the first result. What stands before it are greetings of the client or its machine.
  static let beginning = "plumbline: results"
  /// The line behind each result.
  static let ending = "plumbline: end of result"

  let text: String

  init(_ queries: [Query], for dialect: Dialect) throws(EngineFault) {
    var text = ""
    for setting in Self.settings(of: dialect) { text += setting + "\n" }
    text += "SELECT \(dialect.text(Self.beginning));\n"
    for query in queries {
      guard !query.text.utf8.contains(0) else { throw .nulInStatement }
      // On a line of its own, as the last line may be a comment.
      text += query.text + "\n" + query.end + "\nSELECT \(dialect.text(Self.ending));\n"
    }
    if dialect == .postgres { text += "COMMIT;\n" }
    self.text = text
  }

  /// Spark's settings stand in the command, where a session is configured before it begins.
  private static func settings(of dialect: Dialect) -> [String] {
    switch dialect {
    case .spark: []
    // Two constants are compared by it.
    case .duckdb: ["SET default_collation = '';"]
    case .postgres:
      [
        "SET standard_conforming_strings = on;",
        // Of a failure its cause is told, and not what came before it.
        "SET client_min_messages = warning;",
        "SET DateStyle = 'ISO, YMD';",
        "SET TimeZone = 'UTC';",
        // In others a character is not a code point.
        "DO $$ BEGIN IF current_setting('server_encoding') <> 'UTF8' THEN "
          + "RAISE EXCEPTION 'server_encoding is %, and has to be UTF8', current_setting('server_encoding'); END IF; END $$;",
        // Compiling a long query of many short expressions takes longer than running it.
        "SET jit = off;",
        "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;",
      ]
    }
  }
}
