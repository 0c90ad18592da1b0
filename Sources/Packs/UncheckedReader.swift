internal import Diagnostics
internal import Documents

/// Reads `unchecked.yaml`: what the plan says and no rule judges, with the reason.
struct UncheckedReader {
  private let rules: RuleReader

  init(_ context: RulesReader) {
    rules = RuleReader(context)
  }

  func read(
    _ root: Node, _ decoder: inout Decoder
  ) -> (unchecked: [UncheckedRequirement], notRequirements: [NotRequirement]) {
    guard let file = decoder.mapping(root, keys: ["unchecked", "no_requirement"]) else { return ([], []) }
    let unchecked = file["unchecked"].flatMap { decoder.sequence($0) } ?? []
    let notRequirements = file["no_requirement"].flatMap { decoder.sequence($0) } ?? []
    return (
      unchecked.compactMap { requirement($0, &decoder) }, notRequirements.compactMap { notRequirement($0, &decoder) }
    )
  }

  private func requirement(_ node: Node, _ decoder: inout Decoder) -> UncheckedRequirement? {
    let keys = ["id", "reason", "ask"]
    guard let entry = decoder.mapping(node, keys: keys + ["source"], required: keys) else { return nil }
    let id = entry["id"].flatMap { decoder.string($0) }
    let reason = entry["reason"].flatMap { decoder.localizedText($0) }
    let ask = entry["ask"].flatMap { decoder.localizedText($0) }
    let sources = entry["source"].map { rules.sources($0, &decoder) } ?? []
    guard let id, let reason, let ask else { return nil }
    return UncheckedRequirement(id: id, reason: reason, ask: ask, sources: sources, place: node.place)
  }

  private func notRequirement(_ node: Node, _ decoder: inout Decoder) -> NotRequirement? {
    let keys = ["quote", "reason"]
    guard let entry = decoder.mapping(node, keys: keys, required: keys) else { return nil }
    let quote = entry["quote"].flatMap { decoder.string($0) }
    let reason = entry["reason"].flatMap { decoder.localizedText($0) }
    guard let quote, let reason else { return nil }
    return NotRequirement(quote: quote, reason: reason, place: node.place)
  }
}
