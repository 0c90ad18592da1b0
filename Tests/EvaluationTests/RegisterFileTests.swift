import Diagnostics
import Evaluation
import Testing

@Suite("Registers in files of their own")
struct RegisterFileTests {
  /// The same records as rows of a file and as a province's list.
  private static let records:
    [(place: String, year: String, name: String, tier: String, area: String, people: String)] =
      [
        ("哈市", "2023", "甲", "national", "12", "300"), ("230200", "2023", "甲", "市级", "3", ""),
        ("230100", "2022", "甲", "national", "11.5", "280"), ("哈尔滨市", "2023", "\"乙, \"\"二\"\"\"", "city", "", "40"),
        ("大庆", "2023", "丙", "city", "约3公顷", "7"), ("", "2024", "丁", "", "8", "1"), ("鸡西市", "去年", "戊", "city", "8", ""),
        ("230100", "2023", "甲", "city", "9", "300"), ("230200", "2022", "甲", "city", "2", "5"),
        ("230300", "2023", "\"己\n己\"", "省级", "20 公顷", "1.2万人"), ("230200", "2023", "", "city", "1", "2"),
      ]

  private static let file =
    "name,tier,area,people,place,of_year\n"
    + records.map { [$0.name, $0.tier, $0.area, $0.people, $0.place, $0.year].joined(separator: ",") + "\n" }.joined()

  private static let list = records.map { record in
    let name = record.name == "\"己\n己\"" ? #""己\n己""# : record.name.hasPrefix("\"") ? "'乙, \"二\"'" : "'\(record.name)'"
    return "    - {name: \(name), tier: '\(record.tier)', area: '\(record.area)', people: '\(record.people)', "
      + "place: '\(record.place)', of_year: '\(record.year)'}"
  }.joined(separator: "\n")

  private static let rules = """
      - {id: A, for: zone, value: area, at_least: 10 公顷}
      - {id: B, for: zone, assert: people > previous.people}
      - {id: C, for: zone, unique: [name, region, year]}
      - {id: D, for: zone, assert: 'since(2022).all(z, z.area > 0)'}
      - {id: E, for: zone, when: tier == 'city', value: region.firms, at_least: 5 家}
      - {id: F, for: city, value: 'zones.sum(z, z.area)', at_least: 15 公顷}
      - {id: G, for: city, value: 'zones.count(z, z.tier == t)', each: {t: [national, city]}, at_least: 1}
      - {id: H, for: [city, province], value: 'growth(zones.sum(z, z.people))', at_least: 1 %, response_rate: 50 %}
      - {id: I, for: province, value: zones.size(), at_least: 3}
    """

  @Test("A file gives the verdicts that the same records in a report give, wherever a part of it ends")
  func sameAsReport() throws {
    let plan = Plan(Self.rules)
    let body = "indicators: {firms: 7}\n"
    let reports = [report(230100, 2023, body), report(230000, 2023, body)]
    let listed = try plan.judge([reports[0], reports[1] + "registers:\n  zones:\n" + Self.list])
    let expected = listed.facts()
    // 11 records by five rules, and the region rules' own.
    #expect(expected.count > 60)
    for size in [1, 20, 50, 90, 150, 1 << 16] {
      let judged = try plan.judge(reports, registers: [("zones", Self.file)], bytesPerChunk: size)
      #expect(judged.facts() == expected)
    }
  }

  @Test("A whole number is one in its base unit, by columns and one by one")
  func wholeNumbers() throws {
    var plan = Plan("  - {id: A, for: zone, assert: part > 0}\n  - {id: B, for: zone, assert: people > 0}")
    plan.registers = """
      registers:
        zones:
          item: zone
          title: 园区
          key: [name]
          fields:
            name: {type: string}
            part: {type: integer, unit: "%"}
            people: {type: integer, unit: 万人}
      """
    // 5 % is 0.05 and no whole number; 1.5 万人 are 15 000 people.
    let file = "name,part,people,region,year\n甲,5,1.5,230100,2023\n乙,500,2,230100,2023\n丙,7,0.00001,230100,2023\n"
    for method in [RecordMethod.oneByOne, .columns(threads: 2)] {
      let judged = try plan.judge([], registers: [("zones", file)], method: method)
      #expect(judged.rules.prefix(2).map { [$0.counts[.pass], $0.counts[.undetermined]] } == [[1, 2], [2, 1]])
    }
  }

