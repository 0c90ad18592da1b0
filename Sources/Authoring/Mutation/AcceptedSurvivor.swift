internal import Diagnostics
internal import Documents

/// A mutant that no test can catch, and why: it says the same, or nothing that anybody could report tells it apart.
struct AcceptedSurvivor: Sendable {
  let rule: String
  /// The key of the rule in which it differs.
  let key: String
  let original: String
  let changed: String
  let reason: LocalizedText
  let place: Place
}

extension TestReader {
  /// The `survivors` of a test file.
  mutating func survivors(_ root: Node) -> [AcceptedSurvivor] {
    guard let nodes = root["survivors"].flatMap({ decoder.sequence($0) }) else { return [] }
    let keys = ["rule", "key", "from", "to", "reason"]
    return nodes.compactMap { node in
      guard let entry = decoder.mapping(node, keys: keys, required: keys) else { return nil }
      let rule = entry["rule"].flatMap { self.rule($0) }
      let key = entry["key"].flatMap { decoder.string($0) }
      let original = entry["from"].flatMap { decoder.string($0) }
      let changed = entry["to"].flatMap { decoder.string($0) }
      let reason = entry["reason"].flatMap { decoder.localizedText($0) }
      guard let rule, let key, let original, let changed, let reason else { return nil }
      return AcceptedSurvivor(
        rule: rule, key: key, original: original, changed: changed, reason: reason, place: node.place)
    }
  }
}
