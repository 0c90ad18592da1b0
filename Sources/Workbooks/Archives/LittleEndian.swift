#if Workbooks
extension [UInt8] {
  /// The number in the two bytes from an offset on, the lowest first.
  func short(at offset: Int) -> Int { Int(self[offset]) | Int(self[offset + 1]) << 8 }

  /// The number in the four bytes from an offset on, the lowest first.
  func word(at offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: short(at: offset) | short(at: offset + 2) << 16)
  }

  /// The number in the eight bytes from an offset on, the lowest first; `nil` where it is none that can be counted with.
  func long(at offset: Int) -> Int? {
    Int(exactly: UInt64(word(at: offset)) | UInt64(word(at: offset + 4)) << 32)
  }
}
#endif
