#if Workbooks
/// Texts of cells and comments, which have room for so much.
enum MarkText {
  /// UTF-16 units that a cell has room for.
  static let longest = 32_767

  /// The text, or as much of it as there is room for and how long it is.
  static func cut(_ text: String, to length: Int = longest, _ words: Wording) -> String {
    guard text.utf16.count > length else { return text }
    let ending = words.cut(text.count)
    var room = length - ending.utf16.count
    let kept = text.prefix { character in
      room -= character.utf16.count
      return room >= 0
    }
    return kept + ending
  }
}
#endif
