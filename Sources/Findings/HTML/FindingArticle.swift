internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// One finding: what it is about, what was found and asked, the values and where they stand.
struct FindingArticle {
  let page: HTMLPage
  /// Whether the heading and the end of its group tell its rule and clauses.
  let isOfGroup: Bool

  /// How many values are shown before the others are folded.
  private static let mostValues = 8
  /// How many steps of a computation are shown before they are folded.
  private static let mostSteps = 8
  /// The bytes of a text that is given a room of its own, in which it scrolls.
  private static let longText = 1_000
  /// To which depth steps are set in.
  private static let deepest = 3

  func write(_ finding: Finding, to writer: inout HTMLWriter) {
    let verdict = finding.verdict
    let words = page.words
    writer.line()
    writer.element("article", attributes(finding)) { writer in
      writer.element("h5") { writer in
        if !isOfGroup {
          writer.both(verdict.title)
          writer.write(" ")
          writer.element("code", text: verdict.rule)
          writer.write(" ")
        }
        writer.element("span", ["class": "subject"], text: words { $0.subject(verdict) })
        if BuiltInRule(rawValue: verdict.rule) == nil { writer.badge(verdict.outcome, words) }
        if let change = finding.change {
          writer.element("span", ["class": "badge change-\(change.rawValue)"], text: words { $0.change(change) })
        }
        if verdict.explanation != nil {
          writer.element("span", ["class": "badge explained"], text: words(\.explainedName))
        }
      }
      sentences(verdict, &writer)
      advice(verdict, &writer)
      suggestions(verdict, &writer)
      answers(verdict, &writer)
      values(verdict, &writer)
      missing(verdict, &writer)
      computation(verdict, &writer)
      howToExplain(verdict, &writer)
      if !isOfGroup { page.writeSources(of: verdict, to: &writer) }
      writer.element("p", ["class": "fingerprint"]) { writer in
        writer.both(words(\.fingerprintTerm))
        writer.element("code", text: finding.fingerprint)
      }
    }
  }

  private func attributes(_ finding: Finding) -> HTMLWriter.Attributes {
    let verdict = finding.verdict
    return [
      "class": "finding", "id": "f-" + finding.fingerprint, "data-rule": verdict.rule,
      "data-region": verdict.subject.region.map { page.pack.regions[$0].code } ?? "-",
      "data-severity": verdict.severity.rawValue, "data-outcome": verdict.outcome.rawValue,
      "data-chapter": page.chapter(of: verdict.rule).key, "data-change": finding.change?.rawValue,
      "data-answer": verdict.waiver != nil ? "waived" : verdict.explanation != nil ? "explained" : "none",
    ]
  }

  private func sentences(_ verdict: Verdict, _ writer: inout HTMLWriter) {
    let found = page.words { $0.finding(verdict) }
    // Where a condition failed, the pack's own words say more than its expression; a limit's figures are always shown.
    guard let own = verdict.ownMessage else { return writer.element("p", ["class": "says"], text: found) }
    writer.element("p", ["class": "says"], text: verdict.failsCondition ? own : found)
    writer.element("p", ["class": "more"], text: verdict.failsCondition ? found : own)
  }

  private func advice(_ verdict: Verdict, _ writer: inout HTMLWriter) {
    let (zh, en) = (page.words.zh, page.words.en)
    let sentences = zip(zh.advice(verdict, besideFinding: true), en.advice(verdict, besideFinding: true))
      .map { LocalizedText(zh: $0, en: $1) }
    guard !sentences.isEmpty else { return }
    writer.element("ul", ["class": "advice"]) { writer in
      for sentence in sentences { writer.element("li", text: sentence) }
    }
  }

  /// What is probably wrong with it.
  private func suggestions(_ verdict: Verdict, _ writer: inout HTMLWriter) {
    let (zh, en) = (page.words.zh, page.words.en)
    guard !verdict.suggestions.isEmpty else { return }
    writer.element("ul", ["class": "suggestions"]) { writer in
      for (zh, en) in zip(zh.suggestions(verdict), en.suggestions(verdict)) {
        writer.element("li", text: LocalizedText(zh: zh, en: en))
      }
    }
  }

