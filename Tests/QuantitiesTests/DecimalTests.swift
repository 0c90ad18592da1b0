import Testing

@testable import Quantities

@Suite("Decimal")
struct DecimalTests {
  @Test(
    "A number is rounded once, half to even, as in GB/T 8170",
    arguments: [
      ("12.1498", 1, "12.1"), ("10.5002", 0, "11"), ("1.050", 1, "1.0"), ("0.35", 1, "0.4"), ("2500", -3, "2000"),
      ("3500", -3, "4000"), ("2.45", 1, "2.4"), ("2.55", 1, "2.6"), ("1.265", 2, "1.26"), ("15.4546", 0, "15"),
      ("-12.1498", 1, "-12.1"), ("-10.5002", 0, "-11"), ("-0.35", 1, "-0.4"), ("-2.45", 1, "-2.4"),
      ("-2.55", 1, "-2.6"),
      ("-2500", -3, "-2000"), ("0.4999", 0, "0"), ("0.5", 0, "0"), ("1.5", 0, "2"), ("9.996", 2, "10.00"),
      ("500", -3, "0"), ("501", -3, "1000"), ("12345678901234567890123.5", 0, "12345678901234567890124"),
      ("5.3", 4, "5.3"), ("7", .max, "7"), ("7", .min, "0"), ("0.00", 1, "0.0"),
      ("99999999999999999999", -20, "100000000000000000000"),
    ])
  func rounding(text: String, decimals: Int, expected: String) throws {
    #expect(try #require(Decimal(text)).rounded(to: decimals).description == expected)
  }

  @Test(
    "A decimal is read as written and written as read",
    arguments: [
      ("0", "0", 0), ("5.30", "5.30", 2), ("-0.050", "-0.050", 3), ("+7", "7", 0), ("007.10", "7.10", 2),
      ("1e3", "1000", 0), ("1.5E3", "1500", 0), ("1.50e1", "15.0", 1), ("5e-2", "0.05", 2), ("-1.25e+1", "-12.5", 1),
      ("-9223372036854775808", "-9223372036854775808", 0), ("9223372036854775808", "9223372036854775808", 0),
      ("123456789012345678", "123456789012345678", 0), ("1234567890123456789", "1234567890123456789", 0),
      ("0.000000000000000000000000000001", "0.000000000000000000000000000001", 30),
      ("100000000000000000000000000000000000000.05", "100000000000000000000000000000000000000.05", 2),
      ("000000000000000000000000000000000000000000001", "1", 0),
    ])
  func reading(text: String, expected: String, scale: Int) throws {
    let value = try #require(Decimal(text))
    #expect(value.description == expected)
    #expect(value.scale == scale)
  }

