public import Diagnostics
internal import Evaluation
internal import Packs

/// An assessment as a summary in Markdown, fit for a comment on a pull request.
///
/// The most serious findings first; of what is long, the last is cut, and how much that is stands there. A finding's
/// fingerprint stands behind it where nobody sees it.
public struct MarkdownRendering {
  /// GitHub takes comments of up to 65,536 characters.
  static let greatestLength = 60_000
  /// What one finding's sentence takes at most, so that none crowds out the others.
  private static let greatestSentence = 600
  /// So many findings of a group are in sight; more are unfolded.
  private static let mostInSight = 10

  public static func render(_ presentation: Presentation, language: Language) -> String {
    var rendering = MarkdownRendering(presentation, language)
    rendering.write()
    return rendering.text
  }

  private let presentation: Presentation
  private let words: Wording
  private var assessment: Assessment { presentation.assessment }
  private var language: Language { words.language }
  private var text = ""
  private var length = 0
  /// How many findings there was no room for.
  private var leftOut = 0

  private init(_ presentation: Presentation, _ language: Language) {
    self.presentation = presentation
    words = Wording(language: language, names: PlanNames(presentation.assessment))
  }

  private mutating func write() {
    heading()
    counts()
    for table in HeadlineTable.tables(of: presentation) { headline(table) }
    for severity in [Severity.error, .warning, .note] { findings(of: severity) }
    waived()
    former()
    if leftOut > 0 { line(words.leftOut(leftOut)) }
  }

  // MARK: - Lines

  private mutating func line(_ line: String = "") {
    text += line + "\n"
    length += line.unicodeScalars.count + 1
  }

  private func plain(_ text: String) -> String { MarkdownText.plain(text) }

  /// A table; its cells are texts.
  private mutating func table(_ columns: [String], _ rows: [[String]]) {
    line("| " + columns.map(plain).joined(separator: " | ") + " |")
    line("|" + columns.map { _ in " --- |" }.joined())
    for row in rows { line("| " + row.map(plain).joined(separator: " | ") + " |") }
    line()
  }

  // MARK: - The frame

  private mutating func heading() {
    let identity = assessment.pack.identity
    line("## " + plain(identity.title[language]) + " " + MarkdownText.code("\(assessment.pack.id) \(identity.version)"))
    line()
    line(plain(words.scope(of: assessment)))
    line()
    if !presentation.selection.isAll {
      line(plain(words.selection(presentation.selection, leftOut: presentation.leftOut)))
      line()
    }
    let faultCount = assessment.faultCount
    if faultCount > 0 {
      line("**" + plain(words.faults(faultCount)) + "**")
      line()
    }
  }

  /// What all verdicts came to, and of how many.
  private mutating func counts() {
    let order = [Outcome.fail, .behind, .undetermined, .waived, .pass, .notDue, .notApplicable]
    let shown = order.filter { assessment.count($0) > 0 }
    let total = order.reduce(0) { $0 + assessment.count($1) }
    table(
      shown.map(words.outcome) + [words.allVerdicts], [shown.map { String(assessment.count($0)) } + [String(total)]])
    line(plain(words.findingCounts(assessment)))
    for (rule, count) in presentation.untold { line("\n**" + plain(words.untold(rule, count)) + "**") }
    line()
    guard let comparison = presentation.comparison else { return }
    line("**" + plain(words.since(comparison)) + "**  ")
    line(plain(words.compared(with: comparison, assessment.pack)))
    if let unlisted = words.unlistedBefore(comparison) { line(plain(unlisted)) }
    line()
  }

  private mutating func headline(_ headline: HeadlineTable) {
    line("### " + plain(words.headlineTitle(headline.region.name, headline.year)))
    line()
    let rows = headline.rows(words)
    // What nothing is known of is no column.
    let columns = words.headlineColumns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    table(columns.map { words.headlineColumns[$0] }, rows.map { row in columns.map { row[$0] } })
  }

  // MARK: - Findings

  private mutating func findings(of severity: Severity) {
    let groups = presentation.groups.filter { $0.severity == severity }
    guard !groups.isEmpty else { return }
    let count = presentation.findings.count { $0.verdict.severity == severity }
    line("### " + plain(words.severityTitle(severity, count)))
    line()
    for group in groups { write(group) }
  }

