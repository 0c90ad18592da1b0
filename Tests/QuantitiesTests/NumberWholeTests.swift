import Testing

@testable import Quantities

private func number(_ text: String) throws -> Number {
  let parts = try text.split(separator: "/").map { Number(try #require(Decimal($0))) }
  return parts.count == 1 ? parts[0] : try #require(parts[0].divided(by: parts[1]))
}

@Suite("Whole numbers next to a number")
struct NumberWholeTests {
  @Test(
    "Down, up, towards zero, and to the nearest with ties away from zero",
    arguments: [
      ("2.5", "2", "3", "2", "3"), ("-2.5", "-3", "-2", "-2", "-3"), ("2.49", "2", "3", "2", "2"),
      ("0.5", "0", "1", "0", "1"), ("-0.5", "-1", "0", "0", "-1"), ("-0.4", "-1", "0", "0", "0"),
      ("7", "7", "7", "7", "7"), ("-7.00", "-7", "-7", "-7", "-7"), ("0", "0", "0", "0", "0"),
      ("7/3", "2", "3", "2", "2"), ("-7/3", "-3", "-2", "-2", "-2"), ("8/3", "2", "3", "2", "3"),
      ("-1/3", "-1", "0", "0", "0"),
      (
        "9223372036854775807.5", "9223372036854775807", "9223372036854775808", "9223372036854775807",
        "9223372036854775808"
      ),
      (
        "-9223372036854775808.5", "-9223372036854775809", "-9223372036854775808", "-9223372036854775808",
        "-9223372036854775809"
      ),
      (
        "1e40/3", "3333333333333333333333333333333333333333", "3333333333333333333333333333333333333334",
        "3333333333333333333333333333333333333333", "3333333333333333333333333333333333333333"
      ),
      ("1e-1000", "0", "1", "0", "0"), ("-1e-1000", "-1", "0", "0", "0"),
    ])
  func rounding(text: String, floor: String, ceiling: String, truncated: String, nearest: String) throws {
    let value = try number(text)
    let results = [value.floor, value.ceiling, value.truncated, value.roundedHalfAway].map(\.description)
    #expect(results == [floor, ceiling, truncated, nearest])
  }

  @Test("Roots have whole numbers next to them too, also those that are whole")
  func roots() throws {
    let (two, three) = (try #require(Number(2).raised(to: 1, over: 2)), try #require(Number(3).raised(to: 1, over: 2)))
    let sum = two + three
    // (√2 + √3)² − 2·√6 is 5.
    let five = sum * sum - two * three * 2
    let values = [two, -two, two * 1_000_000, sum, -sum, five, -five, five + Number(Decimal(coefficient: 5, scale: 1))]
    #expect(values.map(\.floor) == [1, -2, 1_414_213, 3, -4, 5, -5, 5])
    #expect(values.map(\.ceiling) == [2, -1, 1_414_214, 4, -3, 5, -5, 6])
    #expect(values.map(\.truncated) == [1, -1, 1_414_213, 3, -3, 5, -5, 5])
    #expect(values.map(\.roundedHalfAway) == [1, -1, 1_414_214, 3, -3, 5, -5, 6])
  }

  @Test(
    "A whole number is given as a machine integer where it fits",
    arguments: [
      ("9223372036854775807", .max, 9_223_372_036_854_775_807), ("9223372036854775808", nil, 9_223_372_036_854_775_808),
      ("18446744073709551615", nil, .max), ("18446744073709551616", nil, nil), ("-1", -1, nil),
      ("-9223372036854775808", .min, nil), ("-9223372036854775809", nil, nil), ("3.00", 3, 3), ("0", 0, 0),
      ("2.5", nil, nil), ("1/3", nil, nil), ("18446744073709551615.0", nil, .max), ("6/3", 2, 2),
    ] as [(String, Int64?, UInt64?)])
  func integers(text: String, signed: Int64?, unsigned: UInt64?) throws {
    let value = try number(text)
    #expect(value.int64 == signed)
    #expect(value.uint64 == unsigned)
    #expect(signed.map { Number($0) == value } ?? true)
    #expect(unsigned.map { Number($0) == value } ?? true)
  }
}
