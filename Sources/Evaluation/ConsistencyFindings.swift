internal import CEL
internal import Diagnostics
internal import Packs
internal import Quantities
internal import Reports

/// Reported figures that disagree with one another by more than rounding explains.
struct ConsistencyFindings {
  private let judge: Judge

  init(_ judge: Judge) {
    self.judge = judge
  }

  private var pack: Pack { judge.pack }
  private var rows: PlanRows { judge.rows }

  // MARK: - Derived figures

  func derivedMismatches() -> [Verdict] {
    // Most of many indicators are not derived, and are not worth a call.
    let derived = pack.indicators.indices.filter { pack.indicators[$0].derivation != nil }
    return judge.judgedRows().flatMap { key in derived.compactMap { index in derivedMismatch(index, key) } }
  }

  func derivedMismatch(_ index: Int, _ key: RegionYear) -> Verdict? {
    let indicator = pack.indicators[index]
    guard let derivation = indicator.derivation,
      let value = judge.submissions.value(of: index, key.region, key.year), let reported = value.number
    else { return nil }
    rows.reads = []
    let row = PlanRows.RegionRow(PlanRows.regionRow(key.region, key.year))
    guard case .number(let derived) = rows.derive(derivation, row) else { return nil }
    var slack = value.slack
    if (reported - derived).magnitude > slack {
      let reads = rows.reads
      slack = slack + RoundingSlack(rows, of: derivation, for: row).slack(around: derived)
      rows.reads = reads
    }
    return mismatch(
      .derivedMismatch, indicator, key, value, reported, recomputed: derived, slack: slack,
      locations: judge.isTrial ? [] : judge.locations())
  }

  private func mismatch(
    _ rule: BuiltInRule, _ indicator: Indicator, _ key: RegionYear, _ value: ReportedValue, _ reported: Number,
    recomputed: Number, slack: Number, locations: [Location]
  ) -> Verdict {
    // A trial asks what was read, and names no places.
    if judge.isTrial {
      rows.note(indicator.id, PlanRows.RegionRow(PlanRows.regionRow(key.region, key.year)), value)
    }
    var subject = Subject(region: key.region, year: key.year)
    subject.indicator = indicator.id
    var verdict = judge.blank(rule, on: subject)
    func figure(_ base: Number) -> Figure {
      Figure(number: indicator.unit.value(ofBase: base), unit: indicator.unit, decimals: indicator.decimals)
    }
    let difference = (reported - recomputed).magnitude
    verdict.outcome = difference <= slack ? .pass : .fail
    verdict.actual = figure(reported)
    var required = RequiredLimit(comparison: .equals)
    required.value = figure(recomputed)
    let unit = indicator.unit.differenceUnit
    func amount(_ base: Number) -> Figure {
      Figure(number: unit.value(ofBase: base), unit: unit, decimals: indicator.decimals)
    }
    if !slack.isZero { required.tolerance = amount(slack) }
    verdict.required = .limit(required)
    verdict.margin = amount(slack - difference)
    verdict.locations = [judge.location(indicator.id, subject, value.text, value.place)] + locations
    return verdict
  }

  // MARK: - Totals

  func totalMismatches() -> [Verdict] {
    judge.judgedRows().flatMap { key -> [Verdict] in
      let below = pack.regions.below(key.region)
      let judged = below.filter { judge.submissions.hasData($0, key.year) && !pack.regions.isResidual($0) }
      // A province that checks its own report alone is not told what the cities would say.
      guard judged.count >= 2 else { return [] }
      return pack.indicators.indices.compactMap { totalMismatch($0, key, below) }
    }
  }

  func totalMismatch(_ index: Int, _ key: RegionYear, _ below: [Int]) -> Verdict? {
    let indicator = pack.indicators[index]
    guard indicator.isTotal, let value = judge.submissions.value(of: index, key.region, key.year),
      let reported = value.number
    else { return nil }
    rows.reads = []
    var sum: Number = 0
    var slack = value.slack
    var lacking = MissingSet()
    for region in below {
      let row = PlanRows.RegionRow(PlanRows.regionRow(region, key.year))
      switch rows.indicator(index, row) {
      case .number(let number): sum = sum + number
      case .unknown(let missing): lacking.formUnion(missing)
      default: break
      }
      if case .value(let part)? = rows.reported(index, row) { slack = slack + part.slack }
    }
    // Where no region below has any of it, there is nothing to compare with.
    guard !rows.reads.isEmpty else { return nil }
    var verdict = mismatch(
      .totalMismatch, indicator, key, value, reported, recomputed: sum, slack: slack,
      locations: judge.isTrial ? [] : judge.locations())
    if !lacking.isEmpty {
      verdict.outcome = .undetermined
      verdict.missing = judge.describe(lacking)
      verdict.required = nil
      verdict.margin = nil
    }
    return verdict
  }

  // MARK: - History

  func revisions() -> [Verdict] {
    judge.currentReports().flatMap { report in
      report.history.sorted { $0.key < $1.key }.flatMap { year, values in
        values.sorted { $0.key < $1.key }.compactMap { index, value in revision(index, year, value, report) }
      }
    }
  }

  /// The figure of that year's own report, else the plan's baseline.
  private func earlier(_ index: Int, _ year: Int, _ report: Report) -> (Number, Number, String, Place)? {
    if let value = judge.submissions.value(of: index, report.region, year), let number = value.number {
      return (number, value.slack, value.text, value.place)
    }
    let region = pack.regions[report.region]
    guard region.level == 0, !region.isResidual, let baseline = pack.indicators[index].baseline[year]
    else { return nil }
    return (baseline.number, baseline.slack, baseline.text, baseline.place)
  }

  func revision(_ index: Int, _ year: Int, _ value: ReportedValue, _ report: Report) -> Verdict? {
    guard let number = value.number, let (standing, slack, text, place) = earlier(index, year, report) else {
      return nil
    }
    let indicator = pack.indicators[index]
    if judge.isTrial {
      for (text, place) in [(value.text, value.place), (text, place)] {
        rows.note(
          PlanRows.Read(
            name: indicator.id, region: report.region, year: year, text: text, series: nil, place: place))
      }
    }
    var subject = Subject(region: report.region, year: year)
    subject.indicator = indicator.id
    var verdict = judge.blank(.historyRevised, on: subject)
    verdict.reportYear = report.year
    // Figures of equal digits are equal or they are not; a coarser one may be the other rounded.
    let allowed: Number = value.slack == slack ? 0 : max(value.slack, slack)
    verdict.outcome = (number - standing).magnitude <= allowed ? .pass : .fail
    func figure(_ base: Number) -> Figure {
      Figure(number: indicator.unit.value(ofBase: base), unit: indicator.unit, decimals: indicator.decimals)
    }
    verdict.actual = figure(number)
    var required = RequiredLimit(comparison: .equals)
    required.value = figure(standing)
    verdict.required = .limit(required)
    verdict.cause = .revised(earlier: text, at: place)
    verdict.locations = [
      judge.location(indicator.id, subject, value.text, value.place),
      judge.location(indicator.id, subject, text, place),
    ]
    return verdict
  }
}
