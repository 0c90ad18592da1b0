internal import Quantities

/// A text without what typesetting adds to it, in which words are found however they were typed.
///
/// `高新技术企业` and `５０００家` in two cells of a table, with a line break and a tab between them, are
/// `高新技术企业5000家` in `folded`; `origins` leads from there back to the text as it stands.
struct FoldedText {
  /// The text as it stands.
  let scalars: [Unicode.Scalar]
  /// White space left out; width, dashes and quotation marks made alike.
  let folded: [Unicode.Scalar]
  /// By position in `folded`: that in `scalars`.
  let origins: [Int]

  init(_ text: String) {
    self.init(Array(text.unicodeScalars))
  }

  init(_ scalars: [Unicode.Scalar]) {
    var folded: [Unicode.Scalar] = []
    var origins: [Int] = []
    folded.reserveCapacity(scalars.count)
    origins.reserveCapacity(scalars.count)
    var index = 0
    while index < scalars.count {
      let residue = Self.residue(in: scalars, at: index)
      if residue == 0, let scalar = Self.fold(scalars[index]) {
        folded.append(scalar)
        origins.append(index)
      }
      index += max(1, residue)
    }
    self.scalars = scalars
    self.folded = folded
    self.origins = origins
  }

  /// What stands at a range of `folded`, runs of white space as one space.
  func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    var text = String.UnicodeScalarView()
    for scalar in scalars[origins[first]...origins[last]] {
      if !scalar.properties.isWhitespace {
        text.append(scalar)
      } else if text.last != " " {
        text.append(" ")
      }
    }
    return String(text)
  }

  /// What stands between a position of `folded` and the one before it.
  func gap(before position: Int) -> Gap {
    guard position > 0, position < origins.count else { return .breaking }
    switch origins[position] - origins[position - 1] {
    case 1: return .none
    case 2 where scalars[origins[position] - 1].properties.generalCategory == .spaceSeparator: return .space
    default: return .breaking
    }
  }

  enum Gap {
    case none
    /// One space.
    case space
    /// More than that: the end of a line or of a table's cell.
    case breaking
  }
}

// MARK: - Folding

extension FoldedText {
  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let narrow = foldedScalar(scalar)
    if narrow.value < 0x80 { return narrow.value > 0x20 && narrow.value < 0x7F ? narrow : nil }
    if (0x4E00...0x9FFF).contains(narrow.value) { return narrow }
    if let alike = alike[narrow] { return alike }
    return narrow.properties.isWhitespace || narrow.properties.generalCategory == .format ? nil : narrow
  }

  /// Characters that are typed for one another.
  private static let alike: [Unicode.Scalar: Unicode.Scalar] = {
    let groups: [(Unicode.Scalar, String)] = [
      ("\"", "“”„‟〝〞「」『』"), ("'", "‘’‚‛"), ("-", "‐‑‒–—―─﹘﹣"), ("~", "〜∼"), ("·", "•‧・･"), ("。", "｡"), ("、", "､"),
      ("%", "﹪"), ("〇", "○◯"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (scalar, others) in groups {
      for other in others.unicodeScalars { table[other] = scalar }
    }
    return table
  }()

  /// The length of a bookmark such as `[bookmark: _GoBack]`, which word processors leave in texts that are saved from
  /// them; 0 where none begins.
  private static func residue(in scalars: [Unicode.Scalar], at index: Int) -> Int {
    guard scalars[index] == "[", scalars[index...].starts(with: bookmark) else { return 0 }
    return (scalars[index...].prefix(longestBookmark).firstIndex(of: "]") ?? index - 1) + 1 - index
  }

  private static let bookmark = Array("[bookmark:".unicodeScalars)
  private static let longestBookmark = 80
}
