/// Text of two bytes for a character, in either order.
struct UTF16Text {
  let isBigEndian: Bool

  /// Writes a text as UTF-8.
  ///
  /// - Parameter output: Has room for twice as many bytes.
  /// - Returns: The offset of the first half of a pair that stands alone, for which ``TextEncoding/illFormed`` is
  ///   written.
  func transcode(_ text: RawSpan, into output: inout ByteOutput) -> Int? {
    var offset = 0
    var firstIllFormed: Int?
    while offset < text.byteCount {
      let unit = unit(text, at: offset)
      if let unit, unit & 0xF800 != 0xD800 {
        output.append(scalar: unit)
        offset &+= 2
      } else if let unit, unit < 0xDC00, let second = self.unit(text, at: offset + 2), second & 0xFC00 == 0xDC00 {
        output.append(scalar: 0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF)
        offset &+= 4
      } else {
        firstIllFormed = firstIllFormed ?? offset
        output.append(TextEncoding.illFormed)
        offset &+= 2
      }
    }
    return firstIllFormed
  }

  /// The two bytes at an offset; `nil` where there is one byte or none.
  @inline(__always)
  private func unit(_ text: RawSpan, at offset: Int) -> UInt32? {
    guard offset &+ 2 <= text.byteCount else { return nil }
    let unit = unsafe text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self)
    return UInt32(isBigEndian ? UInt16(bigEndian: unit) : UInt16(littleEndian: unit))
  }
}
