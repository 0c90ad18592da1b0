internal import Diagnostics
internal import Evaluation
internal import Packs

/// A register's part of a statement: what its records are, how each rule judges them, what is counted of every region and
/// year, and the first records of each outcome that is a finding.
///
/// Each line of the result is one text, a JSON list of texts: what it tells of, the register, then its values.
struct RegisterStatement {
  /// What a line tells of.
  enum Line: String {
    /// A region and year: their texts, and every column of the groups.
    case group
    /// A record: its rule, outcome and number, the value, what is required and the margin, then its fields, region, year.
    case record
    /// A record that shares with others what shall be unique: the rule, how many there are, its number, then its fields.
    case shared
    /// A rule on regions: its id, the region's code, the year, the values of its `each`, the outcome, then value, limit
    /// and margin in the limit's unit.
    case verdict
    /// An observed value: region, indicator, year, value and series.
    case observation
    /// A text among observations that the statement knows no region, or no indicator, by: which of the two, and the text.
    case unlisted
  }

  let query: RegisterQuery
  let limit: Int
  /// The ids of rules all of whose findings are listed.
  var answered: Set<String> = []
  let language: Language
  /// Whether rules on regions read its groups, too: they are made once then.
  var sharesGroups = false

  private var dialect: Dialect { query.dialect }
  private var fields: RecordFields { query.fields }
  private var id: String { fields.register.id }

  func table(_ suffix: String) -> String { dialect.name("\(id) \(suffix)") }

  /// The fields that the table has columns of their type for, in whose order a record's line has their texts.
  static func reported(_ fields: RecordFields) -> [Int] {
    fields.columns.fields.indices.filter { (try? fields.reading($0)) != nil }
  }

  // MARK: - Tables

  /// The tables that the statement names, each with what it is made of.
  var tables: [String] {
    var tables = [records, judged, groups]
    if hasFindings { tables.append(findings) }
    for index in query.sharings.indices { tables += shared(index) }
    return tables
  }

  /// The queries that give its lines.
  var lines: [String] {
    var lines = [groupLines]
    let kind = [dialect.text(Line.record.rawValue), dialect.text(id)]
    if hasFindings {
      lines.append(
        "SELECT \(list(kind + ["finding_rule", "finding_outcome", text("finding_place")] + Self.figures + Self.texts(fields))) AS line\n"
          + "FROM \(table("findings")) WHERE \(isListed("finding_place"))")
    }
    for index in query.sharings.indices { lines.append(sharedLines(index)) }
    return lines
  }

  /// - Parameter isKept: Whether it is a small part of the records that several others read.
  private func definition(_ name: String, _ comment: String, _ body: String, isKept: Bool = false) -> String {
    let keep = dialect == .spark ? "AS" : isKept ? "AS MATERIALIZED" : "AS NOT MATERIALIZED"
    return "-- \(comment)\n\(name) \(keep) (\n\(body)\n)"
  }

  private var records: String {
    var items: [String] = []
    for field in fields.columns.fields.indices {
      guard let reading = try? fields.reading(field) else { continue }
      items.append(reading.value == reading.name ? reading.value : "\(reading.value) AS \(reading.name)")
      if reading.differs || reading.isInvalid != nil {
        items.append("\(reading.reported) AS \(reportedName(field))")
      }
      if let isInvalid = reading.isInvalid, query.writer.invalidFields.contains(field) {
        items.append("\(isInvalid) AS \(query.writer.invalidName(field))")
      }
      if let isUnread = reading.isUnread, query.writer.readFields.contains(field) {
        items.append("\(isUnread) AS \(query.unreadName(field))")
      }
    }
    items.append("\(query.recordRegion) AS \(RecordFields.region)")
    items.append("\(query.recordYear) AS \(RecordFields.year)")
    return definition(
      table("records"), Wording(language).records(fields.register.title[language]),
      added(items, to: source, named: "source", keeps: false))
  }

