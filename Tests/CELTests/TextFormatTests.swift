import Quantities
import Testing

@testable import CEL

@Suite("Formatted texts")
struct TextFormatTests {
  private static func call(_ format: String, _ arguments: Value..., gives expected: String) -> LibraryCall {
    LibraryCall("format", .string(format), .list(arguments), gives: expected)
  }

  private static func refused(_ clause: String) -> String {
    "error: the format '\(clause)' does not exist or does not fit its argument"
  }

  @Test("Whole numbers are written in four bases, texts and bytes in hexadecimal digits")
  func integers() {
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          Self.call("%d, %d", .int(.min), .uint(.max), gives: "'-9223372036854775808, 18446744073709551615'"),
          Self.call("%b %b %b", .int(-5), .uint(64), .boolean(true), gives: "'-101 1000000 1'"),
          Self.call("%o %o", .int(-11), .uint(65535), gives: "'-13 177777'"),
          Self.call("%x %X %x", .int(30), .int(30), .int(-30), gives: "'1e 1E -1e'"),
          Self.call("%x %X", .string("Hello"), .bytes([0, 0xAB]), gives: "'48656c6c6f 00AB'"),
          Self.call("%d %d", .double(.nan), .double(1e21), gives: "'NaN 1000000000000000000000'"),
          Self.call("%x %d", number("255"), number("2.50"), gives: "'ff 2.5'"),
        ]) == [])
  }

  @Test("A double is rounded from its exact value, half to even")
  func doubles() {
    let cases: [(String, Double, String)] = [
      ("%.0f", 0.5, "0"), ("%.0001f", 0.25, "0.2"), ("%.0f", 1.5, "2"), ("%.0f", 2.5, "2"), ("%.0f", 3.5001, "4"),
      ("%.3f", 123.4999, "123.500"),
      ("%.3f", -123.4994, "-123.499"), ("%f", 2.71828, "2.718280"), ("%.2f", -0.001, "-0.00"), ("%.1f", -0.0, "-0.0"),
      // 2.675 is a little less, 1.005 as well, 0.125 exactly that.
      ("%.2f", 2.675, "2.67"), ("%.2f", 1.005, "1.00"), ("%.2f", 0.125, "0.12"), ("%.2f", 0.375, "0.38"),
      ("%.20f", 0.1, "0.10000000000000000555"), ("%.0f", 1e23, "99999999999999991611392"),
      ("%f", .infinity, "Infinity"), ("%e", -.infinity, "-Infinity"), ("%f", .nan, "NaN"),
      ("%e", 2.71828, "2.718280e+00"), ("%.6e", 1052.032911275, "1.052033e+03"), ("%.0e", 2.5, "2e+00"),
      ("%.0e", 3.5, "4e+00"), ("%.2e", 9.996, "1.00e+01"), ("%.1e", -0.000999, "-1.0e-03"), ("%e", 0, "0.000000e+00"),
      ("%.3e", 10_120 * .leastNonzeroMagnitude, "5.000e-320"), ("%.2e", 1e100, "1.00e+100"),
      ("%.9e", 0.5, "5.000000000e-01"),
    ]
    #expect(mismatches(StringsLibrary.self, cases.map { Self.call($0.0, .double($0.1), gives: "'\($0.2)'") }) == [])
  }

  @Test("Whole and a rule's numbers are rounded exactly")
  func numbers() {
    let third = Value.number(Number(1).divided(by: 3)!)
    let root = Value.number(Number(2).raised(to: 1, over: 2)!)
    let cases: [(String, Value, String)] = [
      ("%.2f", .int(1), "1.00"), ("%e", .uint(3), "3.000000e+00"), ("%.0f", .int(.min), "-9223372036854775808"),
      ("%.1f", .uint(.max), "18446744073709551615.0"), ("%.4e", .int(1052), "1.0520e+03"),
      ("%.2f", number("2.675"), "2.68"), ("%.2f", number("2.665"), "2.66"), ("%.1f", number("-0.04"), "0.0"),
      ("%.4f", third, "0.3333"), ("%.3e", third, "3.333e-01"), ("%.5f", root, "1.41421"), ("%s", number("1.50"), "1.5"),
      ("%.2e", number("9996"), "1.00e+04"), ("%s", third, "0.3333333333333333333333333333333333"),
      ("%.3f", number("123456789012345678901234567890.1235"), "123456789012345678901234567890.124"),
    ]
    #expect(mismatches(StringsLibrary.self, cases.map { Self.call($0.0, $0.1, gives: "'\($0.2)'") }) == [])
  }

  @Test("Any value has a text, maps by the order of their keys")
  func texts() throws {
    let map = Value.map(
      try MapValue([
        (.string("strKey"), .string("x")), (.int(6), .duration(422_000_000_000)), (.boolean(true), .double(.nan)),
      ]))
    let date = try #require(CalendarDate(year: 2023, month: 3, day: 2))
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          Self.call("%s", map, gives: "'{6: 422s, strKey: x, true: NaN}'"),
          Self.call(
            "%s", .list([.int(6), .double(4.2), .string("a"), .list([.null])]), gives: "'[6, 4.2, a, [null]]'"),
          Self.call("%s %s", .double(0.000000002), .double(1e6), gives: "'0.000000002 1000000'"),
          Self.call("%s", .bytes([0x78, 0xFF]), gives: "'x\u{FFFD}'"), Self.call("%s", .type(.int), gives: "'int'"),
          Self.call("%s, %s", .boolean(true), .date(date), gives: "'true, 2023-03-02'"),
          Self.call("%s", .list([]), gives: "'[]'"),
        ]) == [])
  }

  @Test("Percent signs are doubled, and text around the clauses stays")
  func literals() {
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          Self.call("%%%s%%", .string("text"), gives: "'%text%'"), Self.call("", gives: "''"),
          Self.call("é%sé", .string("\u{301}"), gives: "'é\u{301}é'"), Self.call("%d", .int(1), .int(2), gives: "'1'"),
        ]) == [])
  }

  @Test("A clause that does not exist, has no argument or does not fit it is an error")
  func refusals() {
    var nested = Value.null
    for _ in 0..<300 { nested = .list([nested]) }
    #expect(
      mismatches(
        StringsLibrary.self,
        [
          Self.call("%a", .int(1), gives: Self.refused("%a")), Self.call("%E", .double(1), gives: Self.refused("%E")),
          Self.call("100%", gives: Self.refused("%")), Self.call("%.", gives: Self.refused("%.")),
          Self.call("%.f", .int(1), gives: Self.refused("%.f")), Self.call("%.-1f", gives: Self.refused("%.-")),
          Self.call("%.1000f", .int(1), gives: Self.refused("%.1000f")), Self.call("%é", gives: Self.refused("%é")),
          Self.call("%s %d", .int(1), gives: Self.refused("%d")), Self.call("%.2f", gives: Self.refused("%.2f")),
          Self.call("%d", .null, gives: Self.refused("%d")), Self.call("%x", .double(1), gives: Self.refused("%x")),
          Self.call("%o", .string("a"), gives: Self.refused("%o")), Self.call("%e", .null, gives: Self.refused("%e")),
          Self.call("%b", number("0.5"), gives: Self.refused("%b")),
          Self.call("%s", .optional(nil), gives: Self.refused("%s")),
          Self.call("%s", nested, gives: "error: the result of 'format' is beyond the range of its type"),
        ]) == [])
  }

  @Test("The clauses of a format text are known before it is used")
  func clauses() throws {
    #expect(
      try TextFormat.clauses(of: "%s: %.2f%% %X")
        == [
          .init(verb: .text, precision: 6), .init(verb: .fixed, precision: 2),
          .init(verb: .upperHexadecimal, precision: 6),
        ])
    #expect(throws: EvaluationFault.malformedFormat(clause: "%y")) { try TextFormat.clauses(of: "%s: %y") }
    let accepted: [ValueType] = [.boolean, .int, .double, .string, .bytes, .null, .dyn].filter {
      TextFormat.Clause(verb: .hexadecimal, precision: 6).accepts($0)
    }
    #expect(accepted == [.int, .string, .bytes, .dyn])
  }
}
