import Authoring
import Testing

@Suite("What a rule test expects")
struct ExpectationTests {
  /// 25 of 1000 are 2.5 %; R-ASSERT lacks labs.
  private static let atLimit = "report: {region: 某省, year: 2025, indicators: {rd_expenditure: 25, gdp: 1000}}"

  @Test(
    "What is expected and found is no failure",
    arguments: [
      "{R-LIMIT: pass}",
      "{R-LIMIT: {outcome: pass}}",
      "{R-LIMIT: {actual: 2.5 %, required: 2.5 %, margin: 0 个百分点, missing: []}}",
      "{R-LIMIT: {actual: 25 ‰, margin: 0}}",
      "{R-LIMIT: {actual: 2.5… %}}",
      "{R-LIMIT: {message: 研发强度：实际 2.50%，应达到 2.5%，恰为限值}}",
      "{R-LIMIT: {message: {en: '研发强度: found 2.50 %, at least 2.5 % required, exactly at the limit'}}}",
      "{R-LIMIT: [{of: {region: 某省, year: 2025}, outcome: pass}]}",
      "{pass: [R-LIMIT], undetermined: R-ASSERT}",
      "{R-ASSERT: {outcome: undetermined, missing: [labs], severity: warning}, R-LIMIT: pass}",
    ])
  func holds(expect: String) throws {
    #expect(try testCase(Self.atLimit, expect: expect).failures() == [])
  }

  @Test(
    "What differs is said with what was found",
    arguments: [
      ("{R-LIMIT: fail}", "R-LIMIT (某省 2025): has to be fail, found pass"),
      ("{R-LIMIT: {actual: 2.4 %}}", "R-LIMIT (某省 2025): actual has to be 2.4 %, found 2.5 %"),
      ("{R-LIMIT: {actual: 2.4… %}}", "R-LIMIT (某省 2025): actual has to be 2.4… %, found 2.5 %"),
      ("{R-LIMIT: {actual: 2.5 家}}", "R-LIMIT (某省 2025): actual has to be 2.5 家, found 2.5 %"),
      ("{R-LIMIT: {required: 3 %}}", "R-LIMIT (某省 2025): required has to be 3 %, found 2.5 %"),
      ("{R-LIMIT: {margin: 1 个百分点}}", "R-LIMIT (某省 2025): margin has to be 1 个百分点, found 0 个百分点"),
      ("{R-LIMIT: {missing: [gdp]}}", "R-LIMIT (某省 2025): missing has to be [gdp], found []"),
      ("{R-ASSERT: {severity: error}}", "R-ASSERT (某省 2025): has to be error, found warning"),
      ("{R-ASSERT: {actual: 1}}", "R-ASSERT (某省 2025): actual has to be 1, found none"),
      (
        "{R-LIMIT: {message: 达标}}",
        "R-LIMIT (某省 2025): message (zh) has to be '达标', found '研发强度：实际 2.50%，应达到 2.5%，恰为限值'"
      ),
      ("{R-EACH: pass}", "R-EACH: it judged nothing"),
      ("{R-LIMIT: [{of: {year: 2024}, outcome: fail}]}", "R-LIMIT: it judged nothing of {year: 2024}"),
    ])
  func differs(expect: String, failure: String) throws {
    #expect(try testCase(Self.atLimit, expect: expect).failures() == [failure])
  }

  /// 2 % of the 2.5 % asked, three years after the baseline of 1.25 %: the path asks 1.25 × 2^(3/5) = 1.8946 %.
  @Test("A figure without end is stated by its first digits")
  func cut() throws {
    let tested = testCase(
      "report: {region: 某省, year: 2023, indicators: {rd_expenditure: 18, gdp: 1000}}",
      expect: "{R-LIMIT: {outcome: behind, required: 1.8946… %, margin: -0.0946… 个百分点}}")
    #expect(try tested.failures() == [])
    func margin(_ text: String) throws -> [String] {
      try testCase(
        "report: {region: 某省, year: 2023, indicators: {rd_expenditure: 18.9, gdp: 1000}}",
        expect: "{R-LIMIT: {outcome: behind, margin: \(text) 个百分点}}"
      ).failures()
    }
    // 1.89 % is short of it by 0.0046 points.
    #expect(try margin("-0.00…") == [])
    #expect(try margin("−0.004…") == [])
    #expect(try margin("0.00…") != [])
  }

