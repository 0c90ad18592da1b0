internal import Diagnostics
public import Findings
internal import Packs

extension Trace {
  /// The trace as text for a person: counts, then what is amiss, then the sentences that nothing quotes.
  ///
  /// - Parameter limit: How many of those sentences are listed.
  public func text(_ options: TextOptions, limit: Int) -> String {
    var rendering = TraceText(self, options, limit: limit)
    rendering.write()
    return rendering.page.text
  }
}

private struct TraceText {
  typealias Piece = TextPage.Piece

  private let trace: Trace
  private let limit: Int
  private let words: Wording
  private(set) var page: TextPage

  init(_ trace: Trace, _ options: TextOptions, limit: Int) {
    self.trace = trace
    self.limit = limit
    words = Wording(language: options.language)
    page = TextPage(usesColour: options.usesColour, width: options.width)
  }

  mutating func write() {
    counts()
    missingQuotes()
    figures()
    absent()
    missingValues()
    uncited()
    page.blank()
    page.line(Piece(words.nextStep(trace), .strong))
  }

  private mutating func counts() {
    let identity = trace.pack.identity
    page.line(
      Piece(identity.title[words.language], .strong), Piece("  \(trace.pack.id) \(identity.version)", .faint))
    page.line(Piece(words.planRead(trace)))
    page.blank()
    for line in words.counts(trace) { page.line(Piece(line)) }
  }

  private mutating func heading(_ text: String) {
    page.blank()
    page.line(Piece(text, .strong))
  }

  private mutating func missingQuotes() {
    guard !trace.missing.isEmpty else { return }
    heading(words.missingQuotes(trace.missing.count))
    for missing in trace.missing {
      page.line(
        Piece(missing.quote.owner.id ?? words.noRequirement, .red), Piece("  "),
        Piece(words.quoted(missing.quote.text)),
        indentation: 2)
      page.line(Piece(missing.quote.place.description, .faint, isWhole: true), indentation: 4)
      near(missing.near)
    }
  }

  private mutating func near(_ near: NearMatch?) {
    guard let near else { return }
    page.line(Piece(words.near(near), .faint), indentation: 4)
  }

  private mutating func figures() {
    guard !trace.figures.isEmpty else { return }
    heading(words.differingFigures(trace.figures.count))
    for figure in trace.figures {
      page.line(Piece(figure.rule, .red), Piece("  "), Piece(words.differs(figure)), indentation: 2)
      page.line(Piece(figure.place.description, .faint, isWhole: true), indentation: 4)
    }
  }

  private mutating func absent() {
    guard let absent = trace.catalogue?.absent, !absent.isEmpty else { return }
    heading(words.absent(absent.count))
    page.line(Piece(words.list(absent), .red), indentation: 2)
  }

  private mutating func missingValues() {
    guard !trace.missingValues.isEmpty else { return }
    heading(words.missingValues(trace.missingValues.count))
    for value in trace.missingValues {
      page.line(
        Piece(value.rule, .yellow), Piece("  \(value.name) "), Piece(words.quoted(value.value)), indentation: 2)
      page.line(Piece(value.place.description, .faint, isWhole: true), indentation: 4)
      near(value.near)
    }
  }

  private mutating func uncited() {
    guard !trace.uncited.isEmpty else { return }
    heading(words.uncited(trace.uncited.count, shown: min(limit, trace.uncited.count)))
    let shown = trace.uncited.prefix(limit)
    for sentence in shown {
      page.line(Piece(words.line(sentence.line), .cyan), Piece("  "), Piece(sentence.text), indentation: 2)
      page.line(Piece(words.list(sentence.words), .faint), indentation: 4)
    }
  }
}
