internal import Diagnostics
internal import Packs

/// Which figures belong to the words that a rule quotes.
///
/// Those in them, first of all. The shortest quote often leaves out two that the plan means: the year in
/// `到2025年，全省技术合同成交额突破500亿元`, and, where only the head of a table's row is quoted, the row's figures.
struct FigureContext {
  let plan: PlanText
  let sentences: Sentences
  /// Where the quotes of the pack stand in the plan, by their places in the pack.
  let quotes: [Place: Range<Int>]

  func figures(of source: Source) -> [WrittenFigure] {
    guard let text = source.quote else { return [] }
    let quoted = WrittenFigure.figures(in: text)
    guard let range = source.place.flatMap({ quotes[$0] }),
      let sentence = sentences.sentence(at: range.lowerBound)?.range, range.upperBound <= sentence.upperBound
    else { return quoted }
    if quoted.contains(where: \.isYear) { return quoted }
    let due = dueYear(before: range, in: sentence).map { [$0] } ?? []
    return due
      + (quoted.isEmpty && isHead(range, of: sentence) ? WrittenFigure.figures(in: plan.text, sentence) : quoted)
  }

  /// The last year by which something is due before a quote: `到2025年`, `2025年底`.
  private func dueYear(before quote: Range<Int>, in sentence: Range<Int>) -> WrittenFigure? {
    let folded = plan.text.folded
    return WrittenFigure.figures(in: plan.text, sentence.lowerBound..<quote.lowerBound).last { figure in
      let before = folded[sentence.lowerBound..<figure.range.lowerBound].last
      let behind = folded[figure.range.upperBound..<sentence.upperBound].first
      return figure.isYear && (before == "到" || before == "至" || behind == "底" || behind == "末" || behind == "前")
    }
  }

  /// Whether a quote is one or more whole cells of a row, but not all of it.
  private func isHead(_ quote: Range<Int>, of row: Range<Int>) -> Bool {
    quote != row && (quote.lowerBound == row.lowerBound || plan.text.gap(before: quote.lowerBound) == .breaking)
      && (quote.upperBound == row.upperBound || plan.text.gap(before: quote.upperBound) == .breaking)
  }
}
