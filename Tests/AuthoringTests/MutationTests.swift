import Authoring
import Diagnostics
import Testing

@Suite("Mutants of rules")
struct MutationTests {
  /// The survivors of a rule with one case, as `key: from → to`; a case that expects what the rule gives for nothing.
  private func survivors(_ rule: String, _ tests: String) throws -> [String] {
    let rules = "  - {id: R, for: province, severity: warning, \(rule)}\n"
    let run = try #require(try Tested(tests, rules: rules).report(mutated: true).mutation)
    return run.survivors.map {
      "\($0.mutant.kind.rawValue) \($0.mutant.key): \($0.mutant.original) → \($0.mutant.changed)"
    }
  }

  /// A case that says nothing about any value.
  private static let blind =
    "  - {test: 空, report: {region: 某省, year: 2024}, expect: {R: {missing: [x]}}, todo: true}\n"

  @Test(
    "A rule is altered as authors err",
    arguments: [
      (
        "value: labs, at_least: 5 家, by: 2025",
        [
          "indicator value: labs → firms", "limit at_least: 5 家 → 6 家", "limit at_least: 5 家 → 4 家",
          "unit at_least: 5 家 → 5 万家", "comparison at_least: at_least → more_than", "due by: 2025 → 2024",
          "due by: 2025 → 2026",
        ]
      ),
      (
        "value: rd_expenditure, between: [1.5 亿元, 20 亿元], within: 10 %",
        [
          "indicator value: rd_expenditure → gdp", "limit between: 1.5 亿元 → 1.6 亿元", "limit between: 1.5 亿元 → 1.4 亿元",
          "unit between: 1.5 亿元 → 1.5 万元", "limit between: 20 亿元 → 21 亿元", "limit between: 20 亿元 → 19 亿元",
          "omission within: 10 % → dropped",
        ]
      ),
      (
        "value: rd_intensity, at_least: 2.5 %, by: 2025, path: compound",
        [
          "limit at_least: 2.5 % → 2.6 %", "limit at_least: 2.5 % → 2.4 %", "unit at_least: 2.5 % → 2.5 ‰",
          "comparison at_least: at_least → more_than", "due by: 2025 → 2024", "due by: 2025 → 2026",
          "path path: compound → dropped", "path path: compound → linear",
        ]
      ),
      (
        "assert: labs >= 3 && gdp > 0 || firms != 2, when: year == 2025",
        [
          "comparison when: year == 2025 → year != 2025", "year when: year == 2025 → year == 2026",
          "year when: year == 2025 → year == 2024",
          "connective assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 3 && gdp > 0 && firms != 2",
          "connective assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 3 || gdp > 0 || firms != 2",
          "comparison assert: labs >= 3 && gdp > 0 || firms != 2 → labs > 3 && gdp > 0 || firms != 2",
          "indicator assert: labs >= 3 && gdp > 0 || firms != 2 → firms >= 3 && gdp > 0 || firms != 2",
          "limit assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 4 && gdp > 0 || firms != 2",
          "limit assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 2 && gdp > 0 || firms != 2",
          "comparison assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 3 && gdp >= 0 || firms != 2",
          "indicator assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 3 && rd_expenditure > 0 || firms != 2",
          "comparison assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 3 && gdp > 0 || firms == 2",
          "indicator assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 3 && gdp > 0 || labs != 2",
          "limit assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 3 && gdp > 0 || firms != 3",
          "limit assert: labs >= 3 && gdp > 0 || firms != 2 → labs >= 3 && gdp > 0 || firms != 1",
          "when when: year == 2025 → dropped",
        ]
      ),
      (
        "assert: \"zones.exists(z, z.tier == 'national')\", from: 2022",
        [
          "comparison assert: zones.exists(z, z.tier == 'national') → zones.exists(z, z.tier != 'national')",
          "choice assert: zones.exists(z, z.tier == 'national') → zones.exists(z, z.tier == 'provincial')",
          "year from: 2022 → 2021", "year from: 2022 → 2023",
        ]
      ),
      (
        "value: \"average_growth(gdp, 2020)\", at_least: 0 %",
        [
          "indicator value: average_growth(gdp, 2020) → average_growth(rd_expenditure, 2020)",
          "year value: average_growth(gdp, 2020) → average_growth(gdp, 2021)",
          "year value: average_growth(gdp, 2020) → average_growth(gdp, 2019)", "limit at_least: 0 % → 1 %",
          "limit at_least: 0 % → -1 %", "comparison at_least: at_least → more_than",
        ]
      ),
    ])
  func mutants(rule: String, expected: [String]) throws {
    let found = try survivors(rule, Self.blind)
    #expect(found == expected)
  }

