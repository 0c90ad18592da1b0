internal import CEL
internal import Packs
internal import Quantities

/// How a value moves from year to year, and what its due year asks of it.
///
/// Amounts and counts grow by a rate; shares and per-unit values take steps, and so does what a linear path leads.
struct Pacing {
  /// A value of a year, in the limit's unit.
  struct Point {
    let year: Int
    let number: Number
  }

  let limit: LimitJudge
  let due: Int
  /// What values go up by, in the limit's unit, where they are whole.
  let step: Number?
  let now: Point

  private var grows: Bool {
    switch limit.requirement.path {
    case .compound: return true
    case .linear: return false
    default: break
    }
    let unit = limit.requirement.unit
    return unit.dimension == .money || unit.dimension.isCount
  }

  private var isMet: Bool { limit.target().map { $0.isSatisfied(by: limit.judging.judged(now.number)) } ?? true }

  /// What every year up to the due year asks; `nil` where nothing is left to do, and where nothing of the kind leads there.
  func needed() -> Pace? {
    guard now.year < due, !isMet, let target = limit.target(),
      let wanted = limit.wanted(for: now.number, [target], step: step)
    else { return nil }
    return pace(from: now, to: Point(year: due, number: wanted.number))
  }

  /// What came of the years since an earlier value.
  func soFar(since start: Point) -> Pace? { start.year < now.year ? pace(from: start, to: now) : nil }

  private func pace(from start: Point, to end: Point) -> Pace? {
    let years = end.year - start.year
    guard grows else {
      let step = (end.number - start.number).divided(by: Number(years))
      return step.map { Pace(measure: .step(limit.difference($0)), from: start.year, to: end.year) }
    }
    guard start.number > 0, end.number > 0,
      let growth = end.number.divided(by: start.number)?.raised(to: 1, over: years)
    else { return nil }
    let percent = Unit.standard(for: .share)
    return Pace(
      measure: .growth(Figure(number: percent.value(ofBase: growth - 1), unit: percent, decimals: nil)),
      from: start.year, to: end.year)
  }

  /// Where the pace since an earlier value leads in the due year.
  func projection(since start: Point) -> Projection? {
    let (years, rest) = (now.year - start.year, due - now.year)
    guard years > 0, rest > 0, let target = limit.target() else { return nil }
    var number: Number?
    if !grows {
      number = ((now.number - start.number) * Number(rest)).divided(by: Number(years)).map { now.number + $0 }
    } else if start.number > 0, now.number > 0 {
      number = now.number.divided(by: start.number)?.raised(to: rest, over: years).map { now.number * $0 }
    }
    return number.map {
      Projection(
        year: due, value: limit.inUnit($0), meetsTarget: target.isSatisfied(by: limit.judging.judged($0)))
    }
  }
}

extension LimitJudge {
  /// Where a value stood when the plan was made: where its path starts, else the indicator's last baseline before the due
  /// year and the years that are judged.
  func baseline(of value: Expression, for region: Region, _ pack: Pack, due: Int?) -> Pacing.Point? {
    switch requirement.path {
    case .linear(let start, let base), .compound(let start, let base):
      return Pacing.Point(year: start, number: requirement.unit.value(ofBase: base))
    default: break
    }
    guard region.level == 0, !region.isResidual, case .member(let object, let slot, _) = value.operation,
      case .subject = object.operation, case .indicator(let index) = Slot.meaning(of: slot)
    else { return nil }
    let baseline = pack.indicators[index].baseline
    guard let year = baseline.keys.filter({ $0 < due ?? pack.identity.years.lowerBound }).max(),
      let start = baseline[year]
    else { return nil }
    return Pacing.Point(year: year, number: requirement.unit.value(ofBase: start.number))
  }
}
