internal import Diagnostics
internal import Evaluation
internal import Packs

/// Findings that have one cause, and are read together.
struct FindingGroup: Sendable {
  /// What brings them about.
  enum Cause: Sendable, Hashable {
    /// What a rule asks is not so; its findings are of one severity and bear the same title.
    case rule(String)
    /// Data that several rules need are not there.
    case missing(name: String, why: MissingValue.Why)
  }

  /// In which order findings of one severity are read: those with a figure before those that lack data, and documents
  /// that are not named last, so that they do not drown the others.
  enum Kind: Int, Comparable {
    case headline
    case headlineUndetermined
    case requirement
    case data
    case undetermined
    case evidence

    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  let cause: Cause
  let title: LocalizedText
  /// That of the most serious of `findings`.
  let severity: Severity
  let kind: Kind
  /// Those that the cause itself brings about; never none.
  let findings: [Finding]
  /// Those that follow from these, and would go away with them.
  let consequences: [Finding]
  /// How many more findings of its rule the assessment counts and does not list; told once, with the rule's last cause.
  var unlisted = 0

  /// In the order in which they are read.
  var all: [Finding] { findings + consequences }

  /// The rule that is not met, where the cause is one.
  var rule: String? {
    if case .rule(let id) = cause { id } else { nil }
  }

  /// Whether its findings differ by region and year alone: nothing stands anywhere that could be pointed at.
  var saysTheSame: Bool {
    kind == .evidence || (rule == BuiltInRule.reportMissing.rawValue && findings.count > 1)
  }

  /// The findings of one rule, severity and title.
  init(
    ofRule rule: String, _ findings: [Finding], consequences: [Finding], isHeadline: Bool
  ) {
    let decided = findings.filter { $0.verdict.outcome != .undetermined }
    let undecided = findings.filter { $0.verdict.outcome == .undetermined }
    cause = .rule(rule)
    title = findings.first?.verdict.title ?? LocalizedText(rule)
    severity = findings.first?.verdict.severity ?? .none
    self.findings = decided + undecided
    self.consequences = consequences
    if case .document? = findings.first?.verdict.required {
      kind = .evidence
    } else if BuiltInRule(rawValue: rule) != nil {
      kind = .data
    } else if isHeadline {
      kind = decided.isEmpty ? .headlineUndetermined : .headline
    } else {
      kind = decided.isEmpty ? .undetermined : .requirement
    }
  }

  /// The findings of several rules that lack the same data.
  init(missing name: String, _ why: MissingValue.Why, title: LocalizedText, _ findings: [Finding]) {
    cause = .missing(name: name, why: why)
    self.title = title
    severity = findings.map(\.verdict.severity).max() ?? .none
    kind = .undetermined
    // The most serious first, else as they came.
    self.findings = Severity.allCases.reversed().flatMap { severity in
      findings.filter { $0.verdict.severity == severity }
    }
    consequences = []
  }
}
