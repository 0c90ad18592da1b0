#if Workbooks
/// A zip file put together in memory.
///
/// Own code rather than a library's: those tried (swift-libxlsxwriter, libarchive) were slower and larger, and none takes
/// over another file's entries as they stand. Nothing in it depends on when or where it is written.
public struct ArchiveWriter: Sendable {
  /// Local headers with their data, one after the other.
  var records: [UInt8] = []
  /// The central directory.
  var directory: [UInt8] = []
  var count = 0

  /// Bytes that a zip file without the 64-bit extension surely has room for.
  static let greatestSize = 1 << 31

  public init() {}

  /// Adds a file, compressed, dated 1980-01-01, the first day that a zip file knows.
  public mutating func add(_ name: String, _ contents: [UInt8]) {
    let compressed = Deflate.compressed(contents)
    let name = Array(name.utf8)
    var fields: [UInt8] = []
    fields.append(little: 20, bytes: 2)  // Version needed: 2.0.
    fields.append(little: 1 << 11, bytes: 2)  // The name is UTF-8.
    fields.append(little: 8, bytes: 2)  // Deflated.
    fields.append(little: 0, bytes: 2)  // Midnight.
    fields.append(little: 1 << 5 | 1, bytes: 2)  // 1980-01-01.
    fields.append(little: Int(Deflate.checksum(contents)), bytes: 4)
    fields.append(little: compressed.count, bytes: 4)
    fields.append(little: contents.count, bytes: 4)
    fields.append(little: name.count, bytes: 2)
    fields.append(little: 0, bytes: 2)  // No extra fields.
    let offset = records.count
    append(record: Array("PK\u{3}\u{4}".utf8) + fields + name)
    records += compressed
    var entry = Array("PK\u{1}\u{2}".utf8)
    entry.append(little: 20, bytes: 2)  // Version made by: 2.0.
    entry += fields
    entry.append(little: 0, bytes: 2)  // No comment.
    entry.append(little: 0, bytes: 2)  // The first disk.
    entry.append(little: 0, bytes: 2)  // No inner attributes.
    entry.append(little: 0, bytes: 4)  // No outer attributes.
    entry.append(little: offset, bytes: 4)
    directory += entry + name
    count += 1
  }

  /// Adds what stands before the central directory of an entry.
  mutating func append(record: [UInt8]) {
    records += record
  }

  /// The finished file.
  public consuming func bytes() -> [UInt8] {
    precondition(records.count < Self.greatestSize && count < 1 << 16)
    var bytes = records
    bytes += directory
    bytes += "PK\u{5}\u{6}".utf8
    bytes.append(little: 0, bytes: 2)  // This is the first disk,
    bytes.append(little: 0, bytes: 2)  // where the directory begins.
    bytes.append(little: count, bytes: 2)
    bytes.append(little: count, bytes: 2)
    bytes.append(little: directory.count, bytes: 4)
    bytes.append(little: records.count, bytes: 4)
    bytes.append(little: 0, bytes: 2)  // No comment.
    return bytes
  }
}

extension [UInt8] {
  /// Appends a number of so many bytes, the lowest first.
  mutating func append(little number: Int, bytes: Int) {
    for byte in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }
}
#endif