  @Test("Subjects that differ go by the first entry that selects them")
  func selected() throws {
    let report = """
      report:
            {region: 甲市, year: 2025, evidence: [{for: R-EACH, field: 黑土, title: 方案}]}
      """
    let each = "{R-EACH: [{of: {field: 黑土}, outcome: pass}, {outcome: undetermined}]}"
    #expect(try testCase(report, expect: each).failures() == [])
    let both = "{R-EACH: {of: {field: [黑土, 种业]}, severity: warning}}"
    #expect(try testCase(report, expect: both).failures() == [])
    let more = try testCase(report, expect: "{R-EACH: {of: {field: [黑土, 种业, 农机]}, severity: warning}}").failures()
    #expect(more == ["R-EACH: it judged nothing of {field: 农机}"])
    let wrong = try testCase(report, expect: "{R-EACH: pass}").failures()
    #expect(wrong == ["R-EACH (甲市 2025 (种业)): has to be pass, found undetermined"])
  }

  @Test("A finding of a rule that is not named fails a case, unless it only lacks what the case leaves out")
  func unexpected() throws {
    let few = "report: {region: 某省, year: 2025, indicators: {rd_expenditure: 25, gdp: 1000, labs: 2}}"
    #expect(try testCase(few, expect: "{R-LIMIT: pass}").failures() == ["R-ASSERT (某省 2025): fail is not expected"])
    #expect(try testCase(Self.atLimit, expect: "{R-LIMIT: pass}").failures() == [])
    let zero = "report: {region: 某省, year: 2025, indicators: {rd_expenditure: 25, gdp: 0, labs: 3}}"
    let failures = try testCase(zero, expect: "{R-ASSERT: fail}").failures()
    #expect(failures == ["R-LIMIT (某省 2025): undetermined is not expected"])
  }

  @Test("A list that is stated to be empty is nothing left out")
  func emptyList() throws {
    let rules = """
        - {id: R-AVERAGE, for: province, value: "zones.share(z, z.tier == 'national')", at_least: 10 %, severity: warning}
        - {id: R-LABS, for: province, assert: labs > 0, severity: warning}

      """
    func failures(_ registers: String) throws -> [String] {
      try Tested(
        "  - {test: 例, report: {region: 某省, year: 2025, indicators: {labs: 1}\(registers)}, expect: {R-LABS: pass}}\n",
        rules: rules
      ).failures()
    }
    #expect(try failures("") == [])
    #expect(try failures(", registers: {zones: []}") == ["R-AVERAGE (某省 2025): undetermined is not expected"])
  }

  @Test("A finding without a rule is expected by its id, as a rule is")
  func dataFinding() throws {
    let invalid = "report: {region: 某省, year: 2025, indicators: {labs: 若干}}"
    #expect(
      try testCase(invalid, expect: "{R-ASSERT: undetermined}").failures()
        == ["value-invalid (某省 2025 实验室): fail is not expected"])
    #expect(try testCase(invalid, expect: "{R-ASSERT: undetermined, value-invalid: fail}").failures() == [])
  }

  @Test("Verdicts on records count whether they are findings or not")
  func records() throws {
    let zones = "registers: {zones: [{name: 甲, tier: national}, {name: 乙, tier: city}]}"
    let tested = testCase(
      "report: {region: 甲市, year: 2025, \(zones)}",
      expect: "{R-ZONE: [{of: {name: 甲}, outcome: pass}, {of: {name: 乙}, outcome: not_applicable}]}")
    #expect(try tested.failures() == [])
  }

  @Test("The as-of date is the end of the last year reported, whatever today is")
  func asOf() throws {
    let rules = """
        - {id: R-NEW, for: province, assert: labs > 0, effective: {from: 2026-01-01}, severity: warning}

      """
    let report = "    report: {region: 某省, year: 2025, indicators: {labs: 1}}\n"
    let cases = """
        - test: 年底
      \(report)    expect: {R-NEW: not_applicable}
        - test: 次年
      \(report)    as_of: 2026-01-01
          expect: {R-NEW: pass}

      """
    #expect(try Tested(cases, rules: rules).failures() == [])
  }

  @Test("A case with a todo may fail, unless the todo is a plain no", arguments: ["false", "False", "no", "尚无数据"])
  func todo(text: String) throws {
    let run = try testCase(Self.atLimit, expect: "{R-LIMIT: fail}", more: "    todo: \(text)\n").run()
    #expect(run.holds == (text == "尚无数据"))
  }

  @Test("A waiver of the case is in force")
  func waiver() throws {
    let waivers = "waivers: [{rule: R-ASSERT, until: 2025-12-31, reason: 因}]"
    let tested = testCase(
      "report: {region: 某省, year: 2025, indicators: {labs: 1, gdp: 1}}\n    \(waivers)",
      expect: "{R-ASSERT: waived}")
    #expect(try tested.failures() == [])
  }
}
