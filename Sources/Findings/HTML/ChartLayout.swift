internal import Diagnostics
internal import Quantities

/// Where in a chart's drawing things lie, in tenths of a unit; a unit is a pixel where the page is as wide as a phone.
struct ChartLayout {
  static let width = 3600
  static let height = 2160
  static let top = 300
  static let bottom = 1880
  /// Of the labels beside the drawing, so that they stay off the years beneath it.
  private static let lowestLabel = 1790
  /// Between a tick's label and the scale.
  static let tickGap = 60
  private static let widestTick = 700
  /// Of a line of small text.
  static let line = 140

  let scale: ChartScale
  let left: Int
  let right: Int
  /// Whether there is room for them; of numbers that differ in their last digits alone the labels would be long.
  let hasTickLabels: Bool
  private let firstYear: Int
  private let lastYear: Int

  /// - Parameter labels: What stands to the right of the last year.
  init(_ scale: ChartScale, years: [Int], labels: [String]) {
    self.scale = scale
    firstYear = years.min() ?? 0
    lastYear = years.max() ?? 0
    let ticks = scale.ticks.map { Self.width(of: scale.label(of: $0)) }.max() ?? 0
    hasTickLabels = ticks <= Self.widestTick
    left = (hasTickLabels ? ticks : 0) + Self.tickGap + 30
    right = Self.width - min(max(labels.map(Self.width).max() ?? 0, 60) + 130, 1200)
  }

  /// About as wide as a text is in small print, by the columns that it takes on a terminal.
  static func width(of text: String) -> Int { DisplayWidth.columns(of: text) * 63 }

  /// Where the middle of a text lies that is to stand over a place, and not over the labels of the ticks.
  func middle(of text: String, over x: Int) -> Int { max(x, left + Self.width(of: text) / 2 + 10) }

  /// A year alone stands in the middle.
  func x(_ year: Int) -> Int {
    guard firstYear < lastYear else { return (left + right) / 2 }
    return left + 80 + (right - left - 80) * (year - firstYear) / (lastYear - firstYear)
  }

  func y(_ number: Number) -> Int { Self.bottom - scale.height(of: number, along: Self.bottom - Self.top) }

  /// Between one year and the next.
  var yearWidth: Int { firstYear < lastYear ? (right - left - 80) / (lastYear - firstYear) : right - left }

  /// The years that are written under the axis, the last one among them: all, or every second, fifth, tenth ...
  var labelledYears: [Int] {
    let step = [1, 2, 5, 10, 20, 50, 100, 200].first { $0 * yearWidth >= 360 } ?? 500
    return Array(stride(from: lastYear, through: firstYear, by: -step)).reversed()
  }

  /// The heights of labels, moved apart so that none covers another and all stay beside the scale.
  ///
  /// - Parameter wanted: From above.
  static func apart(_ wanted: [Int], by distance: Int) -> [Int] {
    var heights = wanted
    for index in heights.indices.dropFirst() { heights[index] = max(heights[index], heights[index - 1] + distance) }
    let excess = (heights.last ?? 0) - lowestLabel
    guard excess > 0, let last = heights.indices.last else { return heights }
    heights[last] -= excess
    for index in heights.indices.dropLast().reversed() {
      heights[index] = min(heights[index], heights[index + 1] - distance)
    }
    return heights
  }

  /// Tenths as a drawing has them: 123.4.
  static func text(_ tenths: Int) -> String {
    Decimal(coefficient: tenths, scale: 1).normalized.description
  }
}
