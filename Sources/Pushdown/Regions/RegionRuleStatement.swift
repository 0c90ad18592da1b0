internal import Diagnostics
internal import Evaluation
internal import Packs

/// A rule on regions as tables of a statement: what the regions below come to, and a row for each verdict.
struct RegionRuleStatement {
  let rule: RegionRuleQuery
  /// What its tables are called.
  let name: String
  let pack: Pack
  let dialect: Dialect

  /// The longest that stands behind its name in that of a table.
  static let longestSuffix = " below with the rest"

  // MARK: - Verdicts

  func verdicts(_ comments: [String]) -> String {
    var source = """
          SELECT
            subjects.region,
            subjects.year\(columns(rule.figures, indent: 6))
          FROM \(dialect.name(RegionTables.judged)) AS subjects\(joins(rule.figures, indent: 4))
          WHERE \(subjects)
      """
    source = "(\n\(source)\n  ) AS figures"
    if !rule.measures.isEmpty {
      let measures = rule.measures.map { ",\n      \($0.sql) AS \(dialect.name($0.name))" }.joined()
      source = "(\n    SELECT *\(measures)\n    FROM \(indented(source))\n  ) AS measured"
    }
    return RegionTables.definition(
      dialect.name(name + " verdicts"), comments,
      """
        SELECT
          region,
          year,
          \(outcome) AS outcome,
          \(rule.value) AS value,
          \(rule.required) AS required,
          \(rule.margin) AS margin
        FROM \(source)
      """)
  }

  private var outcome: String {
    let rest = dialect.text(rule.rest.rawValue)
    guard !rule.outcomes.isEmpty else { return rest }
    let branches = rule.outcomes.map { "\n      WHEN \($0.condition) THEN \(dialect.text($0.outcome.rawValue))" }
    return "CASE\(branches.joined())\n      ELSE \(rest) END"
  }

  private var subjects: String {
    var conditions = ["subjects.level = \(rule.subject.level)"]
    if !rule.subject.drawsOnRegionsBelow { conditions.append("subjects.is_own") }
    if let only = rule.subject.only {
      conditions.append(
        "subjects.region IN (\(only.map { dialect.text(pack.regions[$0].code) }.joined(separator: ", ")))")
    }
    return conditions.joined(separator: " AND ")
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
  }

  // MARK: - Regions below

  /// Only what the regions below come to, a row for each region and year that is judged.
  func below(_ language: Language) -> [String] {
    rule.below.map { below in
      let others = below.withResidual ? "" : " AND NOT regions.is_residual"
      return RegionTables.definition(
        belowName(below.withResidual), [Wording(language).regionsBelow(name)],
        """
          SELECT
            region,
            year\(columns(below.results, indent: 4))
          FROM (
            SELECT
              subjects.region,
              subjects.year\(columns(below.members, indent: 6))
            FROM \(dialect.name(RegionTables.judged)) AS subjects
            JOIN \(dialect.name(RegionTables.regions)) AS regions ON regions.above = subjects.region\(others)\(joins(below.members, indent: 4))
            WHERE \(subjects)
          ) AS below
          GROUP BY region, year
        """)
    }
  }

  private func belowName(_ withResidual: Bool) -> String {
    dialect.name(name + (withResidual ? Self.longestSuffix : " below"))
  }

  // MARK: - Parts

  private func columns(_ figures: RegionFigures, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    return figures.columns.map { column in
      let comment = column.comment.map { "\(space)-- \($0)\n" } ?? ""
      return ",\n\(comment)\(space)\(column.sql) AS \(dialect.name(column.name))"
    }.joined()
  }

  private func joins(_ figures: RegionFigures, indent: Int) -> String {
    let space = "\n" + String(repeating: " ", count: indent)
    return figures.joins.map { join, alias in
      let region =
        switch join.row.place {
        case .own: "subjects.region"
        case .above(let level): "subjects." + dialect.name(RegionTables.above(level, pack))
        case .below: "regions.code"
        }
      let year = join.row.year(of: "subjects.year")
      let on = "ON \(alias).region = \(region) AND \(alias).year = \(year)"
      switch join.table {
      case .register(let register):
        let table = dialect.name(RegionTables.records(of: pack.registers[register]))
        return "\(space)LEFT JOIN \(table) AS \(alias)\(space)  \(on)"
      case .indicator(let index):
        let table = dialect.name(RegionTables.observed)
        let indicator = dialect.text(pack.indicators[index].id)
        return "\(space)LEFT JOIN \(table) AS \(alias)\(space)  \(on) AND \(alias).indicator = \(indicator)"
      case .below(let withResidual):
        // Macros are reckoned for the subject; other years stand in the rows of the regions below.
        return "\(space)LEFT JOIN \(belowName(withResidual)) AS \(alias)\(space)  "
          + "ON \(alias).region = subjects.region AND \(alias).year = subjects.year"
      }
    }.joined()
  }
}
