#if Workbooks
internal import CZlib

/// Compression as zip files have it.
@safe
enum Deflate {
  /// The bytes compressed, without a head of their own; the same bytes for the same bytes.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.count < ArchiveWriter.greatestSize)
    var stream = unsafe z_stream()
    // A negative count of bits: neither head nor checksum, which the zip file has itself.
    let status = unsafe deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    // It fails for want of memory alone, as every allocation here would.
    precondition(status == Z_OK)
    defer { _ = unsafe deflateEnd(&stream) }
    let room = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
    return unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
      // Both arrays live as long as the calls, and the room is what zlib says it takes at most.
      unsafe bytes.withUnsafeBufferPointer { input in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(room)
        let end = unsafe deflate(&stream, Z_FINISH)
        precondition(end == Z_STREAM_END)
      }
      count = unsafe Int(stream.total_out)
    }
  }

  /// CRC-32 as zip files have it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: unsafe crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
#endif
