internal import Diagnostics
internal import Evaluation
internal import Packs

/// The controls that choose which findings are shown; of no use without the script, and hidden then.
struct FindingFilters {
  let page: HTMLPage

  /// One value of a filter and how many findings have it.
  private struct Option {
    let value: String
    let title: LocalizedText
    var count = 0
  }

  private var listed: [Finding] { page.findings + page.presentation.waived }

  func write(to writer: inout HTMLWriter) {
    guard !listed.isEmpty else { return }
    let words = page.words
    writer.element(
      "form", ["id": "filters", "class": "needs-script", "role": "search", "aria-labelledby": "filters-title"]
    ) { writer in
      writer.element("span", ["id": "filters-title", "class": "unseen"], text: words(\.filtersTitle))
      select("region", words(\.regionFilter), regions, &writer)
      select("severity", words(\.severityFilter), severities, &writer)
      select("outcome", words(\.outcomeFilter), outcomes, &writer)
      select("chapter", words(\.chapterFilter), chapters, &writer)
      select("rule", words(\.ruleFilter), rules, &writer)
      select("answer", words(\.answerFilter), answers, &writer)
      if listed.contains(where: { $0.change != nil }) { select("change", words(\.changeFilter), changes, &writer) }
      writer.element("label") { writer in
        writer.element("span", text: words(\.textFilter))
        writer.empty("input", ["type": "search", "name": "text", "autocomplete": "off"])
      }
      writer.element("button", ["type": "reset"], text: words(\.resetFilters))
    }
    writer.element("p", ["class": "shown needs-script", "role": "status"]) { writer in
      shown(.zh, &writer)
      shown(.en, &writer)
    }
  }

  /// `显示 12 / 85 项`; the script writes the first number.
  private func shown(_ language: Language, _ writer: inout HTMLWriter) {
    let (before, after) = (page.words.zh.language == language ? page.words.zh : page.words.en).shown(of: listed.count)
    writer.element("span", ["lang": language.rawValue]) { writer in
      writer.write(before)
      writer.element("span", ["class": "shown-count"], text: String(listed.count))
      writer.write(after)
    }
  }

  private func select(
    _ name: String, _ title: LocalizedText, _ options: [Option], _ writer: inout HTMLWriter
  ) {
    writer.line()
    writer.element("label") { writer in
      writer.element("span", text: title)
      writer.element("select", ["name": name]) { writer in
        option("", page.words(\.allOptions), &writer)
        for option in options {
          self.option(
            option.value,
            LocalizedText(zh: "\(option.title.zh)（\(option.count)）", en: "\(option.title.en) (\(option.count))"),
            &writer)
        }
      }
    }
  }

  /// An option holds text alone, so that the script puts the other language in its place.
  private func option(_ value: String, _ title: LocalizedText, _ writer: inout HTMLWriter) {
    writer.element("option", ["value": value, "data-zh": title.zh, "data-en": title.en], text: title[page.language])
  }

  /// In the order in which they are met.
  private func options(_ value: (Finding) -> (String, LocalizedText)) -> [Option] {
    var options: [Option] = []
    var places: [String: Int] = [:]
    for finding in listed {
      let (value, title) = value(finding)
      let place = places[value] ?? options.endIndex
      if place == options.endIndex {
        places[value] = place
        options.append(Option(value: value, title: title))
      }
      options[place].count += 1
    }
    return options
  }

  private var regions: [Option] {
    options { finding in
      guard let region = finding.verdict.subject.region.map({ page.pack.regions[$0] }) else {
        return ("-", page.words(\.noRegion))
      }
      return (region.code, region.name)
    }.sorted { $0.value < $1.value }
  }

  private var severities: [Option] {
    options { ($0.verdict.severity.rawValue, severity($0.verdict.severity)) }
  }

  private func severity(_ severity: Severity) -> LocalizedText { page.words { $0.severityName(severity) } }

  private var outcomes: [Option] {
    options { finding in (finding.verdict.outcome.rawValue, page.words { $0.outcome(finding.verdict.outcome) }) }
  }

  private var chapters: [Option] {
    let found = options { finding in
      let chapter = page.chapter(of: finding.verdict.rule)
      return (chapter.key, chapter.title)
    }
    // As the pack has them, not by the seriousness of what was found.
    let order = page.assessment.rules.map { page.chapter(of: $0.id).key }
    return found.sorted { (order.firstIndex(of: $0.value) ?? 0) < (order.firstIndex(of: $1.value) ?? 0) }
  }

  private var rules: [Option] {
    options { finding in
      let title = finding.verdict.title
      return (
        finding.verdict.rule,
        LocalizedText(zh: finding.verdict.rule + " " + title.zh, en: finding.verdict.rule + " " + title.en)
      )
    }.sorted { $0.value < $1.value }
  }

  private var answers: [Option] {
    options { finding in
      if finding.verdict.waiver != nil { return ("waived", page.words { $0.outcome(.waived) }) }
      return finding.verdict.explanation == nil
        ? ("none", page.words(\.unansweredName)) : ("explained", page.words(\.explainedName))
    }
  }

  private var changes: [Option] {
    options { finding in
      guard let change = finding.change else { return ("-", page.words(\.noChange)) }
      return (change.rawValue, page.words { $0.change(change) })
    }
  }
}