  /// A query of a table's rows with columns that are made of each row.
  ///
  /// PostgreSQL would work out a column anew wherever it is named: what stands beside an outer join it works out once, and on
  /// all cores.
  ///
  /// - Parameter keeps: Whether the table's own columns stand beside them.
  private func added(_ columns: [String], to table: String, named name: String, keeps: Bool) -> String {
    let all = (keeps && dialect != .postgres ? ["*"] : []) + columns
    let list = all.joined(separator: ",\n    ")
    guard dialect == .postgres else { return "  SELECT\n    \(list)\n  FROM \(table)" }
    return "  SELECT \(keeps ? "\(name).*, " : "")made.*\n  FROM \(table)\(keeps ? " AS \(name)" : "")\n"
      + "  LEFT JOIN LATERAL (SELECT\n    \(list)\n  ) AS made ON TRUE"
  }

  /// The table; where a column of texts may have a collation of its own, with texts that are compared by code point.
  private var source: String {
    let columns = fields.columns
    guard dialect != .spark else { return columns.sql }
    var named: Set<String> = []
    let items = (columns.fields.compactMap { $0 } + [columns.region, columns.year]).filter {
      named.insert($0.name).inserted
    }.map { column in
      let name = dialect.name(column.name)
      return column.type == .text ? "\(dialect.byCodePoint(name)) AS \(name)" : name
    }
    return "(\n    SELECT \(items.joined(separator: ", "))\n    FROM \(columns.sql)\n  ) AS source"
  }

  private func reportedName(_ field: Int) -> String {
    dialect.name(fields.register.fields[field].id + " reported")
  }

  /// The texts of a record's fields, then its region's and year's.
  private static func texts(_ fields: RecordFields) -> [String] {
    let own = reported(fields).map { field -> String in
      let id = fields.register.fields[field].id
      if let reading = try? fields.reading(field), !reading.differs, reading.isInvalid == nil {
        return fields.text(reading.name)
      }
      return fields.dialect.name(id + " reported")
    }
    return own + [RecordFields.region, fields.text(RecordFields.year)]
  }

  private var judged: String {
    var columns: [String] = []
    for outcomes in query.outcomes {
      let plan = query.program.records[outcomes.plan]
      let rule = query.pack.rules[plan.rule]
      let sentences = RuleSentence.sentences(of: rule.id, in: query.pack, language) ?? []
      let comment = sentences.flatMap { Self.wrapped($0) }.map { "-- \($0)\n    " }.joined()
      columns.append("\(comment)\(cases(outcomes)) AS \(dialect.name(outcomes.name))")
    }
    let body =
      columns.isEmpty
      ? "  SELECT * FROM \(table("records"))" : added(columns, to: table("records"), named: "records", keeps: true)
    return definition(table("judged"), Wording(language).judged, body)
  }

  private func cases(_ outcomes: RegisterQuery.Outcomes) -> String {
    guard let last = outcomes.cases.last else { return "NULL" }
    let others = outcomes.cases.dropLast().filter { if case .never = $0.condition { false } else { true } }
    let rest = dialect.text(last.outcome.rawValue)
    guard !others.isEmpty else { return rest }
    let branches = others.map {
      "      WHEN \($0.condition.sql.text) THEN \(dialect.text($0.outcome.rawValue))\n"
    }
    return "CASE\n\(branches.joined())      ELSE \(rest) END"
  }

  private var groups: String {
    let columns = query.groups.columns.map { "    \($0.sql) AS \(dialect.name($0.name))" }
    let list = ([RecordFields.region, RecordFields.year].map { "    " + $0 } + columns).joined(separator: ",\n")
    return definition(
      table("groups"), Wording(language).groups,
      "  SELECT\n\(list)\n  FROM \(table("judged"))\n  GROUP BY \(RecordFields.region), \(RecordFields.year)",
      isKept: sharesGroups)
  }

  private var groupLines: String {
    let values = query.groups.columns.map { text(dialect.name($0.name)) }
    let head = [
      dialect.text(Line.group.rawValue), dialect.text(id), RecordFields.region, fields.text(RecordFields.year),
    ]
    return "SELECT \(list(head + values)) AS line\nFROM \(table("groups"))"
  }

  // MARK: - Findings

  /// What a statement has outcomes of records as that are findings.
  private struct FindingColumn {
    /// Under which name its result has them.
    let name: String
    /// The rule's id.
    let rule: String
    let sql: String
    let shortfalls: [Outcome]
  }

