public import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// An assessment as JSON (contract §9): the same assessment gives the same bytes.
public struct JSONRendering {
  /// Renders an assessment, its messages in the given language.
  ///
  /// - Returns: One object and a line feed, in UTF-8. A verdict stands on a line of its own, so that two outputs can be
  ///   compared line by line.
  public static func render(_ presentation: Presentation, language: Language) -> String {
    let rendering = JSONRendering(presentation, language)
    var writer = JSONWriter()
    rendering.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private let presentation: Presentation
  private let language: Language
  private let wording: Wording
  /// By the ids of rules.
  private let revisions: [String: String]
  private var assessment: Assessment { presentation.assessment }
  var regions: Regions { assessment.pack.regions }

  private init(_ presentation: Presentation, _ language: Language) {
    self.presentation = presentation
    self.language = language
    wording = Wording(language: language, names: PlanNames(presentation.assessment))
    revisions = presentation.assessment.pack.revisions(asOf: presentation.assessment.asOf)
  }

  private func write(to writer: inout JSONWriter) {
    writer.object { writer in
      func key(_ name: String) { writer.topLevelKey(name) }
      writer.head("plumbline/assessment/1", assessment.pack, assessment.packFiles)
      key("as_of")
      writer.string(assessment.asOf.description)
      if !presentation.selection.isAll {
        key("selection")
        selection(&writer)
      }
      key("inputs")
      writer.lines(assessment.inputs) { input($1, &$0) }
      key("faults")
      writer.lines(assessment.faults) { fault($1, &$0) }
      key("summary")
      writer.object { writer in counts(assessment.count, &writer) }
      key("rules")
      writer.lines(assessment.rules) { rule($1, &$0) }
      if let comparison = presentation.comparison {
        key("since")
        since(comparison, &writer)
      }
      key("trajectories")
      writer.lines(assessment.trajectories) { trajectory($1, &$0) }
      key("findings")
      writer.lines(presentation.groups) { group($1, &$0) }
      let suggestions = shownSuggestions(presentation)
      if !suggestions.isEmpty {
        key("suggestions")
        writer.lines(suggestions) { suggestion($1, &$0) }
      }
      if assessment.suggestions.isGivenUp {
        key("suggestions_given_up")
        writer.boolean(true)
      }
      key("verdicts")
      writer.lines(assessment.verdicts) { verdict($1, &$0) }
      writer.endLines(indentation: 0)
    }
  }

  private func selection(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("rules")
      writer.array { writer in for id in presentation.selection.rules { writer.string(id) } }
      writer.key("regions")
      writer.array { writer in for region in presentation.selection.regions { writer.string(regions[region].code) } }
      writer.member("left_out", presentation.leftOut)
    }
  }

  /// The findings of one cause, by their fingerprints, in the order in which they are read.
  private func group(_ group: FindingGroup, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("severity", group.severity.rawValue)
      switch group.cause {
      case .rule(let id): writer.member("rule", id)
      case .missing(let name, let why):
        writer.key("missing")
        writer.object { writer in
          writer.member("name", name)
          writer.member("why", why.rawValue)
        }
      }
      writer.member("title", group.title[language])
      writer.key("fingerprints")
      writer.array { writer in for finding in group.findings { writer.string(finding.fingerprint) } }
      guard !group.consequences.isEmpty else { return }
      writer.key("consequences")
      writer.array { writer in for finding in group.consequences { writer.string(finding.fingerprint) } }
    }
  }

  private func input(_ input: Input, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", input.path)
      switch input.content {
      case .report(let bytes, let region, let year, let revision):
        writer.member("sha256", Digest.sha256(bytes))
        writer.member("region", region.map { regions[$0].code })
        writer.member("year", year)
        writer.member("revision", revision)
      case .register(let id, let rows):
        writer.member("register", id)
        writer.member("rows", rows)
      case .observations(let rows): writer.member("rows", rows)
      }
      writer.member("judged", input.isJudged)
    }
  }

  private func fault(_ fault: Diagnostic, _ writer: inout JSONWriter) {
    writer.object { writer in
      place(fault.place, &writer)
      writer.member("severity", fault.severity.rawValue)
      writer.member("message", fault.fact.wording(in: language))
    }
  }

  private func counts(_ count: (Outcome) -> Int, _ writer: inout JSONWriter) {
    for outcome in Outcome.allCases { writer.member(outcome.rawValue, count(outcome)) }
  }

  func fingerprint(_ mended: Suggestion.Mended) -> String {
    Fingerprint(pack: assessment.pack.id, rule: mended.rule, subject: mended.subject, regions: regions).text
  }

  private func rule(_ rule: RuleSummary, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", rule.id)
      writer.key("also")
      writer.array { writer in for id in rule.also { writer.string(id) } }
      writer.member("severity", rule.severity.rawValue)
      counts({ rule.counts[$0] }, &writer)
      if let rows = rule.rows {
        writer.key("rows")
        writer.object { writer in
          for outcome in Outcome.allCases where rows[outcome] != nil {
            writer.key(outcome.rawValue)
            writer.array { writer in for row in rows[outcome] ?? [] { writer.integer(row) } }
          }
        }
      }
      writer.member("revision", revisions[rule.id])
    }
  }

  private func place(_ place: Place, _ writer: inout JSONWriter) {
    writer.member("path", place.path)
    switch place.position {
    case .file: break
    case .text(let line, let column):
      writer.member("line", line)
      writer.member("column", column)
    case .cell(let sheet, let address):
      writer.member("sheet", sheet)
      writer.member("cell", address)
    case .column: break
    }
  }
}

// MARK: - The comparison with an earlier assessment

