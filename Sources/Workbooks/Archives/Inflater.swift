#if Workbooks
internal import CZlib

/// Unpacks deflated bytes piece by piece. All calls of zlib for reading stand in this file.
///
/// zlib's stream points into itself, so that it lies on the heap; it gets pointers to the bytes for one call at a time.
@safe struct Inflater: ~Copyable {
  /// The size of a piece, in bytes.
  static let chunkSize = 128 << 10

  private let stream: UnsafeMutablePointer<z_stream>
  /// What is left to be unpacked, as offsets of the bytes that every call is given.
  private var rest: Range<Int>
  /// The piece that was unpacked last, at its beginning.
  private(set) var chunk: [UInt8]
  /// Whether the deflated bytes said that they end here.
  private(set) var isAtEnd = false

  init?(_ range: Range<Int>) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Negative: the bytes stand without a header of zlib's own.
    let status = unsafe inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    rest = range
    chunk = [UInt8](repeating: 0, count: Self.chunkSize)
    guard status == Z_OK else { return nil }
  }

  deinit {
    // Does nothing to a stream that could not be begun.
    _ = unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks the next piece and says how many bytes it has; `nil` where the bytes are damaged or end too early.
  mutating func next(from bytes: [UInt8]) -> Int? {
    let offered = min(rest.count, Int(Int32.max))
    precondition(rest.upperBound <= bytes.count)
    let (status, count, used) = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe chunk.withUnsafeMutableBufferPointer { output in
        // Both stay where they are during the call. zlib only reads through `next_in`.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { unsafe $0 + rest.lowerBound })
        unsafe stream.pointee.avail_in = UInt32(offered)
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(output.count)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe (
          status, output.count - Int(stream.pointee.avail_out), offered - Int(stream.pointee.avail_in)
        )
      }
    }
    rest = (rest.lowerBound + used)..<rest.upperBound
    isAtEnd = status == Z_STREAM_END
    return isAtEnd || status == Z_OK ? count : nil
  }
}

/// The checksum of bytes by which zip archives tell damage (CRC-32).
struct Checksum {
  private(set) var value: UInt32 = 0

  mutating func add(_ bytes: Span<UInt8>) {
    let before = value
    value = unsafe bytes.withUnsafeBufferPointer {
      // Reads as many bytes as there are.
      unsafe UInt32(truncatingIfNeeded: crc32_z(UInt(before), $0.baseAddress, $0.count))
    }
  }
}
#endif
