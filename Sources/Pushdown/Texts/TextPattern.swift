/// A regular expression of RE2, as far as it means the same in every engine: characters, sets of characters, repetition,
/// groups, alternatives, and the two ends of a text.
///
/// Whether some part of a text matches does not depend on the way in which an engine looks for it.
indirect enum TextPattern: Hashable, Sendable {
  case one(of: [ClosedRange<UInt32>], isOther: Bool)
  case start
  case end
  case sequence([TextPattern])
  case choice([TextPattern])
  case repeated(TextPattern, least: Int, most: Int?)

  /// The same pattern in a dialect's language; `nil` where nobody can be sure that there is one.
  static func written(_ pattern: String, _ dialect: Dialect) -> String? {
    // DuckDB has the same engine, but perhaps another release of Unicode.
    if dialect == .duckdb { return dependsOnUnicode(pattern) ? nil : pattern }
    var parser = TextPatternParser(pattern)
    guard let parsed = parser.whole(), parsed.isPlainlyBounded else { return nil }
    return parsed.written(dialect)
  }

  /// Whether it speaks of properties of characters, of letters in either case, or of bytes.
  private static func dependsOnUnicode(_ pattern: String) -> Bool {
    let scalars = Array(pattern.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalars[index] == "\0" { return true }
      if scalars[index] == "\\" {
        if next == "p" || next == "P" || next == "C" || next == "Q" { return true }
        index += 2
        continue
      }
      if scalars[index] == "(", next == "?" {
        guard scalars[index...].dropFirst(2).first == ":" else { return true }
      }
      index += 1
    }
    return false
  }
}

extension TextPattern {
  /// How often at most a part may be repeated that is more than one character; engines that try one way after another
  /// would otherwise take forever, or fail, on long texts.
  private static let mostRepetitions = 16
  /// What the engines' own bounds are below.
  private static let greatestBound = 255

  fileprivate var isPlainlyBounded: Bool {
    switch self {
    case .one, .start, .end: return true
    case .sequence(let parts), .choice(let parts): return parts.allSatisfy(\.isPlainlyBounded)
    case .repeated(let part, let least, let most):
      guard max(least, most ?? 0) <= Self.greatestBound else { return false }
      switch part {
      case .one: return true
      case .start, .end: return false
      default: return (most ?? .max) <= Self.mostRepetitions && part.isPlainlyBounded && !part.repeats
      }
    }
  }

  /// Whether a part of it may be repeated.
  private var repeats: Bool {
    switch self {
    case .one, .start, .end: false
    case .sequence(let parts), .choice(let parts): parts.contains(where: \.repeats)
    case .repeated: true
    }
  }

  fileprivate func written(_ dialect: Dialect) -> String {
    switch self {
    case .start: return "^"
    case .end: return dialect.patternEnd
    case .one(let ranges, let isOther): return Self.set(ranges, isOther, dialect)
    case .sequence(let parts): return parts.map { $0.grouped(dialect, in: \.isChoice) }.joined()
    case .choice(let parts): return parts.map { $0.written(dialect) }.joined(separator: "|")
    case .repeated(let part, let least, let most):
      let sign =
        switch (least, most) {
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1?): "?"
        case (_, nil): "{\(least),}"
        case (_, let most?): most == least ? "{\(least)}" : "{\(least),\(most)}"
        }
      return part.grouped(dialect) { if case .one = $0 { false } else { true } } + sign
    }
  }

  private var isChoice: Bool {
    if case .choice = self { true } else { false }
  }

  private func grouped(_ dialect: Dialect, in group: (TextPattern) -> Bool) -> String {
    group(self) ? "(?:\(written(dialect)))" : written(dialect)
  }

  private static func set(_ ranges: [ClosedRange<UInt32>], _ isOther: Bool, _ dialect: Dialect) -> String {
    if !isOther, ranges.count == 1, let range = ranges.first, range.count == 1 {
      return dialect.patternLiteral(range.lowerBound)
    }
    let members = ranges.map { range in
      let first = dialect.patternLiteral(range.lowerBound)
      return range.count == 1 ? first : first + "-" + dialect.patternLiteral(range.upperBound)
    }
    return (isOther ? "[^" : "[") + members.joined() + "]"
  }
}

extension Dialect {
  /// A character that stands for itself, within brackets as well.
  fileprivate func patternLiteral(_ code: UInt32) -> String {
    guard let scalar = Unicode.Scalar(code), code > 0x7F, CharacterRanges.plain.contains(scalar) else {
      return patternCharacter(code)
    }
    return String(scalar)
  }
}
