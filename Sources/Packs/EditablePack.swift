internal import Diagnostics
internal import Documents

/// A pack together with what its rules were read from, so that one of them can be read again with a change.
public struct EditablePack: Sendable {
  public let pack: Pack
  /// By the rule's place in the pack.
  public let ruleNodes: [RuleNode]
  let reader: RulesReader

  /// The pack with one of its rules read again.
  ///
  /// - Parameter node: The rule's node, or the same in a document that was changed.
  /// - Returns: `nil` where the change leaves no sound rule.
  public func pack(reading rule: Int, from node: RuleNode) -> Pack? {
    var decoder = Decoder()
    guard let changed = RuleReader(reader).read(node, &decoder), decoder.faults.isEmpty, !changed.forms.isEmpty else {
      return nil
    }
    var rules = pack.rules
    rules[rule] = changed
    return pack.replacing(rules: reader.drawnThroughHolds(rules, pack.rulesByName))
  }
}
