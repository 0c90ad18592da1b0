internal import CEL
internal import Diagnostics
internal import Packs
internal import Quantities
internal import Reports

/// The findings that come without a rule of the pack: what is wrong with the submitted data themselves (contract §7).
struct DataFindings {
  let judge: Judge

  init(_ judge: Judge) {
    self.judge = judge
  }

  private var pack: Pack { judge.pack }
  private var submissions: Submissions { judge.submissions }

  func verdicts(of rule: BuiltInRule) -> [Verdict] {
    switch rule {
    case .reportMissing: return reportsMissing()
    case .reportRepeated: return reportsRepeated()
    case .valueInvalid: return invalidIndicators() + invalidFields()
    case .valueMissing: return missingFields()
    case .duplicateKey: return duplicateKeys()
    case .derivedMismatch: return ConsistencyFindings(judge).derivedMismatches()
    case .totalMismatch: return ConsistencyFindings(judge).totalMismatches()
    case .historyRevised: return ConsistencyFindings(judge).revisions()
    case .mixedSeries: return SeriesFindings(judge).verdicts()
    // What reports and waivers say of verdicts is known once those are.
    case .waiverExpired, .explanationVoid: return []
    }
  }

  // MARK: - Reports

  /// Where two or more regions of a level are judged together, each of them has to be there.
  private func reportsMissing() -> [Verdict] {
    var verdicts: [Verdict] = []
    let regions = pack.regions.all.indices.filter { !pack.regions.isResidual($0) }
    for level in pack.identity.levels.indices {
      let peers = regions.filter { pack.regions.all[$0].level == level }
      for year in pack.identity.years {
        let present = peers.filter { submissions.hasData($0, year) || isUnreadable($0, year) }
        guard present.count >= 2 else { continue }
        for region in peers where !isUnreadable(region, year) {
          var verdict = judge.blank(.reportMissing, on: Subject(region: region, year: year))
          verdict.outcome = present.contains(region) ? .pass : .fail
          verdicts.append(verdict)
        }
      }
    }
    return verdicts
  }

  private func isUnreadable(_ region: Int, _ year: Int) -> Bool {
    judge.unreadable.contains(RegionYear(region: region, year: year))
  }

  private func reportsRepeated() -> [Verdict] {
    var counts: [RegionYear: Int] = [:]
    return submissions.repeated.map { pair in
      let report = submissions.reports[pair.report]
      var subject = Subject(region: report.region, year: report.year)
      // Counted within the region and year, so that other regions' reports do not change what it is called.
      counts[RegionYear(region: report.region, year: report.year), default: 1] += 1
      subject.occurrence = counts[RegionYear(region: report.region, year: report.year)] ?? 2
      var verdict = judge.blank(.reportRepeated, on: subject)
      verdict.outcome = .fail
      verdict.cause = .repeated(first: submissions.reports[pair.first].place)
      verdict.locations = [judge.location("report", subject, pack.regions[report.region].name.zh, report.place)]
      return verdict
    }
  }

  // MARK: - Values

  private func invalidIndicators() -> [Verdict] {
    var verdicts: [Verdict] = []
    for report in judge.currentReports() {
      let history = report.history.sorted { $0.key < $1.key }.map { (year: $0.key, values: $0.value) }
      for (year, values) in [(report.year, report.indicators)] + history {
        for (index, value) in values.sorted(by: { $0.key < $1.key }) {
          guard let fault = value.fault else { continue }
          var subject = Subject(region: report.region, year: year)
          subject.indicator = pack.indicators[index].id
          verdicts.append(invalid(subject, pack.indicators[index].id, value.text, fault, value.place))
        }
      }
    }
    return verdicts
  }

  private func invalidFields() -> [Verdict] {
    guard submissions.rows.contains(where: { $0.record.fields.contains { $0.fault != nil } }) else { return [] }
    return records().flatMap { subject, row in
      row.record.fields.enumerated().compactMap { index, field in
        guard let fault = field.fault else { return nil }
        var subject = subject
        subject.field = pack.registers[row.register].fields[index].id
        return invalid(subject, subject.field ?? "", field.text, fault, field.place)
      }
    }
  }

  private func invalid(
    _ subject: Subject, _ name: String, _ text: String, _ fault: ValueFault, _ place: Place
  ) -> Verdict {
    var verdict = judge.blank(.valueInvalid, on: subject)
    verdict.outcome = .fail
    verdict.cause = .invalid(text: text, reason: fault)
    verdict.locations = [judge.location(name, subject, text, place)]
    return verdict
  }

  private func missingFields() -> [Verdict] {
    guard submissions.rows.contains(where: { !missingFields(of: $0).isEmpty }) else { return [] }
    return records().flatMap { subject, row in
      missingFields(of: row).map { index in
        let definition = pack.registers[row.register].fields[index]
        var subject = subject
        subject.field = definition.id
        var verdict = judge.blank(.valueMissing, on: subject)
        verdict.outcome = .fail
        verdict.missing = [
          MissingValue(name: definition.id, region: subject.region, year: subject.year, why: .notReported)
        ]
        verdict.locations = [judge.location(definition.id, subject, "", row.record.fields[index].place)]
        return verdict
      }
    }
  }

  /// The required fields that are empty.
  private func missingFields(of row: Submissions.Row) -> [Int] {
    let definitions = pack.registers[row.register].fields
    return row.record.fields.indices.filter { definitions[$0].isRequired && row.record.fields[$0].isEmpty }
  }

  private func duplicateKeys() -> [Verdict] {
    guard submissions.byKey.values.contains(where: { $0.count > 1 }) else { return [] }
    var groups: [String: [(Subject, Submissions.Row)]] = [:]
    var order: [String] = []
    for (subject, row) in records() where submissions.key(of: row) != nil {
      let place = "\(row.register)/\(subject.region ?? -1)/\(subject.year ?? -1)"
      let key = ([place] + subject.key.map(\.text)).joined(separator: "\u{1F}")
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append((subject, row))
    }
    return order.flatMap { key -> [Verdict] in
      let group = groups[key] ?? []
      guard group.count > 1 else { return [] }
      return group.indices.map { own in
        let subject = group[own].0
        var verdict = judge.blank(.duplicateKey, on: subject)
        verdict.outcome = .fail
        verdict.required = .fields(subject.key.map(\.name))
        // Its own place first, then those of its doubles.
        verdict.locations = ([own] + group.indices.filter { $0 != own }).flatMap { keyLocations(group[$0]) }
        return verdict
      }
    }
  }

  private func keyLocations(_ record: (Subject, Submissions.Row)) -> [Location] {
    let (subject, row) = record
    let register = pack.registers[row.register]
    return register.key.map { index in
      let field = row.record.fields[index]
      return judge.location(register.fields[index].id, subject, field.text, field.place)
    }
  }

  /// All records that are judged, with the subjects that they are: asked for where there is something to say of one.
  private func records() -> [(Subject, Submissions.Row)] {
    pack.registers.indices.flatMap { register in
      var repeats: [Submissions.RecordKey: Int] = [:]
      return submissions.judgedRecords(of: register).map { index in
        (judge.subject(ofRecord: index, repeats: &repeats), submissions.rows[index])
      }
    }
  }
}
