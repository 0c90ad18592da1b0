internal import Random

/// A pack at random: registers with fields of every kind, and rules on records, cities and provinces.
package struct RandomPlan {
  private var random: PseudoRandom
  /// The texts of `registers.yaml` and of a file of rules.
  package private(set) var registers = ""
  package private(set) var rules = ""
  /// Fields that the file may have no column for.
  package private(set) var optional: [String] = []
  package private(set) var fields: [(name: String, kind: RandomCells.Kind)] = []
  private let isTotal: Bool
  package private(set) var ids: [String] = []
  /// Rules whose macros leave records out: which of them are read first depends on how they are counted.
  package private(set) var withResponseRate: Set<String> = []

  /// The text of `indicators.yaml`, which all have.
  package static let indicators = """
    indicators:
      gdp: {title: 地区生产总值, unit: 亿元, total: sum, tags: [core]}
      population: {title: 人口, unit: 万人}
      total_sales: {title: 销售额, unit: 万元, derive: 'firms.sum(f, f.sales)', tags: [core]}
      margin: {title: 利润率, unit: "%", derive: 'firms.sum(f, f.profit) / total_sales'}
    """

  package init(seed: UInt64) {
    random = PseudoRandom(seed: seed)
    isTotal = random.oneIn(2)
    registers = makeRegisters()
    var rules: [String] = []
    for index in 0..<3 + random.below(5) { rules.append(recordRule("R\(index)")) }
    for index in 0..<random.below(3) { rules.append(uniqueRule("U\(index)")) }
    for index in 0..<2 + random.below(3) {
      rules.append(regionRule("G\(index)", of: "city", by: index == 0 ? .region : .anyRegion))
    }
    for index in 0..<1 + random.below(3) { rules.append(regionRule("P\(index)", of: "province", by: .province)) }
    self.rules = rules.joined()
  }

  // MARK: - Registers

  private mutating func makeRegisters() -> String {
    let money = ["元", "万元", "亿元"]
    fields = [
      ("name", .text), ("code", .text), ("kind", .choice), ("sales", .number(random.pick(money))),
      ("cost", .number(random.pick(money))), ("profit", .number(random.pick(money))),
      ("staff", .integer(random.pick(["人", "万人"]))), ("ratio", .number("%")), ("weight", .number("")),
      ("active", .boolean), ("founded", .date), ("began", .year), ("seat", .region), ("memo", .text),
    ]
    let key = random.pick([["name"], ["name"], ["name", "code"], ["code"], ["staff"], ["began", "kind"], ["memo"]])
    var lines = ""
    for (name, kind) in fields {
      let isRequired = name == "name" && !random.oneIn(4) || random.oneIn(5)
      if !isRequired { optional.append(name) }
      lines += "\n        \(name): {type: \(kind.type)\(isRequired ? ", required: true" : "")}"
    }
    return """
      registers:
        firms:
          item: firm
          title: 企业
          key: [\(key.joined(separator: ", "))]
          region: place
          year: of_year\(isTotal ? "\n    total: list" : "")
          fields:\(lines)
      """
  }

  // MARK: - Rules

  private mutating func maybe(_ times: Int, _ line: String) -> String {
    random.oneIn(times) ? "\n    " + line : ""
  }

  private mutating func quoted(_ kind: Character, _ fuel: Int, by grammar: RandomGrammar) -> String {
    "\"" + grammar.text(kind, fuel: fuel, &random) + "\""
  }

  /// A limit on a value of a kind.
  private mutating func limit(_ kind: Character, by grammar: RandomGrammar) -> String {
    let amounts: [Character: [String]] = [
      "g": ["0", "1 万元", "2.5 万元", "30000 元", "0.0004 亿元", "-1 万元"], "p": ["0", "30 人", "0.01 万人", "120 人"],
      "n": ["0", "1", "2.5", "-3.75", "2020"], "s": ["0", "10 %", "12.5 %", "50 %", "-1 %"],
    ]
    let tolerances: [Character: String] = ["g": "1000 元", "p": "5 人", "n": "0.5", "s": "2 个百分点"]
    let comparison = random.pick(["at_least", "more_than", "at_most", "less_than", "equals", "between"])
    let own = amounts[kind] ?? []
    var text: String
    if comparison == "between" {
      // In its order, since a limit that nothing can meet is a fault.
      let low: [Character: String] = ["g": "-1 万元", "p": "0 人", "n": "-2", "s": "0 %"]
      let high: [Character: String] = ["g": "5 万元", "p": "100 人", "n": "3.5", "s": "60 %"]
      text = "between: [\(low[kind] ?? "0"), \(high[kind] ?? "0")]"
    } else if random.oneIn(3) {
      text = "\(comparison): " + quoted(kind, 1, by: grammar)
    } else {
      text = "\(comparison): \(random.pick(own))"
    }
    if random.oneIn(4) {
      text += "\n    within: " + (random.oneIn(2) ? random.pick(["10 %", "0 %", "33.3 %"]) : tolerances[kind] ?? "0")
    }
    if random.oneIn(12) { text += "\n    judge: rounded(1)" }
    return text
  }

  private mutating func requirement(by grammar: RandomGrammar, isDue: Bool) -> String {
    if random.oneIn(2) {
      return "assert: " + quoted("b", 3, by: grammar) + (isDue && random.oneIn(3) ? "\n    path: flat" : "")
    }
    let kind = random.pick(Array("ggpns"))
    return "value: " + quoted(kind, 2, by: grammar) + "\n    " + limit(kind, by: grammar)
  }

  /// What rules of all kinds may have.
  private mutating func frame(_ id: String, _ subject: String, by: Int?) -> String {
    ids.append(id)
    var text = "  - id: \(id)\n    for: \(subject)"
    if let by { text += "\n    by: \(by)" }
    text += maybe(5, "severity: \(random.pick(["warning", "note", "none", "error"]))")
    if by != nil, !text.contains("severity") {
      text += maybe(2, "behind: \(random.pick(["error", "none", "warning"]))")
    }
    text += maybe(6, "from: \(2021 + random.below(3))")
    text += maybe(6, "until: \(2023 + random.below(3))")
    text += maybe(20, "effective: {until: \(random.pick(["2020-01-01", "2030-01-01"]))}")
    return text
  }

  private mutating func due() -> Int? { random.oneIn(4) ? 2022 + random.below(5) : nil }

  private mutating func recordRule(_ id: String) -> String {
    var grammar = id != "R0" && random.oneIn(5) ? RandomGrammar.anyRecord : .record
    let due = due()
    var text = frame(id, "firm", by: due)
    if random.oneIn(5) {
      text += "\n    each: {t: [high, mid, K1, A甲]}"
      grammar.kinds["b"] = RandomGrammar.Kind(
        "(@kind==t) (@code==t) (@name==t)", (grammar.kinds["b"]?.branches ?? []) + ["(@memo.contains(t) || $b)"])
    }
    if random.oneIn(3) { text += "\n    when: " + quoted("b", 2, by: grammar) }
    if random.oneIn(6) {
      text += "\n    needs: [" + quoted("g", 1, by: grammar) + ", " + quoted("n", 1, by: grammar) + "]"
    }
    text += "\n    " + requirement(by: grammar, isDue: due != nil)
    text += maybe(5, "message: '${name} 销售 ${sales}'") + maybe(8, "title: '企业 ${code}'") + maybe(8, "note: ${year}")
    return text + "\n"
  }

  private mutating func uniqueRule(_ id: String) -> String {
    let slots = ["name", "code", "staff", "sales", "weight", "began", "kind", "year", "region", "founded", "active"]
    let chosen =
      random.oneIn(3)
      ? ["name", "year"]
      : random.oneIn(3)
        ? [random.pick(["sales", "weight"])] : Array(slots.shuffled(using: &random).prefix(1 + random.below(3)))
    let due = random.oneIn(8) ? due() : nil
    return frame(id, "firm", by: due) + "\n    unique: [\(chosen.joined(separator: ", "))]\n"
  }

  private mutating func regionRule(_ id: String, of level: String, by grammar: RandomGrammar) -> String {
    let due = due()
    var text = frame(id, random.oneIn(4) ? "[city, province]" : level, by: due)
    // What is asked of both knows no cities.
    let grammar = text.contains("[") ? RandomGrammar.region : grammar
    if random.oneIn(4) { text += "\n    when: " + quoted("b", 2, by: grammar) }
    if random.oneIn(6) { text += "\n    needs: [" + quoted("g", 1, by: grammar) + "]" }
    if random.oneIn(3) {
      text += "\n    response_rate: \(random.pick([0, 50, 75, 90, 100])) %"
      withResponseRate.insert(id)
    }
    if random.oneIn(6) {
      text += "\n    each: {t: [high, mid]}"
      return text + "\n    value: \"firms.filter(f, f.kind == t).sum(f, f.sales) + "
        + grammar.text("g", fuel: 2, &random) + "\"\n    " + limit("g", by: grammar) + "\n"
    }
    text += "\n    " + requirement(by: grammar, isDue: due != nil)
    text += maybe(5, "message: '${firms.size()} ${firms.sum(f, f.sales)}'")
    return text + "\n"
  }
}
