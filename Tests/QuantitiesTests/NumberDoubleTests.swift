import Random
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

  @Test("The digits of every finite double are read as that double")
  func backAndForth() {
    var random = PseudoRandom(seed: 754)
    let borders: [Double] = [
      .greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
      9_223_372_036_854_775_808, -9_223_372_036_854_775_808, 9_223_372_036_854_774_784,
    ]
    let doubles = borders + (0..<400).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    #expect(doubles.filter { Number(exactly: $0).flatMap { Double($0.description) } != $0 } == [])
  }
}
