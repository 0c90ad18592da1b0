internal import Diagnostics
internal import Evaluation
internal import Packs

/// The comparison with an earlier assessment, and what became of its findings that are none now.
struct SinceSection: PageSection {
  let page: HTMLPage

  var id: String { "since" }
  var title: LocalizedText { page.words(\.sinceTitle) }
  var count: Int? { page.presentation.former.count }
  var isEmpty: Bool { page.presentation.comparison == nil }

  func write(to writer: inout HTMLWriter) {
    guard let comparison = page.presentation.comparison else { return }
    let words = page.words
    writer.element("p", text: words { $0.since(comparison) })
    writer.element("p", text: words { $0.compared(with: comparison, page.pack) })
    if comparison.unlistedBefore > 0 {
      writer.element("p", text: words { $0.unlistedBefore(comparison) ?? "" })
    }
    for resolution in FormerFinding.Resolution.allCases {
      let former = page.presentation.former.filter { $0.now == resolution }
      guard !former.isEmpty else { continue }
      writer.line()
      writer.element("h3", text: words { $0.formerTitle(resolution, former.count) })
      writer.element("ul", ["class": "former"]) { writer in
        for finding in former {
          writer.line()
          writer.element(
            "li", ["data-fingerprint": finding.fingerprint, "data-resolution": resolution.rawValue]
          ) { writer in
            writer.element("code", text: finding.rule)
            writer.element("span", ["class": "subject"], text: words { $0.subject(finding) })
            // In the language of the time.
            writer.write(finding.message)
          }
        }
      }
    }
  }
}
