internal import Diagnostics
internal import Evaluation
internal import Packs
public import Quantities

/// How an assessment compares with an earlier one of the same pack, finding by finding, by their fingerprints.
///
/// What neither list of verdicts has is not compared: a finding is new only where the earlier list could have had it,
/// and a former one is fixed only where it was judged again.
public struct AssessmentComparison: Sendable {
  /// The earlier assessment's file.
  public let path: String
  public let asOf: CalendarDate
  public let packVersion: String
  public let packDigest: String
  /// Whether no file of the pack has changed since.
  let isSamePack: Bool
  /// The findings of the earlier assessment that are none now, in its order.
  public let former: [FormerFinding]
  /// How many shortfalls the earlier assessment counts and does not list.
  public let unlistedBefore: Int
  /// By fingerprint: how this assessment's findings, and what waivers cover, compare.
  private let changes: [String: Change]
  /// How many of the findings have each mark.
  private var counts: [Change: Int] = [:]
  /// How many of the findings cannot be told: the earlier list of their rule was cut.
  public private(set) var uncompared = 0

  init(_ assessment: Assessment, since previous: PreviousAssessment) {
    (path, asOf) = (previous.path, previous.asOf)
    (packVersion, packDigest) = (previous.packVersion, previous.packDigest)
    isSamePack = previous.packDigest == Digest.sha256(of: assessment.packFiles)
    let current = CurrentVerdicts(assessment)
    let before = Dictionary(previous.verdicts.map { ($0.fingerprint, $0) }) { first, _ in first }
    let unlisted = previous.unlistedByRule
    unlistedBefore = unlisted.values.reduce(0, +)
    var changes: [String: Change] = [:]
    for (verdict, fingerprint) in current.marked {
      let change: Change?
      if let earlier = before[fingerprint], earlier.isFinding || earlier.facts.outcome == .waived {
        change = earlier.facts == ComparedFacts(verdict, assessment.pack.regions) ? .persisting : .changed
      } else {
        // A verdict that was listed and no finding tells as much as that there was none.
        let isUntold = before[fingerprint] == nil && unlisted[verdict.rule] ?? 0 > 0
        change = isUntold ? nil : .new
      }
      if verdict.isFinding {
        if let change { counts[change, default: 0] += 1 } else { uncompared += 1 }
      }
      if let change { changes[fingerprint] = change }
    }
    self.changes = changes
    former = previous.verdicts.compactMap { earlier in
      guard earlier.isFinding, let now = current.resolution(of: earlier) else { return nil }
      return FormerFinding(
        fingerprint: earlier.fingerprint, rule: earlier.rule, subject: earlier.subject.subject,
        regionCode: earlier.subject.regionCode, outcome: earlier.facts.outcome, severity: earlier.facts.severity,
        message: earlier.message, now: now)
    }
  }

  /// How a finding compares; `nil` where nobody can tell.
  func change(of fingerprint: String) -> Change? { changes[fingerprint] }

  /// How many findings have a mark; waived ones are not counted.
  public func count(_ change: Change) -> Int { counts[change] ?? 0 }

  /// How many findings of the earlier assessment came to what.
  public func count(_ resolution: FormerFinding.Resolution) -> Int { former.count { $0.now == resolution } }
}

extension PreviousAssessment {
  /// How many shortfalls of each rule are counted and not listed.
  fileprivate var unlistedByRule: [String: Int] {
    var listed: [String: Int] = [:]
    for verdict in verdicts where verdict.facts.outcome.isShortfall { listed[verdict.rule, default: 0] += 1 }
    var counted: [String: Int] = [:]
    for rule in rules { counted[rule.id, default: 0] += rule.shortfalls }
    return counted.reduce(into: [:]) { unlisted, rule in
      let count = rule.value - (listed[rule.key] ?? 0)
      if count > 0 { unlisted[rule.key] = count }
    }
  }
}

/// The verdicts of an assessment, looked up for what became of earlier ones.
private struct CurrentVerdicts {
  private let assessment: Assessment
  private var byFingerprint: [String: Verdict] = [:]
  /// The findings, and what waivers cover, each with its fingerprint.
  private(set) var marked: [(verdict: Verdict, fingerprint: String)] = []
  /// Of several with one id that are not in effect together the sum.
  private var counted: [String: OutcomeCounts] = [:]
  /// How many verdicts of a rule are listed.
  private var listed: [String: OutcomeCounts] = [:]
  /// The regions and years of which a report was judged, or observations.
  private var reported: Set<RegionYear> = []
  /// The registers of which a file was judged.
  private var registers: Set<String> = []
  /// Whether a file of waivers was given, as far as its verdicts tell.
  private var hasWaivers = false

