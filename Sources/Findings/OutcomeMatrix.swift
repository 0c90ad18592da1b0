internal import Diagnostics
internal import Evaluation
internal import Packs

/// The outcomes of rules for the regions of a level in one year or, where the level has one region, for its years.
struct OutcomeMatrix {
  /// What heads a column.
  enum Column: Hashable {
    case region(Int)
    case year(Int?)
  }

  /// What came of one rule for one region and year; a rule for records has several verdicts there.
  struct Cell {
    /// The first verdict of the most serious outcome.
    var verdict: Verdict
    var counts = OutcomeCounts()
  }

  struct Row {
    let rule: RuleSummary
    /// In the order of the columns.
    let cells: [Cell?]
    /// Whether every verdict of the rule is listed: of records only those are that somebody has to look at.
    let isWhole: Bool
  }

  struct Part {
    let chapter: Chapter
    var rows: [Row] = []
  }

  let level: Int
  /// `nil` where the columns are years, or nothing has a year.
  let year: Int?
  let columns: [Column]
  let parts: [Part]

  /// The region, where the columns are years.
  let region: Int?
  /// Whether there is one column alone, and room beside it.
  var isSingle: Bool { region != nil && columns.count == 1 }

  /// A matrix for each level and, where a level has several regions, for each of its years; the level with the most
  /// regions first, and of its years the last one.
  static func all(of presentation: Presentation) -> [OutcomeMatrix] {
    let assessment = presentation.assessment
    let regions = assessment.pack.regions
    let placed = assessment.verdicts.filter { $0.subject.region != nil }
    let byLevel = Dictionary(grouping: placed) { $0.subject.region.map { regions[$0].level } ?? 0 }
    var matrices: [OutcomeMatrix] = []
    for level in byLevel.keys.sorted(by: >) {
      let verdicts = byLevel[level] ?? []
      let own = verdicts.filter { BuiltInRule(rawValue: $0.rule) == nil }
      let years = Set(own.map(\.subject.year)).sorted { ($0 ?? 0) > ($1 ?? 0) }
      let judged = Set(verdicts.compactMap(\.subject.region)).sorted()
      if judged.count == 1 {
        matrices.append(
          OutcomeMatrix(presentation, verdicts, level, year: nil, region: judged[0], years.reversed().map { .year($0) })
        )
      } else {
        for year in years {
          let ofYear = verdicts.filter { $0.subject.year == year }
          matrices.append(
            OutcomeMatrix(presentation, ofYear, level, year: year, region: nil, judged.map { .region($0) }))
        }
      }
    }
    return matrices
  }

  private init(
    _ presentation: Presentation, _ verdicts: [Verdict], _ level: Int, year: Int?, region: Int?, _ columns: [Column]
  ) {
    (self.level, self.year, self.region, self.columns) = (level, year, region, columns)
    let places = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    var rows: [String: [Cell?]] = [:]
    for verdict in verdicts {
      let column =
        year == nil && region != nil ? Column.year(verdict.subject.year) : .region(verdict.subject.region ?? 0)
      guard let place = places[column] else { continue }
      rows[verdict.rule, default: Array(repeating: nil, count: columns.count)][place].add(verdict)
    }
    var parts: [Part] = []
    for rule in presentation.assessment.rules {
      guard let cells = rows[rule.id] else { continue }
      let chapter = Chapter(rule)
      let index = parts.firstIndex { $0.chapter == chapter } ?? parts.endIndex
      if index == parts.endIndex { parts.append(Part(chapter: chapter)) }
      parts[index].rows.append(Row(rule: rule, cells: cells, isWhole: presentation.isWhole(rule)))
    }
    let last: [Chapter] = [.other, .data]
    self.parts =
      parts.filter { !last.contains($0.chapter) }
      + last.flatMap { chapter in
        parts.filter { $0.chapter == chapter }
      }
  }
}

extension OutcomeMatrix {
  /// What a cell of it stands for: the first finding of a rule on a region and year is what it leads to.
  struct Spot: Hashable {
    let rule: String
    let region: Int?
    let year: Int?

    init(_ verdict: Verdict) {
      (rule, region, year) = (verdict.rule, verdict.subject.region, verdict.subject.year)
    }
  }

  /// `12/13`: passes of what was judged; what does not apply or is not due yet is not judged.
  static func share(_ rows: [Row], in isCounted: (Int) -> Bool = { _ in true }) -> String {
    var (passes, judged) = (0, 0)
    for row in rows where row.isWhole {
      for (index, cell) in row.cells.enumerated() where isCounted(index) {
        guard let counts = cell?.counts else { continue }
        passes += counts[.pass]
        judged += counts.total - counts[.notApplicable] - counts[.notDue]
      }
    }
    return judged == 0 ? "" : "\(passes)/\(judged)"
  }
}

extension OutcomeMatrix.Cell? {
  fileprivate mutating func add(_ verdict: Verdict) {
    guard var cell = self else {
      var cell = OutcomeMatrix.Cell(verdict: verdict)
      cell.counts.add(verdict.outcome)
      self = cell
      return
    }
    cell.counts.add(verdict.outcome)
    if verdict.outcome.seriousness < cell.verdict.outcome.seriousness { cell.verdict = verdict }
    self = cell
  }
}

extension Outcome {
  fileprivate var seriousness: Int { Self.bySeriousness.firstIndex(of: self) ?? 0 }
}
