internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// A chart of a headline indicator: where it started, what is asked by year, what was reported, where that leads.
///
/// An inline drawing as wide as its room, that has no colour of its own: `Resources/charts.css` gives every class its
/// look. Every figure drawn has `data-series` (`ChartSeries`), `data-year` and `data-value`, the exact decimal or 34
/// digits of what is none, and where its year was judged `data-outcome`. The same figures stand beneath it in a table.
struct TrajectoryChart {
  let trajectory: Trajectory
  /// Unlike that of any other element of the page.
  let id: String
  let words: BothWordings
  private let shown: ShownTrajectory

  init(_ trajectory: Trajectory, id: String, words: BothWordings) {
    self.trajectory = trajectory
    self.id = id
    self.words = words
    shown = ShownTrajectory(trajectory)
  }

  func write(to writer: inout HTMLWriter) {
    let region = trajectory.subject.region.map { words.zh.names.regions[$0] }
    writer.element(
      "figure",
      [
        "class": "chart", "id": id, "data-rule": trajectory.rule, "data-region": region?.code,
        "data-outcome": trajectory.outcome?.rawValue,
      ]
    ) { writer in
      writer.element("figcaption", ["id": id + "-title"]) { writer in
        writer.element("span", ["class": "chart-title"], text: words { $0.chartTitle(trajectory) })
        // Of the outermost region everything is that is not said to be another's.
        if let region, region.parent != nil {
          writer.element("span", ["class": "chart-region"], text: region.name)
        }
      }
      writer.element(
        "p", ["class": "chart-summary", "id": id + "-text"], text: words { $0.chartSummary(trajectory, shown) })
      if shown.numbers.isEmpty {
        writer.element("p", ["class": "chart-empty"], text: words(\.chartWithoutFigures))
      } else {
        draw(&writer)
        key(&writer)
        TrajectoryTable(trajectory: trajectory, shown: shown, words: words).write(to: &writer)
      }
    }
  }

  // MARK: - The drawing

  private func draw(_ writer: inout HTMLWriter) {
    let scale = ChartScale(covering: shown.numbers, isCount: trajectory.unit.isExactCount)
    let names = endLabels.flatMap { [words.zh.chartSeries($0.series), words.en.chartSeries($0.series), $0.text] }
    let layout = ChartLayout(scale, years: shown.years.map(\.year), labels: names)
    writer.element(
      "svg",
      [
        "class": "chart-drawing", "role": "img", "aria-labelledby": id + "-title", "aria-describedby": id + "-text",
        "viewBox": "0 0 \(ChartLayout.width / 10) \(ChartLayout.height / 10)", "focusable": "false",
      ]
    ) { writer in
      grid(layout, &writer)
      target(layout, &writer)
      path(layout, &writer)
      lines(layout, &writer)
      points(layout, &writer)
      labels(layout, &writer)
    }
  }

  private func grid(_ layout: ChartLayout, _ writer: inout HTMLWriter) {
    for tick in layout.scale.ticks {
      let y = layout.y(tick)
      line("chart-grid", layout.left, y, layout.right, y, &writer)
      if layout.hasTickLabels {
        text("chart-tick", layout.left - ChartLayout.tickGap, y + 40, anchor: "end", &writer) {
          $0.write(layout.scale.label(of: tick))
        }
      }
    }
    let power = layout.scale.exponent == 0 ? "" : Decimal.powerOfTen(layout.scale.exponent)
    let unit = [power, trajectory.unit.symbol].filter { !$0.isEmpty }.joined(separator: " ")
    let isShort = ChartLayout.width(of: unit) <= layout.left - ChartLayout.tickGap
    text("chart-unit", isShort ? layout.left - ChartLayout.tickGap : 0, 120, anchor: isShort ? "end" : "start", &writer)
    {
      $0.write(unit)
    }
    for year in layout.labelledYears {
      text("chart-year", layout.x(year), ChartLayout.bottom + 200, anchor: "middle", &writer) { $0.write(String(year)) }
    }
  }

  private func target(_ layout: ChartLayout, _ writer: inout HTMLWriter) {
    guard let target = shown.target else { return }
    let y = layout.y(target.number)
    element("g", .target, trajectory.due, target, nil, class: "chart-target", &writer) { writer in
      line(nil, layout.left, y, layout.right, y, &writer)
    }
  }

