/// Coverage as text for people: what each rule lacks, then the totals.
struct CoverageText {
  private let coverage: Coverage
  private let wording: Wording

  init(_ coverage: Coverage, _ wording: Wording) {
    self.coverage = coverage
    self.wording = wording
  }

  var lines: [String] {
    coverage.lacking.map { wording.lacking($0) } + [wording.totals(coverage)] + wording.shortfall(coverage)
  }
}
