internal import Diagnostics
internal import Evaluation
internal import Packs

/// The findings, and what waivers cover.
extension TextRendering {
  mutating func findings(of severity: Severity) {
    let groups = groups.filter { $0.severity == severity }
    guard !groups.isEmpty else { return }
    page.blank()
    let count = groups.reduce(0) { $0 + $1.findings.count }
    page.line(Piece(words.severityTitle(severity, count), severity == .error ? .red : .strong))
    for group in groups { write(group) }
  }

  /// Up to so many findings under one heading are shown with all their values.
  private static let mostInFull = 3

  private mutating func write(_ group: FindingGroup) {
    page.line(
      Piece(group.title[options.language], .strong), Piece("  [\(group.rule)]", .cyan), indentation: 2)
    if group.saysTheSame {
      together(group)
    } else if group.findings.count <= min(Self.mostInFull, options.findingsPerRule) {
      for finding in group.findings { single(finding) }
    } else {
      for finding in group.findings.prefix(options.findingsPerRule) { folded(finding) }
      if group.findings.count > options.findingsPerRule {
        page.line(Piece(words.more(group.findings.count - options.findingsPerRule)), indentation: 4)
      }
    }
    if let rule = assessment.rules.first(where: { $0.id == group.rule }), unlisted(rule) > 0 {
      page.line(Piece(words.unlisted(unlisted(rule))), indentation: 4)
    }
    clauses(group.findings[0].verdict.sources)
    if let note = group.findings[0].verdict.note { page.line(Piece(words.note(note), .faint), indentation: 4) }
  }

  /// A finding in full: each value that it used with its place, a line each.
  private mutating func single(_ finding: Finding) {
    let verdict = finding.verdict
    sentence(finding, place: nil)
    let locations = verdict.locationsToRead
    for location in locations {
      page.line(
        Piece(location.place.description, .cyan, isWhole: true),
        Piece("  " + words.location(location, verdict.subject)), indentation: 6)
    }
    let more = verdict.locations.count - locations.count
    if more > 0 { page.line(Piece(words.morePlaces(more)), indentation: 6) }
    answers(verdict)
  }

  /// One of several findings under a heading, on one line.
  private mutating func folded(_ finding: Finding) {
    sentence(finding, place: finding.verdict.locations.first)
    answers(finding.verdict)
  }

  private mutating func sentence(_ finding: Finding, place: Location?) {
    let verdict = finding.verdict
    var pieces = [Piece(words.subject(verdict) + "  ")]
    if let change = finding.change { pieces += [Piece(words.change(change), .cyan), Piece("  ")] }
    if BuiltInRule(rawValue: verdict.rule) == nil {
      pieces += [Piece(words.outcome(verdict.outcome), TextPage.Style(verdict.outcome)), Piece("  ")]
    }
    // Where a condition failed, the pack's own words say more than its expression; a limit's figures are always shown.
    let own = verdict.ownMessage?[options.language]
    let isOwnEnough = own != nil && verdict.isFailedCondition
    pieces.append(Piece(isOwnEnough ? own ?? "" : words.finding(verdict)))
    if let place {
      pieces += [Piece("  "), Piece(place.place.description, .cyan, isWhole: true)]
      if verdict.locations.count > 1 { pieces.append(Piece(words.placesInAll(verdict.locations.count))) }
    }
    page.line(pieces, indentation: 4)
    if let own, !isOwnEnough { page.line(Piece(own), indentation: 6) }
  }

  private mutating func answers(_ verdict: Verdict) {
    guard let explanation = verdict.explanation else { return }
    page.line(
      Piece(words.explanation(explanation.text) + "  "),
      Piece(explanation.place.description, .cyan, isWhole: true), indentation: 6)
  }

  /// One line for all regions that lack the same thing.
  private mutating func together(_ group: FindingGroup) {
    page.line(Piece(words.together(group.findings.map(\.verdict))), indentation: 4)
    let changes = group.findings.compactMap(\.change)
    if !changes.isEmpty { page.line(Piece(words.marks(changes), .cyan), indentation: 6) }
    for finding in group.findings { answers(finding.verdict) }
  }

  private mutating func clauses(_ sources: [Source]) {
    for source in sources { page.line(Piece(words.clause(source), .faint), indentation: 4) }
  }

  mutating func waived() {
    let verdicts = presentation.waived.map(\.verdict)
    guard !verdicts.isEmpty else { return }
    page.blank()
    page.line(Piece(words.waivedTitle(verdicts.count), .strong))
    for verdict in verdicts.prefix(options.findingsPerRule) {
      page.line(
        Piece(verdict.title[options.language], .strong), Piece("  [\(verdict.rule)]  ", .cyan),
        Piece(words.waived(verdict)), indentation: 2)
    }
    if verdicts.count > options.findingsPerRule {
      page.line(Piece(words.more(verdicts.count - options.findingsPerRule)), indentation: 2)
    }
  }
}

extension Verdict {
  /// The places worth showing: what could not be used first, and of a sum that is wrong every part, for any may be the
  /// cause.
  fileprivate var locationsToRead: [Location] {
    if outcome != .undetermined {
      return Array(locations.prefix(rule == BuiltInRule.totalMismatch.rawValue ? 30 : 6))
    }
    let isUnusable = { (location: Location) in
      self.missing.contains { $0.name == location.name && $0.region == location.region && $0.year == location.year }
    }
    return Array((locations.filter(isUnusable) + locations.filter { !isUnusable($0) }).prefix(6))
  }

  /// Whether a condition was decided and does not hold.
  fileprivate var isFailedCondition: Bool {
    guard case .expression = required else { return false }
    return outcome == .fail || outcome == .behind
  }
}
