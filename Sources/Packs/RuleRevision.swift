internal import CEL
internal import Diagnostics
public import Quantities

/// What a rule is known by as long as it decides in the same way.
///
/// It is the first 16 hexadecimal digits of the SHA-256 of a sequence of netstrings (see `Netstrings`). In this order
/// stand
///
/// 1. `plumbline/rule/1`;
/// 2. `severity` and `behind`, each with its value, `by` and the due year, `from` and `until` with their years,
///    `response_rate` and the share: each of them where the rule has it;
/// 3. for each form of the rule, a form that reads like the one before left out: what it is `for` (`level` and the
///    word, `region` and a code for each region, `register` and the id), for each name of `each` that name and its
///    texts, `when`, `needs`, and the requirement with its expressions as the pack writes them, units, tolerance,
///    judging and path.
///
/// Titles, messages, notes, tags, clauses, the days between which a rule is in effect and the order of keys are not in
/// it; nor is what the rule reads: the definitions of indicators, and the rules that it asks about. The revision of a
/// finding that comes without a rule is made of its id and severity.
struct RuleRevision {
  private let pack: Pack
  private var encoding = Netstrings()

  /// 16 lower-case hexadecimal digits.
  var text: String { String(Digest.sha256(encoding.bytes).prefix(16)) }

  init(_ rule: Rule, of pack: Pack) {
    self.pack = pack
    encoding.append("plumbline/rule/1")
    encoding.append("severity", rule.severity.rawValue, "behind", rule.behind.rawValue)
    if let due = rule.due { encoding.append("by", String(due)) }
    if rule.years.lowerBound != .min { encoding.append("from", String(rule.years.lowerBound)) }
    if rule.years.upperBound != .max { encoding.append("until", String(rule.years.upperBound)) }
    if let rate = rule.responseRate { encoding.append("response_rate", rate.description) }
    var last: [UInt8] = []
    for form in rule.forms {
      var part = FormEncoding(pack: pack)
      part.append(form)
      // A rule for many indicators reads alike for each of them.
      if part.encoding.bytes != last { encoding.append(contentsOf: part.encoding) }
      last = part.encoding.bytes
    }
  }

  init(_ rule: BuiltInRule, of pack: Pack) {
    self.pack = pack
    let severity = pack.builtInRules[rule]?.severity ?? rule.severity
    encoding.append("plumbline/rule/1", rule.rawValue, "severity", severity.rawValue)
  }
}

/// What one form of a rule decides by.
private struct FormEncoding {
  let pack: Pack
  var encoding = Netstrings()

  mutating func append(_ form: RuleForm) {
    switch form.subject {
    case .regions(let level, let only):
      encoding.append("level", pack.identity.levels[level].word)
      for region in only ?? [] { encoding.append("region", pack.regions[region].code) }
    case .records(let register): encoding.append("register", pack.registers[register].id)
    }
    for variable in form.each {
      encoding.append("each", variable.name)
      // Which indicators there are is no matter of the rule.
      if case .texts(let texts) = variable.values { for text in texts { encoding.append("text", text) } }
    }
    if let condition = form.condition { encoding.append("when", condition.text) }
    for need in form.needs { encoding.append("needs", need.text) }
    append(form.requirement, of: form)
  }

  private mutating func append(_ requirement: Requirement, of form: RuleForm) {
    switch requirement {
    case .limit(let value, let limit): append(limit, on: value, isOfIndicators: form.isOfIndicators)
    case .assertion(let expression, let path):
      encoding.append("assert", expression.text)
      append(path)
    case .unique(let slots):
      for slot in slots { encoding.append("unique", field(slot, form.subject)) }
    case .evidence(let document):
      encoding.append("evidence")
      for part in document.zh { append(part) }
    }
  }

  private mutating func append(_ limit: LimitRequirement, on value: Expression, isOfIndicators: Bool) {
    encoding.append("value", value.text, limit.comparison.rawValue)
    if let low = limit.low { encoding.append("low", low.text) }
    if let high = limit.high { encoding.append("high", high.text) }
    // That of a rule for many indicators is each one's own.
    if !isOfIndicators { encoding.append("unit", limit.unit.symbol) }
    switch limit.tolerance {
    case nil: break
    case .share(let share): encoding.append("within", "share", share.description)
    case .amount(let amount): encoding.append("within", "amount", amount.description)
    }
    if case .rounded(let decimals) = limit.judging { encoding.append("rounded", String(decimals)) }
    append(limit.path)
  }

  private mutating func append(_ path: Path?) {
    guard let path else { return }
    encoding.append("path", path.word)
    switch path {
    case .linear(let year, let baseline), .compound(let year, let baseline):
      encoding.append(String(year), baseline.description)
    case .flat: break
    case .milestones(let figures):
      for (year, figure) in figures.sorted(by: { $0.key < $1.key }) {
        encoding.append(String(year), figure.description)
      }
    }
  }

  private mutating func append(_ part: Template.Part) {
    switch part {
    case .text(let text): encoding.append("text", text)
    case .expression(let expression): encoding.append("expression", expression.text)
    case .indicatorTitle: encoding.append("indicator")
    }
  }

  private func field(_ slot: Int, _ subject: RuleSubject) -> String {
    if case .field(let index) = Slot.meaning(of: slot), case .records(let register) = subject {
      return pack.registers[register].fields[index].id
    }
    return slot == Slot.year ? "year" : "region"
  }
}

extension RuleForm {
  /// Whether its rule is stated for many indicators and it is the form of one of them.
  fileprivate var isOfIndicators: Bool {
    each.contains { if case .indicator = $0.values { true } else { false } }
  }
}

extension Pack {
  /// The revision of the rule that speaks under an id on a date: 16 hexadecimal digits; `nil` where there is no such
  /// rule.
  public func revision(ofRule id: String, asOf: CalendarDate) -> String? {
    if let builtIn = BuiltInRule(rawValue: id) { return RuleRevision(builtIn, of: self).text }
    return rules(named: id, asOf: asOf).first.map { RuleRevision($0, of: self).text }
  }

  /// The revisions of all rules by their ids.
  public func revisions(asOf: CalendarDate) -> [String: String] {
    var speaking: [String: Rule] = [:]
    for rule in rules where speaking[rule.id] == nil || rule.effective.contains(asOf) { speaking[rule.id] = rule }
    var revisions = speaking.mapValues { RuleRevision($0, of: self).text }
    for rule in BuiltInRule.allCases { revisions[rule.rawValue] = RuleRevision(rule, of: self).text }
    return revisions
  }
}
