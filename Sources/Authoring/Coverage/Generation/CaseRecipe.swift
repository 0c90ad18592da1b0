internal import CEL
internal import Evaluation
internal import Packs
internal import Quantities

/// What a report has to be like to show something of a rule.
struct CaseRecipe {
  enum Aim {
    /// The value at, below or above a bound of the limit, counted from the lower one.
    case limit(Int, CoverageItem.Side)
    /// The value that number, in the base unit.
    case value(Number)
    case assertion(Bool)
    /// The document named, or not.
    case evidence(Bool)
    /// The rule's `when` is false.
    case excluded
    /// Nothing reported.
    case nothing
  }

  let year: Int
  let aim: Aim
  /// Whether one of the values is left out again.
  var lacksOne = false
}

/// The recipes for a rule as it reads for one kind of subject; what is tried first stands first.
struct CaseRecipes {
  private let rule: Rule
  private let form: RuleForm
  /// The years in which it is judged.
  private let years: [Int]
  private let allYears: ClosedRange<Int>

  init(_ rule: Rule, _ form: RuleForm, of pack: Pack) {
    self.rule = rule
    self.form = form
    allYears = pack.identity.years
    years = allYears.filter { rule.years.contains($0) }
  }

  func recipes(for item: CoverageItem) -> [CaseRecipe] {
    switch item {
    case .limit(let end, let side): ask(in: dueYears) { [.limit(end.end == .high ? 1 : 0, side)] }
    case .node: []
    case .outcome(let outcome): recipes(for: outcome)
    }
  }

  private func recipes(for outcome: Outcome) -> [CaseRecipe] {
    switch outcome {
    case .pass: ask(in: dueYears) { form.requirement.meeting }
    case .fail: ask(in: dueYears) { form.requirement.missing }
    case .behind:
      ask(in: earlyYears.filter { form.requirement.asks(in: $0) }) { form.requirement.missing + earlier($0) }
    case .notDue: ask(in: earlyYears.filter { !form.requirement.asks(in: $0) }) { _ in form.requirement.missing }
    case .undetermined: undetermined
    case .notApplicable: excluded
    case .waived: []
    }
  }

  private func ask(in years: [Int], _ aims: (Int) -> [CaseRecipe.Aim]) -> [CaseRecipe] {
    years.flatMap { year in aims(year).map { CaseRecipe(year: year, aim: $0) } }
  }

  private func ask(in years: [Int], _ aims: () -> [CaseRecipe.Aim]) -> [CaseRecipe] {
    ask(in: years) { _ in aims() }
  }

  // MARK: - Years

  /// From the due year on; without one the last year first. Where it is due after the last year, those with a path.
  private var dueYears: [Int] {
    guard let due = rule.due else { return years.reversed() }
    let own = years.filter { $0 >= due }
    return own.isEmpty ? earlyYears : own
  }

  /// Before the due year, the latest first.
  private var earlyYears: [Int] { rule.due.map { due in years.filter { $0 < due }.reversed() } ?? [] }

  // MARK: - What is aimed at

  /// What falls short of a path in a year before the due year.
  private func earlier(_ year: Int) -> [CaseRecipe.Aim] {
    guard case .limit(let value, let limit) = form.requirement else { return [] }
    switch limit.path {
    case .linear(_, let start), .compound(_, let start): return [.value(start)]
    case .milestones(let figures):
      return figures[year].map { [.value($0 - value.step), .value($0 + value.step)] } ?? []
    case .flat, nil: return []
    }
  }

  private var undetermined: [CaseRecipe] {
    let asking = dueYears + earlyYears.filter { form.requirement.asks(in: $0) }
    if case .evidence = form.requirement { return ask(in: asking) { [.evidence(false)] } }
    return asking.flatMap { year in
      (form.requirement.meeting + form.requirement.missing).map { CaseRecipe(year: year, aim: $0, lacksOne: true) }
        + [CaseRecipe(year: year, aim: .nothing)]
    }
  }

  private var excluded: [CaseRecipe] {
    let outside = allYears.filter { !rule.years.contains($0) }
    if !outside.isEmpty { return ask(in: outside) { [.nothing] } }
    return form.condition == nil ? [] : ask(in: dueYears + earlyYears) { [.excluded] }
  }
}

extension Requirement {
  /// What meets it, the nearest first.
  var meeting: [CaseRecipe.Aim] {
    switch self {
    case .limit(_, let limit): limit.meeting
    case .assertion: [.assertion(true)]
    case .evidence: [.evidence(true)]
    case .unique: []
    }
  }

  /// What does not, the nearest first.
  var missing: [CaseRecipe.Aim] {
    switch self {
    case .limit(_, let limit): limit.missing
    case .assertion: [.assertion(false)]
    case .evidence: [.evidence(false)]
    case .unique: []
    }
  }
}

extension LimitRequirement {
  fileprivate var meeting: [CaseRecipe.Aim] {
    switch comparison {
    case .atLeast: [.limit(0, .at), .limit(0, .above)]
    case .moreThan: [.limit(0, .above)]
    case .atMost: [.limit(0, .at), .limit(0, .below)]
    case .lessThan: [.limit(0, .below)]
    case .between, .equals: [.limit(0, .at), .limit(1, .at)]
    }
  }

  fileprivate var missing: [CaseRecipe.Aim] {
    switch comparison {
    case .atLeast: [.limit(0, .below)]
    case .moreThan: [.limit(0, .at), .limit(0, .below)]
    case .atMost: [.limit(0, .above)]
    case .lessThan: [.limit(0, .at), .limit(0, .above)]
    case .between, .equals: [.limit(0, .below), .limit(1, .above)]
    }
  }
}
