internal import CEL
internal import Diagnostics
internal import Packs
internal import Reports

/// Growth rates and ratios that join values of different series.
struct SeriesFindings {
  private let judge: Judge

  init(_ judge: Judge) {
    self.judge = judge
  }

  func verdicts() -> [Verdict] {
    var verdicts: [Verdict] = []
    // Where all values of a region are of one series, there is nothing to look for.
    for key in judge.judgedRows() where judge.submissions.hasSeveralSeries(key.region) {
      var seen: Set<String> = []
      for join in joins(for: key.region) {
        guard let verdict = verdict(join.expression, of: join.indicator, key),
          seen.insert(verdict.subject.indicator ?? "").inserted
        else { continue }
        verdicts.append(verdict)
      }
    }
    return verdicts
  }

  /// The quotients and growth rates that the pack's derivations and the rules for the region reckon with, and which
  /// indicator they make.
  private func joins(for region: Int) -> [(expression: Expression, indicator: String?)] {
    let level = judge.pack.regions.all[region].level
    let derivations = judge.pack.indicators.flatMap { indicator in
      (indicator.derivation.map(Self.joins) ?? []).map { ($0, Optional(indicator.id)) }
    }
    let forms = judge.pack.rules.filter { $0.effective.contains(judge.asOf) }.flatMap(\.forms).filter { form in
      guard case .regions(level, let only) = form.subject else { return false }
      return form.each.allSatisfy(\.isIndicator) && (only?.contains(region) ?? true)
    }
    return derivations + forms.flatMap(\.expressions).flatMap(Self.joins).map { ($0, nil) }
  }

  /// The outermost quotients and growth rates of an expression.
  private static func joins(in expression: Expression) -> [Expression] {
    switch expression.operation {
    case .arithmetic(.divide, _, _): return [expression]
    case .function(let function, _) where function.joins: return [expression]
    // A macro's body stands for a variable's rows; the figures of other regions are theirs to explain.
    case .comprehension: return []
    default: return expression.operands.flatMap(joins)
    }
  }

  private func verdict(_ join: Expression, of indicator: String?, _ key: RegionYear) -> Verdict? {
    judge.rows.reads = []
    _ = judge.rows.evaluate(join, PlanRows.regionRow(key.region, key.year), [], nil)
    let reads = judge.rows.reads.filter { $0.region == key.region && $0.series != nil }
    let series = Set(reads.compactMap(\.series)).sorted()
    guard series.count > 1, let first = reads.first else { return nil }
    var subject = Subject(region: key.region, year: key.year)
    subject.indicator = indicator ?? first.name
    var verdict = judge.blank(.mixedSeries, on: subject)
    verdict.outcome = .fail
    verdict.cause = .series(series)
    verdict.locations = reads.map { judge.location($0.name, subject, $0.text, $0.place, year: $0.year) }
    return verdict
  }
}

extension EachVariable {
  /// Whether it stands for one indicator, so that the rule's expressions read without a value for it.
  fileprivate var isIndicator: Bool {
    if case .indicator = values { true } else { false }
  }
}
