import Diagnostics
import Quantities

@testable import Evaluation
@testable import Findings
@testable import Packs

/// Trajectories made by hand.
enum ChartSample {
  static let words = BothWordings(PlanNames(Sample.pack))

  /// The province's intensity, from 1.26 % in 2020 by the compound path to 2.5 % in 2025: 1.2600, 1.4453, 1.6579,
  /// 1.9017, 2.1814, 2.5.
  static func intensity(values: [(Int, String, Outcome?)], projection: String? = "1.79") -> Trajectory {
    trajectory(
      baseline: (2020, "1.26"),
      path: [
        (2020, "1.26"), (2021, "1.4453"), (2022, "1.6579"), (2023, "1.9017"), (2024, "2.1814"), (2025, "2.5"),
      ], values: values, target: "2.5", due: 2025, decimals: 2, projection: projection)
  }

  static func trajectory(
    _ comparison: Comparison = .atLeast, unit: String = "%", baseline: (Int, String)? = nil,
    path: [(Int, String)] = [], values: [(Int, String, Outcome?)] = [], target: String? = nil, due: Int? = nil,
    decimals: Int? = nil, projection: String? = nil, meetsTarget: Bool = false,
    title: LocalizedText = LocalizedText(zh: "研发强度达到2.5%", en: "R&D intensity of 2.5 %"), each: [NamedText] = [],
    region: Int = Sample.province
  ) -> Trajectory {
    func figure(_ text: String) -> Figure { Sample.figure(text, unit, decimals: decimals) }
    func point(_ year: Int, _ text: String, _ outcome: Outcome? = nil) -> Trajectory.Point {
      Trajectory.Point(year: year, figure: figure(text), outcome: outcome)
    }
    return Trajectory(
      rule: "R-1", subject: Subject(region: region, each: each), title: title, comparison: comparison,
      unit: Unit(unit) ?? .number, baseline: baseline.map { point($0.0, $0.1) }, path: path.map { point($0.0, $0.1) },
      values: values.map { point($0.0, $0.1, $0.2) }, target: target.map(figure), due: due,
      outcome: values.last?.2, paceNeeded: nil, paceSoFar: nil,
      projection: projection.map { Projection(year: due ?? 2025, value: figure($0), meetsTarget: meetsTarget) })
  }

  static func written(_ trajectory: Trajectory) -> String {
    var writer = HTMLWriter()
    TrajectoryChart(trajectory, id: "chart-1", words: words).write(to: &writer)
    return writer.text
  }
}
