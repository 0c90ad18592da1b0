import Diagnostics
import Foundation
import Packs
import Quantities
import Testing

@testable import Authoring

extension Tested {
  func coverage(demanding demanded: Quantities.Decimal? = nil) throws -> Coverage {
    let tests = try tests()
    return Coverage(of: tests.pack.pack, by: TestRun.run(tests.cases, of: tests.pack.pack), demanded: demanded)
  }

  /// What the tests do not show of the rule R.
  func missing() throws -> [String] {
    let rule = try #require(try coverage().rules.first { $0.id == "R" })
    return rule.missing.map(\.text)
  }
}

/// Cases of a rule, and what they leave out.
struct CoverageCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let cases: [String]
  let missing: [String]

  /// - Parameter cases: `year: indicators; expectation` of the province.
  init(_ rule: String, _ cases: [String], lacks missing: [String] = []) {
    self.rule = rule
    self.cases = cases
    self.missing = missing
  }

  var testDescription: String { "\(rule) by \(cases)" }

  func verify() throws {
    let tests = cases.enumerated().map { index, text in
      let parts = text.split(separator: "; ").map(String.init)
      return "  - {test: 例\(index), report: {region: 某省, year: \(parts[0]), \(parts[1])}, expect: {\(parts[2])}}\n"
    }
    let rules = "  - {id: R, for: province, severity: warning, \(rule)}\n"
    #expect(try Tested(tests.joined(), rules: rules).missing() == missing)
  }
}

@Suite("What tests show of a rule")
struct CoverageTests {
  @Test(
    "An outcome is shown by a case that has it",
    arguments: [
      CoverageCase(
        "evidence: 方案, by: 2025", ["2024; revision: 1; R: not_due"], lacks: ["pass", "undetermined"]),
      CoverageCase(
        "evidence: 方案, by: 2025",
        [
          "2024; revision: 1; R: not_due", "2025; revision: 1; R: undetermined",
          "2025; evidence: [{for: R, title: 甲}]; R: pass",
        ]),
      CoverageCase(
        "assert: reported(labs)", ["2025; revision: 1; R: fail"], lacks: ["pass", "assert: reported(labs) true"]),
    ])
  func outcomes(_ example: CoverageCase) throws { try example.verify() }

  @Test(
    "A value shows the side of a limit that it lies on",
    arguments: [
      CoverageCase(
        "value: labs, at_least: 5 家", ["2025; indicators: {labs: 5 家}; R: pass"],
        lacks: ["fail", "undetermined", "below 5 家", "above 5 家"]),
      CoverageCase(
        "value: labs, at_least: 5 家", ["2025; indicators: {labs: 4 家}; R: fail"],
        lacks: ["pass", "undetermined", "at 5 家", "above 5 家"]),
      CoverageCase(
        "value: labs, between: [5 家, 9 家]", ["2025; indicators: {labs: 9 家}; R: pass"],
        lacks: ["fail", "undetermined", "low at 5 家", "low below 5 家", "high below 9 家", "high above 9 家"]),
      // A tenth less, 4.5, is what the value is held against.
      CoverageCase(
        "value: labs, at_least: 5 家, within: 10 %",
        ["2025; indicators: {labs: 4.5 家}; R: pass", "2025; indicators: {labs: 4.4 家}; R: fail"],
        lacks: ["undetermined", "above 5 家"]),
      // Of two bounds each has the tolerance that is a share of its own: 90 and 220.
      CoverageCase(
        "value: labs, between: [100 家, 200 家], within: 10 %",
        [
          "2025; indicators: {labs: 90 家}; R: pass", "2025; indicators: {labs: 220 家}; R: pass",
          "2025; indicators: {labs: 89 家}; R: fail", "2025; indicators: {labs: 221 家}; R: fail",
        ],
        lacks: ["undetermined"]),
      CoverageCase(
        "value: labs, equals: 5 家, within: 1 家",
        ["2025; indicators: {labs: 4 家}; R: pass", "2025; indicators: {labs: 6 家}; R: pass"],
        lacks: ["fail", "undetermined", "low below 5 家", "high above 5 家"]),
      // 2.46 is rounded to 2.5 before it is compared.
      CoverageCase(
        "value: rd_intensity, at_least: 2.5 %, judge: rounded(1)",
        ["2025; indicators: {rd_expenditure: 24.6 亿元, gdp: 1000 亿元}; R: pass"],
        lacks: ["fail", "undetermined", "below 2.5 %", "above 2.5 %"]),
      // A limit that is itself an indicator.
      CoverageCase(
        "value: labs, more_than: firms", ["2025; indicators: {labs: 5 家, firms: 5 家}; R: fail"],
        lacks: ["pass", "undetermined", "below firms", "above firms"]),
    ])
  func limits(_ example: CoverageCase) throws { try example.verify() }

