internal import Quantities

/// What operations cost beyond the one step that each takes anyway: sizes are known when an expression is evaluated, so
/// that what is large is paid for before it is gone through.
extension Frame {
  /// Longer numbers than any figure has: their square is what a division of them takes.
  private static let freeDigits = 64
  /// The digits of a product or quotient, at most.
  private static let mostDigits = 20_000
  /// Sums of roots are told apart by ever closer bounds.
  private static let rootSteps = 4_000
  /// A text that is compared in no time.
  private static let freeText = 256

  /// Whether two numbers may be reckoned with.
  @inline(__always)
  mutating func pay(for a: Number, _ b: Number) -> Bool { a.isShort && b.isShort || payLong(for: a, b) }

  private mutating func payLong(for a: Number, _ b: Number) -> Bool {
    let digits = a.digitCount + b.digitCount
    guard digits <= Self.mostDigits else { return charge(.max) }
    let size = digits / Self.freeDigits
    return charge(size * size + (a.isRational && b.isRational ? 0 : Self.rootSteps))
  }

  /// Whether so many numbers may be brought down to one: the sum of fractions has as many digits as all of them together.
  mutating func pay(forAggregateOf numbers: [Number]) -> Bool {
    var digits = 0
    for number in numbers where !number.isDecimal {
      digits = min(digits + number.digitCount, Self.mostDigits)
      let size = digits / Self.freeDigits
      guard charge(size * size + (number.isRational ? 0 : Self.rootSteps)) else { return false }
    }
    return true
  }

  /// Whether a text may be gone through.
  @inline(__always)
  mutating func pay(for text: String) -> Bool {
    let length = text.utf8.count
    return length <= Self.freeText || charge(length / 8)
  }

  /// Whether a value may be compared with another, to its last part.
  mutating func pay(for value: Value) -> Bool {
    switch value {
    case .string(let text): pay(for: text)
    case .bytes(let bytes): charge(bytes.count / 8)
    case .number(let number): charge(number.cost)
    case .list, .map, .objects, .optional: charge(value.size(upTo: affordable))
    default: true
    }
  }
}
