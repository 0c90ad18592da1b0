import Testing

@testable import CEL

/// Files put together here as RFC 8536 describes them.
@Suite("Files of time zones")
struct TimeZoneFileTests {
  private static func bigEndian(_ number: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func file(
    transitions: [(time: Int, type: UInt8)] = [(0, 1), (1_000, 0)], offsets: [Int] = [3_600, -7_200],
    footer: String = "", version: Unicode.Scalar = "2", leapSeconds: Int = 0
  ) -> [UInt8] {
    let magic = Array("TZif".utf8) + [UInt8(ascii: version)] + [UInt8](repeating: 0, count: 15)
    let oldCounts = [0, 0, 0, 1, 1, 4].flatMap { bigEndian($0, bytes: 4) }
    let oldBlock = [UInt8](repeating: 0, count: 4 + 1 + 6 + 4)
    let counts = [1, 1, leapSeconds, transitions.count, offsets.count, 4].flatMap { bigEndian($0, bytes: 4) }
    var block = transitions.flatMap { bigEndian($0.time, bytes: 8) } + transitions.map(\.type)
    block += offsets.flatMap { bigEndian($0, bytes: 4) + [0, 0] } + Array("AAA\0".utf8)
    // Leap seconds of line feeds: a reader that did not count them would take them for the footer.
    block += [UInt8](repeating: UInt8(ascii: "\n"), count: leapSeconds * 12) + [0, 0]
    return magic + oldCounts + oldBlock + magic + counts + block + Array("\n\(footer)\n".utf8)
  }

  @Test(
    "The first type holds before the first transition, the rule after the last",
    arguments: [
      (file(), [3_600, -7_200, -7_200, 3_600]), (file(footer: "AAA-1"), [3_600, -7_200, -7_200, 3_600]),
      (file(footer: "BBB5"), [3_600, -7_200, -7_200, -18_000]),
      (file(transitions: [], footer: "BBB5"), [-18_000, -18_000, -18_000, -18_000]),
      (file(transitions: []), [3_600, 3_600, 3_600, 3_600]),
      (file(transitions: [(Int(Int64.min), 1)]), [-7_200, -7_200, -7_200, -7_200]),
      (file(transitions: [(Int(Int64.max), 1)]), [3_600, 3_600, 3_600, 3_600]),
      (file(version: "3"), [3_600, -7_200, -7_200, 3_600]),
      (file(offsets: [93_599, -89_999]), [93_599, -89_999, -89_999, 93_599]),
    ])
  func offsets(_ bytes: [UInt8], _ expected: [Int]) throws {
    let file = try #require(TimeZoneFile(bytes))
    #expect([-1, 0, 999, 1_000].map { file.offset(at: $0) } == expected)
  }

  @Test(
    "A file that contradicts itself or the format is none",
    arguments: [
      [], Array("TZif2".utf8), file(version: "\0"), file(version: "1"), file(transitions: [(0, 2)]),
      file(transitions: [(5, 0), (5, 1)]), file(transitions: [(5, 0), (4, 1)]), file(transitions: [], offsets: []),
      file(offsets: [3_600, -90_000]), file(offsets: [93_600, 0]), file(footer: "?"), file(leapSeconds: 1),
      Array(file().dropLast()), Array(file().dropFirst()),
    ])
  func refused(_ bytes: [UInt8]) {
    #expect(TimeZoneFile(bytes) == nil)
  }

  @Test("No damage to a file makes the reader stop")
  func damage() {
    let whole = Self.file(footer: "AEST-10AEDT,M10.1.0,M4.1.0/3")
    var read = 0
    for position in whole.indices {
      var variants = [Array(whole[..<position])]
      for byte: UInt8 in [0x00, 0x01, 0x7F, 0x80, 0xFF] {
        variants.append(whole)
        variants[variants.count - 1][position] = byte
      }
      for file in variants.compactMap(TimeZoneFile.init) {
        let moments = [Timestamp.secondsRange.lowerBound, 0, 500, Timestamp.secondsRange.upperBound]
        read += moments.map(file.offset).count
      }
    }
    #expect(read > 0)
  }
}
