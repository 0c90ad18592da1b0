public import CEL
internal import Diagnostics
internal import Documents
internal import Quantities

/// Reads the rules of a pack, all files' together.
struct RulesReader {
  struct Statements {
    var rules: [Rule] = []
    /// What the rules were read from.
    var nodes: [RuleNode] = []
    var rulesByName: [[Int]] = []
    var builtIn: [BuiltInRule: BuiltInStatement] = [:]
  }

  let identity: PackIdentity
  let regions: Regions
  let indicators: [Indicator]
  let registers: [Register]
  let files: [PackFile]
  private(set) var names: PlanVocabulary.Names
  /// Whether an indicator's value may come from the regions below.
  private(set) var drawsOnRegionsBelow: [Bool] = []

  init(
    identity: PackIdentity, regions: Regions, indicators: [Indicator], registers: [Register],
    names: PlanVocabulary.Names, files: [PackFile]
  ) {
    self.files = files
    self.identity = identity
    self.regions = regions
    self.indicators = indicators
    self.registers = registers
    self.names = names
  }

  mutating func read(_ nodes: [RuleNode], _ decoder: inout Decoder) -> Statements {
    drawsOnRegionsBelow = RegionsBelow.indicators(indicators, registers)
    // Names first: a rule may ask whether a later one holds.
    for node in nodes {
      guard let id = node.own["id"], id.kind == .scalar, names.rules[id.text] == nil, BuiltInRule(id) == nil else {
        continue
      }
      names.rules[id.text] = names.rules.count
    }
    var statements = Statements()
    statements.rulesByName = [[Int]](repeating: [], count: names.rules.count)
    for node in nodes {
      if let id = node.own["id"], let builtIn = BuiltInRule(id) {
        let statement = statement(node, builtIn, &decoder)
        if let standing = statements.builtIn[builtIn] {
          let file = standing.place.path == id.place.path ? nil : standing.place.path
          decoder.report(
            PackFault.findingTaken(builtIn.rawValue, file: file, line: standing.place.line), at: id.place)
        }
        statements.builtIn[builtIn] = statement
      } else if let rule = RuleReader(self).read(node, &decoder) {
        reportRepetition(of: rule, in: statements, &decoder)
        if let name = names.rules[rule.id] { statements.rulesByName[name].append(statements.rules.count) }
        statements.rules.append(rule)
        statements.nodes.append(node)
      }
    }
    reportCircles(statements, &decoder)
    statements.rules = drawnThroughHolds(statements.rules, statements.rulesByName)
    return statements
  }

  /// A rule that asks whether another holds draws on what that one does.
  func drawnThroughHolds(_ rules: [Rule], _ rulesByName: [[Int]]) -> [Rule] {
    var rules = rules
    let asking = rules.indices.filter { rules[$0].forms.contains { !$0.rulesAsked.isEmpty } }
    for rule in asking {
      for form in rules[rule].forms.indices {
        // What it drew on before another rule was changed says nothing.
        rules[rule].forms[form].drawsOnRegionsBelow = isDrawn(by: rules[rule].forms[form])
      }
    }
    var isChanged = true
    while isChanged {
      isChanged = false
      for rule in asking {
        for form in rules[rule].forms.indices {
          let standing = rules[rule].forms[form]
          guard !standing.drawsOnRegionsBelow, !standing.rulesAsked.isEmpty else { continue }
          let draws = standing.rulesAsked.contains { name in
            rulesByName[name].contains { rules[$0].forms.contains(where: \.drawsOnRegionsBelow) }
          }
          guard draws else { continue }
          rules[rule].forms[form].drawsOnRegionsBelow = true
          isChanged = true
        }
      }
    }
    return rules
  }

  /// Whether a rule's own expressions read the regions below.
  func isDrawn(by form: RuleForm) -> Bool {
    form.expressions.contains { RegionsBelow.isDrawnOn(by: $0, drawsOnRegionsBelow, registers) }
  }

  private static let builtInKeys = ["id", "title", "severity", "also", "source", "note"]

  private func statement(
    _ node: RuleNode, _ builtIn: BuiltInRule, _ decoder: inout Decoder
  ) -> BuiltInStatement? {
    guard let entry = decoder.mapping(node.own, keys: Self.builtInKeys, required: ["id"], shared: node.group) else {
      return nil
    }
    let reader = RuleReader(self)
    return BuiltInStatement(
      severity: entry["severity"].flatMap { decoder.choice($0, as: Severity.self) } ?? builtIn.severity,
      also: entry["also"].map { decoder.strings($0) } ?? [],
      sources: entry["source"].map { reader.sources($0, &decoder) } ?? [],
      place: node.own["id"]?.place ?? node.own.place)
  }

