internal import Packs
internal import Reports

/// The values of indicators that stand in files of observations, beside those of reports.
extension Submissions {
  /// What was observed of an indicator for a region and year.
  func observation(of indicator: Int, _ region: Int, _ year: Int) -> ReportedValue? {
    for cursor in observations {
      if let value = cursor.value(of: indicator, region, year) { return value }
    }
    return nil
  }

  /// A region's own value for a year: its report's, else what was observed.
  func value(of indicator: Int, _ region: Int, _ year: Int) -> ReportedValue? {
    report(region, year)?.indicators[indicator] ?? observation(of: indicator, region, year)
  }

  /// The regions and years of which indicators were reported or observed, by region, then year.
  var regionsAndYearsWithValues: [RegionYear] {
    let observed = observations.reduce(into: Set(reported)) { $0.formUnion($1.table.observed) }
    return observed.sorted { ($0.region, $0.year) < ($1.region, $1.year) }
  }

  /// Whether a region's values are of more than one series.
  func hasSeveralSeries(_ region: Int) -> Bool {
    var known: Set<String> = []
    for cursor in observations { known.formUnion(cursor.table.series[region] ?? []) }
    for report in reports where report.region == region {
      for values in [report.indicators] + report.history.values {
        known.formUnion(values.values.compactMap(\.series))
      }
    }
    return known.count > 1
  }
}
