import Quantities
import Testing

@testable import CEL

@Suite("Mathematics")
struct MathLibraryTests {
  @Test("The greatest and the least keep their type, and the first of equal ones is taken")
  func extremes() {
    #expect(
      mismatches(
        MathLibrary.self,
        [
          LibraryCall("math.greatest", .int(-5), gives: "-5"),
          LibraryCall("math.greatest", .int(.min), .int(1), .int(0), gives: "1"),
          LibraryCall("math.greatest", .int(1), .double(1), gives: "1"),
          LibraryCall("math.greatest", .double(5.4), .int(10), .uint(3), .uint(.max), gives: "18446744073709551615u"),
          LibraryCall("math.greatest", .list([.double(5.4), .int(10), .uint(3)]), gives: "10"),
          LibraryCall("math.greatest", .uint(.max), .int(-1), gives: "18446744073709551615u"),
          LibraryCall("math.least", .int(-1), .uint(0), gives: "-1"),
          LibraryCall("math.least", .uint(0), .int(-1), gives: "-1"),
          LibraryCall("math.least", .list([.double(5.4), .int(10), .double(-5)]), gives: "-5.0"),
          LibraryCall("math.least", .uint(5), .uint(2), gives: "2u"),
          LibraryCall("math.least", number("0.3"), number("0.25"), gives: "0.25n"),
          LibraryCall("math.greatest", .list([]), gives: "error: math.greatest cannot use the argument []"),
          LibraryCall("math.least", .double(.nan), .int(1), gives: "error: math.least cannot use the argument NaN"),
          LibraryCall(
            "math.least", .int(1), .string("x"), gives: "error: math.least cannot be applied to (int, string)"),
          LibraryCall("math.least", .string("x"), gives: "error: math.least cannot be applied to (string)"),
        ]) == [])
  }

  @Test("Doubles and a rule's numbers are rounded in four ways")
  func rounding() {
    let values: [(String, String, ceil: String, floor: String, round: String, trunc: String)] = [
      ("1.2", "1.2", "2", "1", "1", "1"), ("-1.2", "-1.2", "-1", "-2", "-1", "-1"), ("1.5", "1.5", "2", "1", "2", "1"),
      ("-1.5", "-1.5", "-1", "-2", "-2", "-1"), ("2.5", "2.5", "3", "2", "3", "2"),
      ("-2.5", "-2.5", "-2", "-3", "-3", "-2"),
      ("4", "4", "4", "4", "4", "4"),
    ]
    let calls = values.flatMap { value in
      [("ceil", value.ceil), ("floor", value.floor), ("round", value.round), ("trunc", value.trunc)].flatMap {
        [
          LibraryCall("math.\($0.0)", .double(Double(value.0)!), gives: "\($0.1).0")
        ]
      }
    }
    #expect(mismatches(MathLibrary.self, calls) == [])
    #expect(shown(evaluate(MathLibrary.self, "math.ceil", [.int(1)])) == "error: math.ceil cannot be applied to (int)")
  }

  @Test("Signs, magnitudes, roots and tests of doubles")
  func signs() {
    #expect(
      mismatches(
        MathLibrary.self,
        [
          LibraryCall("math.abs", .int(-11), gives: "11"), LibraryCall("math.abs", .uint(1), gives: "1u"),
          LibraryCall("math.abs", .double(-11.5), gives: "11.5"),
          LibraryCall(
            "math.abs", .int(.min), gives: "error: the result of 'math.abs' is beyond the range of its type"),
          LibraryCall("math.sign", .int(.min), gives: "-1"), LibraryCall("math.sign", .uint(100), gives: "1u"),
          LibraryCall("math.sign", .uint(0), gives: "0u"), LibraryCall("math.sign", .double(-32), gives: "-1.0"),
          LibraryCall("math.sign", .double(-0.0), gives: "0.0"), LibraryCall("math.sign", .double(.nan), gives: "nan"),
          LibraryCall("math.sign", number("-0.1"), gives: "-1n"),
          LibraryCall("math.sqrt", .int(81), gives: "9.0"), LibraryCall("math.sqrt", .uint(4), gives: "2.0"),
          LibraryCall("math.sqrt", .double(-15), gives: "nan"), LibraryCall("math.sqrt", number("0.25"), gives: "0.5n"),
          LibraryCall("math.sqrt", number("-1"), gives: "error: math.sqrt cannot use the argument -1"),
          LibraryCall("math.isNaN", .double(.nan), gives: "true"),
          LibraryCall("math.isInf", .double(-.infinity), gives: "true"),
          LibraryCall("math.isFinite", .double(.nan), gives: "false"),
          LibraryCall("math.isFinite", .double(1), gives: "true"),
        ]) == [])
  }

  @Test("Bits are combined and shifted, by 64 places and more to nothing")
  func bits() {
    #expect(
      mismatches(
        MathLibrary.self,
        [
          LibraryCall("math.bitAnd", .int(-3), .int(-5), gives: "-7"),
          LibraryCall("math.bitOr", .int(4), .int(-2), gives: "-2"),
          LibraryCall("math.bitXor", .uint(3), .uint(5), gives: "6u"),
          LibraryCall("math.bitNot", .int(1), gives: "-2"),
          LibraryCall("math.bitNot", .uint(0), gives: "18446744073709551615u"),
          LibraryCall("math.bitShiftLeft", .int(-1), .int(2), gives: "-4"),
          LibraryCall("math.bitShiftLeft", .int(1), .int(63), gives: "-9223372036854775808"),
          LibraryCall("math.bitShiftLeft", .int(-1), .int(64), gives: "0"),
          LibraryCall("math.bitShiftLeft", .uint(1), .int(.max), gives: "0u"),
          LibraryCall("math.bitShiftRight", .int(1024), .int(2), gives: "256"),
          // Zeros come in from the left: 2^64 - 1024 over 4.
          LibraryCall("math.bitShiftRight", .int(-1024), .int(2), gives: "4611686018427387648"),
          LibraryCall("math.bitShiftRight", .int(-1024), .int(64), gives: "0"),
          LibraryCall(
            "math.bitShiftRight", .uint(1), .int(-1), gives: "error: math.bitShiftRight cannot use the argument -1"),
          LibraryCall(
            "math.bitAnd", .uint(2), .string(""), gives: "error: math.bitAnd cannot be applied to (uint, string)"),
        ]) == [])
  }
}
