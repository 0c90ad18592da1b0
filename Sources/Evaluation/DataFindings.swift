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

  /// Hands on every verdict of a rule on the records of a register, and the record's index.
  func judge(_ rule: BuiltInRule, _ register: Int, _ add: (Verdict, Int) -> Void) {
    // Where each key stands once, none needs looking at.
    if rule == .duplicateKey, !submissions.mayRepeatKeys(of: register) { return }
    for index in submissions.judgedRecords(of: register) {
      switch rule {
      case .valueInvalid: for verdict in invalidFields(index, register) { add(verdict, index) }
      case .valueMissing: for verdict in missingFields(index, register) { add(verdict, index) }
      default: if let verdict = duplicateKey(index, register) { add(verdict, index) }
      }
    }
  }

  /// The verdicts of a rule on anything but records.
  func verdictsOnRegions(of rule: BuiltInRule) -> [Verdict] {
    switch rule {
    case .reportMissing: reportsMissing()
    case .reportRepeated: reportsRepeated()
    case .valueInvalid: invalidIndicators() + invalidObservations()
    case .derivedMismatch: ConsistencyFindings(judge).derivedMismatches()
    case .totalMismatch: ConsistencyFindings(judge).totalMismatches()
    case .historyRevised: ConsistencyFindings(judge).revisions()
    case .mixedSeries: SeriesFindings(judge).verdicts()
    case .valueMissing, .duplicateKey: []
    // What reports and waivers say of verdicts is known once those are.
    case .waiverExpired, .explanationVoid: []
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

  private func invalidObservations() -> [Verdict] {
    var verdicts: [Verdict] = []
    for cursor in submissions.observations {
      for column in cursor.table.cells.columns {
        // What was read as a plain decimal is valid.
        for region in column.rows.indices where column.digits[region] == ObservedYear.noDigits {
          guard let value = cursor.value(of: column.indicator, region, column.year), let fault = value.fault
          else { continue }
          var subject = Subject(region: region, year: column.year)
          subject.indicator = pack.indicators[column.indicator].id
          verdicts.append(invalid(subject, pack.indicators[column.indicator].id, value.text, fault, value.place))
        }
      }
    }
    return verdicts
  }

  func invalidFields(_ index: Int, _ register: Int) -> [Verdict] {
    pack.registers[register].fields.indices.compactMap { number in
      guard submissions.isInvalid(number, of: index) else { return nil }
      let field = submissions.field(number, of: index)
      guard let fault = field.fault else { return nil }
      var subject = judge.subject(ofRecord: index)
      let name = pack.registers[register].fields[number].id
      subject.field = name
      return invalid(subject, name, field.text, fault, field.place)
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

  func missingFields(_ index: Int, _ register: Int) -> [Verdict] {
    pack.registers[register].fields.indices.compactMap { number in
      guard pack.registers[register].fields[number].isRequired, submissions.isEmpty(number, of: index) else {
        return nil
      }
      let name = pack.registers[register].fields[number].id
      var subject = judge.subject(ofRecord: index)
      subject.field = name
      var verdict = judge.blank(.valueMissing, on: subject)
      verdict.outcome = .fail
      verdict.missing = [
        MissingValue(name: name, region: subject.region, year: subject.year, why: .notReported)
      ]
      let field = submissions.field(number, of: index)
      verdict.locations = [judge.location(name, subject, field.text.isBlank ? "" : field.text, field.place)]
      return verdict
    }
  }

  func duplicateKey(_ index: Int, _ register: Int) -> Verdict? {
    let key = submissions.key(of: index)
    guard key.isWhole(in: pack.registers[register]) else { return nil }
    let group = submissions.indices.records(like: index, with: key, of: register, in: submissions)
    guard group.count > 1 else { return nil }
    let subject = judge.subject(ofRecord: index)
    var verdict = judge.blank(.duplicateKey, on: subject)
    verdict.outcome = .fail
    verdict.required = .fields(subject.key.map(\.name))
    // Its own place first, then those of its doubles, as many as anybody looks up.
    let most = PlanRows.mostReads / key.texts.count
    let doubles = group.prefix(most + 1).filter { $0 != index }.prefix(most)
    verdict.locations = ([index] + doubles.map { Int($0) }).flatMap {
      keyLocations($0, subject, pack.registers[register])
    }
    return verdict
  }

  private func keyLocations(_ index: Int, _ subject: Subject, _ register: Register) -> [Location] {
    register.key.map { number in
      let field = submissions.field(number, of: index)
      return judge.location(register.fields[number].id, subject, field.text, field.place)
    }
  }
}

extension BuiltInRule {
  /// Whether it looks at each record.
  var judgesRecords: Bool {
    switch self {
    case .valueInvalid, .valueMissing, .duplicateKey: true
    default: false
    }
  }
}
