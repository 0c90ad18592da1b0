internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Reports

/// The tables that all rules on regions share: the pack's regions, the records and observations of each, and which
/// regions and years are judged.
struct RegionTables {
  let pack: Pack
  let sources: RegionSources
  let rules: [RegionRuleQuery]
  let language: Language

  static let judged = "judged regions"
  static let regions = "plan regions"
  private static let names = "region names"
  private static let indicators = "indicator names"
  static let observed = "observed indicators"
  private static let withData = "regions with data"

  private var dialect: Dialect { sources.dialect }
  private var words: Wording { Wording(language) }

  func name(_ name: String) -> String { dialect.name(name) }

  var tables: [String] {
    let observed = sources.observations.map(observed) ?? []
    // Where no rule is decided, the names are looked for alone.
    guard !rules.isEmpty else { return [names] + observed.prefix(1) }
    return [regions, names] + sources.queries.flatMap(records) + observed + [withData, judged]
  }

  /// A table of the statement with what it is made of.
  static func definition(_ name: String, _ comments: [String], _ body: String) -> String {
    comments.flatMap(RegisterStatement.wrapped).map { "-- \($0)\n" }.joined() + "\(name) AS (\n\(body)\n)"
  }

  // MARK: - Regions

  /// The levels of regions above that rules read.
  private var levelsAbove: [Int] {
    let levels = rules.flatMap { $0.figures.joins }.compactMap { joined -> Int? in
      if case .above(let level) = joined.join.row.place { level } else { nil }
    }
    return Set(levels).sorted()
  }

  /// The column with the region of a level that a region lies in.
  static func above(_ level: Int, _ pack: Pack) -> String { "in \(pack.identity.levels[level].word)" }

  private func text(_ text: String?) -> String { text.map(dialect.text) ?? "NULL" }

  private var regions: String {
    let all = pack.regions
    let rows = all.all.indices.map { index in
      let region = all[index]
      let parts = all.below(index).count { !all.isResidual($0) }
      let above = levelsAbove.map { level in text(all.ancestor(of: index, level: level).map { all[$0].code }) }
      let own = [
        text(region.code), String(region.level), text(region.parent.map { all[$0].code }), String(parts),
        region.isResidual ? "TRUE" : "FALSE",
      ]
      return "    (\((own + above).joined(separator: ", ")))"
    }
    let columns = ["code", "level", "above", "parts", "is_residual"] + levelsAbove.map { name(Self.above($0, pack)) }
    return Self.definition(
      name(Self.regions), [words.regions],
      "  SELECT * FROM (VALUES\n\(rows.joined(separator: ",\n"))\n  ) AS regions (\(columns.joined(separator: ", ")))")
  }

  private var names: String {
    let rows = TextReading(dialect).regionNames(pack.regions).map { region in
      "    (\(dialect.text(region.name)), \(dialect.text(region.code)))"
    }
    return Self.definition(
      name(Self.names), [words.regionNames],
      "  SELECT * FROM (VALUES\n\(rows.joined(separator: ",\n"))\n  ) AS names (name, code)")
  }

  // MARK: - Records

  /// The table of a register's counts and sums by region and year.
  static func records(of register: Register) -> String { "\(register.id) by region" }

  private static func ownRecords(of register: Register) -> String { "\(register.id) of regions" }

