internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// How records of registers' files are judged.
public enum RecordMethod: Sendable, Hashable {
  /// A column at a time on so many threads, and record by record what columns cannot say; `nil` for all cores.
  case columns(threads: Int?)
  /// One after the other.
  case oneByOne
}

/// Takes over what the column judge found of registers' files.
extension Judge {
  /// The verdicts on a file's records by one form of a rule.
  /// - Returns: Whether they were judged by columns.
  func addCounted(_ index: Int, _ rule: Rule, form: Int, register: Int, into tally: inout Tally) -> Bool {
    guard let results = rows.counted[register], let table = submissions.table(ofRegister: register) else { return false }
    if let unique = results.program.uniques.firstIndex(where: { $0.rule == index && $0.form == form }) {
      return addUnique(unique, index, rule, form: form, results, table, into: &tally)
    }
    let plans = results.program.records.indices.filter {
      results.program.records[$0].rule == index && results.program.records[$0].form == form
    }
    guard !plans.isEmpty, plans.allSatisfy({ !results.totals.givenUpRecords.contains($0) }) else { return false }
    let combinations = EachCombinations.of(rule.forms[form].each)
    for place in plans {
      let plan = results.program.records[place]
      for (outcome, found) in zip(plan.outcomes.map(\.outcome), results.totals.records[place]) {
        let each = combinations[plan.combination]
        add(found, of: outcome, rule, form: form, each, results, table, into: &tally)
      }
    }
    return true
  }

  /// Records of one outcome: those that were kept with their whole verdicts, the others counted.
  private func add(
    _ found: ColumnTotals.Rows, of outcome: Outcome, _ rule: Rule, form: Int, _ each: [NamedText],
    _ results: ColumnResults, _ table: TableRecords, into tally: inout Tally
  ) {
    var rest = (late: found.count - found.early, early: found.early)
    for (number, place) in found.first.enumerated() {
      let index = table.base + results.row(place) - 1
      guard number < tally.limit ?? .max || isAnswered(rule) else {
        tally.add(row: results.row(place), of: outcome)
        continue
      }
      let row = PlanRows.recordRow(index, of: results.program.register)
      let verdict = verdict(on: subject(ofRecord: index), row, rule, rule.forms[form], each)
      tally.add(verdict, record: index)
      if let due = rule.due, let year = verdict.subject.year, year < due, found.early > 0 {
        rest.early -= 1
      } else {
        rest.late -= 1
      }
    }
    tally.add(count: rest.late, of: outcome, severity: rule.severity)
    tally.add(count: rest.early, of: outcome, severity: rule.behind)
  }

  private func addUnique(
    _ plan: Int, _ index: Int, _ rule: Rule, form: Int, _ results: ColumnResults, _ table: TableRecords,
    into tally: inout Tally
  ) -> Bool {
    guard !results.totals.givenUpUniques.contains(plan), let repeated = repeated[register: results, plan] else {
      return false
    }
    let undetermined = results.totals.uniques[plan]
    var fail = ColumnTotals.Rows()
    fail.count = repeated.count
    fail.first = repeated
    add(undetermined, of: .undetermined, rule, form: form, [], results, table, into: &tally)
    add(fail, of: .fail, rule, form: form, [], results, table, into: &tally)
    let judged = results.summary.rowCount - results.summary.faultCount
    tally.add(count: judged - undetermined.count - repeated.count, of: .pass, severity: rule.severity)
    return true
  }

  /// Whether a waiver or an explanation may answer the rule's shortfalls, so that each has to be looked at.
  private func isAnswered(_ rule: Rule) -> Bool { answeredRules.contains(rule.id) }
}
