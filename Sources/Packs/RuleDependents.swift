/// On which rules' verdicts a rule bears.
///
/// Where `B` asks `holds('A')` and `C` asks `holds('B')`, those of `A` are `A`, `B` and `C`; and where two rules bear the
/// id `A`, each in effect at its time, both of them: which one speaks is known when they are judged.
public struct RuleDependents {
  private let rulesByName: [[Int]]
  /// By the rule's place in the pack: the number of its name.
  private var names: [Int]
  /// By the number of a name: those of the rules that ask about it.
  private var askers: [[Int]]

  public init(_ pack: Pack) {
    rulesByName = pack.rulesByName
    names = [Int](repeating: 0, count: pack.rules.count)
    askers = [[Int]](repeating: [], count: rulesByName.count)
    for (name, rules) in rulesByName.enumerated() {
      for rule in rules {
        names[rule] = name
        for asked in Set(pack.rules[rule].forms.flatMap(\.rulesAsked)) { askers[asked].append(name) }
      }
    }
  }

  /// The places of a rule's dependents, its own among them, in the order of the pack.
  public func places(of rule: Int) -> [Int] {
    var found: Set = [names[rule]]
    var waiting = [names[rule]]
    while let name = waiting.popLast() {
      for asker in askers[name] where found.insert(asker).inserted { waiting.append(asker) }
    }
    return found.flatMap { rulesByName[$0] }.sorted()
  }
}
