extension Number: Comparable {
  /// Whether both are the same number, however they were computed.
  public static func == (a: Number, b: Number) -> Bool {
    switch (a.storage, b.storage) {
    case (.decimal(let x), .decimal(let y)): x == y
    case (.quotient(let x), .quotient(let y)): x == y
    // The expansion of a decimal ends, and that of a quotient does not.
    case (.decimal, .quotient), (.quotient, .decimal): false
    default: a.order(to: b) == 0
    }
  }

  /// Whether the first number is the smaller.
  public static func < (a: Number, b: Number) -> Bool {
    if case (.decimal(let x), .decimal(let y)) = (a.storage, b.storage) { return x < y }
    if let x = a.quotient, let y = b.quotient { return x < y }
    return a.order(to: b) < 0
  }

  /// -1, 0 or 1: below, equal, above.
  func order(to other: Number) -> Int {
    switch (storage, other.storage) {
    case (.root(let x), .root(let y)):
      return x == y ? 0 : orderOfLikeRoots(x, y) ?? orderByBrackets(to: other)
    case (.root(let root), _):
      if let value = other.fraction { return root.order(to: value) }
    case (_, .root(let root)):
      if let value = fraction { return -root.order(to: value) }
    default:
      if let x = fraction, let y = other.fraction { return x == y ? 0 : x < y ? -1 : 1 }
    }
    return orderByBrackets(to: other)
  }

  /// Roots of one degree on one constant are in the order of their radicands; of multiples of one root the difference is
  /// a single root or a fraction.
  private func orderOfLikeRoots(_ x: Root, _ y: Root) -> Int? {
    if x.ratio(of: y) != nil { return (Number(x) - Number(y)).sign }
    guard x.degree == y.degree, x.constant == y.constant else { return nil }
    guard x.isNegative == y.isNegative else { return x.isNegative ? -1 : 1 }
    return (x.radicand < y.radicand) == x.isNegative ? 1 : -1
  }

  private func orderByBrackets(to other: Number) -> Int {
    let (a, b) = (expression, other.expression)
    for bits in Self.precisions {
      guard let x = a.bracket(bits: bits), let y = b.bracket(bits: bits) else { continue }
      if x.high < y.low { return -1 }
      if y.high < x.low { return 1 }
      let tolerance = Integer.small(1) << max(0, bits - Self.decidingBits)
      if bits > Self.decidingBits, x.high - x.low <= tolerance, y.high - y.low <= tolerance { return 0 }
    }
    return 0
  }

  /// 200 decimal digits.
  static let decidingBits = 665
  /// The bits after the point that are tried in turn; the last ones only where a quotient by a tiny number widens a
  /// bracket.
  static let precisions = [32, 128, 256, 512, 1024, 2048, 4096]
}
