/// Characters, as a bracket expression of an engine's regular expressions has them.
struct CharacterRanges: Sendable {
  let ranges: [ClosedRange<UInt32>]

  init(_ ranges: ClosedRange<UInt32>...) { self.ranges = ranges }

  private init(ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

  func contains(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } }

  static func + (a: CharacterRanges, b: CharacterRanges) -> CharacterRanges {
    CharacterRanges(ranges: a.ranges + b.ranges)
  }
}

extension CharacterRanges {
  /// White space, and what nobody sees: what `AbsentText.isUnseen` says of single characters, as ranges.
  static let unseen = CharacterRanges(
    0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160,
    0x1680...0x1680, 0x17B4...0x17B5, 0x180B...0x180F, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F,
    0x3000...0x3000, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF0...0xFFF8,
    0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF)

  /// Dashes, slashes and dots that stand where there is no value: what `AbsentText.isMark` says.
  static let marks = CharacterRanges(
    0x2D...0x2F, 0x5C...0x5C, 0x5F...0x5F, 0xB7...0xB7, 0x2010...0x2015, 0x2025...0x2026, 0x2212...0x2212,
    0x2215...0x2215, 0x22EF...0x22EF, 0x2500...0x2501, 0x2571...0x2571, 0x2E3A...0x2E3B, 0x3002...0x3002,
    0x30FB...0x30FC, 0xFE58...0xFE58, 0xFE63...0xFE63, 0xFF0D...0xFF0F, 0xFF3C...0xFF3C, 0xFF3F...0xFF3F)

  /// Characters that a cell means as they stand: no other width, no other normal form, no part of a letter before them.
  ///
  /// Not all of those, but nearly all that Chinese texts are written with; a space among them is another matter.
  static let plain = CharacterRanges(
    0x21...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x388...0x482, 0x1E00...0x1EFF, 0x2010...0x2027, 0x2030...0x205E,
    0x2070...0x20CF, 0x2190...0x2211,
    0x2213...0x2328, 0x232B...0x2ADB, 0x3001...0x3029, 0x3030...0x3098, 0x309B...0x3163, 0x3165...0xA4CF,
    0xAC00...0xD7A3, 0x1F300...0x1FAFF, 0x20000...0x2F7FF, 0x30000...0x3FFFF)

  static let space = CharacterRanges(0x20...0x20)
}

extension CharacterRanges {
  /// What stands between the brackets.
  func members(_ dialect: Dialect) -> String {
    ranges.map { range in
      let first = dialect.patternCharacter(range.lowerBound)
      return range.count == 1 ? first : first + "-" + dialect.patternCharacter(range.upperBound)
    }.joined()
  }

  /// One of them.
  func one(_ dialect: Dialect) -> String { "[\(members(dialect))]" }

  /// Any character that is none of them.
  func other(_ dialect: Dialect) -> String { "[^\(members(dialect))]" }
}

/// How each dialect writes regular expressions.
extension Dialect {
  /// A character, also within brackets: by its code unless one sees what it is.
  func patternCharacter(_ code: UInt32) -> String {
    if let scalar = Unicode.Scalar(code) {
      switch code {
      case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x4E00...0x9FFF, 0xFF01...0xFF5E: return String(scalar)
      // Punctuation, which may be an operator.
      case 0x21...0x7E: return "\\" + String(scalar)
      default: if CharacterRanges.marks.contains(scalar) { return String(scalar) }
      }
    }
    let digits = String(code, radix: 16, uppercase: true)
    func padded(_ width: Int) -> String { String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits }
    switch self {
    case .duckdb, .spark: return "\\x{\(digits)}"
    case .postgres: return code > 0xFFFF ? "\\U" + padded(8) : "\\u" + padded(4)
    }
  }

  /// The end of a text, where the last line's end is none.
  var patternEnd: String { self == .spark ? "\\z" : "$" }

  /// TRUE where a part of a text matches a regular expression of this dialect; NULL of NULL.
  func matches(_ text: String, pattern: String) -> String {
    switch self {
    case .duckdb: "regexp_matches(\(text), \(self.text(pattern)))"
    case .postgres: "\(text) ~ \(self.text(pattern))"
    case .spark: "\(text) RLIKE \(self.text(pattern))"
    }
  }

  /// How many bytes of UTF-8 a text takes.
  func byteCount(_ text: String) -> String {
    self == .duckdb ? "strlen(\(text))" : "octet_length(\(text))"
  }
}
