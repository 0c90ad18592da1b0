internal import Quantities

/// Figures over many numbers, exact.
enum Aggregates {
  /// `nil` where there is no such figure over none.
  static func value(of macro: Comprehension, _ numbers: [Number]) -> Number? {
    switch macro {
    case .sum: numbers.reduce(0, +)
    case .average: numbers.reduce(0, +).divided(by: Number(numbers.count))
    case .median: median(numbers)
    case .mad: median(numbers).flatMap { center in median(numbers.map { ($0 - center).magnitude }) }
    case .minimum: numbers.min()
    case .maximum: numbers.max()
    default: nil
    }
  }

  private static func median(_ numbers: [Number]) -> Number? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    return (sorted[middle - 1] + sorted[middle]).divided(by: 2)
  }
}

extension Frame {
  func count(_ count: Int) -> Value { .number(Number(count)) }

  /// A part of so many; of none it is missing.
  func share(_ part: Int, of whole: Int, _ range: ExpressionText) -> Value {
    Number(part).divided(by: Number(whole)).map { .number($0) } ?? .unknown(nothing(range))
  }
}
