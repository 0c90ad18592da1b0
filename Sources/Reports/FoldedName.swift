internal import Quantities

/// A name without what people add to it in tables or write in one way or another: width, white space and line breaks,
/// invisible marks, case of Latin letters, kinds of brackets and dashes, numbering before it (`1.`, `一、`, `（一）`,
/// `其中：`), and a colon, an asterisk or the mark of a footnote after it.
///
/// Two names that are equal when folded are taken for one another where neither is known as it stands.
struct FoldedName: Hashable, Sendable, CustomStringConvertible {
  let scalars: String.UnicodeScalarView

  init(_ name: String) {
    var folded: [Unicode.Scalar] = []
    folded.reserveCapacity(name.utf8.count)
    for scalar in name.unicodeScalars { Self.append(scalar, to: &folded) }
    var rest = folded[...]
    Self.dropTail(&rest)
    Self.dropNumbering(&rest)
    // What consists of nothing else is not a name with numbering.
    scalars = String.UnicodeScalarView(rest.isEmpty ? folded[...] : rest)
  }

  static func == (a: FoldedName, b: FoldedName) -> Bool { a.scalars.elementsEqual(b.scalars) }

  func hash(into hasher: inout Hasher) { hasher.combine(String(scalars)) }

  var description: String { String(scalars) }

  var isEmpty: Bool { scalars.isEmpty }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout [Unicode.Scalar]) {
    // Most characters are Chinese ones, and stay, as do most of ASCII.
    if scalar.isHan { return folded.append(scalar) }
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39, 0x2D...0x2F, 0x5F: return folded.append(scalar)
    default: break
    }
    let scalar = foldedScalar(scalar)
    switch scalar {
    case "A"..."Z": folded.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value | 0x20)))
    case "[", "{", "〔", "【", "〖", "「", "『": folded.append("(")
    case "]", "}", "〕", "】", "〗", "」", "』": folded.append(")")
    case "–", "—", "―", "－", "‐", "‑": folded.append("-")
    default:
      guard !scalar.properties.isWhitespace, !isInvisible(scalar) else { return }
      folded.append(scalar)
    }
  }

  /// Told at once of what can be seen in nearly every text.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isVisibleASCII || scalar.isHan || (!scalar.properties.isWhitespace && !isInvisible(scalar))
  }

  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  // MARK: - After the name

  private static func dropTail(_ rest: inout ArraySlice<Unicode.Scalar>) {
    while let last = rest.last {
      switch last {
      case ":", "*", "※", "①"..."⑳", "¹", "²", "³", "⁴"..."⁹", "†", "‡": rest.removeLast()
      case ")":
        guard let start = rest.lastIndex(of: "("), isFootnote(rest[(start + 1)...].dropLast()) else { return }
        rest = rest[..<start]
      default: return
      }
    }
  }

  /// `[1]`, `(注)`, `(注2)`, `(*)`.
  private static func isFootnote(_ mark: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = mark.first == "注" ? mark.dropFirst() : mark
    return !mark.isEmpty && digits.count <= 2 && digits.allSatisfy { isDigit($0) || $0 == "*" }
  }

  // MARK: - Before the name

  private static func dropNumbering(_ rest: inout ArraySlice<Unicode.Scalar>) {
    while let shorter = afterNumber(rest) ?? afterWord(rest), !shorter.isEmpty { rest = shorter }
  }

  private static func afterNumber(_ rest: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    if let first = rest.first, "①"..."⑳" ~= first { return rest.dropFirst() }
    let isOpen = rest.first == "("
    let body = isOpen ? rest.dropFirst() : rest
    var digits = body.prefix(while: isDigit)
    let isArabic = !digits.isEmpty
    if !isArabic { digits = body.prefix(while: isChineseDigit) }
    guard (1...3).contains(digits.count) else { return nil }
    let after = body.dropFirst(digits.count)
    guard let mark = after.first else { return nil }
    if isOpen { return mark == ")" ? after.dropFirst() : nil }
    switch mark {
    case "、", ")": return after.dropFirst()
    // 1.5 is a number, 1.2.3 numbering of several levels.
    case ".", "．":
      let next = after.dropFirst()
      guard let second = next.first, isDigit(second) else { return next }
      return isArabic ? afterNumber(next) : nil
    default: return nil
    }
  }

  private static let leadingWords = ["其中:", "其中,", "#", "-", "·", "•"].map { Array($0.unicodeScalars) }

  private static func afterWord(_ rest: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    for word in leadingWords where rest.starts(with: word) { return rest.dropFirst(word.count) }
    return nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private static func isChineseDigit(_ scalar: Unicode.Scalar) -> Bool {
    "一二三四五六七八九十百".unicodeScalars.contains(scalar)
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the common Chinese characters.
  var isHan: Bool { 0x4E00...0x9FFF ~= value }

  var isVisibleASCII: Bool { 0x21...0x7E ~= value }
}
