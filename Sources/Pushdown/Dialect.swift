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

  /// A name that nothing else has, as near to the wanted one as may be.
  ///
  /// - Parameters:
  ///   - suffix: The longest that is put behind it.
  ///   - isFree: Whether nothing is called so yet.
  func unique(_ wanted: String, before suffix: String = "", isFree: (String) -> Bool) -> String {
    let room = longestName - suffix.utf8.count
    var name = wanted.prefix(bytes: room)
    var number = 2
    while !isFree(name) {
      let end = " \(number)"
      name = wanted.prefix(bytes: room - end.utf8.count) + end
      number += 1
    }
    return name
  }

  /// How many bytes of a name an engine looks at: PostgreSQL leaves out what is beyond.
  private var longestName: Int { self == .postgres ? 63 : .max }

  /// Whether a part of a statement is a name alone.
  func isName(_ text: String) -> Bool {
    let quote: Unicode.Scalar = self == .spark ? "`" : "\""
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > 2, scalars.first == quote, scalars.last == quote else { return false }
    // Quotes within a name come in pairs.
    var run = 0
    for scalar in scalars.dropFirst().dropLast() {
      if scalar == quote {
        run += 1
      } else {
        if run % 2 == 1 { return false }
        run = 0
      }
    }
    return run % 2 == 0
  }

  /// A list of texts as JSON, in one text.
  func list(_ values: [String]) -> String {
    let all = values.joined(separator: ", ")
    switch self {
    case .duckdb: return "CAST(TO_JSON([\(all)]) AS VARCHAR)"
    case .postgres: return "CAST(ARRAY_TO_JSON(ARRAY[\(all)]) AS TEXT)"
    case .spark: return "TO_JSON(ARRAY(\(all)))"
    }
  }

  /// A text as a constant, character by character.
  public func text(_ text: String) -> String {
    switch self {
    // Its client drops a carriage return before a line end.
    case .duckdb: return text.utf8.contains(0x0D) ? "E" + quoted(oneLine(text), by: "'") : quoted(text, by: "'")
    // A backslash stands for itself whatever the server's settings are.
    case .postgres: return text.utf8.contains(0x5C) ? "E" + quoted(escaped(text), by: "'") : quoted(text, by: "'")
    // Its client takes carriage returns for line ends, and lines that begin with two hyphens for comments, wherever.
    case .spark:
      return "'" + oneLine(text).unicodeScalars.reduce(into: "") { $0 += $1 == "'" ? "\\'" : String($1) } + "'"
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

  /// With backslashes doubled, and what ends a line written with one.
  private func oneLine(_ text: String) -> String {
    escaped(text).unicodeScalars.reduce(into: "") { $0 += $1 == "\n" ? "\\n" : $1 == "\r" ? "\\r" : String($1) }
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += $1 == "\\" ? "\\\\" : String($1) }
  }
}

extension String {
  /// As many characters of its beginning as so many bytes hold.
  fileprivate func prefix(bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    var (prefix, count) = ("".unicodeScalars, 0)
    for scalar in unicodeScalars {
      count += UTF8.width(scalar)
      guard count <= bytes else { break }
      prefix.append(scalar)
    }
    return String(prefix)
  }
}
