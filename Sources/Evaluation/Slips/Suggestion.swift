internal import Packs

/// What is probably wrong: cells whose change would mend findings. No more than a suggestion: no figure is changed by it,
/// and no outcome.
///
/// What is looked at, and when nothing is said:
///
/// - Findings by which figures contradict one another: a derived figure, a sum or a history value that disagrees, a rule
///   that equates figures or sets one above another in the same year. For those that share cells the smallest set of
///   cells is looked for, at most three, with which all of them hold and nothing else that held fails. Values are tried
///   in the order of `Slip.rank`, each judged anew by the rules themselves. A value that comes near the same figure of a
///   neighbouring year goes before one that does not. Where a set has no slip that is known by its looks (`Slip.other`), it is
///   told only if it is the only one of its size.
/// - Findings by which a figure falls short of what the plan asks, or lies outside a range. A city that misses its target
///   has made no slip. Something is said only where the figure is beside anything known of it, by a factor of five at
///   least (against the nearest year that is known of it, else against its peers), and the value in its stead is
///   not, by a factor of two at most. The same holds for figures that contradict one another by an inequality alone, which
///   half of all values would mend.
///
/// Up to three that are equally likely are told, as alternatives; where there are more, none.
public struct Suggestion: Sendable {
  /// One cell and what it may have meant.
  public struct Change: Sendable {
    /// The cell, with the text that stands there.
    public let location: Location
    /// A record's register.
    public let register: String?
    /// What may have been meant, with the unit in which it is reported; `nil` where only that it is wrong can be told.
    public let text: String?
    public let slip: Slip
  }

  /// A finding that would be none.
  public struct Mended: Sendable, Hashable {
    public let rule: String
    public let subject: Subject
  }

  /// One to three.
  public let changes: [Change]
  /// In the order of the verdicts.
  public let mends: [Mended]
  /// Whether it mends all findings that are connected with these by the figures in which they contradict one another.
  public let mendsAll: Bool
  /// How many are equally likely, itself included.
  public internal(set) var alternatives = 1
}

/// What was found to be probably wrong.
public struct Suggestions: Sendable {
  /// In the order of the first verdict that each would mend.
  public internal(set) var all: [Suggestion] = []
  /// Whether the search was given up before everything was tried.
  public internal(set) var isGivenUp = false
}
