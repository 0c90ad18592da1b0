import Foundation
import Pushdown
import Testing

/// An engine that the environment names, to try queries with:
///
/// - `DUCKDB_CLIENT`: the command `duckdb`.
/// - `PSQL_CLIENT`: the command `psql`, with `PLUMBLINE_POSTGRES`: what it connects to, as a connection string.
/// - `SPARK_SQL_CLIENT`: the command `spark-sql`.
struct TextEngine: CustomStringConvertible, Sendable {
  let dialect: Dialect
  private let command: [String]

  var description: String { dialect.rawValue }

  static let all: [TextEngine] = {
    let environment = ProcessInfo.processInfo.environment
    var all: [TextEngine] = []
    if let client = environment["DUCKDB_CLIENT"] {
      all.append(TextEngine(dialect: .duckdb, command: [client, "-csv", "-noheader", "-bail"]))
    }
    if let client = environment["PSQL_CLIENT"], let server = environment["PLUMBLINE_POSTGRES"] {
      all.append(
        TextEngine(
          dialect: .postgres, command: [client, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", server]))
    }
    if let client = environment["SPARK_SQL_CLIENT"] {
      all.append(
        TextEngine(
          dialect: .spark,
          command: [
            client, "--master", "local[2]", "--conf", "spark.ui.enabled=false", "--conf", "spark.sql.ansi.enabled=true",
            "--conf", "spark.log.level=ERROR",
          ]))
    }
    return all
  }()

  /// The lines that a script prints.
  func run(_ script: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plumbline-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, output, errors) = (
      folder.appending(path: "script.sql"), folder.appending(path: "output"), folder.appending(path: "errors")
    )
    try Data(script.utf8).write(to: file)
    try Data().write(to: output)
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst()) + ["-f", file.path()]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let complaint = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    try #require(process.terminationStatus == 0, "\(complaint.prefix(2000))")
    return String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// A script that makes the table `texts` of a file of lines `id,-hexadecimal digits,column,...`, whose texts and columns
  /// are NULL where nothing stands.
  func table(_ path: String, columns: [String]) -> String {
    let names = ["hex"] + columns
    let types = names.map { "\($0) VARCHAR" }.joined(separator: ", ")
    let others = columns.map { ", \($0)" }.joined()
    switch dialect {
    case .duckdb:
      let given = ["'id': 'BIGINT'"] + names.map { "'\($0)': 'VARCHAR'" }
      return """
        CREATE TABLE texts AS SELECT id, decode(unhex(substring(hex, 2))) AS t\(others)
        FROM read_csv('\(path)', header = false, quote = '', columns = {\(given.joined(separator: ", "))});

        """
    case .postgres:
      return """
        CREATE TEMPORARY TABLE given (id BIGINT, \(types));
        \\copy given FROM '\(path)' CSV
        CREATE TEMPORARY TABLE texts AS SELECT id, convert_from(decode(substring(hex, 2), 'hex'), 'UTF8') AS t\(others) FROM given;

        """
    case .spark:
      let given = "id BIGINT, " + names.map { "\($0) STRING" }.joined(separator: ", ")
      return """
        CREATE TEMPORARY VIEW given (\(given)) USING csv OPTIONS (path '\(path)');
        CREATE TEMPORARY VIEW texts AS SELECT id, CAST(unhex(substring(hex, 2)) AS STRING) AS t\(others) FROM given;

        """
    }
  }
}
