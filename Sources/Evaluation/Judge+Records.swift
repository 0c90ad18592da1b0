internal import CEL
internal import Packs
internal import Reports

/// Rules on the records of a register.
extension Judge {
  /// The verdicts on a register's records, one record after the other.
  func judgeRecords(_ rule: Rule, _ form: RuleForm, _ register: Int, into tally: inout Tally) {
    let combinations = EachCombinations.of(form.each)
    for index in submissions.judgedRecords(of: register) {
      let subject = subject(ofRecord: index)
      let row = PlanRows.recordRow(index, of: register)
      let inTable = recordInTable(index)
      if index & 4095 == 0, let table = submissions.table(of: index) {
        progress?.note(.rule(rule.id), table.row(of: index), of: table.indices.count)
      }
      for each in combinations {
        let verdict = verdict(on: subject, row, rule, form, each)
        keepSettled(verdict)
        tally.add(consume verdict, record: inTable)
      }
    }
  }

  func subject(ofRecord index: Int) -> Subject {
    let number = submissions.register(of: index)
    let register = pack.registers[number]
    let key = submissions.key(of: index)
    var subject = Subject(region: key.region, year: key.year)
    subject.register = register.id
    subject.row = submissions.row(of: index)
    subject.key = register.named(key)
    subject.occurrence = submissions.indices.occurrence(of: index, with: key, of: number, in: submissions)
    return subject
  }

  /// A register that a region's report does not name is one undetermined verdict for the region.
  func missingRegisters(_ register: Int, _ rule: Rule, _ form: RuleForm) -> [Verdict] {
    var verdicts: [Verdict] = []
    for region in pack.regions.all.indices where !pack.regions.isResidual(region) {
      for year in pack.identity.years where submissions.report(region, year) != nil {
        guard !isListedBelow(register, region, year) else { continue }
        let row = PlanRows.regionRow(region, year)
        let listed = rows.presence(of: Slot.register(register), in: row)
        guard case .unknown(let missing) = listed ?? rows.records(register, PlanRows.RegionRow(row)) else { continue }
        var subject = Subject(region: region, year: year)
        subject.register = pack.registers[register].id
        let verdict = self.verdict(on: subject, row, rule, form, missing)
        rows.observer?.note(verdict)
        verdicts.append(verdict)
      }
    }
    return verdicts
  }

  /// The verdict where there are no records to judge, for the register is missing.
  private func verdict(
    on subject: Subject, _ row: Object, _ rule: Rule, _ form: RuleForm, _ missing: MissingSet
  ) -> Verdict {
    // The rule's texts speak of records; a region's row has none of their fields.
    var verdict = Verdict(
      rule: rule.id, outcome: .undetermined, severity: rule.severity, subject: subject,
      title: TextWriter(rows).constant(form.title))
    verdict.sources = rule.sources
    guard let year = subject.year, rule.effective.contains(asOf), rule.years.contains(year) else {
      verdict.outcome = .notApplicable
      return verdict
    }
    if let due = rule.due, year < due, !form.requirement.asks(in: year) { verdict.outcome = .notDue }
    verdict.missing = describe(missing)
    settle(&verdict, behind: rule)
    return verdict
  }

  /// Whether the regions below answer for a register that adds up, by a report or by records that stand elsewhere.
  private func isListedBelow(_ register: Int, _ region: Int, _ year: Int) -> Bool {
    pack.registers[register].isTotal
      && pack.regions.below(region).contains { submissions.hasData($0, year) }
  }
}
