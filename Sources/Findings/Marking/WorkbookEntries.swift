#if Workbooks
internal import Diagnostics
internal import Evaluation
internal import Packs

/// What there is to say of one workbook: its faults of form, and the findings that it is a cause of.
struct WorkbookEntries {
  struct Cell: Hashable {
    let sheet: String
    let address: CellAddress
  }

  /// A row of the list of findings.
  struct Entry {
    let severity: Severity
    /// The cells that are marked for it, the first one that to which the list leads.
    let cells: [Cell]
    let rule: String
    let title: String
    let subject: String
    let message: String
    let advice: String
    let clause: String
    /// Every value that was used, and where it stands.
    let values: String
    let comment: String
  }

  private let path: String
  private let words: Wording
  private let places: SARIFPlaces
  /// The faults first, then the findings in the order in which they are read.
  private(set) var all: [Entry] = []
  /// Rules of which findings are counted and not listed, and how many.
  let unlisted: [(rule: String, count: Int)]

  init(_ presentation: Presentation, path: String, _ words: Wording) {
    self.path = path
    self.words = words
    let assessment = presentation.assessment
    places = SARIFPlaces(assessment.inputs)
    let findings = presentation.findings.map(\.verdict)
    unlisted = assessment.rules.compactMap { rule in
      let count = presentation.unlisted(rule.id)
      return count > 0 ? (rule.id, count) : nil
    }
    all = assessment.faults.filter { $0.place.path == path }.map(entry) + findings.compactMap(entry)
  }

  /// How many there are of a severity.
  func count(_ severity: Severity) -> Int { all.count { $0.severity == severity } }

  // MARK: - Which cells

  private func cell(_ place: Place) -> Cell? {
    guard place.path == path, case .cell(let sheet, let address) = place.position else { return nil }
    return CellAddress(address).map { Cell(sheet: sheet, address: $0) }
  }

  /// The cells at fault: of a value that could not be used itself, of others the first, which is what the rule tests.
  ///
  /// - Returns: `nil` where the finding does not concern the workbook.
  private func cells(of verdict: Verdict) -> [Cell]? {
    let isOwn = places.report(verdict.subject)?.path == path
    let unusable = verdict.locations.filter { location in
      verdict.missing.contains { $0.name == location.name && $0.region == location.region && $0.year == location.year }
    }
    let found = unusable.isEmpty ? Array(verdict.locations.prefix(1)) : unusable
    let cells = unique(found.compactMap { cell($0.place) })
    if !cells.isEmpty { return cells }
    let others = verdict.locations.filter { $0.place.path == path }
    // Of what another report fails by, this one's values are told where any of them may be the cause.
    guard isOwn || (!others.isEmpty && BuiltInRule(rawValue: verdict.rule) != nil) else { return nil }
    return others.lazy.compactMap { cell($0.place) }.first.map { [$0] } ?? []
  }

  private func unique(_ cells: [Cell]) -> [Cell] {
    var seen: Set<Cell> = []
    return cells.filter { seen.insert($0).inserted }
  }

  // MARK: - What is said

  private func entry(_ verdict: Verdict) -> Entry? {
    guard let cells = cells(of: verdict) else { return nil }
    let title = verdict.title[words.language]
    var sentences = [words.finding(verdict)]
    if let own = verdict.ownMessage?[words.language] {
      // Where a condition failed, the pack's own words say more than its expression.
      if verdict.failsCondition { sentences = [own] } else { sentences.append(own) }
    }
    let advice = words.advice(verdict, besideFinding: true)
    let clauses = verdict.sources.map(words.clause)
    let values = verdict.locations.map { location in
      (location.place.path == path ? words.cellName(location.place) : location.place.description)
        + " " + words.location(location, verdict.subject)
    }
    return Entry(
      severity: verdict.severity, cells: cells, rule: verdict.rule, title: title, subject: words.subject(verdict),
      message: lines(sentences), advice: lines(advice), clause: lines(clauses), values: lines(values),
      comment: lines(
        [words.commentHead(verdict.severity, title, rule: verdict.rule), words.subject(verdict)] + sentences + advice
          + clauses))
  }

  private func entry(_ fault: Diagnostic) -> Entry {
    let severity: Severity = fault.severity == .error ? .error : .warning
    let message = fault.fact.wording(in: words.language)
    return Entry(
      severity: severity, cells: cell(fault.place).map { [$0] } ?? [], rule: "", title: words.form, subject: "",
      message: PlainText.visible(message), advice: "", clause: "", values: "",
      comment: lines([words.commentHead(severity, words.form, rule: nil), message]))
  }

  private func lines(_ texts: [String]) -> String { texts.map(PlainText.visible).joined(separator: "\n") }
}
#endif
