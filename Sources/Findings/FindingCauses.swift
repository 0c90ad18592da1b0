internal import Diagnostics
internal import Evaluation
internal import Packs

/// Finds what brings findings about: which of them follow from others, and which lack the same data.
///
/// A finding follows from others where its verdict
/// - is undetermined, and each value that it lacks is told by a finding of its own: a value that is invalid, a required
///   field that is empty, or a report that was not submitted;
/// - asks by `holds` about a rule of which there is a finding on the same region or one below it, in the same year; on a
///   record, of that record or its region.
struct FindingCauses {
  private let pack: Pack
  private let findings: [Finding]
  /// By finding: the one that it follows from, where it does.
  private var origins: [Int?]

  init(_ findings: [Finding], of pack: Pack) {
    self.findings = findings
    self.pack = pack
    origins = [Int?](repeating: nil, count: findings.count)
    traceMissingValues()
    traceRulesAsked()
  }

  // MARK: - What follows from what

  /// Whom a value or a verdict belongs to: a region in a year, or one of its records.
  private struct Owner: Hashable {
    let region: Int?
    let year: Int?
    /// The record alone, without what is said of it; `nil` for the region.
    let record: Subject?

    init(region: Int?, year: Int?) {
      self.region = region
      self.year = year
      record = nil
    }

    init(_ subject: Subject) {
      region = subject.region
      year = subject.year
      var record = subject
      (record.indicator, record.field, record.each) = (nil, nil, [])
      self.record = subject.register == nil ? nil : record
    }
  }

  private struct Cell: Hashable {
    /// The indicator or field; empty for all that a report has.
    let name: String
    let owner: Owner
    /// Of a field of any record of the region's, why it has no value; else `nil`.
    let why: MissingValue.Why?
  }

  private mutating func traceMissingValues() {
    let undetermined = findings.indices.filter {
      findings[$0].verdict.outcome == .undetermined && !findings[$0].verdict.missing.isEmpty
    }
    guard !undetermined.isEmpty else { return }
    let told = cellsTold()
    guard !told.isEmpty else { return }
    for index in undetermined {
      let subject = findings[index].verdict.subject
      let origins = findings[index].verdict.missing.map { origin(of: $0, subject, told) }
      if let first = origins.first, !origins.contains(nil) { self.origins[index] = first }
    }
  }

  /// The finding that tells of a value that a verdict lacks.
  private func origin(of missing: MissingValue, _ subject: Subject, _ told: [Cell: Int]) -> Int? {
    let region = Owner(region: missing.region, year: missing.year)
    if let report = told[Cell(name: "", owner: region, why: nil)] { return report }
    if let indicator = told[Cell(name: missing.name, owner: region, why: nil)] { return indicator }
    if subject.register == nil { return told[Cell(name: missing.name, owner: region, why: missing.why)] }
    // What another record lacks is not what this one does.
    guard missing.region == subject.region, missing.year == subject.year else { return nil }
    return told[Cell(name: missing.name, owner: Owner(subject), why: nil)]
  }

  /// What findings say is invalid, empty or not there, and the first finding that says so.
  private func cellsTold() -> [Cell: Int] {
    var told: [Cell: Int] = [:]
    func tell(_ name: String, of owner: Owner, why: MissingValue.Why? = nil, _ index: Int) {
      let cell = Cell(name: name, owner: owner, why: why)
      if told[cell] == nil { told[cell] = index }
    }
    for (index, finding) in findings.enumerated() {
      let subject = finding.verdict.subject
      let region = Owner(region: subject.region, year: subject.year)
      let why: MissingValue.Why
      switch BuiltInRule(rawValue: finding.verdict.rule) {
      case .reportMissing:
        tell("", of: region, index)
        continue
      case .valueInvalid: why = .invalid
      case .valueMissing: why = .notReported
      default: continue
      }
      guard let name = subject.field ?? subject.indicator else { continue }
      tell(name, of: Owner(subject), index)
      if subject.register != nil { tell(name, of: region, why: why, index) }
    }
    return told
  }

  private mutating func traceRulesAsked() {
    // A rule's findings stand together.
    let places = Dictionary(grouping: findings.indices) { findings[$0].verdict.rule }
    for (rule, indices) in places {
      let asked = pack.rulesAsked(by: rule).flatMap { places[$0] ?? [] }.sorted()
      guard !asked.isEmpty else { continue }
      let first = FirstFindings(asked.map { ($0, findings[$0].verdict.subject) }, pack.regions)
      for index in indices where origins[index] == nil {
        origins[index] = first.asked(by: findings[index].verdict.subject)
      }
    }
  }

  /// The first findings of the rules that another one asks about.
  private struct FirstFindings {
    /// On a region, one below it, or a record of either.
    private var within: [Owner: Int] = [:]
    /// The same without records, and on each record.
    private var alone: [Owner: Int] = [:]

    init(_ findings: [(index: Int, subject: Subject)], _ regions: Regions) {
      for (index, subject) in findings {
        let isRecord = subject.register != nil
        if isRecord { Self.set(&alone, Owner(subject), index) }
        var region = subject.region
        while let current = region {
          let owner = Owner(region: current, year: subject.year)
          Self.set(&within, owner, index)
          if !isRecord { Self.set(&alone, owner, index) }
          region = regions[current].parent
        }
      }
    }

