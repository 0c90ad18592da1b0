internal import Diagnostics
internal import CEL
internal import Packs
internal import Quantities
internal import Reports

extension Judge {
  // MARK: - What speaks of a subject

  /// Whether a filter means a subject: what it leaves out is not restricted.
  private func matches(_ filter: SubjectFilter, _ subject: Subject) -> Bool {
    if let region = filter.region, region != subject.region { return false }
    if let year = filter.year, year != subject.year { return false }
    return filter.names.allSatisfy { name, text in
      switch name {
      case "indicator" where subject.indicator != nil: return subject.indicator == text
      case "field" where subject.field != nil: return subject.field == text
      default: return (subject.key + subject.each).contains { $0.name == name && $0.text == text }
      }
    }
  }

  func waiver(for verdict: Verdict) -> Waiver? {
    waivers.first { $0.rule == verdict.rule && $0.until >= asOf && matches($0.filter, verdict.subject) }
  }

  /// The explanation of a verdict in its region's own report, where the values that it was given for still stand.
  func explanation(for verdict: Verdict) -> Explanation? {
    guard let region = verdict.subject.region, let year = verdict.reportYear ?? verdict.subject.year,
      let report = submissions.report(region, year)
    else { return nil }
    return report.explanations.first { explanation in
      explanation.rule == verdict.rule && matches(explanation.filter, verdict.subject)
        && changed(explanation, region, year) == nil
    }
  }

  /// A document named for a rule: in the region's report of the year, or in any up to it where there is a due year.
  func evidence(for verdict: Verdict, upTo last: Int?, year: Int) -> Evidence? {
    guard let region = verdict.subject.region else { return nil }
    let years = last.map { Array((submissions.earliestYear...max($0, submissions.earliestYear)).reversed()) } ?? [year]
    for year in years {
      guard let report = submissions.report(region, year) else { continue }
      let named = report.evidence.first { evidence in
        // An earlier year's document speaks of this year too; the filter's year is that of the document.
        var subject = verdict.subject
        if evidence.filter.year != nil { subject.year = year }
        return evidence.rule == verdict.rule && matches(evidence.filter, subject)
      }
      if let named { return named }
    }
    return nil
  }

  // MARK: - What no longer holds

  /// The first value that is no longer the one an explanation was given for.
  private func changed(
    _ explanation: Explanation, _ region: Int, _ year: Int
  ) -> (name: String, given: String, now: String?)? {
    let reads = rows.reads
    defer { rows.reads = reads }
    for (name, given) in explanation.values {
      guard let index = pack.indicator(named: name) else { continue }
      rows.reads = []
      let value = rows.indicator(index, PlanRows.RegionRow(PlanRows.regionRow(region, year)))
      if case .number(let now) = value, let then = given.number, now == then { continue }
      let text = rows.reads.first.map(\.text)
      return (name, given.text, value.number == nil ? nil : text)
    }
    return nil
  }

  /// Waivers past their date and explanations given for other values.
  func addStatementFindings(to tally: inout Tally) {
    for waiver in waivers where waiver.until < asOf {
      var subject = Subject(region: waiver.filter.region, year: waiver.filter.year)
      subject.key = waiver.filter.names.map { NamedText(name: $0.name, text: $0.text) }
      subject.each = [NamedText(name: "rule", text: waiver.rule)]
      var verdict = blank(.waiverExpired, on: subject)
      verdict.outcome = .fail
      verdict.cause = .expired(on: waiver.until, rule: waiver.rule)
      verdict.locations = [location("waiver", subject, waiver.reason, waiver.place)]
      tally.add(settle(verdict, behind: nil), to: BuiltInRule.waiverExpired.rawValue)
    }
    for report in currentReports() {
      for explanation in report.explanations {
        guard let (name, given, now) = changed(explanation, report.region, report.year) else { continue }
        var subject = Subject(region: report.region, year: report.year)
        subject.key = explanation.filter.names.map { NamedText(name: $0.name, text: $0.text) }
        subject.each = [NamedText(name: "rule", text: explanation.rule)]
        var verdict = blank(.explanationVoid, on: subject)
        verdict.outcome = .fail
        verdict.cause = .void(rule: explanation.rule, name: name, given: given, now: now)
        verdict.locations = [location("explanation", subject, explanation.text, explanation.place)]
        tally.add(settle(verdict, behind: nil), to: BuiltInRule.explanationVoid.rawValue)
      }
    }
  }

  // MARK: - Parts

  /// The reports that count, of years that are judged, by region and year.
  func currentReports() -> [Report] {
    submissions.byRegionYear.keys.filter { pack.identity.years.contains($0.year) }
      .sorted { ($0.region, $0.year) < ($1.region, $1.year) }
      .compactMap { submissions.report($0.region, $0.year) }
  }

  func blank(_ rule: BuiltInRule, on subject: Subject) -> Verdict {
    let statement = pack.builtInRules[rule]
    var verdict = Verdict(
      rule: rule.rawValue, outcome: .pass, severity: statement?.severity ?? rule.severity, subject: subject,
      title: rule.title)
    verdict.sources = statement?.sources ?? []
    return verdict
  }

  func location(
    _ name: String, _ subject: Subject, _ text: String, _ place: Place, year: Int? = nil
  ) -> Location {
    Location(name: name, region: subject.region, year: year ?? subject.year, text: text, place: place)
  }
}
