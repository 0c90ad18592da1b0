import CEL
import Diagnostics
import Packs
import Quantities
import Reports
import Testing

@Suite("Texts of values mean the same in every form of report")
struct ValueTextTests {
  @Test(
    "An indicator whose text says that there is none is not reported, and the report knows where it says so",
    arguments: ["—", "－", "/", "……", "无", "N/A", "", " ", "\u{200B}", "{value: —, unit: 亿元}", "{value: 无, unit: /}"])
  func noData(text: String) throws {
    let quoted = text.hasPrefix("{") ? text : "\"\(text)\""
    let report = try SmallPack.report("indicators: {gdp: \(quoted)}\nhistory: {2022: {gdp: \(quoted)}}")
    #expect(report.indicators.isEmpty)
    #expect(report.history[2022]?.isEmpty == true)
    let said = try #require(report.noData[2023]?[0] as ReportedValue?)
    #expect(said.isNoData && said.place.line == 4)
    #expect(said.text == (text.contains("—") ? "—" : text.hasPrefix("{") ? "无" : text))
    #expect(report.noData[2022]?[0]?.place.line == 5)
  }

  @Test("A unit for which there is a mark is none", arguments: ["—", "/", "无"])
  func noUnit(unit: String) throws {
    let report = try SmallPack.report("indicators: {gdp: {value: 5, unit: \"\(unit)\"}}")
    #expect(report.indicators[0]?.number?.description == "500000000")
    #expect(report.indicators[0]?.text == "5")
  }

  @Test(
    "A field whose text says that there is none is empty, whatever its type",
    arguments: ["name", "tier", "area", "people", "open", "founded", "began", "seat"],
    ["—", "无", "\u{FEFF}", "N/A", "／"])
  func emptyFields(field: String, text: String) throws {
    let report = try SmallPack.report("registers: {zones: [{\(field): \"\(text)\"}]}")
    let record = try #require(report.registers[0]?.records.first)
    let filled = record.fields.filter { !$0.isEmpty }
    let texts = record.fields.map(\.text).filter { !$0.isEmpty }
    #expect(filled.isEmpty && texts == [text])
  }

  @Test(
    "A field's text is read in every form that people and spreadsheets give it",
    arguments: [
      ("open", "TRUE", "true"), ("open", "False", "false"), ("open", "√", "true"), ("open", "×", "false"),
      ("open", "１", "true"),
      ("open", " 是 ", "true"), ("founded", "2023/3/2", "2023-03-02"), ("founded", "2023年3月2日", "2023-03-02"),
      ("began", "2021年", "2021"), ("began", "２０２１", "2021"), ("began", "2021年度", "2021"), ("began", "'2021", "2021"),
      ("tier", "\u{200B}国家级", "national"), ("tier", " national ", "national"), ("tier", "ｎａｔｉｏｎａｌ", "national"),
      ("seat", "'230100", "230100"), ("seat", "２３０１００", "230100"), ("seat", "哈\u{200B}市", "230100"),
      ("area", "'1,234.5", "1234.5"), ("area", "１，２３４．５公顷", "1234.5"), ("people", "\u{A0}12\u{A0}", "12"),
      ("name", " 甲 ", " 甲 "), ("name", "0", "0"),
    ])
  func fields(field: String, text: String, expected: String) throws {
    let report = try SmallPack.report("registers: {zones: [{\(field): \"\(text)\"}]}")
    let read = try #require(report.registers[0]?.records.first?.fields.first { !$0.text.isEmpty })
    #expect(read.text == text)
    #expect(read.fault == nil)
    switch read.value {
    case .string(let text)?: #expect(text == expected)
    case .number(let number)?: #expect(number.description == expected)
    case .boolean(let truth)?: #expect("\(truth)" == expected)
    case .date(let date)?: #expect(date.description == expected)
    default: Issue.record("no value")
    }
  }

  @Test(
    "What is no value is never guessed",
    arguments: [
      ("open", "Y"), ("open", "对"), ("open", "2"), ("founded", "2021年9月"), ("founded", "2021.9"), ("founded", "45000"),
      ("began", "2021.0"), ("began", "21年"), ("began", "约2021"), ("area", "约5"), ("area", "近5"), ("area", "5-6"),
      ("area", "—5"),
      ("people", "1.5"), ("seat", "火星"), ("tier", "NATIONAL"),
    ])
  func invalid(field: String, text: String) throws {
    let report = try SmallPack.report("registers: {zones: [{\(field): \"\(text)\"}]}")
    let read = try #require(report.registers[0]?.records.first?.fields.first { !$0.text.isEmpty })
    #expect(read.value == nil && read.fault != nil)
  }

  @Test("The report's year, and days in its head and its evidence, may be written as in forms")
  func head() throws {
    let read = try SmallPack.read(
      """
      report: plan
      region: 哈\u{3000}尔滨市
      year: 2023年
      prepared: {date: 2024/2/20}
      history: {2022年: {gdp: 5}}
      evidence: [{for: R-1, title: 方案, date: 2023年3月2日, year: ２０２３}]
      """)
    #expect(read.faults.map { $0.rendered(in: .en) } == [])
    #expect(read.year == 2023 && read.report?.history[2022]?[0] != nil)
    #expect(read.report?.evidence[0].date?.description == "2023-03-02")
  }
}