  /// Two rules may bear one id where they are never in effect together.
  private func reportRepetition(of rule: Rule, in statements: Statements, _ decoder: inout Decoder) {
    for index in names.rules[rule.id].map({ statements.rulesByName[$0] }) ?? [] {
      let other = statements.rules[index]
      guard other.effective.overlaps(rule.effective) else { continue }
      let file = other.place.path == rule.place.path ? nil : other.place.path
      decoder.report(PackFault.ruleTaken(rule.id, file: file, line: other.place.line), at: rule.place)
      return
    }
  }

  // MARK: - Circles

  private func reportCircles(_ statements: Statements, _ decoder: inout Decoder) {
    let asked = statements.rules.map { $0.forms.flatMap(\.rulesAsked) }
    // Where rules could not be read, what others ask about them is not known.
    guard !names.lacksRules, asked.contains(where: { !$0.isEmpty }) else { return }
    /// All that the rules of a name ask about, directly or by others.
    func reached(from name: Int) -> Set<Int> {
      var seen: Set<Int> = []
      var waiting = statements.rulesByName[name].flatMap { asked[$0] }
      while let next = waiting.popLast() {
        guard seen.insert(next).inserted else { continue }
        for other in statements.rulesByName[next] { waiting.append(contentsOf: asked[other]) }
      }
      return seen
    }
    for rule in statements.rules {
      guard let own = names.rules[rule.id] else { continue }
      let seen = reached(from: own)
      guard seen.contains(own) else { continue }
      let circle = names.rules.filter { seen.contains($0.value) && reached(from: $0.value).contains(own) }.keys.sorted()
      decoder.report(PackFault.rulesInCircle(circle), at: rule.place)
    }
  }
}

extension BuiltInRule {
  /// The finding that an id stands for; all of them have a hyphen.
  fileprivate init?(_ id: Node) {
    guard id.contains("-"), let first = id.text.utf8.first, first >= UInt8(ascii: "a"),
      let rule = BuiltInRule(rawValue: id.text)
    else { return nil }
    self = rule
  }
}

extension Rule.Effective {
  func overlaps(_ other: Rule.Effective) -> Bool {
    let isBefore = until.flatMap { end in other.from.map { end < $0 } } ?? false
    let isAfter = from.flatMap { start in other.until.map { $0 < start } } ?? false
    return !isBefore && !isAfter
  }
}

extension Expression {
  /// Adds the rules that it asks about by `holds`, by the numbers of their names.
  func addRulesAsked(to asked: inout [Int]) {
    if case .method(_, let slot, _) = operation, case .rule(let name) = Slot.meaning(of: slot) { asked.append(name) }
    for operand in operands { operand.addRulesAsked(to: &asked) }
  }
}

extension Requirement {
  /// The expressions that decide about it.
  var expressions: [Expression] {
    switch self {
    case .limit(let value, let limit): [value] + [limit.low, limit.high].compactMap { $0 }
    case .assertion(let expression, _): [expression]
    case .unique, .evidence: []
    }
  }
}

extension RuleForm {
  /// All expressions that decide about its verdicts.
  public var expressions: [Expression] { needs + (condition.map { [$0] } ?? []) + requirement.expressions }
}

/// Which values may come from the regions below the one that is judged.
enum RegionsBelow {
  static func indicators(_ indicators: [Indicator], _ registers: [Register]) -> [Bool] {
    var draws = indicators.map(\.isTotal)
    var isChanged = true
    while isChanged {
      isChanged = false
      for (index, indicator) in indicators.enumerated() where !draws[index] {
        guard let derivation = indicator.derivation, isDrawnOn(by: derivation, draws, registers) else { continue }
        draws[index] = true
        isChanged = true
      }
    }
    return draws
  }

  static func isDrawnOn(by expression: Expression, _ indicators: [Bool], _ registers: [Register]) -> Bool {
    expression.contains { part in
      guard case .member(_, let slot, _) = part.operation else { return false }
      return switch Slot.meaning(of: slot) {
      case .fixed(Slot.below), .fixed(Slot.belowForSum): true
      case .indicator(let index): indicators.indices.contains(index) && indicators[index]
      case .register(let index): registers.indices.contains(index) && registers[index].isTotal
      default: false
      }
    }
  }
}
