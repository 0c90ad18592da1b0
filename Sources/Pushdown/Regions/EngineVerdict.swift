public import Evaluation
internal import Packs
public import Quantities

/// The outcome of a rule on regions for one subject, as an engine has decided it.
public struct EngineVerdict: Sendable {
  /// The rule's id.
  public let rule: String
  /// The region's place among the pack's.
  public let region: Int
  public let year: Int
  /// The values of the rule's `each`.
  public let each: [String]
  public let outcome: Outcome
  /// In the limit's unit; `nil` where there is none.
  public let value: Number?

  /// - Parameter texts: Those of a line of the statement's result.
  init?(_ texts: [String?], _ plan: PushdownPlan) {
    guard texts.count >= 8, let rule = texts[1], plan.pack.rules.contains(where: { $0.id == rule }),
      let code = texts[2],
      let region = plan.pack.regions.index(named: code), let year = texts[3].flatMap({ Int($0) }),
      let outcome = texts[texts.count - 4].flatMap(Outcome.init(rawValue:))
    else { return nil }
    self.rule = rule
    self.region = region
    self.year = year
    self.outcome = outcome
    each = texts[4..<texts.count - 4].map { $0 ?? "" }
    guard let text = texts[texts.count - 3] else {
      value = nil
      return
    }
    guard let number = Self.number(text) else { return nil }
    value = number
  }

  /// A decimal, or two with a slash between.
  private static func number(_ text: String) -> Number? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
      Decimal(written(String($0)))
    }
    guard let first = parts.first, let above = first else { return nil }
    if parts.count == 1 { return Number(above) }
    guard parts.count == 2, let below = parts[1] else { return nil }
    return Number(above).divided(by: Number(below))
  }

  /// A decimal of DuckDB with the 0 before its point that it leaves out: `.5`.
  static func written(_ text: String) -> String {
    if text.hasPrefix(".") { return "0" + text }
    return text.hasPrefix("-.") ? "-0" + text.dropFirst() : text
  }
}
