internal import Diagnostics
internal import Evaluation
internal import Packs

/// The findings in their groups, in the order of every output.
struct FindingsSection: PageSection {
  let page: HTMLPage

  var id: String { "findings" }
  var title: LocalizedText { page.words(\.findingsTitle) }
  var count: Int? { page.presentation.findings.count }

  /// So many findings are laid out at once.
  private static let mostLaidOut = 300

  func write(to writer: inout HTMLWriter) {
    FindingFilters(page: page).write(to: &writer)
    let all = page.presentation.findings
    if all.isEmpty, page.presentation.untold.isEmpty { writer.element("p", text: page.words(\.nothingFound)) }
    for (rule, count) in page.presentation.untold {
      writer.element("p", ["class": "unlisted"], text: page.words { $0.untold(rule, count) })
    }
    for severity in [Severity.error, .warning, .note] {
      let own = page.groups.filter { $0.group.severity == severity }
      let count = all.count { $0.verdict.severity == severity }
      guard !own.isEmpty || count > 0 else { continue }
      let elsewhere = count - own.reduce(0) { $0 + $1.group.all.count { $0.verdict.severity == severity } }
      writer.line()
      let isLong = page.findings.count > Self.mostLaidOut
      writer.element("div", ["class": "severity s-\(severity.rawValue)\(isLong ? " long" : "")"]) { writer in
        writer.element("h3") { writer in
          writer.both(page.words { $0.severityTitle(severity, count) })
          if elsewhere > 0 {
            writer.element("span", ["class": "share"], text: page.words { $0.elsewhere(elsewhere) })
          }
        }
        for group in own { write(group, &writer) }
      }
    }
  }

  private func write(_ listed: PageGroup, _ writer: inout HTMLWriter) {
    let group = listed.group
    let isOfRule = group.rule != nil
    let rule = page.assessment.rules.first { $0.id == group.rule }
    writer.line()
    writer.element("section", ["class": "group"]) { writer in
      writer.element("h4") { writer in
        writer.both(group.title)
        if let id = group.rule { writer.element("code", text: id) }
        if let zh = page.words.zh.share(group, rule), let en = page.words.en.share(group, rule) {
          writer.element("span", ["class": "share"]) { $0.both(zh: zh, en: en) }
        }
      }
      for finding in listed.findings {
        FindingArticle(page: page, isOfGroup: isOfRule).write(finding, to: &writer)
      }
      if group.unlisted > 0 {
        writer.element("p", ["class": "unlisted"], text: page.words { $0.unlisted(group.unlisted) })
      }
      if listed.leftOut > 0 {
        writer.element("p", ["class": "unlisted"], text: page.words { $0.leftToOtherOutputs(listed.leftOut) })
      }
      // They share the clauses and the note.
      if isOfRule { page.writeSources(of: group.findings[0].verdict, to: &writer) }
      consequences(of: listed, &writer)
    }
  }

  private func consequences(of listed: PageGroup, _ writer: inout HTMLWriter) {
    guard !listed.consequences.isEmpty else { return }
    writer.line()
    writer.element("details", ["class": "consequences"]) { writer in
      writer.element("summary", text: page.words { $0.consequencesTitle(listed.group.consequences.count) })
      for finding in listed.consequences {
        FindingArticle(page: page, isOfGroup: false).write(finding, to: &writer)
      }
    }
  }
}

extension HTMLPage {
  /// Where the plan asks for it, in its own words.
  func writeSources(of verdict: Verdict, to writer: inout HTMLWriter) {
    for source in verdict.sources {
      writer.element("p", ["class": "clause"]) { writer in
        writer.element("span", ["class": "term"], text: words(\.clauseTerm))
        writer.both(source.clause)
        if let quote = source.quote { writer.element("q", ["lang": "zh-Hans"], text: quote) }
      }
    }
    if let note = verdict.note { writer.element("p", ["class": "note"], text: words { $0.note(note) }) }
  }
}

/// What waivers cover, apart from the findings.
struct WaivedSection: PageSection {
  let page: HTMLPage

  var id: String { "waived" }
  var title: LocalizedText { page.words { $0.waivedTitle(page.assessment.count(.waived)) } }
  var isEmpty: Bool { page.presentation.waived.isEmpty }

  func write(to writer: inout HTMLWriter) {
    let article = FindingArticle(page: page, isOfGroup: false)
    for finding in page.presentation.waived { article.write(finding, to: &writer) }
  }
}
