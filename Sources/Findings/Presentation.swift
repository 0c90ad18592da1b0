internal import Diagnostics
public import Evaluation
internal import Packs

/// An assessment as every output presents it: the same findings, in the same order and groups.
public struct Presentation: Sendable {
  /// Its `verdicts` and `trajectories` are those that are shown; its counts are those of the whole run.
  public let assessment: Assessment
  public let selection: Selection
  /// The most serious first, then by kind, then in the pack's order.
  let groups: [FindingGroup]
  /// What waivers cover, in the assessment's order.
  let waived: [Finding]
  /// How many findings a selection leaves out of those that the assessment lists.
  let leftOut: Int
  /// By rule: the findings that the assessment counts and does not list.
  let unlisted: [String: Int]
  /// With an earlier assessment, where one is given. Its counts are those of the whole run.
  public let comparison: AssessmentComparison?

  /// The findings of the earlier assessment that are none now, as far as they are selected.
  public var former: [FormerFinding] { comparison?.former.filter(selection.contains) ?? [] }

  /// The findings in the order in which they are read.
  var findings: [Finding] { groups.flatMap(\.all) }

  public init(_ assessment: Assessment, selection: Selection = .all, since previous: PreviousAssessment? = nil) {
    let comparison = previous.map { AssessmentComparison(assessment, since: $0) }
    self.comparison = comparison
    let pack = assessment.pack
    func finding(_ verdict: Verdict) -> Finding {
      let fingerprint = Self.fingerprint(verdict, pack)
      return Finding(verdict: verdict, fingerprint: fingerprint, change: comparison?.change(of: fingerprint))
    }
    var shown = assessment
    if !selection.isAll {
      shown.verdicts = assessment.verdicts.filter(selection.contains)
      shown.trajectories = assessment.trajectories.filter(selection.contains)
    }
    self.assessment = shown
    self.selection = selection
    let findings = shown.verdicts.filter(\.isFinding).map(finding)
    let headline = assessment.rules.filter { $0.tags.contains("headline") }.map(\.id)
    groups = FindingCauses(findings, of: pack).groups(headline: Set(headline)) { name, why in
      let names = PlanNames(pack)
      return LocalizedText(
        zh: Wording(language: .zh, names: names).gap(name, why), en: Wording(language: .en, names: names).gap(name, why)
      )
    }
    waived = shown.verdicts.filter { $0.outcome == .waived }.map(finding)
    var listed: [String: Int] = [:]
    var count = 0
    for verdict in assessment.verdicts where verdict.isFinding {
      listed[verdict.rule, default: 0] += 1
      count += 1
    }
    leftOut = count - findings.count
    unlisted = assessment.rules.reduce(into: [:]) { unlisted, rule in
      let more = rule.findings.total - (listed[rule.id] ?? 0)
      if more > 0 { unlisted[rule.id] = more }
    }
  }

  /// The rule's findings that the assessment counts and does not list.
  func unlisted(_ rule: String) -> Int { unlisted[rule] ?? 0 }

  /// What a verdict is known by, also one that is no finding.
  func fingerprint(_ verdict: Verdict) -> String { Self.fingerprint(verdict, assessment.pack) }

  private static func fingerprint(_ verdict: Verdict, _ pack: Pack) -> String {
    Fingerprint(pack: pack.id, rule: verdict.rule, subject: verdict.subject, regions: pack.regions).text
  }
}
