internal import CEL
internal import Diagnostics
internal import Packs
internal import Quantities
internal import Reports

extension Judge {
  /// One rule's verdict on one subject.
  func verdict(
    on subject: Subject, _ row: Object, _ rule: Rule, _ form: RuleForm, _ each: [NamedText]
  ) -> Verdict {
    let verdict = judged(subject, row, rule, form, each)
    rows.observer?.note(verdict)
    return verdict
  }

  private func judged(
    _ subject: Subject, _ row: Object, _ rule: Rule, _ form: RuleForm, _ each: [NamedText]
  ) -> Verdict {
    rows.reads = []
    rows.absorbed = MissingSet()
    rows.isOnRecord = row.register != nil
    defer { rows.isOnRecord = false }
    var verdict = blank(on: subject, row, rule, form, each: each)
    let year = subject.year ?? pack.identity.years.upperBound
    guard rule.effective.contains(asOf), rule.years.contains(year) else {
      verdict.outcome = .notApplicable
      return verdict
    }
    let values = each.map { Value.string($0.text) }
    let (condition, lacking) = condition(form, row, values)
    verdict.missing = describe(lacking)
    switch condition {
    case .holds: break
    case .fails:
      verdict.outcome = .notApplicable
      return verdict
    case .unknown:
      verdict.outcome = .undetermined
      verdict.locations = isTrial ? [] : locations()
      settle(&verdict, behind: rule, form, row, values)
      return verdict
    }
    let requirement = RequirementJudge(self, rule: rule, form: form, row: row, subject: subject, each: each, year: year)
    let missing = verdict.missing
    requirement.judge(&verdict)
    verdict.missing = missing + verdict.missing.filter { !missing.contains($0) }
    verdict.locations = isTrial ? [] : locations()
    settle(&verdict, behind: rule, form, row, values)
    return verdict
  }

  /// A verdict before it is judged.
  func blank(
    on subject: Subject, _ row: Object, _ rule: Rule, _ form: RuleForm, each: [NamedText]
  ) -> Verdict {
    var subject = subject
    subject.each = form.allValues(each, of: pack)
    let values = each.map { Value.string($0.text) }
    var verdict = Verdict(
      rule: rule.id, outcome: .pass, severity: rule.severity, subject: subject,
      title: isTrial ? LocalizedText("") : TextWriter(rows).text(form.title, for: row, values))
    verdict.sources = rule.sources
    verdict.row = row
    return verdict
  }

  // MARK: - Conditions

  private enum Condition {
    case holds
    case fails
    case unknown
  }

  /// Whether the rule applies, and all that was missing, whether the condition needed it or not.
  private func condition(
    _ form: RuleForm, _ row: Object, _ values: [Value]
  ) -> (condition: Condition, missing: MissingSet) {
    guard let condition = form.condition else { return (.holds, MissingSet()) }
    let value = rows.evaluate(condition, row, values, nil, observer: rows.observer)
    guard case .unknown(var missing) = value else {
      if case .boolean(false) = value { return (.fails, rows.absorbed) }
      return (.holds, rows.absorbed)
    }
    missing.formUnion(rows.absorbed)
    return (.unknown, missing)
  }

  // MARK: - Severity, explanations and waivers

  /// Gives a verdict its severity, and the explanation or waiver that answers it.
  func settle(
    _ verdict: inout Verdict, behind rule: Rule?, _ form: RuleForm? = nil, _ row: Object? = nil,
    _ values: [Value] = []
  ) {
    guard verdict.outcome.isShortfall, !isTrial else { return }
    let year = verdict.subject.year ?? pack.identity.years.upperBound
    if let rule, let due = rule.due, year < due { verdict.severity = rule.behind }
    if let waiver = waiver(for: verdict) {
      verdict.waiver = WaiverInForce(
        covers: verdict.outcome, reason: waiver.reason, approved: waiver.approved, until: waiver.until,
        place: waiver.place)
      verdict.outcome = .waived
      return
    }
    if verdict.severity == .warning, let explanation = explanation(for: verdict) {
      verdict.explanation = Explained(text: explanation.text, place: explanation.place)
      verdict.severity = .note
    }
    if verdict.locations.isEmpty, let row, let record = recordLocation(row, verdict.subject) {
      verdict.locations = [record]
    }
    if verdict.locations.isEmpty, let region = verdict.subject.region, let year = verdict.subject.year,
      let report = submissions.report(region, year)
    {
      // What is not there has no place of its own; the report it is missing from has.
      verdict.locations = [location("report", verdict.subject, report.regionText, report.place)]
    }
    if let form, let row {
      // What could not be judged says why; the rule's own words are about what was found.
      if verdict.outcome != .undetermined {
        verdict.ownMessage = form.message.map { TextWriter(rows).text($0, for: row, values) }
      }
      verdict.note = form.note.map { TextWriter(rows).text($0, for: row, values) }
    }
  }

  /// Where a record stands.
  private func recordLocation(_ row: Object, _ subject: Subject) -> Location? {
    guard row.register != nil else { return nil }
    let key = subject.key.map(\.text).filter { !$0.isEmpty }.joined(separator: " / ")
    let record = submissions.record(Int(row.a))
    return location(subject.register ?? "", subject, key.isEmpty ? String(record.row) : key, record.place)
  }

  // MARK: - What was missing and read

  func describe(_ missing: MissingSet) -> [MissingValue] {
    var described: [MissingValue] = []
    for element in missing.elements {
      let value = describe(element)
      // Many records of a region may lack the same field.
      if !described.contains(value) { described.append(value) }
    }
    return described
  }

  private func describe(_ element: Missing) -> MissingValue {
    var region: Int?
    var year: Int?
    if let object = element.object {
      if object.register == nil {
        let row = PlanRows.RegionRow(object)
        (region, year) = (row.region, row.year)
      } else {
        (region, year) = (submissions.region(of: Int(object.a)), submissions.year(of: Int(object.a)))
      }
    }
    return MissingValue(
      name: element.name, region: region, year: year,
      why: MissingValue.Why(rawValue: element.reason.rawValue) ?? .notReported)
  }

  func locations() -> [Location] {
    // A few places mostly, and never many: comparing them is quicker than hashing their texts.
    var locations: [Location] = []
    for index in rows.reads.indices {
      let place = rows.reads[index].place
      guard !locations.contains(where: { $0.place == place }) else { continue }
      let read = rows.reads[index]
      locations.append(
        Location(name: read.name, region: read.region, year: read.year, text: read.text, place: place))
    }
    return locations
  }
}