  private var findingColumns: [FindingColumn] {
    var columns: [FindingColumn] = []
    for outcomes in query.outcomes {
      let shortfalls = outcomes.cases.map(\.outcome).filter(\.isShortfall)
      guard !shortfalls.isEmpty else { continue }
      columns.append(
        FindingColumn(
          name: outcomes.name, rule: query.pack.rules[query.program.records[outcomes.plan].rule].id,
          sql: dialect.name(outcomes.name), shortfalls: shortfalls))
    }
    for (rule, condition) in [
      (BuiltInRule.valueInvalid, query.invalidCondition), (.valueMissing, query.missingCondition),
    ] {
      if case .never = condition { continue }
      columns.append(
        FindingColumn(
          name: rule.rawValue, rule: rule.rawValue, sql: "CASE WHEN \(condition.sql.text) THEN 'fail' END",
          shortfalls: [.fail]))
    }
    for sharing in query.sharings where sharing.undetermined != nil {
      if case .always = sharing.condition { continue }
      columns.append(
        FindingColumn(
          name: sharing.name, rule: sharing.name,
          sql: "CASE WHEN \(sharing.condition.negated.simplified.sql.text) THEN 'undetermined' END",
          shortfalls: [.undetermined]))
    }
    return columns
  }

  private var hasFindings: Bool {
    findingColumns.contains { limit > 0 || answered.contains($0.rule) }
  }

  /// Whether a finding is among those that are listed, by its place among its like.
  private func isListed(_ place: String) -> String {
    let names = findingColumns.filter { answered.contains($0.rule) }.map { dialect.text($0.name) }
    let isFirst = "\(place) <= \(limit)"
    return names.isEmpty ? isFirst : "(\(isFirst) OR finding_rule IN (\(names.joined(separator: ", "))))"
  }

  private var findings: String {
    let columns = findingColumns
    let condition = columns.map { column in
      let outcomes = column.shortfalls.map { dialect.text($0.rawValue) }
      return outcomes.count == 1
        ? "\(column.sql) = \(outcomes[0])" : "\(column.sql) IN (\(outcomes.joined(separator: ", ")))"
    }
    let flagged =
      "      SELECT * FROM \(table("judged"))\n      WHERE \(condition.joined(separator: "\n        OR "))"
    let pairs = columns.map { (dialect.text($0.name), $0.sql) }
    let all = Set(columns.flatMap(\.shortfalls)).sorted { $0.rawValue < $1.rawValue }.map { dialect.text($0.rawValue) }
    // Ranked by what few share first: to bring all of them into one order would take longer.
    let body = """
        SELECT *, ROW_NUMBER() OVER (PARTITION BY finding_rule, finding_outcome ORDER BY \(order)) AS finding_place,
          \(figures)
        FROM (
          SELECT *, RANK() OVER (PARTITION BY finding_rule, finding_outcome ORDER BY \(rank)) AS finding_rank
          FROM (
      \(flagged)
          ) AS flagged
          \(unpivoted(pairs))
          WHERE finding_outcome IN (\(all.joined(separator: ", ")))
        ) AS ranked
        WHERE \(isListed("finding_rank"))
      """
    return definition(table("findings"), Wording(language).findings(limit), body)
  }

  /// The value of a finding by a limit, what is required, and its margin.
  private static let figures = ["finding_value", "finding_required", "finding_margin"]

  /// The same as columns: reckoned for the records that are listed alone.
  private var figures: String {
    let texts = query.outcomes.compactMap { outcomes in outcomes.texts.map { (dialect.text(outcomes.name), $0) } }
    let columns = [texts.map { ($0, $1.value) }, texts.map { ($0, $1.required) }, texts.map { ($0, $1.margin) }]
    return zip(columns, Self.figures).map { column, name in
      let branches = column.filter { $1 != "NULL" }.map { "WHEN \($0) THEN \($1)" }
      let value = branches.isEmpty ? text("NULL") : "CASE finding_rule \(branches.joined(separator: " ")) END"
      return "\(value) AS \(name)"
    }.joined(separator: ",\n    ")
  }

