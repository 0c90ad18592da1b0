import Testing

@testable import Quantities

/// A number from text: a decimal, or a fraction of two.
private func number(_ text: String) throws -> Number {
  let parts = try text.split(separator: "/").map { Number(try #require(Decimal($0))) }
  return parts.count == 1 ? parts[0] : try #require(parts[0].divided(by: parts[1]))
}

/// `base` to the power of k/n.
private func power(_ base: String, _ k: Int, _ n: Int) throws -> Number {
  try #require(try number(base).raised(to: k, over: n))
}

@Suite("Number")
struct NumberTests {
  @Test(
    "A quotient stays exact until it is compared",
    arguments: [
      ("1/3", ">", "0.333333333333333333333333333333333333333333"),
      ("1/3", "<", "0.333333333333333333333333333333333333333334"),
      ("25/1000", "=", "0.025"), ("2/6", "=", "1/3"), ("-1/3", "<", "0"), ("1/-3", "=", "-1/3"), ("1/3", "<", "1/2"),
      ("10000000000000000000001/30000000000000000000003", "=", "1/3"), ("0.1/0.3", "=", "1/3"), ("-2/3", "<", "-1/3"),
      ("1e1000/3e1000", "=", "1/3"), ("1e-1000/3e1000", ">", "0"),
    ])
  func fractions(left: String, sign: String, right: String) throws {
    let (a, b) = (try number(left), try number(right))
    #expect((a < b, a == b, b < a) == (sign == "<", sign == "=", sign == ">"))
  }

  @Test(
    "Fractions add, subtract and multiply exactly",
    arguments: [
      ("1/3", "+", "1/6", "0.5"), ("1/3", "-", "1/3", "0"), ("2/3", "*", "3/2", "1"), ("1/7", "*", "7", "1"),
      ("1/3", "+", "1", "4/3"),
      ("0.5", "-", "1/3", "1/6"), ("1/3", "*", "0", "0"),
    ])
  func fractionArithmetic(left: String, sign: String, right: String, expected: String) throws {
    let (a, b) = (try number(left), try number(right))
    #expect(try (sign == "+" ? a + b : sign == "-" ? a - b : a * b) == number(expected))
  }

  @Test(
    "A quotient has a decimal where its expansion ends",
    arguments: [
      ("1/4", "0.25"), ("1/3", nil), ("3/1.50", "2"), ("7/1280", "0.00546875"), ("-1/1e3", "-0.001"), ("5.30", "5.3"),
      ("0/7", "0"),
    ] as [(String, String?)])
  func decimals(text: String, expected: String?) throws {
    #expect(try number(text).decimal?.description == expected)
  }

  @Test("Nothing is divided by zero")
  func zeroDivisor() throws {
    #expect(Number(1).divided(by: 0) == nil)
    #expect(Number(0).divided(by: 0) == nil)
    let root = try power("2", 1, 2)
    #expect(root.divided(by: root - root) == nil)
    #expect(root.divided(by: 0) == nil)
    #expect(Number(0).divided(by: root) == 0)
  }

  @Test(
    "A power of a rational number is rational, one of zero is refused below zero",
    arguments: [
      ("1.2", 5, "2.48832"), ("2", -2, "0.25"), ("-0.5", 3, "-0.125"), ("-2", -1, "-0.5"), ("1/3", 2, "1/9"),
      ("0", 0, "1"),
      ("7", 0, "1"), ("0", 3, "0"), ("0", -1, nil), ("1", .max, "1"), ("-1", .min, "1"), ("2", .max, nil),
      ("2", .min, nil),
    ] as [(String, Int, String?)])
  func powers(base: String, exponent: Int, expected: String?) throws {
    #expect(try number(base).raised(to: exponent) == expected.map(number))
  }

  @Test(
    "A root that is rational is found to be",
    arguments: [
      ("2.48832", 1, 5, "1.2"), ("0.0625", 1, 4, "0.5"), ("8/27", 2, 3, "4/9"), ("4", -1, 2, "0.5"), ("2", 4, 2, "4"),
      ("0", 1, 3, "0"),
      ("1", 7, 5, "1"), ("5", 0, 3, "1"), ("1e200", 1, 200, "10"), ("3", 2, 1, "9"), ("-1", 1, 3, nil),
      ("0", -1, 2, nil),
      ("2", 1, 0, nil), ("2", 1, -1, nil), ("2", 1, 1_000_000, nil), ("2", .max, 3, nil),
    ] as [(String, Int, Int, String?)])
  func rationalRoots(base: String, k: Int, n: Int, expected: String?) throws {
    let root = try number(base).raised(to: k, over: n)
    #expect(root == (try expected.map(number)))
    #expect(root?.fraction == (try expected.map(number)?.fraction))
  }

  @Test(
    "An average growth of exactly 20 % over five years is 20 %",
    arguments: [
      ("2.48832", 0), ("2.48832000000000000000000000000000000000001", 1),
      ("2.48831999999999999999999999999999999999999", -1),
    ])
  func averageGrowth(ratio: String, order: Int) throws {
    let growth = try power(ratio, 1, 5) - 1
    #expect(growth.order(to: try number("0.2")) == order)
    #expect((growth >= Number(Decimal(coefficient: 2, scale: 1))) == (order >= 0))
  }

  @Test(
    "A root is compared with a fraction by powers",
    arguments: [
      ("2", 2, "1.41421356237309504880168872420969807856967187537694", 1),
      ("2", 2, "1.41421356237309504880168872420969807856967187537695", -1), ("2", 3, "-5", 1), ("2", 3, "0", 1),
      ("1/3", 7, "1", -1),
    ])
  func rootOrder(base: String, degree: Int, value: String, order: Int) throws {
    let (root, value) = (try power(base, 1, degree), try number(value))
    #expect(root.order(to: value) == order)
    #expect(value.order(to: root) == -order)
    #expect((-root).order(to: -value) == -order)
    #expect((root + 3).order(to: value + 3) == order)
    #expect((1 - root).order(to: 1 - value) == -order)
    #expect((root * -7).order(to: value * -7) == -order)
  }

  @Test("Roots are compared with one another")
  func rootsOfRoots() throws {
    let (two, three, eight) = (try power("2", 1, 2), try power("3", 1, 2), try power("8", 1, 2))
    #expect(two < three)
    #expect(-three < -two)
    #expect(-two < two)
    #expect(eight == two * 2)
    #expect(two < two + Number(try #require(Decimal("1e-1000"))))
    #expect(eight - 1 < two * 2 - Number(try #require(Decimal("0.999"))))
    #expect(two + eight == two * 3)
    #expect(eight - two * 2 == 0)
    #expect(try power("4", 1, 4) == two)
    #expect(try power("2", 1, 3) < two)
    #expect(two * three == (try power("6", 1, 2)))
    #expect(two * two == 2)
    #expect(try power("2", 1, 3) * power("2", 1, 6) == two)
    #expect(try two.divided(by: three) == power("2/3", 1, 2))
    #expect(two.raised(to: -4) == (try number("0.25")))
    #expect(two.raised(to: 1, over: 3) == (try power("2", 1, 6)))
  }

  @Test("Combinations of roots that agree to 200 digits count as equal")
  func combinations() throws {
    let (two, three, six) = (try power("2", 1, 2), try power("3", 1, 2), try power("6", 1, 2))
    let sum = two + three
    #expect(sum * sum == 5 + six * 2)
    #expect(sum.raised(to: 2) == 5 + six * 2)
    #expect((sum * sum - 5).divided(by: two) == three * 2)
    #expect((two + 1) * (two - 1) == 1)
    #expect((two + 1).raised(to: -1) == two - 1)
    #expect((sum * sum).raised(to: 1, over: 2) == sum)
    #expect(sum - three - two == 0)
    #expect(sum.divided(by: sum - three - two) == nil)
    #expect(sum > two)
    #expect(sum * sum < 5 + six * 2 + Number(try #require(Decimal("1e-150"))))
  }

  @Test("Rounding is exact for fractions and roots too")
  func significantDigits() throws {
    let growth = try power("2.5/1.26", 3, 5) * Number(try #require(Decimal("1.26")))
    let cases: [(Number, Int, String)] = [
      (try number("1/3"), 34, "0.3333333333333333333333333333333333"), (try number("2/3"), 4, "0.6667"),
      (try power("2", 1, 2), 34, "1.414213562373095048801688724209698"), (-(try power("2", 1, 2)), 5, "-1.4142"),
      (try power("2", 1, 3), 34, "1.259921049894873164767210607278228"),
      (growth, 34, "1.900694085287763956652177649349516"),
      (try power("2", 1, 2) + power("3", 1, 2), 34, "3.146264369941972342329135065715570"),
      (try power("2e-600", 1, 2), 3, "0." + String(repeating: "0", count: 299) + "141"),
      (try power("2e40", 1, 2), 3, "141000000000000000000"), (try number("2/3e20"), 2, "0.0000000000000000000067"),
      (try number("2e20/3"), 2, "67000000000000000000"), (0, 5, "0"), (try number("9.996"), 3, "10.0"),
      (try number("99960"), 3, "100000"),
      (try number("1.25"), 2, "1.2"), (try number("1000"), 1, "1000"), (try number("0.001"), 3, "0.001"),
      (try number("1/3"), 0, "0.3"), (try number("1/3e1000"), 2, "0." + String(repeating: "0", count: 1000) + "33"),
      (try number("5.30"), 9, "5.30"), (try number("123456"), 2, "120000"), (try number("2999/3"), 1, "1000"),
    ]
    for (value, digits, expected) in cases {
      #expect(value.rounded(significant: digits).description == expected)
    }
  }

  @Test(
    "A tie goes to the even digit, whatever the number is made of",
    arguments: [
      ("1/8", 2, "0.12"), ("3/8", 2, "0.38"), ("-1/8", 2, "-0.12"), ("1/3", 2, "0.33"), ("2/3", 0, "1"),
      ("2500/3", -3, "1000"),
      ("1/3", -2, "0"), ("1/3", .min, "0"), ("999/7", -2, "100"),
    ])
  func rounding(text: String, decimals: Int, expected: String) throws {
    #expect(try number(text).rounded(to: decimals).description == expected)
  }

  @Test("Roots round like decimals, also where a combination of them lies on a tie")
  func roundingRoots() throws {
    let (two, three) = (try power("2", 1, 2), try power("3", 1, 2))
    #expect(two.rounded(to: 2).description == "1.41")
    #expect((-two).rounded(to: 3).description == "-1.414")
    #expect((two * 1000).rounded(to: -2).description == "1400")
    #expect(two.rounded(to: -1).description == "0")
    // (√2 + √3)² − 2·√6 − 5 + 2.5 is 2.5.
    let sum = two + three
    let tie = sum * sum - two * three * 2 - Number(Decimal(coefficient: 25, scale: 1))
    #expect(tie == Number(Decimal(coefficient: 25, scale: 1)))
    #expect(tie.rounded(to: 0) == 2)
    #expect((tie + 1).rounded(to: 0) == 4)
    #expect(two.rounded(to: .max).scale == 1000)
    #expect(
      (sum * Number(try #require(Decimal("1e999")))).rounded(to: -998).description == "31"
        + String(repeating: "0", count: 998))
    #expect(sum.rounded(to: .min) == 0)
  }

  @Test("Sums over thousands of roots stay in bounds")
  func manyRoots() throws {
    let two = try power("2", 1, 2)
    var sum: Number = 0
    for i in 1...600 { sum = sum + (i % 2 == 0 ? two : try power("3", 1, 3)) }
    let expected = two * 300 + (try power("3", 1, 3)) * 300
    #expect((sum - expected).magnitude < Number(try #require(Decimal("1e-250"))))
  }

  @Test(
    "A number is written whole where its expansion ends, else with 34 digits",
    arguments: [
      ("1/4", "0.25"), ("5.30", "5.3"), ("2/3", "0.6666666666666666666666666666666667"), ("1e3", "1000"),
      ("20000/3", "6666.666666666666666666666666666667"),
    ])
  func writing(text: String, expected: String) throws {
    #expect(try number(text).description == expected)
  }

  @Test("Sign and magnitude", arguments: [("0", 0), ("-0.00", 0), ("-1/3", -1), ("1/3", 1), ("-5", -1)])
  func signs(text: String, sign: Int) throws {
    let value = try number(text)
    #expect(value.sign == sign)
    #expect(value.isZero == (sign == 0))
    #expect(value.magnitude.sign == abs(sign))
  }
}
