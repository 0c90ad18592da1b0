internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// How the values of verdicts came about, step by step.
extension Judge {
  /// Records the steps of the verdicts that somebody has to act on, and of those that waivers cover.
  ///
  /// They are evaluated once more, by the same rules, with somebody watching: what comes of it is not looked at, so that
  /// steps change no verdict.
  func recordSteps(of verdicts: inout [Verdict]) {
    // What columns have counted is a step by itself: nobody visits the records of a file again.
    let recorder = StepRecorder(
      pack, isWhole: { [rows] in rows.hasTally(of: $0.identity) }, describe: { self.describe($0) },
      label: { self.label($0) })
    rows.recorder = recorder
    defer { rows.recorder = nil }
    var places = FormPlaces(self)
    var forms: [FormPlace: ObservedForm] = [:]
    for index in verdicts.indices where verdicts[index].isFinding || verdicts[index].outcome == .waived {
      let verdict = verdicts[index]
      rows.reads = []
      rows.absorbed = MissingSet()
      if let row = verdict.row, let (place, each) = places.form(of: verdict) {
        let rule = pack.rules[place.rule]
        let form = forms[place] ?? ObservedForm(rule.forms[place.form], recorder)
        forms[place] = form
        recorder.begin(verdict.subject, form.parts, limit: form.limit)
        evaluate(form.observed, rule, row, each.map { .string($0.text) }, recorder)
      } else if !recordSteps(ofData: verdict, recorder) {
        continue
      }
      verdicts[index].steps = recorder.steps
      verdicts[index].stepsLeftOut = recorder.leftOut
    }
  }

  /// A rule's form with what is known of its parts.
  private struct ObservedForm {
    let observed: RuleForm
    let parts: ComputationParts

    init(_ form: RuleForm, _ recorder: StepRecorder) {
      observed = form.observed(keeping: recorder.isWhole)
      parts = ComputationParts(form)
    }

    var limit: LimitRequirement? {
      if case .limit(_, let limit) = observed.requirement { limit } else { nil }
    }
  }

  /// In the order in which the rule is judged.
  private func evaluate(
    _ form: RuleForm, _ rule: Rule, _ row: Object, _ values: [Value], _ recorder: StepRecorder
  ) {
    func value(_ expression: Expression, _ role: ComputationStep.Role, _ responseRate: Number?) -> Value {
      recorder.role = role
      return rows.evaluate(expression, row, values, responseRate, observer: recorder)
    }
    if let condition = form.condition {
      guard case .boolean(true) = value(condition, .condition, nil) else { return }
    }
    for need in form.needs { _ = value(need, .need, rule.responseRate) }
    switch form.requirement {
    case .limit(let limited, let limit):
      _ = value(limited, .value, rule.responseRate)
      if let low = limit.low { _ = value(low, .low, rule.responseRate) }
      if let high = limit.high { _ = value(high, .high, rule.responseRate) }
    case .assertion(let expression, _): _ = value(expression, .assertion, rule.responseRate)
    case .unique, .evidence: break
    }
  }

  // MARK: - Findings that come without a rule

  /// What a reported figure is compared with.
  /// - Returns: Whether there is anything to tell.
  private func recordSteps(ofData verdict: Verdict, _ recorder: StepRecorder) -> Bool {
    guard let region = verdict.subject.region, let year = verdict.subject.year,
      let index = verdict.subject.indicator.flatMap(pack.indicator(named:))
    else { return false }
    let row = PlanRows.RegionRow(PlanRows.regionRow(region, year))
    recorder.begin(verdict.subject, ComputationParts(), limit: nil)
    recorder.role = .value
    switch BuiltInRule(rawValue: verdict.rule) {
    case .derivedMismatch:
      guard let derivation = pack.indicators[index].derivation else { return false }
      let value = recorder.following(index, derivation, row) { rows.derive($0, row, observer: recorder) }
      recorder.note(value, ofIndicator: index, row)
    case .totalMismatch:
      for part in pack.regions.below(region) {
        let below = PlanRows.RegionRow(row.object(region: part))
        recorder.note(rows.indicator(index, below), ofIndicator: index, below)
      }
    default: return false
    }
    return true
  }

  // MARK: - Records

  /// A record's key, else its number in the list.
  private func label(_ record: Object) -> ComputationStep.Element {
    let index = Int(record.a)
    let key = submissions.key(of: index).texts.filter { !$0.isEmpty }
    guard key.isEmpty else { return .record(key.joined(separator: " / ")) }
    return .record(String(submissions.table(of: index)?.row(of: index) ?? submissions.rows[index].record.row))
  }
}

/// Finds the form of the rule that a verdict is by: a rule may have one for every indicator.
private struct FormPlaces {
  typealias Place = (form: Judge.FormPlace, each: [NamedText])

  private let judge: Judge
  /// By rule and the values of its `each`.
  private var places: [String: [[NamedText]: [Place]]] = [:]

  init(_ judge: Judge) { self.judge = judge }

  /// The form, and the values that its `each` lists.
  mutating func form(of verdict: Verdict) -> Place? {
    let places = self.places[verdict.rule] ?? places(ofRule: verdict.rule)
    self.places[verdict.rule] = places
    return places[verdict.subject.each]?.first { place in
      judge.pack.rules[place.form.rule].forms[place.form.form].judges(verdict.subject, judge.pack)
    }
  }

  private func places(ofRule id: String) -> [[NamedText]: [Place]] {
    var places: [[NamedText]: [Place]] = [:]
    for (index, rule) in judge.pack.rules.enumerated() where rule.id == id && !judge.isSuperseded(rule) {
      for (number, form) in rule.forms.enumerated() {
        for each in EachCombinations.of(form.each) {
          let place = Judge.FormPlace(rule: index, form: number)
          places[form.allValues(each, of: judge.pack), default: []].append((place, each))
        }
      }
    }
    return places
  }
}

extension RuleForm {
  /// Whether a verdict of the form may be about a subject.
  fileprivate func judges(_ subject: Subject, _ pack: Pack) -> Bool {
    switch self.subject {
    case .records(let register): return pack.registers[register].id == subject.register
    case .regions(let level, let only):
      guard subject.register == nil, let region = subject.region else { return false }
      return pack.regions[region].level == level && (only?.contains(region) ?? true)
    }
  }
}
