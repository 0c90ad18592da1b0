internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// Judges what a rule asks of one subject.
struct RequirementJudge {
  let judge: Judge
  let rule: Rule
  let form: RuleForm
  let row: Object
  let subject: Subject
  let each: [NamedText]
  let year: Int

  init(
    _ judge: Judge, rule: Rule, form: RuleForm, row: Object, subject: Subject, each: [NamedText], year: Int
  ) {
    self.judge = judge
    self.rule = rule
    self.form = form
    self.row = row
    self.subject = subject
    self.each = each
    self.year = year
  }

  var values: [Value] { each.map { .string($0.text) } }

  /// Whether the requirement is due in a later year.
  private var isEarly: Bool { rule.due.map { year < $0 } ?? false }

  func judge(_ verdict: inout Verdict) {
    switch form.requirement {
    case .limit(let value, let limit): judge(value, limit, &verdict)
    case .assertion(let expression, let path): judge(expression, path, &verdict)
    case .unique(let slots): judge(unique: slots, &verdict)
    case .evidence(let document): judge(evidence: document, &verdict)
    }
  }

  // MARK: - Values

  /// A value, and all that was missing, whether the value needed it or not.
  func evaluate(_ expression: Expression) -> (value: Value, missing: MissingSet) {
    judge.rows.absorbed = MissingSet()
    var evaluator = Evaluator(judge.rows, subject: row, variables: values, observer: judge.rows.observer)
    let value = evaluator.evaluate(expression, responseRate: rule.responseRate)
    var missing = MissingSet()
    if case .unknown(let lacking) = value { missing = lacking }
    missing.formUnion(evaluator.absorbed)
    missing.formUnion(judge.rows.absorbed)
    return (value, missing)
  }

  /// What the rule's `needs` lack.
  private func lackingNeeds() -> MissingSet {
    form.needs.reduce(into: MissingSet()) { lacking, need in
      let (value, missing) = evaluate(need)
      if case .unknown = value { lacking.formUnion(missing) }
    }
  }

  // MARK: - Limits

  private func judge(_ value: Expression, _ requirement: LimitRequirement, _ verdict: inout Verdict) {
    var lacking = lackingNeeds()
    let needsLack = !lacking.isEmpty
    let ((found, missing), figures) = readingFigures { evaluate(value) }
    let ((low, lowMissing), lowFigures) = readingFigures {
      requirement.low.map { evaluate($0) } ?? (.null, MissingSet())
    }
    let ((high, highMissing), highFigures) = readingFigures {
      requirement.high.map { evaluate($0) } ?? (.null, MissingSet())
    }
    for set in [missing, lowMissing, highMissing] { lacking.formUnion(set) }
    verdict.missing = judge.describe(lacking)
    let limit = LimitJudge(requirement, low: low.number, high: high.number)
    let bounds = [requirement.low == nil ? Optional(0) : low.number, requirement.high == nil ? 0 : high.number]
    let isBounded = bounds.allSatisfy { $0 != nil }
    if isBounded { limit.describe(rule, year: year, into: &verdict) }
    guard !needsLack, isBounded, let number = found.number else {
      if let number = found.number { verdict.actual = limit.figure(number) }
      verdict.outcome = isEarly && !limit.hasPath(in: year, due: rule.due) ? .notDue : .undetermined
      return
    }
    let limits = limit.judge(number, year: year, due: rule.due, &verdict)
    // Records that pass are many, and there is nothing to say of them.
    guard verdict.outcome != .pass || row.register == nil, !judge.isTrial else { return }
    verdict.advice = LimitAdvice(
      self, of: value, limit, limits, found: number, figures: figures, boundFigures: lowFigures + highFigures
    ).advice(isMet: verdict.outcome == .pass)
  }

  /// The figures of regions that are read meanwhile. Advice on a record does without: there may be ten million of them.
  private func readingFigures<Result>(_ body: () -> Result) -> (Result, [PlanRows.FigureRead]) {
    guard row.register == nil, !judge.isTrial else { return (body(), []) }
    judge.rows.figuresRead = []
    let result = body()
    let figures = judge.rows.figuresRead ?? []
    judge.rows.figuresRead = nil
    return (result, figures)
  }

  // MARK: - Conditions

  private func judge(_ expression: Expression, _ path: Path?, _ verdict: inout Verdict) {
    var lacking = lackingNeeds()
    let needsLack = !lacking.isEmpty
    let (value, missing) = evaluate(expression)
    lacking.formUnion(missing)
    verdict.missing = judge.describe(lacking)
    verdict.required = .expression(expression.text)
    switch value {
    case .boolean(true) where !needsLack: verdict.outcome = .pass
    case .boolean(false) where !needsLack: verdict.outcome = early(.fail, path)
    default: verdict.outcome = early(.undetermined, path)
    }
  }

  /// What it is called before the due year.
  private func early(_ outcome: Outcome, _ path: Path?) -> Outcome {
    guard isEarly else { return outcome }
    if path == nil { return .notDue }
    return outcome == .fail ? .behind : outcome
  }

  // MARK: - Uniqueness

  private func judge(unique slots: [Int], _ verdict: inout Verdict) {
    guard case .records(let register) = form.subject else { return }
    let slots = slots.map { judge.rows.named($0, in: register) }
    verdict.required = .fields(slots.map(\.name))
    switch judge.rows.isUnique(row, by: slots, in: register) {
    case .boolean(true): verdict.outcome = .pass
    case .unknown(let lacking):
      verdict.missing = judge.describe(lacking)
      verdict.outcome = early(.undetermined, nil)
    default: verdict.outcome = early(.fail, nil)
    }
  }

  // MARK: - Evidence

  private func judge(evidence document: Template, _ verdict: inout Verdict) {
    verdict.required = .document(TextWriter(judge.rows).text(document, for: row, values))
    if let evidence = judge.submissions.evidence(for: rule, verdict.subject, year: year) {
      verdict.outcome = .pass
      judge.rows.note(
        PlanRows.Read(
          name: "evidence", region: subject.region, year: subject.year, text: evidence.text, series: nil,
          place: evidence.place))
      return
    }
    verdict.missing = [
      MissingValue(name: "evidence", region: subject.region, year: subject.year, why: .noEvidence)
    ]
    verdict.outcome = early(.undetermined, nil)
  }
}

extension Value {
  var number: Number? {
    if case .number(let number) = self { number } else { nil }
  }
}
