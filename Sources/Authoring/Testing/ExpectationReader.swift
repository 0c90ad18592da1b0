internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Packs
internal import Quantities

/// Reads what a test expects of verdicts.
extension TestReader {
  struct Expectations {
    var rules: [RuleExpectation] = []
    var keepsOthers = false
  }

  /// Rules with what they have to say; outcomes with the rules that have it; `others: same`.
  mutating func expectations(_ node: Node, of testCase: Mapping) -> Expectations? {
    guard let entries = decoder.entries(node) else { return nil }
    var expected = Expectations()
    var places: [String: Place] = [:]
    for entry in entries {
      if entry.key.hasText("others") {
        expected.keepsOthers = others(entry, of: testCase)
        continue
      }
      for rule in rules(entry.key, entry.value) {
        if let standing = places.updateValue(rule.place, forKey: rule.rule) {
          decoder.report(TestFault.expectedTwice(rule.rule, standing), at: rule.place)
        }
        expected.rules.append(rule)
      }
    }
    if entries.isEmpty { decoder.report(TestFault.expectsNothing, at: node.place) }
    return expected
  }

  private mutating func others(_ entry: (key: Node, value: Node), of testCase: Mapping) -> Bool {
    guard entry.value.hasText("same") else {
      decoder.report(TestFault.othersAreSame, at: entry.value.place)
      return false
    }
    if testCase["base"] == nil {
      decoder.report(TestFault.keyNeedsBase("others"), at: entry.value.place)
    } else if testCase["change"] == nil {
      decoder.report(TestFault.othersNeedChange, at: entry.key.place)
    }
    return true
  }

  private mutating func rules(_ key: Node, _ value: Node) -> [RuleExpectation] {
    guard let outcome = Outcome(rawValue: key.text) else {
      guard let rule = rule(key) else { return [] }
      return [RuleExpectation(rule: rule, place: key.place, entries: verdicts(value))]
    }
    let nodes = value.kind == .sequence ? Array(value.elements) : [value]
    if nodes.isEmpty { decoder.report(TestFault.expectsNothing, at: value.place) }
    return nodes.compactMap { node in
      let expected = VerdictExpectation(place: node.place, outcome: outcome)
      return rule(node).map { RuleExpectation(rule: $0, place: node.place, entries: [expected]) }
    }
  }

  private mutating func verdicts(_ node: Node) -> [VerdictExpectation] {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    if nodes.isEmpty { decoder.report(TestFault.expectsNothing, at: node.place) }
    return nodes.compactMap { verdict($0) }
  }

  private static let verdictKeys = [
    "of", "outcome", "severity", "actual", "required", "margin", "missing", "message", "cells",
  ]

  private mutating func verdict(_ node: Node) -> VerdictExpectation? {
    if node.kind == .scalar {
      return decoder.choice(node, as: Outcome.self).map { VerdictExpectation(place: node.place, outcome: $0) }
    }
    guard let entry = decoder.mapping(node, keys: Self.verdictKeys) else { return nil }
    if Self.verdictKeys.dropFirst().allSatisfy({ entry[$0] == nil }) {
      decoder.report(TestFault.expectsNothing, at: node.place)
    }
    var expected = VerdictExpectation(place: node.place)
    expected.selector = entry["of"].map { selector($0) } ?? []
    expected.outcome = entry["outcome"].flatMap { decoder.choice($0, as: Outcome.self) }
    expected.severity = entry["severity"].flatMap { decoder.choice($0, as: Severity.self) }
    expected.actual = entry["actual"].flatMap { figure($0) }
    expected.required = entry["required"].map { figures($0) }
    expected.margin = entry["margin"].flatMap { figure($0) }
    expected.missing = entry["missing"].map { names($0) }
    expected.cells = entry["cells"].map { cells($0) }
    expected.message = entry["message"].flatMap { message($0) }
    return expected
  }

  /// Names, each with a text or a list of them.
  private mutating func selector(_ node: Node) -> VerdictExpectation.Selector {
    (decoder.entries(node) ?? []).map { entry in
      let nodes = entry.value.kind == .sequence ? Array(entry.value.elements) : [entry.value]
      if nodes.isEmpty { decoder.report(TestFault.expectsNothing, at: entry.value.place) }
      let name = entry.key.text
      return (name, nodes.compactMap { selected($0, name) })
    }
  }

  private mutating func selected(_ node: Node, _ name: String) -> String? {
    if name == "year" { return decoder.year(node).map(String.init) }
    guard let text = decoder.string(node) else { return nil }
    guard name == "region" else { return text }
    if let region = pack.regions.index(named: text) { return pack.regions[region].code }
    let nearest = decoder.nearest(to: text, among: pack.regions.names)
    decoder.report(TestFault.unknownRegion(text, nearest: nearest), at: node.place)
    return nil
  }

  /// The names of missing values; `[]` says that none is missing.
  private mutating func names(_ node: Node) -> [String] {
    node.kind == .sequence && node.elements.isEmpty ? [] : decoder.strings(node)
  }

  /// Places as ``Place/spotText`` gives them.
  private mutating func cells(_ node: Node) -> [String] {
    let texts = decoder.strings(node)
    if node.kind == .sequence, node.elements.isEmpty { decoder.report(TestFault.expectsNothing, at: node.place) }
    return texts
  }

  // MARK: - Figures and messages

  private mutating func figures(_ node: Node) -> [ExpectedFigure] {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    if nodes.isEmpty { decoder.report(TestFault.expectsNothing, at: node.place) }
    return nodes.compactMap { figure($0) }
  }

  private mutating func figure(_ node: Node) -> ExpectedFigure? {
    guard let text = decoder.string(node) else { return nil }
    // `1.44… %`: the first digits of a figure that has no end.
    let isCut = text.contains("…") || text.contains("...")
    let digits = isCut ? text.replacing("…", with: " ").replacing("...", with: " ") : text
    guard let (number, unit) = decoder.quantity(digits, at: node.place) else { return nil }
    return ExpectedFigure(text: text, number: number, unit: unit, isCut: isCut, place: node.place)
  }

  private mutating func message(_ node: Node) -> ExpectedMessage? {
    if node.kind == .scalar {
      return decoder.string(node).map { ExpectedMessage(texts: [(.zh, $0, node)]) }
    }
    guard let texts = decoder.mapping(node, keys: ["zh", "en"]) else { return nil }
    if node.entries.isEmpty { decoder.report(TestFault.expectsNothing, at: node.place) }
    let both = [(Language.zh, texts["zh"]), (.en, texts["en"])].compactMap { language, node in
      node.flatMap { node in decoder.string(node).map { (language: language, text: $0, node: node) } }
    }
    return both.isEmpty ? nil : ExpectedMessage(texts: both)
  }
}
