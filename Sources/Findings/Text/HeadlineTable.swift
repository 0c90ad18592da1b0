internal import Evaluation
internal import Packs

/// A region's latest verdicts by the headline rules, as a table: where it began, where it stands, what is asked of it, and
/// where its pace leads.
struct HeadlineTable {
  let region: Region
  let verdicts: [Verdict]
  private let trajectories: [Trajectory]

  /// The table of the outermost region that headline rules judged, or of each that was selected.
  static func tables(of presentation: Presentation) -> [HeadlineTable] {
    let assessment = presentation.assessment
    let rules = Set(assessment.rules.filter { $0.tags.contains("headline") }.map(\.id))
    guard !rules.isEmpty else { return [] }
    let judged = assessment.verdicts.filter {
      rules.contains($0.rule) && $0.subject.register == nil && $0.outcome != .notApplicable
    }
    let regions = assessment.pack.regions.all.indices.filter { region in
      judged.contains { $0.subject.region == region }
    }
    let outermost = regions.min { assessment.pack.regions[$0].level < assessment.pack.regions[$1].level }
    let shown = presentation.selection.regions.isEmpty ? outermost.map { [$0] } ?? [] : regions
    return shown.map { region in
      HeadlineTable(
        assessment.pack.regions[region], judged.filter { $0.subject.region == region },
        assessment.trajectories.filter { $0.subject.region == region })
    }
  }

  private init(_ region: Region, _ judged: [Verdict], _ trajectories: [Trajectory]) {
    self.region = region
    self.trajectories = trajectories
    var latest: [String: Int] = [:]
    for verdict in judged { latest[verdict.rule] = max(latest[verdict.rule] ?? 0, verdict.subject.year ?? 0) }
    verdicts = judged.filter { ($0.subject.year ?? 0) == latest[$0.rule] }
  }

  /// The year of all of them, where it is one.
  var year: Int? {
    let years = Set(verdicts.map(\.subject.year))
    return years.count == 1 ? years.first ?? nil : nil
  }

  func write(to page: inout TextPage, _ words: Wording) {
    let alignments: [TextTable.Alignment] = [.left, .right, .right, .right, .left, .left, .right, .right, .left]
    var table = TextTable(
      columns: zip(words.headlineColumns, alignments).map { TextTable.Column(title: $0, alignment: $1) })
    table.rows = verdicts.map { cells($0, words) }
    table.write(to: &page, indentation: 2)
  }

  /// The texts of its cells.
  func rows(_ words: Wording) -> [[String]] { verdicts.map { cells($0, words).map(\.text) } }

  private func cells(_ verdict: Verdict, _ words: Wording) -> [TextPage.Piece] {
    texts(of: verdict, words).map { TextPage.Piece($0) }
      + [TextPage.Piece(words.outcome(verdict.outcome), TextPage.Style(verdict.outcome))]
  }

  /// What stands in a verdict's row but its outcome.
  func texts(of verdict: Verdict, _ words: Wording) -> [String] {
    let figures = ShownFigures(verdict)
    let trajectory = trajectories.first { $0.rule == verdict.rule && $0.subject.each == verdict.subject.each }
    var actual = "—"
    if let shown = figures.actual, let unit = verdict.actual?.unit {
      actual = words.amount(shown, unit)
    } else if let last = trajectory?.values.last(where: { $0.year < verdict.subject.year ?? 0 }) {
      // What the pace is reckoned from.
      actual = words.inItsYear(last)
    }
    return [
      words.figureTitle(verdict), trajectory?.baseline.map(words.inItsYear) ?? "",
      year == nil ? verdict.subject.year.map(String.init) ?? "" : "", actual,
      words.shortRequirement(verdict, namesPath: false), words.target(verdict),
      trajectory?.paceNeeded.map(words.perYear) ?? "", trajectory.flatMap(words.projected) ?? "",
    ]
  }
}

extension TextPage.Style {
  /// How an outcome's word looks.
  init(_ outcome: Outcome) {
    switch outcome {
    case .pass: self = .green
    case .fail: self = .red
    case .behind: self = .yellow
    case .undetermined: self = .magenta
    case .notDue, .notApplicable, .waived: self = .plain
    }
  }
}
