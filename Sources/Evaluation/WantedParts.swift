internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// What each figure of a value alone would have to be for the value to meet what was asked.
///
/// A value that is a sum, product or quotient is, of any one figure x in it, (a·x + b) / (c·x + d). Such a function keeps the
/// cross-ratio, so that three values of it tell where it takes any fourth. What comes of it is tried out: nothing is said
/// of a figure that does not do, or where one digit less would.
struct WantedParts {
  private let advice: LimitAdvice
  /// What the value would have to be, in the base unit.
  private let wanted: Number
  /// Whether the value has to rise.
  private let isRise: Bool

  /// A value of more figures than that is not taken apart.
  private static let mostFigures = 6
  /// How many digits away a figure is looked for.
  private static let farthest = 1 << 30

  init(_ advice: LimitAdvice, wanted: Number, isRise: Bool) {
    self.advice = advice
    self.wanted = wanted
    self.isRise = isRise
  }

  func parts() -> [WantedPart] {
    // Of a value that is one figure it is plain.
    guard let figures = advice.figures.distinct(atMost: Self.mostFigures), figures.count > 1 else { return [] }
    return figures.filter(isOwn).compactMap(part)
  }

  /// Whether the subject reports the figure itself, for its own year, and the limit is not made of it as well.
  private func isOwn(_ figure: PlanRows.FigureRead) -> Bool {
    let key = figure.key
    let row = PlanRows.RegionRow(advice.requirement.row)
    guard key.region == row.region, key.year == row.year, key.year == row.viewYear,
      !advice.boundFigures.contains(where: { $0.key == key })
    else { return false }
    if case .value = advice.rows.reported(key.indicator, row) { return true }
    return false
  }

  private func part(_ figure: PlanRows.FigureRead) -> WantedPart? {
    // To the digits that it was reported with, away from what it is, so that the value really gets there.
    let digit = figure.slack.isZero ? 1 : figure.slack * 2
    guard let found = isRational ? solved(figure, digit) : searched(figure, digit),
      // What is no less than 0 by its nature is not told to be.
      found.sign >= 0 || figure.number.sign < 0
    else { return nil }
    let indicator = advice.rows.pack.indicators[figure.key.indicator]
    func shown(_ number: Number) -> Figure {
      Figure(number: indicator.unit.value(ofBase: number), unit: indicator.unit, decimals: indicator.decimals)
    }
    return WantedPart(
      name: indicator.id, region: figure.key.region, year: figure.key.year, now: shown(figure.number),
      wanted: shown(found))
  }

  private var isRational: Bool { advice.found.isRational && wanted.isRational }

  /// The nearest figure of so many digits that meets what was asked, from where the value is exactly what is wanted.
  private func solved(_ figure: PlanRows.FigureRead, _ digit: Number) -> Number? {
    guard let exact = solution(figure) else { return nil }
    // Where the value lies exactly at what it has to lie beyond, which way to go on has to be tried.
    let ways = exact == figure.number ? [digit, -digit] : [exact > figure.number ? digit : -digit]
    for way in ways {
      for isBeyond in [false, true] {
        let found =
          way > 0 ? exact.multiple(of: digit, isBeyond: isBeyond) : -(-exact).multiple(of: digit, isBeyond: isBeyond)
        if isMet(figure, found) == true, isMet(figure, found - way) == false { return found }
      }
    }
    return nil
  }

  /// The same for what grows by roots: ever farther from the figure until the value meets what was asked, then halving.
  private func searched(_ figure: PlanRows.FigureRead, _ digit: Number) -> Number? {
    guard let next = value(figure, figure.number + digit), next != advice.found else { return nil }
    let way = (next > advice.found) == isRise ? digit : -digit
    // In digits from the figure: short of what was asked, and there.
    var (short, there) = (0, 1)
    while isMet(figure, figure.number + Number(there) * way) != true {
      guard there < Self.farthest else { return nil }
      (short, there) = (there, there * 2)
    }
    while there - short > 1 {
      let middle = (short + there) / 2
      if isMet(figure, figure.number + Number(middle) * way) == true { there = middle } else { short = middle }
    }
    return figure.number + Number(there) * way
  }

  /// Where the value would be what is wanted, with one figure changed alone.
  private func solution(_ figure: PlanRows.FigureRead) -> Number? {
    // Far enough apart to tell, and never at 0.
    let step = figure.number.isZero ? 1 : figure.number
    guard let first = value(figure, figure.number + step), let second = value(figure, figure.number + step + step),
      first.isRational, second.isRational
    else { return nil }
    let ratio = ((wanted - advice.found) * (first - second)).divided(
      by: (wanted - second) * (first - advice.found))
    guard let ratio else { return wanted == second && first != second ? figure.number + step + step : nil }
    return (figure.number + ratio * (figure.number + step + step)).divided(by: 1 + ratio)
  }

  private func value(_ figure: PlanRows.FigureRead, _ number: Number) -> Number? {
    advice.value(shifted: [PlanRows.FigureShift(key: figure.key, size: number - figure.number)])
  }

  private func isMet(_ figure: PlanRows.FigureRead, _ number: Number) -> Bool? {
    value(figure, number).map(advice.isMet)
  }
}