  @Test("A verdict on a record names its values with line and column, and its row among all of them")
  func places() throws {
    let judged = try Plan("  - {id: A, for: zone, value: area, at_least: 10 公顷}")
      .judge([], registers: [("zones", "\u{FEFF}name;area;place;of_year\n\n\"甲\n甲\";9;230100;2023\n乙;;230100;2023\n")])
    #expect(judged.outcomes("A") == ["230100/2023 name=甲\n甲 fail", "230100/2023 name=乙 undetermined"])
    #expect(judged.verdicts.filter { $0.rule == "A" }.map(\.subject.row) == [1, 2])
    // What is not there has no place of its own; its record has.
    #expect(judged.places("A") == ["area zones.csv:4:4 9", "zones zones.csv:5:1 乙"])
  }

  @Test("Where a file lists some cities' records, their province's report need not name the register")
  func listedBelow() throws {
    let judged = try Plan("  - {id: A, for: zone, value: area, at_least: 2 公顷}")
      .judge(
        [report(230000, 2022, "indicators: {firms: 7}"), report(230000, 2023, "indicators: {firms: 7}")],
        registers: [("zones", "name,area,place,of_year\n甲,1,230100,2023\n")])
    // Nobody lists any of 2022.
    #expect(judged.outcomes("A") == ["230000/2022 undetermined", "230100/2023 name=甲 fail"])
  }

