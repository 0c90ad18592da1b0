internal import CEL
internal import Packs
internal import Quantities

/// Reckons what helps with the number of one verdict.
struct LimitAdvice {
  let requirement: RequirementJudge
  let value: Expression
  let limit: LimitJudge
  /// What the value was held against: any of them meets the requirement.
  let limits: [Limit]
  /// In the base unit.
  let found: Number
  /// The reported figures that the value was made of.
  let figures: [PlanRows.FigureRead]
  /// Those that the limit itself was made of.
  let boundFigures: [PlanRows.FigureRead]

  var rows: PlanRows { requirement.judge.rows }

  init(
    _ requirement: RequirementJudge, of value: Expression, _ limit: LimitJudge, _ limits: [Limit], found: Number,
    figures: [PlanRows.FigureRead], boundFigures: [PlanRows.FigureRead]
  ) {
    self.requirement = requirement
    self.value = value
    self.limit = limit
    self.limits = limits
    self.found = found
    self.figures = figures
    self.boundFigures = boundFigures
  }

  /// - Returns: `nil` where there is nothing to say.
  func advice(isMet: Bool) -> Advice? {
    let isOnRegion = requirement.row.register == nil
    // What is evaluated here is no part of the verdict.
    let (reads, absorbed) = (rows.reads, rows.absorbed)
    defer { (rows.reads, rows.absorbed) = (reads, absorbed) }
    var advice = Advice()
    if !isMet { addWanted(to: &advice, isOnRegion: isOnRegion) }
    guard isOnRegion else { return advice.isEmpty ? nil : advice }
    if let span = RoundingSpan(self) {
      advice.uncertainty = limit.difference(limit.figure(span.distance(from: found)).number)
      advice.dependsOnDigits = dependsOnDigits(span, isMet: isMet)
    }
    addPace(to: &advice)
    return advice.isEmpty ? nil : advice
  }

  /// Whether a value in the base unit meets what was asked.
  func isMet(by base: Number) -> Bool {
    let judged = limit.judging.judged(limit.figure(base).number)
    return limits.contains { $0.isSatisfied(by: judged) }
  }

  /// The value in the base unit where some figures are others by so much; `nil` where it has none.
  func value(shifted shifts: [PlanRows.FigureShift]) -> Number? {
    rows.shifts = shifts
    defer { rows.shifts = [] }
    return rows.evaluate(value, requirement.row, requirement.values, requirement.rule.responseRate).number
  }

  // MARK: - What would meet the limit

  private func addWanted(to advice: inout Advice, isOnRegion: Bool) {
    let actual = limit.figure(found).number
    guard let wanted = limit.wanted(for: actual, limits, step: step) else { return }
    advice.wanted = limit.inUnit(wanted.number)
    advice.isBeyond = wanted.isBeyond
    advice.change = limit.difference(wanted.number - actual)
    guard isOnRegion else { return }
    let base = limit.requirement.unit.baseValue(of: wanted.number)
    advice.elements = elements(for: base, wanted)
    advice.parts = WantedParts(self, wanted: base, isRise: wanted.isRise).parts()
  }

  /// What the value goes up or down by, in the limit's unit, where it counts things that come one by one.
  var step: Number? {
    guard value.isWhole, found.integer != nil else { return nil }
    return Number(1).divided(by: Number(limit.requirement.unit.factor))
  }

  /// Of `share(z, condition)`: how many would have to qualify.
  private func elements(for share: Number, _ wanted: LimitJudge.Wanted) -> WantedElements? {
    guard case .comprehension(.share, let range, _, _, _, _) = value.operation, requirement.rule.responseRate == nil,
      !rows.hasTallies
    else { return nil }
    let list = rows.evaluate(range, requirement.row, requirement.values, nil)
    guard let total = list.count, let now = (found * Number(total)).integer else { return nil }
    let exact = share * Number(total)
    let qualifying =
      wanted.isRise
      ? exact.multiple(of: 1, isBeyond: wanted.isBeyond) : -(-exact).multiple(of: 1, isBeyond: wanted.isBeyond)
    guard let wanted = qualifying.integer, (0...total).contains(wanted) else { return nil }
    return WantedElements(now: now, wanted: wanted, total: total)
  }

