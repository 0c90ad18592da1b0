internal import Packs
internal import Quantities

extension TextReading {
  /// Whether nothing stands in a column of texts that a field is read from; `nil` where a field has no texts.
  func isBlank(_ column: String, of field: Field, _ regions: Regions) -> String? {
    switch field.kind {
    case .string: string(column).isBlank
    case .boolean: boolean(column).isBlank
    case .choice: choice(column, field)?.isBlank
    case .region: region(column, regions).isBlank
    case .number, .integer, .date, .year: nil
    }
  }

  /// TRUE where the text says that there is no value, as `AbsentText.isNoData` has it; NULL where the column is NULL.
  package func isNoData(_ column: String) -> String {
    let unseen = CharacterRanges.unseen.one(dialect) + "*"
    let words = AbsentText.words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { word in
      word.unicodeScalars.map { character($0) }.joined(separator: unseen)
    }
    let marks = dialect.matches(
      column,
      pattern: "^" + (CharacterRanges.unseen + .marks).one(dialect) + "*" + dialect.patternEnd)
    let word = dialect.matches(
      column, pattern: "^\(unseen)(\(words.joined(separator: "|")))\(unseen)\(dialect.patternEnd)")
    return "(\(marks) OR \(dialect.byteCount(column)) <= \(AbsentText.wordLimit) AND \(word))"
  }

  /// TRUE where a text is empty or nothing but what nobody sees; NULL where the column is NULL.
  func isBlank(_ column: String) -> String {
    dialect.matches(column, pattern: "^" + CharacterRanges.unseen.one(dialect) + "*" + dialect.patternEnd)
  }

  /// A character of a word, in either width.
  private func character(_ scalar: Unicode.Scalar) -> String {
    guard scalar.isASCII else { return String(scalar) }
    return "[\(dialect.patternCharacter(scalar.value))\(dialect.patternCharacter(scalar.value + 0xFEE0))]"
  }
}
