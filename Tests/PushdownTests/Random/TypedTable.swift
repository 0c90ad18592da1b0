import Pushdown
import Random
import RandomPacks

/// A register's records at random, for an engine and as a file: the same values.
struct TypedTable {
  let columns: [TypedColumn]
  private(set) var rows: [[String?]] = []
  let mayBeUnread: Bool

  private static let regions = [
    "230100", "230200", "230300", "230400", "230500", "230600", "230700", "230800", "230900", "231000",
  ]

  init(_ plan: RandomPlan, _ dialect: Dialect, _ random: inout PseudoRandom) {
    let cells = TypedCells(&random)
    mayBeUnread = cells.hasOdd
    let dropped = Set(plan.optional.filter { _ in random.oneIn(14) })
    var fields = plan.fields.filter { !dropped.contains($0.name) }
    if random.oneIn(3) { fields.shuffle(using: &random) }
    var columns: [TypedColumn] = []
    for field in fields { columns.append(TypedColumn(field.name, field.kind, in: dialect, &random)) }
    columns.append(TypedColumn("place", .region, in: dialect, &random))
    columns.append(TypedColumn("of_year", .year, in: dialect, &random))
    self.columns = columns
    let odd = random.pick([0, 0, 10, 40])
    func row(_ region: String, _ year: String, _ random: inout PseudoRandom) -> [String?] {
      var region: String? = region
      var year: String? = year
      if odd > 0, random.oneIn(odd) {
        if case .text = columns[columns.count - 2].form {
          let unread = cells.hasOdd ? ["'230100", "哈尔滨 市", "２３０１００"] : []
          region = random.pick(["哈市", "哈尔滨市", "230000", "230099", "", "999999", "火星", "—", nil] + unread)
        } else {
          region = random.pick(["0", "999999", nil])
        }
      }
      if odd > 0, random.oneIn(odd) { year = random.pick(["2020", "2019", "2026", "1000", "20223", "0", nil]) }
      return columns.dropLast(2).map { $0.value(cells, dialect, &random) } + [region, year]
    }
    // Every region and year, but for a few.
    let most = random.pick([0, 1, 2, 8, 12])
    let isEmpty = random.pick([0, 4, 20])
    for region in Self.regions {
      for year in 2021...2025 where most > 0 && (isEmpty == 0 || !random.oneIn(isEmpty)) {
        for _ in 0..<1 + random.below(most) {
          var own = row(region, String(year), &random)
          if let again = rows.randomElement(using: &random), random.oneIn(6) {
            // The same record once more, in another year, or with one field changed.
            let fresh = own
            own = again
            if random.oneIn(2) { own[own.count - 1] = String(year) }
            if random.oneIn(2) {
              let place = random.below(columns.count)
              own[place] = fresh[place]
            }
          }
          rows.append(own)
        }
      }
    }
    rows.shuffle(using: &random)
  }

  /// As a file.
  var csv: String {
    func cell(_ text: String) -> String {
      guard text.unicodeScalars.contains(where: { "\",;\t\r\n".unicodeScalars.contains($0) }) else { return text }
      return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
    let lines = [columns.map(\.name)] + rows.map { $0.map { cell($0 ?? "") } }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// The statement that makes a table of it for one session.
  func creation(_ name: String, _ dialect: Dialect) -> String {
    let items = columns.enumerated().map { index, column in
      "CAST(c\(index + 1) AS \(column.typeName(dialect))) AS \(dialect.name(column.name))"
    }
    let places = columns.indices.map { "c\($0 + 1)" }.joined(separator: ", ")
    // A table without rows has columns all the same.
    let given = rows.isEmpty ? [columns.map { _ in nil }] : rows
    let values = given.map { row in "(" + row.map { $0.map(dialect.text) ?? "NULL" }.joined(separator: ", ") + ")" }
    return "CREATE TEMPORARY \(dialect == .spark ? "VIEW" : "TABLE") \(dialect.name(name)) AS\n"
      + "SELECT \(items.joined(separator: ", "))\nFROM (VALUES\n\(values.joined(separator: ",\n"))\n) AS t(\(places))"
      + (rows.isEmpty ? " WHERE FALSE" : "")
  }
}