  /// A row for each rule of a record.
  private func unpivoted(_ pairs: [(rule: String, outcome: String)]) -> String {
    switch dialect {
    case .duckdb, .postgres:
      let rows = pairs.map { "(\($0.rule), \($0.outcome))" }.joined(separator: ", ")
      return "CROSS JOIN LATERAL (VALUES \(rows)) AS outcomes (finding_rule, finding_outcome)"
    case .spark:
      let values = pairs.map { "\($0.rule), \($0.outcome)" }.joined(separator: ", ")
      return "LATERAL VIEW STACK(\(pairs.count), \(values)) outcomes AS finding_rule, finding_outcome"
    }
  }

  /// By region, year and key.
  private var rank: String {
    let key = fields.register.key.compactMap { field in
      fields.columns.fields[field] == nil ? nil : (try? fields.reading(field))?.name
    }
    return ([RecordFields.region, RecordFields.year] + key).map { "\($0) NULLS FIRST" }.joined(separator: ", ")
  }

  /// The same; records that are alike in these by all that the table has of them.
  private var order: String { "\(rank), \(list(Self.texts(fields))) NULLS FIRST" }

  // MARK: - Records that share something

  private func shared(_ index: Int) -> [String] {
    let sharing = query.sharings[index]
    let source = sharing.base.map { table("shared \($0 + 1)") } ?? table("records")
    let repeated = table("repeated \(index + 1)")
    let keys = sharing.parts.enumerated().map { number, part in "\(part) AS key_\(number + 1)" }
    let places = sharing.parts.indices.map { "key_\($0 + 1)" }.joined(separator: ", ")
    var condition = ""
    if case .always = sharing.isTold {} else { condition = "  WHERE \(sharing.isTold.sql.text)\n" }
    return [
      definition(
        repeated, Wording(language).repeated(sharing.name),
        "  SELECT \(keys.joined(separator: ", "))\n  FROM \(source)\n\(condition)"
          + "  GROUP BY \(sharing.parts.indices.map { String($0 + 1) }.joined(separator: ", "))\n  HAVING COUNT(*) > 1"),
      definition(
        table("shared \(index + 1)"), Wording(language).shared,
        "  SELECT * FROM \(source)\n  WHERE (\(sharing.parts.joined(separator: ", "))) IN "
          + "(SELECT \(places) FROM \(repeated))", isKept: query.sharings.contains { $0.base == index }),
    ]
  }

  /// One more than is told of: what the last one shares its key with, and how many there are where none is told of.
  private func sharedLines(_ index: Int) -> String {
    let sharing = query.sharings[index]
    let head = [dialect.text(Line.shared.rawValue), dialect.text(id), dialect.text(String(index))]
    var condition = ""
    if case .always = sharing.condition {} else { condition = "\n  WHERE \(sharing.condition.sql.text)" }
    let isListed = answered.contains(sharing.name) ? "" : "\nWHERE place <= \(limit == .max ? limit : limit + 1)"
    // Those that share something stand together: one region may be called by several names, and many by none.
    let parts = sharing.parts.joined(separator: ", ")
    return """
      SELECT \(list(head + [text("total"), text("place")] + Self.texts(fields))) AS line
      FROM (
        SELECT *, ROW_NUMBER() OVER (ORDER BY \(parts), \(order)) AS place,
          COUNT(*) OVER () AS total
        FROM \(table("shared \(index + 1)"))\(condition)
      ) AS numbered\(isListed)
      """
  }

  // MARK: - Parts

  private func text(_ value: String) -> String { fields.text(value) }

  private func list(_ values: [String]) -> String { dialect.list(values) }

  /// A text of a pack's as lines of a comment, broken where there is a space or behind a Chinese mark.
  static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    var word = ""
    func width(_ text: String) -> Int { DisplayWidth.columns(of: text) }
    func endWord() {
      if !line.isEmpty, width(line) + width(word) > 100 {
        lines.append(line)
        line = "  "
      }
      line += word
      word = ""
    }
    for scalar in oneLine(text).unicodeScalars {
      word.unicodeScalars.append(scalar)
      if scalar == " " || "，。；：、".unicodeScalars.contains(scalar) { endWord() }
    }
    endWord()
    return lines + [line]
  }

  /// A text of a pack's in a comment, which ends with its line.
  static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}
