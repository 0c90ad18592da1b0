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
      chosen += found
    }
    let known = assessment.pack.regions
    var places: [Int] = []
    for name in regions {
      guard let region = known.index(named: name) else {
        throw .noSuchRegion(name, nearest: nearestName(to: name, among: known.names))
      }
      places.append(region)
    }
    self.init(rules: chosen, regions: places)
  }

  func contains(_ verdict: Verdict) -> Bool { contains(verdict.rule, verdict.subject) }

  func contains(_ finding: FormerFinding) -> Bool { contains(finding.rule, finding.subject) }

  private func contains(_ rule: String, _ subject: Subject) -> Bool {
    guard rules.isEmpty || rules.contains(rule) else { return false }
    return regions.isEmpty || subject.region.map(regions.contains) ?? false
  }

  func contains(_ trajectory: Trajectory) -> Bool {
    guard rules.isEmpty || rules.contains(trajectory.rule) else { return false }
    return regions.isEmpty || trajectory.subject.region.map(regions.contains) ?? false
  }
}

/// A name that nothing bears.
public enum SelectionFault: Error, Fact, Hashable {
  case noSuchRule(String, nearest: String?)
  case noSuchRegion(String, nearest: String?)
}
