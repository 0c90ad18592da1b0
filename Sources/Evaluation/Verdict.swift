internal import CEL
public import Diagnostics
public import Packs
public import Quantities
public import Reports

/// The outcome of one rule for one subject, with the values that led to it.
public struct Verdict: Sendable {
  /// The rule's id in the pack, or that of a finding that comes without a rule.
  public var rule: String
  public var outcome: Outcome
  /// Of this verdict: below the rule's where it is behind or explained.
  public var severity: Severity
  public var subject: Subject
  public var title: LocalizedText
  public var actual: Figure?
  public var required: Required?
  /// How far inside the limit the value lies; below zero outside.
  public var margin: Figure?
  public var missing: [MissingValue] = []
  /// Where the values stand that it used.
  public var locations: [Location] = []
  public var sources: [Source] = []
  /// The rule's own message, where the pack gives one.
  public var ownMessage: LocalizedText?
  public var note: LocalizedText?
  /// What is particular about a finding that comes without a rule.
  public var cause: Cause?
  /// The year of the report that it stands in, where that is another than the subject's: a value of its history.
  var reportYear: Int?
  public var explanation: Explained?
  public var waiver: WaiverInForce?
  /// Of a limit that was compared with a value.
  public var advice: Advice? {
    get { heldAdvice?.advice }
    set { heldAdvice = newValue.map { HeldAdvice($0) } }
  }
  private(set) var heldAdvice: HeldAdvice?
  /// How its values came about, where that was asked for: the parts of the rule's expressions, in the order in which
  /// they were evaluated.
  public var steps: [ComputationStep] = []
  /// How many steps there was no room for.
  public var stepsLeftOut = 0
  /// What is probably wrong, where that was asked for; see `Suggestion`.
  public var suggestions: [Suggestion] = []
  /// The row that it is about, where a rule of the pack judged it.
  var row: Object?

  /// Whether somebody has to act on it.
  public var isFinding: Bool { severity != .none && outcome.isShortfall }
}

/// Advice kept apart from its verdict: most verdicts have none, and would be twice as long.
final class HeldAdvice: Sendable {
  let advice: Advice

  init(_ advice: Advice) { self.advice = advice }
}

/// What a verdict is about.
public struct Subject: Sendable, Hashable {
  /// The region's place among the pack's, `nil` where a record names none that is known.
  public var region: Int?
  public var year: Int?
  /// The register's id, for a record.
  public var register: String?
  /// The record's place in its list, counted from 1.
  public var row: Int?
  /// The record's key: fields and their texts.
  public var key: [NamedText] = []
  public var indicator: String?
  public var field: String?
  /// The values of the rule's `each`.
  public var each: [NamedText] = []
  /// Which of several with the same key it is, counted from 1.
  public var occurrence = 1
}

extension Subject {
  /// Makes the subject of a region in a year.
  package init(ofRegion region: Int?, year: Int?) {
    self.init(region: region, year: year)
  }
}

/// A name and what it stands for.
public struct NamedText: Sendable, Hashable {
  public let name: String
  public let text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// A number in its unit.
public struct Figure: Sendable {
  /// Counted in the unit.
  public let number: Number
  public let unit: Unit
  /// Digits after the point for display, where the pack states them.
  public let decimals: Int?
}

/// What a rule asked.
public enum Required: Sendable {
  case limit(RequiredLimit)
  /// A condition, as the pack has it.
  case expression(String)
  /// Fields that together are unique.
  case fields([String])
  case document(LocalizedText)
}

/// A limit as it stood for one subject.
public struct RequiredLimit: Sendable {
  public let comparison: Comparison
  /// The limit, or the path's value for the year; `nil` for `between`.
  public var value: Figure?
  /// The ends of `between`.
  public var low: Figure?
  public var high: Figure?
  /// How far the value may miss it.
  public var tolerance: Figure?
  /// Decimals to which the value was rounded before it was compared; `nil` where the full value was.
  public var roundedTo: Int?
  /// `linear`, `compound`, `flat` or `milestones`, where the path's value was asked.
  public var path: String?
  /// What is asked in the due year, where it is another than this year's.
  public var target: Figure?
  public var due: Int?
}

/// A value that was needed and is not there.
public struct MissingValue: Sendable, Hashable {
  /// The indicator, the field, or the text of what has no value.
  public let name: String
  public let region: Int?
  public let year: Int?
  /// As the contract's `why`: `not_reported`, `invalid`, `zero_divisor` ...
  public let why: Why

  public enum Why: String, Sendable {
    case notReported = "not_reported"
    case invalid
    case zeroDivisor = "zero_divisor"
    case baseNotPositive = "base_not_positive"
    case noPrevious = "no_previous"
    case empty
    case noEvidence = "no_evidence"
    case tooManySteps = "too_many_steps"
  }
}

/// Where a value stands that a verdict used.
public struct Location: Sendable, Hashable {
  /// The indicator or field.
  public let name: String
  public let region: Int?
  public let year: Int?
  /// The text that stands in the file.
  public let text: String
  public let place: Place
}

/// What is particular about a finding that comes without a rule.
public enum Cause: Sendable {
  /// A second report, beside the one at the place.
  case repeated(first: Place)
  case invalid(text: String, reason: ValueFault)
  /// An earlier value and where it stands.
  case revised(earlier: String, at: Place)
  case series([String])
  case expired(on: CalendarDate, rule: String)
  /// The explanation was given for another value of the name.
  case void(rule: String, name: String, given: String, now: String?)
  /// The explanation was given for another revision of the rule.
  case ruleChanged(rule: String, given: String, now: String)
}

/// A submitter's explanation of a warning.
public struct Explained: Sendable {
  public let text: String
  public let place: Place
}

/// A waiver that covers a verdict.
public struct WaiverInForce: Sendable {
  /// What the verdict would be without it.
  public let covers: Outcome
  public let reason: String
  public let approved: String?
  public let until: CalendarDate
  public let place: Place
}
