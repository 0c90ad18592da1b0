internal import CEL
internal import Diagnostics
internal import Documents
internal import Quantities

/// Reads one rule.
struct RuleReader {
  let context: RulesReader

  init(_ context: RulesReader) {
    self.context = context
  }

  static let keys = [
    "id", "title", "for", "value", "at_least", "more_than", "at_most", "less_than", "between", "equals", "within",
    "judge", "assert", "unique", "evidence", "when", "needs", "response_rate", "by", "from", "until", "path", "behind",
    "each", "severity", "wording", "effective", "source", "also", "message", "note", "tags",
  ]

  func read(_ node: RuleNode, _ decoder: inout Decoder) -> Rule? {
    guard let entry = decoder.mapping(node.own, keys: Self.keys, required: ["id", "for"], shared: node.group) else {
      return nil
    }
    guard let id = entry["id"].flatMap({ decoder.string($0) }) else { return nil }
    let wording = entry["wording"].flatMap { decoder.choice($0, as: Rule.Wording.self) }
    // How firmly a rule itself is put says more than what its group shares.
    let stated = node.own["wording"] == nil ? entry["severity"] : node.own["severity"]
    let severity = stated.flatMap { decoder.choice($0, as: Severity.self) } ?? wording?.severity ?? .error
    let due = entry["by"].flatMap { decoder.year($0) }
    let forms = forms(entry, id, due: due, &decoder)
    return Rule(
      id: id, also: entry["also"].map { decoder.strings($0) } ?? [], severity: severity,
      behind: behind(entry, severity, &decoder), wording: wording, due: due, years: years(entry, &decoder),
      effective: effective(entry, &decoder), sources: entry["source"].map { sources($0, &decoder) } ?? [],
      tags: entry["tags"].map { decoder.strings($0) } ?? [], responseRate: responseRate(entry, &decoder),
      forms: forms, place: node.own["id"]?.place ?? node.own.place)
  }

  // MARK: - What all kinds of rules have

  private func behind(_ entry: Mapping, _ severity: Severity, _ decoder: inout Decoder) -> Severity {
    guard let node = entry["behind"] else { return min(.note, severity) }
    guard let behind = decoder.choice(node, as: Severity.self) else { return min(.note, severity) }
    if behind > severity {
      decoder.report(
        PackFault.behindAboveSeverity(behind: behind.rawValue, severity: severity.rawValue), at: node.place)
    }
    return min(behind, severity)
  }

  private func years(_ entry: Mapping, _ decoder: inout Decoder) -> ClosedRange<Int> {
    let from = entry["from"].flatMap { decoder.year($0) } ?? Int.min
    let until = entry["until"].flatMap { decoder.year($0) } ?? Int.max
    guard from <= until else {
      decoder.report(PackFault.yearsReversed(first: from, last: until), at: entry["from"]?.place ?? entry.place)
      return until...until
    }
    return from...until
  }

  private func effective(_ entry: Mapping, _ decoder: inout Decoder) -> Rule.Effective {
    guard let node = entry["effective"], let dates = decoder.mapping(node, keys: ["from", "until"]) else {
      return Rule.Effective(from: nil, until: nil)
    }
    let from = dates["from"].flatMap { decoder.date($0) }
    let until = dates["until"].flatMap { decoder.date($0) }
    if let from, let until, until < from { decoder.report(PackFault.datesReversed, at: node.place) }
    return Rule.Effective(from: from, until: until)
  }

  func sources(_ node: Node, _ decoder: inout Decoder) -> [Source] {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    return nodes.compactMap { node in
      guard let entry = decoder.mapping(node, keys: ["clause", "quote"], required: ["clause"]) else { return nil }
      let quote = entry["quote"].flatMap { decoder.string($0) }
      return entry["clause"].flatMap { decoder.localizedText($0) }.map {
        Source(clause: $0, quote: quote, place: node.place)
      }
    }
  }

  private func responseRate(_ entry: Mapping, _ decoder: inout Decoder) -> Number? {
    guard let node = entry["response_rate"], let text = decoder.string(node),
      let (number, unit) = decoder.quantity(text, at: node.place)
    else { return nil }
    let rate = (unit ?? .number).baseValue(of: Number(number))
    guard unit?.dimension == .share, rate >= 0, rate <= 1 else {
      decoder.report(PackFault.responseRateIsNoShare, at: node.place)
      return nil
    }
    return rate
  }

