internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// The page as a whole, and what its sections share.
struct HTMLPage {
  let presentation: Presentation
  /// In which the page is shown at first.
  let language: Language
  let words: BothWordings
  /// By rules.
  let chapters: [String: Chapter]
  /// The findings by cause; of very many on records, the first of each cause.
  let groups: [PageGroup]

  var assessment: Assessment { presentation.assessment }
  var pack: Pack { assessment.pack }

  init(_ presentation: Presentation, _ language: Language) {
    self.presentation = presentation
    self.language = language
    words = BothWordings(PlanNames(presentation.assessment))
    let rules = presentation.assessment.rules
    groups = PageGroup.groups(of: presentation)
    chapters = Dictionary(rules.map { ($0.id, Chapter($0)) }) { first, _ in first }
  }

  /// The findings that stand on the page, in the order in which they are read.
  var findings: [Finding] { groups.flatMap { $0.findings + $0.consequences } }

  func chapter(of rule: String) -> Chapter { chapters[rule] ?? .other }

  func write(to writer: inout HTMLWriter) {
    let sections: [any PageSection] = [
      SummarySection(page: self), FaultsSection(page: self), HeadlineSection(page: self), MapSection(page: self),
      MatrixSection(page: self), FindingsSection(page: self), WaivedSection(page: self), SinceSection(page: self),
      ProvenanceSection(page: self),
    ].filter { !$0.isEmpty }
    writer.writeOwnMarkup("<!DOCTYPE html>\n")
    writer.element("html", ["lang": language.rawValue, "data-language": language.rawValue]) { writer in
      writer.element("head") { head(&$0) }
      writer.line()
      writer.element("body") { writer in
        writer.element("a", ["class": "skip", "href": "#main"], text: words(\.skip))
        writer.line()
        writer.element("header", ["class": "top"]) { header(&$0, sections) }
        writer.element("main", ["id": "main", "tabindex": "-1"]) { writer in
          for section in sections {
            writer.line()
            writer.element("section", ["id": section.id, "aria-labelledby": section.id + "-title"]) { writer in
              writer.element("h2", ["id": section.id + "-title"], text: section.title)
              section.write(to: &writer)
            }
          }
        }
        writer.line()
        writer.element("script") { $0.writeOwnMarkup(HTMLResources.script) }
      }
    }
    writer.line()
  }

  private func head(_ writer: inout HTMLWriter) {
    writer.empty("meta", ["charset": "utf-8"])
    writer.empty("meta", ["http-equiv": "Content-Security-Policy", "content": HTMLResources.policy])
    writer.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    writer.empty("meta", ["name": "color-scheme", "content": "light dark"])
    writer.empty("meta", ["name": "referrer", "content": "no-referrer"])
    writer.empty("meta", ["name": "format-detection", "content": "telephone=no, date=no, address=no, email=no"])
    writer.empty("meta", ["name": "generator", "content": "\(Tool.name) \(Tool.version)"])
    let title = words { $0.pageTitle(pack.identity.title) }
    writer.element("title", ["data-zh": title.zh, "data-en": title.en], text: title[language])
    writer.element("style") { $0.writeOwnMarkup(HTMLResources.style) }
  }

  private func header(_ writer: inout HTMLWriter, _ sections: [any PageSection]) {
    writer.element("div", ["class": "plan"]) { writer in
      writer.element("h1", text: pack.identity.title)
      writer.element("p", ["class": "scope"], text: words { $0.scope(of: assessment) })
    }
    PageControls(page: self).write(to: &writer)
    writer.line()
    writer.element("nav", ["aria-labelledby": "contents"]) { writer in
      writer.element("span", ["id": "contents", "class": "unseen"], text: words(\.contents))
      writer.element("ul") { writer in
        for section in sections {
          writer.element("li") { writer in
            writer.element("a", ["href": "#" + section.id]) { writer in
              writer.both(section.title)
              if let count = section.count { writer.element("span", ["class": "count"], text: " \(count)") }
            }
          }
        }
      }
    }
  }
}

/// A part of the page under a heading of its own.
protocol PageSection {
  /// Names it in links.
  var id: String { get }
  var title: LocalizedText { get }
  /// Of what it lists, for the table of contents.
  var count: Int? { get }
  /// Whether there is nothing to show; then it is left out.
  var isEmpty: Bool { get }
  func write(to writer: inout HTMLWriter)
}

extension PageSection {
  var count: Int? { nil }
  var isEmpty: Bool { false }
}
