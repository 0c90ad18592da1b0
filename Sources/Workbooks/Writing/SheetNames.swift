#if Workbooks
/// The names that sheets go by in the workbook, by the names that drafts give them.
struct SheetNames {
  /// In the order of the sheets.
  private(set) var all: [String] = []
  private var byDraftName: [String: String] = [:]

  private static let greatestLength = 31

  /// - Parameter taken: Names of sheets that stand there already.
  init(_ drafts: [String], taken: [String] = []) {
    // Programs do not tell upper case from lower case.
    var used = Set(taken.map { $0.lowercased() })
    // A name that Excel keeps to itself.
    used.insert("history")
    for draft in drafts {
      let mended = Self.mended(draft)
      var name = mended
      var number = 2
      while used.contains(name.lowercased()) {
        let ending = " (\(number))"
        name = Self.cut(mended, to: Self.greatestLength - ending.utf16.count) + ending
        number += 1
      }
      used.insert(name.lowercased())
      all.append(name)
      if byDraftName[draft] == nil { byDraftName[draft] = name }
    }
  }

  /// What a sheet goes by that a draft or somebody else's workbook calls so.
  subscript(name: String) -> String { byDraftName[name] ?? name }

  /// A name with what Excel refuses taken out: `: \ / ? * [ ]` and control characters, an apostrophe at an end, and more
  /// than 31 UTF-16 units.
  static func mended(_ name: String) -> String {
    var mended = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case ":", "\\", "/", "?", "*", "[", "]": mended.append("_")
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": mended.append("_")
      default: mended.append(scalar)
      }
    }
    var text = String(mended)
    while text.hasPrefix("'") { text.removeFirst() }
    text = cut(text, to: greatestLength)
    while text.hasSuffix("'") { text.removeLast() }
    return text.allSatisfy(\.isWhitespace) ? "Sheet" : text
  }

  private static func cut(_ text: String, to length: Int) -> String {
    var room = length
    return String(
      text.prefix { character in
        room -= character.utf16.count
        return room >= 0
      })
  }

  /// A name as references have it: `'2025年''s'`.
  static func quoted(_ name: String) -> String { "'\(name.replacing("'", with: "''"))'" }
}
#endif
