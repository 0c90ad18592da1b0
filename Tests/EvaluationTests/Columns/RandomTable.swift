import Random
import RandomPacks

/// A register's file at random, in any dialect, with rows that have not the form of a record.
struct RandomTable {
  private(set) var text = ""
  private(set) var rowCount = 0

  private let delimiter: String
  private let lineEnd: String
  private let quotes: Int

  private static let places = [
    "230100", "哈市", "哈尔滨市", "230200", "齐齐哈尔市", "230300", "230000", "230099", "230100", "230200", "", "999999", "火星",
    "'230100", "哈尔滨 市", "—",
  ]
  private static let years = [
    "2021", "2022", "2022", "2023", "2023", "2023", "2024", "2025", "2020", "2026", "", "去年", " 2023", "20223", "2023年",
    "２０２２", "—",
  ]

  init(_ plan: RandomPlan, _ random: inout PseudoRandom) {
    let cells = RandomCells(&random)
    delimiter = random.pick([",", ",", ",", ";", "\t"])
    lineEnd = random.oneIn(4) ? "\r\n" : "\n"
    quotes = random.pick([0, 0, 3, 20])
    let dropped = Set(plan.optional.filter { _ in random.oneIn(14) })
    var columns = plan.fields.filter { !dropped.contains($0.name) }
    if random.oneIn(3) { columns.shuffle(using: &random) }
    let faults = random.pick([0, 0, 0, 12])
    // Some files belong to few groups, some lack most.
    let places = random.oneIn(3) ? Array(Self.places.prefix(2 + random.below(6))) : Self.places
    let years = random.oneIn(3) ? Array(Self.years.prefix(2 + random.below(5))) : Self.years
    if random.oneIn(6) { text += "\u{FEFF}" }
    append(columns.map(\.name) + ["place", "of_year"], &random)
    var earlier: [[String]] = []
    for _ in 0..<random.pick([0, 1, 3, 8, 16, 40, 70, 150]) {
      if random.oneIn(30) { text += lineEnd }
      var fields = columns.map { cells.text($0.kind, &random) } + [random.pick(places), random.pick(years)]
      if let again = earlier.randomElement(using: &random), random.oneIn(6) {
        // The same record once more, in another year, or with one field changed.
        fields = again
        if random.oneIn(2) { fields[fields.count - 1] = random.pick(years) }
        if random.oneIn(2), !columns.isEmpty {
          let place = random.below(columns.count)
          fields[place] = cells.text(columns[place].kind, &random)
        }
      }
      earlier.append(fields)
      if faults > 0, random.oneIn(faults) { fields = random.oneIn(2) ? fields.dropLast() : fields + ["x"] }
      append(fields, &random)
      rowCount += 1
    }
    if random.oneIn(4), text.hasSuffix(lineEnd) { text.removeLast() }
  }

  private mutating func append(_ fields: [String], _ random: inout PseudoRandom) {
    let written = fields.map { field in
      let mustQuote = field.unicodeScalars.contains { "\",;\t\r\n".unicodeScalars.contains($0) }
      guard mustQuote || quotes > 0 && random.oneIn(quotes) else { return field }
      return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
    text += written.joined(separator: delimiter) + lineEnd
  }
}
