internal import Evaluation
internal import Packs

/// The comparison with an earlier assessment.
extension TextRendering {
  /// What became of the findings of last time that are none now.
  mutating func former() {
    let all = presentation.former
    for resolution in FormerFinding.Resolution.allCases {
      let former = all.filter { $0.now == resolution }
      guard !former.isEmpty else { continue }
      page.blank()
      page.line(Piece(words.formerTitle(resolution, former.count), resolution == .fixed ? .green : .strong))
      for finding in former.prefix(options.findingsPerRule) {
        page.line(
          Piece("[\(finding.rule)]", .cyan), Piece("  " + words.subject(finding) + "  "), Piece(finding.message),
          indentation: 2)
      }
      if former.count > options.findingsPerRule {
        page.line(Piece(words.more(former.count - options.findingsPerRule)), indentation: 2)
      }
    }
  }

  /// Which assessment it is compared with, and how many findings have which mark.
  mutating func since() {
    guard let comparison = presentation.comparison else { return }
    page.line(Piece(words.compared(with: comparison, assessment.pack)))
    page.line(Piece(words.since(comparison), .strong))
    if let unlisted = words.unlistedBefore(comparison) { page.line(Piece(unlisted)) }
  }
}
