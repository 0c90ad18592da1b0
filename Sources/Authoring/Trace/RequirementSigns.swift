/// What makes a sentence of a plan sound like a requirement.
///
/// For `到2025年，全省技术合同成交额突破500亿元` that is `突破500亿元`: a figure that something is compared with.
struct RequirementSigns {
  /// How much a sign weighs.
  enum Strength: Int {
    case encouragement = 1
    case support
    case task
    case duty
    case extent
    case figure
    case comparedFigure
  }

  /// As they stand in the text; the figures first, then the words down the text, each once.
  let words: [String]
  /// A hundred for each step of the strongest sign, one for every other; 0 for no requirement.
  let score: Int
  let figures: [WrittenFigure]

  init(in text: FoldedText, _ range: Range<Int>) {
    let figures = WrittenFigure.figures(in: text, range).filter { !$0.isYear }
    let compared = figures.map { Self.compared($0, in: text, range) }
    let found = DutyWords.table.words(in: text.folded[range], besides: compared.map(\.range))
    var strengths = found.map(\.strength.rawValue)
    if !figures.isEmpty { strengths.append(Strength.figure.rawValue) }
    if compared.contains(where: \.isCompared) { strengths.append(Strength.comparedFigure.rawValue) }
    var seen: Set<String> = []
    let words = (compared.map { text.text($0.range) } + found.map(\.word)).filter { seen.insert($0).inserted }
    self.figures = figures
    self.words = words
    score = strengths.max().map { $0 * 100 + min(words.count - 1, 99) } ?? 0
  }

  /// A figure with the words before and behind it that compare: `达到`2.5%`以上`.
  private static func compared(
    _ figure: WrittenFigure, in text: FoldedText, _ range: Range<Int>
  ) -> (range: Range<Int>, isCompared: Bool) {
    let before = text.folded[range.lowerBound..<figure.range.lowerBound]
    let behind = text.folded[figure.range.upperBound..<range.upperBound]
    let first = ComparisonWords.before.first { before.hasSuffix($0) }
    let last = ComparisonWords.behind.first { behind.starts(with: $0) }
    let whole = figure.range.lowerBound - (first?.count ?? 0)..<figure.range.upperBound + (last?.count ?? 0)
    return (whole, first != nil || last != nil)
  }
}

extension WrittenFigure {
  var isYear: Bool { if case .year = measure { true } else { false } }
}

extension Collection<Unicode.Scalar> where Self: BidirectionalCollection {
  fileprivate func hasSuffix(_ suffix: [Unicode.Scalar]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
