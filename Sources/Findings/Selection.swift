public import Diagnostics
public import Evaluation
internal import Packs

/// Which verdicts are shown.
///
/// What it leaves out is judged and counted all the same: a selection never turns findings into none.
public struct Selection: Sendable, Equatable {
  /// Ids of rules and of findings without a rule; all where there is none.
  public let rules: [String]
  /// By their places among the pack's; all where there is none.
  public let regions: [Int]

  public static let all = Selection(rules: [], regions: [])

  public var isAll: Bool { rules.isEmpty && regions.isEmpty }

  private init(rules: [String], regions: [Int]) {
    self.rules = rules
    self.regions = regions
  }

  /// Finds what names on a command line mean.
  ///
  /// - Parameters:
  ///   - rules: Ids of rules, of findings without a rule, or of the catalogue's requirements that rules answer as well.
  ///   - regions: Names, aliases or codes.
  /// - Throws: The first name that nothing bears.
  public init(rules: [String], regions: [String], in assessment: Assessment) throws(SelectionFault) {
    let summaries = assessment.rules
    var chosen: [String] = []
    for name in rules {
      let found = summaries.filter { $0.id == name || $0.also.contains(name) }.map(\.id)
      guard !found.isEmpty else {
        throw .noSuchRule(name, nearest: nearestName(to: name, among: summaries.map(\.id)))
      }
      chosen += found.filter { !chosen.contains($0) }
    }
    let known = assessment.pack.regions
    var places: [Int] = []
    for name in regions {
      guard let region = known.index(named: name) else {
        throw .noSuchRegion(name, nearest: nearestName(to: name, among: known.names))
      }
      if !places.contains(region) { places.append(region) }
    }
    self.init(rules: chosen, regions: places)
  }

  /// Whether anything by a rule is shown.
  func contains(_ rule: String) -> Bool { rules.isEmpty || rules.contains(rule) }

  func contains(_ verdict: Verdict) -> Bool { contains(verdict.rule, on: verdict.subject) }

  func contains(_ trajectory: Trajectory) -> Bool { contains(trajectory.rule, on: trajectory.subject) }

  func contains(_ former: FormerFinding) -> Bool { contains(former.rule, on: former.subject) }

  func contains(_ mended: Suggestion.Mended) -> Bool { contains(mended.rule, on: mended.subject) }

  private func contains(_ rule: String, on subject: Subject) -> Bool {
    contains(rule) && (regions.isEmpty || subject.region.map(regions.contains) ?? false)
  }
}

/// A name that nothing bears.
public enum SelectionFault: Error, Fact, Hashable {
  case noSuchRule(String, nearest: String?)
  case noSuchRegion(String, nearest: String?)
}
