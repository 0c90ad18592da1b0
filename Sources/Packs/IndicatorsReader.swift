internal import CEL
internal import Diagnostics
internal import Documents
internal import Quantities

/// Reads `indicators.yaml` and the tables beside it that give values.
struct IndicatorsReader {
  private(set) var names: PlanVocabulary.Names
  private let regions: Regions
  private let files: [PackFile]
  private let reserved: [String]

  /// An indicator before what it is derived from is known.
  private struct Draft {
    let key: Node
    let entry: Mapping
    let title: LocalizedText
    let unit: Unit
  }

  init(names: PlanVocabulary.Names, regions: Regions, files: [PackFile]) {
    self.names = names
    reserved = NameFault.ofRegions(names.levels) + names.registerItems
    self.regions = regions
    self.files = files
  }

  private static let keys = [
    "title", "unit", "decimals", "total", "derive", "baseline", "given", "definition", "aliases", "tags",
  ]

  mutating func read(_ root: Node, _ decoder: inout Decoder) -> [Indicator] {
    guard let file = decoder.mapping(root, keys: ["indicators"], required: ["indicators"]),
      let entries = file["indicators"].flatMap({ decoder.entries($0) })
    else { return [] }
    var drafts: [Draft] = []
    for entry in entries {
      guard let draft = draft(entry.key, entry.value, &decoder) else {
        names.faulty.insert(entry.key.text)
        continue
      }
      names.indicators[draft.key.text] = (drafts.count, draft.unit)
      drafts.append(draft)
    }
    let indicators = drafts.map { indicator($0, &decoder) }
    reportCircles(indicators, &decoder)
    return indicators
  }

  private mutating func draft(_ key: Node, _ node: Node, _ decoder: inout Decoder) -> Draft? {
    let name = key.text
    if let fault = NameFault.of(name, reserved: reserved) { decoder.report(fault, at: key.place) }
    if names.registers[name] != nil { decoder.report(PackFault.nameTaken(name, line: nil), at: key.place) }
    guard let entry = decoder.mapping(node, keys: Self.keys, required: ["title", "unit"]) else { return nil }
    let title = entry["title"].flatMap { decoder.localizedText($0) }
    let unit = entry["unit"].flatMap { decoder.unit($0) }
    guard let title, let unit else { return nil }
    return Draft(key: key, entry: entry, title: title, unit: unit)
  }

  private enum IndicatorTotal: String, CaseIterable {
    case sum
  }

  private func indicator(_ draft: Draft, _ decoder: inout Decoder) -> Indicator {
    let entry = draft.entry
    if let derive = entry["derive"], entry["given"] != nil {
      decoder.report(PackFault.derivedAndGiven, at: derive.place)
    }
    return Indicator(
      id: draft.key.text, title: draft.title, unit: draft.unit,
      decimals: entry["decimals"].flatMap { decoder.decimals($0) },
      definition: entry["definition"].flatMap { decoder.localizedText($0) },
      aliases: entry["aliases"].map { decoder.strings($0) } ?? [],
      tags: entry["tags"].map { decoder.strings($0) } ?? [],
      isTotal: entry["total"].flatMap { decoder.choice($0, as: IndicatorTotal.self) } == .sum,
      derivation: entry["derive"].flatMap { derivation($0, draft.unit, &decoder) },
      baseline: entry["baseline"].map { baseline($0, draft.unit, &decoder) } ?? [:],
      given: entry["given"].map { given($0, draft.unit, &decoder) } ?? [:],
      isGiven: entry["given"] != nil, place: draft.key.place)
  }

  private func derivation(_ node: Node, _ unit: Unit, _ decoder: inout Decoder) -> Expression? {
    guard let expression = ExpressionReader(names, .anyRegion, files: files).expression(node, &decoder) else {
      return nil
    }
    guard case .number(let found) = expression.type else {
      decoder.report(PackFault.valueIsNoNumber, at: node.place)
      return nil
    }
    guard found.dimension.compares(with: unit.dimension) else {
      decoder.report(PackFault.wrongUnit(found: found.symbol, wanted: unit.symbol), at: node.place)
      return nil
    }
    return expression
  }

  private func baseline(_ node: Node, _ unit: Unit, _ decoder: inout Decoder) -> [Int: Baseline] {
    var baseline: [Int: Baseline] = [:]
    for entry in decoder.entries(node) ?? [] {
      guard let year = decoder.year(entry.key), let figure = decoder.figure(entry.value, in: unit) else { continue }
      baseline[year] = Baseline(
        number: figure.number, text: entry.value.text, slack: figure.slack, place: entry.value.place)
    }
    return baseline
  }

  // MARK: - What tables name

  func packFile(named name: String) -> PackFile? { files.first { $0.name == name } }
  func regionIndex(named name: String) -> Int? { regions.index(named: name) }
  func regionName(_ index: Int) -> String { regions[index].name.zh }
  var regionNames: [String] { regions.names }

  // MARK: - Circles

  /// An indicator that is derived from itself in the same year has no value; from an earlier year it may be.
  private func reportCircles(_ indicators: [Indicator], _ decoder: inout Decoder) {
    let parts = indicators.map { $0.derivation.map(Self.parts) ?? [] }
    for (index, indicator) in indicators.enumerated() where Self.reaches(index, from: parts[index], parts) {
      decoder.report(PackFault.derivedFromItself(indicator.id), at: indicator.place)
    }
  }

  private static func reaches(_ wanted: Int, from start: Set<Int>, _ parts: [Set<Int>]) -> Bool {
    var seen = start
    var waiting = Array(start)
    while let next = waiting.popLast() {
      if next == wanted { return true }
      for part in parts[next] where seen.insert(part).inserted { waiting.append(part) }
    }
    return false
  }

  /// The indicators of the same row that an expression reads.
  private static func parts(_ expression: Expression) -> Set<Int> {
    switch expression.operation {
    case .scoped: return []
    case .member(let object, let slot, _):
      if case .subject = object.operation, case .indicator(let index) = Slot.meaning(of: slot) { return [index] }
      return parts(object)
    default: return expression.operands.reduce(into: []) { $0.formUnion(parts($1)) }
    }
  }
}
