import Diagnostics
import Quantities
import Testing

@testable import Evaluation
@testable import Findings
@testable import Packs

@Suite("Which square of a map a region has")
struct TileGridTests {
  private static func grid(_ tiles: [(Int, Int)?]) -> TileGrid {
    TileGrid(tiles.map { $0.map { Region.Tile(column: $0.0, row: $0.1) } })
  }

  private static func places(_ tiles: [(Int, Int)?]) -> [[Int]] { grid(tiles).places.map { [$0.column, $0.row] } }

  @Test("The pack's squares keep their distances; the westernmost and the northernmost begin the map")
  func stated() {
    #expect(Self.places([(3, 5), (5, 4), (4, 7)]) == [[0, 1], [2, 0], [1, 3]])
  }

  @Test("Without squares of the pack's the regions are laid out in their order, about as wide as high")
  func inOrder() {
    #expect(Self.places([nil, nil, nil, nil, nil]) == [[0, 0], [1, 0], [2, 0], [0, 1], [1, 1]])
  }

  @Test("What has no square of the pack's follows beneath what has")
  func mixed() {
    #expect(Self.places([nil, (1, 0), (2, 1), nil, nil]) == [[0, 2], [0, 0], [1, 1], [1, 2], [0, 3]])
  }

  @Test(
    "A map is no wider than a phone shows well",
    arguments: [(1, 1, 1), (2, 2, 1), (4, 2, 2), (13, 4, 4), (64, 8, 8), (100, 8, 13), (0, 0, 0)])
  func size(count: Int, columns: Int, rows: Int) {
    let grid = TileGrid([Region.Tile?](repeating: nil, count: count))
    #expect([grid.columns, grid.rows] == [columns, rows])
  }
}

@Suite("The map of a rule's outcomes by region")
struct TileMapTests {
  /// Four cities, one of them residual; rule M is marked, rule N asks of two cities alone.
  private static func pack(cityName: String = "鸡西市") -> Pack {
    let texts = [
      "pack.yaml": """
      plumbline: 1
      pack: plan
      version: 1.0.0
      title: 规划
      years: {first: 2021, last: 2025}
      levels: {province: provinces, city: cities}

      """,
      "regions.yaml": """
      regions:
        "230000": {name: {zh: 黑龙江省, en: Heilongjiang}, level: province}
        "230100": {name: {zh: 哈尔滨市, en: Harbin}, level: city, in: "230000", aliases: [哈市, 哈尔滨], tile: [1, 0]}
        "230200": {name: {zh: 齐齐哈尔市, en: Qiqihar}, level: city, in: "230000", tile: [0, 0]}
        "230300": {name: '\(cityName)', level: city, in: "230000", tile: [1, 1]}
        "230900": {name: 未分地区, level: city, in: "230000", residual: true}

      """,
      "indicators.yaml": "indicators:\n  zones: {title: {zh: 高新区, en: Zones}, unit: 家}\n",
      "rules/a.yaml": """
      rules:
        - {id: L, title: 甲, for: city, value: zones, at_least: 1 家}
        - {id: M, title: {zh: 乙, en: B}, for: city, value: zones, at_least: 1 家, tags: [map]}
        - {id: N, title: 丙, for: [哈尔滨市, 齐齐哈尔市], value: zones, at_least: 1 家}
        - {id: P, title: 丁, for: province, value: zones, at_least: 1 家}

      """,
    ]
    let files = texts.sorted { $0.key < $1.key }.map {
      PackFile(name: $0.key, path: "plan/" + $0.key, bytes: Array($0.value.utf8))
    }
    let (pack, faults) = PackReader.read(folder: "plan", files: files)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    return pack!
  }

  private static func verdict(_ rule: String, _ region: Int, _ outcome: Outcome, _ value: String?, year: Int = 2025)
    -> Verdict
  {
    var verdict = Sample.limited(
      actual: Sample.figure(value ?? "0", "家"), limit: Sample.figure("1", "家"), outcome: outcome)
    if value == nil { verdict.actual = nil }
    verdict.rule = rule
    verdict.subject = Subject(region: region, year: year)
    return verdict
  }

  private static func presentation(_ verdicts: [Verdict], _ pack: Pack) -> Presentation {
    let rules = pack.rules.map { rule in
      RuleSummary(
        id: rule.id, also: [], severity: rule.severity, title: LocalizedText(zh: "题", en: "Title"), sources: [],
        tags: rule.tags, counts: OutcomeCounts())
    }
    return Presentation(
      Assessment(
        pack: pack, packFiles: [], asOf: CalendarDate(year: 2026, month: 1, day: 1)!, inputs: [], faults: [],
        rules: rules, verdicts: verdicts))
  }

  private static func written(_ map: TileMap, _ pack: Pack) -> String {
    var writer = HTMLWriter()
    map.write(to: &writer, id: "map-0", words: BothWordings(PlanNames(pack)))
    return writer.text
  }

