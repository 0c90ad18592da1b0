internal import Diagnostics
public import Evaluation
internal import Packs

/// An assessment as every output presents it: the same findings, in the same order and groups.
public struct Presentation: Sendable {
  /// Its `verdicts` and `trajectories` are those that are shown; its counts are those of the whole run.
  public let assessment: Assessment
  public let selection: Selection
  /// The most serious first, then by kind, then in the pack's order.
  private(set) var groups: [FindingGroup]
  /// Rules of which findings are counted and none is told as a cause of its own, and how many are not listed.
  private(set) var untold: [(rule: RuleSummary, count: Int)] = []
  /// What waivers cover, in the assessment's order.
  let waived: [Finding]
  /// How many findings a selection leaves out of those that the assessment lists.
  let leftOut: Int
  /// By rule, of those that are shown: the findings that the assessment counts and does not list.
  let unlisted: [String: Int]
  /// By rule: how many verdicts the assessment lists, those included that a selection leaves out.
  private let listed: [String: Int]
  /// With an earlier assessment, where one is given; of the whole run, as counts are.
  public let comparison: AssessmentComparison?
  /// Of the earlier assessment's findings that are none now those that are shown, in its order.
  let former: [FormerFinding]

  /// The findings in the order in which they are read.
  var findings: [Finding] { groups.flatMap(\.all) }

  public init(_ assessment: Assessment, selection: Selection = .all, since previous: PreviousAssessment? = nil) {
    let comparison = previous.map { AssessmentComparison(assessment, since: $0) }
    self.comparison = comparison
    former = (comparison?.former ?? []).filter(selection.contains)
    let pack = assessment.pack
    func finding(_ verdict: Verdict) -> Finding { Finding(verdict, of: pack, comparison: comparison) }
    var shown = assessment
    if !selection.isAll {
      shown.verdicts = assessment.verdicts.filter(selection.contains)
      shown.trajectories = assessment.trajectories.filter(selection.contains)
    }
    self.assessment = shown
    self.selection = selection
    let findings = shown.verdicts.filter(\.isFinding).map(finding)
    let headline = assessment.rules.filter { $0.tags.contains("headline") }.map(\.id)
    lazy var names = PlanNames(assessment)
    groups = FindingCauses(findings, of: pack).groups(headline: Set(headline)) { name, why in
      LocalizedText(
        zh: Wording(language: .zh, names: names).gap(name, why), en: Wording(language: .en, names: names).gap(name, why)
      )
    }
    waived = shown.verdicts.filter { $0.outcome == .waived }.map(finding)
    var listed: [String: Int] = [:]
    var listedFindings: [String: Int] = [:]
    for verdict in assessment.verdicts {
      listed[verdict.rule, default: 0] += 1
      if verdict.isFinding { listedFindings[verdict.rule, default: 0] += 1 }
    }
    self.listed = listed
    leftOut = listedFindings.values.reduce(0, +) - findings.count
    unlisted = assessment.rules.filter { selection.contains($0.id) }.reduce(into: [:]) { unlisted, rule in
      let more = rule.findings.total - (listedFindings[rule.id] ?? 0)
      if more > 0 { unlisted[rule.id] = more }
    }
    for rule in assessment.rules {
      guard let count = unlisted[rule.id] else { continue }
      if let last = groups.lastIndex(where: { $0.rule == rule.id }) {
        groups[last].unlisted = count
      } else {
        untold.append((rule, count))
      }
    }
  }

  /// Whether the assessment lists every verdict of a rule: of records it lists those alone that somebody has to look at.
  func isWhole(_ rule: RuleSummary) -> Bool { listed[rule.id] == rule.counts.total }

  /// The rule's findings that the assessment counts and does not list.
  func unlisted(_ rule: String) -> Int { unlisted[rule] ?? 0 }

  /// What a verdict is known by, also one that is no finding.
  func fingerprint(_ verdict: Verdict) -> String { Self.fingerprint(verdict, assessment.pack) }

  private static func fingerprint(_ verdict: Verdict, _ pack: Pack) -> String {
    Fingerprint(pack: pack.id, rule: verdict.rule, subject: verdict.subject, regions: pack.regions).text
  }
}
