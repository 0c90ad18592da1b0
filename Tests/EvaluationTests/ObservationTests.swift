import Diagnostics
import Evaluation
import Testing

@Suite("Observations")
struct ObservationTests {
  private static let values: [(region: Int, year: Int, indicator: String, value: String)] = [
    (230100, 2022, "rd", "10"), (230100, 2023, "rd", "12.50"), (230100, 2023, "gdp", "500"),
    (230200, 2023, "rd", "3 亿元"), (230200, 2023, "gdp", "1,200.5"), (230300, 2023, "gdp", "约 7"),
    (230300, 2023, "firms", "-3"), (230000, 2023, "rd", "16"), (230000, 2023, "intensity", "1.02"),
    (230000, 2022, "money", "123456789012345678.25"), (230000, 2023, "money", "123456789012345678.5"),
    (230100, 2023, "intensity", "2.4"), (230100, 2023, "firms", "１２"), (230100, 2023, "leaders", "0.000"),
    (230200, 2023, "firms", "3605 家"), (230099, 2023, "rd", "0.5"), (230000, 2019, "money", "101"),
  ]

  private static let rules = """
      - {id: A, for: [city, province], value: intensity, at_least: 2.4 %}
      - {id: B, for: [city, province], value: growth(rd), at_least: 10 %}
      - {id: C, for: [city, province], assert: leaders <= firms}
      - {id: D, for: province, value: 'cities.sum(c, c.rd)', at_least: 15 亿元}
      - {id: E, for: province, value: change(money), at_most: 1 亿元}
      - {id: F, for: [city, province], each: {x: {tag: core}}, value: x, at_least: 1 家}
      - {id: G, for: city, value: 'since(2021).count(y, reported(y.rd))', at_least: 2}
    """

  @Test("They are judged as the values of reports are, wherever a part of the file ends")
  func sameAsReports() throws {
    let plan = Plan(Self.rules)
    let places = Self.values.map { "\($0.region)/\($0.year)" }
    let reports = Set(places).sorted().map { place in
      let own = Self.values.filter { "\($0.region)/\($0.year)" == place }
      let list = own.map { "\($0.indicator): '\($0.value)'" }.joined(separator: ", ")
      return report(own[0].region, own[0].year, "indicators: {\(list)}")
    }
    let expected = try plan.judge(reports).facts()
    #expect(expected.count > 50)
    let rows = Self.values.map { "\($0.region),\($0.indicator),\($0.year),\"\($0.value)\"\n" }.joined()
    for size in [1, 40, 100, 1 << 16] {
      let judged = try plan.judge([], observations: ["region,indicator,year,value\n" + rows], bytesPerChunk: size)
      #expect(judged.facts() == expected)
    }
    // In two files, with names and headers in Chinese, and a column of units.
    let halves = [Self.values.prefix(8), Self.values.dropFirst(8)].map { values in
      "地区;指标;年份;数值;单位\n"
        + values.map { value in
          let parts = value.value.split(separator: " ")
          let isUnit = parts.count == 2 && Double(parts[0]) != nil
          return "\(value.region);\(value.indicator);\(value.year);"
            + (isUnit ? "\(parts[0]);\(parts[1])\n" : "\(value.value);\n")
        }.joined()
    }
    #expect(try plan.judge([], observations: halves).facts() == expected)
  }

  @Test("A value is named with its line and column")
  func places() throws {
    let judged = try Plan("  - {id: A, for: city, value: rd, at_least: 20 亿元}").judge(
      [], observations: ["region,indicator,year,value\n\n230100,研发经费,2023,12.50\n"])
    #expect(judged.places("A") == ["rd observations1.csv:3:18 12.50"])
    #expect(judged.outcomes("A") == ["230100/2023 fail"])
  }

  @Test("They stand beside a report's values, those of its history, and those of other years")
  func besideReports() throws {
    let plan = Plan("  - {id: A, for: city, value: growth(rd), at_least: 100 %}")
    let file = "region,indicator,year,value\n230100,rd,2022,10\n230100,rd,2023,12\n230200,rd,2023,8\n"
    let judged = try plan.judge(
      [
        report(230200, 2023, "history: {2022: {rd: 4}}"), report(230300, 2022, "indicators: {rd: 1}"),
        report(230100, 2023, "history: {2022: {rd: 11}}"),
      ], observations: [file])
    #expect(
      judged.lacking("A") == [
        "230100/2022 undetermined: rd@230100/2021 not_reported", "230100/2023 fail", "230200/2023 pass",
        "230300/2022 undetermined: rd@230300/2021 not_reported",
      ])
    // The report's own history is what it goes by, and differs from what was observed.
    #expect(
      judged.places("A") == [
        "rd observations1.csv:2:16 10", "rd observations1.csv:3:16 12", "rd 3.yaml:4:22 11",
        "rd observations1.csv:4:16 8", "rd 1.yaml:4:22 4", "rd 2.yaml:4:18 1",
      ])
    #expect(judged.places("history-revised") == ["rd 3.yaml:4:22 11", "rd observations1.csv:2:16 10"])
    #expect(judged.outcomes("history-revised") == ["230100/2022 rd fail"])
  }

  @Test("An earlier revision does not know what was observed")
  func revisions() throws {
    let plan = Plan("  - {id: A, for: city, value: rd - previous_revision.rd, at_least: 0 亿元}")
    let file = "region,indicator,year,value\n230100,rd,2023,12\n"
    let judged = try plan.judge(
      [report(230100, 2023, "revision: 1"), report(230100, 2023, "revision: 2")], observations: [file])
    #expect(judged.lacking("A") == ["230100/2023 undetermined: rd@230100/2023 not_reported"])
  }

  @Test("The findings on data see them")
  func dataFindings() throws {
    let file = """
      region,indicator,year,value,series
      230000,rd,2023,20,
      230100,rd,2023,10,科技
      230200,rd,2023,5,
      230100,gdp,2023,400,统计
      230100,intensity,2023,2.4,
      230200,firms,2020,三家,

      """
    let judged = try Plan("  - {id: A, for: city, value: rd / gdp, at_least: 1 %}").judge([], observations: [file])
    #expect(judged.outcomes("value-invalid") == ["230200/2020 firms fail"])
    #expect(judged.places("value-invalid") == ["firms observations1.csv:7:19 三家"])
    #expect(judged.outcomes("derived-mismatch") == ["230100/2023 intensity pass"])
    #expect(judged.outcomes("total-mismatch") == ["230000/2023 rd undetermined"])
    #expect(judged.outcomes("mixed-series") == ["230100/2023 intensity fail", "230100/2023 rd fail"])
    #expect(
      judged.findings(but: "A", "value-invalid", "total-mismatch", "mixed-series") == [
        "report-missing 230300/2023 fail"
      ])
  }
}
