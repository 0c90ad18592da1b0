public import Evaluation
internal import Packs

/// An assessment as every output presents it: the same findings, in the same order and groups.
public struct Presentation: Sendable {
  public let assessment: Assessment
  /// The most serious first, then by kind, then in the pack's order.
  let groups: [FindingGroup]
  /// What waivers cover, in the assessment's order.
  let waived: [Finding]

  /// The findings in the order in which they are read.
  var findings: [Finding] { groups.flatMap(\.all) }

  public init(_ assessment: Assessment) {
    self.assessment = assessment
    func finding(_ verdict: Verdict) -> Finding {
      Finding(verdict: verdict, fingerprint: Self.fingerprint(verdict, assessment.pack), change: nil)
    }
    groups = FindingGroup.groups(of: assessment, finding)
    waived = assessment.verdicts.filter { $0.outcome == .waived }.map(finding)
  }

  /// What a verdict is known by, also one that is no finding.
  func fingerprint(_ verdict: Verdict) -> String { Self.fingerprint(verdict, assessment.pack) }

  private static func fingerprint(_ verdict: Verdict, _ pack: Pack) -> String {
    Fingerprint(pack: pack.id, rule: verdict.rule, subject: verdict.subject, regions: pack.regions).text
  }

  /// By rule: the findings that are counted and not listed.
  var unlisted: [String: Int] {
    let listed = findings.reduce(into: [String: Int]()) { $0[$1.verdict.rule, default: 0] += 1 }
    return assessment.rules.reduce(into: [:]) { unlisted, rule in
      let count = rule.findings.total - listed[rule.id, default: 0]
      if count > 0 { unlisted[rule.id] = count }
    }
  }
}
