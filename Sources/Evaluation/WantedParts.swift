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

  /// A value of more figures than that is not taken apart.
  private static let mostFigures = 6

  init(_ advice: LimitAdvice, wanted: Number) {
    self.advice = advice
    self.wanted = wanted
  }

  func parts() -> [WantedPart] {
    var figures: [PlanRows.FigureRead] = []
    for figure in advice.figures where !figures.contains(where: { $0.key == figure.key }) { figures.append(figure) }
    // Of a value that is one figure it is plain.
    guard (2...Self.mostFigures).contains(figures.count) else { return [] }
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
    guard let exact = solution(figure), exact != figure.number, exact.sign == figure.number.sign else { return nil }
    // To the digits that it was reported with, away from what it is, so that the value really gets there.
    let digit = figure.slack.isZero ? 1 : figure.slack * 2
    let isRise = exact > figure.number
    func away(isBeyond: Bool) -> Number {
      isRise ? exact.multiple(of: digit, isBeyond: isBeyond) : -(-exact).multiple(of: digit, isBeyond: isBeyond)
    }
    var found = away(isBeyond: false)
    if isMet(figure, found) == false { found = away(isBeyond: true) }
    guard isMet(figure, found) == true, isMet(figure, isRise ? found - digit : found + digit) == false else {
      return nil
    }
    let indicator = advice.rows.pack.indicators[figure.key.indicator]
    func shown(_ number: Number) -> Figure {
      Figure(number: indicator.unit.value(ofBase: number), unit: indicator.unit, decimals: indicator.decimals)
    }
    return WantedPart(
      name: indicator.id, region: figure.key.region, year: figure.key.year, now: shown(figure.number),
      wanted: shown(found))
  }

  /// Where the value would be what is wanted, with one figure changed alone.
  private func solution(_ figure: PlanRows.FigureRead) -> Number? {
    // Far enough apart to tell, and never at 0.
    let step = figure.number.isZero ? 1 : figure.number
    guard let first = value(figure, figure.number + step), let second = value(figure, figure.number + step + step),
      advice.found.isRational, first.isRational, second.isRational, wanted.isRational
    else { return nil }
    let ratio = ((wanted - advice.found) * (first - second)).divided(
      by: (wanted - second) * (first - advice.found))
    guard let ratio else { return wanted == second && first != second ? figure.number + step + step : nil }
    return (figure.number + ratio * (figure.number + step + step)).divided(by: 1 + ratio)
  }

  private func value(_ figure: PlanRows.FigureRead, _ number: Number) -> Number? {
    advice.value(shifted: [figure.key: number - figure.number])
  }

  private func isMet(_ figure: PlanRows.FigureRead, _ number: Number) -> Bool? {
    value(figure, number).map(advice.isMet)
  }
}
