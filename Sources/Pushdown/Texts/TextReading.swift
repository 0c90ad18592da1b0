internal import Diagnostics
package import Packs
internal import Quantities
internal import Reports

/// What the texts of a column say as values of a field: SQL for what `ValueReader` makes of the cells of a file.
///
/// The texts that a pack names are known as they stand. What only the reader here could make out, such as a word in
/// full-width letters or with a space before it, is told apart as unread, so that nothing is taken for no value that is one.
package struct TextReading: Sendable {
  let dialect: Dialect

  package init(_ dialect: Dialect) { self.dialect = dialect }

  /// How one column is read. Each part is an expression that may stand in parentheses or between commas, and none but the
  /// value is ever NULL; of the three others at most one is TRUE, and none where there is a value.
  package struct Reading: Sendable {
    /// The value, NULL where there is none or none is known.
    package let value: String
    /// Whether something stands there that only the reader here could make out.
    package let isUnread: String
    /// Whether something stands there that is no value.
    package let isInvalid: String
    /// Whether nothing stands there, or what says that there is nothing.
    package let isBlank: String
  }

  // MARK: - Fields

  /// A text field: the text itself.
  package func string(_ column: String) -> Reading {
    let absent = isNoData(column)
    return Reading(
      // Most texts begin with what no mark and no word for no data does.
      value: "CASE WHEN \(Self.isPlainlyThere(column)) THEN \(column) WHEN \(absent) THEN NULL ELSE \(column) END",
      isUnread: "COALESCE(ASCII(\(column)) = \(0xFDD0), FALSE)",
      isInvalid: "FALSE", isBlank: "COALESCE(\(absent), TRUE)")
  }

  /// Whether a text begins with a digit, or one of the characters behind those up to the letter M: then it is a value.
  private static func isPlainlyThere(_ column: String) -> String { "ASCII(\(column)) BETWEEN 48 AND 77" }

  /// Yes or no, as BOOLEAN.
  package func boolean(_ column: String) -> Reading {
    let spellings = [("TRUE", ["true", "是", "1", "√", "✓", "✔"]), ("FALSE", ["false", "否", "0", "×", "✗", "✘"])]
    // As letters are, whatever their case.
    return listed("lower(\(column))", column, spellings, mayHoldSpaces: true)
  }

  /// The word of a choice; `nil` where a field has another kind.
  package func choice(_ column: String, _ field: Field) -> Reading? {
    guard case .choice(let choices) = field.kind else { return nil }
    let names = choices.flatMap { [$0.word, $0.title.zh, $0.title.en] }
    var spellings = Spellings()
    for name in names + names.map(\.foldedCell) {
      if let choice = Field.choice(name, of: choices) { spellings.add(name, dialect.text(choice.word)) }
    }
    return listed(column, column, spellings.byValue, mayHoldSpaces: true)
  }

  /// The code of a region.
  package func region(_ column: String, _ regions: Regions) -> Reading {
    var spellings = Spellings()
    for (name, code) in regionNames(regions) { spellings.add(name, dialect.text(code)) }
    return listed(column, column, spellings.byValue, mayHoldSpaces: false)
  }

  /// What regions may be called in a column, as it stands there, and the code of each: for a table of them, where there
  /// are too many for one expression.
  package func regionNames(_ regions: Regions) -> [(name: String, code: String)] {
    var known: Set<[UInt8]> = []
    var all: [(name: String, code: String)] = []
    for name in regions.names + regions.names.map(Regions.folded) where !name.isNoData {
      guard let index = regions.index(named: name), known.insert(Array(name.utf8)).inserted else { continue }
      all.append((name, regions[index].code))
    }
    return all
  }

  // MARK: - What is listed and what is not

  /// Texts of a column that are values, each with its value.
  private struct Spellings {
    private(set) var byValue: [(value: String, names: [String])] = []
    private var known: Set<[UInt8]> = []

    /// Told apart by their code points, unlike by Swift's own equality.
    mutating func add(_ name: String, _ value: String) {
      guard known.insert(Array(name.utf8)).inserted else { return }
      if let index = byValue.firstIndex(where: { $0.value == value }) {
        byValue[index].names.append(name)
      } else {
        byValue.append((value, [name]))
      }
    }
  }

  /// - Parameters:
  ///   - key: What the spellings are looked for in: the column, or what is made of it.
  ///   - mayHoldSpaces: Whether a space between two words makes another text.
  private func listed(
    _ key: String, _ column: String, _ spellings: [(value: String, names: [String])], mayHoldSpaces: Bool
  ) -> Reading {
    let names = spellings.flatMap(\.names)
    let branches = spellings.map { spelling in "WHEN \(key) IN (\(list(spelling.names))) THEN \(spelling.value)" }
    let isListed = "\(key) IN (\(list(names)))"
    // A name that has another normal form may be meant by a text of any characters.
    let isOdd =
      names.allSatisfy { Self.isPlain($0.foldedCell) } ? isOdd(column, mayHoldSpaces: mayHoldSpaces) : "TRUE"
    let absent = "(\(isNoData(column)))"
    // Where a name looks like no data, so may a text that means it and is written otherwise.
    let isAbsent = names.contains(where: \.isNoData) ? "(\(isBlank(column)) OR \(absent) AND NOT (\(isOdd)))" : absent
    let isNone = "\(column) IS NULL OR \(isListed)"
    return Reading(
      value: "CASE \(branches.joined(separator: " ")) END",
      isUnread: "CASE WHEN \(isNone) THEN FALSE ELSE (\(isOdd)) AND NOT \(isAbsent) END",
      isInvalid: "CASE WHEN \(isNone) THEN FALSE ELSE NOT (\(isOdd)) AND NOT \(isAbsent) END",
      isBlank: "CASE WHEN \(column) IS NULL THEN TRUE WHEN \(isListed) THEN FALSE ELSE \(isAbsent) END")
  }

  private func list(_ names: [String]) -> String { names.map(dialect.text).joined(separator: ", ") }

  /// Whether a text may stand for another one, whose characters are plain.
  private func isOdd(_ column: String, mayHoldSpaces: Bool) -> String {
    let plain = CharacterRanges.plain
    let quotes = CharacterRanges(0x27...0x27, 0x2018...0x2019).one(dialect)
    let figures = CharacterRanges(0x2B...0x2B, 0x2D...0x2D, 0x30...0x39).one(dialect)
    var forms = [(mayHoldSpaces ? plain + .space : plain).other(dialect), "^\(quotes)\(figures)"]
    if mayHoldSpaces {
      let space = CharacterRanges.space.one(dialect)
      forms += ["^\(space)", "\(space)\(dialect.patternEnd)"]
    }
    return dialect.matches(column, pattern: forms.joined(separator: "|"))
  }

  /// Whether no other text can be meant by a text.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == " " || CharacterRanges.plain.contains($0) }
  }
}
