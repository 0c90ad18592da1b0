internal import CEL
internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What the plan calls its regions, indicators and fields, looked up by the ids in a verdict.
struct PlanNames {
  let pack: Pack
  var regions: Regions { pack.regions }
  /// Of several with one id the one first that speaks.
  private let rules: [Rule]
  private let indicators: [String: LocalizedText]
  private let registers: [String: Register]
  /// The indicator that a rule sets a limit to, where the rule's value is one and nothing else.
  private let limited: [String: LocalizedText]
  /// What a rule's value counts, where it is a count over a register and nothing else.
  private let counts: [String: Count]
  /// The fields of all registers by their ids.
  private let fields: [String: [Field]]

  /// A count of a register's records.
  struct Count {
    let register: LocalizedText
    /// Whether only records that meet a condition are counted.
    let isConditional: Bool
  }

  init(_ assessment: Assessment) { self.init(assessment.pack, asOf: assessment.asOf) }

  /// - Parameter asOf: Decides which of several rules with one id speaks; `nil` where that is the first one.
  init(_ pack: Pack, asOf: CalendarDate? = nil) {
    self.pack = pack
    let isInEffect = { (rule: Rule) in asOf.map(rule.effective.contains) ?? true }
    rules = pack.rules.filter(isInEffect) + pack.rules.filter { !isInEffect($0) }
    let titles = Dictionary(pack.indicators.map { ($0.id, $0.title) }) { first, _ in first }
    indicators = titles
    registers = Dictionary(pack.registers.map { ($0.id, $0) }) { first, _ in first }
    let limited = rules.compactMap { rule -> (String, LocalizedText)? in
      guard case .limit(let value, _)? = rule.forms.first?.requirement else { return nil }
      return titles[value.text].map { (rule.id, $0) }
    }
    self.limited = Dictionary(limited) { first, _ in first }
    let counts = rules.compactMap { rule in Self.count(in: rule, pack).map { (rule.id, $0) } }
    self.counts = Dictionary(counts) { first, _ in first }
    fields = Dictionary(grouping: pack.registers.flatMap(\.fields), by: \.id)
  }

  private static func count(in rule: Rule, _ pack: Pack) -> Count? {
    guard case .limit(let value, _)? = rule.forms.first?.requirement else { return nil }
    let (range, isConditional): (Expression, Bool)
    switch value.operation {
    case .comprehension(.count, let list, _, _, _, let body): (range, isConditional) = (list, body != nil)
    case .call(let call, let arguments) where call.name == "size" && arguments.count == 1:
      (range, isConditional) = (arguments[0], false)
    default: return nil
    }
    guard case .member(_, let slot, _) = range.operation, case .register(let index) = Slot.meaning(of: slot),
      pack.registers.indices.contains(index)
    else { return nil }
    return Count(register: pack.registers[index].title, isConditional: isConditional)
  }

  func count(in verdict: Verdict) -> Count? { counts[verdict.rule] }

  /// The title of an indicator, register or field; `nil` where there is none of that name.
  func title(of name: String, register: String?) -> LocalizedText? {
    if let register = register.flatMap({ registers[$0] }), let field = register.field(named: name) {
      return register.fields[field].title
    }
    return indicators[name] ?? registers[name]?.title ?? common(fields[name]?.map(\.title))
  }

  /// The title of a choice that a record gives as `text`; `nil` where the field is no choice, or the choice unknown.
  func choice(_ text: String, of name: String, register: String?) -> LocalizedText? {
    if indicators[name] != nil, register == nil { return nil }
    let own = register.flatMap { registers[$0] }.flatMap { register in
      register.field(named: name).map { [register.fields[$0]] }
    }
    let titles = (own ?? fields[name])?.map { field -> LocalizedText? in
      guard case .choice(let choices) = field.kind else { return nil }
      return choices.first { $0.word == text || $0.title.zh == text || $0.title.en == text }?.title
    }
    return common(titles?.compactMap { $0 })
  }

  /// What registers call alike; where they differ, a name alone does not tell which one is meant.
  private func common(_ titles: [LocalizedText]?) -> LocalizedText? {
    guard let first = titles?.first, titles?.allSatisfy({ $0 == first }) == true else { return nil }
    return first
  }

  func registerTitle(_ id: String) -> LocalizedText { registers[id]?.title ?? LocalizedText(id) }

  /// What a verdict's figure is a figure of: the indicator, where that is plain, else the rule's title.
  func figureTitle(of verdict: Verdict) -> LocalizedText {
    verdict.subject.indicator.flatMap { indicators[$0] } ?? limited[verdict.rule] ?? verdict.title
  }
}

// MARK: - Names in expressions

extension PlanNames {
  /// The register whose record an object is.
  func register(ofRecord object: Expression) -> Register? {
    guard case .object(let type) = object.type else { return nil }
    return pack.registers.first { $0.item == type.name }
  }

  /// What the level below a region is called; in English by the word for many.
  func below(_ region: Expression) -> LocalizedText? {
    let levels = pack.identity.levels
    guard case .object(let type) = region.type, let level = levels.firstIndex(where: { $0.word == type.name }),
      levels.indices.contains(level + 1)
    else { return nil }
    return LocalizedText(zh: levels[level + 1].title.zh, en: levels[level + 1].plural)
  }

  /// The title of a choice that a field's value is.
  func choice(_ text: String, of field: Expression) -> LocalizedText? {
    guard case .member(let object, let slot, _) = field.operation, case .field(let index) = Slot.meaning(of: slot),
      let register = register(ofRecord: object), case .choice(let choices) = register.fields[index].kind
    else { return nil }
    return choices.first { $0.word == text }?.title
  }

  /// What the indicator of a step is derived from, where that gave its value.
  func derivation(of step: ComputationStep) -> Expression? {
    guard step.definition != nil else { return nil }
    var name = step.part.text
    if case .member(_, let slot, _) = step.part.operation, case .indicator(let index) = Slot.meaning(of: slot) {
      name = pack.indicators[index].id
    }
    return pack.indicator(named: name).flatMap { pack.indicators[$0].derivation }
  }

  /// The path to a verdict's limit.
  func path(of verdict: Verdict) -> Path? {
    guard case .limit(let limit) = verdict.required, let word = limit.path else { return nil }
    for rule in rules where rule.id == verdict.rule && rule.due == limit.due {
      for form in rule.forms {
        if case .limit(_, let asked) = form.requirement, asked.unit == limit.value?.unit, asked.path?.word == word {
          return asked.path
        }
      }
    }
    return nil
  }
}
