import Random
import Testing

@testable import Quantities

@Suite("Integers of any size")
struct IntegerTests {
  @Test("Decimals agree with 128-bit arithmetic")
  func differential() {
    var random = PseudoRandom(seed: 8170)
    var mismatches: [String] = []
    for _ in 0..<20_000 {
      let bits = Int.random(in: 1...62, using: &random)
      let bound = 1 << bits
      let (a, b) = (Int.random(in: -bound...bound, using: &random), Int.random(in: -bound...bound, using: &random))
      let (s, t) = (Int.random(in: 0...9, using: &random), Int.random(in: 0...9, using: &random))
      let (x, y) = (Decimal(coefficient: a, scale: s), Decimal(coefficient: b, scale: t))
      let (wideA, wideB) = (Int128(a) * power(max(t - s, 0)), Int128(b) * power(max(s - t, 0)))
      let scale = max(s, t)
      let agree =
        (x + y).description == text(wideA + wideB, scale) && (x - y).description == text(wideA - wideB, scale)
        && (x * y).description == text(Int128(a) * Int128(b), s + t) && (x < y) == (wideA < wideB)
        && (x == y) == (wideA == wideB)
      if !agree { mismatches.append("\(x) \(y)") }
    }
    #expect(mismatches == [])
  }

  private func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  private func text(_ value: Int128, _ scale: Int) -> String {
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let point = scale == 0 ? "" : "." + padded.suffix(scale)
    return (value < 0 ? "-" : "") + padded.dropLast(scale) + point
  }

  /// Limbs that make quotient estimates go wrong are drawn often.
  private func magnitude(_ count: Int, _ random: inout PseudoRandom) -> Magnitude {
    let hard: [UInt] = [0, 1, .max, .max - 1, 1 << 63, (1 << 63) - 1, (1 << 63) + 1]
    let limbs = (0..<count).map { _ in
      Bool.random(using: &random)
        ? hard.randomElement(using: &random) ?? 0 : UInt.random(in: 0...UInt.max, using: &random)
    }
    return Magnitude(limbs: limbs)
  }

  @Test("Quotient × divisor + remainder gives the dividend back")
  func division() {
    var random = PseudoRandom(seed: 431)
    var mismatches = 0
    for _ in 0..<30_000 {
      let n = magnitude(Int.random(in: 0...9, using: &random), &random)
      let d = magnitude(Int.random(in: 1...6, using: &random), &random)
      guard !d.isZero else { continue }
      let (q, r) = n.quotientAndRemainder(dividingBy: d)
      if q * d + r != n || r >= d { mismatches += 1 }
    }
    #expect(mismatches == 0)
  }

  @Test("A quotient's limb that was estimated one too large is mended")
  func addingBack() {
    // Hacker's Delight, 9-2, with limbs of 64 bits: the one case in 2^63 that random numbers miss.
    let dividend = Magnitude(limbs: [0, 0, 1 << 63, (1 << 63) - 1])
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: Magnitude(limbs: [1, 0, 1 << 63]))
    #expect(quotient == Magnitude(.max - 1))
    #expect(remainder == Magnitude(limbs: [2, .max, (1 << 63) - 1]))
  }

  @Test("Shifts, sums and products of many limbs agree with one another")
  func identities() {
    var random = PseudoRandom(seed: 99)
    var mismatches = 0
    for _ in 0..<10_000 {
      let a = magnitude(Int.random(in: 0...6, using: &random), &random)
      let b = magnitude(Int.random(in: 0...6, using: &random), &random)
      let c = magnitude(Int.random(in: 0...6, using: &random), &random)
      let shift = Int.random(in: 0...200, using: &random)
      let isSound =
        (a + b) * c == a * c + b * c && (a + b) - b == a && (a << shift) >> shift == a
        && a << shift == a * (Magnitude(1) << shift)
        && a >> shift == a.quotientAndRemainder(dividingBy: Magnitude(1) << shift).quotient
      if !isSound { mismatches += 1 }
    }
    #expect(mismatches == 0)
  }

  @Test("A whole root is the greatest number whose power does not pass")
  func roots() {
    var random = PseudoRandom(seed: 5)
    var mismatches = 0
    for _ in 0..<3_000 {
      let number = Integer(magnitude(Int.random(in: 0...8, using: &random), &random), isNegative: false)
      let degree = Int.random(in: 1...40, using: &random)
      let root = number.floorRoot(degree)
      if root.power(degree) > number || (root + 1).power(degree) <= number { mismatches += 1 }
      if root.power(degree).exactRoot(degree) != root { mismatches += 1 }
    }
    #expect(mismatches == 0)
  }

  @Test("The least machine integer is divided like any other")
  func leastInteger() {
    let least = Integer.small(.min)
    #expect(least.quotientAndRemainder(dividingBy: -1).quotient.digits == "9223372036854775808")
    #expect(-least > 0)
    #expect(-(-least) == least)
    #expect(Integer.greatestCommonDivisor(least, least) == -least)
  }
}
