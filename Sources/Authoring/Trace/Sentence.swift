/// A sentence of a plan, or a row of a table.
struct Sentence {
  /// Where it stands in the folded text, without the mark at its end.
  let range: Range<Int>
  /// The line in which it begins.
  let line: PlanText.Line
}

/// The sentences of a plan, down the text.
struct Sentences {
  let all: [Sentence]

  init(of plan: PlanText, _ headings: Headings) {
    all = SentenceCutter.sentences(of: plan, headings)
  }

  /// The sentence in which a position of the folded text stands; `nil` for that of a heading or of a mark.
  func sentence(at position: Int) -> Sentence? {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].range.upperBound <= position { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].range.contains(position) ? all[low] : nil
  }
}

/// Cuts a plan's text into sentences.
///
/// A sentence ends at 。；！？ and at the end of a line. The cells of a table that stand one a line, each behind a tab,
/// are one row up to the next blank line: `高新技术企业` and `5000家` say something only together. Headings are no
/// sentences: what they announce stands below them.
struct SentenceCutter {
  private let plan: PlanText
  private let headings: Headings
  private var sentences: [Sentence] = []
  private var start = 0

  static func sentences(of plan: PlanText, _ headings: Headings) -> [Sentence] {
    var cutter = SentenceCutter(plan, headings)
    cutter.cut()
    return cutter.sentences
  }

  private init(_ plan: PlanText, _ headings: Headings) {
    self.plan = plan
    self.headings = headings
  }

  private mutating func cut() {
    for (index, line) in plan.lines.enumerated() {
      if headings.isHeading[index] {
        start = line.folded.upperBound
        continue
      }
      for position in line.folded where Self.marks.contains(plan.text.folded[position]) {
        end(at: position)
        start = position + 1
      }
      if !isContinued(after: index) {
        end(at: line.folded.upperBound)
        start = line.folded.upperBound
      }
    }
  }

  static let marks: Set<Unicode.Scalar> = ["。", ";", "!", "?"]

  private func isContinued(after index: Int) -> Bool {
    index + 1 < plan.lines.count && plan.isCell(plan.lines[index]) && plan.isCell(plan.lines[index + 1])
      && !headings.isHeading[index + 1]
  }

  /// Ends a sentence, without the quotation marks and brackets that close what the one before it has opened.
  private mutating func end(at position: Int) {
    let first = plan.text.folded[start..<max(start, position)].indices.first { !isClosing($0) }
    guard let first, first < position else { return }
    sentences.append(Sentence(range: first..<position, line: plan.line(at: first)))
  }

  private func isClosing(_ position: Int) -> Bool {
    Self.closing.contains(plan.text.scalars[plan.text.origins[position]])
  }

  private static let closing: Set<Unicode.Scalar> = ["”", "’", "」", "』", ")", "）", "》"]
}

extension PlanText {
  /// Whether a line is a cell of a table: some text behind a tab.
  func isCell(_ line: Line) -> Bool {
    !line.folded.isEmpty && text.scalars[line.range.lowerBound] == "\t"
  }
}