  private func records(_ query: RegisterQuery) -> [String] {
    let register = query.fields.register
    let columns = columns(of: query)
    func list(_ table: String) -> String {
      columns.map { column, name in
        let reading = table.isEmpty ? name : "\(table).\(name)"
        let sql =
          switch column.kind {
          case .count: RegionSources.cast("SUM(\(reading))", RegionSources.countDigits, dialect)
          case .sum(let digits):
            RegionSources.cast(
              "COALESCE(SUM(\(reading)), 0)", RegionSources.digits(ofSumOf: digits, dialect), dialect)
          case .least: "MIN(\(reading))"
          case .greatest: "MAX(\(reading))"
          }
        return ",\n    \(sql) AS \(name)"
      }.joined()
    }
    let ownName = isAddedUp(query) ? Self.ownRecords(of: register) : Self.records(of: register)
    let own = Self.definition(
      name(ownName), [words.ownRecords(register.title[language])],
      """
        SELECT
          names.code AS region,
          \(RecordFields.year) AS year\(list(""))
        FROM \(name("\(register.id) groups")) JOIN \(name(Self.names)) AS names ON names.name = \(RecordFields.region)
        WHERE \(RecordFields.year) IS NOT NULL
        GROUP BY names.code, \(RecordFields.year)
      """)
    guard isAddedUp(query) else { return [own] }
    var tables = [own]
    var known = ownName
    let levels = Array((0..<pack.identity.levels.count - 1).reversed())
    for level in levels {
      let isLast = level == levels.last
      let table = isLast ? Self.records(of: register) : "\(register.id) by \(pack.identity.levels[level].word)"
      tables.append(
        Self.definition(
          name(table), [words.withRegionsBelow(register.title[language])],
          """
            SELECT * FROM \(name(known))
            UNION ALL
            SELECT
              regions.code AS region,
              below.year\(list("below"))
            FROM \(name(known)) AS below
            JOIN \(name(Self.regions)) AS part ON part.code = below.region
            JOIN \(name(Self.regions)) AS regions ON regions.code = part.above
            WHERE regions.level = \(level) AND NOT regions.is_residual AND regions.parts > 0
              AND NOT EXISTS (
                SELECT 1 FROM \(name(known)) AS own WHERE own.region = regions.code AND own.year = below.year
              )
            GROUP BY regions.code, regions.parts, below.year
            HAVING COUNT(*) FILTER (WHERE NOT part.is_residual) = regions.parts
          """))
      known = table
    }
    return tables
  }

  /// Whether regions without records of their own have those of the regions below, and a rule asks.
  private func isAddedUp(_ query: RegisterQuery) -> Bool {
    query.fields.register.isTotal && pack.identity.levels.count > 1
      && rules.contains { $0.used[query.program.register] != nil }
  }

  /// The columns of a register's groups that rules read, under their names.
  private func columns(of query: RegisterQuery) -> [(column: RegionSources.Column, name: String)] {
    let used = rules.reduce(into: Set<RegionSources.Column>()) { $0.formUnion($1.used[query.program.register] ?? []) }
    var seen: Set<Int> = []
    return used.sorted { $0.place < $1.place }.filter { seen.insert($0.place).inserted }.map {
      ($0, name(query.groups.columns[$0.place].name))
    }
  }

  // MARK: - Observations

  /// What an indicator may be called in observations, and its id.
  private static func indicatorNames(_ pack: Pack) -> [(name: String, id: String)] {
    let names = ReportNames(pack)
    var known: Set<[UInt8]> = []
    var all: [(name: String, id: String)] = []
    for (index, indicator) in pack.indicators.enumerated() where !indicator.isGiven {
      for name in [indicator.id, indicator.title.zh, indicator.title.en] + indicator.aliases
      where names.indicator(name) == index && known.insert(Array(name.utf8)).inserted {
        all.append((name, indicator.id))
      }
    }
    return all
  }

  private func observed(_ source: ObservationSource) -> [String] {
    let rows = Self.indicatorNames(pack).map { "    (\(dialect.text($0.name)), \(dialect.text($0.id)))" }
    let names = Self.definition(
      name(Self.indicators), [words.indicatorNames],
      "  SELECT * FROM (VALUES\n\(rows.joined(separator: ",\n"))\n  ) AS names (name, id)")
    func column(_ column: RegisterColumns.Column) -> String { "observed." + name(column.name) }
    var value = column(source.value)
    if dialect == .postgres { value = "NULLIF(\(value), 'NaN')" }
    if case .integer(let digits) = source.value.type {
      value = "CAST(\(value) AS \(dialect.decimalType(digits: digits, scale: 0)))"
    }
    let region =
      source.region.type == .text ? column(source.region) : "CAST(\(column(source.region)) AS \(dialect.textType))"
    return [
      names,
      // Two values of one cell that differ are none.
      Self.definition(
        name(Self.observed), [words.observed],
        """
          SELECT
            names.code AS region,
            indicators.id AS indicator,
            \(column(source.year)) AS year,
            CASE WHEN MIN(\(value)) = MAX(\(value)) THEN MIN(\(value)) END AS value
          FROM \(source.sql) AS observed
          JOIN \(name(Self.names)) AS names ON names.name = \(region)
          JOIN \(name(Self.indicators)) AS indicators ON indicators.name = \(column(source.indicator))
          WHERE \(column(source.year)) BETWEEN 1000 AND 9999 AND \(value) IS NOT NULL
          GROUP BY names.code, indicators.id, \(column(source.year))
        """),
    ]
  }

