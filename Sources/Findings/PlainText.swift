/// Text of packs and reports as it may be shown on a terminal.
public enum PlainText {
  /// The text on one line, with nothing in it that a terminal would obey.
  ///
  /// White space that breaks or moves a line becomes a space; other control characters, and those that turn the
  /// direction of writing or are invisible, are shown as `\u{1B}`.
  public static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isBreak($0) || isHidden($0) }) else { return text }
    var shown = ""
    var wasBreak = false
    for scalar in text.unicodeScalars {
      if isBreak(scalar) {
        // The line break of a folded text is one space, with the indentation after it.
        if !wasBreak { shown.append(" ") }
        wasBreak = true
        continue
      }
      wasBreak = false
      if isHidden(scalar) {
        shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// Whether it ends or moves a line.
  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether it is a control character, turns the direction of writing, or is invisible.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}
