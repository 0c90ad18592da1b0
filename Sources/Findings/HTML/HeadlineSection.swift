internal import Diagnostics
internal import Evaluation
internal import Packs

/// The headline indicators: where they began, where they stand and where they are to go.
struct HeadlineSection: PageSection {
  let page: HTMLPage
  private let tables: [HeadlineTable]

  init(page: HTMLPage) {
    self.page = page
    tables = HeadlineTable.tables(of: page.presentation)
  }

  var id: String { "headline" }
  var title: LocalizedText { page.words(\.headlineCharts) }
  var isEmpty: Bool { tables.isEmpty && page.assessment.trajectories.isEmpty }

  func write(to writer: inout HTMLWriter) {
    for (index, table) in tables.enumerated() {
      let id = "headline-\(index + 1)"
      writer.line()
      writer.element("h3", ["id": id], text: page.words { $0.regionAndYear(table.region.name, table.year) })
      writer.scrolled(labelledBy: id) { write(table, &$0) }
    }
    let trajectories = page.assessment.trajectories
    if trajectories.isEmpty { return }
    writer.element("div", ["class": "charts"]) { writer in
      for (index, trajectory) in trajectories.enumerated() {
        writer.line()
        TrajectoryChart(trajectory, id: "chart-\(index)", words: page.words).write(to: &writer)
      }
    }
  }

  private func write(_ table: HeadlineTable, _ writer: inout HTMLWriter) {
    let titles = both(page.words.zh.headlineColumns, page.words.en.headlineColumns)
    let rows = table.verdicts.map { verdict in
      (verdict, both(table.texts(of: verdict, page.words.zh), table.texts(of: verdict, page.words.en)))
    }
    // A column in which nothing stands says nothing.
    let shown = titles.indices.dropLast().filter { column in rows.contains { !$0.1[column].zh.isEmpty } }
    writer.element("table", ["class": "headline"]) { writer in
      writer.element("thead") { writer in
        writer.element("tr") { writer in
          // The outcome stands first, so that a phone shows it.
          for column in shown.prefix(1) + [titles.count - 1] + shown.dropFirst() {
            writer.element("th", ["scope": "col", "class": Self.alignment(column)], text: titles[column])
          }
        }
      }
      writer.element("tbody") { writer in
        for (verdict, texts) in rows {
          writer.line()
          writer.element("tr", ["data-rule": verdict.rule, "data-outcome": verdict.outcome.rawValue]) { writer in
            for column in shown {
              if column == 0 {
                writer.element("th", ["scope": "row"], text: texts[column])
                writer.element("td") { $0.badge(verdict.outcome, page.words) }
              } else {
                writer.element("td", ["class": Self.alignment(column)], text: texts[column])
              }
            }
          }
        }
      }
    }
  }

  private func both(_ zh: [String], _ en: [String]) -> [LocalizedText] {
    zip(zh, en).map { LocalizedText(zh: $0, en: $1) }
  }

  /// Years, values and paces are read from their last digits.
  private static func alignment(_ column: Int) -> String? { [2, 3, 6, 7].contains(column) ? "number" : nil }
}

extension HTMLWriter {
  /// What may be wider or longer than its room: it scrolls by itself, also by keys.
  mutating func scrolled(labelledBy id: String, _ content: (inout HTMLWriter) -> Void) {
    element("div", ["class": "scroll", "role": "region", "aria-labelledby": id, "tabindex": "0"], content)
  }
}
