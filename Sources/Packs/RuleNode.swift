public import Documents

/// A rule as it stands in its file: its own keys, and those of the group that it stands in.
///
/// ```yaml
/// - for: province        # a group: what its rules share
///   by: 2025
///   rules:
///     - {id: R1, value: gdp, at_least: 1 亿元}
///     - {id: R2, value: gdp, at_least: 2 亿元, by: 2023}
/// ```
public struct RuleNode: Sendable {
  /// The mapping with the rule's id.
  public let own: Node
  /// The group's mapping, where the rule stands in one.
  public let group: Node?

  public init(own: Node, group: Node?) {
    self.own = own
    self.group = group
  }

  public subscript(key: String) -> Node? { own[key] ?? group?[key] }

  /// The same rule in documents of its own: to change it does not cost what its file is long.
  public func detached() -> RuleNode {
    RuleNode(own: own.detached().root, group: group?.detached(without: "rules").root)
  }

  /// What a group may share: all that a rule has but its id.
  private static let groupKeys = RuleReader.keys.filter { $0 != "id" } + ["rules"]

  /// The rules of a file, those of its groups among them, in their order.
  static func rules(in root: Node, _ decoder: inout Decoder) -> [RuleNode] {
    guard let file = decoder.mapping(root, keys: ["rules"], required: ["rules"]), let list = file["rules"] else {
      return []
    }
    return (decoder.sequence(list) ?? []).flatMap { node -> [RuleNode] in
      guard let rules = node["rules"] else { return [RuleNode(own: node, group: nil)] }
      guard decoder.mapping(node, keys: Self.groupKeys) != nil, let members = decoder.sequence(rules) else { return [] }
      if members.isEmpty { decoder.report(PackFault.listIsEmpty(key: "rules"), at: rules.place) }
      return members.compactMap { member in
        guard let inner = member["rules"] else { return RuleNode(own: member, group: node) }
        decoder.report(PackFault.groupInGroup, at: inner.place)
        return nil
      }
    }
  }
}
