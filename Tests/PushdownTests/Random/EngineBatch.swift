import Foundation
import Testing

@testable import Pushdown

/// Many cases in one session of an engine's client, which takes longer to begin than to answer.
struct EngineBatch {
  let dialect: Dialect
  let client: String
  let connect: String?

  /// An engine whose client the environment names; `nil` without one.
  init?(_ dialect: Dialect) {
    let environment = ProcessInfo.processInfo.environment
    self.dialect = dialect
    switch dialect {
    case .duckdb:
      guard let client = environment["DUCKDB_CLIENT"] else { return nil }
      (self.client, connect) = (client, nil)
    case .postgres:
      guard let connect = environment["PLUMBLINE_POSTGRES"] else { return nil }
      (client, self.connect) = (environment["PSQL_CLIENT"] ?? "/usr/bin/psql", connect)
    case .spark:
      guard let client = environment["SPARK_SQL_CLIENT"] else { return nil }
      (self.client, connect) = (client, "local[2]")
    }
  }

  /// What a session is told before the first case, so that a case that fails ends nothing else.
  private var settings: String {
    switch dialect {
    case .duckdb: ".bail off\n"
    case .postgres:
      """
      \\set ON_ERROR_STOP off
      SET standard_conforming_strings = on;
      SET DateStyle = 'ISO, YMD';
      SET TimeZone = 'UTC';
      SET jit = off;

      """
    case .spark: ""
    }
  }

  private var arguments: [String] {
    guard dialect == .spark else { return [] }
    return [
      "--hiveconf", "hive.cli.errors.ignore=true", "--conf", "spark.sql.shuffle.partitions=1",
      "--conf", "spark.default.parallelism=1", "--conf", "spark.log.level=ERROR",
    ]
  }

  /// What the client is given.
  func script(_ cases: [EngineCase]) -> String {
    cases.reduce(into: settings) { script, given in
      // The last row of all tells a result that is empty from one that failed.
      script += given.creation + ";\nSELECT 'plumbline: case \(given.seed)';\n" + given.statement
      script += "\nUNION ALL\nSELECT 'plumbline: whole'\n;\n"
      script += "DROP \(dialect == .spark ? "VIEW" : "TABLE") firms_\(given.seed);\n"
    }
  }

  /// The result's lines by case; a case that failed has none.
  /// - Returns: And what the client complained of.
  func run(_ cases: [EngineCase]) throws -> (lines: [UInt64: [ArraySlice<UInt8>]], errors: String) {
    var command = ClientCommand(dialect, client: client, connect: connect)
    command.arguments = arguments + command.arguments
    var output: [UInt8] = []
    let ending = try ClientProcess.run(command, input: Array(script(cases).utf8)) { (bytes) throws(EngineFault) in
      output += bytes
    }
    var lines: [UInt64: [ArraySlice<UInt8>]] = [:]
    var (seed, own, isWhole): (UInt64?, [ArraySlice<UInt8>], Bool) = (nil, [], false)
    func finish() { if let seed, isWhole { lines[seed] = own } }
    let mark = Array("plumbline: case ".utf8)
    let end = Array("plumbline: whole".utf8)
    for line in output.split(separator: 0x0A) {
      if line.starts(with: mark) {
        finish()
        (seed, own, isWhole) = (UInt64(String(decoding: line.dropFirst(mark.count), as: UTF8.self)), [], false)
      } else if line.elementsEqual(end) {
        isWhole = true
      } else {
        own.append(line)
      }
    }
    finish()
    return (lines, String(decoding: ending.errors, as: UTF8.self))
  }
}
