#if Workbooks
/// Makes zip archives byte by byte, right ones and wrong ones.
struct ZipFixture {
  /// A file to be put into the archive, with whatever its headers are to claim.
  struct File {
    var name: String
    var data: [UInt8]
    var method = 0
    var flags = 0
    /// What the headers say; `nil` for the truth.
    var size: Int?
    var packedSize: Int?
    var checksum: UInt32?
    /// Whether sizes stand behind the data rather than before, and whether a signature introduces them.
    var hasDescriptor = false
    var descriptorHasSignature = true
    /// Whether sizes and offset stand in 64-bit fields.
    var isLong = false
    /// What the header before the data calls it.
    var localName: String?
    /// Where the list says that it begins, from where it does.
    var shift = 0

    init(_ name: String, _ data: [UInt8]) {
      self.name = name
      self.data = data
    }

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    /// Zeros packed, 258 of them in 13 bits: a code for "258 bytes more of the one before", time and again.
    static func zeros(_ name: String, runs: Int) -> File {
      var bits: [Bool] = [true, true, false]  // The last block, with the fixed codes.
      func append(_ code: Int, _ count: Int) {
        for bit in (0..<count).reversed() { bits.append(code >> bit & 1 == 1) }
      }
      append(0b0011_0000, 8)
      for _ in 0..<runs {
        append(0b1100_0101, 8)
        append(0, 5)
      }
      append(0, 7)
      var file = File(
        name,
        stride(from: 0, to: bits.count, by: 8).map { start in
          bits[start..<min(start + 8, bits.count)].enumerated().reduce(UInt8(0)) {
            $0 | ($1.element ? 1 << $1.offset : 0)
          }
        })
      file.method = 8
      file.size = 1 + 258 * runs
      return file
    }

    /// The same bytes as a deflated block that packs nothing; at most 65,535 of them.
    var deflated: File {
      var file = self
      let count = UInt16(data.count)
      file.data = [1, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8)] + data
      file.method = 8
      file.size = data.count
      file.checksum = checksum ?? ZipFixture.checksum(data)
      return file
    }
  }

  var files: [File] = []
  var prefix: [UInt8] = []
  var comment: [UInt8] = []
  /// How many entries the end claims; `nil` for the truth.
  var count: Int?

  init(_ files: [File]) { self.files = files }

  /// The archive.
  var bytes: [UInt8] {
    var bytes = prefix
    var list: [UInt8] = []
    for file in files {
      let size = file.size ?? file.data.count
      let packed = file.packedSize ?? file.data.count
      let checksum = file.checksum ?? Self.checksum(file.data)
      let flags = file.flags | (file.hasDescriptor ? 8 : 0)
      let start = bytes.count + file.shift
      let localName = Array((file.localName ?? file.name).utf8)
      bytes +=
        Self.word(0x0403_4B50) + Self.short(20) + Self.short(flags) + Self.short(file.method) + Self.word(0x5821_0000)
      bytes +=
        file.hasDescriptor
        ? [UInt8](repeating: 0, count: 12) : Self.word(Int(checksum)) + Self.word(packed) + Self.word(size)
      bytes += Self.short(localName.count) + Self.short(0) + localName + file.data
      if file.hasDescriptor {
        if file.descriptorHasSignature { bytes += Self.word(0x0807_4B50) }
        bytes += Self.word(Int(checksum)) + Self.word(packed) + Self.word(size)
      }
      let extra =
        file.isLong ? Self.short(1) + Self.short(24) + Self.long(size) + Self.long(packed) + Self.long(start) : []
      let numbers = file.isLong ? [0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF] : [packed, size, start]
      list += Self.word(0x0201_4B50) + Self.short(20) + Self.short(20) + Self.short(flags) + Self.short(file.method)
      list += Self.word(0x5821_0000) + Self.word(Int(checksum)) + Self.word(numbers[0]) + Self.word(numbers[1])
      list += Self.short(file.name.utf8.count) + Self.short(extra.count) + Self.short(0) + Self.short(0) + Self.short(0)
      list += Self.word(0) + Self.word(numbers[2]) + Array(file.name.utf8) + extra
    }
    let start = bytes.count
    let count = count ?? files.count
    return bytes + list + Self.word(0x0605_4B50) + Self.short(0) + Self.short(0) + Self.short(count) + Self.short(count)
      + Self.word(list.count) + Self.word(start) + Self.short(comment.count) + comment
  }

  private static func short(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
  private static func word(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16 & 0xFFFF) }
  private static func long(_ number: Int) -> [UInt8] { word(number & 0xFFFF_FFFF) + word(number >> 32) }

  /// CRC-32 as its definition has it, a byte at a time.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes { sum = sum >> 8 ^ remainders[Int(truncatingIfNeeded: (sum ^ UInt32(byte)) & 255)] }
    return ~sum
  }

  /// What dividing by the polynomial leaves of each byte.
  private static let remainders = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { rest, _ in rest >> 1 ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}
#endif
