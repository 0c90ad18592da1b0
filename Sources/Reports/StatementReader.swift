public import Diagnostics
public import Documents
public import Packs
internal import Quantities

/// Reads what speaks of a rule and its subjects: explanations, evidence, waivers.
struct StatementReader {
  let pack: Pack
  let names: ReportNames
  let values: ValueReader
  private let restrictions: Set<String>

  init(pack: Pack, names: ReportNames, values: ValueReader) {
    self.pack = pack
    self.names = names
    self.values = values
    restrictions = pack.restrictions
  }

  func explanations(_ node: Node, _ decoder: inout Decoder) -> [Explanation] {
    list(node, &decoder) { node, decoder in
      let own = ["for", "revision", "values", "text"]
      guard let entry = statement(node, keys: own, required: ["for", "text"], &decoder) else { return nil }
      let rule = entry["for"].flatMap { self.rule($0, &decoder) }
      let text = entry["text"].flatMap { decoder.string($0) }
      let given = entry["values"].map { self.given($0, &decoder) } ?? []
      let filter = filter(entry, except: own, &decoder)
      let revision = entry["revision"].flatMap { self.revision($0, &decoder) }
      guard let rule, let text, let place = entry["text"]?.place else { return nil }
      return Explanation(rule: rule, filter: filter, revision: revision, values: given, text: text, place: place)
    }
  }

