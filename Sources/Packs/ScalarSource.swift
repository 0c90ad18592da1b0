internal import Diagnostics
package import Documents

/// Where the characters of a YAML scalar stand in its file.
///
/// A node knows where it begins and its text, in which escapes and line breaks are undone. A fault within the text is
/// found again by walking the file's characters beside the text's; only faults pay for it.
package struct ScalarSource {
  private let text: [Unicode.Scalar]
  private let file: [Unicode.Scalar]
  private let path: String
  private let isQuoted: Bool
  /// The bytes before the first character.
  private let markLength: Int
  private var position = 0
  private var line = 1
  private var column = 1

  /// `nil` where the node's file is not among the files.
  package init?(_ node: Node, in files: [PackFile]) {
    guard let file = files.first(where: { $0.path == node.place.path }), let line = node.place.line,
      let column = node.place.column
    else { return nil }
    let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    self.file = Array(String(decoding: file.bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self).unicodeScalars)
    markLength = hasMark ? 3 : 0
    text = Array(node.text.unicodeScalars)
    path = file.path
    isQuoted = node.isQuoted
    while current != nil, (self.line, self.column) < (line, column) { advance() }
  }

  /// The place of a character of the text, counted from 0, or of its end; `nil` where file and text differ.
  func place(of scalar: Int) -> Place? {
    var walk = self
    guard walk.goTo(scalar) else { return nil }
    return Place(path: path, line: walk.line, column: walk.column)
  }

  /// The line of the file about a place.
  func excerpt(at place: Place) -> SourceExcerpt? {
    guard let line = place.line, let column = place.column else { return nil }
    var walk = self
    walk.position = 0
    walk.line = 1
    walk.column = 1
    while walk.current != nil, walk.line < line { walk.advance() }
    let end = file[walk.position...].firstIndex { Self.breaks.contains($0) } ?? file.count
    return SourceExcerpt(line: String(String.UnicodeScalarView(file[walk.position..<end])), column: column)
  }

  /// Whether a comment cuts off what its author meant to be more of the text.
  var isFollowedByComment: Bool {
    var walk = self
    guard !isQuoted, walk.goTo(text.count) else { return false }
    while let scalar = walk.current, scalar == " " || scalar == "\t" { walk.advance() }
    return walk.current == "#"
  }

  /// The bytes of its file that the scalar takes, its quotes included and its anchor not; `nil` for a block, whose lines
  /// are indented.
  package var bytes: Range<Int>? {
    var start = self
    start.skipAnchor()
    if isQuoted, start.current != "\"", start.current != "'" { return nil }
    var end = start
    guard end.goTo(text.count) else { return nil }
    if isQuoted {
      guard end.current == start.current else { return nil }
      end.advance()
    }
    let first = markLength + file[..<start.position].reduce(0) { $0 + $1.utf8.count }
    return first..<first + file[start.position..<end.position].reduce(0) { $0 + $1.utf8.count }
  }

  // MARK: - Walking

  private var current: Unicode.Scalar? { position < file.count ? file[position] : nil }

  private mutating func advance() {
    guard let scalar = current else { return }
    position += 1
    let isFirstOfTwo = scalar == "\r" && current == "\n"
    if Self.breaks.contains(scalar), !isFirstOfTwo {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  private static let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || breaks.contains(scalar)
  }

  private mutating func skipSpace() {
    while let scalar = current, Self.isSpace(scalar) { advance() }
  }

  /// Walks to a character of the text. Space in the one that is not in the other is indentation or folding.
  private mutating func goTo(_ wanted: Int) -> Bool {
    let quote = enter()
    var index = 0
    while index < wanted {
      guard let scalar = current else { return false }
      if quote == "\"", scalar == "\\" {
        if skipEscape() { index += 1 }
      } else if Self.isSpace(scalar) {
        let isSame = scalar == text[index] && !Self.breaks.contains(scalar)
        if Self.isSpace(text[index]) { index += 1 }
        if isSame { advance() } else { skipSpace() }
      } else if Self.isSpace(text[index]) {
        index += 1
      } else {
        guard scalar == text[index] else { return false }
        advance()
        if quote == "'", scalar == "'" { advance() }
        index += 1
      }
    }
    if index < text.count, !Self.isSpace(text[index]) { skipSpace() }
    return true
  }

  /// Passes an anchor and what stands before the first character of the text: a quote, or the header of a block.
  private mutating func enter() -> Unicode.Scalar? {
    skipAnchor()
    guard isQuoted, let first = current else { return nil }
    if first == "|" || first == ">" {
      while let scalar = current, !Self.breaks.contains(scalar) { advance() }
      skipSpace()
    } else {
      advance()
    }
    return first
  }

  private mutating func skipAnchor() {
    guard current == "&" else { return }
    while let scalar = current, !Self.isSpace(scalar) { advance() }
    skipSpace()
  }

  /// - Returns: Whether it stands for a character; at the end of a line it joins two lines.
  private mutating func skipEscape() -> Bool {
    advance()
    guard let letter = current else { return false }
    if Self.breaks.contains(letter) {
      skipSpace()
      return false
    }
    let digits = letter == "x" ? 2 : letter == "u" ? 4 : letter == "U" ? 8 : 0
    for _ in 0...digits { advance() }
    return true
  }
}
