internal import Diagnostics
internal import Evaluation
internal import Packs

/// Finds what brings findings about: which of them follow from others, and which lack the same data.
///
/// A finding follows from others where its verdict
/// - is undetermined, and each value that it lacks is told by a finding of its own: a value that is invalid, a required
///   field that is empty, or a report that was not submitted;
/// - asks by `holds` about a rule of which there is a finding on the same region or one below it, in the same year.
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

  private struct Cell: Hashable {
    /// The indicator or field; empty for all that a report has.
    let name: String
    /// The region and year, or the record.
    let owner: Subject

    init(_ name: String, of owner: Subject) {
      self.name = name
      self.owner = owner
    }

    init(_ name: String, _ region: Int?, _ year: Int?) { self.init(name, of: Subject(ofRegion: region, year: year)) }
  }

  /// The first finding that says of a cell that it is invalid, empty or not there.
  private struct CellsTold {
    /// Of regions, and of records each its own.
    var own: [Cell: Int] = [:]
    /// Of any record of a region and year.
    var ofRecords: [Cell: Int] = [:]

    /// The finding that tells of a value that a verdict lacks.
    func finding(of missing: MissingValue, for subject: Subject) -> Int? {
      let ofRegion = Cell(missing.name, missing.region, missing.year)
      // That another record lacks the same is no reason for a record.
      let found =
        subject.row == nil
        ? own[ofRegion] ?? ofRecords[ofRegion] : own[Cell(missing.name, of: subject.record)] ?? own[ofRegion]
      return found ?? own[Cell("", missing.region, missing.year)]
    }
  }

  private mutating func traceMissingValues() {
    let undetermined = findings.indices.filter {
      findings[$0].verdict.outcome == .undetermined && !findings[$0].verdict.missing.isEmpty
    }
    guard !undetermined.isEmpty else { return }
    let told = cellsTold()
    guard !told.own.isEmpty else { return }
    for index in undetermined {
      let verdict = findings[index].verdict
      let origins = verdict.missing.map { told.finding(of: $0, for: verdict.subject) }
      if let first = origins.first, !origins.contains(nil) { self.origins[index] = first }
    }
  }

  private func cellsTold() -> CellsTold {
    var told = CellsTold()
    for (index, finding) in findings.enumerated() {
      let subject = finding.verdict.subject
      let name: String? =
        switch BuiltInRule(rawValue: finding.verdict.rule) {
        case .valueInvalid, .valueMissing: subject.field ?? subject.indicator
        case .reportMissing: ""
        default: nil
        }
      guard let name else { continue }
      let cell = Cell(name, of: subject.record)
      if told.own[cell] == nil { told.own[cell] = index }
      guard subject.row != nil else { continue }
      let ofRegion = Cell(name, subject.region, subject.year)
      if told.ofRecords[ofRegion] == nil { told.ofRecords[ofRegion] = index }
    }
    return told
  }

  private mutating func traceRulesAsked() {
    let places = Dictionary(grouping: findings.indices) { findings[$0].verdict.rule }
    for (rule, indices) in places {
      let asked = pack.rulesAsked(by: rule).flatMap { places[$0] ?? [] }.sorted()
      guard !asked.isEmpty else { continue }
      let firsts = firstsByYear(of: asked)
      for index in indices where origins[index] == nil {
        let subject = findings[index].verdict.subject
        guard let region = subject.region else { continue }
        origins[index] = firsts.first { $0.year == subject.year }?.byRegion[region]
      }
    }
  }

  /// Of some findings, for each year the first one on each region or one below it.
  private func firstsByYear(of indices: [Int]) -> [(year: Int?, byRegion: [Int?])] {
    var firsts: [(year: Int?, byRegion: [Int?])] = []
    for index in indices {
      let subject = findings[index].verdict.subject
      guard let region = subject.region else { continue }
      let place = firsts.firstIndex { $0.year == subject.year } ?? firsts.endIndex
      if place == firsts.endIndex {
        firsts.append((subject.year, [Int?](repeating: nil, count: pack.regions.all.count)))
      }
      for level in 0...pack.regions[region].level {
        guard let above = pack.regions.ancestor(of: region, level: level) else { continue }
        if firsts[place].byRegion[above] == nil { firsts[place].byRegion[above] = index }
      }
    }
    return firsts
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
    var places: [String: Int] = [:]
    for index in indices {
      let verdict = findings[index].verdict
      let heading = [verdict.rule, verdict.severity.rawValue, verdict.title.zh, verdict.title.en]
      let place = places[heading.joined(separator: "\u{0}")] ?? groups.endIndex
      if place == groups.endIndex {
        places[heading.joined(separator: "\u{0}")] = place
        groups.append([])
      }
      groups[place].append(index)
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

extension Subject {
  /// What of it tells one record from another, without what of the record is spoken of; of a region the region and year.
  fileprivate var record: Subject {
    var record = self
    (record.indicator, record.field, record.each) = (nil, nil, [])
    return record
  }
}
