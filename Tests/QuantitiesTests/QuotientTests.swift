import Random
import Testing

@testable import Quantities

/// A fraction as a school book has it: never reduced, of whole numbers of any size.
private struct Plain {
  let top: Integer
  let bottom: Integer

  init(_ top: Integer, _ bottom: Integer) {
    (self.top, self.bottom) = bottom.isNegative ? (-top, -bottom) : (top, bottom)
  }

  static func + (a: Plain, b: Plain) -> Plain { Plain(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom) }
  static func - (a: Plain, b: Plain) -> Plain { Plain(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom) }
  static func * (a: Plain, b: Plain) -> Plain { Plain(a.top * b.top, a.bottom * b.bottom) }
  static func / (a: Plain, b: Plain) -> Plain { Plain(a.top * b.bottom, a.bottom * b.top) }
  static func == (a: Plain, b: Plain) -> Bool { a.top * b.bottom == b.top * a.bottom }
  static func < (a: Plain, b: Plain) -> Bool { a.top * b.bottom < b.top * a.bottom }
}

/// A number and the plain fraction that it should be.
private struct Pair {
  let number: Number
  let plain: Plain

  /// Whether the number has the value, and is kept in the one way for its value.
  var isSound: Bool {
    guard let fraction = number.fraction, Plain(fraction.numerator, fraction.denominator) == plain else {
      return false
    }
    let fits = if case (.small, .small) = (fraction.numerator, fraction.denominator) { true } else { false }
    let isKept =
      switch number.storage {
      case .decimal: fraction.decimal != nil
      case .quotient: fraction.decimal == nil && fits
      case .fraction: fraction.decimal == nil && !fits
      case .root, .expression: false
      }
    let isLowest = Integer.greatestCommonDivisor(fraction.numerator, fraction.denominator) == 1
    return isKept && isLowest && number == Number(fraction) && number.decimal == fraction.decimal
  }
}

/// Figures of every day, and ones at the borders of machine words.
private struct Figures {
  private var random: PseudoRandom
  private static let borders: [Int] = [
    .max, .min, .max - 1, .min + 1, 0, 1, -1, 3, 1 << 62, -(1 << 62), 1_000_000_000_000_000_000,
    7_450_580_596_923_828_125, 4_052_555_153_018_976_267, 3_037_000_499, 3_037_000_500,
  ]

  init(seed: UInt64) { random = PseudoRandom(seed: seed) }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func coefficient() -> Int {
    switch integer(0...3) {
    case 0: return Self.borders.randomElement(using: &random) ?? 0
    case 1:
      let bound = 1 << integer(1...62)
      return integer(-bound...bound)
    default: return integer(-99_999...99_999)
    }
  }

  private mutating func decimal() -> Pair {
    let (value, scale) = (coefficient(), integer(0...3) == 0 ? integer(0...18) : integer(0...4))
    return Pair(
      number: Number(Decimal(coefficient: value, scale: scale)), plain: Plain(.small(value), .powerOfTen(scale)))
  }

  mutating func next() -> Pair {
    let x = decimal()
    guard integer(0...1) == 0 else { return x }
    let y = decimal()
    return x.number.divided(by: y.number).map { Pair(number: $0, plain: x.plain / y.plain) } ?? x
  }
}

@Suite("Quotients of machine words")
struct QuotientTests {
  @Test("A number takes 17 bytes at most, and a date 8")
  func sizes() {
    enum Payload {
      case number(Number)
      case list([Int])
      case text(String)
      case date(CalendarDate)
      case flag(Bool)
      case nothing
    }
    #expect(MemoryLayout<Number>.size <= 17)
    #expect(MemoryLayout<Payload>.size <= 17)
    #expect(MemoryLayout<CalendarDate>.size <= 8)
  }

