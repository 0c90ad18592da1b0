/// A decimal as nearly all are written: an optional minus, digits, optionally a point and digits; 18 digits at most.
struct PlainDecimal {
  /// The number times ten to the power of ``scale``.
  let coefficient: Int64
  /// How many digits stand after the point.
  let scale: UInt8

  /// Reads the text between two offsets; `nil` for anything else, empty text included.
  static func read(_ bytes: ByteView, _ start: Int, _ end: Int) -> PlainDecimal? {
    guard start < end else { return nil }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    var (value, digitCount, scale) = (0 as UInt64, 0, -1)
    for offset in (isNegative ? start + 1 : start)..<end {
      let byte = bytes[offset]
      if byte &- 0x30 <= 9 {
        guard value < 100_000_000_000_000_000 else { return nil }
        value = value &* 10 &+ UInt64(byte &- 0x30)
        digitCount += 1
        if scale >= 0 { scale += 1 }
      } else {
        guard byte == UInt8(ascii: "."), scale < 0, digitCount > 0 else { return nil }
        scale = 0
      }
    }
    guard digitCount > 0, scale != 0, scale <= DecimalColumn.digitLimit else { return nil }
    let coefficient = Int64(truncatingIfNeeded: value)
    return PlainDecimal(
      coefficient: isNegative ? -coefficient : coefficient, scale: UInt8(truncatingIfNeeded: max(0, scale)))
  }
}
