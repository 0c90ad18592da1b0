import Testing

@testable import Quantities

@Suite("Numbers as scaled coefficients")
struct ScaledCoefficientTests {
  @Test(
    "A decimal is a whole coefficient without the zeros that it was written with",
    arguments: [
      ("0", 0, 0), ("0.00", 0, 0), ("1.50", 15, 1), ("-0.07", -7, 2), ("100", 100, 0),
      ("12345678901234567890.5", 123_456_789_012_345_678_905, 1),
      ("170141183460469231731687303715884105727", .max, 0), ("-170141183460469231731687303715884105727", -.max, 0),
    ] as [(String, Int128, Int)])
  func decimals(text: String, coefficient: Int128, scale: Int) throws {
    let number = Number(try #require(Decimal(text)))
    let found = try #require(number.scaledCoefficient)
    #expect(found == (coefficient, scale))
    #expect(Number(coefficient: found.coefficient, scale: found.scale) == number)
  }

  @Test("What is wider than 128 bits, or no decimal, has none")
  func none() throws {
    let wide = try ["170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"]
      .map { Number(try #require(Decimal($0))) }
    let third = try #require(Number(1).divided(by: 3))
    #expect((wide + [third]).allSatisfy { $0.scaledCoefficient == nil })
  }

  @Test("A negative scale multiplies")
  func negativeScale() {
    #expect(Number(coefficient: -12, scale: -4) == -120_000)
  }
}