  @Test("What a path asks of an earlier year is not the limit")
  func path() throws {
    let cases = [
      "2024; indicators: {rd_intensity: 1.25 %}; R: behind", "2025; indicators: {rd_intensity: 2.5 %}; R: pass",
    ]
    try CoverageCase(
      "value: rd_intensity, at_least: 2.5 %, by: 2025, path: linear", cases,
      lacks: ["fail", "undetermined", "below 2.5 %", "above 2.5 %"]
    ).verify()
  }

  @Test("Before the due year a value is held against the limit where there is no path")
  func early() throws {
    try CoverageCase(
      "value: labs, at_least: 5 家, by: 2025", ["2024; indicators: {labs: 4 家}; R: not_due"],
      lacks: ["pass", "fail", "undetermined", "at 5 家", "above 5 家"]
    ).verify()
  }

  @Test(
    "A condition is shown true, or false, on the way to a verdict",
    arguments: [
      CoverageCase(
        "assert: labs > 5 || firms > 5", ["2025; indicators: {labs: 6 家, firms: 5 家}; R: pass"],
        lacks: [
          "fail", "undetermined", "assert: labs > 5 || firms > 5 false", "assert: labs > 5 false",
          "assert: firms > 5 true",
        ]),
      // Neither true nor false: firms is missing.
      CoverageCase(
        "assert: labs > 5 || firms > 5", ["2025; indicators: {labs: 5 家}; R: undetermined"],
        lacks: [
          "pass", "fail", "assert: labs > 5 || firms > 5 true", "assert: labs > 5 || firms > 5 false",
          "assert: labs > 5 true", "assert: firms > 5 true", "assert: firms > 5 false",
        ]),
      CoverageCase(
        "value: \"zones.count(z, z.tier == 'city')\", at_least: 1",
        ["2025; registers: {zones: [{name: 甲, tier: city}, {name: 乙, tier: national}]}; R: pass"],
        lacks: ["fail", "undetermined", "below 1", "above 1"]),
    ])
  func nodes(_ example: CoverageCase) throws { try example.verify() }

  @Test("What holds for one value of each is shown for the rule")
  func each() throws {
    try CoverageCase(
      "each: {kind: [national, city]}, value: \"zones.count(z, z.tier == kind)\", at_least: 1",
      ["2025; registers: {zones: [{name: 甲, tier: city}]}; R: [{of: {kind: city}, outcome: pass}, {outcome: fail}]"],
      lacks: ["undetermined", "above 1"]
    ).verify()
  }

  // MARK: - What counts

  private static let rule = "  - {id: R, for: province, assert: reported(labs), severity: none}\n"
  private static let all = ["pass", "fail", "assert: reported(labs) true", "assert: reported(labs) false"]

  @Test("A case that fails shows nothing")
  func failing() throws {
    let test = "  - {test: 例, report: {region: 某省, year: 2025}, expect: {R: pass}}\n"
    #expect(try Tested(test, rules: Self.rule).missing() == Self.all)
  }

  @Test("A case that is not expected to hold yet shows nothing, even where it does")
  func todo() throws {
    let test = "  - {test: 例, report: {region: 某省, year: 2025}, expect: {R: fail}, todo: 待定}\n"
    #expect(try Tested(test, rules: Self.rule).missing() == Self.all)
  }

  @Test("A rule that a case does not name is merely judged along")
  func judgedAlong() throws {
    let rules = Self.rule + "  - {id: S, for: province, assert: reported(firms), severity: none}\n"
    let test = "  - {test: 例, report: {region: 某省, year: 2025}, expect: {S: fail}}\n"
    #expect(try Tested(test, rules: rules).missing() == Self.all)
  }

  @Test("A subject that no entry selects is merely judged along")
  func unselected() throws {
    let rule = "  - {id: R, for: city, assert: reported(labs), severity: none}\n"
    let test = """
        - test: 例
          reports: [{region: 甲市, year: 2025}, {region: 乙市, year: 2025, indicators: {labs: 1 家}}]
          expect: {R: [{of: {region: 甲市}, outcome: fail}]}

      """
    #expect(try Tested(test, rules: rule).missing() == ["pass", "assert: reported(labs) true"])
  }

  @Test("A finding without a rule is asked for where the pack states it")
  func builtIn() throws {
    let rules = Self.rule + "  - {id: derived-mismatch, severity: warning}\n"
    let test = """
        - test: 例
          report: {region: 某省, year: 2025, indicators: {rd_expenditure: 1 亿元, gdp: 100 亿元, rd_intensity: 1 %}}
          expect: {derived-mismatch: pass, R: fail}

      """
    let coverage = try Tested(test, rules: rules).coverage()
    #expect(coverage.rules.map(\.id) == ["R", "derived-mismatch"])
    #expect(coverage.rules.last?.missing.map(\.text) == ["fail"])
  }

  // MARK: - Percent

  /// Four items of R, of which a case shows two.
  private static let half = Tested(
    "  - {test: 例, report: {region: 某省, year: 2025}, expect: {R: fail}}\n", rules: Self.rule)

