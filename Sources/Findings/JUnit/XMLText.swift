/// Text of packs and reports in XML 1.0.
package enum XMLText {
  /// The text with its markup escaped; what no XML may hold, and what would turn the direction of writing, is shown as
  /// `\u{1B}`.
  package static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var escaped = ""
      for scalar in PlainText.visible(String(line)).unicodeScalars {
        switch scalar {
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "&": escaped += "&amp;"
        case "\"": escaped += "&quot;"
        case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
        default: escaped.unicodeScalars.append(scalar)
        }
      }
      return escaped
    }.joined(separator: "\n")
  }

  /// Attributes as they stand in a tag, each on one line with a space before it.
  package static func attributes(_ attributes: [(name: String, value: String)]) -> String {
    attributes.map { " \($0.name)=\"\(escaped(PlainText.visible($0.value)))\"" }.joined()
  }
}
