internal import Quantities

/// The least and the greatest that a number can be, as far as that can be told; in base units.
struct NumberReach {
  var least: Number?
  var greatest: Number?

  static let any = NumberReach(least: nil, greatest: nil)

  static func only(_ number: Number) -> NumberReach { NumberReach(least: number, greatest: number) }

  /// - Parameter change: One that keeps the order of numbers.
  func map(_ change: (Number) -> Number) -> NumberReach {
    NumberReach(least: least.map(change), greatest: greatest.map(change))
  }

  /// Whether it can lie on that side of another number.
  func canLie(_ side: CoverageItem.Side, _ other: NumberReach) -> Bool {
    switch side {
    case .below: !isAtLeast(other)
    case .above: !other.isAtLeast(self)
    case .at: !isApart(from: other)
    }
  }

  /// Whether each of its values is certain to be no less than every value of another.
  private func isAtLeast(_ other: NumberReach) -> Bool {
    guard let least, let greatest = other.greatest else { return false }
    return least >= greatest
  }

  private func isApart(from other: NumberReach) -> Bool {
    if let least, let greatest = other.greatest, least > greatest { return true }
    if let greatest, let least = other.least, greatest < least { return true }
    return false
  }

  /// Whether both are certain to be one and the same number.
  func isSame(as other: NumberReach) -> Bool {
    guard let least, let greatest, let otherLeast = other.least, let otherGreatest = other.greatest else {
      return false
    }
    return least == greatest && otherLeast == otherGreatest && least == otherLeast
  }
}
