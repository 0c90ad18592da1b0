/// Texts of packs, reports and sentences as a spreadsheet's cell can hold them.
enum CellText {
  /// How many UTF-16 units a cell of Excel holds.
  private static let greatestLength = 32_767

  /// The text, or its beginning and how long it is.
  static func cut(_ text: String, _ words: Wording) -> String {
    // Every unit takes a byte at least.
    guard text.utf8.count > greatestLength, text.utf16.count > greatestLength else { return text }
    let remark = words.cut(text.unicodeScalars.count)
    var room = greatestLength - remark.utf16.count
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      room -= UTF16.width(scalar)
      guard room >= 0 else { break }
      kept.append(scalar)
    }
    return String(kept) + remark
  }
}
