public import Diagnostics
internal import Findings
internal import Packs

extension Trace {
  /// The trace as one JSON object and a line feed, its keys in a fixed order: the same files give the same bytes.
  public func json(_ language: Language) -> String {
    var writer = JSONWriter()
    TraceJSON(trace: self, language: language).write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }
}

private struct TraceJSON {
  let trace: Trace
  let language: Language

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      head(&writer)
      key("quotes", &writer)
      writer.object { writer in
        writer.key("found")
        writer.lines(trace.found) { found($1, &$0) }
        writer.key("missing")
        writer.lines(trace.missing) { missing($1, &$0) }
      }
      key("values", &writer)
      writer.object { writer in
        writer.key("missing")
        writer.lines(trace.missingValues) { value($1, &$0) }
      }
      if let catalogue = trace.catalogue {
        key("catalogue", &writer)
        coverage(catalogue, &writer)
      }
      key("figures", &writer)
      writer.lines(trace.figures) { figure($1, &$0) }
      key("uncited", &writer)
      writer.lines(trace.uncited) { sentence($1, &$0) }
      key("no_requirement", &writer)
      writer.lines(trace.notRequirements) { notRequirement($1, &$0) }
      writer.endLines(indentation: 0)
    }
  }

  private func key(_ name: String, _ writer: inout JSONWriter) {
    writer.topLevelKey(name)
  }

  private func head(_ writer: inout JSONWriter) {
    writer.head("plumbline/trace/1", trace.pack, trace.packFiles)
    key("plan", &writer)
    writer.object {
      $0.member("path", trace.planPath)
      $0.member("lines", trace.planLines)
    }
  }

  // MARK: - What stands where

  private func found(_ found: FoundQuote, _ writer: inout JSONWriter) {
    writer.object { writer in
      quote(found.quote, &writer)
      writer.member("line", found.line)
      writer.member("count", found.count)
      place(found.quote.place, &writer)
    }
  }

  private func missing(_ missing: MissingQuote, _ writer: inout JSONWriter) {
    writer.object { writer in
      quote(missing.quote, &writer)
      place(missing.quote.place, &writer)
      near(missing.near, &writer)
    }
  }

  private func quote(_ quote: StatedQuote, _ writer: inout JSONWriter) {
    switch quote.owner {
    case .rule(let id): writer.member("rule", id)
    case .unchecked(let id): writer.member("unchecked", id)
    case .noRequirement: break
    }
    writer.member("quote", quote.text)
  }

  private func value(_ value: MissingEachValue, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("rule", value.rule)
      writer.member("name", value.name)
      writer.member("value", value.value)
      place(value.place, &writer)
      near(value.near, &writer)
    }
  }

  /// A place of the pack; a line of the plan is a `line` by itself.
  private func place(_ place: Place, _ writer: inout JSONWriter) {
    writer.key("place")
    writer.object {
      $0.member("path", place.path)
      $0.member("line", place.line)
      $0.member("column", place.column)
    }
  }

  private func near(_ near: NearMatch?, _ writer: inout JSONWriter) {
    guard let near else { return }
    writer.key("near")
    writer.object {
      $0.member("line", near.line)
      $0.member("part", near.part)
      $0.member("sentence", near.sentence)
    }
  }

  // MARK: - Requirements

  private func coverage(_ catalogue: CatalogueCoverage, _ writer: inout JSONWriter) {
    writer.object { writer in
      texts("rules", catalogue.rules, &writer)
      texts("also", catalogue.also, &writer)
      texts("unchecked", catalogue.unchecked, &writer)
      texts("absent", catalogue.absent, &writer)
      texts("others", catalogue.others, &writer)
    }
  }

  private func texts(_ name: String, _ texts: [String], _ writer: inout JSONWriter) {
    writer.key(name)
    writer.array { writer in for text in texts { writer.string(text) } }
  }

  private func figure(_ figure: FigureDifference, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("rule", figure.rule)
      writer.member("key", figure.key)
      writer.member("figure", figure.figure)
      texts("quoted", figure.quoted, &writer)
      place(figure.place, &writer)
    }
  }

  private func sentence(_ sentence: UncitedSentence, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("line", sentence.line)
      writer.member("text", sentence.text)
      writer.member("score", sentence.score)
      texts("words", sentence.words, &writer)
    }
  }

  private func notRequirement(_ found: FoundNotRequirement, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("quote", found.quote.text)
      writer.member("reason", found.reason[language])
      writer.member("line", found.line)
      writer.member("count", found.count)
      place(found.quote.place, &writer)
    }
  }
}
