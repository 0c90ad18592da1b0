import Diagnostics
import Evaluation
import Testing

@Suite("Rules on the records of a register")
struct RecordTests {
  @Test("Every record is a subject, by its key, in the order of regions, years and rows")
  func subjects() throws {
    let plan = Plan("  - {id: R, for: zone, value: area, at_least: 10 公顷}")
    let judged = try plan.judge([
      report(230200, 2023, "registers: {zones: [{name: 甲, area: 1}]}"),
      report(230100, 2024, "registers: {zones: [{name: 甲, area: 1}]}"),
      report(230100, 2023, "registers: {zones: [{name: 丙, area: 1}, {name: 乙, area: 20}, {name: 甲, area: 1}]}"),
    ])
    #expect(
      judged.outcomes("R") == [
        "230100/2023 name=丙 fail", "230100/2023 name=甲 fail", "230100/2024 name=甲 fail", "230200/2023 name=甲 fail",
      ])
    #expect(judged.verdicts.filter { $0.rule == "R" }.map(\.subject.row) == [1, 3, 1, 1])
    #expect(judged.rules.first { $0.id == "R" }?.counts[.pass] == 1)
    #expect(judged.rules.first { $0.id == "R" }?.counts[.fail] == 4)
  }

  @Test(
    "Fields are read by name, title or alias, each as its type",
    arguments: [
      ("tier == 'national'", "名称: 甲, tier: national"), ("tier == 'national'", "园区名称: 甲, tier: 国家级"),
      ("people == quantity('12000 人')", "name: 甲, people: 1.2万人"), ("people == 1200", "name: 甲, people: '1,200'"),
      ("open", "name: 甲, open: 是"), ("!open", "name: 甲, open: '0'"), ("open", "name: 甲, open: true"),
      ("founded < date('1991-03-02')", "name: 甲, founded: 1991-03-01"), ("began == 1991", "name: 甲, began: 1991"),
      ("seat == '230100'", "name: 甲, seat: 哈市"), ("area == quantity('2.5 公顷')", "name: 甲, area: ２．５公顷"),
      ("name.startsWith('甲')", "name: 甲"), ("region.code == '230100' && year == 2023", "name: 甲"),
      ("region.firms == 7", "name: 甲"),
    ])
  func fields(condition: String, record: String) throws {
    let judged = try Plan("  - {id: R, for: zone, assert: \"\(condition)\"}").judge([
      report(230100, 2023, "indicators: {firms: 7}\nregisters: {zones: [{\(record)}]}")
    ])
    #expect(judged.rules.first?.counts[.pass] == 1)
    #expect(judged.findings() == [])
  }

  @Test("A record of which nothing was read stands where it begins, by its key or else by its row")
  func place() throws {
    let judged = try Plan("  - {id: R, for: zone, value: area, at_least: 10 公顷}").judge([
      report(230100, 2023, "registers:\n  zones:\n    - {name: 甲}\n    - {people: 3}")
    ])
    let places = judged.verdicts.filter { $0.rule == "R" }.flatMap(\.locations).map {
      "\($0.name) \($0.place.description) \($0.text)"
    }
    #expect(places == ["zones 1.yaml:6:7 甲", "zones 1.yaml:7:7 2"])
  }

  @Test("A record may name another region and year than its report; one that names none known belongs to no row")
  func regionColumn() throws {
    let plan = Plan(
      """
        - {id: R, for: zone, value: area, at_least: 10 公顷}
        - {id: C, for: city, value: zones.size(), at_least: 10}
        - {id: N, for: zone, value: region.firms, at_least: 10}
      """)
    let judged = try plan.judge([
      report(
        230000, 2023,
        """
        registers:
          zones:
            - {name: 甲, area: 1, place: 齐齐哈尔市}
            - {name: 乙, area: 1, place: 大庆, of_year: 2023}
            - {name: 丙, area: 1, place: "230100", of_year: 2022}
            - {name: 丁, area: 1, place: 哈市}
            - {name: 戊, area: 1, place: 哈市, of_year: 去年}
            - {name: 己, area: 1, place: null}
        """)
    ])
    #expect(
      judged.outcomes("R") == [
        "230100/2022 name=丙 fail", "230100/2023 name=丁 fail", "230100/- name=戊 fail", "230200/2023 name=甲 fail",
        "-/2023 name=乙 fail", "-/2023 name=己 fail",
      ])
    // Regions whose records stand in another's report are judged too.
    #expect(judged.outcomes("C") == ["230100/2022 fail", "230100/2023 fail", "230200/2023 fail"])
    #expect(judged.lacking("N").contains("-/2023 name=乙 undetermined: region@-/2023 not_reported"))
  }

  @Test("A register that a report does not name is one undetermined verdict for its region, in its place")
  func missingRegister() throws {
    let plan = Plan("  - {id: R, for: lab, assert: field == 'a'}")
    let judged = try plan.judge([
      report(230100, 2023, "registers: {labs: [{name: 甲, field: b}]}"), report(230200, 2023),
      report(230300, 2023, "registers: {labs: []}"), report(230100, 2022),
    ])
    #expect(
      judged.lacking("R") == [
        "230100/2022 undetermined: labs@230100/2022 not_reported", "230100/2023 name=甲 fail",
        "230200/2023 undetermined: labs@230200/2023 not_reported",
      ])
  }

  @Test(
    "A missing register is judged as the rule is: when it is due, in its years, as serious as being behind before",
    arguments: [
      ("by: 2025", 2023, "not_due error"), ("by: 2025, path: flat", 2023, "undetermined note"),
      ("by: 2025, path: flat, behind: warning", 2023, "undetermined warning"), ("by: 2025", 2025, "undetermined error"),
      ("until: 2022", 2023, "not_applicable error"), ("effective: {from: 2030-01-01}", 2023, "not_applicable error"),
    ])
  func missingRegisterWhen(keys: String, year: Int, verdict: String) throws {
    let judged = try Plan("  - {id: R, for: lab, assert: field == 'a', \(keys)}").judge([report(230100, year)])
    #expect(judged.severities("R") == ["230100/\(year) \(verdict)"])
  }

  @Test("A register that adds up is not asked of the province once its cities have reported")
  func missingTotalRegister() throws {
    let plan = Plan("  - {id: R, for: zone, value: area, at_least: 1 公顷}")
    let province = report(230000, 2023)
    #expect(try plan.judge([province]).outcomes("R") == ["230000/2023 undetermined"])
    let judged = try plan.judge([province, report(230100, 2023), report(230200, 2023, "registers: {zones: []}")])
    #expect(judged.outcomes("R") == ["230100/2023 undetermined"])
  }

  @Test("Every record of a repeated key fails, over regions and years; of a record that lacks it nothing is known")
  func unique() throws {
    let plan = Plan(
      """
        - {id: R, for: lab, unique: [field]}
        - {id: S, for: lab, unique: [name, year]}
      """)
    let judged = try plan.judge([
      report(230100, 2023, "registers: {labs: [{name: 甲, field: a}, {name: 乙, field: b}, {name: 丙}, {name: 丁}]}"),
      report(230200, 2022, "registers: {labs: [{name: 甲, field: a}]}"),
    ])
    #expect(
      judged.outcomes("R") == [
        "230100/2023 name=甲 fail", "230100/2023 name=丙 undetermined", "230100/2023 name=丁 undetermined",
        "230200/2022 name=甲 fail",
      ])
    #expect(judged.outcomes("S") == [])
    #expect(judged.rules.first { $0.id == "S" }?.counts[.pass] == 5)
  }

  @Test("Two records of a region and year that share their key are findings both; in another year or region not")
  func duplicateKey() throws {
    let plan = Plan("  - {id: R, for: city, value: zones.size(), at_least: 0}")
    let judged = try plan.judge([
      report(230100, 2023, "registers: {zones: [{name: 甲}, {name: 乙}, {name: 甲}], labs: [{name: 甲}]}"),
      report(230100, 2022, "registers: {zones: [{name: 甲}]}"), report(230200, 2023, "registers: {zones: [{name: 甲}]}"),
    ])
    #expect(judged.severities("duplicate-key") == ["230100/2023 name=甲 fail error", "230100/2023 name=甲 fail error"])
    #expect(judged.verdicts.filter { $0.rule == "duplicate-key" }.map(\.subject.occurrence) == [1, 2])
    #expect(judged.verdicts.filter { $0.rule == "duplicate-key" }.map(\.subject.row) == [1, 3])
  }

  @Test(
    "A required field that is empty is a finding",
    arguments: ["{area: 1}", "{name: null}", "{name: ''}", "{name: ' '}"])
  func valueMissing(record: String) throws {
    let judged = try Plan("  - {id: R, for: city, value: zones.size(), at_least: 0}").judge([
      report(230100, 2023, "registers: {zones: [\(record), {name: 乙}]}")
    ])
    let verdicts = judged.verdicts.filter { $0.rule == "value-missing" }
    #expect(verdicts.map { "\($0.subject.row ?? 0) \($0.subject.field ?? "") \($0.severity)" } == ["1 name error"])
  }

  @Test(
    "A field that is no value of its type is a finding, and counts as missing",
    arguments: [
      ("tier", "省级"), ("area", "约3公顷"), ("area", "3 元"), ("area", "3 公倾"), ("people", "1.5"), ("people", "12.34万人多"),
      ("open", "对"), ("founded", "2023-02-30"), ("founded", "1991"), ("began", "91"), ("seat", "大庆市"),
    ])
  func valueInvalid(field: String, text: String) throws {
    let judged = try Plan("  - {id: R, for: zone, assert: \(field) == \(field)}").judge([
      report(230100, 2023, "registers: {zones: [{name: 甲, \(field): \(text)}]}")
    ])
    #expect(judged.severities("value-invalid") == ["230100/2023 name=甲 \(field) fail error"])
    #expect(judged.lacking("R") == ["230100/2023 name=甲 undetermined: \(field)@230100/2023 invalid"])
  }

  @Test("Verdicts on records are kept up to the limit for each outcome, and all are counted")
  func limit() throws {
    let records = (1...9).map { "{name: 甲\($0), area: \($0 % 3 == 0 ? "null" : "\($0 % 3)")}" }.joined(separator: ", ")
    let judged = try Plan("  - {id: R, for: zone, value: area, at_least: 2 公顷}").judge(
      [report(230100, 2023, "registers: {zones: [\(records)]}")], limit: 2)
    #expect(
      judged.outcomes("R") == [
        "230100/2023 name=甲1 fail", "230100/2023 name=甲3 undetermined", "230100/2023 name=甲4 fail",
        "230100/2023 name=甲6 undetermined",
      ])
    let counts = judged.rules.first?.counts
    #expect([counts?[.pass], counts?[.fail], counts?[.undetermined]] == [3, 3, 3])
  }

  @Test(
    "A response rate leaves out records that lack a value, as long as enough are kept",
    arguments: [
      // Of ten areas nine are there: 45 in all.
      (1, "90 %", "45 公顷"), (2, "90 %", nil), (2, "80 %", "44 公顷"), (0, "100 %", "45 公顷"), (1, "100 %", nil),
    ])
  func responseRate(lacking: Int, rate: String, sum: String?) throws {
    let records = (0..<10).map { "{name: 甲\($0)\($0 < lacking ? "" : ", area: \($0)")}" }.joined(separator: ", ")
    let verdict = try Plan(
      "  - {id: R, for: city, value: 'zones.sum(z, z.area)', at_least: 1 公顷, response_rate: \(rate)}"
    ).judge([report(230100, 2023, "registers: {zones: [\(records)]}")]).first("R")
    #expect(verdict.actual?.text == sum)
    #expect(verdict.outcome == (sum == nil ? .undetermined : .pass))
    #expect(verdict.missing.isEmpty == (lacking == 0))
  }

  @Test("What one aggregate of a rule lacks is left out of all of them")
  func responseOfAll() throws {
    let records = (1...10).map { "{name: 甲\($0), people: 2\($0 == 1 ? "" : ", area: 1")}" }.joined(separator: ", ")
    let plan = Plan(
      """
        - id: R
          for: city
          value: zones.sum(z, z.people) / zones.sum(z, z.area)
          at_least: 1 人/公顷
          response_rate: 90 %
      """)
    let verdict = try plan.judge([report(230100, 2023, "registers: {zones: [\(records)]}")]).first("R")
    #expect(verdict.actual?.text == "2 人/公顷")
  }
}
