internal import CEL
internal import Packs
internal import Reports

/// Takes over what the column judge found of registers' files.
extension Judge {
  /// One register's file with what was found of it.
  private struct Found {
    let results: ColumnResults
    let repeated: RepeatedRecords
    let table: TableRecords

    /// A record's index.
    func index(_ place: RowPlace) -> Int { table.base + results.row(place) - 1 }
  }

  private func found(_ register: Int) -> Found? {
    guard let pass = passes.first(where: { $0.table.register == register }), let results = pass.results,
      let repeated = pass.repeated, let table = submissions.tables.first(where: { $0.table.register == register })
    else { return nil }
    return Found(results: results, repeated: repeated, table: table)
  }

  /// Lets what was counted answer the rules on regions, and what was repeated those on records.
  func prepareColumns() {
    for pass in passes {
      guard let found = found(pass.table.register) else { continue }
      rows.answer(from: found.results)
      if let keyed = found.repeated.keyed {
        submissions.indices.setEqualKeys(
          keyed.groups.map { $0.map { Int32(found.index($0)) } }, of: pass.table.register)
      }
      if pass.table.isExcerpt {
        submissions.indices.setOccurrences(occurrences(found), of: pass.table.register)
      }
      for (unique, repeated) in found.repeated.uniques {
        rows.repeatedKeys[[pass.table.register] + found.results.program.uniques[unique].slots] = repeated.keys
      }
    }
  }

  /// Which of its like each record of an excerpt is, among those that one rule tells of: a record is in an excerpt once for
  /// each rule.
  private func occurrences(_ found: Found) -> [Int32: Int32] {
    let totals = found.results.totals
    var told = totals.records.map { $0.flatMap(\.first) }
    for (unique, rows) in totals.uniques.enumerated() {
      told.append(rows.first + (found.repeated.uniques[unique]?.rows ?? []))
    }
    told += [totals.invalid.flatMap(\.first), totals.missing.flatMap(\.first)]
    told.append(found.repeated.keyed?.groups.joined().sorted() ?? [])
    var occurrences: [Int32: Int32] = [:]
    for rows in told {
      var counts: [IndexedKey: Int32] = [:]
      for row in rows {
        let index = found.index(row)
        let count = counts[submissions.key(of: index), default: 0] + 1
        counts[submissions.key(of: index)] = count
        occurrences[Int32(index)] = count
      }
    }
    return occurrences
  }

  // MARK: - Rules on records

  /// The verdicts on a file's records by one form of a rule.
  /// - Returns: Whether they were judged by columns.
  func addCounted(_ index: Int, form: Int, _ register: Int, into tally: inout Tally) -> Bool {
    guard let found = found(register) else { return false }
    let (program, totals) = (found.results.program, found.results.totals)
    let rule = pack.rules[index]
    if let unique = program.uniques.firstIndex(where: { $0.rule == index && $0.form == form }) {
      guard !totals.givenUpUniques.contains(unique), let repeated = found.repeated.uniques[unique] else { return false }
      addUnique(totals.uniques[unique], repeated, rule, form, found, into: &tally)
      return true
    }
    let plans = program.records.indices.filter {
      program.records[$0].rule == index && program.records[$0].form == form
    }
    guard !plans.isEmpty, totals.givenUpRecords.isDisjoint(with: plans) else { return false }
    let combinations = EachCombinations.of(rule.forms[form].each)
    for place in plans {
      let plan = program.records[place]
      for (outcome, rows) in zip(plan.outcomes, totals.records[place]) {
        add(rows, of: outcome.outcome, rule, form, combinations[plan.combination], found, into: &tally)
      }
    }
    return true
  }

  /// Records of one outcome: the first with their whole verdicts, the others counted.
  private func add(
    _ records: ColumnTotals.Rows, of outcome: Outcome, _ rule: Rule, _ form: Int, _ each: [NamedText], _ found: Found,
    into tally: inout Tally
  ) {
    var late = records.count - records.early
    var early = records.early
    let isAnswered = answered.contains(rule.id)
    for (number, place) in records.first.enumerated() {
      guard isAnswered || number < tally.limit ?? .max else {
        tally.add(row: found.results.row(place), of: outcome)
        continue
      }
      let row = PlanRows.recordRow(found.index(place), of: found.results.program.register)
      let verdict = verdict(on: subject(ofRecord: found.index(place)), row, rule, rule.forms[form], each)
      if (verdict.waiver?.covers ?? verdict.outcome) != outcome { disagreements.insert(rule.id) }
      tally.add(verdict, record: found.index(place))
      let year = verdict.subject.year ?? pack.identity.years.upperBound
      if records.early > 0, let due = rule.due, year < due { early -= 1 } else { late -= 1 }
    }
    tally.add(count: late, of: outcome, severity: rule.severity)
    tally.add(count: early, of: outcome, severity: rule.behind)
  }

  private func addUnique(
    _ undetermined: ColumnTotals.Rows, _ repeated: RepeatedRecords.Unique, _ rule: Rule, _ form: Int, _ found: Found,
    into tally: inout Tally
  ) {
    let fail = ColumnTotals.Rows(count: repeated.count, first: repeated.rows)
    add(undetermined, of: .undetermined, rule, form, [], found, into: &tally)
    add(fail, of: .fail, rule, form, [], found, into: &tally)
    let pass = found.results.recordCount - undetermined.count - repeated.count
    tally.add(count: pass, of: .pass, severity: rule.severity)
  }

  // MARK: - Findings that come without a rule

  /// The findings on a file's records of one rule.
  /// - Returns: Whether they were found by columns.
  func addCounted(_ rule: BuiltInRule, _ register: Int, into tally: inout Tally) -> Bool {
    guard let found = found(register) else { return false }
    // What may be answered is looked for among all records, except among an engine's, which gives all of it.
    guard found.table.table.isExcerpt || !answered.contains(rule.rawValue) else { return false }
    switch rule {
    case .valueInvalid:
      guard !found.results.totals.givenUpFields else { return false }
      add(found.results.totals.invalid, rule, found, into: &tally) { place in
        DataFindings(self).invalidFields(found.index(place), register)
      }
    case .valueMissing:
      guard !found.results.totals.givenUpFields else { return false }
      add(found.results.totals.missing, rule, found, into: &tally) { place in
        DataFindings(self).missingFields(found.index(place), register)
      }
    default:
      guard let keyed = found.repeated.keyed else { return false }
      let repeated = ColumnTotals.Rows(count: keyed.count, first: keyed.groups.joined().sorted())
      add([repeated], rule, found, into: &tally) { place in
        [DataFindings(self).duplicateKey(found.index(place), register)].compactMap { $0 }
      }
    }
    return true
  }

  /// Findings by field; those of one record come together.
  private func add(
    _ fields: [ColumnTotals.Rows], _ rule: BuiltInRule, _ found: Found, into tally: inout Tally,
    verdicts: (RowPlace) -> [Verdict]
  ) {
    var rest = fields.reduce(0) { $0 + $1.count }
    var kept = 0
    var last: RowPlace?
    let isAnswered = answered.contains(rule.rawValue)
    for place in fields.flatMap(\.first).sorted() where place != last {
      last = place
      guard isAnswered || kept < tally.limit ?? .max else {
        tally.add(row: found.results.row(place), of: .fail)
        continue
      }
      for verdict in verdicts(place) {
        add(verdict, record: found.index(place), into: &tally)
        kept += 1
        rest -= 1
      }
    }
    let severity = pack.builtInRules[rule]?.severity ?? rule.severity
    tally.add(count: rest, of: .fail, severity: severity)
  }
}
