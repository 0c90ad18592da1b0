import Testing

@testable import CEL

@Suite("Texts")
struct TextLibraryTests {
  @Test("A text's size is its code points, other sizes are their members")
  func sizes() throws {
    let map = try MapValue([(.int(4), .int(16))])
    #expect(
      mismatches(
        TextLibrary.self,
        [
          LibraryCall("size", .string(""), gives: "0"), LibraryCall("size", .string("ÿ"), gives: "1"),
          LibraryCall("size", .string("fiance\u{301}"), gives: "7"), LibraryCall("size", .string("👨‍👩‍👧"), gives: "5"),
          LibraryCall("size", .string("\r\n"), gives: "2"),
          LibraryCall("size", .bytes([1, 2, 3]), gives: "3"), LibraryCall("size", .list([.null]), gives: "1"),
          LibraryCall("size", .objects([Object(type: 1, 1), Object(type: 1, 2)]), gives: "2"),
          LibraryCall("size", .map(map), gives: "1"),
          LibraryCall("size", .int(3), gives: "error: size cannot be applied to (int)"),
        ]) == [])
  }

  @Test("Texts are compared by code point, without regard to how they are composed")
  func tests() {
    #expect(
      mismatches(
        TextLibrary.self,
        [
          LibraryCall("contains", .string("abababc"), .string("ababc"), gives: "true"),
          LibraryCall("contains", .string("hello"), .string("ol"), gives: "false"),
          LibraryCall("contains", .string("é"), .string("e\u{301}"), gives: "false"),
          LibraryCall("contains", .string("e\u{301}"), .string("e"), gives: "true"),
          LibraryCall("contains", .string("🐱😀😁"), .string("😀"), gives: "true"),
          LibraryCall("contains", .string(""), .string(""), gives: "true"),
          LibraryCall("contains", .string(""), .string("x"), gives: "false"),
          LibraryCall("startsWith", .string("завтра"), .string("за"), gives: "true"),
          LibraryCall("startsWith", .string("e\u{301}"), .string("e"), gives: "true"),
          LibraryCall("startsWith", .string("fo"), .string("foo"), gives: "false"),
          LibraryCall("startsWith", .string(""), .string(""), gives: "true"),
          LibraryCall("endsWith", .string("forté"), .string("té"), gives: "true"),
          LibraryCall("endsWith", .string("a\r\n"), .string("\n"), gives: "true"),
          LibraryCall("endsWith", .string("o"), .string("foo"), gives: "false"),
          LibraryCall("endsWith", .int(1), .string("1"), gives: "error: endsWith cannot be applied to (int, string)"),
        ]) == [])
  }

  @Test("A search finds what a plain comparison at every place finds")
  func searches() {
    // All texts of a's and b's up to eight letters, with all parts up to four: every overlap occurs.
    func words(_ length: Int) -> [[UInt8]] {
      (0..<1 << length).map { bits in (0..<length).map { bits >> $0 & 1 == 0 ? 0x61 : 0x62 } }
    }
    var wrong = 0
    for text in (0...8).flatMap(words) {
      for part in (1...4).flatMap(words) {
        let places = (0..<max(0, text.count - part.count + 1)).filter { Array(text[$0..<$0 + part.count]) == part }
        if TextSearch.first(part.span, in: text.span) != places.first { wrong += 1 }
        if TextSearch.last(part.span, in: text.span, upTo: 5) != places.last(where: { $0 <= 5 }) { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test("A search in a text that repeats itself does not start over at every byte")
  func repetitiveSearch() {
    let text = [UInt8](repeating: 0x61, count: 400_000)
    let part = [UInt8](repeating: 0x61, count: 200_000) + [0x62]
    #expect(TextSearch.first(part.span, in: text.span) == nil)
    #expect(TextSearch.first(part.span, in: (text + [0x62]).span) == 200_000)
    #expect(TextSearch.last(part.span, in: (text + [0x62]).span, upTo: .max / 2) == 200_000)
  }
}
