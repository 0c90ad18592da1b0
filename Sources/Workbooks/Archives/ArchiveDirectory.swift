#if Workbooks
/// Reads the list of entries at the end of a zip archive.
///
/// Formats and names of fields: APPNOTE.TXT 6.3.10, sections 4.3 to 4.5. Archives of the 64-bit kind are read too, since
/// some libraries write them whatever the size.
struct ArchiveDirectory {
  private let bytes: [UInt8]
  private let limits: WorkbookLimits

  init(_ bytes: [UInt8], limits: WorkbookLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private static let localHeader: UInt32 = 0x0403_4B50
  private static let record: UInt32 = 0x0201_4B50
  private static let end: UInt32 = 0x0605_4B50
  private static let end64: UInt32 = 0x0606_4B50
  private static let locator64: UInt32 = 0x0706_4B50
  private static let descriptor: UInt32 = 0x0807_4B50
  /// What stands in a field whose number is found in the 64-bit fields.
  private static let elsewhere = 0xFFFF_FFFF

  func entries() throws(WorkbookFault) -> [Archive.Entry] {
    guard let end = endOffset() else { throw .truncated }
    let (count, list) = try list(end)
    guard count <= limits.entries else { throw .archive(.tooManyEntries(limit: limits.entries)) }
    // A record has 46 bytes at least: no room is taken for more than there can be.
    guard count <= list.count / 46 else { throw .archive(.directory) }
    var entries: [Archive.Entry] = []
    entries.reserveCapacity(count)
    var offset = list.lowerBound
    for _ in 0..<count {
      let entry = try entry(at: offset, listedIn: list)
      offset = entry.record.upperBound
      entries.append(entry)
    }
    let byOffset = entries.sorted { $0.whole.lowerBound < $1.whole.lowerBound }
    for (entry, next) in zip(byOffset, byOffset.dropFirst()) where entry.whole.upperBound > next.whole.lowerBound {
      throw .archive(.overlap(next.name))
    }
    return entries
  }

  /// Where the record stands that ends the list; a comment of up to 65,535 bytes may follow it.
  private func endOffset() -> Int? {
    guard bytes.count >= 22 else { return nil }
    let first = max(0, bytes.count - 22 - 0xFFFF)
    return stride(from: bytes.count - 22, through: first, by: -1).first {
      bytes.word(at: $0) == Self.end && $0 + 22 + bytes.short(at: $0 + 20) <= bytes.count
    }
  }

  /// How many entries there are, and where their list stands.
  private func list(_ end: Int) throws(WorkbookFault) -> (count: Int, range: Range<Int>) {
    var count = bytes.short(at: end + 10)
    var size = Int(bytes.word(at: end + 12))
    var start = Int(bytes.word(at: end + 16))
    var limit = end
    guard bytes.short(at: end + 4) == bytes.short(at: end + 6), bytes.short(at: end + 8) == count else {
      // A part of an archive that was split.
      throw .archive(.directory)
    }
    if count == 0xFFFF || size == Self.elsewhere || start == Self.elsewhere, end >= 20,
      bytes.word(at: end - 20) == Self.locator64
    {
      guard let end64 = bytes.long(at: end - 12), end64 <= end - 20 - 56, bytes.word(at: end64) == Self.end64,
        let count64 = bytes.long(at: end64 + 32), let size64 = bytes.long(at: end64 + 40),
        let start64 = bytes.long(at: end64 + 48)
      else { throw .archive(.directory) }
      (count, size, start, limit) = (count64, size64, start64, end64)
    }
    guard start <= limit, size <= limit - start else {
      throw start > bytes.count ? .truncated : .archive(.directory)
    }
    return (count, start..<(start + size))
  }

  private func entry(at offset: Int, listedIn list: Range<Int>) throws(WorkbookFault) -> Archive.Entry {
    guard offset + 46 <= list.upperBound, bytes.word(at: offset) == Self.record else { throw .archive(.directory) }
    let flags = bytes.short(at: offset + 8)
    let nameCount = bytes.short(at: offset + 28)
    let extraCount = bytes.short(at: offset + 30)
    let end = offset + 46 + nameCount + extraCount + bytes.short(at: offset + 32)
    guard end <= list.upperBound else { throw .archive(.directory) }
    let nameBytes = bytes[(offset + 46)..<(offset + 46 + nameCount)]
    let name = try Self.name(nameBytes)
    // Bit 0: encrypted; bit 6: strongly so; bit 13: the list itself is.
    guard flags & 0x2041 == 0 else { throw .archive(.encrypted(name)) }
    let extra = (offset + 46 + nameCount)..<(offset + 46 + nameCount + extraCount)
    let (size, packedSize, header) = try sizes(at: offset, extra: extra)
    guard header + 30 <= list.lowerBound, bytes.word(at: header) == Self.localHeader,
      bytes.short(at: header + 26) == nameCount, header + 30 + nameCount <= list.lowerBound,
      bytes[(header + 30)..<(header + 30 + nameCount)] == nameBytes
    else { throw .archive(.header(name)) }
    let data = header + 30 + nameCount + bytes.short(at: header + 28)
    guard data <= list.lowerBound, packedSize <= list.lowerBound - data else { throw .archive(.overlap(name)) }
    let checksum = bytes.word(at: offset + 16)
    let dataEnd = data + packedSize
    let descriptor =
      flags & 8 == 0
      ? 0
      : descriptorCount(
        at: dataEnd, before: list.lowerBound, checksum: checksum, size: size, packedSize: packedSize)
    return Archive.Entry(
      name: name, size: size, packedSize: packedSize, method: bytes.short(at: offset + 10), checksum: checksum,
      record: offset..<end, whole: header..<(dataEnd + descriptor), data: data..<dataEnd)
  }

  /// Sizes and the header's offset, from the 64-bit fields where they stand there.
  private func sizes(
    at offset: Int, extra: Range<Int>
  ) throws(WorkbookFault) -> (size: Int, packedSize: Int, header: Int) {
    var numbers = [24, 20, 42].map { Int(bytes.word(at: offset + $0)) }
    guard numbers.contains(Self.elsewhere) else { return (numbers[0], numbers[1], numbers[2]) }
    var field = extra.lowerBound
    while field + 4 <= extra.upperBound {
      var next = field + 4
      let end = next + bytes.short(at: field + 2)
      guard end <= extra.upperBound else { throw .archive(.directory) }
      if bytes.short(at: field) == 1 {
        for index in numbers.indices where numbers[index] == Self.elsewhere {
          guard next + 8 <= end, let number = bytes.long(at: next), number <= bytes.count || index == 0 else {
            throw .archive(.directory)
          }
          numbers[index] = number
          next += 8
        }
        return (numbers[0], numbers[1], numbers[2])
      }
      field = end
    }
    throw .archive(.directory)
  }

  /// How many bytes behind the data repeat its checksum and sizes, as programs write them that did not know these before.
  private func descriptorCount(
    at offset: Int, before end: Int, checksum: UInt32, size: Int, packedSize: Int
  ) -> Int {
    // The signature may lack, and sizes have four or eight bytes.
    for start in [offset, offset + 4] where start + 12 <= end && bytes.word(at: start) == checksum {
      guard start == offset || bytes.word(at: offset) == Self.descriptor else { continue }
      if bytes.word(at: start + 4) == packedSize, bytes.word(at: start + 8) == size { return start + 12 - offset }
      guard start + 20 <= end, bytes.long(at: start + 4) == packedSize, bytes.long(at: start + 12) == size else {
        continue
      }
      return start + 20 - offset
    }
    return 0
  }

  /// A name with `/` between folders, as it should be; some programs write `\`.
  private static func name(_ bytes: ArraySlice<UInt8>) throws(WorkbookFault) -> String {
    let name = String(decoding: bytes.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
    guard !bytes.isEmpty, !bytes.contains(0), !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      throw .archive(.unsafeName(name))
    }
    return name
  }
}
#endif
