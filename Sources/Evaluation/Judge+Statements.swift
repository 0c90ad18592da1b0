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

  /// The explanation of a verdict in its region's own report, where the values that it was given for still stand and the
  /// rule is still the one.
  func explanation(for verdict: Verdict) -> Explanation? {
    guard let region = verdict.subject.region, let year = verdict.reportYear ?? verdict.subject.year,
      let report = submissions.report(region, year)
    else { return nil }
    return report.explanations.first { explanation in
      explanation.rule == verdict.rule && explanation.filter.matches(verdict.subject)
        && changed(explanation, region, year) == nil && changedRule(explanation, region, year) == nil
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

  /// The revisions of the rule that an explanation was given for and of the rule as it is now, where they differ.
  ///
  /// An explanation that names a revision was given for that one. Of another, an earlier assessment may tell: where the
  /// same words answered the same finding then, they were given for the rule as it was.
  private func changedRule(
    _ explanation: Explanation, _ region: Int, _ year: Int
  ) -> (given: String, now: String)? {
    if let given = explanation.revision {
      let now = revision(ofRule: explanation.rule)
      return now.hasPrefix(given) ? nil : (given, now)
    }
    for answer in earlier.answers(saying: explanation.text) where answer.rule == explanation.rule {
      guard answer.subject.region == region, answer.subject.year == year,
        explanation.filter.matches(answer.subject)
      else { continue }
      let now = revision(ofRule: explanation.rule)
      if now != answer.revision { return (answer.revision, now) }
    }
    return nil
  }

  private func revision(ofRule id: String) -> String {
    if let known = revisions[id] { return known }
    let revision = pack.revision(ofRule: id, asOf: asOf) ?? ""
    revisions[id] = revision
    return revision
  }

  /// Waivers past their date and explanations given for other values or for a rule that has changed.
  func addStatementFindings(to tally: inout Tally) {
    // Several statements may be about one rule and one subject.
    var occurrences: [Subject: Int] = [:]
    for waiver in waivers where waiver.until < asOf {
      var subject = Subject(region: waiver.filter.region, year: waiver.filter.year)
      subject.key = waiver.filter.names.map { NamedText(name: $0.name, text: $0.text) }
      subject.each = [NamedText(name: "rule", text: waiver.rule)]
      occurrences[subject, default: 0] += 1
      subject.occurrence = occurrences[subject] ?? 1
      var verdict = blank(.waiverExpired, on: subject)
      verdict.outcome = .fail
      verdict.cause = .expired(on: waiver.until, rule: waiver.rule)
      verdict.locations = [location("waiver", subject, waiver.reason, waiver.place)]
      settle(&verdict, behind: nil)
      tally.add(verdict, to: BuiltInRule.waiverExpired.rawValue)
    }
    occurrences = [:]
    for report in currentReports() {
      for explanation in report.explanations {
        guard let cause = voidance(of: explanation, report.region, report.year) else { continue }
        var subject = Subject(region: report.region, year: report.year)
        subject.key = explanation.filter.names.map { NamedText(name: $0.name, text: $0.text) }
        subject.each = [NamedText(name: "rule", text: explanation.rule)]
        occurrences[subject, default: 0] += 1
        subject.occurrence = occurrences[subject] ?? 1
        var verdict = blank(.explanationVoid, on: subject)
        verdict.outcome = .fail
        verdict.cause = cause
        verdict.locations = [location("explanation", subject, explanation.text, explanation.place)]
        settle(&verdict, behind: nil)
        tally.add(verdict, to: BuiltInRule.explanationVoid.rawValue)
      }
    }
  }

  /// Why an explanation no longer answers anything.
  private func voidance(of explanation: Explanation, _ region: Int, _ year: Int) -> Cause? {
    if let (given, now) = changedRule(explanation, region, year) {
      return .ruleChanged(rule: explanation.rule, given: given, now: now)
    }
    guard let (name, given, now) = changed(explanation, region, year) else { return nil }
    return .void(rule: explanation.rule, name: name, given: given, now: now)
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
