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
  var isEmpty: Bool { tables.isEmpty }

  func write(to writer: inout HTMLWriter) {
    for (index, table) in tables.enumerated() {
      let id = "headline-\(index + 1)"
      writer.line()
      writer.element("h3", ["id": id], text: page.words { $0.regionAndYear(table.region.name, table.year) })
      writer.scrolled(labelledBy: id) { write(table, &$0) }
    }
  }

  private func write(_ table: HeadlineTable, _ writer: inout HTMLWriter) {
    let titles = zip(page.words.zh.headlineColumns, page.words.en.headlineColumns)
    let columns = titles.map { LocalizedText(zh: $0, en: $1) }
    // The year stands above, where it is the same for all.
    let shown = columns.indices.filter { $0 != Self.yearColumn || table.year == nil }
    writer.element("table", ["class": "headline"]) { writer in
      writer.element("thead") { writer in
        writer.element("tr") { writer in
          for index in shown {
            writer.element("th", ["scope": "col", "class": Self.alignment(index)], text: columns[index])
          }
        }
      }
      writer.element("tbody") { writer in
        for verdict in table.verdicts {
          let (zh, en) = (table.texts(of: verdict, page.words.zh), table.texts(of: verdict, page.words.en))
          writer.line()
          writer.element("tr", ["data-rule": verdict.rule, "data-outcome": verdict.outcome.rawValue]) { writer in
            for index in shown where index < zh.count {
              let text = LocalizedText(zh: zh[index], en: en[index])
              if index == 0 {
                writer.element("th", ["scope": "row"], text: text)
              } else {
                writer.element("td", ["class": Self.alignment(index)], text: text)
              }
            }
            writer.element("td") { $0.badge(verdict.outcome, page.words) }
          }
        }
      }
    }
  }

  private static let yearColumn = 2

  private static func alignment(_ column: Int) -> String? { [2, 3, 6, 7].contains(column) ? "number" : nil }
}

extension HTMLWriter {
  /// What may be wider or longer than its room: it scrolls by itself, also by keys.
  mutating func scrolled(labelledBy id: String, _ content: (inout HTMLWriter) -> Void) {
    element("div", ["class": "scroll", "role": "region", "aria-labelledby": id, "tabindex": "0"], content)
  }
}
