internal import Quantities

extension TextReading {
  /// TRUE where the text says that there is no value, as `AbsentText.isNoData` has it; NULL where the column is NULL.
  ///
  /// Nearly every text is told by its first character, before anything that costs more.
  package func isNoData(_ column: String) -> String {
    let (unseen, marks) = (CharacterRanges.unseen, CharacterRanges.marks)
    let firsts = (unseen + marks).members(dialect) + Self.firstCharacters.joined()
    let isOther = dialect.matches(column, pattern: "^[^\(firsts)]")
    let isMark = dialect.matches(column, pattern: "^\((unseen + marks).one(dialect))*\(dialect.patternEnd)")
    let isWord = dialect.matches(
      dialect.without(unseen, column), pattern: "^(\(Self.words.joined(separator: "|")))\(dialect.patternEnd)")
    let isShort = "\(dialect.byteCount(column)) <= \(AbsentText.wordLimit)"
    return
      "CASE WHEN \(column) = '' THEN TRUE WHEN \(isOther) THEN FALSE ELSE \(isMark) OR \(isShort) AND \(isWord) END"
  }

  /// TRUE where a text is empty or nothing but what nobody sees; NULL where the column is NULL.
  func isBlank(_ column: String) -> String {
    dialect.matches(column, pattern: "^\(CharacterRanges.unseen.one(dialect))*\(dialect.patternEnd)")
  }

  /// The words for no data as patterns, letters in either width.
  private static let words = AbsentText.words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { word in
    word.unicodeScalars.map { $0.isASCII ? "[\(widths(of: $0))]" : String($0) }.joined()
  }

  /// What words for no data begin with.
  private static let firstCharacters = Set(AbsentText.words.compactMap(\.unicodeScalars.first)).sorted().map {
    $0.isASCII ? widths(of: $0) : String($0)
  }

  /// A visible character of ASCII and its full-width form, as they stand within brackets.
  private static func widths(of scalar: Unicode.Scalar) -> String {
    let wide = Unicode.Scalar(scalar.value + 0xFEE0).map { String($0) } ?? ""
    return (scalar == "\\" ? "\\\\" : String(scalar)) + wide
  }
}

extension Dialect {
  /// A text without some characters.
  fileprivate func without(_ characters: CharacterRanges, _ text: String) -> String {
    let pattern = self.text(characters.one(self))
    // The other dialects replace the first match alone where nothing says otherwise.
    return self == .spark ? "regexp_replace(\(text), \(pattern), '')" : "regexp_replace(\(text), \(pattern), '', 'g')"
  }
}
