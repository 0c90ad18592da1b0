import Diagnostics
import Testing

@testable import Tables

@Suite("The encoding of a file is found out in a stated order")
struct TextEncodingTests {
  private static let table = "地区,年份\n哈尔滨市,2023\n"

  @Test(
    "Every encoding is told by its mark or its bytes, and comes to the same text",
    arguments: [
      ("UTF-8", [], TextEncoding.utf8), ("UTF-8", [0xEF, 0xBB, 0xBF], .utf8), ("UTF-16LE", [0xFF, 0xFE], .utf16),
      ("UTF-16BE", [0xFE, 0xFF], .utf16), ("UTF-16LE", [], .utf16), ("UTF-16BE", [], .utf16), ("GB18030", [], .gb18030),
      ("GBK", [], .gb18030), ("GB2312", [], .gb18030),
    ] as [(String, [UInt8], TextEncoding)])
  func detection(name: String, mark: [UInt8], expected: TextEncoding) throws {
    let bytes = try mark + #require(converted(Array(Self.table.utf8), from: "UTF-8", to: name))
    let (text, encoding) = TextEncoding.utf8(bytes)
    #expect(encoding == expected)
    #expect(String(decoding: text, as: UTF8.self) == Self.table)
  }

  @Test(
    "What could be two encodings is taken for the likelier one",
    arguments: [
      // Nothing but ASCII, and nothing at all.
      (Array("a,b\n1,2\n".utf8), .utf8), ([], .utf8),
      // 联通, which careless readers take for UTF-8.
      ([0xC1, 0xAA, 0xCD, 0xA8], .gb18030),
      // A text of UTF-8 that ends within a character, although all of it could be GB18030.
      (Array("企业名称，哈尔滨市".utf8).dropLast(1), .utf8),
      // A byte that is a character in no encoding.
      ([0x61, 0xFF, 0x62], .utf8),
      // A zero or two make no UTF-16.
      (Array("a,b\n\0,2\n".utf8), .utf8), (Array("a,b\n\0,2\n\0,\0\n".utf8), .utf8),
      // Latin-1: café, and the next field.
      ([0x63, 0x61, 0x66, 0xE9, 0x2C, 0x62], .utf8),
    ] as [([UInt8], TextEncoding)])
  func ambiguous(bytes: [UInt8], expected: TextEncoding) {
    #expect(TextEncoding.utf8(bytes).encoding == expected)
  }

  @Test("A name decides about files without a mark, and a mark about the others")
  func named() throws {
    let gbk = try #require(converted(Array("表".utf8), from: "UTF-8", to: "GBK"))
    #expect(TextEncoding.utf8(gbk, named: .utf8).encoding == .utf8)
    #expect(TextEncoding.utf8([0x61], named: .utf16) == ([0xFF], .utf16))
    #expect(TextEncoding.utf8(Array("表".utf8), named: .gb18030).encoding == .gb18030)
    #expect(TextEncoding.utf8(Array("\u{FEFF}表".utf8), named: .gb18030) == (Array("表".utf8), .utf8))
    #expect(TextEncoding.utf8([0x61, 0, 0x62, 0], named: .utf16) == (Array("ab".utf8), .utf16))
  }

  @Test(
    "Halves of pairs that stand alone are ill-formed at their place",
    arguments: [
      ([0xFF, 0xFE, 0x42, 0xD8, 0xB7, 0xDF], "𠮷"), ([0xFE, 0xFF, 0xD8, 0x42, 0xDF, 0xB7], "𠮷"),
      ([0xFF, 0xFE, 0x42, 0xD8, 0x61, 0], "\u{FFFD}a"), ([0xFF, 0xFE, 0xB7, 0xDF, 0x61, 0], "\u{FFFD}a"),
      ([0xFF, 0xFE, 0x61, 0, 0x62], "a\u{FFFD}"), ([0xFF, 0xFE, 0x42, 0xD8], "\u{FFFD}"), ([0xFF, 0xFE], ""),
    ] as [([UInt8], String)])
  func utf16(bytes: [UInt8], expected: String) {
    #expect(String(decoding: TextEncoding.utf8(bytes).text, as: UTF8.self) == expected)
  }

  @Test(
    "Names that are in use",
    arguments: [
      ("UTF-8", .utf8), ("utf8", .utf8), ("utf-16", .utf16), ("gb18030", .gb18030), ("GBK", .gb18030),
      ("gb2312", .gb18030), ("cp936", .gb18030), ("latin-1", nil), ("", nil),
    ] as [(String, TextEncoding?)])
  func names(name: String, expected: TextEncoding?) {
    #expect(TextEncoding(named: name) == expected)
  }

  @Test(
    "A large file in any encoding has the fields and places of the same one in UTF-8",
    arguments: ["UTF-16LE", "UTF-16BE", "GB18030"], [1, 64, 4096])
  func files(name: String, bytesPerChunk: Int) throws {
    let text = "sep=;\n地区;名称;年份\r\n哈尔滨市;\"甲\n\"\"乙\"\"\";2023\n鸡西市;𠮷;2024\n;;\n"
    let bytes = try #require(converted(Array(text.utf8), from: "UTF-8", to: name))
    let expected = try ReadFile(text, bytesPerChunk: bytesPerChunk)
    #expect(expected.places[1] == ["5:1", "5:5", "5:7"].map { "t.csv:" + $0 })
    try withFile(bytes) { path in
      let file = try #require(CSVFile.open(path, bytesPerChunk: bytesPerChunk).file)
      #expect(file.encoding == (name == "GB18030" ? .gb18030 : .utf16))
      #expect(file.header.map(\.text) == ["地区", "名称", "年份"])
      #expect(try ReadFile(file) == expected)
    }
  }

  @Test("A row with what is no character of its file's encoding is a fault at its place, and the others are read")
  func damagedRows() throws {
    let text = "地区,年份\n哈尔滨市,2023\n鸡西市,2024\n鹤岗市,2025\n"
    var bytes = try #require(converted(Array(text.utf8), from: "UTF-8", to: "GB18030"))
    // The second byte of 西.
    bytes[try #require(bytes.firstIndex(of: 0x34)) - 7] = 0x2E
    try withFile(bytes) { path in
      let read = try ReadFile(#require(CSVFile.open(path).file))
      #expect(read.rows == [["哈尔滨市", "2023"], ["鹤岗市", "2025"]])
      #expect(
        read.faults == [
          "t.csv:3:2: error: this is no GB18030 text, the file is damaged or in another encoding; save it as UTF-8"
        ])
    }
  }
}