    private static func set(_ first: inout [Owner: Int], _ owner: Owner, _ index: Int) {
      if first[owner] == nil { first[owner] = index }
    }

    /// What a finding on a subject follows from: a record asks about itself or its region, not about other records.
    func asked(by subject: Subject) -> Int? {
      guard let region = subject.region else { return nil }
      let owner = Owner(region: region, year: subject.year)
      return subject.register == nil ? within[owner] : alone[Owner(subject)] ?? alone[owner]
    }
  }

  /// The finding that a chain of causes begins with.
  private func root(of index: Int) -> Int {
    var current = index
    // Rules that ask about each other are refused when the pack is loaded; a chain is never longer than the findings.
    for _ in findings {
      guard let origin = origins[current] else { break }
      current = origin
    }
    return current
  }

  // MARK: - Groups

  /// The findings by cause: the most serious first, then by kind, then in the pack's order.
  ///
  /// - Parameter title: What to call data that are missing.
  func groups(
    headline: Set<String>, title: (_ name: String, _ why: MissingValue.Why) -> LocalizedText
  ) -> [FindingGroup] {
    var consequences: [Int: [Int]] = [:]
    var roots: [Int] = []
    for index in findings.indices {
      if origins[index] == nil { roots.append(index) } else { consequences[root(of: index), default: []].append(index) }
    }
    let shared = sharedGaps(among: roots.filter { consequences[$0] == nil })
    let isShared = Set(shared.flatMap(\.findings))
    var groups: [(first: Int, group: FindingGroup)] = shared.map { gap in
      let group = FindingGroup(
        missing: gap.name, gap.why, title: title(gap.name, gap.why), gap.findings.map { findings[$0] })
      return (gap.findings[0], group)
    }
    for members in sameRule(roots.filter { !isShared.contains($0) }) {
      let verdict = findings[members[0]].verdict
      let group = FindingGroup(
        ofRule: verdict.rule, members.map { findings[$0] },
        consequences: members.flatMap { consequences[$0] ?? [] }.sorted(by: isReadBefore).map { findings[$0] },
        isHeadline: headline.contains(verdict.rule))
      groups.append((members[0], group))
    }
    return groups.sorted { a, b in
      (b.group.severity, a.group.kind, a.first) < (a.group.severity, b.group.kind, b.first)
    }.map(\.group)
  }

  private func isReadBefore(_ a: Int, _ b: Int) -> Bool {
    (findings[b].verdict.severity, a) < (findings[a].verdict.severity, b)
  }

  /// Findings of one rule, severity and title.
  private func sameRule(_ indices: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    // A rule's findings stand together.
    var (rule, places) = ("", [String: Int]())
    for index in indices {
      let verdict = findings[index].verdict
      if verdict.rule != rule { (rule, places) = (verdict.rule, [:]) }
      // A key of a type of its own would take longer to look up for the first time than a small report to judge.
      let heading = [verdict.severity.rawValue, verdict.title.zh, verdict.title.en].joined(separator: "\u{0}")
      if let place = places[heading] {
        groups[place].append(index)
      } else {
        places[heading] = groups.count
        groups.append([index])
      }
    }
    return groups
  }

  // MARK: - Data that several rules lack

  private struct Gap: Hashable {
    let name: String
    let why: MissingValue.Why
  }

  /// Which data are missing from the findings of two rules or more; each finding is told with the data that most of them
  /// lack.
  private func sharedGaps(among indices: [Int]) -> [(name: String, why: MissingValue.Why, findings: [Int])] {
    var left = indices.filter { isLackingData(findings[$0].verdict) }
    var shared: [(name: String, why: MissingValue.Why, findings: [Int])] = []
    while true {
      var order: [Gap] = []
      var lacking: [Gap: [Int]] = [:]
      for index in left {
        for missing in findings[index].verdict.missing {
          let gap = Gap(name: missing.name, why: missing.why)
          if lacking[gap] == nil { order.append(gap) }
          if lacking[gap]?.last != index { lacking[gap, default: []].append(index) }
        }
      }
      let candidates = order.filter { gap in
        Set((lacking[gap] ?? []).map { findings[$0].verdict.rule }).count >= 2
      }
      guard let most = candidates.max(by: { (lacking[$0] ?? []).count < (lacking[$1] ?? []).count }) else { break }
      let members = lacking[most] ?? []
      shared.append((most.name, most.why, members))
      let told = Set(members)
      left.removeAll { told.contains($0) }
    }
    return shared
  }

  /// Whether it is undetermined for want of a region's data: of records each lacks its own, and a document is wanted by
  /// one rule.
  private func isLackingData(_ verdict: Verdict) -> Bool {
    guard verdict.outcome == .undetermined, verdict.subject.register == nil, !verdict.missing.isEmpty else {
      return false
    }
    return BuiltInRule(rawValue: verdict.rule) == nil && !verdict.missing.contains { $0.why == .noEvidence }
  }
}
