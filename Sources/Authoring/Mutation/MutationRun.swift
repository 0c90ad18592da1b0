public import Diagnostics
internal import Packs

/// Which errors in a pack's rules its tests notice.
public struct MutationRun: Sendable {
  /// A mutant that no test notices.
  public struct Survivor: Sendable {
    public let mutant: Mutant
    /// Why no test can, where the pack's tests say so.
    public let reason: LocalizedText?
  }

  public private(set) var killed: [MutationKind: Int] = [:]
  public private(set) var survivors: [Survivor] = []
  /// Survivors that the tests give a reason for and that are none, or that are no mutants any more.
  public private(set) var obsolete: [Place] = []

  public var killedCount: Int { killed.values.reduce(0, +) }
  public var count: Int { killedCount + survivors.count }
  public var unexplained: Int { survivors.count { $0.reason == nil } }

  public func survivors(of kind: MutationKind) -> Int { survivors.count { $0.mutant.kind == kind } }

  /// Alters every rule as authors err, and judges the cases by each mutant until one of them notices.
  ///
  /// - Parameter tests: Cases that all hold. Those with a `todo` are left out; where only some were asked for, the
  ///   rules that are meant are altered.
  public static func run(_ tests: PackTests) -> MutationRun {
    var run = MutationRun()
    var unused = tests.acceptedSurvivors
    let hunt = MutantHunt(tests)
    let dependents = RuleDependents(tests.pack.pack)
    func isChosen(_ rule: String) -> Bool { tests.chosenRules?.contains(rule) ?? true }
    for (index, rule) in tests.pack.pack.rules.enumerated() where isChosen(rule.id) {
      // Other rules may ask whether it holds.
      let judged = dependents.places(of: index)
      for mutant in RuleMutations(ofRule: index, in: tests.pack).mutants {
        // What the loader refuses no author can leave in a pack.
        guard let pack = tests.pack.pack(reading: index, from: mutant.node) else { continue }
        if hunt.finds(pack, changing: rule.id, judging: judged) {
          run.killed[mutant.kind, default: 0] += 1
          continue
        }
        let known = unused.firstIndex { $0.speaks(of: mutant) }
        run.survivors.append(Survivor(mutant: mutant, reason: known.map { unused.remove(at: $0).reason }))
      }
    }
    run.obsolete = unused.filter { isChosen($0.rule) }.map(\.place)
    return run
  }
}

extension AcceptedSurvivor {
  fileprivate func speaks(of mutant: Mutant) -> Bool {
    rule == mutant.rule && key == mutant.key && original == mutant.original && changed == mutant.changed
  }
}
