internal import Diagnostics

/// Lines of text for a terminal, built from pieces that may be coloured and are broken at the width.
package struct TextPage {
  /// How a piece of a line looks on a terminal that shows colour.
  package enum Style: String {
    case plain = ""
    case strong = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case magenta = "35"
    case cyan = "36"
  }

  /// A piece of a line; what stands in it is shown, never obeyed.
  package struct Piece {
    let text: String
    let style: Style
    /// A place in a file stays whole, so that it can be selected.
    let isWhole: Bool

    package init(_ text: String, _ style: Style = .plain, isWhole: Bool = false) {
      self.text = PlainText.visible(text)
      self.style = style
      self.isWhole = isWhole
    }
  }

  package private(set) var text = ""
  package let usesColour: Bool
  /// The columns of a line; `nil` where lines are not broken.
  package let width: Int?

  package init(usesColour: Bool, width: Int?) {
    self.usesColour = usesColour
    // Narrower than this, a broken line would be harder to read than a long one.
    self.width = width.flatMap { $0 >= 40 ? $0 : nil }
  }

  package mutating func blank() { text += "\n" }

  /// Adds the lines of another page as they are.
  package mutating func append(_ page: TextPage) { text += page.text }

  package mutating func line(_ pieces: Piece..., indentation: Int = 0) { line(pieces, indentation: indentation) }

  /// A line; what it has too much for the width goes on below, two columns further in.
  package mutating func line(_ pieces: [Piece], indentation: Int = 0) {
    indent(indentation)
    var column = indentation
    for piece in pieces where !piece.text.isEmpty {
      begin(piece.style)
      if let width {
        for unit in piece.units { append(unit, &column, hanging: indentation + 2, width) }
      } else {
        text += piece.text
      }
      end(piece.style)
    }
    text += "\n"
  }

  private mutating func append(_ unit: Substring, _ column: inout Int, hanging: Int, _ width: Int) {
    let columns = DisplayWidth.columns(of: String(unit))
    if column + columns > width, column > hanging {
      if unit.allSatisfy({ $0 == " " }) { return }
      while text.last == " " { text.removeLast() }
      text += "\n"
      indent(hanging)
      column = hanging
    }
    text += unit
    column += columns
  }

  private mutating func indent(_ columns: Int) {
    for _ in 0..<columns { text += " " }
  }

  private mutating func begin(_ style: Style) {
    if usesColour, style != .plain { text += "\u{1B}[\(style.rawValue)m" }
  }

  private mutating func end(_ style: Style) {
    if usesColour, style != .plain { text += "\u{1B}[0m" }
  }
}

extension TextPage.Piece {
  /// The piece in parts that each fit so many columns; at least one. A word that is wider is broken where it has to be.
  func broken(at width: Int) -> [TextPage.Piece] {
    var parts: [String] = []
    var columns = 0
    for unit in units.flatMap({ Self.pieces(of: $0, fitting: width) }) {
      let more = DisplayWidth.columns(of: String(unit))
      if columns + more > width || parts.isEmpty {
        if unit.allSatisfy({ $0 == " " }), !parts.isEmpty { continue }
        parts.append("")
        columns = 0
      }
      parts[parts.count - 1] += unit
      columns += more
    }
    return parts.isEmpty ? [self] : parts.map { TextPage.Piece($0, style) }
  }

  private static func pieces(of unit: Substring, fitting width: Int) -> [Substring] {
    guard DisplayWidth.columns(of: String(unit)) > width else { return [unit] }
    var pieces: [Substring] = []
    var rest = unit
    while !rest.isEmpty {
      var columns = 0
      let fitting = rest.prefix { character in
        columns += DisplayWidth.columns(of: String(character))
        return columns <= width
      }
      let piece = fitting.isEmpty ? rest.prefix(1) : fitting
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }

  /// What a line may be broken between: words, spaces, and single wide characters with the punctuation after them.
  fileprivate var units: [Substring] {
    if isWhole { return [text[...]] }
    var units: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      var length = 1
      if first == " " {
        length = rest.prefix { $0 == " " }.count
      } else if DisplayWidth.columns(of: String(first)) < 2 {
        length = rest.prefix { $0 != " " && DisplayWidth.columns(of: String($0)) < 2 }.count
      }
      if first != " " { length += rest.dropFirst(length).prefix { Self.closing.contains($0) }.count }
      units.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return units
  }

  /// What does not stand at the beginning of a line.
  private static let closing: Set<Character> = ["，", "。", "、", "；", "：", "）", "》", "”", "’", "！", "？"]
}
