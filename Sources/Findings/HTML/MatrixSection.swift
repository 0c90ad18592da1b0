internal import Diagnostics
internal import Evaluation
internal import Packs

/// Regions × rules: how each rule turned out for each region.
struct MatrixSection: PageSection {
  let page: HTMLPage
  private let matrices: [OutcomeMatrix]
  /// The first finding of a rule, region and year, for its link.
  private let links: [OutcomeMatrix.Spot: String]

  init(page: HTMLPage) {
    self.page = page
    matrices = OutcomeMatrix.all(of: page.presentation)
    let listed = page.findings + page.presentation.waived
    links = Dictionary(listed.map { (OutcomeMatrix.Spot($0.verdict), $0.fingerprint) }) { first, _ in first }
  }

  var id: String { "matrix" }
  var title: LocalizedText { page.words(\.matrixTitle) }
  var isEmpty: Bool { matrices.isEmpty }

  func write(to writer: inout HTMLWriter) {
    legend(&writer)
    for (index, matrix) in matrices.enumerated() {
      writer.line()
      write(matrix, "matrix-\(index + 1)", &writer)
    }
  }

  private func legend(_ writer: inout HTMLWriter) {
    writer.element("p", ["class": "legend"]) { writer in
      for outcome in Outcome.bySeriousness where page.assessment.count(outcome) > 0 {
        writer.badge(outcome, page.words)
        writer.write(" ")
      }
      writer.element("span", text: page.words(\.matrixLegend))
    }
    writer.element("p", ["class": "needs-script choices"]) { writer in
      for level in Set(matrices.map(\.level)).sorted(by: >) { years(ofLevel: level, &writer) }
      writer.element("label") { writer in
        writer.empty("input", ["type": "checkbox", "id": "only-shortfalls"])
        writer.write(" ")
        writer.both(page.words(\.onlyShortfalls))
      }
    }
  }

  /// Of several years of a level one is shown at a time.
  private func years(ofLevel level: Int, _ writer: inout HTMLWriter) {
    let years = matrices.filter { $0.level == level }.compactMap(\.year)
    guard years.count > 1 else { return }
    writer.element("label") { writer in
      writer.element("span", text: page.words { $0.yearOf(page.pack.identity.levels[level].title) })
      writer.write(" ")
      writer.element("select", ["class": "year-choice", "data-level": String(level)]) { writer in
        for year in years { writer.element("option", ["value": String(year)], text: String(year)) }
      }
    }
  }

  private func write(_ matrix: OutcomeMatrix, _ id: String, _ writer: inout HTMLWriter) {
    let level = page.pack.identity.levels[matrix.level].title
    let region = matrix.region.map { page.pack.regions[$0].name }
    let isWide = matrix.region == nil
    writer.element(
      "div",
      [
        "class": isWide ? "matrix wide" : "matrix", "data-level": String(matrix.level),
        "data-year": matrix.year.map(String.init),
      ]
    ) { writer in
      writer.element("h3", ["id": id], text: page.words { $0.matrixCaption(region, level, matrix.year) })
      writer.scrolled(labelledBy: id) { writer in
        writer.element("table", ["class": isWide ? "cells" : "cells years"]) { writer in
          writer.element("thead") { writer in
            writer.element("tr") { writer in
              writer.element("th", ["scope": "col"], text: page.words(\.ruleColumn))
              if matrix.isSingle { writer.element("th", ["scope": "col"], text: page.words(\.requirementColumn)) }
              for column in matrix.columns {
                writer.element("th", ["scope": "col"]) { $0.element("span", text: title(of: column)) }
              }
              if !matrix.isSingle {
                writer.element("th", ["scope": "col", "class": "sum"]) {
                  $0.element("span", text: page.words(\.metOfJudged))
                }
              }
            }
          }
          for part in matrix.parts {
            writer.line()
            writer.element("tbody", ["data-chapter": part.chapter.key]) { writer in
              writer.element("tr", ["class": "chapter"]) { writer in
                writer.element(
                  "th", ["scope": "rowgroup", "colspan": String(matrix.columns.count + 2)]
                ) { $0.element("span", text: part.chapter.title) }
              }
              for row in part.rows {
                writer.line()
                write(row, matrix, &writer)
              }
            }
          }
          writer.element("tfoot") { total(of: matrix, &$0) }
        }
      }
      writer.element("p", ["class": "cell-words needs-script", "aria-hidden": "true"], text: page.words(\.pointAtCell))
    }
  }

