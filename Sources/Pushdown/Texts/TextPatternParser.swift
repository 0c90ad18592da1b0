/// Reads a regular expression; `nil` stands for all that ``TextPattern`` does not have.
struct TextPatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// How deep the groups may be.
  private var depth = 0
  private static let greatestDepth = 20

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func whole() -> TextPattern? {
    guard let pattern = choice(), index == scalars.count else { return nil }
    return pattern
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  // MARK: - Structure

  private mutating func choice() -> TextPattern? {
    var parts: [TextPattern] = []
    repeat {
      guard let part = sequence() else { return nil }
      parts.append(part)
    } while take("|")
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() -> TextPattern? {
    var parts: [TextPattern] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let part = atom(), let repeated = repeated(part) else { return nil }
      parts.append(repeated)
    }
    // An alternative of nothing is written otherwise everywhere.
    guard !parts.isEmpty else { return nil }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func atom() -> TextPattern? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "^": return .start
    case "$": return .end
    case ".": return .one(of: [0x0A...0x0A], isOther: true)
    case "(": return group()
    case "[": return set()
    case "\\": return escaped()
    case "*", "+", "?", "{", "\0": return nil
    default: return .one(of: [scalar.value...scalar.value], isOther: false)
    }
  }

  private mutating func group() -> TextPattern? {
    if take("?") { guard take(":") else { return nil } }
    guard depth < Self.greatestDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    guard let pattern = choice(), take(")") else { return nil }
    return pattern
  }

  private mutating func repeated(_ part: TextPattern) -> TextPattern? {
    guard let sign = next else { return part }
    let bounds: (least: Int, most: Int?)
    switch sign {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      index += 1
      guard let (least, most) = braces() else { return nil }
      bounds = (least, most)
    default: return part
    }
    if sign != "{" { index += 1 }
    // The least that matches is a match as the most is.
    _ = take("?")
    switch next {
    case "*", "+", "?", "{": return nil
    default: return .repeated(part, least: bounds.least, most: bounds.most)
    }
  }

  private mutating func braces() -> (Int, Int?)? {
    guard let least = number() else { return nil }
    guard take(",") else { return take("}") ? (least, least) : nil }
    if take("}") { return (least, nil) }
    guard let most = number(), most >= least, take("}") else { return nil }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar), digits.utf8.count < 5 {
      digits.unicodeScalars.append(scalar)
      index += 1
    }
    return Int(digits)
  }

  // MARK: - Characters

  /// The sets that are called by a letter; of ASCII alone.
  private static let sets: [Unicode.Scalar: [ClosedRange<UInt32>]] = [
    "d": [0x30...0x39], "w": [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A],
    "s": [0x09...0x0A, 0x0C...0x0D, 0x20...0x20],
  ]
  private static let controls: [Unicode.Scalar: UInt32] = ["t": 0x09, "n": 0x0A, "v": 0x0B, "f": 0x0C, "r": 0x0D]

  private mutating func escaped() -> TextPattern? {
    guard let scalar = next else { return nil }
    if let set = Self.sets[scalar] {
      index += 1
      return .one(of: set, isOther: false)
    }
    let other = Unicode.Scalar(scalar.value | 0x20)
    if let other, let set = Self.sets[other] {
      index += 1
      return .one(of: set, isOther: true)
    }
    return escapedCode().map { .one(of: [$0...$0], isOther: false) }
  }

  /// A character by its escape: punctuation, a control character, or a code.
  private mutating func escapedCode() -> UInt32? {
    guard let scalar = next else { return nil }
    index += 1
    if let control = Self.controls[scalar] { return control }
    if scalar == "x" { return hexadecimal() }
    guard 0x21...0x7E ~= scalar.value, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
      return nil
    }
    return scalar.value
  }

  private mutating func hexadecimal() -> UInt32? {
    var digits = ""
    let isBraced = take("{")
    while let scalar = next, scalar.properties.isASCIIHexDigit, digits.utf8.count < (isBraced ? 6 : 2) {
      digits.unicodeScalars.append(scalar)
      index += 1
    }
    guard isBraced ? take("}") : digits.utf8.count == 2, let code = UInt32(digits, radix: 16), code > 0,
      Unicode.Scalar(code) != nil
    else { return nil }
    return code
  }

  private mutating func set() -> TextPattern? {
    let isOther = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while isFirst || next != "]" {
      guard let scalar = next else { return nil }
      index += 1
      if scalar == "\\", let letter = next, let set = Self.sets[letter] {
        index += 1
        ranges += set
        if next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" { return nil }
      } else {
        // A minus sign within is a range's, and one beside a set is refused by some.
        if scalar == "-", !isFirst, next != "]" { return nil }
        if scalar == "[", next == ":" { return nil }
        guard let first = member(scalar), let last = last(after: first) else { return nil }
        ranges.append(first...last)
      }
      isFirst = false
    }
    index += 1
    return .one(of: ranges, isOther: isOther)
  }

  private mutating func member(_ scalar: Unicode.Scalar) -> UInt32? {
    scalar == "\\" ? escapedCode() : scalar.value == 0 ? nil : scalar.value
  }

  /// The end of a range; the beginning itself where there is none, `nil` where it is wrong.
  private mutating func last(after first: UInt32) -> UInt32? {
    guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else { return first }
    index += 1
    guard let scalar = next else { return nil }
    index += 1
    guard scalar != "[", let last = member(scalar), last >= first else { return nil }
    return last
  }
}