  @Test(
    "What is no plain decimal is refused",
    arguments: [
      "", " ", "+", "-", ".", ".5", "5.", "1.2.3", "1,000", "1 000", " 1", "1 ", "0x10", "NaN", "inf", "1e", "1e+",
      "e5", "1e1001",
      "1e-1001", "--1", "+-1", "1-", "1e5.0", "１", "½", "1_000", "1e99999999999999999999", "1.e5",
      String(repeating: "9", count: 1001),
    ])
  func refusing(text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test("A thousand digits and an exponent of a thousand are read")
  func longestTexts() {
    let nines = String(repeating: "9", count: 1000)
    #expect(Decimal(nines)?.description == nines)
    #expect(Decimal("1e1000")?.description == "1" + String(repeating: "0", count: 1000))
    #expect(Decimal("1e-1000").map { $0 * Decimal(10) }?.normalized.scale == 999)
  }

  @Test(
    "Sums, differences and products are exact at any size",
    arguments: [
      ("0.1", "+", "0.2", "0.3"), ("5.30", "+", "0.1", "5.40"), ("1", "-", "0.01", "0.99"),
      ("1.10", "*", "-2.0", "-2.200"),
      (
        "1000000000000000000000000000000", "+", "0.000000000000000000000000000001",
        "1000000000000000000000000000000.000000000000000000000000000001"
      ),
      ("9223372036854775807", "+", "1", "9223372036854775808"),
      ("-9223372036854775808", "-", "1", "-9223372036854775809"),
      ("9223372036854775808", "-", "1", "9223372036854775807"),
      ("18446744073709551616", "-", "18446744073709551616", "0"),
      ("-9223372036854775808", "*", "-1", "9223372036854775808"),
      ("9223372036854775807", "*", "9223372036854775807", "85070591730234615847396907784232501249"),
      ("18446744073709551615", "*", "18446744073709551615", "340282366920938463426481119284349108225"),
      ("340282366920938463463374607431768211455", "+", "1", "340282366920938463463374607431768211456"),
      ("340282366920938463463374607431768211456", "-", "1", "340282366920938463463374607431768211455"),
    ])
  func arithmetic(left: String, sign: String, right: String, expected: String) throws {
    let (a, b) = (try #require(Decimal(left)), try #require(Decimal(right)))
    let result = sign == "+" ? a + b : sign == "-" ? a - b : a * b
    #expect(result.description == expected)
  }

  @Test("Binomials hold with numbers of a hundred digits", arguments: [1, 17, 18, 19, 20, 37, 38, 50, 99, 400])
  func binomials(exponent n: Int) throws {
    let power = try #require(Decimal("1e\(n)"))
    let zeros = String(repeating: "0", count: n - 1)
    #expect(((power + 1) * (power + 1)).description == "1\(zeros)2\(zeros)1")
    let nines = String(repeating: "9", count: n - 1)
    #expect(((power - 1) * (power - 1)).description == "\(nines)8\(zeros)1")
    #expect((power + 1) * (power - 1) == power * power - 1)
  }

  @Test(
    "Equal numbers are equal and hash alike, however they are written",
    arguments: [
      ("1.0", "1"), ("0.00", "0"), ("-0", "0"), ("5.30", "5.3"), ("1e30", "1000000000000000000000000000000.000"),
    ])
  func equality(left: String, right: String) throws {
    let (a, b) = (try #require(Decimal(left)), try #require(Decimal(right)))
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(!(a < b) && !(b < a))
  }

  @Test(
    "Numbers are ordered by value",
    arguments: [
      ("0.333", "0.3333"), ("-1", "0"), ("-2", "-1.5"), ("9223372036854775807", "9223372036854775808"),
      ("-9223372036854775809", "-9223372036854775808"), ("1e-1000", "1e-999"), ("-1e40", "1e40"), ("1e39", "1e40"),
      ("-1e40", "-1e39"), ("922337203685477580.7", "922337203685477580.71"),
    ])
  func order(less: String, greater: String) throws {
    let (a, b) = (try #require(Decimal(less)), try #require(Decimal(greater)))
    #expect(a < b)
    #expect(!(b < a))
    #expect(a != b)
  }

  @Test(
    "Half a unit of the last written digit",
    arguments: [
      ("5576.3", "0.05"), ("12", "0.5"), ("5.30", "0.005"), ("0", "0.5"),
    ])
  func halfUnits(text: String, expected: String) throws {
    #expect(try #require(Decimal(text)).halfUnit().description == expected)
  }

  @Test(
    "Whole numbers are known as such, and as machine integers where they fit",
    arguments: [
      ("3", true, 3), ("3.00", true, 3), ("-12.0", true, -12), ("3.5", false, nil), ("9223372036854775808", true, nil),
      ("0.000", true, 0), ("1e18", true, 1_000_000_000_000_000_000), ("-0.01", false, nil),
    ] as [(String, Bool, Int?)])
  func integers(text: String, isInteger: Bool, expected: Int?) throws {
    let value = try #require(Decimal(text))
    #expect(value.isInteger == isInteger)
    #expect(value.integer == expected)
  }

  @Test(
    "Zeros at the end go, others stay",
    arguments: [
      ("1.500", "1.5"), ("100", "100"), ("100.00", "100"), ("-0.0", "0"), ("0.0010", "0.001"),
    ])
  func normalizing(text: String, expected: String) throws {
    #expect(try #require(Decimal(text)).normalized.description == expected)
  }

  @Test(
    "For display a number is padded, never cut", arguments: [("1.4", 2, "1.40"), ("1.444", 2, "1.444"), ("7", -1, "7")])
  func padding(text: String, decimals: Int, expected: String) throws {
    #expect(try #require(Decimal(text)).padded(to: decimals).description == expected)
  }

  @Test("Scales out of range neither trap nor hang")
  func extremeScales() {
    #expect(Decimal(coefficient: 5, scale: -2) == 500)
    #expect(Decimal(coefficient: 5, scale: .max).isZero)
    var tiny = Decimal(coefficient: 1, scale: 1000)
    for _ in 0..<70 { tiny = tiny * tiny }
    #expect(tiny.isZero)
  }
}
