public import Evaluation
internal import Packs

/// A verdict that somebody has to act on, as every output shows it.
public struct Finding: Sendable {
  public let verdict: Verdict
  /// How it compares with an earlier assessment; `nil` where none is given, or where that does not list what it counts.
  public let change: Change?
  private let pack: String
  private let regions: Regions

  /// 32 hexadecimal digits; see `Fingerprint`. It is reckoned when it is asked for: text does without.
  public var fingerprint: String {
    Fingerprint(pack: pack, rule: verdict.rule, subject: verdict.subject, regions: regions).text
  }

  init(_ verdict: Verdict, of pack: Pack, comparison: AssessmentComparison?) {
    self.verdict = verdict
    self.pack = pack.id
    regions = pack.regions
    change = comparison?.change(
      of: Fingerprint(pack: pack.id, rule: verdict.rule, subject: verdict.subject, regions: pack.regions).text)
  }
}

extension Verdict {
  /// Whether a condition was decided and does not hold.
  var failsCondition: Bool {
    guard case .expression = required else { return false }
    return outcome == .fail || outcome == .behind
  }
}
