/// How a CSV file separates its fields, and whether it begins with a byte order mark.
public struct CSVDialect: Sendable, Hashable {
  /// A comma, a semicolon or a tab.
  public let delimiter: UInt8
  public let hasByteOrderMark: Bool

  public static let comma = UInt8(ascii: ",")
  static let delimiters = [comma, UInt8(ascii: ";"), UInt8(ascii: "\t")]
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// What follows a first line that only names the separator, `sep=;`, as Excel writes and reads it.
  ///
  /// - Returns: The separator and the offset behind the line; `nil` where there is no such line at an offset.
  static func named(_ bytes: ByteView, at start: Int) -> (delimiter: UInt8, end: Int)? {
    let letters = Array("sep=".utf8)
    let isQuoted = start < bytes.count && bytes[start] == UInt8(ascii: "\"")
    let first = isQuoted ? start + 1 : start
    let place = first + letters.count
    guard place < bytes.count, letters.indices.allSatisfy({ bytes[first + $0] | 0x20 == letters[$0] | 0x20 }),
      delimiters.contains(bytes[place])
    else { return nil }
    var end = place + 1
    if isQuoted {
      guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
      end += 1
    }
    let scanner = CSVRowScanner(bytes: bytes, delimiter: comma)
    guard end == bytes.count || scanner.isLineEnd(bytes[end]) else { return nil }
    return (bytes[place], scanner.lineEnd(at: end))
  }
}
