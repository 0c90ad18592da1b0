internal import Quantities

/// What would meet a limit.
extension LimitJudge {
  /// The value nearest to another one that meets a limit.
  struct Wanted {
    /// In the limit's unit.
    let number: Number
    /// Whether the value has to lie beyond it, not only at it.
    let isBeyond: Bool
    /// Whether the value has to rise.
    let isRise: Bool
  }

  /// The value nearest to one that falls short that meets one of some limits.
  ///
  /// - Parameters:
  ///   - value: In the limit's unit, before it is rounded.
  ///   - step: What values are whole multiples of, in the limit's unit; `nil` where they may lie anywhere.
  /// - Returns: `nil` where no value meets any: none that is whole lies between 1.2 and 1.8.
  func wanted(for value: Number, _ limits: [Limit], step: Number?) -> Wanted? {
    let found = limits.compactMap { wanted(for: value, $0, step: step) }
    return found.min { ($0.number - value).magnitude < ($1.number - value).magnitude }
  }

  private func wanted(for value: Number, _ limit: Limit, step: Number?) -> Wanted? {
    let judged = judging.judged(value)
    let isMet = { limit.isSatisfied(by: self.judging.judged($0)) }
    if let low = limit.low.map({ $0 - limit.tolerance }), judged < low || (judged == low && limit.comparison.isStrict) {
      return least(reaching: low, isStrict: limit.comparison.isStrict, step: step, isMet)
    }
    guard let high = limit.high.map({ $0 + limit.tolerance }) else { return nil }
    // Rounding to the even digit is the same on both sides of 0.
    let mirrored = least(reaching: -high, isStrict: limit.comparison.isStrict, step: step) { isMet(-$0) }
    return mirrored.map { Wanted(number: -$0.number, isBeyond: $0.isBeyond, isRise: false) }
  }

  /// The least value that, rounded as the rule asks, reaches a bound.
  ///
  /// - Parameter isMet: Whether a value meets the whole limit: what reaches its lower bound may lie above its upper one.
  private func least(
    reaching bound: Number, isStrict: Bool, step: Number?, _ isMet: (Number) -> Bool
  ) -> Wanted? {
    var edge = Wanted(number: bound, isBeyond: isStrict, isRise: true)
    if case .rounded(let decimals) = judging {
      guard let unit = Number(10).raised(to: -decimals), let half = unit.divided(by: 2) else { return nil }
      let reached = bound.multiple(of: unit, isBeyond: isStrict)
      guard isMet(reached) else { return nil }
      // Halfway to the next digit below goes to the even one of the two.
      edge = Wanted(number: reached - half, isBeyond: judging.judged(reached - half) < reached, isRise: true)
    }
    guard let step else { return edge.isBeyond || isMet(edge.number) ? edge : nil }
    let whole = edge.number.multiple(of: step, isBeyond: edge.isBeyond)
    return isMet(whole) ? Wanted(number: whole, isBeyond: false, isRise: true) : nil
  }
}

extension Number {
  /// The least multiple of a step that is not below the number, or where it has to lie beyond, above it.
  func multiple(of step: Number, isBeyond: Bool) -> Number {
    guard let steps = divided(by: step) else { return self }
    let nearest = Number(steps.rounded(to: 0))
    return (nearest < steps || (isBeyond && nearest == steps) ? nearest + 1 : nearest) * step
  }
}
