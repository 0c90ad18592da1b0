/// How a session of spark-sql is configured: everything that a result may depend on, and nothing left behind.
enum SparkSettings {
  static func arguments(master: String?) -> [String] {
    var arguments = master.map { ["--master", $0] } ?? []
    var settings = [
      // An overflow or a bad conversion fails, and gives no NULL.
      ("spark.sql.ansi.enabled", "true"),
      // No digit of a decimal is cut off.
      ("spark.sql.decimalOperations.allowPrecisionLoss", "false"),
      ("spark.sql.session.timeZone", "UTC"),
      // What follows from conditions of many parts is looked for in time that doubles with each part.
      ("spark.sql.constraintPropagation.enabled", "false"),
      ("spark.sql.crossJoin.enabled", "true"),
      // Constants are what they are written as.
      ("spark.sql.variable.substitute", "false"),
      ("spark.sql.parser.escapedStringLiterals", "false"),
      ("spark.sql.ansi.doubleQuotedIdentifiers", "false"),
      ("spark.sql.cli.print.header", "false"),
      ("spark.ui.enabled", "false"),
      ("spark.ui.showConsoleProgress", "false"),
    ]
    // Without a metastore of the user's own, spark-sql would make one in the working folder.
    if !hasMetastore {
      settings.append(("spark.sql.catalogImplementation", "in-memory"))
      // A folder that is there already; another would be made.
      settings.append(("spark.sql.warehouse.dir", "file:" + ClientProcess.temporaryFolder))
    }
    for (name, value) in settings { arguments += ["--conf", "\(name)=\(value)"] }
    // A line of standard input is never taken for an answer to a prompt, as it would be without a file.
    return arguments + ["-S", "-f", "/dev/stdin"]
  }

  static func environment(client: String) -> [(name: String, value: String)] {
    var environment = [
      // Java reads the statement, prints the result and names files as the locale says.
      ("LC_ALL", "C.UTF-8"),
      (
        "SPARK_SUBMIT_OPTS",
        (ClientProcess.variable("SPARK_SUBMIT_OPTS").map { $0 + " " } ?? "") + "-Dfile.encoding=UTF-8"
      ),
    ]
    // Spark of a Python environment is found through the Python beside it.
    if let slash = client.lastIndex(of: "/") {
      let rest = ClientProcess.variable("PATH").map { ":" + $0 } ?? ""
      environment.append(("PATH", String(client[..<slash]) + rest))
    }
    return environment.map { (name: $0.0, value: $0.1) }
  }

  /// Whether the user has a metastore, or has chosen a catalogue.
  private static var hasMetastore: Bool {
    if ClientProcess.exists("metastore_db") { return true }
    let folder =
      ClientProcess.variable("SPARK_CONF_DIR") ?? ClientProcess.variable("SPARK_HOME").map { $0 + "/conf" }
    guard let folder else { return false }
    if ClientProcess.exists(folder + "/hive-site.xml") { return true }
    let defaults = ClientProcess.start(of: folder + "/spark-defaults.conf", bytes: 1 << 20)
    return String(decoding: defaults, as: UTF8.self).split(whereSeparator: \.isNewline).contains { line in
      line.drop(while: \.isWhitespace).hasPrefix("spark.sql.catalogImplementation")
    }
  }
}