  /// The query that gives a line for each value of the pack's regions and indicators.
  var observationLines: [String] {
    guard let source = sources.observations else { return [] }
    func text(_ column: RegisterColumns.Column) -> String { "CAST(\(name(column.name)) AS \(dialect.textType))" }
    let columns = [source.region, source.indicator, source.year, source.value] + (source.series.map { [$0] } ?? [])
    let head = [RegisterStatement.Line.observation.rawValue, source.name].map(dialect.text)
    return [
      "SELECT \(dialect.list(head + columns.map(text))) AS line\nFROM \(source.sql)\n"
        + "WHERE \(text(source.region)) IN (SELECT name FROM \(name(Self.names)))\n"
        + "  AND \(text(source.indicator)) IN (SELECT name FROM \(name(Self.indicators)))\n"
        + "  AND \(name(source.value.name)) IS NOT NULL",
      unlisted(source, .region, text(source.region), in: Self.names),
      unlisted(source, .indicator, text(source.indicator), in: Self.indicators),
    ]
  }

  /// The query that gives a line for each text of a column that is none of the known names: the reader here may still
  /// know what is meant.
  private func unlisted(
    _ source: ObservationSource, _ kind: ObservationColumns.Kind, _ text: String, in names: String
  ) -> String {
    let head = [RegisterStatement.Line.unlisted.rawValue, source.name, kind.names[0]].map(dialect.text)
    return
      "SELECT \(dialect.list(head + ["named"])) AS line\nFROM (SELECT DISTINCT \(text) AS named FROM \(source.sql)) AS texts\n"
      + "WHERE named IS NULL OR named NOT IN (SELECT name FROM \(name(names)))"
  }

  // MARK: - What is judged

  private var withData: String {
    var parts = sources.queries.map { query in
      let register = query.fields.register
      let table = isAddedUp(query) ? Self.ownRecords(of: register) : Self.records(of: register)
      return "  SELECT region, year FROM \(name(table))"
    }
    if sources.observations != nil { parts.append("  SELECT region, year FROM \(name(Self.observed))") }
    return Self.definition(name(Self.withData), [], parts.joined(separator: "\n  UNION\n"))
  }

  private var judged: String {
    let years = pack.identity.years
    let above = levelsAbove.map { ", regions." + name(Self.above($0, pack)) }.joined()
    return Self.definition(
      name(Self.judged), [words.judgedRegions],
      """
        SELECT regions.code AS region, data.year, regions.level, BOOL_OR(data.is_own) AS is_own\(above)
        FROM (
          SELECT region, year, TRUE AS is_own FROM \(name(Self.withData))
          UNION ALL
          SELECT regions.above AS region, data.year, FALSE AS is_own
          FROM \(name(Self.withData)) AS data JOIN \(name(Self.regions)) AS regions ON regions.code = data.region
          WHERE NOT regions.is_residual AND regions.above IS NOT NULL
          GROUP BY regions.above, data.year
          HAVING COUNT(*) >= 2
        ) AS data
        JOIN \(name(Self.regions)) AS regions ON regions.code = data.region
        WHERE NOT regions.is_residual AND data.year BETWEEN \(years.lowerBound) AND \(years.upperBound)
        GROUP BY regions.code, data.year, regions.level\(above)
      """)
  }
}
