public import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// How text for people is laid out.
public struct TextOptions: Sendable {
  /// How much is told.
  public enum Detail: Sendable {
    /// The counts, and what to do.
    case counts
    /// The headline indicators, and the findings by cause.
    case findings
    /// Every finding with all its values and how they came about, and every other verdict in a line.
    case everything
  }

  public var language: Language
  /// Whether the text goes to a terminal that shows colour.
  public var usesColour: Bool
  /// The columns of a line; `nil` where lines are not broken.
  public var width: Int?
  public var detail: Detail
  /// How many findings of one rule and title are listed; the others are counted.
  public var findingsPerRule: Int

  public init(
    language: Language = .zh, usesColour: Bool = false, width: Int? = nil, detail: Detail = .findings,
    findingsPerRule: Int = 30
  ) {
    self.language = language
    self.usesColour = usesColour
    self.width = width
    self.detail = detail
    self.findingsPerRule = max(1, findingsPerRule)
  }
}

/// An assessment as text for people: the headline, the findings by severity, a summary.
public struct TextRendering {
  /// Renders the assessment.
  ///
  /// Text of packs and reports is shown, never obeyed: control characters in it stand as `\u{1B}`.
  /// Where faults kept everything from being judged the text is empty: they have been told, and there is nothing else.
  public static func render(_ presentation: Presentation, _ options: TextOptions) -> String {
    let assessment = presentation.assessment
    let isJudged = assessment.rules.contains { $0.counts.total > 0 }
    guard isJudged || assessment.faults.isEmpty else { return "" }
    var rendering = TextRendering(presentation, options)
    rendering.write()
    return rendering.page.text
  }

  typealias Piece = TextPage.Piece

  let presentation: Presentation
  let options: TextOptions
  let words: Wording
  var assessment: Assessment { presentation.assessment }
  var isFull: Bool { options.detail == .everything }
  var page: TextPage

  private init(_ presentation: Presentation, _ options: TextOptions) {
    self.presentation = presentation
    self.options = options
    words = Wording(language: options.language, names: PlanNames(presentation.assessment))
    page = TextPage(usesColour: options.usesColour, width: options.width)
  }

  private mutating func write() {
    if options.detail != .counts {
      heading()
      headline()
      for severity in [Severity.error, .warning, .note] { findings(of: severity) }
      waived()
      former()
      if isFull { otherVerdicts() }
      page.blank()
    }
    since()
    summary()
  }

  private mutating func heading() {
    let identity = assessment.pack.identity
    page.line(
      Piece(identity.title[options.language], .strong),
      Piece("  \(assessment.pack.id) \(identity.version)", .faint))
    page.line(Piece(words.scope(of: assessment)))
    if !presentation.selection.isAll {
      page.line(Piece(words.selection(presentation.selection, leftOut: presentation.leftOut), .yellow))
    }
  }

  private mutating func headline() {
    for table in HeadlineTable.tables(of: presentation) {
      page.blank()
      page.line(Piece(words.headlineTitle(table.region.name, table.year), .strong))
      table.write(to: &page, words)
    }
  }

  private mutating func summary() {
    for (rule, count) in presentation.untold { page.line(Piece(words.untold(rule, count), .red)) }
    let faultCount = assessment.faultCount
    if assessment.suggestions.isGivenUp { page.line(Piece(words.suggestionsGivenUp, .faint)) }
    if faultCount > 0 { page.line(Piece(words.faults(faultCount), .red)) }
    let unmet = assessment.rules.filter { $0.counts.total == 0 && BuiltInRule(rawValue: $0.id) == nil }
    if !unmet.isEmpty {
      page.line(Piece(words.withoutSubject(unmet.map(\.id), naming: isFull), .faint))
    }
    page.line(Piece(words.summary(assessment.count, assessment.count), .strong))
    page.line(Piece(words.advice(assessment, presentation.groups, hasFaults: faultCount > 0)))
  }
}