  private static let verdicts = [
    verdict("L", 1, .pass, "1"), verdict("L", 2, .pass, "1"), verdict("M", 1, .pass, "3", year: 2024),
    verdict("M", 1, .pass, "2"), verdict("M", 2, .fail, "0"), verdict("N", 1, .pass, "1"),
    verdict("P", 0, .pass, "1"),
  ]

  @Test("There is a map for each rule on all regions of a level, the marked one first, of the last year")
  func maps() {
    let maps = TileMap.all(of: Self.presentation(Self.verdicts, Self.pack()))
    #expect(maps.map(\.rule.id) == ["M", "L"])
    #expect(maps.map(\.year) == [2025, 2025])
    #expect(maps.map { $0.tiles.map(\.verdict?.outcome) } == [[.pass, .fail, nil], [.pass, .pass, nil]])
    #expect(maps.first?.tiles.map(\.verdict?.actual?.number.description) == ["2", "0", nil])
  }

  @Test("Two regions make no map")
  func few() {
    #expect(TileMap.all(of: Self.presentation([Sample.verdict(rule: "R-8", outcome: .pass)], Sample.pack)).isEmpty)
  }

  @Test("The most serious of several verdicts on a region stands for it")
  func several() {
    var other = Self.verdict("M", 1, .behind, "1")
    other.subject.each = [NamedText(name: "n", text: "x")]
    let maps = TileMap.all(of: Self.presentation(Self.verdicts + [other], Self.pack()))
    #expect(maps.first?.tiles.first?.verdict?.outcome == .behind)
    #expect(maps.first?.tiles.first?.count == 2)
  }

  @Test("A tile has the region, the outcome and the figure, and leads to the finding or else to the table")
  func tiles() throws {
    let pack = Self.pack()
    let presentation = Self.presentation(Self.verdicts, pack)
    let map = try #require(TileMap.all(of: presentation).first)
    let finding = try #require(presentation.findings.first)
    let links = Self.written(map, pack).matches(of: #/<a (.*?)>/#).map { String($0.output.1) }
    #expect(
      links == [
        ##"class="tile o-pass" href="#map-0-0" data-region="230100" data-outcome="pass" data-value="2""##,
        ##"class="tile o-fail" href="#f-\##(finding.fingerprint)" data-region="230200" data-outcome="fail" data-value="0""##,
        ##"class="tile o-none" href="#map-0-2" data-region="230300""##,
      ])
  }

  @Test("A screen reader is told one sentence a tile")
  func sentences() throws {
    let pack = Self.pack()
    let map = try #require(TileMap.all(of: Self.presentation(Self.verdicts, pack)).first)
    let texts = Self.written(map, pack).matches(of: #/<text class="tile-words".*?>(.*?)</text>/#).map {
      String($0.output.1)
    }
    #expect(
      texts == [
        #"<tspan lang="zh">哈尔滨市：达标，实际 2 家，应达到 1 家，多 1 家</tspan>"#
          + #"<tspan lang="en">Harbin: met, found 2 家, at least 1 家 required, 1 家 above</tspan>"#,
        #"<tspan lang="zh">齐齐哈尔市：未达标，实际 0 家，应达到 1 家，少 1 家</tspan>"#
          + #"<tspan lang="en">Qiqihar: not met, found 0 家, at least 1 家 required, 1 家 below</tspan>"#,
        #"<tspan lang="zh">鸡西市：未判定</tspan><tspan lang="en">鸡西市: not judged</tspan>"#,
      ])
  }

  @Test("The outcomes are counted, with all regions as the denominator")
  func summary() throws {
    let pack = Self.pack()
    let map = try #require(TileMap.all(of: Self.presentation(Self.verdicts, pack)).first)
    #expect(
      Self.written(map, pack).contains(
        #"<p class="tiles-summary"><span lang="zh">1 / 3 达标，1 未达标，1 未判定</span>"#
          + #"<span lang="en">1 of 3 met, 1 not met, 1 not judged</span></p>"#))
  }

  @Test("A region is called by the longest alias that its name begins with, else by its name")
  func shortNames() {
    let pack = Self.pack()
    let words = BothWordings(PlanNames(pack))
    #expect(pack.regions.all.map(words.zh.shortName) == ["黑龙江省", "哈尔滨", "齐齐哈尔市", "鸡西市", "未分地区"])
    #expect(words.en.shortName(pack.regions[1]) == "Harbin")
  }

  @Test("What a pack says is text, and what is too long for a tile is shortened")
  func hostile() throws {
    let pack = Self.pack(cityName: "<script>alert(1)</script>" + String(repeating: "长", count: 10_000))
    let map = try #require(TileMap.all(of: Self.presentation(Self.verdicts, pack)).first)
    let text = Self.written(map, pack)
    #expect(!text.contains("<script"))
    #expect(text.contains(">&lt;script&gt;aler…</text>"))
  }
}