  private func path(_ layout: ChartLayout, _ writer: inout HTMLWriter) {
    let asked = shown.years.compactMap { year in year.asked.map { (year.year, $0) } }
    // What is asked of some years alone asks nothing of those between.
    for run in Self.runs(asked) { polyline("chart-path", run.map { place($0.0, $0.1, layout) }, &writer) }
    for (year, figure) in asked {
      element("g", .path, year, figure, nil, class: "chart-asked", &writer) { writer in
        writer.empty(
          "circle",
          ["cx": ChartLayout.text(layout.x(year)), "cy": ChartLayout.text(layout.y(figure.number)), "r": "2"])
      }
    }
  }

  /// From the baseline through the values, and on to the projection.
  private func lines(_ layout: ChartLayout, _ writer: inout HTMLWriter) {
    let known = known
    for (first, second) in zip(known, known.dropFirst()) where second.0 > first.0 + 1 {
      polyline("chart-gap", [place(first.0, first.1, layout), place(second.0, second.1, layout)], &writer)
    }
    for run in Self.runs(known) { polyline("chart-values", run.map { place($0.0, $0.1, layout) }, &writer) }
    if let last = known.last, let end = shown.years.first(where: { $0.projection != nil }), let to = end.projection {
      polyline("chart-projection", [place(last.0, last.1, layout), place(end.year, to, layout)], &writer)
    }
  }

  /// What the line of values goes through.
  private var known: [(Int, ShownTrajectory.Shown)] {
    shown.years.compactMap { year in (year.value ?? year.baseline).map { (year.year, $0) } }
  }

  private func points(_ layout: ChartLayout, _ writer: inout HTMLWriter) {
    func mark(_ series: ChartSeries, _ year: Int, _ figure: ShownTrajectory.Shown, _ outcome: Outcome?, _ name: String)
    {
      let (x, y) = place(year, figure, layout)
      element("g", series, year, figure, outcome, class: name, &writer) { writer in
        OutcomeShape(outcome: outcome).writePoint(ChartLayout.text(x), ChartLayout.text(y), to: &writer)
      }
    }
    for year in shown.years {
      if let baseline = year.baseline { mark(.baseline, year.year, baseline, nil, "chart-point o-none") }
      if let projection = year.projection { mark(.projection, year.year, projection, nil, "chart-point o-none") }
      if let value = year.value {
        mark(.value, year.year, value, year.outcome, "chart-point " + OutcomeShape(outcome: year.outcome).styleClass)
      }
    }
  }

  // MARK: - Labels

  /// What stands to the right of the drawing's last year.
  private var endLabels: [(series: ChartSeries, text: String, number: Number)] {
    var labels: [(ChartSeries, ShownTrajectory.Shown)] = []
    if let target = shown.target { labels.append((.target, target)) }
    if let last = shown.years.last {
      if let projection = last.projection { labels.append((.projection, projection)) }
      if let value = last.value { labels.append((.value, value)) }
    }
    return labels.map { ($0, label($1), $1.number) }
  }

  private func labels(_ layout: ChartLayout, _ writer: inout HTMLWriter) {
    let ends = endLabels.map { ($0, layout.y($0.number)) }.sorted { $0.1 < $1.1 }
    let heights = ChartLayout.apart(ends.map(\.1), by: 2 * ChartLayout.line + 20)
    for ((label, _), y) in zip(ends, heights) {
      let x = layout.right + 90
      let name = words { $0.chartSeries(label.series) }
      text("chart-name", x, y - 20, anchor: "start", &writer) { $0.both(name, in: "tspan") }
      text("chart-label", x, y + ChartLayout.line - 30, anchor: "start", &writer) { $0.write(label.text) }
    }
    for year in labelledPoints(layout) {
      guard let figure = year.value ?? year.baseline else { continue }
      let (x, y) = place(year.year, figure, layout)
      let isAbove = year.value == nil || year.asked.map { !(figure.number < $0.number) } ?? true
      let fits = isAbove ? y - 190 > 0 : y + 220 <= ChartLayout.bottom
      let offset = isAbove == fits ? -90 : 190
      let content = label(figure)
      text("chart-label", layout.middle(of: content, over: x), y + offset, anchor: "middle", &writer) {
        $0.write(content)
      }
    }
  }

  /// The points with a figure beside them: all where there is room, else the first and the last; what stands to the
  /// right of the drawing is not said twice.
  private func labelledPoints(_ layout: ChartLayout) -> [ShownTrajectory.Year] {
    var known = shown.years.filter { $0.value != nil || $0.baseline != nil }
    let widest = known.map { ChartLayout.width(of: label($0.value ?? $0.baseline)) }.max() ?? 0
    if let last = known.last, last.year == shown.years.last?.year, last.value != nil { known.removeLast() }
    guard widest + 60 > layout.yearWidth, let first = known.first, let last = known.last else { return known }
    return layout.x(last.year) - layout.x(first.year) > widest + 60 ? [first, last] : [last]
  }

