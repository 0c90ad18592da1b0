internal import CEL
internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What a rule of the pack asks of a verdict's subject, in the pack's own words.
struct RuleStatement {
  private let pack: Pack
  private let rule: Rule
  private let form: RuleForm

  /// - Returns: `nil` for a finding that comes without a rule.
  init?(_ verdict: Verdict, _ assessment: Assessment) {
    let pack = assessment.pack
    let subject = verdict.subject
    let each = subject.each.map(\.text)
    let rules = pack.rules(named: verdict.rule, asOf: assessment.asOf)
    let forms = rules.flatMap { rule in rule.forms.map { (rule, $0) } }
    let fitting = forms.filter { _, form in
      switch form.subject {
      case .records(let register): pack.registers[register].id == subject.register
      case .regions(let level, _):
        subject.register == nil && subject.region.map { pack.regions[$0].level == level } ?? true
      }
    }
    let stated = fitting.first { _, form in
      form.each.allSatisfy { variable in
        guard case .indicator(let index) = variable.values else { return true }
        return each.contains(pack.indicators[index].id)
      }
    }
    guard let (rule, form) = stated ?? fitting.first ?? forms.first else { return nil }
    (self.pack, self.rule, self.form) = (pack, rule, form)
  }

  /// The expression that a limit is set to.
  var value: String? {
    if case .limit(let value, _) = form.requirement { value.text } else { nil }
  }

  /// A line for each key, as a rule file has them.
  var text: String { lines.joined(separator: "\n") }

  private var lines: [String] {
    requirement + (rule.due.map { ["by: \($0)"] } ?? []) + (path.map { ["path: \($0.word)"] } ?? [])
      + (form.condition.map { ["when: \($0.text)"] } ?? [])
      + (form.needs.isEmpty ? [] : ["needs: [\(form.needs.map(\.text).joined(separator: ", "))]"])
  }

  private var requirement: [String] {
    switch form.requirement {
    case .limit(let value, let limit): ["value: \(value.text)"] + self.limit(limit)
    case .assertion(let expression, _): ["assert: \(expression.text)"]
    case .unique(let slots): ["unique: [\(slots.map(field).joined(separator: ", "))]"]
    case .evidence(let document): ["evidence: \(plain(document))"]
    }
  }

  private func limit(_ limit: LimitRequirement) -> [String] {
    let (low, high) = (limit.low?.text, limit.high?.text)
    let bound =
      limit.comparison == .between ? "[\(low ?? ""), \(high ?? "")]" : low ?? high ?? ""
    var lines = ["\(limit.comparison.rawValue): \(bound)"]
    if let tolerance = limit.toleranceText { lines.append("within: \(tolerance)") }
    if case .rounded(let decimals) = limit.judging { lines.append("judge: rounded(\(decimals))") }
    return lines
  }

  private var path: Path? {
    switch form.requirement {
    case .limit(_, let limit): limit.path
    case .assertion(_, let path): path
    case .unique, .evidence: nil
    }
  }

  private func field(_ slot: Int) -> String {
    if case .field(let index) = Slot.meaning(of: slot), case .records(let register) = form.subject {
      return pack.registers[register].fields[index].id
    }
    return slot == Slot.year ? "year" : "region"
  }

  private func plain(_ template: Template) -> String {
    template.zh.map { part in
      switch part {
      case .text(let text): text
      case .expression(let expression): "${\(expression.text)}"
      case .indicatorTitle(let index): pack.indicators[index].title.zh
      }
    }.joined()
  }
}
