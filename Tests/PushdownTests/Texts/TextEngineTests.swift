import CEL
import Foundation
import Packs
import Quantities
import Testing

@testable import Pushdown
@testable import Reports

/// What engines make of texts, against what is made of them here:
///
///     DUCKDB_CLIENT=... PSQL_CLIENT=... PLUMBLINE_POSTGRES=... SPARK_SQL_CLIENT=... swift test --filter TextEngineTests
///
/// `TEXT_STEP` leaves out all characters of Unicode's first plane but one in so many (29).
@Suite("Engines read texts as they are read here", .serialized)
struct TextEngineTests {
  private static let step = ProcessInfo.processInfo.environment["TEXT_STEP"].flatMap { Int($0) } ?? 29

  private static func hexadecimal(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    return String(decoding: text.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Texts with a character that PostgreSQL has none with.
  private static func zeros(_ engine: TextEngine) -> [String?] {
    engine.dialect == .postgres ? [] : ["\0", "\0A", "A\0b", "—\0", "高新\0"]
  }

  /// The texts of lines that differ, with the lines.
  private func differences(
    _ engine: TextEngine, _ texts: [String?], columns: [String], query: String, cells: (String?) throws -> [String]
  ) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plumbline-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "texts.csv")
    var lines = ""
    for (index, text) in texts.enumerated() {
      // Of an empty text something has to stand there, too.
      lines += "\(index),\(text.map { "-" + Self.hexadecimal($0) } ?? ""),\(try cells(text).joined(separator: ","))\n"
    }
    try Data(lines.utf8).write(to: file)
    let found = try engine.run(engine.table(file.path(), columns: columns) + query)
    return found.prefix(40).map { line in
      let index = Int(line.prefix { ("0"..."9").contains($0) })
      let text = index.flatMap { texts.indices.contains($0) ? texts[$0] : nil }
      return "\(text.map { $0.debugDescription + " " + Self.hexadecimal($0) } ?? "NULL"): \(line)"
    }
  }