  private mutating func write(_ group: FindingGroup) {
    let rule = group.rule.map { " " + MarkdownText.code($0) } ?? ""
    let own = group.findings.map { bullet($0, under: group.rule) }
    let consequences = group.consequences.map { bullet($0, under: group.rule) }
    var head = "**" + plain(group.title[language]) + "**" + rule
    // The findings of a rule have its clauses in common.
    if group.rule != nil, let clauses = clauses(group.findings[0].verdict) { head += "  \n" + clauses }
    guard hasRoom(for: head, own[0]) else {
      leftOut += own.count + consequences.count
      return
    }
    line(head)
    line()
    list(own)
    if group.unlisted > 0 {
      line(plain(words.unlisted(group.unlisted)))
      line()
    }
    guard !consequences.isEmpty else { return }
    if hasRoom(for: consequences[0]) { line(plain(words.consequences(consequences.count)) + "\n") }
    list(consequences)
  }

  /// Bullets as far as there is room for them; a long list is folded.
  private mutating func list(_ bullets: [String]) {
    let isFolded = bullets.count > Self.mostInSight
    guard let first = bullets.first, hasRoom(for: first) else {
      leftOut += bullets.count
      return
    }
    if isFolded { line("<details><summary>\(words.unfold(bullets.count))</summary>\n") }
    for (number, bullet) in bullets.enumerated() {
      guard hasRoom(for: bullet) else {
        leftOut += bullets.count - number
        break
      }
      line(bullet)
    }
    line(isFolded ? "\n</details>\n" : "")
  }

  /// The ends of lists and the line on what was left out have to fit as well.
  private static let reserve = 400

  private func hasRoom(for texts: String...) -> Bool {
    texts.reduce(length) { $0 + $1.unicodeScalars.count + 1 } <= Self.greatestLength - Self.reserve
  }

  /// - Parameter rule: The rule whose title and clauses stand above it.
  private func bullet(_ finding: Finding, under rule: String?) -> String {
    let verdict = finding.verdict
    var parts = [plain(words.subject(verdict))]
    if let change = finding.change { parts[0] += words.say("（\(words.change(change))）", " (\(words.change(change)))") }
    if verdict.rule != rule { parts.append(MarkdownText.code(verdict.rule)) }
    if BuiltInRule(rawValue: verdict.rule) == nil { parts.append("**\(words.outcome(verdict.outcome))**") }
    parts.append(plain(cut(sentence(verdict, under: rule))))
    parts += words.advice(verdict, besideFinding: true).map { plain(cut($0)) }
    parts += words.suggestions(verdict).map { plain(cut($0)) }
    if let place = verdict.locations.first?.place { parts.append(MarkdownText.code(cut(place.description))) }
    if verdict.rule != rule, let clauses = clauses(verdict) { parts.append(clauses) }
    if let explanation = verdict.explanation { parts.append(plain(cut(words.explanation(explanation.text)))) }
    if let waiver = verdict.waiver { parts.append(plain(cut(words.waiver(waiver)))) }
    return "- " + parts.joined(separator: " · ") + " <!-- \(finding.fingerprint) -->"
  }

  /// Without what the title above it or the subject before it says.
  private func sentence(_ verdict: Verdict, under rule: String?) -> String {
    let isSaid =
      verdict.rule == rule
      && (BuiltInRule(rawValue: verdict.rule) != nil || words.figureTitle(verdict) == verdict.title[language])
    return isSaid && verdict.ownMessage == nil ? words.finding(verdict) : words.message(verdict)
  }

  private func clauses(_ verdict: Verdict) -> String? {
    guard !verdict.sources.isEmpty else { return nil }
    return plain(verdict.sources.map(words.clause).joined(separator: words.say("；", "; ")))
  }

  private func cut(_ text: String) -> String {
    text.unicodeScalars.count > Self.greatestSentence
      ? String(text.unicodeScalars.prefix(Self.greatestSentence)) + "…" : text
  }

  private mutating func waived() {
    section(words.waivedTitle(presentation.waived.count), presentation.waived.map { bullet($0, under: nil) })
  }

  /// What was found last time and is no finding now.
  private mutating func former() {
    for resolution in FormerFinding.Resolution.allCases {
      let former = presentation.former.filter { $0.now == resolution }
      section(
        words.formerTitle(resolution, former.count),
        former.map { finding in
          let parts = [
            plain(words.subject(finding)), MarkdownText.code(finding.rule), plain(cut(finding.message)),
          ]
          return "- " + parts.joined(separator: " · ") + " <!-- \(finding.fingerprint) -->"
        })
    }
  }

  /// Bullets with a title above them.
  private mutating func section(_ title: String, _ bullets: [String]) {
    guard let first = bullets.first else { return }
    let title = "### " + plain(title)
    guard hasRoom(for: title, first) else {
      leftOut += bullets.count
      return
    }
    line(title)
    line()
    list(bullets)
  }
}
