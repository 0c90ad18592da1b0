import Authoring
import Testing

@Suite("Tests by changes of a base")
struct BaseTests {
  /// The province's intensity is 3 %, its assert holds.
  private static let base = """
    report: small
    region: 某省
    year: 2025
    indicators: {rd_expenditure: 30, gdp: 1000, labs: 3}
    history: {2024: {labs: 2}}
    registers:
      zones: [{name: 甲, tier: national}, {name: 乙, tier: city}]

    """

  private func changed(_ change: String, expect: String) throws -> [String] {
    try Tested(
      "  - test: 例\n    base: fixtures/base.yaml\n    change: \(change)\n    expect: \(expect)\n",
      fixtures: ["fixtures/base.yaml": Self.base]
    ).failures()
  }

  @Test(
    "A change gives, takes and replaces values",
    arguments: [
      ("{indicators: {gdp: null}}", "{R-LIMIT: {outcome: undetermined, missing: [gdp]}, R-ASSERT: undetermined}"),
      ("{indicators: {labs: 2}}", "{R-ASSERT: fail, R-LIMIT: pass}"),
      ("{registers: {zones: null}}", "{R-ZONE: undetermined}"),
      ("{registers: {zones: {甲: {tier: city}}}}", "{R-ZONE: not_applicable}"),
      ("{registers: {zones: {甲: null}}}", "{R-ZONE: not_applicable}"),
      (
        "{registers: {zones: {丙: {tier: national}}}}",
        "{R-ZONE: [{of: {name: 乙}, outcome: not_applicable}, {outcome: pass}]}"
      ),
      ("{registers: {zones: [{name: 丁, tier: national}]}}", "{R-ZONE: {outcome: pass}}"),
      ("{registers: {zones: {甲: {}}}}", "{R-ZONE: [{of: {name: 甲}, outcome: pass}, {outcome: not_applicable}]}"),
    ])
  func change(change: String, expect: String) throws {
    #expect(try changed(change, expect: expect) == [])
  }

  @Test("What the base itself gives is expected, a finding beyond it is not")
  func findings() throws {
    #expect(
      try changed("{indicators: {labs: 2}}", expect: "{R-LIMIT: pass}") == ["R-ASSERT (某省 2025): fail is not expected"])
    #expect(try changed("{registers: {zones: {甲: null}}}", expect: "{R-LIMIT: pass}") == [])
  }

  @Test("Others stay the same, verdict by verdict")
  func others() throws {
    #expect(try changed("{indicators: {gdp: 1500}}", expect: "{R-LIMIT: fail, others: same}") == [])
    #expect(
      try changed("{registers: {zones: {甲: {tier: city}}}}", expect: "{R-LIMIT: pass, others: same}")
        == ["R-ZONE (某省 2025 园区 '甲'): has to stay pass as in the base, found not_applicable"])
  }

  @Test("A record that a change adds or takes away changes no rule; a finding on it is not expected")
  func records() throws {
    #expect(try changed("{registers: {zones: {乙: null}}}", expect: "{R-LIMIT: pass, others: same}") == [])
    #expect(try changed("{registers: {zones: {丙: {tier: city}}}}", expect: "{R-LIMIT: pass, others: same}") == [])
    let undetermined = try changed("{registers: {zones: {丙: {}}}}", expect: "{R-LIMIT: pass, others: same}")
    #expect(undetermined == ["R-ZONE (某省 2025 园区 '丙'): undetermined is not expected"])
  }

  @Test(
    "A change changes something: what it takes away is there, what it names has a value",
    arguments: [
      ("{indicators: {firms: null}}", "4:27: error: the base has no 'firms' to take away"),
      ("{history: {2024: {gdp: null}}}", "4:31: error: the base has no 'gdp' to take away"),
      ("{history: {2023: null}}", "4:24: error: the base has no '2023' to take away"),
      ("{registers: {zones: {丁: null}}}", "4:34: error: the base has no '丁' to take away"),
      ("{}", "4:13: error: nothing is changed here; name what changes, with null for what is taken away"),
      ("{year: 2025}", "4:13: error: nothing is changed here; name what changes, with null for what is taken away"),
      (
        "{indicators: null}",
        "4:26: error: nothing is changed here; name what changes, with null for what is taken away"
      ),
      ("{history: {}}", "4:23: error: nothing is changed here; name what changes, with null for what is taken away"),
      (
        "{registers: {zones: {}}}",
        "4:33: error: nothing is changed here; name what changes, with null for what is taken away"
      ),
    ])
  func nothing(change: String, fault: String) {
    let tested = Tested(
      "  - test: 例\n    base: fixtures/base.yaml\n    change: \(change)\n    expect: {R-LIMIT: pass}\n",
      fixtures: ["fixtures/base.yaml": Self.base])
    #expect(tested.faults == ["small/tests/01-goals.yaml:" + fault])
  }

  @Test("A year of the history is taken away whole")
  func history() throws {
    let rules = "  - {id: R, for: province, value: change(labs), at_least: 1 家, severity: warning}\n"
    let failures = try Tested(
      "  - test: 例\n    base: fixtures/base.yaml\n    change: {history: {2024: null}}\n    expect: {R: undetermined}\n",
      rules: rules, fixtures: ["fixtures/base.yaml": Self.base]
    ).failures()
    #expect(failures == [])
  }

  @Test("Others do not stay the same where nothing is judged at all")
  func unjudged() throws {
    let failures = try Tested(
      "  - test: 例\n    base: fixtures/base.yaml\n    change: {indicators: {labs: 2}}\n    expect: {others: same}\n",
      fixtures: ["fixtures/base.yaml": Self.base.replacing("2025", with: "2030")]
    ).failures()
    #expect(failures == ["others: it judged nothing"])
  }

  @Test("Of several reports a change says which one it means")
  func several() throws {
    func failures(_ change: String) throws -> [String] {
      let tested = Tested(
        "  - test: 例\n    base: [a.txt, b.txt]\n    change: \(change)\n    expect: {R-ASSERT: fail}\n",
        fixtures: [
          "a.txt": "report: small\nregion: 某省\nyear: 2024\nindicators: {labs: 1, gdp: 1}\n",
          "b.txt": "report: small\nregion: 某省\nyear: 2025\nindicators: {labs: 3, gdp: 1}\n",
        ])
      return tested.faults.isEmpty ? try tested.failures() : tested.faults
    }
    #expect(try failures("{year: 2025, indicators: {labs: 2}}") == [])
    #expect(try failures("[{year: 2025, indicators: {labs: 2}}, {year: 2024, indicators: {labs: 2}}]") == [])
    #expect(
      try failures("{indicators: {labs: 2}}") == [
        "small/tests/01-goals.yaml:4:13: error: the base has several reports; say by 'region', 'year' or 'revision' which one is changed"
      ])
    #expect(
      try failures("{year: 2021, indicators: {labs: 2}}") == [
        "small/tests/01-goals.yaml:4:13: error: the base has no such report; check 'region', 'year' and 'revision'"
      ])
  }
}
