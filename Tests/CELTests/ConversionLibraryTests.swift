import Quantities
import Testing

@testable import CEL

@Suite("Conversions")
struct ConversionLibraryTests {
  @Test("Texts become booleans only in the twelve accepted forms")
  func booleans() {
    var calls = ["1", "t", "T", "true", "TRUE", "True"].map { LibraryCall("bool", .string($0), gives: "true") }
    calls += ["0", "f", "F", "false", "FALSE", "False"].map { LibraryCall("bool", .string($0), gives: "false") }
    calls += ["", "yes", "FaLsE", "tRUE", " true"].map {
      LibraryCall("bool", .string($0), gives: "error: '\($0)' cannot be converted to bool")
    }
    #expect(mismatches(ConversionLibrary.self, calls) == [])
  }

  @Test("Doubles are cut to integers, and neither end of an int's range is reached")
  func integersOfDoubles() {
    #expect(
      mismatches(
        ConversionLibrary.self,
        [
          LibraryCall("int", .double(-7.9), gives: "-7"), LibraryCall("int", .double(11.5), gives: "11"),
          LibraryCall("int", .double(0x1p62), gives: "4611686018427387904"),
          LibraryCall("int", .double(0x1p63), gives: "error: 9.223372036854776e+18 cannot be converted to int"),
          LibraryCall("int", .double(-0x1p63), gives: "error: -9.223372036854776e+18 cannot be converted to int"),
          LibraryCall("int", .double(.nan), gives: "error: NaN cannot be converted to int"),
          LibraryCall("int", .double(-.infinity), gives: "error: -Inf cannot be converted to int"),
          LibraryCall("uint", .double(25.5), gives: "25u"), LibraryCall("uint", .double(-0.0), gives: "0u"),
          LibraryCall("uint", .double(0x1p63), gives: "9223372036854775808u"),
          LibraryCall("uint", .double(0x1p64), gives: "error: 1.8446744073709552e+19 cannot be converted to uint"),
          LibraryCall("uint", .double(-0.5), gives: "error: -0.5 cannot be converted to uint"),
        ]) == [])
  }

  @Test("Integers of one kind become the other where it holds them")
  func integers() {
    #expect(
      mismatches(
        ConversionLibrary.self,
        [
          LibraryCall("int", .uint(9_223_372_036_854_775_807), gives: "9223372036854775807"),
          LibraryCall("int", .uint(.max), gives: "error: 18446744073709551615 cannot be converted to int"),
          LibraryCall("uint", .int(.max), gives: "9223372036854775807u"),
          LibraryCall("uint", .int(-1), gives: "error: -1 cannot be converted to uint"),
          LibraryCall("int", .int(.min), gives: "-9223372036854775808"),
          LibraryCall("uint", .uint(.max), gives: "18446744073709551615u"),
          LibraryCall("double", .int(.max), gives: "9.223372036854776e+18"),
          LibraryCall("double", .uint(123), gives: "123.0"),
          LibraryCall("int", .null, gives: "error: int cannot be applied to (null_type)"),
        ]) == [])
  }

  @Test("Texts become integers as decimal digits with a sign, for a uint without one")
  func integersOfTexts() {
    #expect(
      mismatches(
        ConversionLibrary.self,
        [
          LibraryCall("int", .string("987"), gives: "987"), LibraryCall("int", .string("+7"), gives: "7"),
          LibraryCall("int", .string("-007"), gives: "-7"),
          LibraryCall("int", .string("-9223372036854775808"), gives: "-9223372036854775808"),
          LibraryCall("uint", .string("18446744073709551615"), gives: "18446744073709551615u"),
        ]) == [])
    let refused = ["", "-", "1_000", "0x10", " 1", "1.0", "9223372036854775808", "１"]
    let refusedByUint = ["", "-0", "+1", "18446744073709551616"]
    #expect(
      mismatches(
        ConversionLibrary.self,
        refused.map { LibraryCall("int", .string($0), gives: "error: '\($0)' cannot be converted to int") }
          + refusedByUint.map { LibraryCall("uint", .string($0), gives: "error: '\($0)' cannot be converted to uint") }
      ) == [])
  }

  @Test("Texts become doubles as Go reads them, without hexadecimal digits and underscores")
  func doublesOfTexts() {
    let read: [(String, String)] = [
      ("123.456", "123.456"), ("-0.0", "-0.0"), ("6.02214e23", "6.02214e+23"), ("-84.32E7", "-843200000.0"),
      ("5.", "5.0"), (".5", "0.5"), ("+1", "1.0"), ("1e-400", "0.0"), ("Infinity", "inf"), ("-Infinity", "-inf"),
      ("NaN", "nan"), ("+inf", "inf"), ("4.9e-324", "5e-324"),
    ]
    let refused = ["", ".", "e5", "1e", "1e+", "0x1p4", "1_0", " 1", "1 ", "1e400", "-NaN", "nan(0x1)", "1,5", "1.2.3"]
    #expect(
      mismatches(
        ConversionLibrary.self,
        read.map { LibraryCall("double", .string($0.0), gives: $0.1) }
          + refused.map { LibraryCall("double", .string($0), gives: "error: '\($0)' cannot be converted to double") }
      ) == [])
  }

  @Test("A double's text has the fewest digits, with an exponent from a million on and below a ten-thousandth")
  func textsOfDoubles() {
    let cases: [(Double, String)] = [
      (123.456, "123.456"), (-2, "-2"), (0, "0"), (-0.0, "-0"), (999_999, "999999"), (1_000_000, "1e+06"),
      (123_456_789, "1.23456789e+08"), (0.0001, "0.0001"), (0.00001, "1e-05"), (-0.000_000_000_123, "-1.23e-10"),
      (6.02214e23, "6.02214e+23"), (.leastNonzeroMagnitude, "5e-324"), (1e100, "1e+100"),
      (0.1 + 0.2, "0.30000000000000004"),
      (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
    ]
    #expect(
      mismatches(ConversionLibrary.self, cases.map { LibraryCall("string", .double($0.0), gives: "'\($0.1)'") }) == [])
  }

  @Test("Bytes become a text only where they are one")
  func bytes() {
    #expect(
      mismatches(
        ConversionLibrary.self,
        [
          LibraryCall("bytes", .string("ÿ"), gives: "b'c3bf'"), LibraryCall("bytes", .string(""), gives: "b''"),
          LibraryCall("string", .bytes([0xC3, 0xBF]), gives: "'ÿ'"),
          LibraryCall("string", .bytes([0xFF]), gives: "error: bytes cannot be converted to string"),
          LibraryCall("string", .bytes([0xED, 0xA0, 0x80]), gives: "error: bytes cannot be converted to string"),
          LibraryCall("string", .int(-456), gives: "'-456'"), LibraryCall("string", .uint(9876), gives: "'9876'"),
          LibraryCall("string", .boolean(true), gives: "'true'"),
        ]) == [])
  }

  @Test("A rule's number is cut, kept and written exactly")
  func numbers() {
    let third = Value.number(Number(1).divided(by: 3)!)
    #expect(
      mismatches(
        ConversionLibrary.self,
        [
          LibraryCall("int", number("7.9"), gives: "7n"), LibraryCall("int", number("-7.9"), gives: "-7n"),
          LibraryCall("string", number("1e20"), gives: "'100000000000000000000'"),
          LibraryCall("string", number("-0.00001"), gives: "'-0.00001'"),
          LibraryCall("string", third, gives: "'0.3333333333333333333333333333333333'"),
          LibraryCall("decimal", .string("5.3"), gives: "5.3n"),
          LibraryCall("decimal", third, gives: "\(shown(third))"),
          LibraryCall("decimal", .string("1/3"), gives: "error: '1/3' cannot be converted to decimal"),
        ]) == [])
  }

  @Test("A value knows its outermost type")
  func types() throws {
    let map = try MapValue([(.int(4), .int(16))])
    #expect(
      mismatches(
        ConversionLibrary.self,
        [
          LibraryCall("type", .list([.int(1)]), gives: "type list"), LibraryCall("type", .map(map), gives: "type map"),
          LibraryCall("type", .null, gives: "type null_type"), LibraryCall("type", .type(.int), gives: "type type"),
          LibraryCall("type", number("1"), gives: "type decimal"),
          LibraryCall("type", .optional(nil), gives: "type optional_type"),
          LibraryCall("type", .duration(1), gives: "type google.protobuf.Duration"),
          LibraryCall("dyn", .string("x"), gives: "'x'"),
        ]) == [])
  }
}
