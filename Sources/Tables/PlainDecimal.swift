/// A decimal as nearly all are written: an optional minus, digits, optionally a point and digits; 18 digits at most.
struct PlainDecimal {
  let coefficient: Int64
  /// How many digits stand after the point.
  let scale: UInt8

  /// Reads the text between two offsets, of which sixteen bytes more may be read before the first.
  @inline(__always)
  init?(_ bytes: ByteView, _ start: Int, _ end: Int) {
    if start == end { return nil }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    let count = end - start - (isNegative ? 1 : 0)
    guard count > 0, count <= 8 else {
      self.init(long: bytes, start, end)
      return
    }
    // The text in the upper bytes, the first of them the lowest, with zeros as digits before it.
    let kept = ~(0 as UInt64) << UInt64(truncatingIfNeeded: 64 - 8 * count)
    var word = bytes.load(UInt64.self, at: end - 8) & kept | Self.zeros & ~kept
    var scale: UInt8 = 0
    let points = Self.points(word)
    if points != 0 {
      let index = points.trailingZeroBitCount >> 3
      guard index < 7, index > 8 - count else { return nil }
      word = Self.without(point: index, word, carry: 0x30)
      scale = UInt8(truncatingIfNeeded: 7 - index)
    }
    guard Self.areDigits(word) else { return nil }
    let value = Int64(truncatingIfNeeded: Self.value(word))
    self.init(coefficient: isNegative ? -value : value, scale: scale)
  }

  private init(coefficient: Int64, scale: UInt8) {
    self.coefficient = coefficient
    self.scale = scale
  }

  /// Reads what the above does not take: nine characters and more.
  @inline(never)
  private init?(long bytes: ByteView, _ start: Int, _ end: Int) {
    let isNegative = bytes[start] == UInt8(ascii: "-")
    var (value, digitCount, scale) = (0 as Int64, 0, -1)
    for offset in (isNegative ? start + 1 : start)..<end {
      let byte = bytes[offset]
      if byte &- 0x30 <= 9 {
        guard value < 100_000_000_000_000_000 else { return nil }
        value = value * 10 + Int64(byte &- 0x30)
        digitCount += 1
        if scale >= 0 { scale += 1 }
      } else {
        guard byte == UInt8(ascii: "."), scale < 0, digitCount > 0 else { return nil }
        scale = 0
      }
    }
    guard digitCount > 0, scale != 0, scale <= DecimalColumn.digitLimit else { return nil }
    self.init(coefficient: isNegative ? -value : value, scale: UInt8(max(0, scale)))
  }

  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// The high bit of each byte that is a point; exact up to the first.
  @inline(__always)
  private static func points(_ word: UInt64) -> UInt64 {
    let different = word ^ 0x2E2E_2E2E_2E2E_2E2E
    return (different &- 0x0101_0101_0101_0101) & ~different & 0x8080_8080_8080_8080
  }

  /// Moves the bytes before the point up by one, with `carry` before them. There are bytes behind it.
  @inline(__always)
  private static func without(point index: Int, _ word: UInt64, carry: UInt64) -> UInt64 {
    let shift = UInt64(truncatingIfNeeded: index * 8)
    let below = word & ((1 &<< shift) &- 1)
    let above = word & (~(0xFF as UInt64) &<< shift)
    return above | below &<< 8 | carry
  }

  @inline(__always)
  private static func areDigits(_ word: UInt64) -> Bool {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    return word & high | ((word &+ 0x0606_0606_0606_0606) & high) >> 4 == 0x3333_3333_3333_3333
  }

  /// The number that eight digits make, the first in the lowest byte: pairs, then fours, then all.
  @inline(__always)
  private static func value(_ digits: UInt64) -> UInt64 {
    var word = digits & 0x0F0F_0F0F_0F0F_0F0F
    word = word &* 10 &+ word >> 8
    let fours: UInt64 = 0x0000_00FF_0000_00FF
    return ((word & fours) &* 0x000F_4240_0000_0064 &+ ((word >> 16) & fours) &* 0x0000_2710_0000_0001) >> 32
  }
}