extension JSONRendering {
  private func since(_ comparison: AssessmentComparison, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", comparison.path)
      writer.member("as_of", comparison.asOf.description)
      writer.member("pack_version", comparison.packVersion)
      writer.member("pack_sha256", comparison.packDigest)
      writer.key("counts")
      writer.object { writer in
        for change in Change.allCases { writer.member(change.rawValue, comparison.count(change)) }
        writer.member("not_compared", comparison.uncompared)
        for resolution in FormerFinding.Resolution.allCases {
          writer.member(resolution.rawValue, comparison.count(resolution))
        }
        writer.member("unlisted_before", comparison.unlistedBefore)
      }
      writer.key("former")
      writer.lines(presentation.former) { former($1, &$0) }
    }
  }

  private func former(_ finding: FormerFinding, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("rule", finding.rule)
      writer.member("now", finding.now.rawValue)
      writer.member("outcome", finding.outcome.rawValue)
      writer.member("severity", finding.severity.rawValue)
      writer.key("subject")
      subject(finding.subject, code: finding.regionCode, &writer)
      writer.member("fingerprint", finding.fingerprint)
      writer.member("message", finding.message)
    }
  }
}

// MARK: - Verdicts

extension JSONRendering {
  private func verdict(_ verdict: Verdict, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("rule", verdict.rule)
      writer.member("outcome", verdict.outcome.rawValue)
      writer.member("severity", verdict.severity.rawValue)
      writer.key("subject")
      subject(verdict.subject, code: verdict.subject.region.map { regions[$0].code }, &writer)
      figure("actual", verdict.actual, &writer)
      if let required = verdict.required {
        writer.key("required")
        self.required(required, &writer)
      }
      figure("margin", verdict.margin, &writer)
      if let advice = verdict.advice {
        writer.key("advice")
        self.advice(advice, &writer)
      }
      writer.key("missing")
      writer.array { writer in for value in verdict.missing { missing(value, &writer) } }
      let fingerprint = Fingerprint(
        pack: assessment.pack.id, rule: verdict.rule, subject: verdict.subject, regions: regions)
      writer.member("fingerprint", fingerprint.text)
      writer.member("change", presentation.comparison?.change(of: fingerprint.text)?.rawValue)
      writer.member("message", wording.message(verdict))
      writer.key("locations")
      writer.array { writer in for location in verdict.locations { self.location(location, &writer) } }
      writer.key("sources")
      writer.array { writer in for source in verdict.sources { self.source(source, &writer) } }
      answers(verdict, &writer)
    }
  }

  func subject(_ subject: Subject, code: String?, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("region", code)
      writer.member("year", subject.year)
      writer.member("register", subject.register)
      writer.member("row", subject.row)
      texts("key", subject.key, &writer)
      writer.member("indicator", subject.indicator)
      writer.member("field", subject.field)
      texts("each", subject.each, &writer)
      if subject.occurrence != 1 { writer.member("occurrence", subject.occurrence) }
    }
  }

  private func texts(_ name: String, _ texts: [NamedText], _ writer: inout JSONWriter) {
    guard !texts.isEmpty else { return }
    writer.key(name)
    writer.object { writer in for text in texts { writer.member(text.name, text.text) } }
  }

  func figure(_ name: String, _ figure: Figure?, _ writer: inout JSONWriter) {
    guard let figure else { return }
    writer.key(name)
    writer.object { writer in
      writer.member("value", figure.number)
      unit(figure, &writer)
    }
  }

  /// A plain number has no unit.
  private func unit(_ figure: Figure?, _ writer: inout JSONWriter) {
    if let symbol = figure?.unit.symbol, !symbol.isEmpty { writer.member("unit", symbol) }
  }

  private func required(_ required: Required, _ writer: inout JSONWriter) {
    writer.object { writer in
      switch required {
      case .limit(let limit): self.limit(limit, &writer)
      case .expression(let text): writer.member("expression", text)
      case .fields(let fields):
        writer.key("fields")
        writer.array { writer in for field in fields { writer.string(field) } }
      case .document(let title): writer.member("document", title[language])
      }
    }
  }

  private func limit(_ limit: RequiredLimit, _ writer: inout JSONWriter) {
    writer.member("comparison", limit.comparison.rawValue)
    writer.member("value", limit.value?.number)
    writer.member("low", limit.low?.number)
    writer.member("high", limit.high?.number)
    unit(limit.value ?? limit.low ?? limit.high, &writer)
    writer.member("path", limit.path)
    writer.member("target", limit.target?.number)
    writer.member("due", limit.due)
    figure("within", limit.tolerance, &writer)
    writer.member("rounded", limit.roundedTo)
  }

  private func missing(_ value: MissingValue, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", value.name)
      writer.member("region", value.region.map { regions[$0].code })
      writer.member("year", value.year)
      writer.member("why", value.why.rawValue)
    }
  }

  func location(_ location: Location, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", location.name)
      writer.member("region", location.region.map { regions[$0].code })
      writer.member("year", location.year)
      writer.member("text", location.text)
      place(location.place, &writer)
    }
  }

  private func source(_ source: Source, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("clause", source.clause[language])
      writer.member("quote", source.quote)
    }
  }

  private func answers(_ verdict: Verdict, _ writer: inout JSONWriter) {
    if let explanation = verdict.explanation {
      writer.key("explanation")
      writer.object { writer in
        writer.member("text", explanation.text)
        place(explanation.place, &writer)
      }
    }
    if let waiver = verdict.waiver {
      writer.key("waiver")
      writer.object { writer in
        writer.member("reason", waiver.reason)
        writer.member("approved", waiver.approved)
        writer.member("until", waiver.until.description)
      }
    }
  }
}
