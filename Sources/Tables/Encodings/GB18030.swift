/// Reads GB18030 as desktops write it, by the table of the Encoding Standard (https://encoding.spec.whatwg.org).
///
/// Own code: the C library's tables are files of the machine's, which a static executable would not find, and differ
/// from edition to edition.
struct GB18030: Sendable {
  /// By position: a first byte's 190 second bytes follow each other.
  private let pairs: [UInt16]
  /// The characters of one word that have no code of two bytes, in the order of their codes of four.
  private let quadruples: [UInt16]

  /// Made when it is first asked for, in less than a millisecond.
  static let table = GB18030()

  private static let trailCount = 190
  /// Where the characters beyond one word begin among the codes of four bytes.
  private static let firstSupplementary = 189_000

  /// Codes that a later edition, or the Encoding Standard, gives another character than that of the year 2000: most were
  /// private use before the characters had a code point of their own.
  private static let amended: [(code: Int, scalar: UInt16)] = [
    (0xA3A0, 0x3000), (0xA6D9, 0xFE10), (0xA6DA, 0xFE12), (0xA6DB, 0xFE11), (0xA6DC, 0xFE13), (0xA6DD, 0xFE14),
    (0xA6DE, 0xFE15), (0xA6DF, 0xFE16), (0xA6EC, 0xFE17), (0xA6ED, 0xFE18), (0xA6F3, 0xFE19), (0xA8BC, 0x1E3F),
    (0xFE59, 0x9FB4), (0xFE61, 0x9FB5), (0xFE66, 0x9FB6), (0xFE67, 0x9FB7), (0xFE6D, 0x9FB8), (0xFE7E, 0x9FB9),
    (0xFE90, 0x9FBA), (0xFEA0, 0x9FBB),
  ]
  /// 0x8135F437 changed places with 0xA8BC.
  private static let amendedQuadruple: (position: Int, scalar: UInt16) = (7_457, 0xE7C7)

  private init() {
    var pairs = GB18030Pairs.text.withUTF8Buffer { text in
      // The buffer holds so many bytes, and they are never given back.
      unsafe String(decoding: text, as: UTF8.self).unicodeScalars.filter { $0 != "\n" }
        .map { UInt16(truncatingIfNeeded: $0.value) }
    }
    for run in GB18030Pairs.privateUse {
      for index in 0..<run.count { pairs[run.position + index] = run.scalar + UInt16(index) }
    }
    // What has no code of two bytes has one of four, in the order of code points.
    var isPair = [Bool](repeating: false, count: 0x10000)
    for scalar in pairs { isPair[Int(scalar)] = true }
    var quadruples = (0x80..<0x10000).filter { !isPair[$0] && !(0xD800..<0xE000).contains($0) }
      .map { UInt16(truncatingIfNeeded: $0) }
    for (code, scalar) in Self.amended { pairs[Self.position(code >> 8, code & 0xFF)] = scalar }
    quadruples[Self.amendedQuadruple.position] = Self.amendedQuadruple.scalar
    self.pairs = pairs
    self.quadruples = quadruples
  }

  /// The place of a code of two bytes in the table.
  @inline(__always)
  private static func position(_ lead: Int, _ trail: Int) -> Int {
    (lead &- 0x81) &* trailCount &+ trail &- (trail < 0x7F ? 0x40 : 0x41)
  }

  /// Writes a text as UTF-8.
  ///
  /// - Parameter output: Has room for three times as many bytes.
  /// - Returns: The offset of the first byte that is no character, for which ``TextEncoding/illFormed`` is written.
  func transcode(_ text: RawSpan, into output: inout ByteOutput) -> Int? {
    var offset = 0
    var firstIllFormed: Int?
    while offset < text.byteCount {
      if offset &+ 8 <= text.byteCount {
        let word = unsafe text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          output.append(word: word)
          offset &+= 8
          continue
        }
      }
      let byte = text[offset]
      if byte < 0x80 {
        output.append(byte)
        offset &+= 1
      } else if let (scalar, count) = character(text, at: offset) {
        output.append(scalar: scalar)
        offset &+= count
      } else {
        firstIllFormed = firstIllFormed ?? offset
        output.append(TextEncoding.illFormed)
        // A byte of ASCII stands for itself, whatever stands before it.
        offset += offset + 1 < text.byteCount && text[offset + 1] >= 0x80 ? 2 : 1
      }
    }
    return firstIllFormed
  }

  /// The character beyond ASCII at an offset, and how many bytes it takes.
  @inline(__always)
  private func character(_ text: RawSpan, at offset: Int) -> (scalar: UInt32, count: Int)? {
    let lead = text[offset]
    guard lead != 0x80 else { return (0x20AC, 1) }
    guard lead != 0xFF, offset &+ 1 < text.byteCount else { return nil }
    let trail = text[offset &+ 1]
    if trail >= 0x40 {
      guard trail != 0x7F, trail != 0xFF else { return nil }
      return (UInt32(pairs[Self.position(Int(lead), Int(trail))]), 2)
    }
    return quadruple(text, at: offset).map { ($0, 4) }
  }

  @inline(never)
  private func quadruple(_ text: RawSpan, at offset: Int) -> UInt32? {
    guard offset + 3 < text.byteCount else { return nil }
    let digits = (0..<4).map { Int(text[offset + $0]) - ($0 % 2 == 0 ? 0x81 : 0x30) }
    guard (0...9).contains(digits[1]), (0..<126).contains(digits[2]), (0...9).contains(digits[3]) else { return nil }
    let position = ((digits[0] * 10 + digits[1]) * 126 + digits[2]) * 10 + digits[3]
    if position < quadruples.count { return UInt32(quadruples[position]) }
    let scalar = position - Self.firstSupplementary + 0x10000
    return (0x10000...0x10FFFF).contains(scalar) ? UInt32(scalar) : nil
  }
}

extension RawSpan {
  @inline(__always)
  subscript(offset: Int) -> UInt8 { unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
}
