public import Diagnostics
internal import Packs

/// What a pack says that the plan says.
public struct StatedQuote: Sendable, Hashable {
  /// Who quotes.
  public enum Owner: Sendable, Hashable {
    /// A rule, or what the pack states of a finding that comes without one.
    case rule(String)
    /// A requirement that no machine can check.
    case unchecked(String)
    /// Words that are listed as no requirement.
    case noRequirement

    /// The rule's or requirement's id.
    public var id: String? {
      switch self {
      case .rule(let id), .unchecked(let id): id
      case .noRequirement: nil
      }
    }
  }

  public let owner: Owner
  public let text: String
  /// Where the pack states it.
  public let place: Place
}

extension StatedQuote {
  /// Every quote of a pack: of its rules in their order, of findings without a rule, of what is unchecked and of what is
  /// no requirement.
  static func all(in pack: Pack) -> [StatedQuote] {
    func quotes(_ sources: [Source], _ owner: Owner, _ place: Place?) -> [StatedQuote] {
      sources.compactMap { source in
        guard let text = source.quote, let place = source.place ?? place else { return nil }
        return StatedQuote(owner: owner, text: text, place: place)
      }
    }
    let builtIn = BuiltInRule.allCases.flatMap { rule in
      quotes(pack.builtInRules[rule]?.sources ?? [], .rule(rule.rawValue), nil)
    }
    return pack.rules.flatMap { quotes($0.sources, .rule($0.id), $0.place) } + builtIn
      + pack.unchecked.flatMap { quotes($0.sources, .unchecked($0.id), $0.place) }
      + pack.notRequirements.map { StatedQuote(owner: .noRequirement, text: $0.quote, place: $0.place) }
  }
}