  @Test("A verdict on a region names four values of files at most, and all of reports")
  func readsOfTables() throws {
    let rows = (1...9).map { "甲\($0),\($0),230100,2023\n" }.joined()
    let judged = try Plan("  - {id: A, for: city, value: 'zones.sum(z, z.area)', when: firms > 0, at_least: 50 公顷}")
      .judge(
        [report(230100, 2023, "indicators: {firms: 7}\nregisters: {zones: [{name: 乙, area: 1}, {name: 丙, area: 1}]}")],
        registers: [("zones", "name,area,place,of_year\n" + rows)])
    #expect(try judged.first("A").actual?.text == "47 公顷")
    #expect(
      judged.places("A") == [
        "firms 1.yaml:4:21 7", "area 1.yaml:5:37 1", "area 1.yaml:5:57 1", "area zones.csv:2:4 1",
        "area zones.csv:3:4 2", "area zones.csv:4:4 3", "area zones.csv:5:4 4",
      ])
  }

  @Test("Of a file the first records by row are kept for each outcome, in the order of regions and years")
  func limit() throws {
    let file = "name,area,place,of_year\n甲,1,230300,2023\n乙,,230200,2023\n丙,1,230200,2022\n丁,1,230100,2021\n"
    let plan = Plan(
      """
        - {id: A, for: zone, value: area, at_least: 2 公顷}
        - {id: B, for: zone, each: {x: {tag: core}}, assert: "area > quantity('2 公顷') || reported(region.x) && false"}
      """)
    let judged = try plan.judge([], registers: [("zones", file)], limit: 2, rowLimit: 3)
    #expect(
      judged.outcomes("A") == ["230200/2022 name=丙 fail", "230200/2023 name=乙 undetermined", "230300/2023 name=甲 fail"])
    // The first rows stand for the rule as a whole, in both of its forms.
    #expect(
      judged.outcomes("B") == [
        "230200/2023 name=乙 x=firms undetermined", "230200/2023 name=乙 x=leaders undetermined",
        "230300/2023 name=甲 x=firms fail", "230300/2023 name=甲 x=leaders fail",
      ])
    #expect(judged.rules[0].counts[.fail] == 3)
    #expect(judged.rules[1].counts[.fail] == 6)
    for rule in judged.rules.prefix(2) { #expect(rule.rows == [.fail: [1, 3, 4], .undetermined: [2]]) }
  }

  @Test("Rows are listed whatever the limit of verdicts is, of files alone, each once")
  func rows() throws {
    let file = "name,area,place,of_year\n甲,1,230300,2023\n乙,9,230200,2023\n丙,1,230200,2022\n甲,x,230300,2023\n"
    let plan = Plan(
      """
        - {id: A, for: zone, each: {t: [a, b]}, assert: "area > quantity('2 公顷') && t == 'a'"}
        - {id: B, for: city, value: zones.size(), at_least: 9}
        - {id: C, for: lab, assert: field == 'a'}
      """)
    let labs = report(230100, 2023, "registers: {labs: [{name: 甲, field: b}], zones: [{name: 丁, area: 1}]}")
    let judged = try plan.judge([labs], registers: [("zones", file)], limit: 0, rowLimit: 2)
    let rows = Dictionary(uniqueKeysWithValues: judged.rules.map { ($0.id, $0.rows) })
    #expect(rows["A"] == [.fail: [1, 2], .undetermined: [4]])
    #expect(rows["B"] == .some(nil))
    #expect(rows["C"] == .some(nil))
    #expect(rows["value-invalid"] == [.fail: [4]])
    #expect(rows["duplicate-key"] == [.fail: [1, 4]])
    #expect(rows["value-missing"] == [:])
    #expect(rows["report-missing"] == .some(nil))
    #expect(judged.outcomes("A") == [])
    #expect(try plan.judge([labs], registers: [("zones", file)]).rules.allSatisfy { $0.rows == nil })
  }

  @Test("A region with records in a file has sent something; of a register that is nowhere nobody knows")
  func presence() throws {
    let plan = Plan(
      """
        - {id: A, for: city, value: zones.size(), at_least: 2}
        - {id: B, for: city, value: labs.size(), at_least: 1}
      """)
    let judged = try plan.judge(
      [report(230300, 2023)],
      registers: [("zones", "name,place,of_year\n甲,230100,2023\n乙,230100,2023\n丙,230200,2023\n")])
    #expect(
      judged.lacking("A") == [
        "230100/2023 pass", "230200/2023 fail", "230300/2023 undetermined: zones@230300/2023 not_reported",
      ])
    #expect(judged.lacking("B").first == "230100/2023 undetermined: labs@230100/2023 not_reported")
    #expect(judged.outcomes("report-missing").filter { $0.hasSuffix("fail") } == [])
  }

  @Test("Every region that lacks a value is named, however many of its records do")
  func missingOfManyRecords() throws {
    let rows = (0..<3_000).map { "甲\($0),,230\($0 / 1_000 + 1)00,2023\n" }.joined()
    let plan = Plan("  - {id: A, for: province, value: 'zones.sum(z, z.area)', at_least: 1 公顷}")
    let judged = try plan.judge([report(230000, 2023)], registers: [("zones", "name,area,place,of_year\n" + rows)])
    #expect(
      judged.lacking("A") == [
        "230000/2023 undetermined: area@230100/2023 not_reported, area@230200/2023 not_reported, "
          + "area@230300/2023 not_reported"
      ])
  }

  @Test("A row with a wrong number of fields keeps its number and is not judged")
  func faultyRow() throws {
    let plan = Plan(
      """
        - {id: A, for: zone, value: area, at_least: 2 公顷}
        - {id: B, for: city, value: zones.size(), at_least: 9}
      """)
    let file = "name,area,place,of_year\n甲,1,230100,2023\n乙,1,230100\n丙,1,230100,2023\n"
    for size in [1, 1 << 16] {
      let judged = try plan.judge([], registers: [("zones", file)], bytesPerChunk: size)
      #expect(judged.verdicts.filter { $0.rule == "A" }.map(\.subject.row) == [1, 3])
      #expect(try judged.first("B").actual?.text == "2")
    }
  }

  @Test("The findings on data see the records of files, with their places")
  func dataFindings() throws {
    let file = "name,area,place,of_year\n甲,3 元,230100,2023\n,1,230100,2023\n甲,1,230100,2023\n甲,1,230100,2022\n"
    let judged = try Plan("  - {id: A, for: city, value: zones.size(), at_least: 0}").judge(
      [], registers: [("zones", file)])
    #expect(judged.places("value-invalid") == ["area zones.csv:2:3 3 元"])
    #expect(judged.places("value-missing") == ["name zones.csv:3:1 "])
    #expect(
      judged.places("duplicate-key") == [
        "name zones.csv:2:1 甲", "name zones.csv:4:1 甲", "name zones.csv:4:1 甲", "name zones.csv:2:1 甲",
      ])
    #expect(judged.verdicts.filter { $0.rule == "duplicate-key" }.map(\.subject.occurrence) == [1, 2])
  }
}
