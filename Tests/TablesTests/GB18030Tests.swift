import Testing

@testable import Tables

private func text(_ bytes: [UInt8]) -> [UInt8] { TextEncoding.utf8(bytes, named: .gb18030).text }

private func scalar(_ bytes: [UInt8]) -> UInt32? {
  let text = text(bytes)
  let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
  return scalars.count == 1 && text != [TextEncoding.illFormed] ? scalars[0].value : nil
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
}

@Suite("GB18030 is read by the table of the Encoding Standard")
struct GB18030Tests {
  @Test("Characters of one, two and four bytes")
  func characters() {
    // 准绳 㐀 𠮷 € and the last code point there is.
    let bytes: [UInt8] = [
      0x41, 0xD7, 0xBC, 0xC9, 0xFE, 0x81, 0x39, 0xEE, 0x39, 0x95, 0x34, 0xB2, 0x35, 0x80, 0xE3, 0x32, 0x9A, 0x35, 0x2C,
    ]
    #expect(String(decoding: text(bytes), as: UTF8.self) == "A准绳㐀𠮷€\u{10FFFF},")
  }

  @Test("All codes of two bytes are those of the C library, but for what it reads by another edition")
  func pairs() {
    let library = Converter(from: "GB18030", to: "UTF-8")
    var differing: [String] = []
    for lead in 0x81...0xFE as ClosedRange<UInt8> {
      for trail in 0x40...0xFE as ClosedRange<UInt8> where trail != 0x7F {
        let bytes = [lead, trail]
        let (own, other) = (scalar(bytes), library.convert(bytes))
        if own == nil || other != text(bytes) { differing.append(hexadecimal(bytes)) }
      }
    }
    // glibc leaves the character of 0xA3A0 among those of private use, and has these at places of its own.
    let known: Set = [
      "A3A0", "A6D9", "A6DA", "A6DB", "A6DC", "A6DD", "A6DE", "A6DF", "A6EC", "A6ED", "A6F3", "FE51", "FE52", "FE53",
      "FE59", "FE61", "FE66", "FE67", "FE6C", "FE6D", "FE76", "FE7E", "FE90", "FE91", "FEA0",
    ]
    #expect(known.isSuperset(of: differing), "\(differing)")
  }

  @Test("All codes of four bytes are those of the C library where it has one, and every code point has a code")
  func quadruples() {
    let library = Converter(from: "GB18030", to: "UTF-8")
    var differing: [String] = []
    var seen = Set<UInt32>()
    for lead in [0x81, 0x82, 0x83, 0x84, 0x95] as [UInt8] {
      for second in 0x30...0x39 as ClosedRange<UInt8> {
        for third in 0x81...0xFE as ClosedRange<UInt8> {
          for fourth in 0x30...0x39 as ClosedRange<UInt8> {
            let bytes = [lead, second, third, fourth]
            let (own, other) = (scalar(bytes), library.convert(bytes))
            if let own { seen.insert(own) }
            if let other, other != text(bytes) { differing.append(hexadecimal(bytes)) }
          }
        }
      }
    }
    for lead in 0x81...0xFE as ClosedRange<UInt8> {
      for trail in 0x40...0xFE as ClosedRange<UInt8> where trail != 0x7F {
        scalar([lead, trail]).map { _ = seen.insert($0) }
      }
    }
    let lacking = (0x80...0xFFFF).filter { !(0xD800...0xDFFF).contains($0) && !seen.contains(UInt32($0)) }
    // What moved to code points of its own left its place of private use without a code.
    let left: Set = [
      0xE5E5, 0xE78D, 0xE78E, 0xE78F, 0xE790, 0xE791, 0xE792, 0xE793, 0xE794, 0xE795, 0xE796, 0xE81E, 0xE826, 0xE82B,
      0xE82C, 0xE832, 0xE843, 0xE854, 0xE864,
    ]
    #expect(Set(lacking) == left)
    #expect(differing == [])
  }

  @Test(
    "What is no character is ill-formed at its place, and what follows is read",
    arguments: [
      ([0xFF, 0x41], [0xFF, 0x41]), ([0xD7], [0xFF]), ([0xD7, 0x2C, 0x41], [0xFF, 0x2C, 0x41]),
      ([0xD7, 0x7F], [0xFF, 0x7F]), ([0xD7, 0xFF, 0x41], [0xFF, 0x41]), ([0x81, 0x30, 0x81], [0xFF, 0x30, 0xFF]),
      ([0x81, 0x30, 0x41, 0x42], [0xFF, 0x30, 0x41, 0x42]), ([0xE3, 0x32, 0x9A, 0x36], [0xFF, 0x32, 0xFF, 0x36]),
      ([0x84, 0x31, 0xA4, 0x40], [0xFF, 0x31, 0xEE, 0x97, 0xA6]),
    ] as [([UInt8], [UInt8])])
  func illFormed(bytes: [UInt8], expected: [UInt8]) {
    #expect(hexadecimal(text(bytes)) == hexadecimal(expected))
  }

  @Test("Every text of Chinese desktops is read as the C library reads it, whatever stands beside it")
  func texts() {
    let sample = "地区,指标,年份,数值\r\n哈尔滨市,全社会R&D经费支出（亿元）,2023,１５４.２\n“十四五”—…％㎡,①Ⅳ,€\n"
    for length in 0...40 {
      let utf8 = Array((String(repeating: "x", count: length) + sample).utf8)
      let bytes = converted(utf8, from: "UTF-8", to: "GB18030") ?? []
      #expect(text(bytes) == utf8)
    }
  }
}
