/// Text of packs and reports in Markdown as GitHub reads it: it shows as it is, and does nothing.
enum MarkdownText {
  /// The text on one line, without any markup in it: no emphasis, link, heading, table, HTML or formula, and nobody and
  /// no issue that it mentions.
  static func plain(_ text: String) -> String {
    let scalars = Array(PlainText.visible(text).unicodeScalars)
    var shown = ""
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      switch scalar {
      case "&": shown += "&amp;"
      case "<": shown += "&lt;"
      case ">": shown += "&gt;"
      // An escaped dollar still begins a formula.
      case "$": shown += "<span>$</span>"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "!": shown += "\\" + String(scalar)
      // What is recognized in the text that came of the markup has to be torn apart: `@name`, `#12`, `:x:`, `https://`.
      case "@": shown += scalar.torn(from: next, isNeeded: next?.isASCIIWord == true)
      case "#": shown += "\\" + scalar.torn(from: next, isNeeded: next?.isASCIIDigit == true)
      case ":": shown += scalar.torn(from: next, isNeeded: next?.mayFollowColon == true)
      // `www.example.com`, `GH-12`.
      case ".": shown += isEnd("www", scalars, place) ? tear + "." : "."
      case "-": shown += isEnd("gh", scalars, place) ? "-" + tear : "-"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// A text of code, whatever it holds: `` `a.yaml:12:9` ``.
  static func code(_ text: String) -> String {
    let text = PlainText.visible(text)
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    // Spaces at both ends are taken off again.
    return longest > 0 ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// Shows nothing, and stands between two characters.
  fileprivate static let tear = "<!-- -->"

  private static func isEnd(_ word: String, _ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    let start = place - word.unicodeScalars.count
    guard start >= 0 else { return false }
    return zip(word.unicodeScalars, scalars[start..<place]).allSatisfy { wanted, found in
      found == wanted || found.properties.lowercaseMapping.unicodeScalars.first == wanted
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  fileprivate var isASCIIWord: Bool { isASCIIDigit || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }

  /// Whether a colon before it may begin an emoji's name or stand in an address.
  fileprivate var mayFollowColon: Bool { isASCIIWord || self == "+" || self == "-" || self == "/" || self == "_" }

  fileprivate func torn(from next: Unicode.Scalar?, isNeeded: Bool) -> String {
    String(self) + (isNeeded ? MarkdownText.tear : "")
  }
}
