internal import Packs
internal import Reports

/// Rules that are stated for every indicator, judged by columns of observations.
extension Judge {
  /// A form of a rule by its place.
  struct FormPlace: Hashable, Sendable {
    let rule: Int
    let form: Int
  }

  /// Whether a rule has as many verdicts as there are observations, so that the first of each outcome are listed.
  func isLong(_ rule: Rule) -> Bool {
    !submissions.observations.isEmpty
      && rule.forms.contains(where: \.isOfIndicator)
  }

  /// Judges by columns what can be.
  func judgeObservations(limit: Int?) -> [FormPlace: RegionRuleJudge.Found] {
    // One table beside no report is the whole of what is known; anything else is looked up value by value.
    guard let limit, case .columns(let threads) = method, submissions.observations.count == 1,
      submissions.reports.isEmpty, !pack.regions.all.indices.contains(where: { pack.regions.isResidual($0) })
    else { return [:] }
    let table = submissions.observations[0].table
    let places = pack.rules.indices.filter { isLong(pack.rules[$0]) && !isSuperseded(pack.rules[$0]) }.flatMap { rule in
      pack.rules[rule].forms.indices.map { FormPlace(rule: rule, form: $0) }
    }
    guard !places.isEmpty else { return [:] }
    // Other years are read from these years' rows, and have none of their own: there may be thousands of them.
    let space = RegionSpace(pack)
    let formSubjects = FormSubjects(pack, subjects, subjectsWithBelow)
    let next = ChunkQueue(places.count)
    let found = Workers.run(min(threads ?? Workers.coreCount, places.count)) { [pack, asOf, answered] _ in
      var judge = RegionRuleJudge(pack, table, space)
      var found: [FormPlace: RegionRuleJudge.Found] = [:]
      while let number = next.take() {
        let place = places[number]
        let rule = pack.rules[place.rule]
        guard let subjects = formSubjects.of(rule.forms[place.form]) else { continue }
        // What stands in the way of columns is no matter here: it is judged one by one.
        found[place] = try? judge.judge(
          rule, rule.forms[place.form], subjects: subjects, isInEffect: rule.effective.contains(asOf),
          limit: answered.contains(rule.id) ? .max : limit)
      }
      return found
    }
    return found.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
  }

  /// Adds what was found of a form.
  func add(_ found: RegionRuleJudge.Found, _ rule: Rule, _ form: RuleForm, into tally: inout Tally) {
    var rest = found.outcomes
    let isAnswered = answered.contains(rule.id)
    // Other forms of the rule may have filled the room.
    for (outcome, key) in found.kept where isAnswered || !tally.isFull(outcome) {
      let row = PlanRows.regionRow(key.region, key.year)
      tally.add(verdict(on: Subject(region: key.region, year: key.year), row, rule, form, []))
      guard let place = rest.firstIndex(where: { $0.outcome == outcome }) else { continue }
      rest[place].count -= 1
      if let due = rule.due, key.year < due, rest[place].early > 0 { rest[place].early -= 1 }
    }
    for (outcome, count, early) in rest {
      tally.add(count: count - early, of: outcome, severity: rule.severity)
      tally.add(count: early, of: outcome, severity: rule.behind)
    }
  }
}

/// The regions and years that forms of rules are judged for.
private struct FormSubjects: Sendable {
  private let byLevel: [[RegionYear]]
  private let byLevelWithBelow: [[RegionYear]]

  init(_ pack: Pack, _ subjects: [RegionYear], _ withBelow: [RegionYear]) {
    func sorted(_ subjects: [RegionYear]) -> [[RegionYear]] {
      pack.identity.levels.indices.map { level in subjects.filter { pack.regions.all[$0.region].level == level } }
    }
    byLevel = sorted(subjects)
    byLevelWithBelow = sorted(withBelow)
  }

  /// `nil` for a form on records.
  func of(_ form: RuleForm) -> [RegionYear]? {
    guard case .regions(let level, let only) = form.subject else { return nil }
    let all = form.drawsOnRegionsBelow ? byLevelWithBelow[level] : byLevel[level]
    return only.map { only in all.filter { only.contains($0.region) } } ?? all
  }
}
