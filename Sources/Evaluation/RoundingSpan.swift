internal import CEL
internal import Packs
internal import Quantities

/// The least and the greatest that a value may be, for the figures in it were rounded as reported: each may lie off by
/// half a unit of its last digit.
///
/// First it is seen which way each figure moves the value; then all are moved up the value together, and down. That finds
/// the ends of whatever rises or falls in each of its figures, as sums, products and quotients of figures that keep their
/// sign do.
struct RoundingSpan {
  /// In the base unit, as all numbers here.
  let low: Number
  let high: Number

  /// More figures than that are not gone through: a value of so many regions is hardly a matter of digits.
  private static let mostFigures = 32

  /// `nil` where all figures are exact, or the value does not go smoothly with them.
  init?(_ advice: LimitAdvice) {
    let rounded = advice.figures.filter { !$0.slack.isZero }
    guard !rounded.isEmpty, let figures = rounded.distinct(atMost: Self.mostFigures) else { return nil }
    // A limit that is made of rounded figures itself moves with them.
    guard advice.boundFigures.allSatisfy(\.slack.isZero) else { return nil }
    if figures.count == 1, advice.figures.count == 1, case .member = advice.value.operation,
      figures[0].number == advice.found
    {
      (low, high) = (advice.found - figures[0].slack, advice.found + figures[0].slack)
      return
    }
    guard advice.value.isSmooth else { return nil }
    var (raising, lowering): ([PlanRows.FigureShift], [PlanRows.FigureShift]) = ([], [])
    for figure in figures {
      let up = PlanRows.FigureShift(key: figure.key, size: figure.slack)
      let down = PlanRows.FigureShift(key: figure.key, size: -figure.slack)
      guard let moved = advice.value(shifted: [up]) else { return nil }
      let isRise = moved > advice.found
      raising.append(isRise ? up : down)
      lowering.append(isRise ? down : up)
    }
    guard let high = advice.value(shifted: raising), let low = advice.value(shifted: lowering) else { return nil }
    (self.low, self.high) = (low, high)
  }

  /// The farther end's distance from a value between the ends.
  func distance(from value: Number) -> Number { max(value - low, high - value) }
}

extension Expression {
  /// Whether its value moves little when its figures do: no condition decides over parts of it.
  fileprivate var isSmooth: Bool {
    !contains { part in
      switch part.operation {
      case .conditional, .comparison, .rounded, .isIn: true
      case .method(_, let slot, _): if case .rule = Slot.meaning(of: slot) { true } else { false }
      case .comprehension(let macro, _, _, _, let condition, _):
        condition != nil || macro == .count || macro == .share || macro == .filter || macro == .all || macro == .exists
      default: false
      }
    }
  }
}
