/// A cell of a sheet, `D17`: row and column, both counted from 1.
public struct CellAddress: Sendable, Hashable {
  public let row: Int
  public let column: Int

  /// The last row and column that a workbook can have: `XFD1048576`.
  public static let mostRows = 1_048_576
  public static let mostColumns = 16_384

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `D17` or `$D$17`; `nil` where it is no cell of a sheet.
  public init?(_ text: some StringProtocol) {
    var row = 0
    var column = 0
    var isInRow = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !isInRow:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where !isInRow:
        column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        isInRow = true
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard row <= Self.mostRows, column <= Self.mostColumns else { return nil }
    }
    guard row >= 1, column >= 1 else { return nil }
    self.init(row: row, column: column)
  }

  /// The letters of a column, counted from 1: `A`, `Z`, `AA`.
  public static func letters(ofColumn column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      rest -= 1
      letters.append(UInt8(ascii: "A") + UInt8(truncatingIfNeeded: rest % 26))
      rest /= 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

extension CellAddress: CustomStringConvertible {
  public var description: String { Self.letters(ofColumn: column) + String(row) }
}

extension CellAddress: Comparable {
  /// Row by row, from the left.
  public static func < (a: CellAddress, b: CellAddress) -> Bool { (a.row, a.column) < (b.row, b.column) }
}
