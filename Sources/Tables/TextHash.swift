/// A 64-bit hash of a text, the same on every machine: two words at a time by products folded to their length.
enum TextHash {
  private static let keys: (UInt64, UInt64, UInt64) = (
    0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB, 0x8EBC_6AF0_9C88_C6E3
  )

  /// Mixes the bytes between two offsets, of which sixteen more may be read before the first, into a hash.
  @inline(__always)
  static func hash(_ bytes: ByteView, _ start: Int, _ end: Int, into hash: UInt64) -> UInt64 {
    let count = end &- start
    if count > 16 { return longHash(bytes, start, end, into: hash) }
    let (first, second) = words(bytes, start, end)
    return fold(keys.2 ^ UInt64(truncatingIfNeeded: count), fold(first ^ keys.0, second ^ hash ^ keys.1))
  }

  @inline(never)
  private static func longHash(_ bytes: ByteView, _ start: Int, _ end: Int, into hash: UInt64) -> UInt64 {
    var (hash, offset) = (hash, start)
    while end - offset > 16 {
      hash = fold(
        bytes.load(UInt64.self, at: offset) ^ keys.0, bytes.load(UInt64.self, at: offset + 8) ^ hash ^ keys.1)
      offset += 16
    }
    return Self.hash(bytes, offset, end, into: hash ^ UInt64(truncatingIfNeeded: end - start))
  }

  /// At most sixteen bytes as two numbers.
  @inline(__always)
  private static func words(_ bytes: ByteView, _ start: Int, _ end: Int) -> (UInt64, UInt64) {
    let count = end &- start
    if count > 8 { return (bytes.load(UInt64.self, at: start), bytes.load(UInt64.self, at: end - 8)) }
    return (word(bytes, start, end), 0)
  }

  /// At most eight bytes as a number, the first the lowest.
  @inline(__always)
  static func word(_ bytes: ByteView, _ start: Int, _ end: Int) -> UInt64 {
    let count = end &- start
    // A shift of 64 would take nothing away.
    if count == 0 { return 0 }
    return bytes.load(UInt64.self, at: end &- 8) &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
  }

  @inline(__always)
  static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
