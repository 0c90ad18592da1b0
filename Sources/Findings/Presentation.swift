public import Evaluation
internal import Packs

/// An assessment as every output presents it: the same findings, in the same order and groups.
public struct Presentation: Sendable {
  public let assessment: Assessment
  /// The most serious first, then by kind, then in the pack's order.
  let groups: [FindingGroup]
  /// What waivers cover, in the assessment's order.
  let waived: [Finding]
  /// With an earlier assessment, where one is given.
  public let comparison: AssessmentComparison?

  /// The findings in the order in which they are read.
  var findings: [Finding] { groups.flatMap(\.all) }

  public init(_ assessment: Assessment, since previous: PreviousAssessment? = nil) {
    self.assessment = assessment
    let comparison = previous.map { AssessmentComparison(assessment, since: $0) }
    self.comparison = comparison
    let pack = assessment.pack
    func finding(_ verdict: Verdict) -> Finding {
      let fingerprint = Fingerprint(
        pack: pack.id, rule: verdict.rule, subject: verdict.subject, regions: pack.regions)
      return Finding(verdict: verdict, fingerprint: fingerprint.text, change: comparison?.change(of: fingerprint.text))
    }
    groups = FindingGroup.groups(of: assessment, finding)
    waived = assessment.verdicts.filter { $0.outcome == .waived }.map(finding)
  }
}