  @Test("Values of each and regions of for are left out one by one")
  func lists() throws {
    let rules = "  - {id: R, for: [甲市, 乙市], each: {x: [a, b]}, evidence: \"${x}\", severity: warning}\n"
    let tests =
      "  - {test: 空, report: {region: 甲市, year: 2025}, expect: {R: [{of: {x: a}, outcome: undetermined}, {}]}}\n"
      .replacing("{}", with: "{outcome: undetermined}")
    let run = try #require(try Tested(tests, rules: rules).report(mutated: true).mutation)
    #expect(run.survivors.map { "\($0.mutant.key) \($0.mutant.original)" } == ["for 乙市"])
  }

  @Test("Cases at and beside a limit, before and in the due year, notice all of it")
  func noticed() throws {
    func oneCase(_ year: Int, _ labs: Int, _ outcome: String) -> String {
      "  - {test: \(year)-\(labs), report: {region: 某省, year: \(year), indicators: {labs: \(labs)}}, expect: {R: \(outcome)}}\n"
    }
    let tests = oneCase(2025, 5, "pass") + oneCase(2025, 4, "fail") + oneCase(2024, 4, "not_due")
    #expect(try survivors("value: labs, at_least: 5 家, by: 2025", tests) == [])
    let survivors = try survivors("value: labs, at_least: 5 家, by: 2025", oneCase(2025, 4, "fail"))
    #expect(
      survivors == [
        "limit at_least: 5 家 → 6 家", "unit at_least: 5 家 → 5 万家", "comparison at_least: at_least → more_than",
        "due by: 2025 → 2024",
      ])
  }

  @Test("Of two rules with one id the one that is in effect speaks, whichever of them is altered")
  func amended() throws {
    let rules = """
        - {id: R, for: province, value: labs, at_least: 3 家, effective: {until: 2023-12-31}, severity: warning}
        - {id: R, for: province, value: labs, at_least: 5 家, effective: {from: 2024-01-01}, severity: warning}

      """
    let tests = "  - {test: 新, report: {region: 某省, year: 2025, indicators: {labs: 5}}, expect: {R: pass}}\n"
    let run = try #require(try Tested(tests, rules: rules).report(mutated: true).mutation)
    // What the old rule says no test tells.
    #expect(run.survivors.filter { $0.mutant.original == "3 家" }.map(\.mutant.changed) == ["4 家", "2 家", "3 万家"])
    #expect(run.survivors.filter { $0.mutant.original == "5 家" }.map(\.mutant.changed) == ["4 家"])
  }

  @Test("A year of a path becomes one that the path does not have: no mapping has a key twice")
  func pathYears() throws {
    let rule = "value: labs, at_least: 9 家, by: 2025, path: {2021: 1 家, 2022: 2 家, 2024: 3 家}"
    let years = try survivors(rule, Self.blind).filter { $0.hasPrefix("year") }
    #expect(
      years == ["year path: 2021 → 2020", "year path: 2022 → 2023", "year path: 2024 → 2023", "year path: 2024 → 2025"])
  }

  @Test("A field becomes another one that counts the same, a choice another one of the field that it is compared with")
  func fields() throws {
    let registers = """
      registers:
        parks:
          item: park
          title: 园区
          key: [name]
          fields:
            name: {type: string}
            tier: {type: choice, of: {national: 国家级, other: 其他}}
        zones:
          item: zone
          title: 园区
          key: [name]
          fields:
            name: {type: string}
            tier: {type: choice, of: {national: 国家级, city: 市级}}
            area: {type: number, unit: 亩}
            area_built: {type: number, unit: 亩}
            firms_moved: {type: integer, unit: 家}
            open: {type: boolean}
      """
    func survivors(_ rule: String) throws -> [String] {
      var fixture = Tested(
        "  - {test: 空, report: {region: 某省, year: 2024}, expect: {R: {missing: [x]}}, todo: true}\n",
        rules: "  - {id: R, for: zone, severity: warning, \(rule)}\n"
      ).fixture
      fixture.files["registers.yaml"] = registers
      let (tests, faults) = PackTests.read(folder: "small", files: fixture.packFiles)
      return MutationRun.run(try #require(tests, "\(faults)")).survivors.map(\.mutant.changed)
    }
    #expect(try survivors("assert: tier == 'national'") == ["tier != 'national'", "tier == 'city'"])
    #expect(try survivors("assert: \"tier in ['national']\"") == ["tier in ['city']"])
    #expect(
      try survivors("value: area, more_than: 0 亩")
        == ["area_built", "1 亩", "-1 亩", "at_least"])
    #expect(try survivors("assert: open") == [])
  }

  @Test(
    "A unit becomes one of another size",
    arguments: [
      ("gdp", "5 亿元", "5 万元"), ("gdp", "5 万元", "5 亿元"), ("gdp", "5 元", "5 万元"), ("labs", "5 家", "5 万家"),
      ("labs", "5 万家", "5 家"), ("rd_intensity", "5 %", "5 ‰"), ("rd_intensity", "5 ‰", "5 %"),
      ("labs / gdp", "5 家/亿元", "5 家/万元"),
    ])
  func unit(value: String, limit: String, changed: String) throws {
    let found = try survivors("value: \(value), at_least: \(limit)", Self.blind).filter { $0.hasPrefix("unit") }
    #expect(found == ["unit at_least: \(limit) → \(changed)"])
  }

  @Test("A rule that another asks about is noticed by that one's cases")
  func dependent() throws {
    let rules = """
        - {id: R, for: city, assert: labs >= 1, severity: none}
        - {id: S, for: province, value: "cities.share(c, c.holds('R'))", at_least: 100 %, severity: warning}

      """
    let tests = """
        - test: 两市
          reports: [{region: 甲市, year: 2025, indicators: {labs: 1}}, {region: 乙市, year: 2025, indicators: {labs: 0}}]
          expect: {S: {actual: 50 %}}

      """
    let run = try #require(try Tested(tests, rules: rules).report(mutated: true).mutation)
    #expect(!run.survivors.contains { $0.mutant.rule == "R" && $0.mutant.kind == .comparison })
  }

  @Test("Rules of a group are altered one by one")
  func group() throws {
    let rules = """
        - for: province
          by: 2025
          rules: [{id: A, evidence: 甲, severity: warning}, {id: B, evidence: 乙, severity: warning}]

      """
    let tests = "  - {test: 空, report: {region: 某省, year: 2025}, expect: {A: undetermined}}\n"
    let run = try #require(try Tested(tests, rules: rules).report(mutated: true).mutation)
    #expect(
      run.survivors.map { "\($0.mutant.rule) \($0.mutant.changed)" } == ["A 2024", "B 2024", "B 2026"])
  }

  @Test("A survivor that the tests explain bears its reason; an explanation without one is told")
  func explained() throws {
    let tests = """
        - {test: 空, report: {region: 某省, year: 2025}, expect: {R: undetermined}}
      survivors:
        - {rule: R, key: by, from: 2025, to: 2024, reason: {zh: 甲, en: because}}
        - {rule: R, key: by, from: 2025, to: 2026, reason: 乙}

      """
    let rules = "  - {id: R, for: province, evidence: 方案, by: 2025, severity: warning}\n"
    let report = try Tested(tests, rules: rules).report(mutated: true)
    #expect(report.holds)
    #expect(
      TestFormat.text.rendered(report, .en) == """
        1 test: 1 passed, 0 failed, 0 todo
        small/rules/01-goals.yaml:2:46: R: no test notices by: 2025 → 2024 (because)
        small/tests/01-goals.yaml:5:5: this survivor is noticed or gone; take it away
          the due year one off: 1/2
        2 mutants: 1 noticed (50.0 %), 1 not, 0 of them without a reason

        """)
  }
}
