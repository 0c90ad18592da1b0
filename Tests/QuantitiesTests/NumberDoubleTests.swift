import Testing

@testable import Quantities

@Suite("Binary floating-point numbers")
struct NumberDoubleTests {
  @Test(
    "A double is taken for the exact value that it has",
    arguments: [
      (0.1, "0.1000000000000000055511151231257827021181583404541015625"), (0.5, "0.5"), (-2.75, "-2.75"), (3, "3"),
      (-0.0, "0"), (1e22, "10000000000000000000000"), (-1e23, "-99999999999999991611392"),
    ] as [(Double, String)])
  func exact(double: Double, text: String) {
    #expect(Number(exactly: double)?.description == text)
  }

  @Test("An infinity and what is no number are no numbers", arguments: [Double.infinity, -.infinity, .nan])
  func refused(double: Double) {
    #expect(Number(exactly: double) == nil)
  }

  @Test("Every finite double comes back as itself")
  func backAndForth() {
    var random = PseudoRandom(seed: 754)
    let borders: [Double] = [
      .greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
      9_223_372_036_854_775_808, -9_223_372_036_854_775_808, 9_223_372_036_854_774_784,
    ]
    let doubles = borders + (0..<400).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    #expect(doubles.filter { Number(exactly: $0)?.double != $0 } == [])
  }

  @Test("The double of a decimal is the nearest, as the standard library reads it")
  func nearest() {
    var random = PseudoRandom(seed: 53)
    var texts = [
      "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e400", "-1e400", "4.9e-324",
      "2.4703282292062327e-324", "2.4703282292062328e-324", "1e-400", "2.2250738585072011e-308", "9007199254740993",
      "9007199254740995", "-9007199254740993", "0.1", "1e23", "123456789.123456789", "0", "0.000", "1e-1000",
      "9007199254740992.5", "18014398509481985", "2.2250738585072014e-308",
    ]
    for _ in 0..<400 {
      let digits = random.next() >> UInt64.random(in: 0...60, using: &random)
      texts.append("\(digits)e\(Int.random(in: -340...310, using: &random))")
    }
    #expect(texts.filter { text in Decimal(text).map { Number($0).double } != Double(text) } == [])
  }

  @Test("Fractions and roots have a nearest double")
  func others() throws {
    let cases: [(Number?, Double)] = [
      (Number(1).divided(by: 3), 1 / 3), (Number(-2).divided(by: 3), -2 / 3),
      (Number(2).raised(to: 1, over: 2), 2.squareRoot()),
      (Number(10).raised(to: 40)?.divided(by: 3), 3.333333333333333e39),
      (Number(Int.max).divided(by: 3), Double(Int.max) / 3),
      (Number(2).raised(to: 2000)?.divided(by: 3), .infinity), (Number(2).raised(to: -2000)?.divided(by: 3), 0),
    ]
    for (number, double) in cases { #expect(number?.double == double) }
  }
}
