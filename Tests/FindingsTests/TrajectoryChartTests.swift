import Diagnostics
import Quantities
import Testing

@testable import Evaluation
@testable import Findings
@testable import Packs

@Suite("The chart of a headline indicator")
struct TrajectoryChartTests {
  private static let behind = ChartSample.intensity(values: [
    (2021, "1.35", .behind), (2022, "1.41", .behind), (2023, "1.44", .behind),
  ])

  /// `series year value outcome` of every figure drawn, in the order of the drawing.
  private static func figures(_ text: String) -> [String] {
    text.matches(of: #/data-series="(\w+)"(?: data-year="(\d+)")? data-value="([^"]+)"(?: data-outcome="(\w+)")?/#).map
    {
      let parts: [Substring?] = [$0.output.1, $0.output.2, $0.output.3, $0.output.4]
      return parts.compactMap { $0.map(String.init) }.joined(separator: " ")
    }
  }

  @Test("Every figure stands in the drawing's data, exactly")
  func data() {
    #expect(
      Self.figures(ChartSample.written(Self.behind)) == [
        "target 2025 2.5", "path 2020 1.26", "path 2021 1.4453", "path 2022 1.6579", "path 2023 1.9017",
        "path 2024 2.1814", "path 2025 2.5", "baseline 2020 1.26", "value 2021 1.35 behind",
        "value 2022 1.41 behind", "value 2023 1.44 behind", "projection 2025 1.79",
      ])
  }

  @Test("A fraction has 34 digits in the drawing's data, and few in words")
  func fraction() {
    let figure = Sample.figure(4, over: 3, "%", decimals: 2)
    let trajectory = Trajectory(
      rule: "R-1", subject: Subject(), title: LocalizedText("R"), comparison: .atLeast, unit: figure.unit,
      baseline: nil, path: [], values: [Trajectory.Point(year: 2023, figure: figure, outcome: nil)], target: nil,
      due: nil, outcome: nil, paceNeeded: nil, paceSoFar: nil, projection: nil)
    let text = ChartSample.written(trajectory)
    #expect(Self.figures(text) == ["value 2023 1.333333333333333333333333333333333"])
    #expect(text.contains(#"<span lang="zh">2023 年实际 1.33%</span><span lang="en">1.33 % in 2023</span>"#))
  }

  @Test("Later years lie to the right, greater figures above")
  func places() {
    let text = ChartSample.written(Self.behind)
    let circles = text.matches(of: #/<circle cx="([\d.]+)" cy="([\d.]+)"/#).compactMap { match in
      Double(match.output.1).flatMap { x in Double(match.output.2).map { (x, $0) } }
    }
    #expect(circles.count == 6)
    #expect(zip(circles, circles.dropFirst()).allSatisfy { $0.0 < $1.0 && $0.1 > $1.1 })
  }

  @Test(
    "A sentence says where the indicator stands and where it leads",
    arguments: [
      (
        behind, "2023 年实际 1.44%，应 ≥ 1.90%（滞后）；2025 年目标 ≥ 2.5%；按目前速度推算，2025 年为 1.79%，达不到目标",
        "1.44 % in 2023, required ≥ 1.90 % (behind); target ≥ 2.5 % by 2025; at the pace so far 1.79 % in 2025, "
          + "short of the target"
      ),
      (
        ChartSample.intensity(values: [(2025, "2.496", .fail)], projection: nil),
        "2025 年实际 2.496%，应 ≥ 2.5%（未达标）", "2.496 % in 2025, required ≥ 2.5 % (not met)"
      ),
      (
        ChartSample.trajectory(
          .atMost, unit: "吨", path: [(2025, "800")], values: [(2023, "860", .notDue)], target: "800", due: 2025,
          projection: "790", meetsTarget: true),
        "2023 年实际 860 吨（未到期）；2025 年目标 ≤ 800 吨；按目前速度推算，2025 年为 790 吨，可达到目标",
        "860 吨 in 2023 (not due); target ≤ 800 吨 by 2025; at the pace so far 790 吨 in 2025, which meets the target"
      ),
      (
        ChartSample.trajectory(path: [(2025, "2")], target: "2", due: 2025), "尚无已知的数值；2025 年目标 ≥ 2%",
        "no value is known yet; target ≥ 2 % by 2025"
      ),
      (
        ChartSample.trajectory(values: [(2023, "5", .pass)], target: "4"), "2023 年实际 5%（达标）；目标 ≥ 4%",
        "5 % in 2023 (met); target ≥ 4 %"
      ),
    ])
  func summary(trajectory: Trajectory, zh: String, en: String) {
    let shown = ShownTrajectory(trajectory)
    func words(_ words: Wording) -> String { words.chartSummary(trajectory, shown).replacing("\u{A0}", with: " ") }
    #expect(words(ChartSample.words.zh) == zh)
    #expect(words(ChartSample.words.en) == en)
  }

  @Test("A value that is not on its path never looks as if it were")
  func telling() {
    let shown = ShownTrajectory(
      ChartSample.trajectory(path: [(2023, "1.9001")], values: [(2023, "1.8996", .behind)], decimals: 2))
    #expect(shown.years.map(\.value?.text.description) == ["1.8996"])
    #expect(shown.years.map(\.asked?.text.description) == ["1.9001"])
  }

