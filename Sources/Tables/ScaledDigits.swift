/// Reads decimals with one number of digits after the point: as most of a column are, though each has to show it.
struct ScaledDigits {
  let scale: UInt8
  /// What makes the point, where it should stand in a word, a zero; and the bits of its byte. None for a scale of 0.
  private let point: UInt64
  private let pointMask: UInt64
  /// The bytes before the point.
  private let below: UInt64
  /// How many characters there are at least, a minus not counted.
  private let leastCount: Int

  /// The greatest scale that leaves room for a digit and the point in a word.
  static let greatestScale: UInt8 = 6
  /// What a character is xored with, so that a digit is its value.
  private static let zero: UInt64 = 0x30
  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private static let minus = 0x2D ^ zero

  /// - Parameter scale: At most ``greatestScale``.
  init(scale: UInt8) {
    precondition(scale <= Self.greatestScale)
    self.scale = scale
    let bit = 56 - 8 * UInt64(scale)
    let hasPoint = scale > 0
    point = hasPoint ? (0x2E ^ Self.zero) << bit : 0
    pointMask = hasPoint ? 0xFF << bit : 0
    below = hasPoint ? 1 << bit - 1 : 0
    leastCount = hasPoint ? Int(scale) + 2 : 1
  }

  /// The coefficient of the text between two offsets, of which eight bytes more may be read before the first, if it is
  /// such a decimal of one to eight characters.
  @inline(__always)
  func read(_ bytes: ByteView, _ start: Int, _ end: Int) -> (magnitude: UInt64, isNegative: Bool)? {
    let count = end &- start
    guard UInt(bitPattern: count &- 1) < 8 else { return nil }
    // The text in the low bytes, the first character the lowest.
    let shift = UInt64(truncatingIfNeeded: 0 &- 8 &* count)
    var text = (bytes.load(UInt64.self, at: end &- 8) ^ Self.zeros) &>> shift
    // A minus becomes one more zero.
    let isNegative = text & 0xFF == Self.minus
    text ^= isNegative ? Self.minus : 0
    guard count &- (isNegative ? 1 : 0) >= leastCount else { return nil }
    // In the high bytes, with zeros before it; what stands before the point moves up by one.
    text = text &<< shift ^ point
    let whole = text & below
    let digits = text &- whole &+ whole &<< 8
    guard Self.others(digits) | text & pointMask == 0 else { return nil }
    return (Self.value(digits), isNegative)
  }

  /// The same for one to sixteen characters.
  @inline(__always)
  func readLong(_ bytes: ByteView, _ start: Int, _ end: Int) -> (magnitude: UInt64, isNegative: Bool)? {
    guard UInt(bitPattern: end &- start &- 1) < 16 else { return nil }
    let isNegative = UInt64(bytes[start]) ^ Self.zero == Self.minus
    let count = end &- start &- (isNegative ? 1 : 0)
    guard count >= leastCount else { return nil }
    // The last eight characters and those before, with zeros before the text.
    let kept = UInt64.max << UInt64(truncatingIfNeeded: 64 &- 8 &* min(count, 8))
    let keptBefore = UInt64.max << UInt64(truncatingIfNeeded: 128 &- 8 &* max(count, 8))
    let text = (bytes.load(UInt64.self, at: end &- 8) ^ Self.zeros) & kept ^ point
    var before = (bytes.load(UInt64.self, at: end &- 16) ^ Self.zeros) & keptBefore
    var digits = text
    if scale > 0 {
      let whole = text & below
      digits = text &- whole &+ whole &<< 8 &+ before &>> 56
      before = before &<< 8
    }
    guard Self.others(digits) | Self.others(before) | text & pointMask == 0 else { return nil }
    return (Self.value(before) &* 100_000_000 &+ Self.value(digits), isNegative)
  }

  /// The high bit of each byte that is no digit: from 10 on the sum has it, or the byte itself. A byte that carries into
  /// the next is none, so that what the carry does there is all the same.
  @inline(__always)
  private static func others(_ digits: UInt64) -> UInt64 {
    (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080
  }

  /// The number that eight digits make: pairs, then fours, then all.
  @inline(__always)
  private static func value(_ digits: UInt64) -> UInt64 {
    let pairs = digits &* 10 &+ digits &>> 8
    let fours: UInt64 = 0x0000_00FF_0000_00FF
    return ((pairs & fours) &* 0x000F_4240_0000_0064 &+ ((pairs &>> 16) & fours) &* 0x0000_2710_0000_0001) &>> 32
  }
}