  // MARK: - From year to year

  private func addPace(to advice: inout Advice) {
    let row = PlanRows.RegionRow(requirement.row)
    guard let due = requirement.rule.due, row.year < due, isOfOneYear(row.year) else { return }
    let pacing = Pacing(
      limit: limit, due: due, step: step, now: Pacing.Point(year: row.year, number: limit.figure(found).number))
    advice.paceNeeded = pacing.needed()
    guard let start = start(before: row) else { return }
    advice.paceSoFar = pacing.soFar(since: start)
    advice.projection = pacing.projection(since: start)
  }

  /// Whether the value has a pace: what must hold in every year has none, nor a growth from another year.
  private func isOfOneYear(_ year: Int) -> Bool {
    if case .flat = limit.requirement.path { return false }
    return figures.allSatisfy { $0.key.year == year } && !value.isOfOtherYears
  }

  /// No plan looks farther back.
  private static let mostYears = 50

  /// The baseline, else the value of the year before those that are judged, or the first known one of these.
  private func start(before row: PlanRows.RegionRow) -> Pacing.Point? {
    let pack = rows.pack
    if let baseline = limit.baseline(of: value, for: pack.regions[row.region], pack, due: requirement.rule.due) {
      return baseline
    }
    let first = max(pack.identity.years.lowerBound - 1, rows.submissions.earliestYear, row.year - Self.mostYears)
    for year in first..<max(row.year, first) {
      let earlier = rows.evaluate(
        value, row.object(year: year), requirement.values, requirement.rule.responseRate)
      if let number = earlier.number { return Pacing.Point(year: year, number: limit.figure(number).number) }
    }
    return nil
  }

  // MARK: - Within the digits

  private func dependsOnDigits(_ span: RoundingSpan, isMet: Bool) -> Bool {
    let ends = [span.low, span.high].map { self.isMet(by: $0) }
    if isMet { return ends.contains(false) }
    if ends.contains(true) { return true }
    // Between the ends, too, the limit may be met: exactly so much is asked, or from so much to so much.
    let (low, high) = (limit.figure(span.low).number, limit.figure(span.high).number)
    return limits.contains { limit in
      guard let least = limit.low, let most = limit.high else { return false }
      return low < least && most < high
    }
  }
}

extension Advice {
  fileprivate var isEmpty: Bool {
    wanted == nil && uncertainty == nil && paceNeeded == nil && paceSoFar == nil && projection == nil
  }
}

extension Value {
  /// How many elements a list has.
  fileprivate var count: Int? {
    switch self {
    case .objects(let objects): objects.count
    case .list(let list): list.count
    default: nil
    }
  }
}

extension Expression {
  /// Whether it reads other years than the row's own by itself.
  var isOfOtherYears: Bool {
    contains { part in
      switch part.operation {
      case .member(_, Slot.previous, _), .method(_, Slot.inYear, _), .method(_, Slot.since, _): true
      default: false
      }
    }
  }

  /// Whether its values are whole numbers: counts, and sums, differences and products of them.
  var isWhole: Bool {
    switch operation {
    case .constant(.number(let number)): number.integer != nil
    case .member: if case .number(let unit) = type { unit.isExactCount } else { false }
    case .comprehension(.count, _, _, _, _, _): true
    case .comprehension(.sum, _, _, _, _, let body), .comprehension(.minimum, _, _, _, _, let body),
      .comprehension(.maximum, _, _, _, _, let body):
      body?.isWhole ?? false
    case .arithmetic(.add, let a, let b), .arithmetic(.subtract, let a, let b), .arithmetic(.multiply, let a, let b):
      a.isWhole && b.isWhole
    case .call(let call, _): call.name == "size"
    case .scoped(_, let body), .negate(let body), .absolute(let body): body.isWhole
    default: false
    }
  }
}
