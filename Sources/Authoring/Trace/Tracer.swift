public import Diagnostics
public import Packs

/// What to compare.
public struct TraceRequest: Sendable {
  public var pack: Pack
  public var packFiles: [PackFile]
  public var plan: TextFile
  /// The requirements that the plan is known to have.
  public var catalogue: TextFile?

  public init(pack: Pack, packFiles: [PackFile], plan: TextFile, catalogue: TextFile? = nil) {
    self.pack = pack
    self.packFiles = packFiles
    self.plan = plan
    self.catalogue = catalogue
  }
}

/// Holds a pack against its plan: does the one say what the other says?
///
/// - Returns: What was found, unless a file cannot be used, and every fault that was met.
public func trace(_ request: TraceRequest) -> (trace: Trace?, faults: [Diagnostic]) {
  var faults: [Diagnostic] = []
  var catalogue: Catalogue?
  if let file = request.catalogue {
    let read = Catalogue.read(file)
    catalogue = read.catalogue
    faults += read.faults
  }
  do throws(Diagnostic) {
    let plan = try PlanText(request.plan)
    guard !faults.contains(where: { $0.severity == .error }) else { return (nil, faults.sortedByPlace()) }
    var tracer = Tracer(request.pack, plan)
    return (tracer.trace(request, catalogue), faults)
  } catch {
    return (nil, (faults + [error]).sortedByPlace())
  }
}

/// Looks up in a plan what a pack says of it.
private struct Tracer {
  private let pack: Pack
  private let plan: PlanText
  private let quotes: [(quote: StatedQuote, words: [Unicode.Scalar])]
  private let values: [(value: EachValue, words: [Unicode.Scalar])]
  private let index: TextIndex
  private let headings: Headings
  private let sentences: Sentences
  /// What rules and unchecked requirements quote.
  private var cited: Citations
  /// What is listed as no requirement.
  private var dismissed: Citations

  init(_ pack: Pack, _ plan: PlanText) {
    self.pack = pack
    self.plan = plan
    quotes = StatedQuote.all(in: pack).map { ($0, FoldedText($0.text).folded) }
    values = EachValue.all(in: pack).map { ($0, FoldedText($0.text).folded) }
    let longest = (quotes.map(\.words.count) + values.map(\.words.count)).max() ?? 0
    index = TextIndex(plan.text.folded, depth: longest)
    headings = Headings(plan)
    sentences = Sentences(of: plan, headings)
    cited = Citations(length: plan.text.folded.count)
    dismissed = Citations(length: plan.text.folded.count)
  }

  mutating func trace(_ request: TraceRequest, _ catalogue: Catalogue?) -> Trace {
    let (found, missing) = lookUpQuotes()
    let ranges = Dictionary(found.map { ($0.quote.place, $0.range) }) { first, _ in first }
    let missingValues = lookUpValues(ranges)
    let figures = FigureComparison(pack, FigureContext(plan: plan, sentences: sentences, quotes: ranges))
    let (uncited, requirements) = uncitedSentences()
    return Trace(
      pack: pack, packFiles: request.packFiles, planPath: plan.path, planLines: plan.lines.count, found: found,
      missing: missing, missingValues: missingValues, valueCount: values.count,
      catalogue: catalogue?.coverage(by: pack), figures: figures.differences, figureCount: figures.count,
      uncited: uncited, requirementCount: requirements, notRequirements: notRequirements(found))
  }

  // MARK: - Quotes

  private mutating func lookUpQuotes() -> (found: [FoundQuote], missing: [MissingQuote]) {
    var found: [FoundQuote] = []
    var missing: [MissingQuote] = []
    for (quote, words) in quotes {
      let places = index.places(of: words)
      guard let first = places.first else {
        missing.append(MissingQuote(quote: quote, near: nearMatch(of: words)))
        continue
      }
      for place in places {
        let range = place..<place + words.count
        if quote.owner == .noRequirement { dismissed.add(range) } else { cited.add(range) }
      }
      let range = first..<first + words.count
      found.append(
        FoundQuote(quote: quote, line: plan.line(at: first).number, count: places.count, range: range))
    }
    return (found, missing)
  }

  private func notRequirements(_ found: [FoundQuote]) -> [FoundNotRequirement] {
    let reasons = Dictionary(pack.notRequirements.map { ($0.place, $0.reason) }) { first, _ in first }
    return found.compactMap { found in
      guard found.quote.owner == .noRequirement, let reason = reasons[found.quote.place] else { return nil }
      return FoundNotRequirement(quote: found.quote, reason: reason, line: found.line, count: found.count)
    }
  }

