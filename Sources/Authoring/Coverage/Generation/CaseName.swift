internal import CEL
internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What a generated case shows, as the Chinese sentence that its name is.
struct CaseName {
  private let pack: Pack
  private let item: CoverageItem
  private let verdict: Verdict
  private let form: RuleForm

  init(_ pack: Pack, _ item: CoverageItem, _ verdict: Verdict, _ form: RuleForm) {
    self.pack = pack
    self.item = item
    self.verdict = verdict
    self.form = form
  }

  var text: String {
    switch item {
    case .limit(let end, let side): limit(end, side)
    case .outcome(let outcome): self.outcome(outcome)
    case .node(let node, let truth): node.text + (truth ? "为真" : "为假")
    }
  }

  // MARK: - Limits

  private func limit(_ end: LimitEnd, _ side: CoverageItem.Side) -> String {
    let actual = verdict.actual.map(compact) ?? ""
    let bound = bound(end)
    return switch side {
    case .at: bound == actual ? "恰为\(bound)" : "为\(actual)，恰到\(bound)"
    case .below: "为\(actual)，低于\(bound)"
    case .above: "为\(actual)，高于\(bound)"
    }
  }

  /// The bound as it stood for the subject; by its own words where it is no plain figure, or bears a tolerance.
  private func bound(_ end: LimitEnd) -> String {
    guard case .limit(_, let limit) = form.requirement, case .limit(let required) = verdict.required,
      let bound = end.end == .high ? limit.high : limit.low ?? limit.high, bound.isConstant,
      let figure = required.value ?? (end.end == .high ? required.high : required.low)
    else { return end.text }
    return compact(figure) + (limit.tolerance == nil ? "" : "的容差边界")
  }

  /// `2.5%`: whole, or its first digits.
  private func compact(_ figure: Figure) -> String {
    let digits = figure.number.decimal?.description ?? figure.number.rounded(significant: 6).description
    return digits + figure.unit.symbol
  }

  // MARK: - Outcomes

  private func outcome(_ outcome: Outcome) -> String {
    let year = verdict.subject.year.map { "\($0)年" } ?? ""
    return switch outcome {
    case .pass: isEvidence ? "列出了文件" : "达到要求"
    case .fail: "未达到要求"
    case .behind: year + "滞后"
    case .undetermined: isEvidence ? "没有列出文件" : "缺\(missing)，不能判定"
    case .notDue: year + "尚未到期"
    case .notApplicable: year + "不适用"
    case .waived: "豁免"
    }
  }

  private var isEvidence: Bool {
    if case .evidence = form.requirement { true } else { false }
  }

  /// The titles of what is missing.
  private var missing: String {
    var titles: [String] = []
    for value in verdict.missing {
      let title = title(of: value)
      if !titles.contains(title) { titles.append(title) }
    }
    return titles.joined(separator: "、")
  }

  private func title(of value: MissingValue) -> String {
    let year = value.year == verdict.subject.year ? "" : value.year.map { "\($0)年" } ?? ""
    if let index = pack.indicator(named: value.name) { return year + pack.indicators[index].title.zh }
    if let index = pack.register(named: value.name) { return year + pack.registers[index].title.zh }
    let fields = verdict.subject.register.flatMap { pack.register(named: $0) }.map { pack.registers[$0].fields } ?? []
    return fields.first { $0.id == value.name }?.title.zh ?? value.name
  }
}