  @Test("The figures stand in a table too")
  func table() {
    let text = ChartSample.written(
      ChartSample.trajectory(
        unit: "家", baseline: (2020, "1931"), path: [(2020, "1931"), (2025, "5000")],
        values: [(2021, "2738", .notDue)], target: "5000", due: 2025, projection: "6100", meetsTarget: true))
    let rows = text.matches(of: #/<tr>(.*?)</tr>/#).map { row in
      row.output.1.replacing(#/<\w+ lang="en">.*?</\w+>/#, with: "").replacing(#/<.*?>/#, with: "|")
        .replacing(#/\|+/#, with: "|").replacing("\u{A0}", with: " ")
    }
    #expect(
      rows == [
        "|年份|实际|应达到|判定|", "|2020|1931 家（基线）|≥ 1931 家|", "|2021|2738 家|未到期|",
        "|2025|6100 家（推算）|≥ 5000 家（目标）|",
      ])
  }

  @Test("The drawing is named by what stands above it, in the language that is shown")
  func name() {
    let text = ChartSample.written(Self.behind)
    #expect(text.contains(#"role="img" aria-labelledby="chart-1-title" aria-describedby="chart-1-text""#))
    #expect(
      text.contains(
        #"<figcaption id="chart-1-title"><span class="chart-title"><span lang="zh">研发强度达到2.5%</span>"#
          + #"<span lang="en">R&amp;D intensity of 2.5 %</span></span></figcaption>"#))
  }

  @Test("A region below the outermost is named")
  func region() {
    let text = ChartSample.written(ChartSample.trajectory(values: [(2023, "1", .pass)], region: Sample.harbin))
    #expect(
      text.contains(
        #"<span class="chart-region"><span lang="zh">哈尔滨市</span><span lang="en">Harbin</span></span></figcaption>"#))
    #expect(text.contains(#"data-rule="R-1" data-region="230100" data-outcome="pass""#))
  }

  @Test("Outcomes have shapes that tell them apart without colour")
  func shapes() {
    let outcomes: [Outcome?] = Outcome.allCases + [nil]
    func drawn(_ write: (OutcomeShape, inout HTMLWriter) -> Void) -> [String] {
      outcomes.map { outcome in
        var writer = HTMLWriter()
        write(OutcomeShape(outcome: outcome), &writer)
        return writer.text
      }
    }
    // What is not due and what was not judged is the same on a chart: a value without an outcome.
    #expect(Set(drawn { $0.writePoint("0", "0", to: &$1) }).count == 7)
    #expect(Set(drawn { $0.writeSign("0", "0", to: &$1) }).count == 8)
  }

  @Test("A line breaks where a year is unknown, and a path where it asks nothing")
  func gaps() {
    let text = ChartSample.written(
      ChartSample.trajectory(
        baseline: (2019, "5"), path: [(2022, "6"), (2025, "7")],
        values: [(2021, "5", nil), (2022, "6", nil), (2024, "6", nil)], target: "7", due: 2025))
    // 2019 to 2021, and 2022 to 2024.
    #expect(text.matches(of: #/<polyline class="chart-gap"/#).count == 2)
    #expect(text.matches(of: #/<polyline class="chart-values"/#).count == 1)
    #expect(!text.contains(#"<polyline class="chart-path""#))
  }

  @Test(
    "What little there is is drawn",
    arguments: [
      (ChartSample.trajectory(values: [(2023, "-1.5", .fail)]), 1),
      (ChartSample.trajectory(values: [(2023, "0", .pass)], target: "0"), 2),
      (ChartSample.trajectory(baseline: (2020, "1")), 1),
      (ChartSample.trajectory(path: [(2025, "2")], target: "2", due: 2025), 2),
      (ChartSample.trajectory(values: [(2021, "3", .pass), (2022, "3", .pass)], target: "3", due: 2025), 3),
      (ChartSample.trajectory(unit: "元", values: [(2021, "1e1000", nil), (2022, "-1e1000", nil)]), 2),
      (
        ChartSample.trajectory(
          unit: "元",
          values: [(2021, "1000000000000000000000000000001", nil), (2022, "1000000000000000000000000000002", nil)]),
        2
      ),
      (ChartSample.trajectory(values: (1900...2200).map { ($0, "\($0 % 13)", nil) }), 301),
    ])
  func little(trajectory: Trajectory, count: Int) {
    let text = ChartSample.written(trajectory)
    #expect(Self.figures(text).count == count)
    let places = text.matches(of: #/(?:x|y|x1|y1|x2|y2|cx|cy)="(-?[\d.]+)"/#).compactMap { Double($0.output.1) }
    #expect(places.allSatisfy { (0...360).contains($0) })
  }

  @Test("Where there is no figure it says so, and draws nothing")
  func nothing() {
    let text = ChartSample.written(ChartSample.trajectory())
    #expect(text.contains("没有可以画出的数值"))
    #expect(!text.contains("<svg"))
  }

  @Test("What a pack says is text")
  func hostile() {
    let text = ChartSample.written(
      ChartSample.trajectory(
        values: [(2023, "1", .pass)], title: LocalizedText("\"><script>alert(1)</script>\u{202E}"),
        each: [NamedText(name: "n", text: "<img onerror=a>")]))
    #expect(!text.contains("<script"))
    #expect(!text.contains("<img"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\u{202E}（&lt;img onerror=a&gt;）"))
  }
}
