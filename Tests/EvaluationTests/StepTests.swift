import Diagnostics
import Evaluation
import Packs
import Testing

@Suite("The steps of verdicts")
struct StepTests {
  /// `zones 甲: area = 5 公顷`, of all findings of a rule.
  private func steps(_ judged: Judged, _ rule: String) -> [[String]] {
    judged.verdicts.filter { $0.rule == rule }.map { verdict in
      verdict.steps.map { step in
        let elements = step.elements.map { element in
          switch element {
          case .region(let region): judged.pack.regions[region].code
          case .record(let key): key
          case .value(let text): text
          }
        }
        let result =
          switch step.result {
          case .figure(let figure): figure.text
          case .boolean(let truth): truth ? "true" : "false"
          case .text(let text): text
          case .count(let count): "\(count) elements"
          case .unknown(let missing): "? " + missing.map(\.name).joined(separator: ", ")
          }
        return (elements + ["\(step.role.rawValue) \(step.expression) = \(result)"]).joined(separator: ": ")
      }
    }
  }

  private static let zones = (
    name: "zones", csv: "name,place,of_year,area\n甲,230100,2023,5\n乙,230100,2023,20\n丙,230100,2023,\n"
  )
  private static let rules = """
      - {id: R, for: zone, value: area * 2, at_least: 15 公顷}
      - {id: S, for: city, needs: [firms], value: "zones.count(z, z.area > quantity('1 公顷'))", at_least: 9, response_rate: 50 %}
    """

  @Test("Of a register's file each record tells its own steps, and what columns counted is one step")
  func registerFile() throws {
    let judged = try Plan(Self.rules).judge([], registers: [Self.zones], showsSteps: true)
    #expect(
      steps(judged, "R") == [
        ["value area = 5 公顷", "value area * 2 = 10 公顷"], ["value area = ? area", "value area * 2 = ? area"],
      ])
    #expect(
      steps(judged, "S") == [
        ["needs firms = ? firms", "value zones.count(z, z.area > quantity('1 公顷')) = 2"]
      ])
  }

  @Test("Record by record every member is told, without those that a response rate leaves out")
  func oneByOne() throws {
    let judged = try Plan(Self.rules).judge([], registers: [Self.zones], method: .oneByOne, showsSteps: true)
    #expect(
      steps(judged, "S") == [
        [
          "needs firms = ? firms", "value zones = 3 elements", "甲: value z.area = 5 公顷",
          "甲: value z.area > quantity('1 公顷') = true", "乙: value z.area = 20 公顷",
          "乙: value z.area > quantity('1 公顷') = true", "value zones.count(z, z.area > quantity('1 公顷')) = 2",
        ]
      ])
  }

  @Test("A rule that is stated for every indicator tells the indicator by the rule's name for it, in its own unit")
  func indicators() throws {
    let plan = Plan("  - {id: R, for: city, each: {x: {tag: core}}, value: x * 2, at_least: 100 家}")
    let judged = try plan.judge([report(230100, 2023, "indicators: {firms: 7, leaders: 3}")], showsSteps: true)
    #expect(
      steps(judged, "R") == [
        ["value x = 7 家", "value x * 2 = 14 家"], ["value x = 3 家", "value x * 2 = 6 家"],
      ])
  }

  @Test("What a reported value stands in for is no step")
  func fallback() throws {
    let plan = Plan("  - {id: R, for: city, value: intensity, at_least: 9 %}")
    let judged = try plan.judge([report(230100, 2023, "indicators: {rd: 3, intensity: 2}")], showsSteps: true)
    #expect(steps(judged, "R") == [["value intensity = 2 %"]])
    #expect(judged.verdicts.first { $0.rule == "R" }?.steps.first?.definition == nil)
  }

  @Test("Whether another rule holds is a step, and not what that is made of")
  func holds() throws {
    let plan = Plan(
      """
        - {id: R, for: city, value: intensity, at_least: 9 %, severity: none}
        - {id: S, for: province, value: "cities.count(c, c.holds('R'))", at_least: 1}
      """)
    let reports = [230100, 230200, 230300].map { report($0, 2023, "indicators: {rd: 1, gdp: 100}") }
    #expect(
      steps(try plan.judge(reports, showsSteps: true), "S") == [
        [
          "230100: value c.holds('R') = false", "230200: value c.holds('R') = false",
          "230300: value c.holds('R') = false", "value cities.count(c, c.holds('R')) = 0",
        ]
      ])
  }

  @Test("Rows in other rows are named after one another")
  func scopes() throws {
    let plan = Plan("  - {id: R, for: city, value: change(firms - in_year(2021).firms), at_least: 9 家}")
    let judged = try plan.judge(
      [report(230100, 2023, "indicators: {firms: 7}\nhistory: {2022: {firms: 5}, 2021: {firms: 4}}")],
      showsSteps: true)
    // 7 − 4 − (5 − 4) = 2.
    #expect(
      steps(judged, "R") == [
        [
          "value firms = 7 家", "value in_year(2021).firms = 4 家", "value firms - in_year(2021).firms = 3 家",
          "value previous.firms = 5 家", "value previous.in_year(2021).firms = 4 家",
          "value previous.firms - previous.in_year(2021).firms = 1 家",
          "value change(firms - in_year(2021).firms) = 2 家",
        ]
      ])
  }

  @Test("Members of macros within macros are told with both of their lists' members")
  func nested() throws {
    let plan = Plan(
      "  - {id: R, for: province, assert: \"cities.all(c, c.zones.exists(z, z.area > quantity('9 公顷')))\"}")
    let reports = [230100, 230200, 230300].map { report($0, 2023, "registers: {zones: [{name: 甲, area: 1}]}") }
    let first = try #require(steps(try plan.judge(reports, showsSteps: true), "R").first)
    #expect(
      first.prefix(4) == [
        "230100: assert c.zones = 1 elements", "230100: 甲: assert z.area = 1 公顷",
        "230100: 甲: assert z.area > quantity('9 公顷') = false",
        "230100: assert c.zones.exists(z, z.area > quantity('9 公顷')) = false",
      ])
    #expect(first.count == 13)
  }

  @Test("Of a long file record by record the first members are told, and the others counted")
  func long() throws {
    let rows = (1...3_000).map { "z\($0),230100,2023,\($0)\n" }.joined()
    let plan = Plan("  - {id: R, for: city, value: \"zones.sum(z, z.area)\", at_least: 9999999 公顷}")
    let judged = try plan.judge(
      [], registers: [(name: "zones", csv: "name,place,of_year,area\n" + rows)], method: .oneByOne, showsSteps: true)
    let verdict = try judged.first("R")
    // The list, fifty areas and the sum, 3000 · 3001 ÷ 2.
    #expect(verdict.steps.count == 52)
    #expect(verdict.stepsLeftOut == 2_950)
    #expect(steps(judged, "R").first?.last == "value zones.sum(z, z.area) = 4501500 公顷")
  }

  @Test("Verdicts on files are the same with steps and without")
  func unchanged() throws {
    func facts(_ showsSteps: Bool) throws -> [String] {
      let judged = try Plan(Self.rules).judge([], registers: [Self.zones], showsSteps: showsSteps)
      return judged.facts() + judged.places("R") + judged.places("S")
    }
    #expect(try facts(true) == facts(false))
  }
}
