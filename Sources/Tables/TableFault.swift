/// What can be wrong with the form of a CSV file.
public enum TableFault: Sendable, Hashable {
  case noSuchFile
  case notAFile
  case unreadable
  case empty
  case tooLarge(bytes: Int, limit: Int)
  /// A workbook, of today or of old, under the name of a text.
  case workbook
  /// Here stands what is no character of the encoding that the file has, or most likely has.
  case illFormed(TextEncoding)
  /// A character that no text has, such as U+0000: the file is damaged, or no text.
  case controlCharacter(UInt8)
  /// A quote opens here and closes nowhere.
  case unclosedQuote
  /// A quote within a field that does not begin with one.
  case strayQuote
  /// Text between a closing quote and the next delimiter.
  case textAfterQuote
  case rowTooLong(limit: Int)
  case tooManyValues(limit: Int)
  case fieldCount(Int, header: Int)
  /// The name of an earlier column, counted from 1.
  case duplicateColumn(String, first: Int)
  case unnamedColumn(Int)
}
