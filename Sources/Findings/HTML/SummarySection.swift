internal import Diagnostics
internal import Evaluation
internal import Packs

/// What came of the run in figures, and what to do next.
struct SummarySection: PageSection {
  let page: HTMLPage

  var id: String { "summary" }
  var title: LocalizedText { page.words(\.summaryTitle) }

  private var assessment: Assessment { page.assessment }
  private var total: Int { Outcome.allCases.reduce(0) { $0 + assessment.count($1) } }

  func write(to writer: inout HTMLWriter) {
    let words = page.words
    let explained = page.presentation.findings.count { $0.verdict.explanation != nil }
    if !page.presentation.selection.isAll {
      writer.element(
        "p", ["class": "selected"],
        text: words { $0.selection(page.presentation.selection, leftOut: page.presentation.leftOut) })
    }
    writer.element(
      "p", ["class": "todo"],
      text: words { $0.advice(assessment, page.presentation.groups, hasFaults: assessment.faultCount > 0) })
    writer.element("ul", ["class": "figures"]) { writer in
      for severity in [Severity.error, .warning, .note] {
        writer.element("li", ["class": "s-\(severity.rawValue)"]) { writer in
          writer.element("strong", text: String(assessment.count(severity)))
          writer.element("span", text: words { $0.severityName(severity) })
        }
      }
      if explained > 0 { figure(explained, words(\.explainedName), &writer) }
      if assessment.count(.waived) > 0 { figure(assessment.count(.waived), words { $0.outcome(.waived) }, &writer) }
    }
    writer.line()
    outcomes(&writer)
    writer.element("p", ["class": "whole"], text: words { $0.summary(assessment.count, assessment.count) })
    let idle = assessment.rules.filter { $0.counts.total == 0 && BuiltInRule(rawValue: $0.id) == nil }
    if !idle.isEmpty {
      writer.element("details") { writer in
        writer.element("summary", text: words { $0.idleTitle(idle.count) })
        writer.element("p", text: words { $0.withoutSubject(idle.map(\.id), naming: true) })
      }
    }
  }

  private func figure(_ count: Int, _ name: LocalizedText, _ writer: inout HTMLWriter) {
    writer.element("li") { writer in
      writer.element("strong", text: String(count))
      writer.element("span", text: name)
    }
  }

  /// All verdicts as one bar, and what its parts are.
  private func outcomes(_ writer: inout HTMLWriter) {
    let present = Outcome.bySeriousness.filter { assessment.count($0) > 0 }
    guard total > 0 else { return }
    writer.element(
      "svg", ["class": "shares", "viewBox": "0 0 1000 12", "preserveAspectRatio": "none", "aria-hidden": "true"]
    ) { writer in
      var done = 0
      for outcome in present {
        let (start, end) = (1000 * done / total, 1000 * (done + assessment.count(outcome)) / total)
        done += assessment.count(outcome)
        writer.empty(
          "rect",
          [
            "class": outcome.styleClass, "x": String(start), "width": String(max(2, end - start)), "height": "12",
          ])
      }
    }
    writer.element("ul", ["class": "outcomes"]) { writer in
      for outcome in present {
        writer.element("li") { writer in
          writer.badge(outcome, page.words)
          writer.element("span", ["class": "number"], text: " \(assessment.count(outcome)) / \(total)")
        }
      }
    }
  }
}