  @Test("Every character, and thousands of texts, are read alike", arguments: TextEngine.all)
  func readings(engine: TextEngine) throws {
    let fixture = try TextFixture()
    let plain = try TextFixture(kind: "{high: 高新（类）, mid: 中 等, low: 其他}")
    let reading = TextReading(engine.dialect)
    let choices = [try fixture.field("kind"), try plain.field("kind")]
    let parts: [(name: String, field: Field, reading: TextReading.Reading)] = [
      ("s", try fixture.field("name"), reading.string("t")), ("b", try fixture.field("active"), reading.boolean("t")),
      ("k", choices[0], try #require(reading.choice("t", choices[0]))),
      ("p", choices[1], try #require(reading.choice("t", choices[1]))),
      ("r", try fixture.field("seat"), reading.region("t", fixture.pack.regions)),
    ]
    let texts: [String?] =
      [nil] + Self.zeros(engine) + TextPool.mixed(6_000, seed: 1).map { $0 }
      + TextPool.characters(step: Self.step).map { $0 }
    let states = parts.map { part in
      let value = part.reading.value
      let known = part.name == "b" ? "CASE WHEN \(value) THEN 'T' WHEN NOT \(value) THEN 'F' END" : value
      let flags = [part.reading.isUnread, part.reading.isInvalid, part.reading.isBlank]
      let count = flags.map { "CASE WHEN \($0) THEN 1 WHEN NOT (\($0)) THEN 0 END" }.joined(separator: " + ")
      return """
        CASE WHEN \(count) > 1 THEN 'more' WHEN \(flags[0]) THEN 'U' WHEN \(flags[1]) THEN 'I' WHEN \(flags[2]) THEN 'B'
        WHEN \(count) = 0 THEN 'V' || \(part.name == "s" ? "CASE WHEN \(known) = t THEN '' END" : known) END AS \(part.name)2
        """
    }
    let differing = parts.map { part in
      "(\(part.name)2 IS NULL OR \(part.name)2 <> \(part.name)1 AND NOT (\(part.name)2 = 'U' AND odd = '1'))"
    }
    let shown = parts.map { ", \($0.name)1, \($0.name)2" }.joined()
    // Spark has texts that begin with ASCII; they stand behind its number.
    let query = """
      SELECT id\(shown) FROM (SELECT id, odd, \(parts.map { $0.name + "1" }.joined(separator: ", ")),
      \(states.joined(separator: ",\n"))
      FROM texts) read WHERE \(differing.joined(separator: "\nOR ")) LIMIT 40;
      """
    let differences = try differences(engine, texts, columns: parts.map { $0.name + "1" } + ["odd"], query: query) {
      text in
      guard let text else { return parts.map { _ in "B" } + ["0"] }
      // What may be left to the reader here: what would be another text if it were folded.
      let isOdd =
        text.unicodeScalars.contains { !CharacterRanges.plain.contains($0) && $0 != " " } || text.foldedCell != text
        || text.contains(" ")
      return parts.map { part in
        let found = (part.field.id == "kind" && part.name == "p" ? plain : fixture).value(text, part.field)
        switch found.value {
        case .boolean(let truth): return truth ? "VT" : "VF"
        case .string(let value): return part.name == "s" ? "V" : "V" + value
        default: return found.fault == nil ? "B" : "I"
        }
      } + [isOdd ? "1" : "0"]
    }
    #expect(differences == [])
  }

  @Test("Conditions come to the same for thousands of texts", arguments: TextEngine.all)
  func conditions(engine: TextEngine) throws {
    let (conditions, fixture) = try translated(
      TextExpressions.all + TextExpressions.random(60, seed: 3), engine.dialect)
    let texts: [String?] =
      [nil] + Self.zeros(engine) + TextPool.mixed(6_000, seed: 2).map { $0 }
      + TextPool.characters(step: max(Self.step, 29)).map { $0 }
    let letters = conditions.map { sql in "CASE WHEN \(sql) THEN 'T' WHEN NOT \(sql) THEN 'F' ELSE 'N' END" }
    let query = """
      SELECT id, expected, found FROM (SELECT id, expected, \(letters.joined(separator: "\n|| ")) AS found FROM texts) judged
      WHERE expected <> found LIMIT 40;
      """
    let differences = try differences(engine, texts, columns: ["expected"], query: query) { text in
      [
        try fixture.assertions.map { expression -> String in
          switch try fixture.truth(expression, text.map { .string($0) }) {
          case true?: return "T"
          case false?: return "F"
          case nil: return "N"
          }
        }.joined()
      ]
    }
    #expect(differences == [])
  }

  @Test("A column's own collation changes nothing", arguments: TextEngine.all.filter { $0.dialect != .spark })
  func collations(engine: TextEngine) throws {
    let columns =
      engine.dialect == .duckdb
      ? "CREATE TABLE names (a VARCHAR COLLATE NOCASE);\n"
      : """
      CREATE COLLATION pg_temp.nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      CREATE TEMPORARY TABLE names (a TEXT COLLATE pg_temp.nocase);

      """
    let (conditions, _) = try translated(
      ["name == 'B'", "name in ['A', 'B']", "name < 'a'", "name.contains('B')"], engine.dialect)
    let letters = conditions.map { "CASE WHEN \($0) THEN 'T' ELSE 'F' END" }.joined(separator: " || ")
    let lines = try engine.run(
      columns
        + """
        INSERT INTO names VALUES ('B'), ('b');
        SELECT \(letters) AS found FROM (SELECT \(engine.dialect.byCodePoint("a")) AS t FROM names) ORDER BY found;
        """.replacing("FROM names)", with: "FROM names) read"))
    #expect(lines == ["FFFF", "TTTT"])
  }

  @Test("Conditions on days come to the same", arguments: TextEngine.all)
  func days(engine: TextEngine) throws {
    let fixture = try TextFixture(TextExpressions.days)
    let conditions = try fixture.assertions.map {
      try TextConditions(engine.dialect).sql($0, column: "CAST(t AS DATE)", kind: .date, member: nil, variables: [])
    }
    let texts: [String?] = [nil, "2020-06-29", "2020-06-30", "2020-07-01", "1000-01-01", "9999-12-31", "2024-02-29"]
    let letters = conditions.map { sql in "CASE WHEN \(sql) THEN 'T' WHEN NOT \(sql) THEN 'F' ELSE 'N' END" }
    let query = """
      SELECT id, expected, found FROM (SELECT id, expected, \(letters.joined(separator: "\n|| ")) AS found FROM texts) judged
      WHERE expected <> found LIMIT 40;
      """
    let differences = try differences(engine, texts, columns: ["expected"], query: query) { text in
      [
        try fixture.assertions.map { expression -> String in
          let day = text.flatMap { CalendarDate($0) }
          switch try fixture.truth(expression, day.map { .date($0) }) {
          case true?: return "T"
          case false?: return "F"
          case nil: return "N"
          }
        }.joined()
      ]
    }
    #expect(differences == [])
  }

  /// The conditions that the dialect can say, and a pack with rules of them alone.
  private func translated(_ texts: [String], _ dialect: Pushdown.Dialect) throws -> ([String], TextFixture) {
    var (kept, conditions): ([String], [String]) = ([], [])
    for (text, expression) in zip(texts, try TextFixture(texts).assertions) {
      let sql = try? TextConditions(dialect).sql(expression, column: "t", kind: .string, member: nil, variables: [])
      guard let sql else { continue }
      kept.append(text)
      conditions.append(sql)
    }
    // Nearly all can be said by any of them.
    #expect(kept.count * 10 >= texts.count * 9, "\(texts.filter { !kept.contains($0) })")
    return (conditions, try TextFixture(kept))
  }
}
