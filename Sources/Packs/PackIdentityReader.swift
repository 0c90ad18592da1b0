internal import Diagnostics
internal import Documents
internal import Quantities

/// Reads `pack.yaml`.
enum PackIdentityReader {
  static func read(_ root: Node, _ decoder: inout Decoder) -> PackIdentity? {
    guard
      let file = decoder.mapping(
        root, keys: ["plumbline", "pack", "version", "title", "source", "years", "levels"],
        required: ["plumbline", "pack", "version", "title", "years", "levels"])
    else { return nil }
    if let node = file["plumbline"], let version = decoder.string(node), version != "1" {
      decoder.report(PackFault.wrongFormatVersion(found: version), at: node.place)
    }
    let id = file["pack"].flatMap { identifier($0, &decoder) }
    let version = file["version"].flatMap { decoder.string($0) }
    let title = file["title"].flatMap { decoder.localizedText($0) }
    let years = file["years"].flatMap { self.years($0, &decoder) }
    let levels = file["levels"].flatMap { self.levels($0, &decoder) }
    let document = file["source"].flatMap { self.document($0, &decoder) }
    // The levels are what the other files stand on; what else is missing keeps nobody from finding their faults.
    guard let levels else { return nil }
    return PackIdentity(
      id: id ?? "", version: version ?? "", title: title ?? LocalizedText(""), document: document,
      years: years ?? Decoder.years, levels: levels)
  }

  private static func identifier(_ node: Node, _ decoder: inout Decoder) -> String? {
    guard let text = decoder.string(node) else { return nil }
    let isWellFormed = text.utf8.allSatisfy { byte in
      (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "-")
    }
    guard isWellFormed else {
      decoder.report(PackFault.malformedIdentifier(text), at: node.place)
      return nil
    }
    return text
  }

  private static func years(_ node: Node, _ decoder: inout Decoder) -> ClosedRange<Int>? {
    guard let years = decoder.mapping(node, keys: ["first", "last"], required: ["first", "last"]) else { return nil }
    let first = years["first"].flatMap { decoder.year($0) }
    let last = years["last"].flatMap { decoder.year($0) }
    guard let first, let last else { return nil }
    guard first <= last else {
      decoder.report(PackFault.yearsReversed(first: first, last: last), at: node.place)
      return nil
    }
    return first...last
  }

  /// The word for one and the word for many, or `{plural, title}` where the plan has a name of its own for it.
  private static func levels(_ node: Node, _ decoder: inout Decoder) -> [Level]? {
    guard let entries = decoder.entries(node) else { return nil }
    guard !entries.isEmpty else {
      decoder.report(PackFault.noLevels, at: node.place)
      return nil
    }
    var levels: [Level] = []
    var taken: Set<String> = []
    for entry in entries {
      let titled = entry.value.kind == .mapping
      let details = titled ? decoder.mapping(entry.value, keys: ["plural", "title"], required: ["plural"]) : nil
      guard let node = titled ? details?["plural"] : entry.value, let plural = decoder.string(node) else { continue }
      let title = details?["title"].flatMap { decoder.localizedText($0) }
      let level = Level(word: entry.key.text, plural: plural, title: title)
      for (name, place) in [(level.word, entry.key.place), (level.plural, node.place)] {
        if let fault = NameFault.of(name, reserved: NameFault.ofRegions([])) {
          decoder.report(fault, at: place)
        } else if taken.contains(name) {
          decoder.report(PackFault.nameTaken(name, line: nil), at: place)
        }
        taken.insert(name)
      }
      levels.append(level)
    }
    return levels
  }

  private static func document(_ node: Node, _ decoder: inout Decoder) -> PlanDocument? {
    guard let source = decoder.mapping(node, keys: ["title", "issuer", "issued"], required: ["title"]) else {
      return nil
    }
    let title = source["title"].flatMap { decoder.localizedText($0) }
    let issuer = source["issuer"].flatMap { decoder.localizedText($0) }
    let issued = source["issued"].flatMap { decoder.date($0) }
    return title.map { PlanDocument(title: $0, issuer: issuer, issued: issued?.description) }
  }
}
