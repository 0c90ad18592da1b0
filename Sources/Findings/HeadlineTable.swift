internal import Evaluation
internal import Packs

/// The headline rules' latest verdicts on the outermost region, as a table.
struct HeadlineTable {
  let region: Region
  private let verdicts: [Verdict]

  /// `nil` where the outermost region was not judged by a headline rule.
  init?(_ assessment: Assessment) {
    let regions = assessment.pack.regions.all
    guard let index = regions.firstIndex(where: { $0.parent == nil && !$0.isResidual }) else { return nil }
    let rules = Set(assessment.rules.filter { $0.tags.contains("headline") }.map(\.id))
    let judged = assessment.verdicts.filter {
      rules.contains($0.rule) && $0.subject.region == index && $0.subject.register == nil
        && $0.outcome != .notApplicable
    }
    guard !judged.isEmpty else { return nil }
    var latest: [String: Int] = [:]
    for verdict in judged { latest[verdict.rule] = max(latest[verdict.rule] ?? 0, verdict.subject.year ?? 0) }
    region = regions[index]
    verdicts = judged.filter { ($0.subject.year ?? 0) == latest[$0.rule] }
  }

  func write(to page: inout TextPage, _ words: Wording) {
    let alignments: [TextTable.Alignment] = [.left, .right, .right, .left, .left, .left, .left]
    var table = TextTable(
      columns: zip(words.headlineColumns, alignments).map { TextTable.Column(title: $0, alignment: $1) })
    table.rows = verdicts.map { cells($0, words) }
    table.write(to: &page, indentation: 2)
  }

  private func cells(_ verdict: Verdict, _ words: Wording) -> [TextPage.Piece] {
    let figures = ShownFigures(verdict)
    var actual = "—"
    if let shown = figures.actual, let unit = verdict.actual?.unit { actual = words.amount(shown, unit) }
    let year = verdict.subject.year.map(String.init) ?? ""
    return [
      TextPage.Piece(words.figureTitle(verdict)), TextPage.Piece(year), TextPage.Piece(actual),
      TextPage.Piece(words.shortRequirement(verdict)), TextPage.Piece(words.target(verdict)),
      TextPage.Piece(words.gap(verdict, figures) ?? ""),
      TextPage.Piece(words.outcome(verdict.outcome), TextPage.Style(verdict.outcome)),
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
