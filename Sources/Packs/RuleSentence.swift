internal import CEL
public import Diagnostics
internal import Quantities

/// A rule in one sentence: for whom, what, the limit, when, which clause.
public struct RuleSentence: Sendable {
  /// What the words are made of.
  enum Subject {
    case region(LocalizedText)
    case regions([LocalizedText])
    case level(LocalizedText, count: Int)
    case records(LocalizedText)
  }

  private let pack: Pack
  private let rule: Rule

  /// The sentences of all rules of that id, or of what answers it in their place; `nil` where the pack has no such id.
  public static func sentences(of id: String, in pack: Pack, _ language: Language) -> [String]? {
    let words = RuleWords(language: language)
    if let builtIn = BuiltInRule(rawValue: id), let statement = pack.builtInRules[builtIn] {
      return [words.sentence(builtIn, statement)]
    }
    let own = pack.rules.filter { $0.id == id }.map { RuleSentence(pack: pack, rule: $0).text(language) }
    if !own.isEmpty { return own }
    if let unchecked = pack.unchecked.first(where: { $0.id == id }) { return [words.sentence(unchecked)] }
    let answering =
      pack.rules.filter { $0.also.contains(id) }.map { RuleSentence(pack: pack, rule: $0).text(language) }
      + BuiltInRule.allCases.compactMap { rule in
        pack.builtInRules[rule].flatMap { $0.also.contains(id) ? words.sentence(rule, $0) : nil }
      }
    return answering.isEmpty ? nil : answering.map { words.answered(id, by: $0) }
  }

  private func text(_ language: Language) -> String {
    let words = RuleWords(language: language)
    // A rule stated for many indicators reads alike for each; what is asked alike of several kinds is said once.
    var seen: [RuleSubject] = []
    var asked: [(subjects: [Subject], requirement: String, condition: String?)] = []
    for form in rule.forms where !seen.contains(form.subject) {
      seen.append(form.subject)
      let (requirement, condition) = (requirement(form, words), form.condition.map { named($0.text) })
      if let same = asked.firstIndex(where: { $0.requirement == requirement && $0.condition == condition }) {
        asked[same].subjects.append(subject(form.subject))
      } else {
        asked.append(([subject(form.subject)], requirement, condition))
      }
    }
    let clauses = asked.map { words.asks($0.subjects, $0.requirement, condition: $0.condition) }
    let each = (rule.forms.first?.each ?? []).filter { constants[$0.name] == nil }.map {
      words.each($0.name, values(of: $0))
    }
    let head = rule.forms.first.map { plain($0.title, language) } ?? rule.id
    return words.sentence(
      id: rule.id, title: head, clauses: clauses + each + reservations(words), time: words.time(rule, path: path),
      severity: rule.severity, wording: rule.wording, sources: rule.sources)
  }

  /// Names of `each` that have one value, which then stands in their place.
  private var constants: [String: String] {
    var constants: [String: String] = [:]
    for variable in rule.forms.first?.each ?? [] {
      if case .texts(let texts) = variable.values, texts.count == 1 { constants[variable.name] = texts[0] }
    }
    return constants
  }

  /// An expression that is nothing but a name with one value reads as that value.
  private func named(_ text: String) -> String { constants[text] ?? text }

  /// What keeps it from being judged.
  private func reservations(_ words: RuleWords) -> [String] {
    let needs = rule.forms.first?.needs.map(\.text) ?? []
    return (needs.isEmpty ? [] : [words.needs(needs)])
      + (rule.responseRate.map { [words.responseRate(($0 * 100).description)] } ?? [])
  }

  private func values(of variable: EachVariable) -> [String] {
    switch variable.values {
    case .texts(let texts): texts
    case .indicator:
      // A rule for several kinds of subject has a form for each of them and each indicator.
      rule.forms.filter { $0.subject == rule.forms.first?.subject }.compactMap { form in
        form.each.compactMap { other in
          if other.name == variable.name, case .indicator(let index) = other.values {
            pack.indicators[index].id
          } else {
            nil
          }
        }.first
      }
    }
  }

  private var path: Path? {
    switch rule.forms.first?.requirement {
    case .limit(_, let limit): limit.path
    case .assertion(_, let path): path
    default: nil
    }
  }

  private func subject(_ subject: RuleSubject) -> Subject {
    switch subject {
    case .records(let register): return .records(pack.registers[register].title)
    case .regions(_, let only?): return .regions(only.map { pack.regions[$0].name })
    case .regions(let level, nil):
      let regions = pack.regions.all.filter { $0.level == level && !$0.isResidual }
      if regions.count == 1, let region = regions.first { return .region(region.name) }
      return .level(pack.identity.levels[level].title, count: regions.count)
    }
  }

  private func requirement(_ form: RuleForm, _ words: RuleWords) -> String {
    switch form.requirement {
    case .limit(let value, let limit):
      return words.limit(
        value: name(of: value, words), limit.comparison, low: limit.low?.text, high: limit.high?.text,
        tolerance: limit.toleranceText, judging: limit.judging)
    case .assertion(let expression, _): return words.assertion(expression.text)
    case .unique(let slots): return words.unique(slots.map { field($0, form.subject, words.language) })
    case .evidence(let document): return words.evidence(plain(document, words.language))
    }
  }

  private func name(of value: Expression, _ words: RuleWords) -> String {
    if case .member(_, let slot, let name) = value.operation, case .indicator(let index) = Slot.meaning(of: slot) {
      return words.named(pack.indicators[index].title, name)
    }
    return value.text
  }

  private func field(_ slot: Int, _ subject: RuleSubject, _ language: Language) -> String {
    if case .field(let index) = Slot.meaning(of: slot), case .records(let register) = subject {
      return pack.registers[register].fields[index].title[language]
    }
    return slot == Slot.year ? RuleWords.year[language] : RuleWords.region[language]
  }

  private func plain(_ template: Template, _ language: Language) -> String {
    template.plain(in: pack, language, values: constants)
  }
}
