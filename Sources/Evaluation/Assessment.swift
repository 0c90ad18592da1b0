public import Diagnostics
public import Packs
public import Quantities

/// All verdicts of one run, with what is needed to repeat it.
public struct Assessment: Sendable {
  public let pack: Pack
  /// The pack's files, for its digest.
  public let packFiles: [PackFile]
  /// Decides which rules are in effect and which waivers run.
  public let asOf: CalendarDate
  public let inputs: [Input]
  /// Faults of form in reports; what they stand in was not judged.
  public let faults: [Diagnostic]
  /// Every rule of the pack in its order, then the findings that come without a rule.
  public let rules: [RuleSummary]
  /// In the order of rules, region codes, years, rows.
  public var verdicts: [Verdict]
  /// Of the headline rules, by rules, region codes.
  public var trajectories: [Trajectory] = []
  /// Verdicts on records that are no findings and were some in the earlier assessment that it is compared with, where
  /// they were judged one by one. `verdicts` does not have them.
  public var settled: [Verdict] = []
  /// What is probably wrong; each finding has its own as well.
  public var suggestions = Suggestions()
}

/// A file that was submitted.
public struct Input: Sendable {
  public let path: String
  public let content: Content
  /// Whether no fault of form stands in its way, and for a report, whether its year is judged.
  public let isJudged: Bool

  public enum Content: Sendable {
    /// A region's report; what a fault of form leaves unknown is `nil`.
    case report(bytes: [UInt8], region: Int?, year: Int?, revision: Int?)
    /// The records of a register, by its id, in rows of a table; `nil` where a fault of form keeps them from being
    /// counted.
    case register(id: String, rows: Int?)
    /// Values of indicators, in rows of a table.
    case observations(rows: Int?)
  }

  public init(path: String, _ content: Content, isJudged: Bool) {
    self.path = path
    self.content = content
    self.isJudged = isJudged
  }

  /// The year of a report.
  public var year: Int? {
    if case .report(_, _, let year, _) = content { year } else { nil }
  }
}

/// One rule's counts.
public struct RuleSummary: Sendable {
  public let id: String
  public let also: [String]
  public let severity: Severity
  public let title: LocalizedText
  public let sources: [Source]
  public let tags: [String]
  public var counts: OutcomeCounts
  /// How many of its verdicts are findings, by severity; also of those that are not kept.
  public var findings = FindingCounts()
  /// The first rows by outcome, where they were asked for and the rule judges records of a register's file.
  public var rows: [Outcome: [Int]]?
}

/// How many verdicts have each outcome.
public struct OutcomeCounts: Sendable, Equatable {
  private var counts = [Int](repeating: 0, count: Outcome.allCases.count)

  public init() {}

  public subscript(outcome: Outcome) -> Int { counts[outcome.index] }

  public mutating func add(_ outcome: Outcome) { add(1, of: outcome) }

  public mutating func add(_ count: Int, of outcome: Outcome) { counts[outcome.index] += count }

  public var total: Int { counts.reduce(0, +) }
}

/// How many findings there are of each severity.
///
/// No dictionary: to make the first one of a kind takes as long as to judge ten verdicts.
public struct FindingCounts: Sendable, Equatable {
  private var counts = [Int](repeating: 0, count: Severity.allCases.count)

  public init() {}

  public subscript(severity: Severity) -> Int { counts[severity.rank] }

  public mutating func add(_ severity: Severity) { add(1, of: severity) }

  public mutating func add(_ count: Int, of severity: Severity) { counts[severity.rank] += count }

  public var total: Int { counts.reduce(0, +) }
}

extension Assessment {
  /// Whether somebody has to act on something that is at least so serious.
  public func hasFinding(atLeast severity: Severity) -> Bool {
    rules.contains { rule in Severity.allCases.contains { $0 >= severity && rule.findings[$0] > 0 } }
  }

  public init(
    pack: Pack, packFiles: [PackFile], asOf: CalendarDate, inputs: [Input], faults: [Diagnostic],
    result: Judge.Result
  ) {
    self.pack = pack
    self.packFiles = packFiles
    self.asOf = asOf
    self.inputs = inputs
    self.faults = faults
    rules = result.rules
    verdicts = result.verdicts
    trajectories = result.trajectories
    settled = result.settled
    suggestions = result.suggestions
  }
}
