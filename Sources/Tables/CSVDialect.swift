/// How a CSV file separates its fields, and whether it begins with a byte order mark.
public struct CSVDialect: Sendable, Hashable {
  /// A comma, a semicolon or a tab.
  public let delimiter: UInt8
  public let hasByteOrderMark: Bool

  public static let comma = UInt8(ascii: ",")
  static let delimiters = [comma, UInt8(ascii: ";"), UInt8(ascii: "\t")]
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Tells whether a file that begins with these bytes is marked as UTF-16 of either byte order.
  static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }
}
