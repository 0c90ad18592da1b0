/// An engine's language of queries.
public enum Dialect: String, Sendable, CaseIterable {
  case duckdb
  case postgres
  case spark
}

/// How each dialect writes names and constants.
extension Dialect {
  /// A name as it stands, whatever its characters: quoted, with the quotes in it doubled.
  public func name(_ name: String) -> String {
    let quote: Character = self == .spark ? "`" : "\""
    return quoted(name, by: quote)
  }

  /// A text as a constant, character by character.
  public func text(_ text: String) -> String {
    switch self {
    case .duckdb:
      guard text.utf8.contains(0x0D) else { return quoted(text, by: "'") }
      // Its client takes the end of a line of a file for a line end, whatever it is.
      let letters = escaped(text).unicodeScalars.reduce(into: "") { $0 += $1 == "\r" ? "\\r" : String($1) }
      return "E" + quoted(letters, by: "'")
    // A backslash stands for itself whatever the server's settings are.
    case .postgres: return text.utf8.contains(0x5C) ? "E" + quoted(escaped(text), by: "'") : quoted(text, by: "'")
    case .spark:
      return "'" + escaped(text).unicodeScalars.reduce(into: "") { $0 += $1 == "'" ? "\\'" : String($1) } + "'"
    }
  }

  /// The type of decimals with so many digits, and so many of them behind the point.
  public func decimalType(digits: Int, scale: Int) -> String {
    (self == .postgres ? "NUMERIC" : "DECIMAL") + "(\(digits), \(scale))"
  }

  /// How many digits a number may have at most.
  public var mostDigits: Int { self == .postgres ? 1_000 : 38 }

  private func quoted(_ text: String, by quote: Character) -> String {
    var quoted = String(quote)
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if Character(scalar) == quote { quoted.append(quote) }
    }
    quoted.append(quote)
    return quoted
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += $1 == "\\" ? "\\\\" : String($1) }
  }
}
