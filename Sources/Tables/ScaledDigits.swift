/// Reads decimals of one to eight characters with one number of digits after the point: as most of a column are, though
/// each has to show that it is.
struct ScaledDigits {
  let scale: UInt8
  /// What makes the point, where it should stand, a zero; and the bits of its byte. None for a scale of 0.
  private let point: UInt64
  private let pointMask: UInt64
  /// The bytes before the point.
  private let below: UInt64
  /// How many characters there are at least, a minus not counted.
  private let leastCount: Int

  /// The greatest scale that leaves room for a digit and the point.
  static let greatestScale: UInt8 = 6

  /// - Parameter scale: At most ``greatestScale``.
  init(scale: UInt8) {
    precondition(scale <= Self.greatestScale)
    self.scale = scale
    let bit = 56 - 8 * UInt64(scale)
    let hasPoint = scale > 0
    point = hasPoint ? (0x2E ^ 0x30) << bit : 0
    pointMask = hasPoint ? 0xFF << bit : 0
    below = hasPoint ? 1 << bit - 1 : 0
    leastCount = hasPoint ? Int(scale) + 2 : 1
  }

  /// The coefficient of the text between two offsets, of which eight bytes more may be read before the first; `nil` for
  /// what is no such decimal.
  @inline(__always)
  func read(_ bytes: ByteView, _ start: Int, _ end: Int) -> (magnitude: UInt64, isNegative: Bool)? {
    let count = end &- start
    guard UInt(bitPattern: count &- 1) < 8 else { return nil }
    // The text in the low bytes, the first character the lowest, each less the bits of `0`: a digit is its value.
    let shift = UInt64(truncatingIfNeeded: 0 &- 8 &* count)
    var text = (bytes.load(UInt64.self, at: end &- 8) ^ 0x3030_3030_3030_3030) &>> shift
    // A minus becomes one more zero.
    let isNegative = text & 0xFF == 0x2D ^ 0x30
    text ^= isNegative ? 0x2D ^ 0x30 : 0
    guard count &- (isNegative ? 1 : 0) >= leastCount else { return nil }
    // In the high bytes, with zeros before it; what stands before the point moves up by one.
    text = text &<< shift ^ point
    let whole = text & below
    let digits = text &- whole &+ whole &<< 8
    // The high bit of each byte that is no digit: from 10 on the sum has it, or the byte itself. A byte that carries
    // into the next is none, so that what the carry does there is all the same.
    let others = (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080
    guard others | text & pointMask == 0 else { return nil }
    // Pairs, then fours, then all.
    let pairs = digits &* 10 &+ digits &>> 8
    let fours: UInt64 = 0x0000_00FF_0000_00FF
    let value =
      ((pairs & fours) &* 0x000F_4240_0000_0064 &+ ((pairs &>> 16) & fours) &* 0x0000_2710_0000_0001) &>> 32
    return (value, isNegative)
  }
}
