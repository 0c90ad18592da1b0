import Diagnostics
import Evaluation
import Foundation
import Packs
import Plumbline
import Quantities
import Testing

@testable import Findings

@Suite("Checks since an earlier one")
struct SinceTests {
  private static let pack: [String: String] = [
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
      "230000": {name: 黑龙江省, level: province}
      "230100": {name: 哈尔滨市, level: city, in: "230000"}
      "230200": {name: 齐齐哈尔市, level: city, in: "230000"}
    """,
    "indicators.yaml": "indicators: {firms: {title: 企业数, unit: 家}}",
    "registers.yaml": """
    registers:
      zones: {item: zone, title: 园区, key: [name], fields: {name: {type: string}, area: {type: number, unit: 公顷}}}
    """,
    "rules/a.yaml": """
    rules:
      - {id: R, for: city, value: firms, at_least: 5, severity: warning}
      - {id: S, for: zone, value: area, at_least: 3 公顷, when: area > 0}
    """,
  ]

  /// A folder with the pack and reports of the two cities, judged once.
  private struct Files {
    let folder: Folder

    init(_ reports: [String: String]) throws {
      folder = try Folder()
      for (name, text) in SinceTests.pack { try folder.write(text, to: "plan/" + name) }
      for (name, text) in reports { try report(name, text) }
    }

    /// A report that says that there are no zones, unless it names some.
    func report(_ city: String, _ body: String) throws {
      let body = body.contains("registers:") ? body : body + "\nregisters: {zones: []}"
      try folder.write("report: plan\nregion: \(city)\nyear: 2023\n\(body)\n", to: "reports/\(city).yaml")
    }

    func check(since: Bool = false, registers: [(name: String, path: String)] = []) throws -> CheckResult {
      Plumbline.check(
        CheckRequest(
          pack: folder.path + "/plan", reports: registers.isEmpty ? [folder.path + "/reports"] : [],
          registers: registers, since: since ? folder.path + "/old.json" : nil,
          asOf: try #require(CalendarDate("2026-03-31"))))
    }

    /// Keeps this run's assessment as the earlier one.
    func keep(registers: [(name: String, path: String)] = []) throws {
      let assessment = try #require(try check(registers: registers).assessment)
      try folder.write(JSONRendering.render(Presentation(assessment), language: .zh), to: "old.json")
    }

    /// The counts that are not zero, `new 1`, in JSON's order, and the findings' marks: `R 230100 changed`.
    func compared(registers: [(name: String, path: String)] = []) throws -> [String] {
      let result = try check(since: true, registers: registers)
      #expect(result.faults.map { $0.rendered(in: .en) } == [])
      let assessment = try #require(result.assessment)
      let json = JSONRendering.render(Presentation(assessment, since: result.previous), language: .zh)
      let root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let since = try #require(root["since"] as? [String: Any])
      let counts = try #require(since["counts"] as? [String: Int]).filter { $0.value > 0 }
      let verdicts = try #require(root["verdicts"] as? [[String: Any]])
      let marks = verdicts.compactMap { verdict -> String? in
        guard let change = verdict["change"] as? String, let subject = verdict["subject"] as? [String: Any] else {
          return nil
        }
        return "\(verdict["rule"] ?? "") \(subject["region"] ?? "") \(change)"
      }
      return counts.map { "\($0.key) \($0.value)" }.sorted() + marks
    }
  }

  @Test("The same reports have the same findings")
  func same() throws {
    let files = try Files(["230100": "indicators: {firms: 3}", "230200": "indicators: {firms: 9}"])
    try files.keep()
    #expect(try files.compared() == ["persisting 1", "R 230100 persisting"])
  }

  @Test("Figures that change, reports that are mended and reports that are absent")
  func resubmission() throws {
    let files = try Files(["230100": "indicators: {firms: 3}", "230200": "indicators: {firms: 4}"])
    try files.keep()
    try files.report("230100", "indicators: {firms: 4}")
    try files.report("230200", "indicators: {firms: 5}")
    #expect(try files.compared() == ["changed 1", "fixed 1", "R 230100 changed"])
    try FileManager.default.removeItem(atPath: files.folder.path + "/reports/230200.yaml")
    #expect(try files.compared() == ["changed 1", "not_judged 1", "R 230100 changed"])
  }

  @Test("Records keep their findings when rows move; one that passes is fixed, one that is gone is not found")
  func records() throws {
    let files = try Files([
      "230100":
        "registers: {zones: [{name: 甲, area: 1}, {name: 乙, area: 1}, {name: 丙, area: 1}]}\nindicators: {firms: 9}"
    ])
    try files.keep()
    try files.report(
      "230100",
      "registers: {zones: [{name: 丁, area: 9}, {name: 乙, area: 5}, {name: 甲, area: 1}]}\nindicators: {firms: 9}")
    #expect(try files.compared() == ["fixed 1", "not_found 1", "persisting 1", "S 230100 persisting"])
    try files.report("230100", "registers: {zones: [{name: 甲, area: 0}, {name: 乙, area: 5}]}\nindicators: {firms: 9}")
    #expect(try files.compared() == ["fixed 1", "not_applicable 1", "unknown 1"])
  }

  @Test("Of a register's file the records that pass are not known apart from those that are gone")
  func table() throws {
    let files = try Files([:])
    let table = files.folder.path + "/zones.csv"
    try files.folder.write("region,year,name,area\n230100,2023,甲,1\n230100,2023,乙,1\n", to: "zones.csv")
    try files.keep(registers: [("zones", table)])
    try files.folder.write("region,year,name,area\n230100,2023,丙,9\n230100,2023,乙,1\n", to: "zones.csv")
    #expect(
      try files.compared(registers: [("zones", table)]) == [
        "not_found 1", "persisting 2", "R 230100 persisting", "S 230100 persisting",
      ])
  }

  private static let explained = "indicators: {firms: 3}\nexplanations: [{for: R, values: {firms: 3}, text: 因}]"

  @Test("An explanation is void when the rule has changed since it answered the finding")
  func explanation() throws {
    let files = try Files(["230100": Self.explained])
    try files.keep()
    #expect(try files.compared() == ["persisting 1", "R 230100 persisting"])
    let rules = try #require(Self.pack["rules/a.yaml"])
    try files.folder.write(rules.replacing("at_least: 5", with: "at_least: 6"), to: "plan/rules/a.yaml")
    #expect(try files.compared() == ["changed 1", "new 1", "R 230100 changed", "explanation-void 230100 new"])
    let now = try #require(try files.check().assessment).findingLines
    #expect(now == ["note R 230100 fail"], "without the earlier assessment nobody can tell")
    try files.report("230100", Self.explained.replacing("因", with: "另因"))
    #expect(try files.compared() == ["changed 1", "R 230100 changed"])
  }

  @Test(
    "What is offered to paste answers the warning once it has a text, and is void when the value or the rule changes")
  func pasted() throws {
    let files = try Files(["230100": "indicators: {firms: 3}"])
    let assessment = try #require(try files.check().assessment)
    let verdict = try #require(assessment.verdicts.first { $0.rule == "R" && $0.isFinding })
    let words = Wording(language: .zh, names: PlanNames(assessment.pack))
    let line = try #require(words.explanationToPaste(verdict, asOf: assessment.asOf))
    func findings(_ text: String, firms: Int = 3) throws -> [String] {
      try files.report(
        "230100", "indicators: {firms: \(firms)}\nexplanations:\n  - \(line.replacing("\"\"", with: text))")
      return try #require(try files.check().assessment).findingLines
    }
    #expect(try findings("因") == ["note R 230100 fail"])
    #expect(try findings("因", firms: 4) == ["warning R 230100 fail", "warning explanation-void 230100 R fail"])
    let rules = try #require(Self.pack["rules/a.yaml"])
    try files.folder.write(rules.replacing("at_least: 5", with: "at_least: 6"), to: "plan/rules/a.yaml")
    #expect(try findings("因") == ["warning R 230100 fail", "warning explanation-void 230100 R fail"])
    #expect(try findings("\"\"") == [])
    #expect(try files.check().faults.map(\.fact.english) == ["the text is empty; write one, or remove the key"])
  }

  @Test("A title that changes voids nothing")
  func title() throws {
    let files = try Files(["230100": Self.explained])
    try files.keep()
    let rules = try #require(Self.pack["rules/a.yaml"])
    try files.folder.write(rules.replacing("id: R,", with: "id: R, title: 企业,"), to: "plan/rules/a.yaml")
    #expect(try files.compared() == ["persisting 1", "R 230100 persisting"])
  }

  @Test("A rule that is gone leaves its findings unjudged")
  func ruleGone() throws {
    let files = try Files(["230100": "indicators: {firms: 3}"])
    try files.keep()
    let rules = try #require(Self.pack["rules/a.yaml"])
    try files.folder.write(rules.replacing("id: R,", with: "id: T,"), to: "plan/rules/a.yaml")
    #expect(try files.compared() == ["new 1", "not_judged 1", "T 230100 new"])
  }

  @Test("Where the earlier one cannot be read, that is an error, and the reports are judged all the same")
  func unreadable() throws {
    let files = try Files(["230100": "indicators: {firms: 3}"])
    let missing = try files.check(since: true)
    #expect(missing.faults(in: files.folder) == ["old.json:1:1: error: there is no such file; check the path"])
    try files.folder.write("{\"schema\": \"x\"}", to: "old.json")
    let result = try files.check(since: true)
    #expect(
      result.faults(in: files.folder)
        == ["old.json:1:12: error: 'x' cannot be compared; plumbline/assessment/1 is wanted"])
    #expect(result.hasErrors)
    #expect(result.previous == nil)
    #expect(try #require(result.assessment).findingLines == ["warning R 230100 fail"])
    #expect(Presentation(try #require(result.assessment), since: result.previous).comparison == nil)
  }
}