  // MARK: - Forms

  private func forms(_ entry: Mapping, _ id: String, due: Int?, _ decoder: inout Decoder) -> [RuleForm] {
    guard let node = entry["for"] else { return [] }
    let subjects = subjects(node, &decoder)
    let variants = EachReader(context: context).read(entry["each"], &decoder)
    var forms: [RuleForm] = []
    for subject in subjects {
      for variant in variants {
        var reader = RuleFormReader(context: context, entry: entry, id: id, due: due, subject: subject, each: variant)
        if let form = reader.read(&decoder) { forms.append(form) }
      }
    }
    return forms
  }

  private func subjects(_ node: Node, _ decoder: inout Decoder) -> [RuleSubject] {
    // Most rules are for one level.
    if let level = context.identity.levels.firstIndex(where: { node.hasText($0.word) }) {
      return [.regions(level: level, only: nil)]
    }
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    if nodes.isEmpty { decoder.report(PackFault.listIsEmpty(key: "for"), at: node.place) }
    var levels: Set<Int> = []
    var regions: [Int: [Int]] = [:]
    var registers: Set<Int> = []
    for node in nodes {
      guard let name = decoder.string(node) else { continue }
      if let level = context.identity.levels.firstIndex(where: { $0.word == name }) {
        levels.insert(level)
      } else if let register = context.registers.firstIndex(where: { $0.item == name }) {
        registers.insert(register)
      } else if let region = context.regions.index(named: name) {
        regions[context.regions[region].level, default: []].append(region)
      } else {
        let known = context.identity.levels.map(\.word) + context.registers.map(\.item) + context.regions.names
        decoder.report(
          PackFault.unknownSubject(name, nearest: nearestName(to: name, among: known)), at: node.place)
      }
    }
    return levels.sorted().map { .regions(level: $0, only: nil) }
      + regions.filter { !levels.contains($0.key) }.sorted { $0.key < $1.key }
      .map { .regions(level: $0.key, only: $0.value.sorted()) }
      + registers.sorted().map { .records(register: $0) }
  }
}

/// Reads a rule's `each`.
struct EachReader {
  let context: RulesReader

  /// - Returns: The variables of each form: one form where the names stand for texts, one for each indicator else.
  func read(_ node: Node?, _ decoder: inout Decoder) -> [[EachVariable]] {
    guard let node, let entries = decoder.entries(node) else { return [[]] }
    var forms: [[EachVariable]] = [[]]
    for entry in entries {
      let name = entry.key.text
      if let fault = nameFault(name) { decoder.report(fault, at: entry.key.place) }
      let variables = variables(name, entry.value, &decoder)
      forms = forms.flatMap { form in variables.map { form + [$0] } }
    }
    return forms
  }

  private func nameFault(_ name: String) -> PackFault? {
    if let fault = NameFault.of(name, reserved: NameFault.ofRegions(context.identity.levels)) { return fault }
    let isTaken = context.names.indicators[name] != nil || context.names.registers[name] != nil
    return isTaken ? .nameTaken(name, line: nil) : nil
  }

  private func variables(_ name: String, _ node: Node, _ decoder: inout Decoder) -> [EachVariable] {
    if node.kind == .scalar, node.text == "indicators" {
      return context.indicators.indices.map { EachVariable(name: name, values: .indicator($0)) }
    }
    if node.kind == .mapping {
      guard let tag = decoder.mapping(node, keys: ["tag"], required: ["tag"])?["tag"].flatMap({ decoder.string($0) })
      else { return [] }
      let tagged = context.indicators.indices.filter { context.indicators[$0].tags.contains(tag) }
      if tagged.isEmpty { decoder.report(PackFault.unknownTag(tag), at: node.place) }
      return tagged.map { EachVariable(name: name, values: .indicator($0)) }
    }
    let texts = decoder.strings(node)
    if node.kind == .sequence, node.elements.isEmpty { decoder.report(PackFault.eachIsEmpty, at: node.place) }
    return texts.isEmpty ? [] : [EachVariable(name: name, values: .texts(texts))]
  }
}
