public import Diagnostics
public import Evaluation

/// A finding of an earlier assessment that is none now.
public struct FormerFinding: Sendable {
  /// 32 hexadecimal digits; see `Fingerprint`.
  public let fingerprint: String
  public let rule: String
  /// The region by its place in the pack, `nil` also where the pack no longer has its code.
  public let subject: Subject
  /// The region's code, as the earlier assessment has it.
  public let regionCode: String?
  public let outcome: Outcome
  public let severity: Severity
  /// What it said, in the language of the time.
  public let message: String
  public let now: Resolution

  /// What became of it.
  public enum Resolution: String, Sendable, CaseIterable {
    /// Its verdict passes; or it was about what stands in a report, which was judged again and has it no more.
    case fixed
    /// What it was about was judged again, and it is not found any more: the record passes or is gone, or there is
    /// nothing left to compare. Verdicts on records that pass are counted and not listed, so that nobody can tell.
    case notFound = "not_found"
    case notApplicable = "not_applicable"
    case notDue = "not_due"
    /// A waiver covers it now.
    case waived
    /// It does not pass, and the rule only records that now.
    case recorded
    /// There is no verdict on its subject: the rule or the report is not there.
    case notJudged = "not_judged"
    /// It may be among the verdicts that were counted and not listed.
    case unknown
  }
}
