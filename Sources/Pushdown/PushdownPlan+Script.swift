public import Diagnostics
internal import Packs
internal import Quantities

extension PushdownPlan {
  /// The statement for people to read and to run by hand: what it is made of and of what, the settings that it needs, and
  /// the query.
  public func script(limit: Int, _ language: Language) -> String {
    let words = Wording(language)
    var comments = [words.head(pack.id, pack.identity.version, asOf.description), words.lines]
    comments += refusals.map { words.refused(pack.rules[$0.rule].id, $0.obstacle) }
    comments += undecided.map { words.undecided(pack.rules[$0.rule].id, $0.obstacle) }
    for query in queries {
      let columns = query.fields.columns
      comments.append(words.columns(of: columns.name))
      var named: Set<String> = []
      for column in columns.fields.compactMap({ $0 }) + [columns.region, columns.year]
      where named.insert(column.name).inserted {
        comments.append("  \(column.name) \(column.typeName)")
      }
    }
    let head = comments.map { "-- \(RegisterStatement.oneLine($0))\n" }.joined()
    let settings = dialect.settings.map { $0 + ";\n" }.joined()
    return head + settings + statement(limit: limit, language: language) + ";\n"
  }
}

extension Dialect {
  /// What a session has to be told before the statement, so that decimals are exact or fail.
  var settings: [String] {
    switch self {
    case .duckdb: ["SET default_collation = ''"]
    case .postgres: ["SET standard_conforming_strings = on"]
    case .spark:
      [
        "SET spark.sql.ansi.enabled = true", "SET spark.sql.decimalOperations.allowPrecisionLoss = false",
        "SET spark.sql.parser.escapedStringLiterals = false", "SET spark.sql.constraintPropagation.enabled = false",
      ]
    }
  }
}
