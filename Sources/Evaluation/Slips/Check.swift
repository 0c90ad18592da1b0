internal import CEL
internal import Diagnostics
internal import Packs
internal import Reports

/// One requirement on one subject, to be judged again and again.
struct Check {
  enum Requirement {
    case rule(Int, form: Int, each: [NamedText], row: Object)
    case derived(Int, RegionYear)
    case total(Int, RegionYear)
    /// A value of a report's history.
    case revised(Int, year: Int, report: Int)
  }

  let requirement: Requirement
  let nature: CheckNature
  let rule: String
  let subject: Subject
}

extension Judge {
  /// Every check of the pack on what was reported, in the order of verdicts; `nil` where there are more than so many.
  func checks(atMost limit: Int) -> [Check]? {
    var checks: [Check] = []
    for (index, rule) in pack.rules.enumerated() where !isSuperseded(rule) {
      for (number, form) in rule.forms.enumerated() {
        let nature = CheckNature(rule, form, of: pack)
        for (subject, row) in rows(of: form) {
          for each in EachCombinations.of(form.each) {
            var subject = subject
            subject.each = form.allValues(each, of: pack)
            checks.append(
              Check(
                requirement: .rule(index, form: number, each: each, row: row), nature: nature, rule: rule.id,
                subject: subject))
          }
          guard checks.count <= limit else { return nil }
        }
      }
    }
    func add(_ rule: BuiltInRule, _ index: Int, _ key: RegionYear, _ requirement: Check.Requirement) {
      var subject = Subject(region: key.region, year: key.year)
      subject.indicator = pack.indicators[index].id
      checks.append(Check(requirement: requirement, nature: .identity, rule: rule.rawValue, subject: subject))
    }
    let rows = judgedRows()
    guard rows.count * pack.indicators.count <= limit else { return nil }
    for key in rows {
      for index in pack.indicators.indices where pack.indicators[index].derivation != nil {
        add(.derivedMismatch, index, key, .derived(index, key))
      }
    }
    for key in rows where !pack.regions.below(key.region).isEmpty {
      for index in pack.indicators.indices where pack.indicators[index].isTotal {
        add(.totalMismatch, index, key, .total(index, key))
      }
    }
    for key in submissions.reported {
      guard pack.identity.years.contains(key.year), let report = submissions.revisions(key.region, key.year).first
      else { continue }
      for (year, values) in submissions.reports[report].history.sorted(by: { $0.key < $1.key }) {
        for index in values.keys.sorted() {
          let key = RegionYear(region: key.region, year: year)
          add(.historyRevised, index, key, .revised(index, year: year, report: report))
        }
      }
      guard checks.count <= limit else { return nil }
    }
    return checks
  }

  private func rows(of form: RuleForm) -> [(Subject, Object)] {
    switch form.subject {
    case .regions(let level, let only):
      return (form.drawsOnRegionsBelow ? subjectsWithBelow : subjects).compactMap { key in
        guard pack.regions.all[key.region].level == level, only?.contains(key.region) ?? true else { return nil }
        return (Subject(region: key.region, year: key.year), PlanRows.regionRow(key.region, key.year))
      }
    case .records(let register):
      // Of files nobody mends a record by hand.
      return submissions.judgedRecords(of: register).prefix { submissions.table(of: $0) == nil }.map { index in
        (subject(ofRecord: index), PlanRows.recordRow(index, of: register))
      }
    }
  }

  /// What comes of a check; `nil` where there is nothing to compare.
  func verdict(of check: Check) -> Verdict? {
    rows.reads = []
    switch check.requirement {
    case .rule(let index, let form, let each, let row):
      let rule = pack.rules[index]
      return verdict(on: check.subject, row, rule, rule.forms[form], each)
    case .derived(let index, let key): return ConsistencyFindings(self).derivedMismatch(index, key)
    case .total(let index, let key):
      return ConsistencyFindings(self).totalMismatch(index, key, pack.regions.below(key.region))
    case .revised(let index, let year, let report):
      let report = submissions.reports[report]
      return report.history[year]?[index].flatMap { ConsistencyFindings(self).revision(index, year, $0, report) }
    }
  }
}
