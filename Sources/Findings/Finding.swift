public import Evaluation
internal import Packs

/// A verdict that somebody has to act on, as every output shows it.
public struct Finding: Sendable {
  public let verdict: Verdict
  /// 32 hexadecimal digits; see `Fingerprint`.
  public let fingerprint: String
  /// How it compares with an earlier assessment; `nil` where none is given, or where that does not list what it counts.
  public let change: Change?
}

extension Verdict {
  /// Whether a condition was decided and does not hold.
  var failsCondition: Bool {
    guard case .expression = required else { return false }
    return outcome == .fail || outcome == .behind
  }
}
