import Evaluation
import Testing

@Suite("What is said to have no value is not reported, wherever it is said")
struct NoDataTests {
  @Test("An indicator is missing, and the verdict points at where it is said", arguments: ["—", "无", "/", "N/A"])
  func indicator(mark: String) throws {
    let judged = try Plan("  - {id: R, for: province, value: rd, at_least: 1 亿元}").judge([
      report(230000, 2023, "indicators: {rd: \"\(mark)\"}")
    ])
    #expect(judged.lacking("R") == ["230000/2023 undetermined: rd@230000/2023 not_reported"])
    #expect(judged.places("R") == ["rd 1.yaml:4:18 \(mark)"])
    #expect(judged.outcomes("value-invalid") == [])
  }

  @Test(
    "What stands in for a value that is not reported does so: the sum, the baseline, the parts, nothing of a residual")
  func standIns() throws {
    let plan = Plan(
      """
        - {id: SUM, for: province, value: rd, at_least: 3 亿元}
        - {id: BASE, for: province, value: in_year(2020).money, at_least: 120 亿元}
        - {id: PARTS, for: province, value: intensity, at_least: 1 %}
      """)
    let reports =
      [report(230000, 2023, "indicators: {rd: —, gdp: 100, intensity: —}\nhistory: {2020: {money: —}}")]
      + [230100, 230200, 230300].map { report($0, 2023, "indicators: {rd: 1}") }
      + [report(230099, 2023, "indicators: {rd: —}")]
    let judged = try plan.judge(reports)
    for rule in ["SUM", "BASE", "PARTS"] { #expect(judged.outcomes(rule).first == "230000/2023 pass") }
  }

  @Test("Fields of records in a report and in a file are empty alike, and one that is required is missing")
  func fields() throws {
    let plan = Plan("  - {id: A, for: zone, value: area, at_least: 3 公顷}")
    let listed = try plan.judge([
      report(230100, 2023, "registers: {zones: [{name: 甲, area: —}, {name: 无, area: 5}, {name: 乙, area: 0}]}")
    ])
    let expected = [
      "230100/2023 name=甲 undetermined: area@230100/2023 not_reported", "230100/2023 name=乙 fail",
    ]
    #expect(listed.lacking("A") == expected)
    for method in [RecordMethod.oneByOne, .columns(threads: 1)] {
      let csv = "name,area,place,of_year\n甲,—,230100,2023\n无,5,230100,2023\n乙,0,230100,2023\n"
      let judged = try plan.judge([], registers: [("zones", csv)], method: method)
      #expect(judged.lacking("A").sorted() == expected.sorted())
      #expect(judged.places("A").contains("area zones.csv:2:3 —"))
      #expect(judged.places("value-missing") == ["name zones.csv:3:1 无"])
    }
  }

  @Test("Observations without data are none")
  func observations() throws {
    let plan = Plan("  - {id: R, for: province, value: rd + gdp, at_least: 1 亿元}")
    let csv = "region,indicator,year,value,unit\n230000,rd,2023,—,亿元\n230000,gdp,2023,5,/\n230000,rd,2023,,\n"
    let judged = try plan.judge([], observations: [csv])
    #expect(judged.lacking("R") == ["230000/2023 undetermined: rd@230000/2023 not_reported"])
    #expect(judged.outcomes("value-invalid") == [])
  }
}