  /// Each value that is missing, where the sentence tells them together.
  private func missing(_ verdict: Verdict, _ writer: inout HTMLWriter) {
    guard verdict.missing.count > 1, verdict.outcome == .undetermined else { return }
    writer.element("details", ["class": "missing"]) { writer in
      writer.element("summary", text: page.words { $0.missingTitle(verdict.missing.count) })
      writer.element("ul") { writer in
        for value in verdict.missing {
          writer.element("li", text: page.words { $0.missing([value], of: verdict.subject) })
        }
      }
    }
  }

  /// What to write into the report so that a warning counts as answered.
  private func howToExplain(_ verdict: Verdict, _ writer: inout HTMLWriter) {
    guard let form = page.words.zh.explanationToPaste(verdict, asOf: page.assessment.asOf) else { return }
    writer.element("details", ["class": "how"]) { writer in
      writer.element("summary", text: page.words(\.howToExplain))
      writer.element("p", text: page.words(\.explanationPlace))
      writer.element("pre") { $0.element("code", text: form) }
    }
  }

  private func answers(_ verdict: Verdict, _ writer: inout HTMLWriter) {
    if let explanation = verdict.explanation {
      writer.element("p", ["class": "answer"]) { writer in
        writer.both(page.words { $0.explanation(explanation.text) })
        place(explanation.place, &writer)
      }
    }
    if let waiver = verdict.waiver {
      writer.element("p", ["class": "answer"]) { writer in
        writer.both(page.words { $0.waiver(waiver) })
        place(waiver.place, &writer)
      }
    }
  }

  private func place(_ place: Place, _ writer: inout HTMLWriter) {
    writer.write(" ")
    writer.element("code", ["class": "place"], text: place.description)
  }

  private func values(_ verdict: Verdict, _ writer: inout HTMLWriter) {
    guard !verdict.locations.isEmpty else { return }
    guard verdict.locations.count > Self.mostValues else { return table(verdict, &writer) }
    writer.element("details", ["class": "many"]) { writer in
      writer.element("summary", text: page.words { $0.valuesTitle(verdict.locations.count) })
      table(verdict, &writer)
    }
  }

  /// How the value came about, a line each step.
  private func computation(_ verdict: Verdict, _ writer: inout HTMLWriter) {
    let lines = zip(page.words.zh.computation(verdict), page.words.en.computation(verdict))
    let steps = lines.map { (zh: $0, en: $1) }
    guard !steps.isEmpty else { return }
    let isShort = steps.count <= Self.mostSteps
    writer.element("details", isShort ? ["class": "steps", "open": ""] : ["class": "steps many"]) { writer in
      writer.element("summary", text: page.words { $0.computationTitle(steps.count) })
      writer.element("ol") { writer in
        for step in steps {
          writer.element("li", ["class": "depth-\(min(step.zh.depth, Self.deepest))"]) { writer in
            if let zh = step.zh.element, let en = step.en.element {
              writer.element("span", ["class": "element"]) { $0.both(zh: zh, en: en) }
            }
            writer.element("span", ["class": "step"]) { writer in
              writer.both(zh: step.zh.named, en: step.en.named)
              if !step.zh.result.isEmpty {
                writer.element("span", ["class": "result"]) { $0.both(zh: step.zh.result, en: step.en.result) }
              }
            }
            if step.zh.named != step.zh.expression, step.en.named != step.en.expression {
              writer.element("code", text: step.zh.expression)
            }
          }
        }
      }
    }
  }

  private func table(_ verdict: Verdict, _ writer: inout HTMLWriter) {
    writer.element("table", ["class": "values"]) { writer in
      writer.element("thead") { writer in
        writer.element("tr") { writer in
          for column in [page.words(\.valueColumn), page.words(\.textColumn), page.words(\.placeColumn)] {
            writer.element("th", ["scope": "col"], text: column)
          }
        }
      }
      writer.element("tbody") { writer in
        for location in verdict.locations {
          writer.element("tr") { writer in
            writer.element("th", ["scope": "row"], text: page.words { $0.locationTitle(location, verdict.subject) })
            let text = page.words { $0.valueText(location, verdict.subject) }
            writer.element("td") { writer in
              if location.text.utf8.count <= Self.longText { return writer.both(text) }
              writer.element("div", ["class": "lengthy", "tabindex": "0"], text: text)
            }
            writer.element("td") { $0.element("code", ["class": "place"], text: location.place.description) }
          }
        }
      }
    }
  }
}
