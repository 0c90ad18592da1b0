internal import Diagnostics
internal import Evaluation
internal import Packs

/// The findings, and what waivers cover.
extension TextRendering {
  mutating func findings(of severity: Severity) {
    let groups = presentation.groups.filter { $0.severity == severity }
    let count = presentation.findings.count { $0.verdict.severity == severity }
    guard !groups.isEmpty || count > 0 else { return }
    let elsewhere = count - groups.reduce(0) { $0 + $1.all.count { $0.verdict.severity == severity } }
    page.blank()
    page.line(
      Piece(words.severityTitle(severity, count), severity == .error ? .red : .strong),
      Piece(elsewhere > 0 ? words.elsewhere(elsewhere) : "", .faint))
    for group in groups { write(group) }
  }

  /// Up to so many findings under one heading are shown with all their values.
  private static let mostInFull = 3
  /// So many consequences are shown, a line each.
  private static let mostConsequences = 5

  private mutating func write(_ group: FindingGroup) {
    heading(of: group)
    switch group.cause {
    case .missing: lacking(group.findings)
    case .rule:
      if group.saysTheSame && !isFull {
        together(group)
      } else if isFull || group.findings.count <= min(Self.mostInFull, options.findingsPerRule) {
        for finding in group.findings { single(finding) }
      } else {
        for finding in group.findings.prefix(options.findingsPerRule) { folded(finding) }
        if group.findings.count > options.findingsPerRule {
          page.line(Piece(words.more(group.findings.count - options.findingsPerRule)), indentation: 4)
        }
      }
      if group.unlisted > 0 { page.line(Piece(words.unlisted(group.unlisted)), indentation: 4) }
      consequences(of: group)
      let verdict = group.findings[0].verdict
      for source in verdict.sources { page.line(Piece(words.clause(source), .faint), indentation: 4) }
      if let note = verdict.note { page.line(Piece(words.note(note), .faint), indentation: 4) }
    }
  }

  /// The cause, and of how many subjects its rule is not met.
  private mutating func heading(of group: FindingGroup) {
    var pieces = [Piece(group.title[options.language], .strong)]
    if let id = group.rule {
      pieces.append(Piece("  [\(id)]", .cyan))
      if let rule = assessment.rules.first(where: { $0.id == id }), group.findings.count > 1 {
        pieces.append(Piece("  " + words.share(of: rule), .faint))
      }
    }
    page.line(pieces, indentation: 2)
  }

  /// A finding in full: each value that it used with its place, a line each.
  private mutating func single(_ finding: Finding) {
    let verdict = finding.verdict
    sentence(finding, place: nil)
    for line in words.advice(verdict, besideFinding: true) { page.line(Piece(line), indentation: 6) }
    suggestions(verdict)
    let locations = isFull ? verdict.locations : verdict.locationsToRead
    for location in locations {
      page.line(
        Piece(location.place.description, .cyan, isWhole: true),
        Piece("  " + words.location(location, verdict.subject)), indentation: 6)
    }
    let more = verdict.locations.count - locations.count
    if more > 0 { page.line(Piece(words.morePlaces(more)), indentation: 6) }
    if isFull { computation(verdict) }
    answers(verdict)
    if isFull, let entry = words.explanationToPaste(verdict, asOf: assessment.asOf) {
      page.line(Piece(words.toPaste + " ", .faint), Piece(entry, isWhole: true), indentation: 6)
    }
    if isFull { page.line(Piece(words.fingerprint(finding.fingerprint), .faint), indentation: 6) }
  }

  /// What is probably wrong with it.
  private mutating func suggestions(_ verdict: Verdict) {
    for line in words.suggestions(verdict) { page.line(Piece(line, .cyan), indentation: 6) }
  }

  /// How the values came about, a line each step.
  private mutating func computation(_ verdict: Verdict) {
    let steps = words.computation(verdict)
    guard !steps.isEmpty else { return }
    page.line(Piece(words.computationTitle, .faint), indentation: 6)
    for step in steps {
      let element = step.element.map { "[\($0)] " } ?? ""
      page.line(
        Piece(element + step.named + (step.result.isEmpty ? "" : step.isStatement ? words.colon : " = ")),
        Piece(step.result, .strong),
        indentation: 8 + 2 * step.depth)
    }
  }

