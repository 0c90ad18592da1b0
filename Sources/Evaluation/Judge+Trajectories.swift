internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// How the values of headline rules moved.
extension Judge {
  /// The trajectories of the rules with the tag `headline`, by rules, region codes.
  ///
  /// - Parameter verdicts: All that were kept.
  func trajectories(of verdicts: [Verdict]) -> [Trajectory] {
    pack.rules.filter { $0.tags.contains("headline") && $0.effective.contains(asOf) }.flatMap { rule in
      let own = verdicts.filter {
        $0.rule == rule.id && $0.subject.register == nil && $0.outcome != .notApplicable
      }
      return rule.forms.flatMap { trajectories(of: rule, $0, own) }
        .sorted { ($0.subject.region ?? 0) < ($1.subject.region ?? 0) }
    }
  }

  private func trajectories(of rule: Rule, _ form: RuleForm, _ verdicts: [Verdict]) -> [Trajectory] {
    guard case .regions(let level, let only) = form.subject, case .limit(let value, let requirement) = form.requirement
    else { return [] }
    let years = reportedYears
    return EachCombinations.of(form.each).flatMap { each in
      let all = form.allValues(each, of: pack)
      var own = [[Verdict]](repeating: [], count: pack.regions.all.count)
      for verdict in verdicts where verdict.subject.each == all {
        if let region = verdict.subject.region { own[region].append(verdict) }
      }
      let regions = pack.regions.all.indices.filter { region in
        pack.regions[region].level == level && only?.contains(region) ?? true && !own[region].isEmpty
      }
      return regions.compactMap { region in
        TrajectoryReader(
          judge: self, rule: rule, value: value, requirement: requirement, region: region,
          variables: each.map { .string($0.text) }, verdicts: own[region], reportedYears: years
        ).trajectory()
      }
    }
  }

  /// The years that reports and files speak of.
  private var reportedYears: Set<Int> {
    var years: Set<Int> = []
    for report in submissions.reports {
      years.insert(report.year)
      years.formUnion(report.history.keys)
    }
    if !submissions.observations.isEmpty || !submissions.tables.isEmpty {
      years.formUnion(pack.identity.years.lowerBound - 1...pack.identity.years.upperBound)
    }
    return years
  }
}

/// Reads one rule's values for one region, year by year.
private struct TrajectoryReader {
  let judge: Judge
  let rule: Rule
  let value: Expression
  let requirement: LimitRequirement
  let region: Int
  let variables: [Value]
  /// The region's, by years.
  let verdicts: [Verdict]
  let reportedYears: Set<Int>

  private var pack: Pack { judge.pack }
  private var lastYear: Int { verdicts.last?.subject.year ?? pack.identity.years.upperBound }

  func trajectory() -> Trajectory? {
    guard let last = verdicts.last else { return nil }
    let limit = limit(in: rule.due ?? lastYear) ?? limit(in: lastYear)
    let baseline = limit?.baseline(of: value, for: pack.regions[region], pack, due: rule.due)
    let values = values(after: baseline?.year)
    let inUnit = { (point: Pacing.Point) in
      Trajectory.Point(
        year: point.year,
        figure: Figure(number: point.number, unit: requirement.unit, decimals: requirement.decimals), outcome: nil)
    }
    var pace: (needed: Pace?, soFar: Pace?, projection: Projection?) = (nil, nil, nil)
    if let limit { pace = self.pace(limit, values, since: baseline) }
    return Trajectory(
      rule: rule.id, subject: Subject(region: region, each: last.subject.each), title: last.title,
      comparison: requirement.comparison, unit: requirement.unit, baseline: baseline.map(inUnit),
      path: path(limit).map(inUnit), values: values,
      target: limit?.bound.map { inUnit(Pacing.Point(year: 0, number: $0)).figure },
      due: rule.due, outcome: last.outcome, paceNeeded: pace.needed, paceSoFar: pace.soFar,
      projection: pace.projection)
  }

