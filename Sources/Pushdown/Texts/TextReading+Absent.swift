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

extension CharacterRanges {
  /// Digits, letters and Chinese characters that no word for no data begins with, in either width of a letter.
  static let common: CharacterRanges = {
    let firsts = Set(AbsentText.words.compactMap(\.unicodeScalars.first)).sorted()
    return firsts.reduce(CharacterRanges(0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF)) { $0.without($1) }
  }()

  private func without(_ scalar: Unicode.Scalar) -> CharacterRanges {
    let code = scalar.value
    return ranges.reduce(CharacterRanges()) { rest, range in
      guard range.contains(code) else { return rest + CharacterRanges(range) }
      let before = range.lowerBound < code ? CharacterRanges(range.lowerBound...code - 1) : CharacterRanges()
      let after = code < range.upperBound ? CharacterRanges(code + 1...range.upperBound) : CharacterRanges()
      return rest + before + after
    }
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
