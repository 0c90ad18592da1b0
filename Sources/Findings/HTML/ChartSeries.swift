/// What a figure of a chart is; its word is the `data-series` of what is drawn for it.
enum ChartSeries: String {
  /// What the plan starts from.
  case baseline
  /// What is asked by year.
  case path
  case value
  /// Where the pace so far leads.
  case projection
  case target
}
