import Testing

@testable import CEL

@Suite("Strings")
struct StringsLibraryTests {
  private static let mixed = Value.string("ta©o©αT")

  @Test("Characters and parts are found by code point, also right behind the end")
  func parts() {
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          LibraryCall("charAt", .string("©αT"), .int(1), gives: "'α'"),
          LibraryCall("charAt", .string("tacocat"), .int(7), gives: "''"),
          LibraryCall("charAt", .string("e\u{301}"), .int(1), gives: "'\u{301}'"),
          LibraryCall("charAt", .string("tacocat"), .int(8), gives: "error: index 8 is out of range"),
          LibraryCall("charAt", .string("tacocat"), .int(-1), gives: "error: index -1 is out of range"),
          LibraryCall("charAt", .string("©"), .int(2), gives: "error: index 2 is out of range"),
          LibraryCall("charAt", .string(""), .int(.max), gives: "error: index 9223372036854775807 is out of range"),
          LibraryCall("substring", .string("tacocat"), .int(4), gives: "'cat'"),
          LibraryCall("substring", .string("tacocat"), .int(7), gives: "''"),
          LibraryCall("substring", Self.mixed, .int(2), .int(6), gives: "'©o©α'"),
          LibraryCall("substring", .string("tacocat"), .int(4), .int(4), gives: "''"),
          LibraryCall("substring", .string("tacocat"), .int(1), .int(50), gives: "error: index 50 is out of range"),
          LibraryCall("substring", .string("tacocat"), .int(49), .int(50), gives: "error: index 49 is out of range"),
          LibraryCall("substring", .string("tacocat"), .int(-1), gives: "error: index -1 is out of range"),
          LibraryCall(
            "substring", .string("tacocat"), .int(.min), .int(.max),
            gives: "error: index -9223372036854775808 is out of range"),
          LibraryCall(
            "substring", .string("tacocat"), .int(4), .int(3), gives: "error: substring cannot use the argument 4, 3"),
        ]) == [])
  }

  @Test("Occurrences are given by the index of their first code point")
  func searches() {
    let hello = Value.string("hello wello")
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          LibraryCall("indexOf", .string("tacocat"), .string(""), gives: "0"),
          LibraryCall("indexOf", .string("tacocat"), .string("ac"), gives: "1"),
          LibraryCall("indexOf", .string("tacocat"), .string("none"), gives: "-1"),
          LibraryCall("indexOf", .string("tacocat"), .string("a"), .int(3), gives: "5"),
          LibraryCall("indexOf", Self.mixed, .string("©"), .int(3), gives: "4"),
          LibraryCall("indexOf", Self.mixed, .string("©α"), .int(5), gives: "-1"),
          LibraryCall("indexOf", Self.mixed, .string(""), .int(3), gives: "3"),
          LibraryCall("indexOf", .string(""), .string("a"), gives: "-1"),
          LibraryCall("indexOf", .string("tacocat"), .string("a"), .int(30), gives: "error: index 30 is out of range"),
          LibraryCall("indexOf", .string("tacocat"), .string("a"), .int(-1), gives: "error: index -1 is out of range"),
          LibraryCall("lastIndexOf", .string("tacocat"), .string("at"), gives: "5"),
          LibraryCall("lastIndexOf", .string("tacocat"), .string(""), .int(3), gives: "3"),
          LibraryCall("lastIndexOf", .string("hello mellow"), .string(""), gives: "12"),
          LibraryCall("lastIndexOf", Self.mixed, .string("©"), gives: "4"),
          LibraryCall("lastIndexOf", Self.mixed, .string("©"), .int(3), gives: "2"),
          LibraryCall("lastIndexOf", Self.mixed, .string("©α"), .int(4), gives: "4"),
          LibraryCall("lastIndexOf", hello, .string("ello"), .int(6), gives: "1"),
          LibraryCall("lastIndexOf", hello, .string("elbo room!!"), gives: "-1"),
          LibraryCall("lastIndexOf", .string(""), .string("@@"), gives: "-1"),
          LibraryCall("lastIndexOf", .string("abc"), .string("a"), .int(9), gives: "error: index 9 is out of range"),
        ]) == [])
  }

  @Test("Occurrences are replaced up to a number, an empty one before every code point and at the end")
  func replacing() {
    let hello = Value.string("hello hello")
    let (old, new) = (Value.string("he"), Value.string("we"))
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          LibraryCall("replace", hello, old, new, gives: "'wello wello'"),
          LibraryCall("replace", hello, old, new, .int(-1), gives: "'wello wello'"),
          LibraryCall("replace", hello, old, new, .int(.min), gives: "'wello wello'"),
          LibraryCall("replace", hello, old, new, .int(1), gives: "'wello hello'"),
          LibraryCall("replace", hello, old, new, .int(0), gives: "'hello hello'"),
          LibraryCall("replace", hello, old, .string(""), .int(.max), gives: "'llo llo'"),
          LibraryCall("replace", .string("aaaa"), .string("aa"), .string("b"), gives: "'bb'"),
          LibraryCall("replace", .string("a©"), .string(""), .string("-"), gives: "'-a-©-'"),
          LibraryCall("replace", .string("a©"), .string(""), .string("-"), .int(2), gives: "'-a-©'"),
          LibraryCall("replace", .string(""), .string(""), .string("x"), gives: "'x'"),
          LibraryCall("replace", .string("e\u{301}"), .string("e"), .string("a"), gives: "'a\u{301}'"),
          LibraryCall(
            "replace", hello, old, new, .string("1"),
            gives: "error: replace cannot be applied to (string, string, string, string)"),
        ]) == [])
  }

  @Test("Texts are split into at most so many parts, by an empty separator between all code points")
  func splitting() {
    let hello = Value.string("hello hello hello")
    let space = Value.string(" ")
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          LibraryCall("split", hello, space, gives: "['hello', 'hello', 'hello']"),
          LibraryCall("split", hello, space, .int(0), gives: "[]"),
          LibraryCall("split", hello, space, .int(1), gives: "['hello hello hello']"),
          LibraryCall("split", hello, space, .int(2), gives: "['hello', 'hello hello']"),
          LibraryCall("split", hello, space, .int(.min), gives: "['hello', 'hello', 'hello']"),
          LibraryCall("split", hello, space, .int(9), gives: "['hello', 'hello', 'hello']"),
          LibraryCall("split", .string("o©o©"), .string("©"), .int(-1), gives: "['o', 'o', '']"),
          LibraryCall("split", .string("a©😀"), .string(""), gives: "['a', '©', '😀']"),
          LibraryCall("split", .string("a©😀"), .string(""), .int(2), gives: "['a', '©😀']"),
          LibraryCall("split", .string(""), .string(","), gives: "['']"),
          LibraryCall("split", .string(""), .string(""), gives: "[]"),
          LibraryCall("join", texts("x", "y"), gives: "'xy'"),
          LibraryCall("join", texts("x", "y"), .string("-"), gives: "'x-y'"),
          LibraryCall("join", .list([]), .string("-"), gives: "''"),
          LibraryCall("join", .list([.int(1)]), gives: "error: join cannot be applied to (list)"),
        ]) == [])
  }

  @Test("Letters of ASCII change their case, white space goes, code points turn round")
  func transformations() {
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          LibraryCall("lowerAscii", .string("TacoCÆt Xii@[`{"), gives: "'tacocÆt xii@[`{'"),
          LibraryCall("upperAscii", .string("tacoCαt xii@[`{"), gives: "'TACOCαT XII@[`{'"),
          LibraryCall("trim", .string(" \u{C}\n\r\t\u{B}\u{85}\u{A0}te xt\u{3000}\u{2028}"), gives: "'te xt'"),
          LibraryCall("trim", .string("\u{180E}text\u{200B}\u{FEFF}"), gives: "'\u{180E}text\u{200B}\u{FEFF}'"),
          LibraryCall("trim", .string(" \n"), gives: "''"), LibraryCall("trim", .string(""), gives: "''"),
          LibraryCall("reverse", .string("gums"), gives: "'smug'"), LibraryCall("reverse", .string(""), gives: "''"),
          LibraryCall("reverse", .string("a©😀"), gives: "'😀©a'"),
        ]) == [])
  }

  @Test("A quoted text has escapes for quotation marks, backslashes and seven control characters")
  func quoting() {
    let name = "strings.quote"
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          LibraryCall(name, .string(""), gives: #"'""'"#),
          LibraryCall(name, .string("\u{7}\u{8}\u{C}\n\r\t\u{B}"), gives: #"'"\a\b\f\n\r\t\v"'"#),
          LibraryCall(name, .string(#"a "b" \n"#), gives: #"'"a \"b\" \\n"'"#),
          LibraryCall(name, .string("size('πέντε')😀"), gives: #"'"size('πέντε')😀"'"#),
        ]) == [])
  }

  @Test("What would fill the memory is refused before it is built")
  func bounds() {
    let long = Value.string(String(repeating: "ab", count: 1 << 20))
    func tooLarge(_ name: String) -> String { "error: the result of '\(name)' is beyond the range of its type" }
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          LibraryCall("replace", .string("aaaaaaaaaaaaaaaa"), .string("a"), long, gives: tooLarge("replace")),
          LibraryCall("replace", .string("xxxxxxxxxxxxxxxx"), .string(""), long, gives: tooLarge("replace")),
          LibraryCall("join", .list(Array(repeating: long, count: 9)), gives: tooLarge("join")),
          LibraryCall("join", texts("", "", "", "", "", "", "", "", "", ""), long, gives: tooLarge("join")),
          LibraryCall("split", long, .string("b"), gives: tooLarge("split")),
          LibraryCall(
            "format", .string(String(repeating: "%s", count: 9)), .list(Array(repeating: long, count: 9)),
            gives: tooLarge("format")),
        ]) == [])
  }
}
