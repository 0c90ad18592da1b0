public import CEL
public import Diagnostics
public import Quantities

/// One requirement on each subject of a kind.
public struct Rule: Sendable {
  public let id: String
  /// Ids of the catalogue's other requirements that it answers.
  public let also: [String]
  public let severity: Severity
  /// The severity of being behind before the due year.
  public let behind: Severity
  public let wording: Wording?
  /// The due year; without it every year is.
  public let due: Int?
  /// The years that it applies to.
  public let years: ClosedRange<Int>
  public let effective: Effective
  public let sources: [Source]
  public let tags: [String]
  public let responseRate: Number?
  /// One for each kind of subject, and each indicator where it is stated for many.
  public internal(set) var forms: [RuleForm]
  public let place: Place

  /// How firmly the plan puts it.
  public enum Wording: String, Sendable, CaseIterable {
    /// 约束性
    case binding
    /// 预期性
    case expected
    /// 力争
    case aspirational
    /// 鼓励, 可
    case permissive

    public var severity: Severity {
      switch self {
      case .binding: .error
      case .expected: .warning
      case .aspirational: .note
      case .permissive: .none
      }
    }
  }

  /// The dates between which a rule is in effect, compared with the as-of date.
  public struct Effective: Sendable {
    public let from: CalendarDate?
    public let until: CalendarDate?

    public func contains(_ date: CalendarDate) -> Bool {
      (from.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
    }
  }
}

/// Where the plan asks for something.
public struct Source: Sendable, Hashable {
  public let clause: LocalizedText
  /// The shortest exact words.
  public let quote: String?
  /// Where the pack states it.
  public let place: Place?

  init(clause: LocalizedText, quote: String?, place: Place? = nil) {
    self.clause = clause
    self.quote = quote
    self.place = place
  }
}

/// A rule as it reads for one kind of subject: its expressions checked against that subject's names.
public struct RuleForm: Sendable {
  public let subject: RuleSubject
  /// The rule's `each`: names and the values each is given.
  public let each: [EachVariable]
  public let requirement: Requirement
  public let condition: Expression?
  public let needs: [Expression]
  public let title: Template
  public let message: Template?
  public let note: Template?
  /// Whether it reads the regions one level below, so that it can be judged where the region itself sent nothing.
  public internal(set) var drawsOnRegionsBelow: Bool
  /// The rules that it asks about by `holds`, by the numbers of their names.
  let rulesAsked: [Int]
}

/// What a rule is judged for.
public enum RuleSubject: Sendable, Hashable {
  /// Regions of a level, or some of them alone.
  case regions(level: Int, only: [Int]?)
  case records(register: Int)
}

/// A name that a rule is stated once for every value of.
public struct EachVariable: Sendable {
  public enum Values: Sendable {
    case texts([String])
    /// One indicator: a rule for many has a form for each.
    case indicator(Int)
  }

  public let name: String
  public let values: Values
}

/// What a rule asks.
public enum Requirement: Sendable {
  case limit(value: Expression, LimitRequirement)
  case assertion(Expression, path: Path?)
  /// What no other record of any region and year may share, by the slots of the record.
  case unique([Int])
  /// A document that a report must name.
  case evidence(Template)
}

/// A limit on a value.
public struct LimitRequirement: Sendable {
  /// How far a value may miss the limit.
  public enum Tolerance: Sendable {
    /// Of the limit: 10 %.
    case share(Number)
    /// In the base unit.
    case amount(Number)
  }

  public let comparison: Comparison
  public let low: Expression?
  public let high: Expression?
  public let tolerance: Tolerance?
  public let judging: Judging
  /// The unit in which the verdict's figures are given.
  public let unit: Unit
  /// Digits after the point for display.
  public let decimals: Int?
  public let path: Path?
}

extension LimitRequirement {
  /// The tolerance as a pack has it: `10 %` of the limit, or an amount.
  package var toleranceText: String? {
    switch tolerance {
    case nil: nil
    case .share(let share): (share * 100).description + " %"
    case .amount(let amount):
      unit.differenceUnit.value(ofBase: amount).description + " " + unit.differenceUnit.symbol
    }
  }
}

/// What is asked before the due year.
public enum Path: Sendable {
  /// The same step every year, from the baseline.
  case linear(from: Int, Number)
  /// The same growth every year, from the baseline.
  case compound(from: Int, Number)
  /// The limit itself.
  case flat
  /// Figures by year, in the base unit.
  case milestones([Int: Number])

  /// The word in the contract.
  public var word: String {
    switch self {
    case .linear: "linear"
    case .compound: "compound"
    case .flat: "flat"
    case .milestones: "milestones"
    }
  }
}