  private func title(of column: OutcomeMatrix.Column) -> LocalizedText {
    switch column {
    case .region(let index): page.pack.regions[index].name
    case .year(let year): page.words { $0.year(year) }
    }
  }

  private func write(_ row: OutcomeMatrix.Row, _ matrix: OutcomeMatrix, _ writer: inout HTMLWriter) {
    let cells = row.cells.compactMap { $0 }
    let hasShortfall = cells.contains { $0.verdict.outcome.isShortfall }
    writer.element("tr", ["data-rule": row.rule.id, "data-shortfall": hasShortfall ? "" : nil]) { writer in
      writer.element("th", ["scope": "row"]) { writer in
        writer.element("span", text: row.rule.title)
        writer.element("code", text: row.rule.id)
      }
      if matrix.isSingle {
        writer.element("td", text: page.words { words in words.limit(cells) })
      }
      for (cell, column) in zip(row.cells, matrix.columns) {
        guard let cell else {
          writer.element("td", text: "")
          continue
        }
        write(cell, column, hasRoom: matrix.region != nil, &writer)
      }
      if !matrix.isSingle {
        writer.element("td", ["class": "sum"]) { writer in
          if row.isWhole { writer.write(OutcomeMatrix.share([row])) } else { writer.both(page.words(\.findingsOnly)) }
        }
      }
    }
  }

  private func write(
    _ cell: OutcomeMatrix.Cell, _ column: OutcomeMatrix.Column, hasRoom: Bool, _ writer: inout HTMLWriter
  ) {
    let verdict = cell.verdict
    let count = cell.counts[verdict.outcome]
    let region = verdict.subject.region.map { page.pack.regions[$0].code }
    let content = { (writer: inout HTMLWriter) in
      writer.mark(verdict.outcome)
      if cell.counts.total > 1 {
        writer.element("span", ["class": "times", "aria-hidden": "true"], text: String(count))
      } else if hasRoom, verdict.actual != nil {
        writer.element(
          "span", ["class": "found", "aria-hidden": "true"],
          text: page.words { $0.actual(verdict, ShownFigures(verdict)) ?? "" })
      }
      writer.element("span", ["class": "unseen"], text: page.words { $0.cell(verdict, cell.counts) })
    }
    let attributes: HTMLWriter.Attributes = [
      "data-outcome": verdict.outcome.rawValue, "data-region": region,
      "data-year": verdict.subject.year.map(String.init), "data-count": String(count),
    ]
    writer.element("td", attributes) { writer in
      if let fingerprint = links[OutcomeMatrix.Spot(verdict)] {
        writer.element("a", ["href": "#f-" + fingerprint], content)
      } else {
        content(&writer)
      }
    }
  }

  /// How many of the column's verdicts pass.
  private func total(of matrix: OutcomeMatrix, _ writer: inout HTMLWriter) {
    let rows = matrix.parts.flatMap(\.rows)
    writer.element("tr") { writer in
      writer.element("th", ["scope": "row"], text: page.words(\.metOfJudged))
      if matrix.isSingle { writer.element("td", text: "") }
      for index in matrix.columns.indices {
        writer.element("td", text: OutcomeMatrix.share(rows) { $0 == index })
      }
      if !matrix.isSingle {
        writer.element("td", ["class": "sum"], text: OutcomeMatrix.share(rows))
      }
    }
  }
}
