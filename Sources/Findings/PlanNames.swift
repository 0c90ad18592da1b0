internal import CEL
internal import Diagnostics
internal import Evaluation
internal import Packs

/// What the plan calls its regions, indicators and fields, looked up by the ids in a verdict.
struct PlanNames {
  let regions: Regions
  private let indicators: [String: LocalizedText]
  private let registers: [String: Register]
  /// The indicator that a rule sets a limit to, where the rule's value is one and nothing else.
  private let limited: [String: LocalizedText]

  init(_ pack: Pack) {
    regions = pack.regions
    let titles = Dictionary(pack.indicators.map { ($0.id, $0.title) }) { first, _ in first }
    indicators = titles
    registers = Dictionary(pack.registers.map { ($0.id, $0) }) { first, _ in first }
    let limited = pack.rules.compactMap { rule -> (String, LocalizedText)? in
      guard case .limit(let value, _)? = rule.forms.first?.requirement else { return nil }
      return titles[value.text].map { (rule.id, $0) }
    }
    self.limited = Dictionary(limited) { first, _ in first }
  }

  /// The title of an indicator, register or field; `nil` where there is none of that name.
  func title(of name: String, register: String?) -> LocalizedText? {
    if let register = register.flatMap({ registers[$0] }), let field = register.field(named: name) {
      return register.fields[field].title
    }
    return indicators[name] ?? registers[name]?.title
  }

  func registerTitle(_ id: String) -> LocalizedText { registers[id]?.title ?? LocalizedText(id) }

  /// What a verdict's figure is a figure of: the indicator, where that is plain, else the rule's title.
  func figureTitle(of verdict: Verdict) -> LocalizedText {
    verdict.subject.indicator.flatMap { indicators[$0] } ?? limited[verdict.rule] ?? verdict.title
  }
}