  private func nearMatch(of words: [Unicode.Scalar]) -> NearMatch? {
    // A few characters stand anywhere, and looking for parts of a very long text would take its time.
    guard let (part, place) = index.longestPart(of: Array(words.prefix(200))), part.count >= 4 else { return nil }
    let line = plan.line(at: place)
    let range = sentences.sentence(at: place)?.range ?? line.folded
    return NearMatch(
      line: line.number, part: plan.text.text(place..<place + part.count), sentence: plan.text.text(range))
  }
}

// MARK: - Values

extension Tracer {
  /// Where the list that a quote announces may go on, in lines.
  private static let longestList = 40

  /// Looks up the values of `each`; those that stand in the list behind a quote of their rule are quoted, too.
  private mutating func lookUpValues(_ quotes: [Place: Range<Int>]) -> [MissingEachValue] {
    let lists = pack.rules.map { rule in
      rule.sources.compactMap { $0.place.flatMap { quotes[$0] } }.map { list(behind: $0) }
    }
    var missing: [MissingEachValue] = []
    for (value, words) in values {
      let places = index.places(of: words)
      if places.isEmpty {
        missing.append(
          MissingEachValue(
            rule: pack.rules[value.rule].id, name: value.name, value: value.text, place: value.place,
            near: nearMatch(of: words)))
      }
      for place in places where lists[value.rule].contains(where: { $0.contains(place) }) {
        cite(place..<place + words.count)
      }
    }
    return missing
  }

  /// From a quote on to the next chapter or section.
  private func list(behind quote: Range<Int>) -> Range<Int> {
    let last = plan.line(at: quote.upperBound - 1).number
    let lines = plan.lines[last...].prefix(Self.longestList)
    let end =
      lines.first { headings.isSection[$0.number - 1] }.map(\.folded.lowerBound) ?? lines.last?.folded.upperBound
    return quote.lowerBound..<(end ?? quote.upperBound)
  }

  /// Takes the sentence as quoted in which a value stands; the whole line of `地力提升。开展……研究。`, which it names.
  private mutating func cite(_ value: Range<Int>) {
    guard let sentence = sentences.sentence(at: value.lowerBound) else { return }
    let line = sentence.line.folded
    let isLabel =
      sentence.range.lowerBound == line.lowerBound && sentence.range.upperBound == value.upperBound
      && value.lowerBound - line.lowerBound <= Self.longestNumbering
    cited.add(isLabel ? line : sentence.range)
  }

  /// `（一）`, `1.`
  private static let longestNumbering = 4
}

// MARK: - Sentences

extension Tracer {
  private func uncitedSentences() -> (uncited: [UncitedSentence], requirements: Int) {
    let citedBefore = cited.quotedBefore()
    let dismissedBefore = dismissed.quotedBefore()
    func isQuoted(_ range: Range<Int>, _ before: [Int]) -> Bool { before[range.upperBound] > before[range.lowerBound] }
    var uncited: [(range: Range<Int>, signs: RequirementSigns)] = []
    var requirements = 0
    for sentence in sentences.all {
      let signs = RequirementSigns(in: plan.text, sentence.range)
      guard signs.score > 0 else { continue }
      requirements += 1
      func isAnswered(_ range: Range<Int>) -> Bool {
        isQuoted(range, citedBefore) || isQuoted(range, dismissedBefore)
      }
      guard isAnswered(sentence.range) else {
        uncited.append((sentence.range, signs))
        continue
      }
      // Of several figures in a sentence, each asks for something.
      for clause in clauses(with: signs.figures, in: sentence.range) where !isAnswered(clause) {
        requirements += 1
        uncited.append((clause, RequirementSigns(in: plan.text, clause)))
      }
    }
    uncited.sort { ($1.signs.score, $0.range.lowerBound) < ($0.signs.score, $1.range.lowerBound) }
    return (uncited.map { self.uncited($0.range, $0.signs) }, requirements)
  }

  private func uncited(_ range: Range<Int>, _ signs: RequirementSigns) -> UncitedSentence {
    UncitedSentence(
      line: plan.line(at: range.lowerBound).number, text: plan.text.text(range), score: signs.score, words: signs.words)
  }

  /// What stands between commas, where it bears a figure.
  private func clauses(with figures: [WrittenFigure], in sentence: Range<Int>) -> [Range<Int>] {
    let folded = plan.text.folded
    var clauses: [Range<Int>] = []
    for figure in figures where clauses.last.map({ !$0.contains(figure.range.lowerBound) }) ?? true {
      let before = folded[sentence.lowerBound..<figure.range.lowerBound]
      let behind = folded[figure.range.upperBound..<sentence.upperBound]
      let start = before.lastIndex(of: ",").map { $0 + 1 } ?? sentence.lowerBound
      clauses.append(start..<(behind.firstIndex(of: ",") ?? sentence.upperBound))
    }
    return clauses
  }
}