  /// A rule's revision, or enough of its first digits that no other rule's begins with them.
  private func revision(_ node: Node, _ decoder: inout Decoder) -> String? {
    guard let text = decoder.string(node) else { return nil }
    guard (8...16).contains(text.utf8.count), text.utf8.allSatisfy(Self.isHexadecimal) else {
      decoder.report(ReportFault.revisionOfNoRule(text), at: node.place)
      return nil
    }
    return text.lowercased()
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  func evidence(_ node: Node, _ decoder: inout Decoder) -> [Evidence] {
    list(node, &decoder) { node, decoder -> [Evidence]? in
      let own = ["for", "title", "document", "date"]
      guard let entry = statement(node, keys: own, required: ["for"], &decoder) else { return nil }
      let rules = entry["for"].map { self.rules($0, &decoder) } ?? []
      let title = entry["title"].flatMap { decoder.string($0) }
      let document = entry["document"].flatMap { decoder.string($0) }
      let date = entry["date"].flatMap { decoder.reportedDate($0) }
      if entry["title"] == nil, entry["document"] == nil {
        decoder.report(ReportFault.evidenceWithoutDocument, at: node.place)
      }
      let filter = filter(entry, except: own, &decoder)
      reportUnknownValues(entry, of: rules, &decoder)
      guard let text = title ?? document, let place = entry[title == nil ? "document" : "title"]?.place else {
        return nil
      }
      return rules.map { Evidence(rule: $0, filter: filter, text: text, date: date, place: place) }
    }.flatMap { $0 }
  }

  func waivers(_ node: Node, _ decoder: inout Decoder) -> [Waiver] {
    list(node, &decoder) { node, decoder in
      let own = ["rule", "until", "reason", "approved"]
      guard let entry = statement(node, keys: own, required: ["rule", "until", "reason"], &decoder) else { return nil }
      let rule = entry["rule"].flatMap { self.rule($0, &decoder) }
      let until = entry["until"].flatMap { decoder.date($0) }
      let reason = entry["reason"].flatMap { decoder.string($0) }
      let approved = entry["approved"].flatMap { decoder.string($0) }
      let filter = filter(entry, except: own, &decoder)
      guard let rule, let until, let reason, let place = entry["reason"]?.place else { return nil }
      return Waiver(
        rule: rule, filter: filter, until: until, reason: reason, approved: approved, place: place)
    }
  }

  /// A value that no rule of those named is stated for would answer nothing, and nobody would know.
  private func reportUnknownValues(_ entry: Mapping, of rules: [String], _ decoder: inout Decoder) {
    let each = pack.rules.filter { rules.contains($0.id) }.flatMap { $0.forms.flatMap(\.each) }
    for (key, value) in entry.node.entries where value.kind == .scalar {
      let name = key.text
      let texts = each.filter { $0.name == name }.flatMap { variable -> [String] in
        switch variable.values {
        case .texts(let texts): texts
        case .indicator(let index): [pack.indicators[index].id]
        }
      }
      guard !texts.isEmpty, !texts.contains(value.text) else { continue }
      let nearest = decoder.nearest(to: value.text, among: texts)
      decoder.report(ReportFault.unknownEachValue(value.text, name: name, nearest: nearest), at: value.place)
    }
  }

  // MARK: - Parts

  private func list<T>(
    _ node: Node, _ decoder: inout Decoder, _ read: (Node, inout Decoder) -> T?
  ) -> [T] {
    guard node.kind != .null, let nodes = decoder.sequence(node) else { return [] }
    var statements: [T] = []
    for node in nodes {
      if let statement = read(node, &decoder) { statements.append(statement) }
    }
    return statements
  }

  /// A mapping with the statement's own keys, and names that restrict its subjects.
  private func statement(
    _ node: Node, keys: [String], required: [String], _ decoder: inout Decoder
  ) -> Mapping? {
    decoder.mapping(node, keys: keys + ["region", "year"] + restrictions.sorted(), required: required)
  }

  /// One rule, or several that one document answers.
  private func rules(_ node: Node, _ decoder: inout Decoder) -> [String] {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    if nodes.isEmpty { decoder.report(PackFault.listIsEmpty(key: "for"), at: node.place) }
    return nodes.compactMap { rule($0, &decoder) }
  }

  private func rule(_ node: Node, _ decoder: inout Decoder) -> String? {
    guard let id = decoder.string(node) else { return nil }
    if !pack.knowsRule(id) {
      let known = pack.rules.map(\.id) + BuiltInRule.allCases.map(\.rawValue)
      decoder.report(ReportFault.unknownRule(id, nearest: decoder.nearest(to: id, among: known)), at: node.place)
    }
    return id
  }

  private func filter(_ entry: Mapping, except own: [String], _ decoder: inout Decoder) -> SubjectFilter {
    var region: Int?
    if let node = entry["region"], let name = decoder.string(node) {
      region = pack.regions.index(named: name)
      if region == nil {
        decoder.report(
          ReportFault.unknownRegion(name, nearest: decoder.nearest(to: name, among: pack.regions.names)), at: node.place
        )
      }
    }
    let year = entry["year"].flatMap { decoder.reportedYear($0) }
    var restrictions: [(name: String, text: String)] = []
    for (key, value) in entry.node.entries {
      let name = key.text
      guard !own.contains(name), name != "region", name != "year", self.restrictions.contains(name) else { continue }
      if let text = decoder.string(value) { restrictions.append((name, text)) }
    }
    return SubjectFilter(region: region, year: year, names: restrictions)
  }

  private func given(_ node: Node, _ decoder: inout Decoder) -> [(name: String, value: ReportedValue)] {
    var given: [(name: String, value: ReportedValue)] = []
    var named: [Int: String] = [:]
    for entry in decoder.entries(node) ?? [] {
      let name = entry.key.text
      guard let index = names.indicator(name) else {
        decoder.report(
          ReportFault.unknownIndicator(name, nearest: decoder.nearest(to: name, among: pack.indicators.map(\.id))),
          at: entry.key.place)
        continue
      }
      if let first = named.updateValue(name, forKey: index) {
        decoder.report(ReportFault.namedTwice(name, first: first), at: entry.key.place)
        continue
      }
      let indicator = pack.indicators[index]
      if entry.value.kind == .null {
        // Given for want of a value, and void once there is one.
        given.append((indicator.id, .none(at: entry.value.place)))
      } else if let value = values.indicator(entry.value, in: indicator.unit, &decoder) {
        given.append((indicator.id, value))
      }
    }
    return given
  }
}

/// Reads a file of waivers.
public enum WaiverReader {
  public static func read(
    _ bytes: [UInt8], path: String, pack: Pack
  ) -> (waivers: [Waiver], faults: [Diagnostic]) {
    let (document, faults) = Document.parse(bytes, path: path)
    var decoder = Decoder()
    guard let document,
      let entry = decoder.mapping(document.root, keys: ["waivers"], required: ["waivers"]), let list = entry["waivers"]
    else { return ([], faults + decoder.faults) }
    let (waivers, found) = read(list, pack: pack)
    return (waivers, faults + decoder.faults + found)
  }

  /// Reads a list of waivers that stands in another file.
  public static func read(_ list: Node, pack: Pack) -> (waivers: [Waiver], faults: [Diagnostic]) {
    var decoder = Decoder()
    let reader = StatementReader(
      pack: pack, names: ReportNames(pack), values: ValueReader(regions: pack.regions))
    let waivers = reader.waivers(list, &decoder)
    return (waivers, decoder.faults)
  }
}
