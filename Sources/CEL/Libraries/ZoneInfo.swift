internal import Glibc

/// The system's folder of time zone files. All unsafe code for time zones stands here.
@safe enum ZoneInfo {
  /// Real files have some 4,000 bytes.
  private static let limit = 1 << 20
  private static let standardFolder = "/usr/share/zoneinfo"

  /// Where `TZDIR` points, as for the C library, or else the usual folder.
  private static var folder: String {
    guard let path = unsafe getenv("TZDIR"), unsafe path.pointee != 0 else { return standardFolder }
    return unsafe String(cString: path)
  }

  /// The bytes of a file in the folder; `nil` where there is none, or it is larger than any zone's.
  ///
  /// Whoever calls makes sure that the name does not lead out of the folder.
  static func contents(of name: String) -> [UInt8]? {
    // Something other than a file must not keep the reader waiting.
    let file = unsafe open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      guard let more = chunk(of: file) else { return nil }
      if more.isEmpty { return bytes }
      bytes += more
    }
    return nil
  }

  /// The next bytes; empty at the end, `nil` where the file cannot be read.
  private static func chunk(of file: Int32) -> [UInt8]? {
    var result = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 8_192) { buffer, count in
      repeat { result = unsafe read(file, buffer.baseAddress, buffer.count) } while result < 0 && errno == EINTR
      count = max(0, result)
    }
    return result < 0 ? nil : bytes
  }
}
