internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// How far a derived figure may lie off because the figures in it were rounded: half a unit of the last digit of each.
///
/// The derivation is evaluated at every corner of the box that the figures' roundings span. For sums, products and
/// quotients of figures that keep their sign, the extremes lie at corners. Of many figures the corners are too many: then
/// the effects of each figure alone are added up, which is the same for sums.
struct RoundingSlack {
  private static let mostCorners = 1 << 10

  private let rows: PlanRows
  private let derivation: Expression
  private let row: PlanRows.RegionRow

  init(_ rows: PlanRows, of derivation: Expression, for row: PlanRows.RegionRow) {
    self.rows = rows
    self.derivation = derivation
    self.row = row
  }

  /// - Returns: The largest distance of a corner's value from `value`, in the base unit.
  func slack(around value: Number) -> Number {
    let figures = roundedFigures()
    guard figures.count < Int.bitWidth - 1, 1 << figures.count <= Self.mostCorners else {
      return figures.reduce(0) { $0 + distance(from: value, over: [$1]) }
    }
    return distance(from: value, over: figures)
  }

  /// The largest distance of the value at any corner of what some figures may have been.
  private func distance(from value: Number, over figures: [PlanRows.FigureRead]) -> Number {
    var largest: Number = 0
    for corner in 0..<(1 << figures.count) {
      rows.shifts = figures.enumerated().map { index, figure in
        PlanRows.FigureShift(key: figure.key, size: corner >> index & 1 == 1 ? figure.slack : -figure.slack)
      }
      if case .number(let number) = rows.derive(derivation, row) { largest = max(largest, (number - value).magnitude) }
    }
    rows.shifts = []
    return largest
  }

  /// The figures that the derivation reads and that are rounded.
  private func roundedFigures() -> [PlanRows.FigureRead] {
    rows.figuresRead = []
    _ = rows.derive(derivation, row)
    let figures = rows.figuresRead ?? []
    rows.figuresRead = nil
    var seen: Set<PlanRows.FigureKey> = []
    return figures.filter { !$0.slack.isZero && seen.insert($0.key).inserted }
  }
}