  // MARK: - Values

  /// The known values of years after one: as they were judged, else as the region's last report has them, else as an
  /// earlier one.
  private func values(after first: Int?) -> [Trajectory.Point] {
    years.filter { $0 > first ?? .min }.compactMap { year in
      let verdict = verdicts.first { $0.subject.year == year }
      if let verdict, let actual = verdict.actual {
        return Trajectory.Point(year: year, figure: actual, outcome: verdict.outcome)
      }
      for view in views(of: year) {
        let row = PlanRows.RegionRow(PlanRows.regionRow(region, view)).object(year: year)
        if let number = evaluate(value, row) {
          let figure = Figure(
            number: requirement.unit.value(ofBase: number), unit: requirement.unit, decimals: requirement.decimals)
          return Trajectory.Point(year: year, figure: figure, outcome: verdict?.outcome)
        }
      }
      return nil
    }
  }

  private var years: [Int] { reportedYears.union(verdicts.compactMap(\.subject.year)).sorted() }

  /// The years whose reports may know a year's value, the last one first.
  private func views(of year: Int) -> [Int] {
    verdicts.compactMap(\.subject.year).reversed().filter { $0 > year } + [year]
  }

  private func evaluate(_ expression: Expression, _ row: Object) -> Number? {
    judge.rows.evaluate(expression, row, variables, rule.responseRate).number
  }

  // MARK: - What is asked

  /// The limit as it stands for a year; `nil` where it is not known.
  private func limit(in year: Int) -> LimitJudge? {
    let row = PlanRows.RegionRow(PlanRows.regionRow(region, max(year, lastYear))).object(year: year)
    let low = requirement.low.map { evaluate($0, row) }
    let high = requirement.high.map { evaluate($0, row) }
    if case .some(nil) = low { return nil }
    if case .some(nil) = high { return nil }
    return LimitJudge(requirement, low: low ?? nil, high: high ?? nil)
  }

  private func path(_ limit: LimitJudge?) -> [Pacing.Point] {
    guard requirement.comparison != .between else { return [] }
    let judged = max(rule.years.lowerBound, pack.identity.years.lowerBound)
    guard let due = rule.due else {
      let last = min(rule.years.upperBound, pack.identity.years.upperBound)
      return (judged..<max(judged, last + 1)).compactMap { year in
        self.limit(in: year)?.bound.map { Pacing.Point(year: year, number: $0) }
      }
    }
    guard let limit, let target = limit.bound else { return [] }
    let first: Int =
      switch requirement.path {
      case .linear(let start, _), .compound(let start, _): start
      case .milestones(let figures): figures.keys.min() ?? due
      case .flat: judged
      case nil: due
      }
    let before = (first..<max(first, due)).compactMap { year in
      limit.pathValue(in: year, due: due).map { Pacing.Point(year: year, number: $0) }
    }
    return before + [Pacing.Point(year: due, number: target)]
  }

  // MARK: - Pace

  private func pace(
    _ limit: LimitJudge, _ values: [Trajectory.Point], since baseline: Pacing.Point?
  ) -> (needed: Pace?, soFar: Pace?, projection: Projection?) {
    if case .flat = requirement.path { return (nil, nil, nil) }
    guard let due = rule.due, let last = values.last, last.year < due, !value.isOfOtherYears else {
      return (nil, nil, nil)
    }
    let points = values.map { Pacing.Point(year: $0.year, number: $0.figure.number) }
    let step = value.isWhole ? Number(1).divided(by: Number(requirement.unit.factor)) : nil
    let pacing = Pacing(
      limit: limit, due: due, step: step, now: Pacing.Point(year: last.year, number: last.figure.number))
    let start = baseline ?? points.first { $0.year >= pack.identity.years.lowerBound - 1 }
    guard let start else { return (pacing.needed(), nil, nil) }
    return (pacing.needed(), pacing.soFar(since: start), pacing.projection(since: start))
  }
}