  /// One of several findings under a heading, on one line.
  private mutating func folded(_ finding: Finding) {
    sentence(finding, place: finding.verdict.locations.first)
    suggestions(finding.verdict)
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
    let isOwnEnough = own != nil && verdict.failsCondition
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
    var (order, alike) = ([String](), [String: [Finding]]())
    for finding in group.findings {
      // The names of a rule's documents may differ from subject to subject.
      let sentence = words.sharedFinding(finding.verdict)
      if alike[sentence] == nil { order.append(sentence) }
      alike[sentence, default: []].append(finding)
    }
    let shown = order.prefix(options.findingsPerRule)
    for sentence in shown {
      let findings = alike[sentence] ?? []
      page.line(Piece(words.together(sentence, findings.map(\.verdict))), indentation: 4)
      marks(of: findings)
      for finding in findings { answers(finding.verdict) }
    }
    let more = order.dropFirst(shown.count).reduce(0) { $0 + (alike[$1]?.count ?? 0) }
    if more > 0 { page.line(Piece(words.more(more)), indentation: 4) }
  }

  /// What cannot be judged for want of the same data: a line for each rule, in full for each finding.
  private mutating func lacking(_ findings: [Finding]) {
    guard !isFull else {
      for finding in findings {
        page.line(
          Piece(finding.verdict.title[options.language]), Piece("  [\(finding.verdict.rule)]", .cyan), indentation: 4)
        single(finding)
      }
      return
    }
    var rules: [(rule: String, findings: [Finding])] = []
    for finding in findings {
      if let index = rules.firstIndex(where: { $0.rule == finding.verdict.rule }) {
        rules[index].findings.append(finding)
      } else {
        rules.append((finding.verdict.rule, [finding]))
      }
    }
    for (rule, findings) in rules {
      page.line(
        Piece(findings[0].verdict.title[options.language]), Piece("  [\(rule)]  ", .cyan),
        Piece(words.outcome(.undetermined), .magenta), Piece("  " + words.subjects(findings.map(\.verdict))),
        indentation: 4)
      marks(of: findings)
    }
  }

  /// How findings that stand on one line compare with the earlier assessment.
  private mutating func marks(of findings: [Finding]) {
    let changes = findings.compactMap(\.change)
    if !changes.isEmpty { page.line(Piece(words.marks(changes), .cyan), indentation: 6) }
  }

  /// What follows from a group's findings, folded to a line each.
  private mutating func consequences(of group: FindingGroup) {
    guard !group.consequences.isEmpty else { return }
    page.line(Piece(words.consequences(group.consequences.count)), indentation: 4)
    let shown = isFull ? group.consequences : Array(group.consequences.prefix(Self.mostConsequences))
    for finding in shown {
      let verdict = finding.verdict
      var pieces = [
        Piece(words.subject(verdict) + "  "), Piece(verdict.title[options.language] + "  "),
        Piece("[\(verdict.rule)]  ", .cyan),
      ]
      if let change = finding.change { pieces += [Piece(words.change(change), .cyan), Piece("  ")] }
      if BuiltInRule(rawValue: verdict.rule) == nil {
        pieces += [Piece(words.outcome(verdict.outcome), TextPage.Style(verdict.outcome)), Piece("  ")]
      }
      pieces.append(Piece(words.finding(verdict)))
      page.line(pieces, indentation: 6)
      for line in words.suggestions(verdict) { page.line(Piece(line, .cyan), indentation: 8) }
      if isFull { page.line(Piece(words.fingerprint(finding.fingerprint), .faint), indentation: 8) }
    }
    let more = group.consequences.count - shown.count
    if more > 0 { page.line(Piece(words.more(more)), indentation: 6) }
  }

  mutating func waived() {
    let waived = presentation.waived
    guard !waived.isEmpty else { return }
    page.blank()
    page.line(Piece(words.waivedTitle(waived.count), .strong))
    let shown = isFull ? waived : Array(waived.prefix(options.findingsPerRule))
    for finding in shown {
      page.line(
        Piece(finding.verdict.title[options.language], .strong), Piece("  [\(finding.verdict.rule)]  ", .cyan),
        Piece(words.waived(finding.verdict)), indentation: 2)
      if isFull { page.line(Piece(words.fingerprint(finding.fingerprint), .faint), indentation: 4) }
    }
    if waived.count > shown.count { page.line(Piece(words.more(waived.count - shown.count)), indentation: 2) }
  }

  /// Every verdict that nobody has to act on, a line each.
  mutating func otherVerdicts() {
    for outcome in [Outcome.pass, .notDue, .notApplicable, .fail, .behind, .undetermined] {
      let verdicts = assessment.verdicts.filter { $0.outcome == outcome && !$0.isFinding }
      guard !verdicts.isEmpty else { continue }
      page.blank()
      page.line(Piece(words.otherTitle(outcome, verdicts.count), .strong))
      for verdict in verdicts {
        page.line(
          Piece(words.subject(verdict) + "  "), Piece(verdict.title[options.language]),
          Piece("  [\(verdict.rule)]  ", .cyan), Piece(words.finding(verdict)), indentation: 2)
      }
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
}
