internal import CEL
internal import Diagnostics
internal import Packs
internal import Quantities
internal import Reports

extension Judge {
  // MARK: - What speaks of a subject

  func waiver(for verdict: Verdict) -> Waiver? {
    waivers.first { $0.rule == verdict.rule && $0.until >= asOf && $0.filter.matches(verdict.subject) }
  }

  /// The explanation of a verdict in its region's own report, where the values that it was given for still stand.
  func explanation(for verdict: Verdict) -> Explanation? {
    guard let region = verdict.subject.region, let year = verdict.reportYear ?? verdict.subject.year,
      let report = submissions.report(region, year)
    else { return nil }
    return report.explanations.first { explanation in
      explanation.rule == verdict.rule && explanation.filter.matches(verdict.subject)
        && changed(explanation, region, year) == nil
    }
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
      switch (value, given.number) {
      case (.number(let now), let then?) where now == then: continue
      case (.unknown, nil) where given.fault == nil: continue
      default: break
      }
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
      settle(&verdict, behind: nil)
      tally.add(verdict, to: BuiltInRule.waiverExpired.rawValue)
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
        settle(&verdict, behind: nil)
        tally.add(verdict, to: BuiltInRule.explanationVoid.rawValue)
      }
    }
  }

  // MARK: - Parts

  /// The reports that count, of years that are judged, by region and year.
  func currentReports() -> [Report] {
    submissions.reported.filter { pack.identity.years.contains($0.year) }
      .compactMap { submissions.report($0.region, $0.year) }
  }

  /// The regions and years that are judged and of which indicators were reported or observed.
  func judgedRows() -> [RegionYear] {
    submissions.regionsAndYearsWithValues.filter { pack.identity.years.contains($0.year) }
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
