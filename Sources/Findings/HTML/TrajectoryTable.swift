internal import Diagnostics
internal import Evaluation
internal import Packs

/// The figures of a chart as a table, for those who do not see the drawing and those who want the numbers.
struct TrajectoryTable {
  let trajectory: Trajectory
  let shown: ShownTrajectory
  let words: BothWordings

  func write(to writer: inout HTMLWriter) {
    writer.element("details", ["class": "chart-figures"]) { writer in
      writer.element("summary", text: words(\.chartTable))
      writer.element("table") { writer in
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            let series = [ChartSeries.value, .path].map { series in words { $0.chartSeries(series) } }
            for title in [words(\.yearColumn)] + series + [words(\.outcomeColumn)] {
              writer.element("th", ["scope": "col"], text: title)
            }
          }
        }
        writer.element("tbody") { writer in
          for year in shown.years { row(year, &writer) }
          if trajectory.due == nil, let target = shown.target { everyYear(target, &writer) }
        }
      }
    }
  }

  private func row(_ year: ShownTrajectory.Year, _ writer: inout HTMLWriter) {
    writer.element("tr") { writer in
      writer.element("th", ["scope": "row"], text: String(year.year))
      writer.element("td") { writer in
        let figures = [(ChartSeries.baseline, year.baseline), (.value, year.value), (.projection, year.projection)]
        for (index, (series, figure)) in figures.filter({ $0.1 != nil }).enumerated() {
          if index > 0 { writer.empty("br") }
          writer.both(words { self.found(series, figure, $0) })
        }
      }
      writer.element("td", text: words { self.asked(year, $0) })
      writer.element("td", text: words { words in year.outcome.map { words.outcome($0) } ?? "" })
    }
  }

  /// The value, or what stands for one: `1.26%（基线）`.
  private func found(_ series: ChartSeries, _ figure: ShownTrajectory.Shown?, _ words: Wording) -> String {
    guard let figure else { return "" }
    let amount = words.amount(figure.text, shown.unit)
    return series == .value ? amount : amount + words.aside(words.chartSeries(series))
  }

  private func asked(_ year: ShownTrajectory.Year, _ words: Wording) -> String {
    guard let figure = year.target ?? year.asked else { return "" }
    let limit = words.limit(trajectory.comparison, words.amount(figure.text, shown.unit))
    return year.target == nil ? limit : limit + words.aside(words.chartSeries(.target))
  }

  private func everyYear(_ target: ShownTrajectory.Shown, _ writer: inout HTMLWriter) {
    writer.element("tr") { writer in
      writer.element("th", ["scope": "row"], text: words(\.everyYear))
      writer.element("td", text: "")
      writer.element("td", text: words { $0.limit(trajectory.comparison, $0.amount(target.text, shown.unit)) })
      writer.element("td", text: "")
    }
  }
}
