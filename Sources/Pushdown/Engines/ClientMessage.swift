/// What a client says of its failure: its own words on one line, without the noise around them.
enum ClientMessage {
  static let mostLines = 12
  static let mostCharacters = 1_500

  static func text(_ bytes: [UInt8], of dialect: Dialect) -> String {
    var lines: [Substring] = []
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let words = words(line, of: dialect) else { continue }
      lines.append(words)
      // Behind it stands the plan of the query.
      if dialect == .spark, words.contains("SQLSTATE: ") { break }
    }
    let text = lines.prefix(mostLines).joined(separator: " / ")
    return text.count > mostCharacters ? text.prefix(mostCharacters) + "…" : text
  }

  /// What a line says, or `nil` where that is nothing.
  private static func words(_ line: Substring, of dialect: Dialect) -> Substring? {
    var line = line
    if dialect == .postgres, line.hasPrefix("psql:"), let place = line.firstRange(of: "<stdin>:") {
      // The line of a script that nobody sees.
      line = line[place.upperBound...].drop { $0.isNumber }.drop { $0 == ":" || $0 == " " }
    }
    guard line.contains(where: { !" \t-^=".contains($0) }) else { return nil }
    if dialect == .spark, isNoise(line) { return nil }
    while line.last?.isWhitespace == true { line.removeLast() }
    return line.drop(while: \.isWhitespace)
  }

  /// Lines that spark-sql writes whether it fails or not, and where in its own code it failed.
  private static func isNoise(_ line: Substring) -> Bool {
    line.hasPrefix("\tat ") || line.hasPrefix("\t... ") || line.contains(" WARN ") || line.contains(" INFO ")
      || [
        "WARNING: ", "Using Spark's default log4j profile", "Setting default log level", "To adjust logging level",
        "Time taken: ", "Setting Spark log level", ":: ",
      ].contains { line.hasPrefix($0) }
  }
}
