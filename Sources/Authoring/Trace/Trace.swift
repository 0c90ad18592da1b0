public import Diagnostics
public import Packs

/// A pack held against the text of its plan: what of the one stands in the other.
public struct Trace: Sendable {
  public let pack: Pack
  public let packFiles: [PackFile]
  public let planPath: String
  public let planLines: Int
  public let found: [FoundQuote]
  public let missing: [MissingQuote]
  public let missingValues: [MissingEachValue]
  /// How many values of `each` were looked up.
  public let valueCount: Int
  /// `nil` where no catalogue was given.
  public let catalogue: CatalogueCoverage?
  public let figures: [FigureDifference]
  /// How many figures and years were compared.
  public let figureCount: Int
  /// The sentences that sound like requirements and that nothing in the pack quotes, the strongest first.
  public let uncited: [UncitedSentence]
  /// How many sentences sound like requirements.
  public let requirementCount: Int
  public let notRequirements: [FoundNotRequirement]

  /// Whether every quote was found, no figure differs and no requirement of the catalogue is absent.
  ///
  /// A sentence that nothing quotes is for a person to look at, and a value for one to compare: neither is a fault.
  public var isSound: Bool { missing.isEmpty && figures.isEmpty && (catalogue?.absent.isEmpty ?? true) }
}

/// A quote that stands in the plan.
public struct FoundQuote: Sendable {
  public let quote: StatedQuote
  /// The line in which it stands first, counted from 1.
  public let line: Int
  /// How often it stands there.
  public let count: Int
  /// Where it stands first in the plan's folded text.
  let range: Range<Int>
}

/// A quote that does not stand in the plan.
public struct MissingQuote: Sendable {
  public let quote: StatedQuote
  public let near: NearMatch?
}

/// The longest part of missing words that stands in the plan.
public struct NearMatch: Sendable {
  public let line: Int
  public let part: String
  /// The sentence in which it stands.
  public let sentence: String
}

/// A value of a rule's `each` that does not stand in the plan.
public struct MissingEachValue: Sendable {
  public let rule: String
  public let name: String
  public let value: String
  public let place: Place
  public let near: NearMatch?
}

/// What a pack makes of the requirements of a catalogue, by their ids.
public struct CatalogueCoverage: Sendable {
  /// Those that are a rule.
  public let rules: [String]
  /// Those that another rule answers.
  public let also: [String]
  public let unchecked: [String]
  public let absent: [String]
  /// The pack's ids that the catalogue does not have.
  public let others: [String]
}

/// A figure or a year of a rule that its quotes do not bear, though they bear others of the kind.
public struct FigureDifference: Sendable {
  public let rule: String
  /// The key of the rule that has it: `at_least`, `path`, `by`.
  public let key: String
  public let figure: String
  /// The figures of the kind in the rule's quotes.
  public let quoted: [String]
  public let place: Place
}

/// A sentence that sounds like a requirement, and that nothing in the pack quotes.
public struct UncitedSentence: Sendable {
  public let line: Int
  public let text: String
  public let score: Int
  /// What makes it sound like a requirement.
  public let words: [String]
}

/// Words that are listed as no requirement, and stand in the plan.
public struct FoundNotRequirement: Sendable {
  public let quote: StatedQuote
  public let reason: LocalizedText
  /// The line in which they stand first, counted from 1.
  public let line: Int
  /// How often they stand there.
  public let count: Int
}
