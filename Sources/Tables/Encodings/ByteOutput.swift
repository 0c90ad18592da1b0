/// Room for bytes that somebody else owns, filled from its start.
@safe
struct ByteOutput: ~Copyable {
  // Whoever makes it answers for `capacity`; every byte that is stored is checked against it.
  private let base: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private(set) var count = 0

  /// - Parameter base: Room for `capacity` bytes that outlives all use of this.
  @unsafe
  init(_ base: UnsafeMutablePointer<UInt8>, capacity: Int) {
    unsafe self.base = base
    self.capacity = capacity
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    precondition(count < capacity)
    unsafe base[count] = byte
    count &+= 1
  }

  /// Adds eight bytes, in the order of memory.
  @inline(__always)
  mutating func append(word: UInt64) {
    precondition(capacity &- count >= 8)
    // There is room for them, as was checked.
    unsafe UnsafeMutableRawPointer(base + count).storeBytes(of: word, as: UInt64.self)
    count &+= 8
  }

  /// Adds bytes as they are.
  mutating func append(_ bytes: RawSpan) {
    precondition(capacity - count >= bytes.byteCount)
    // There is room for them, as was checked, of which they are no part.
    unsafe bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe UnsafeMutableRawPointer(base + count).copyMemory(from: start, byteCount: bytes.count)
    }
    count += bytes.byteCount
  }

  /// Adds a Unicode scalar as UTF-8.
  @inline(__always)
  mutating func append(scalar: UInt32) {
    if scalar < 0x80 { return append(UInt8(truncatingIfNeeded: scalar)) }
    if scalar < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      }
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    }
    append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
  }
}