  @Test("Sums, differences, products and quotients are those of plain fractions")
  func arithmetic() {
    var figures = Figures(seed: 8170)
    var wrong: [String] = []
    for _ in 0..<6000 {
      let (x, y) = (figures.next(), figures.next())
      var results = [
        x, Pair(number: x.number + y.number, plain: x.plain + y.plain),
        Pair(number: x.number - y.number, plain: x.plain - y.plain),
        Pair(number: x.number * y.number, plain: x.plain * y.plain),
        Pair(number: -x.number, plain: Plain(-x.plain.top, x.plain.bottom)),
      ]
      if let quotient = x.number.divided(by: y.number) {
        results.append(Pair(number: quotient, plain: x.plain / y.plain))
        // One that ends is written without zeros at its end.
        let scale = quotient.decimal?.scale
        if let scale, quotient.rounded(to: 1000).scale != scale { wrong.append("\(quotient)") }
      } else if !y.number.isZero {
        wrong.append("no \(x.number) / \(y.number)")
      }
      if !results.allSatisfy(\.isSound) { wrong.append("\(x.number), \(y.number)") }
    }
    #expect(wrong == [])
  }

  @Test("Of two numbers exactly one order holds, that of plain fractions")
  func order() {
    var figures = Figures(seed: 2008)
    var wrong: [String] = []
    for _ in 0..<6000 {
      let (x, y) = (figures.next(), figures.next())
      let (a, b) = (x.number, y.number)
      let isRight =
        (a < b) == (x.plain < y.plain) && (a == b) == (x.plain == y.plain) && (a < b) == (b > a)
        && (a < b) == !(a >= b) && (a > b) == !(a <= b) && (a == b) == !(a != b) && a == a && !(a < a)
      if !isRight { wrong.append("\(a), \(b)") }
    }
    #expect(wrong == [])
  }

  @Test("A sum is the same in any order, and a term that is taken away again leaves none of it")
  func rearranging() {
    var figures = Figures(seed: 170)
    var wrong: [String] = []
    for _ in 0..<3000 {
      let (x, y, z) = (figures.next().number, figures.next().number, figures.next().number)
      let isRight =
        x + y - y == x && (x + y) + z == x + (z + y) && x - y == -(y - x) && x * (y + z) == x * y + z * x
        && (y.isZero || (x * y).divided(by: y) == x)
      if !isRight { wrong.append("\(x), \(y), \(z)") }
    }
    #expect(wrong == [])
  }

  @Test("Rounding is that of big fractions, digit for digit")
  func rounding() {
    var figures = Figures(seed: 8)
    var wrong: [String] = []
    for _ in 0..<6000 {
      let value = figures.next().number
      let decimals = figures.integer(-4...20)
      guard let fraction = value.fraction, value.decimal == nil else { continue }
      let expected = Decimal(coefficient: fraction.scaledHalfEven(decimals), scale: decimals)
      let rounded = value.rounded(to: decimals)
      if rounded != expected || rounded.scale != expected.scale { wrong.append("\(value) to \(decimals)") }
    }
    #expect(wrong == [])
  }

  @Test("The digits of a quotient go as far as they are asked for")
  func farDigits() throws {
    let third = try #require(Number(1).divided(by: 3))
    #expect([0, 18, 19].map { third.rounded(to: $0).scale } == [0, 18, 19])
    #expect(third.rounded(to: 19).description == "0.3333333333333333333")
    #expect((-third).rounded(to: 0).description == "0")
  }

  @Test("A quotient is combined with roots as any fraction is")
  func roots() throws {
    let third = try #require(Number(1).divided(by: 3))
    let root = try #require(Number(2).raised(to: 1, over: 2))
    #expect((root + third) - root == third)
    #expect(third + root == root + third)
    #expect((root * third) * 3 == root)
    #expect(third * root == root * third)
    #expect(third.divided(by: root).map { $0 * root } == third)
    #expect((root - root) * third == 0)
    #expect(third < root && root > third && third != root)
    #expect((third * third).raised(to: 1, over: 2) == third)
    #expect(third.raised(to: -2) == 9)
  }

  @Test("The room that a quotient takes is counted in lowest terms")
  func digits() throws {
    let third = try #require(Number(1).divided(by: 3))
    let same = try #require(Number(1_000_000).divided(by: 3_000_000))
    #expect(third.digitCount == same.digitCount)
    #expect(third.digitCount == 1)
  }
}
