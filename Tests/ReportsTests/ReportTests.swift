import CEL
import Diagnostics
import Documents
import Packs
import Quantities
import Reports
import Testing

@Suite("What a report says")
struct ReportTests {
  @Test(
    "A region goes by its code, its names and its aliases",
    arguments: ["'230100'", "230100", "哈尔滨市", "Harbin", "哈市", "哈 市", "哈　市"])
  func regions(name: String) throws {
    let read = try SmallPack.read("report: plan\nregion: \(name)\nyear: 2023\n")
    #expect(read.report?.region == 1)
    #expect(read.faults.isEmpty)
  }

  @Test("JSON says the same as YAML, at its own places")
  func json() throws {
    let yaml = try SmallPack.report(
      """
      revision: 2
      indicators: {gdp: 5.5 亿元, rate: {value: 24, unit: ‰, status: preliminary, series: 统计, note: 初步}}
      history: {2022: {firms: 3}}
      registers: {zones: [{name: 甲, open: true}]}
      explanations: [{for: R-2, name: 甲, values: {firms: 3}, text: 因}]
      evidence: [{for: R-1, field: 黑土, title: 方案, date: 2023-03-02}]
      """)
    let text = """
      {"report": "plan", "region": "哈尔滨市", "year": 2023, "revision": 2,
       "indicators": {"gdp": "5.5 亿元", 
         "rate": {"value": 24, "unit": "‰", "status": "preliminary", "series": "统计", "note": "初步"}},
       "history": {"2022": {"firms": 3}},
       "registers": {"zones": [{"name": "甲", "open": true}]},
       "explanations": [{"for": "R-2", "name": "甲", "values": {"firms": 3}, "text": "因"}],
       "evidence": [{"for": "R-1", "field": "黑土", "title": "方案", "date": "2023-03-02"}]}
      """
    let read = try SmallPack.read(text, path: "r.json")
    let json = try #require(read.report)
    #expect(summary(json) == summary(yaml))
    #expect(
      summary(yaml) == [
        "region 1 year 2023 revision 2", "indicator 0 5.5 亿元 = 550000000 -", "indicator 1 24 ‰ = 0.024 统计 preliminary",
        "history 2022 2 3 = 3 -", "zones 1 1/2023 甲||||true|||", "explanation R-2 name=甲 firms 3 因",
        "evidence R-1 field=黑土 方案 2023-03-02",
      ])
    #expect(json.indicators[0]?.place.description == "r.json:2:24")
    #expect(yaml.indicators[0]?.place.description == "r.yaml:5:19")
  }

  private func summary(_ report: Report) -> [String] {
    func text(_ value: ReportedValue) -> String {
      let number = value.number?.description ?? "nil"
      return "\(value.text) = \(number) \(value.series ?? "-")" + (value.status.map { " \($0)" } ?? "")
    }
    func names(_ filter: SubjectFilter) -> String {
      filter.names.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
    }
    var lines = ["region \(report.region) year \(report.year) revision \(report.revision)"]
    for (index, value) in report.indicators.sorted(by: { $0.key < $1.key }) {
      lines.append("indicator \(index) " + text(value))
    }
    for (year, values) in report.history {
      for (index, value) in values { lines.append("history \(year) \(index) " + text(value)) }
    }
    for record in report.registers.values.flatMap(\.records) {
      let fields = record.fields.map(\.text).joined(separator: "|")
      lines.append("zones \(record.row) \(record.region ?? -1)/\(record.year ?? -1) " + fields)
    }
    for explanation in report.explanations {
      let value = explanation.values[0]
      lines.append(
        "explanation \(explanation.rule) \(names(explanation.filter)) \(value.name) \(value.value.text) "
          + explanation.text
      )
    }
    for evidence in report.evidence {
      lines.append(
        "evidence \(evidence.rule) \(names(evidence.filter)) \(evidence.text) \(evidence.date?.description ?? "-")")
    }
    return lines
  }

  @Test(
    "A value is a number with a unit of its kind, or in the indicator's own; with half a unit of its last digit",
    arguments: [
      ("gdp", "5576.3 亿元", "557630000000", "5000000"), ("gdp", "5576.3", "557630000000", "5000000"),
      ("gdp", "1542000 万元", "15420000000", "5000"), ("gdp", "1,542,000 万元", "15420000000", "5000"),
      ("gdp", "１５４２０００万元", "15420000000", "5000"), ("gdp", "{value: 1542000, unit: 万元}", "15420000000", "5000"),
      ("gdp", "{value: 5576.3}", "557630000000", "5000000"), ("gdp", "-3.50", "-350000000", "500000"),
      ("gdp", "5576.30", "557630000000", "500000"), ("gdp", "{value: 5 亿元}", "500000000", "50000000"),
      ("rate", "2.5", "0.025", "0.0005"), ("rate", "2.5%", "0.025", "0.0005"), ("rate", "２．５％", "0.025", "0.0005"),
      ("rate", "25 ‰", "0.025", "0.0005"), ("firms", "120", "120", "0"), ("firms", "120 家", "120", "0"),
      ("firms", "0.012 万家", "120", "5"), ("firms", "'120'", "120", "0"), ("企业数", "120", "120", "0"),
      ("Gross regional product", "1", "100000000", "50000000"),
    ])
  func values(name: String, text: String, number: String, slack: String) throws {
    let value = try #require(try SmallPack.report("indicators: {\(name): \(quoted(text))}").indicators.first?.value)
    #expect(value.number?.description == number)
    #expect(value.slack.description == slack)
    #expect(value.fault == nil)
  }

  /// Separators of thousands would end the value in a flow mapping.
  private func quoted(_ text: String) -> String { text.contains(",") && !text.hasPrefix("{") ? "'\(text)'" : text }

  @Test(
    "A text that is no value is kept with what is wrong: a finding, no fault of form",
    arguments: [
      ("firms: 约120家", ValueFault.notANumber(unit: "家")), ("firms: 120-130", .notANumber(unit: "家")),
      ("firms: '1,20'", .notANumber(unit: "家")), ("firms: 120－130", .notANumber(unit: "家")),
      ("firms: 120 佳", .unknownUnit("佳")), ("firms: 120 亿元", .wrongUnit(found: "亿元", wanted: "家")),
      ("gdp: {value: 1 亿元, unit: 万元}", .twoUnits(found: "亿元", stated: "万元")),
      ("gdp: 5 %", .wrongUnit(found: "%", wanted: "亿元")),
    ])
  func invalid(body: String, fault: ValueFault) throws {
    let value = try #require(try SmallPack.report("indicators: {\(body)}").indicators.first?.value)
    #expect(value.fault == fault)
    #expect(value.number == nil)
  }

  @Test(
    "null says nothing of an indicator, of history and of a register; an empty list says that there is none",
    arguments: [
      "", "indicators: null", "indicators: {gdp: null}", "indicators: {gdp: ~}", "indicators: {gdp: }",
      "indicators: {gdp: {value: null, unit: 亿元}}", "history: null", "history: {2022: null}",
      "history: {2022: {gdp: null}}",
      "registers: null", "registers: {zones: null}", "explanations: null", "evidence: []",
    ])
  func absent(body: String) throws {
    let report = try SmallPack.report(body)
    #expect(report.indicators.isEmpty)
    #expect(report.history.values.allSatisfy { $0.isEmpty })
    #expect(report.registers.isEmpty)
    let empty = try SmallPack.report("registers: {zones: []}")
    #expect(empty.registers[0]?.records.isEmpty == true)
  }

  @Test(
    "A field is read as its type",
    arguments: [
      ("tier: national", "national"), ("tier: 国家级", "national"), ("tier: City's", "city"), ("area: 2.5", "2.5"),
      ("people: 1.2 万人", "12000"), ("open: true", "true"), ("open: 是", "true"),
      ("open: 1", "true"), ("open: false", "false"), ("open: 否", "false"), ("open: '0'", "false"),
      ("founded: 1991-03-02", "1991-03-02"), ("began: 1991", "1991"), ("seat: 哈市", "230100"),
      ("seat: 230000", "230000"),
    ])
  func fields(body: String, value: String) throws {
    let record = try #require(try SmallPack.report("registers: {zones: [{\(body)}]}").registers[0]?.records.first)
    let fields = record.fields.compactMap { $0.value.map(text) }
    #expect(fields == [value])
    #expect(record.fields.allSatisfy { $0.fault == nil })
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .string(let text): text
    case .number(let number): number.description
    case .boolean(let truth): "\(truth)"
    case .date(let date): date.description
    default: "other"
    }
  }

  @Test(
    "A text that is no value of its field is kept with what is wrong",
    arguments: [
      ("tier: 省级", ValueFault.notAChoice(["national", "city"])), ("area: 大", .notANumber(unit: "公顷")),
      ("area: 3 家", .wrongUnit(found: "家", wanted: "公顷")), ("people: 1.5", .notWhole), ("open: 对", .notABoolean),
      ("open: Y", .notABoolean), ("founded: 2023-02-30", .notADate), ("founded: 1991", .notADate),
      ("began: 91", .notAYear), ("began: 1991.0", .notAYear), ("seat: 大庆", .notARegion),
    ])
  func invalidFields(body: String, fault: ValueFault) throws {
    let record = try #require(try SmallPack.report("registers: {zones: [{\(body)}]}").registers[0]?.records.first)
    #expect(record.fields.compactMap(\.fault) == [fault])
    #expect(record.fields.allSatisfy { $0.value == nil })
  }

  @Test(
    "A record belongs to its report's region and year, or to those that its columns name",
    arguments: [
      ("name: 甲", 1, 2023), ("place: 黑龙江省", 0, 2023), ("place: '230000', of_year: 2022", 0, 2022),
      ("place: 大庆", -1, 2023), ("place: null", -1, 2023), ("place: ''", -1, 2023), ("of_year: 去年", 1, -1),
      ("of_year: null", 1, -1), ("of_year: -202", 1, -1),
    ])
  func placement(body: String, region: Int, year: Int) throws {
    let record = try #require(try SmallPack.report("registers: {高新区: [{\(body)}]}").registers[0]?.records.first)
    #expect(record.region ?? -1 == region)
    #expect(record.year ?? -1 == year)
  }

  @Test("Records are counted from 1, and an empty field is no value and no fault")
  func rows() throws {
    let records = try #require(
      try SmallPack.report("registers: {Zones: [{name: 甲}, {园区名称: ' '}, {Name: null}]}").registers[0]?.records)
    #expect(records.map(\.row) == [1, 2, 3])
    #expect(records.map(\.fields[0].isEmpty) == [false, true, true])
  }

  @Test("The pack that a report answers can be told before it is read")
  func packID() {
    #expect(ReportText(Array("report: plan\nx: [".utf8), path: "r.yaml").packID == nil)
    #expect(ReportText(Array("year: 2023\nreport: plan".utf8), path: "r.yaml").packID == "plan")
    #expect(ReportText(Array("[1]".utf8), path: "r.yaml").packID == nil)
  }
}
