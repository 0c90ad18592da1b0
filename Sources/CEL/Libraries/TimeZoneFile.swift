/// The rules of a time zone as RFC 8536 lays them out in a file, of version 2 or later.
///
/// They are the moments at which its clocks were set, and the rule by which they are set in the years after.
struct TimeZoneFile: Sendable {
  /// The moments at which clocks were set, in seconds since 1970, in order.
  private let transitions: [Int64]
  /// The offsets from each of them on.
  private let offsets: [Int]
  /// The offset before the first of them.
  private let firstOffset: Int
  /// What holds from the last of them on; `nil` where the file does not say.
  private let rule: TimeZoneRule?

  /// `nil` where the bytes are no such file, or count leap seconds, which timestamps do not.
  init?(_ bytes: [UInt8]) {
    var reader = TimeZoneFileReader(bytes)
    // The first block is for readers that know 32-bit times only.
    guard let old = reader.header(), reader.skip(old.size(ofTimes: 4)), let header = reader.header(),
      header.leapSeconds == 0, let transitions = reader.times(header.transitions),
      let types = reader.bytes(header.transitions), let typeOffsets = reader.typeOffsets(header.types),
      let firstOffset = typeOffsets.first, types.allSatisfy({ Int($0) < typeOffsets.count }),
      reader.skip(header.sizeAfterTypes), let footer = reader.footer()
    else { return nil }
    self.transitions = transitions
    self.offsets = types.map { typeOffsets[Int($0)] }
    self.firstOffset = firstOffset
    if footer.isEmpty {
      rule = nil
    } else {
      guard let rule = TimeZoneRule(footer) else { return nil }
      self.rule = rule
    }
  }

  /// The seconds by which the zone's clocks are ahead of UTC.
  func offset(at seconds: Int64) -> Int {
    guard let last = transitions.last, seconds < last else {
      return rule?.offset(at: seconds) ?? offsets.last ?? firstOffset
    }
    // The first transition after the moment.
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : offsets[low - 1]
  }
}

/// Reads the parts of a time zone file. Whatever goes beyond the end of the bytes is `nil`.
private struct TimeZoneFileReader {
  /// How many of everything a block holds.
  struct Header {
    let utcMarks: Int
    let standardMarks: Int
    let leapSeconds: Int
    let transitions: Int
    let types: Int
    let characters: Int

    func size(ofTimes width: Int) -> Int {
      transitions * (width + 1) + types * 6 + characters + leapSeconds * (width + 4) + standardMarks + utcMarks
    }

    /// What stands after the types where no leap seconds do: names, and marks that only makers of rules need.
    var sizeAfterTypes: Int { characters + standardMarks + utcMarks }
  }

  /// RFC 8536: offsets of more than -25 and less than 26 hours.
  private static let offsets = -89_999...93_599

  private let content: [UInt8]
  private var position = 0

  init(_ content: [UInt8]) { self.content = content }

  mutating func skip(_ count: Int) -> Bool { bytes(count) != nil }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= content.count - position else { return nil }
    defer { position += count }
    return content[position..<position + count]
  }

  /// The marks of a file of version 2 or later, and the six counts.
  mutating func header() -> Header? {
    guard let magic = bytes(4), magic.elementsEqual("TZif".utf8), let version = bytes(1)?.first,
      version >= UInt8(ascii: "2"), skip(15), let utcMarks = integer(), let standardMarks = integer(),
      let leapSeconds = integer(), let transitions = integer(), let types = integer(), let characters = integer()
    else { return nil }
    return Header(
      utcMarks: utcMarks, standardMarks: standardMarks, leapSeconds: leapSeconds, transitions: transitions,
      types: types, characters: characters)
  }

  /// So many times of 64 bits, each after the one before.
  mutating func times(_ count: Int) -> [Int64]? {
    guard let bytes = bytes(count * 8) else { return nil }
    let times = stride(from: bytes.startIndex, to: bytes.endIndex, by: 8).map { start in
      Int64(bitPattern: bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) })
    }
    return zip(times, times.dropFirst()).allSatisfy { $0 < $1 } ? times : nil
  }

  /// The offsets of so many types of local time; the rest of their six bytes is for display.
  mutating func typeOffsets(_ count: Int) -> [Int]? {
    guard let bytes = bytes(count * 6) else { return nil }
    let offsets = stride(from: bytes.startIndex, to: bytes.endIndex, by: 6).map { start in
      Int(Int32(bitPattern: bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }))
    }
    return offsets.allSatisfy(Self.offsets.contains) ? offsets : nil
  }

  /// What stands between the two line feeds at the end.
  mutating func footer() -> [UInt8]? {
    let lineFeed = UInt8(ascii: "\n")
    guard bytes(1)?.first == lineFeed, let end = content[position...].firstIndex(of: lineFeed) else { return nil }
    return bytes(end - position).map(Array.init)
  }

  private mutating func integer() -> Int? {
    bytes(4).map { $0.reduce(0) { $0 << 8 | Int($1) } }
  }
}
