#if Workbooks
extension ArchiveWriter {
  /// Takes over an entry of another archive as it stands there: its header, its data, and its record in the list of
  /// entries but for where the header is found.
  public mutating func copy(_ entry: Archive.Entry, of archive: Archive) {
    let offset = records.count
    append(record: Array(archive.bytes[entry.whole]))
    var record = Array(archive.bytes[entry.record])
    if let long = Self.longOffset(in: record) {
      record.set(little: offset, bytes: 8, at: long)
    } else {
      record.set(little: offset, bytes: 4, at: Self.offsetField)
    }
    directory += record
    count += 1
  }

  /// Where a record of the list of entries says where the header is found.
  private static let offsetField = 42

  /// Where the header's offset stands instead in a record with 64-bit fields (APPNOTE.TXT 6.3.10, §4.5.3).
  private static func longOffset(in record: [UInt8]) -> Int? {
    func isLong(_ field: Int) -> Bool { record[field..<field + 4].allSatisfy { $0 == 0xFF } }
    guard isLong(offsetField) else { return nil }
    // Behind the sizes that are there too.
    let before = [24, 20].count(where: isLong) * 8
    var field = 46 + record.little(bytes: 2, at: 28)
    let end = field + record.little(bytes: 2, at: 30)
    while field + 4 <= end {
      if record.little(bytes: 2, at: field) == 1 { return field + 4 + before }
      field += 4 + record.little(bytes: 2, at: field + 2)
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate func little(bytes: Int, at index: Int) -> Int {
    (0..<bytes).reduce(0) { $0 | Int(self[index + $1]) << (8 * $1) }
  }

  fileprivate mutating func set(little number: Int, bytes: Int, at index: Int) {
    for byte in 0..<bytes { self[index + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
  }
}
#endif