  /// A figure in the drawing, where the axis names the unit.
  private func label(_ figure: ShownTrajectory.Shown?) -> String {
    guard let figure else { return "" }
    let symbol = trajectory.unit.symbol
    return figure.text.brief(atMost: 9) + (symbol == "%" || symbol == "‰" ? symbol : "")
  }

  /// What the lines and shapes of the drawing mean.
  private func key(_ writer: inout HTMLWriter) {
    let judged = shown.years.filter { $0.value != nil }.map(\.outcome)
    writer.element("ul", ["class": "chart-key", "aria-hidden": "true"]) { writer in
      func item(_ name: LocalizedText, _ draw: (inout HTMLWriter) -> Void) {
        writer.element("li") { writer in
          writer.element("svg", ["viewBox": "0 0 22 12", "class": "chart-sample"], draw)
          writer.both(name)
        }
      }
      func sample(_ series: ChartSeries, _ name: StaticString) {
        item(words { $0.chartSeries(series) }) { line("\(name)", 10, 60, 210, 60, &$0) }
      }
      let known = known
      if known.count > 1 { sample(.value, Self.runs(known).count < known.count ? "chart-values" : "chart-gap") }
      if shown.years.contains(where: { $0.asked != nil }) { sample(.path, "chart-path") }
      if trajectory.projection != nil { sample(.projection, "chart-projection") }
      for outcome in Outcome.allCases where judged.contains(outcome) {
        item(words { $0.outcome(outcome) }) { writer in
          writer.element("g", ["class": "chart-point " + OutcomeShape(outcome: outcome).styleClass]) { writer in
            OutcomeShape(outcome: outcome).writePoint("11", "6", to: &writer)
          }
        }
      }
    }
  }

  // MARK: - Elements

  private func place(_ year: Int, _ figure: ShownTrajectory.Shown, _ layout: ChartLayout) -> (Int, Int) {
    (layout.x(year), layout.y(figure.number))
  }

  /// What is drawn for a figure, with the figure itself and words for it.
  private func element(
    _ name: StaticString, _ series: ChartSeries, _ year: Int?, _ figure: ShownTrajectory.Shown, _ outcome: Outcome?,
    class style: String, _ writer: inout HTMLWriter, _ draw: (inout HTMLWriter) -> Void
  ) {
    let sentence = words { $0.chartPoint(series, year, $0.amount(figure.text, shown.unit), outcome) }
    writer.element(
      name,
      [
        "class": style, "data-series": series.rawValue, "data-year": year.map(String.init),
        "data-value": figure.number.description, "data-outcome": outcome?.rawValue,
      ]
    ) { writer in
      writer.element("title", text: "\(sentence.zh) · \(sentence.en)")
      draw(&writer)
    }
  }

  private func line(_ style: String?, _ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ writer: inout HTMLWriter) {
    writer.empty(
      "line",
      [
        "class": style, "x1": ChartLayout.text(x1), "y1": ChartLayout.text(y1), "x2": ChartLayout.text(x2),
        "y2": ChartLayout.text(y2),
      ])
  }

  private func polyline(_ style: String, _ places: [(Int, Int)], _ writer: inout HTMLWriter) {
    guard places.count > 1 else { return }
    let points = places.map { "\(ChartLayout.text($0)),\(ChartLayout.text($1))" }.joined(separator: " ")
    writer.empty("polyline", ["class": style, "points": points])
  }

  private func text(
    _ style: String, _ x: Int, _ y: Int, anchor: String, _ writer: inout HTMLWriter,
    _ content: (inout HTMLWriter) -> Void
  ) {
    writer.element(
      "text", ["class": style, "x": ChartLayout.text(x), "y": ChartLayout.text(y), "text-anchor": anchor], content)
  }

  /// The figures in runs of years that follow one another.
  private static func runs(_ figures: [(Int, ShownTrajectory.Shown)]) -> [[(Int, ShownTrajectory.Shown)]] {
    var runs: [[(Int, ShownTrajectory.Shown)]] = []
    for figure in figures {
      if let last = runs.last?.last, last.0 + 1 == figure.0 {
        runs[runs.count - 1].append(figure)
      } else {
        runs.append([figure])
      }
    }
    return runs
  }
}