  @Test("The percentage is that of all items of the pack")
  func percent() throws {
    let coverage = try Self.half.coverage()
    #expect((coverage.items, coverage.covered) == (4, 2))
    #expect(coverage.percent == 50)
  }

  @Test(
    "A demanded percentage is met where no less is covered", arguments: [("50", true), ("50.1", false), ("0", true)])
  func demanded(percent: String, holds: Bool) throws {
    let coverage = try Self.half.coverage(demanding: Quantities.Decimal(percent))
    #expect(coverage.holds == holds)
    let report = TestReport(
      pack: try Self.half.tests().pack.pack, files: [], run: try Self.half.run(), coverage: coverage)
    #expect(report.holds == holds)
  }

  @Test("Less than all is never 100 %")
  func cutOff() throws {
    var coverage = try Self.half.coverage()
    coverage = Coverage(rules: (0..<3_000).flatMap { _ in coverage.rules }, shownAllBut: 1)
    #expect(coverage.percent.description == "99.9")
  }

  // MARK: - Rendering

  private static let rendered = Tested(
    """
      - {test: 例, report: {region: 某省, year: 2025, indicators: {labs: 6 家}}, expect: {B: pass}}
      - {test: 例2, report: {region: 某省, year: 2023}, expect: {C: not_due}}

    """,
    rules: """
        - {id: A, for: province, assert: labs > 5, severity: none}
        - {id: C, for: province, evidence: 方案, by: 2025}
        - {id: B, for: province, when: "labs > 1", value: labs, between: [5 家, 6 家], from: 2022, severity: none}

      """)

  private func lines(_ language: Language, demanding demanded: Quantities.Decimal? = nil) throws -> [String] {
    let tested = Self.rendered
    let report = TestReport(
      pack: try tested.tests().pack.pack, files: [], run: try tested.run(),
      coverage: try tested.coverage(demanding: demanded))
    return Array(TestFormat.text.rendered(report, language).split(separator: "\n").map(String.init).dropFirst())
  }

  @Test("The text names what each rule lacks in an author's words, the worst first, then the totals")
  func chinese() throws {
    #expect(
      try lines(.zh, demanding: 90) == [
        "B 缺：未达到（fail）；数据缺失（undetermined）；不适用（not_applicable）；恰为下限 5 家；低于下限 5 家；低于上限 6 家；"
          + "高于上限 6 家；when 为假",
        "A 没有测试",
        "C 缺：列出了文件（pass）；没有列出文件（undetermined）",
        "覆盖率 25 %（5/20）：结果 2/10、限值 2/6、条件 1/4",
        "覆盖率低于要求的 90 %",
      ])
  }

  @Test("The text speaks English where it is asked to")
  func english() throws {
    #expect(
      try lines(.en) == [
        "B lacks: not met (fail); missing values (undetermined); not applicable (not_applicable); exactly the lower limit "
          + "5 家; below the lower limit 5 家; below the upper limit 6 家; above the upper limit 6 家; when false",
        "A has no test",
        "C lacks: the document named (pass); no document named (undetermined)",
        "25 % covered (5/20): outcomes 2/10, limits 2/6, conditions 1/4",
      ])
  }

  @Test("The JSON has the totals and what each rule lacks")
  func json() throws {
    let tested = Self.rendered
    let report = TestReport(
      pack: try tested.tests().pack.pack, files: [], run: try tested.run(), coverage: try tested.coverage())
    let data = Data(TestFormat.json.rendered(report, .zh).utf8)
    let parsed = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let coverage = try #require(parsed["coverage"] as? NSDictionary)
    #expect(coverage["percent"] as? Double == 25)
    let rules = try #require(coverage["rules"] as? [NSDictionary])
    #expect(
      rules.last == [
        "id": "B", "items": 12, "covered": 4,
        "missing": [
          ["kind": "outcome", "outcome": "fail"], ["kind": "outcome", "outcome": "undetermined"],
          ["kind": "outcome", "outcome": "not_applicable"],
          ["kind": "limit", "limit": "5 家", "end": "low", "side": "at"],
          ["kind": "limit", "limit": "5 家", "end": "low", "side": "below"],
          ["kind": "limit", "limit": "6 家", "end": "high", "side": "below"],
          ["kind": "limit", "limit": "6 家", "end": "high", "side": "above"],
          ["kind": "node", "key": "when", "text": "labs > 1", "value": false],
        ],
      ])
  }
}

extension Coverage {
  /// All items shown but some of the last rule's.
  fileprivate init(rules: [RuleCoverage], shownAllBut count: Int) {
    var rules = rules
    for index in rules.indices { rules[index].shown = Set(rules[index].items) }
    if let last = rules.indices.last { rules[last].shown = Set(rules[last].items.dropLast(count)) }
    self.init(rules: rules)
  }
}
