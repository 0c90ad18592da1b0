internal import CEL
internal import Diagnostics
internal import Documents
internal import Quantities

/// Reads what a rule asks of one kind of subject.
struct RuleFormReader {
  let context: RulesReader
  let entry: Mapping
  let id: String
  let due: Int?
  let subject: RuleSubject
  let each: [EachVariable]
  private var expressions: ExpressionReader

  init(
    context: RulesReader, entry: Mapping, id: String, due: Int?, subject: RuleSubject, each: [EachVariable]
  ) {
    self.context = context
    self.entry = entry
    self.id = id
    self.due = due
    self.subject = subject
    self.each = each
    let kind: PlanVocabulary.Kind =
      switch subject {
      case .regions(let level, _): .region(level: level)
      case .records(let register): .record(register: register)
      }
    expressions = ExpressionReader(context.names, kind, files: context.files)
    for variable in each {
      switch variable.values {
      case .texts: expressions.variables.append(Checker.Variable(name: variable.name, type: .string))
      case .indicator(let index):
        expressions.substitutions[variable.name] = context.indicators[index].id
        expressions.indicatorNames[variable.name] = index
      }
    }
  }

  mutating func read(_ decoder: inout Decoder) -> RuleForm? {
    let condition = entry["when"].flatMap { expressions.condition($0, &decoder) }
    let needs = entry["needs"].map { self.needs($0, &decoder) } ?? []
    let title = entry["title"].flatMap { expressions.template($0, &decoder) }
    let message = entry["message"].flatMap { expressions.template($0, &decoder) }
    let note = entry["note"].flatMap { expressions.template($0, &decoder) }
    guard let requirement = requirement(&decoder) else { return nil }
    let own = Template(zh: [.text(id)], en: [.text(id)])
    var form = RuleForm(
      subject: subject, each: each, requirement: requirement, condition: condition, needs: needs, title: title ?? own,
      message: message, note: note, drawsOnRegionsBelow: false, rulesAsked: asked(requirement, needs, condition))
    form.drawsOnRegionsBelow = context.isDrawn(by: form)
    return form
  }

  /// The rules that it asks about, by the numbers of their names.
  private func asked(_ requirement: Requirement, _ needs: [Expression], _ condition: Expression?) -> [Int] {
    (requirement.expressions + needs + (condition.map { [$0] } ?? [])).reduce(into: []) {
      $1.addRulesAsked(to: &$0)
    }
  }

  private func needs(_ node: Node, _ decoder: inout Decoder) -> [Expression] {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    return nodes.compactMap { expressions.expression($0, &decoder) }
  }

  // MARK: - Requirements

  private func requirement(_ decoder: inout Decoder) -> Requirement? {
    let given = ["value", "assert", "unique", "evidence"].filter { entry[$0] != nil }
    guard let kind = given.first else {
      decoder.report(PackFault.noRequirement, at: entry.place)
      return nil
    }
    guard given.count == 1 else {
      decoder.report(PackFault.severalRequirements(given), at: entry.place)
      return nil
    }
    if kind != "value" { reportKeysOfLimits(&decoder) }
    if kind == "unique" || kind == "evidence", let node = entry["path"] {
      decoder.report(PackFault.pathNeedsLimitOrAssert, at: node.place)
    }
    switch kind {
    case "value": return LimitReader(form: self, expressions: expressions).read(&decoder)
    case "assert":
      guard let expression = entry["assert"].flatMap({ expressions.condition($0, &decoder) }) else { return nil }
      return .assertion(expression, path: flatPath(&decoder))
    case "unique": return unique(&decoder)
    default: return entry["evidence"].flatMap { expressions.template($0, &decoder) }.map { .evidence($0) }
    }
  }

  private func reportKeysOfLimits(_ decoder: inout Decoder) {
    let keys = Comparison.allCases.map(\.rawValue) + ["within", "judge"]
    for key in keys {
      if let node = entry[key] { decoder.report(PackFault.keyNeedsLimit(key), at: node.place) }
    }
  }

  private func flatPath(_ decoder: inout Decoder) -> Path? {
    guard let node = entry["path"], let word = decoder.string(node) else { return nil }
    guard word == "flat" else {
      decoder.report(PackFault.unknownPath(word), at: node.place)
      return nil
    }
    if due == nil { decoder.report(PackFault.keyNeedsDue("path"), at: node.place) }
    return .flat
  }

  private func unique(_ decoder: inout Decoder) -> Requirement? {
    guard let node = entry["unique"] else { return nil }
    guard case .records(let register) = subject else {
      decoder.report(PackFault.uniqueNeedsRecords, at: node.place)
      return nil
    }
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    if nodes.isEmpty { decoder.report(PackFault.listIsEmpty(key: "unique"), at: node.place) }
    let known = context.registers[register].fields.map(\.id) + ["year", "region"]
    var fields: [Int] = []
    for node in nodes {
      guard let name = decoder.string(node) else { continue }
      if let field = context.registers[register].field(named: name) {
        fields.append(Slot.field(field))
      } else if name == "year" || name == "region" {
        fields.append(name == "year" ? Slot.year : Slot.region)
      } else {
        decoder.report(PackFault.unknownField(name, nearest: nearestName(to: name, among: known)), at: node.place)
      }
    }
    return .unique(fields)
  }
}