  init(_ assessment: Assessment) {
    self.assessment = assessment
    let pack = assessment.pack
    for verdict in assessment.verdicts + assessment.settled {
      let fingerprint = Fingerprint(
        pack: pack.id, rule: verdict.rule, subject: verdict.subject, regions: pack.regions
      ).text
      if byFingerprint[fingerprint] == nil { byFingerprint[fingerprint] = verdict }
    }
    let hasObservations = assessment.inputs.contains { input in
      if case .observations = input.content { input.isJudged } else { false }
    }
    for verdict in assessment.verdicts {
      if hasObservations, verdict.subject.register == nil, let region = verdict.subject.region,
        let year = verdict.subject.year
      {
        reported.insert(RegionYear(region: region, year: year))
      }
      listed[verdict.rule, default: OutcomeCounts()].add(verdict.outcome)
      if verdict.outcome == .waived || verdict.rule == BuiltInRule.waiverExpired.rawValue { hasWaivers = true }
      guard verdict.isFinding || verdict.outcome == .waived else { continue }
      let fingerprint = Fingerprint(
        pack: pack.id, rule: verdict.rule, subject: verdict.subject, regions: pack.regions)
      marked.append((verdict, fingerprint.text))
    }
    for rule in assessment.rules {
      for outcome in Outcome.allCases {
        counted[rule.id, default: OutcomeCounts()].add(rule.counts[outcome], of: outcome)
      }
    }
    for input in assessment.inputs where input.isJudged {
      switch input.content {
      case .report(_, let region?, let year?, _): reported.insert(RegionYear(region: region, year: year))
      case .report, .observations: break
      case .register(let id, _): registers.insert(id)
      }
    }
  }

  /// What became of an earlier finding; `nil` where it is one now.
  func resolution(of earlier: PreviousVerdict) -> FormerFinding.Resolution? {
    if let verdict = byFingerprint[earlier.fingerprint] {
      switch verdict.outcome {
      case .pass: return .fixed
      case .notDue: return .notDue
      case .notApplicable: return .notApplicable
      case .waived: return .waived
      case .fail, .behind, .undetermined: return verdict.isFinding ? nil : .recorded
      }
    }
    guard let counts = counted[earlier.rule] else { return .notJudged }
    if isCut(earlier.rule, counts, ofRecords: earlier.subject.isRecord) { return .unknown }
    if let builtIn = BuiltInRule(rawValue: earlier.rule) { return resolution(of: earlier, builtIn, counts) }
    // Of regions every verdict is listed.
    guard earlier.subject.subject.register != nil, counts.total > 0, wasJudged(earlier.subject) else {
      return .notJudged
    }
    return isUntold(earlier.rule, counts) ? .unknown : .notFound
  }

  /// What became of a finding that came without a rule of the pack and that no verdict speaks of any more.
  private func resolution(
    of earlier: PreviousVerdict, _ rule: BuiltInRule, _ counts: OutcomeCounts
  ) -> FormerFinding.Resolution {
    switch rule {
    // A report that is there, and figures that agree, have a verdict: where there is none, nothing was judged.
    case .reportMissing, .derivedMismatch, .totalMismatch, .historyRevised: return .notJudged
    // It stands in a file of its own, and who left that out has renewed nothing.
    case .waiverExpired: return hasWaivers ? .fixed : .notJudged
    case .valueInvalid, .valueMissing, .duplicateKey, .reportRepeated, .mixedSeries, .explanationVoid:
      guard wasJudged(earlier.subject) else { return .notJudged }
      if isUntold(earlier.rule, counts) { return .unknown }
      // The record itself may be gone; of two with one key that would be what was asked for.
      return earlier.subject.isRecord && rule != .duplicateKey ? .notFound : .fixed
    }
  }

  /// Whether a rule has verdicts that are counted and not listed, among which an earlier finding may be one still.
  private func isCut(_ rule: String, _ counts: OutcomeCounts, ofRecords: Bool) -> Bool {
    let listed = listed[rule] ?? OutcomeCounts()
    return Outcome.allCases.contains { outcome in
      // Of records only the shortfalls are ever listed.
      (outcome.isShortfall || !ofRecords && !isOfRecords(rule)) && counts[outcome] > listed[outcome]
    }
  }

  private func isOfRecords(_ rule: String) -> Bool {
    if BuiltInRule(rawValue: rule) != nil { return true }
    return assessment.pack.rules.contains { own in
      own.id == rule && own.forms.contains { if case .records = $0.subject { true } else { false } }
    }
  }

  /// Whether some verdicts of a rule that are not listed may be neither findings nor passes.
  private func isUntold(_ rule: String, _ counts: OutcomeCounts) -> Bool {
    let listed = listed[rule] ?? OutcomeCounts()
    return [Outcome.waived, .notApplicable, .notDue].contains { counts[$0] > listed[$0] }
  }

  /// Whether this run judged what was sent of a region and year.
  private func wasJudged(_ earlier: PreviousSubject) -> Bool {
    if let register = earlier.subject.register, registers.contains(register) { return true }
    guard let region = earlier.subject.region, let year = earlier.subject.year else { return false }
    return reported.contains(RegionYear(region: region, year: year))
  }
}
