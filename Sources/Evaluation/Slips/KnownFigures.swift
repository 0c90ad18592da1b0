internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// What a figure is held against to see whether it is plausible: the same figure of the nearest year that is known, else
/// those of its peers.
struct KnownFigures {
  private let judge: Judge
  private let cells: ReportedCells

  init(_ judge: Judge, _ cells: ReportedCells) {
    self.judge = judge
    self.cells = cells
  }

  /// A figure of one year, or what lies between the least and the greatest of several.
  struct Known {
    let low: Number
    let high: Number
    /// How many times as much or as little is still like it.
    let allowed: Number
    /// Whether a figure that lies off is no plausible one: of amounts the largest region has more than its peers.
    let isTelling: Bool

    /// By what factor a figure lies off; `nil` for one that is not above 0, which none of these is.
    func factor(_ number: Number) -> Number? {
      guard number > 0 else { return nil }
      if number < low { return low.divided(by: number) }
      return number > high ? number.divided(by: high) : 1
    }

    func fits(_ number: Number) -> Bool { factor(number).map { $0 <= allowed } ?? false }

    /// Whether it is so far off as no change of a year explains.
    func isBeside(_ number: Number) -> Bool { factor(number).map { $0 >= 5 } ?? true }
  }

  /// Farther years than that tell nothing of this one.
  private static let mostYears = 5
  /// Of fewer peers nobody can tell what is usual.
  private static let fewestPeers = 4

  func known(of cell: ReportedCell) -> Known? {
    switch cell.identity {
    case .indicator(let index, let year, let report): otherYear(index, year, report) ?? peers(index, year, report)
    case .field(let field, let record): otherYear(field, record)
    }
  }

  /// The figure of last year, where that is another cell's or the plan's.
  func lastYear(of cell: ReportedCell) -> Number? {
    switch cell.identity {
    case .indicator(let index, let year, let report): number(index, year - 1, report)
    case .field(let field, let record): number(field, record, yearsBack: 1)
    }
  }

  private func otherYear(_ index: Int, _ year: Int, _ report: Int) -> Known? {
    for distance in 1...Self.mostYears {
      for other in [year - distance, year + distance] {
        guard let number = number(index, other, report), number > 0 else { continue }
        return Known(low: number, high: number, allowed: Self.allowed(distance), isTelling: true)
      }
    }
    return nil
  }

  /// Half as much again in a year is growth; in several years a figure may have trebled.
  private static func allowed(_ distance: Int) -> Number {
    distance == 1 ? Number(Decimal(coefficient: 15, scale: 1)) : 3
  }

  private func number(_ index: Int, _ year: Int, _ report: Int) -> Number? {
    let report = judge.submissions.reports[report]
    let view = max(report.year, year)
    guard year >= judge.submissions.earliestYear else { return nil }
    let row = PlanRows.RegionRow(PlanRows.regionRow(report.region, view)).object(year: year)
    switch judge.rows.reported(index, PlanRows.RegionRow(row)) {
    case .value(let value): return value.number
    case .baseline(let baseline): return baseline.number
    case nil: return nil
    }
  }

  private func number(_ field: Int, _ record: Int, yearsBack: Int) -> Number? {
    guard let year = judge.submissions.year(of: record),
      let other = judge.submissions.counterpart(of: record, year: year - yearsBack, rank: 0)
    else { return nil }
    return judge.submissions.field(field, of: other).value?.number
  }

  private func otherYear(_ field: Int, _ record: Int) -> Known? {
    for distance in 1...Self.mostYears {
      if let number = number(field, record, yearsBack: distance), number > 0 {
        return Known(low: number, high: number, allowed: Self.allowed(distance), isTelling: true)
      }
    }
    return nil
  }

  /// What the other regions of the level report: shares lie near one another, of amounts the least and the greatest tell.
  private func peers(_ index: Int, _ year: Int, _ report: Int) -> Known? {
    let (regions, own) = (judge.pack.regions, judge.submissions.reports[report].region)
    let level = regions.all[own].level
    let numbers = regions.all.indices.filter { $0 != own && regions.all[$0].level == level && !regions.isResidual($0) }
      .compactMap { judge.submissions.value(of: index, $0, year)?.number }.filter { $0 > 0 }.sorted()
    guard numbers.count >= Self.fewestPeers else { return nil }
    let unit = judge.pack.indicators[index].unit
    // The least and the greatest may be slips themselves.
    return Known(
      low: numbers[1], high: numbers[numbers.count - 2], allowed: 2,
      isTelling: unit.dimension == .share || unit.symbol.contains("/"))
  }
}
