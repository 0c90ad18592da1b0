import Diagnostics
import Packs
import Testing

@testable import Authoring

extension Tested {
  /// A rule R of a pack without tests.
  init(rule: String, more: String = "") {
    self.init("  []\n", rules: "  - {id: R, severity: warning, \(rule)}\n" + more)
  }

  func generated(_ language: Language = .zh) throws -> String {
    let (tests, faults) = PackTests.read(folder: "small", files: fixture.packFiles, mayBeEmpty: true)
    let read = try #require(tests, "\(faults.map { $0.rendered(in: .en) })")
    return GeneratedTests(for: read, by: TestRun.run(read.cases, of: read.pack.pack), language).text
  }

  /// The generated cases as they stand in the file, each on one line: its name, report and expectation.
  func cases() throws -> [String] {
    let lines = try generated().split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("#") }.dropFirst()
    return lines.split { $0.hasPrefix("  - test: ") }.enumerated().map { index, body in
      let heads = lines.filter { $0.hasPrefix("  - test: ") }
      return ([heads[index].dropFirst(10)] + body.map { $0.drop { $0 == " " } }).joined(separator: " ")
    }
  }
}

/// A rule, and some of the cases that are generated for it.
struct GenerationCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let cases: [String]

  init(_ rule: String, _ cases: String...) {
    self.rule = rule
    self.cases = cases
  }

  var testDescription: String { rule }

  /// - Parameter names: What the names of the cases hold that are looked at.
  func verify(_ names: String...) throws {
    let found = try Tested(rule: rule).cases().filter { text in names.contains { text.contains($0) } }
    #expect(found == cases)
  }
}

@Suite("Cases generated for what no test shows")
struct GenerationTests {
  @Test(
    "A limit gets cases at its bound, one step of its last digit below and above",
    arguments: [
      GenerationCase(
        "for: province, value: labs, at_least: 5 家",
        "R 恰为5家 report: {region: 某省, year: 2025, indicators: {labs: 5 家}} expect: {R: {outcome: pass, actual: 5 家}}",
        "R 为4家，低于5家 report: {region: 某省, year: 2025, indicators: {labs: 4 家}} "
          + "expect: {R: {outcome: fail, actual: 4 家}}",
        "R 为6家，高于5家 report: {region: 某省, year: 2025, indicators: {labs: 6 家}} "
          + "expect: {R: {outcome: pass, actual: 6 家}}"),
      // The last digit of 2.50 % is a hundredth; 2.5 % of 1000 亿元 are 25 亿元.
      GenerationCase(
        "for: province, value: rd_intensity, more_than: 2.50 %",
        "R 恰为2.5% report: {region: 某省, year: 2025, indicators: {gdp: 1000 亿元, rd_expenditure: 25 亿元}} "
          + "expect: {R: {outcome: fail, actual: 2.5 %}}",
        "R 为2.49%，低于2.5% report: {region: 某省, year: 2025, indicators: {gdp: 1000 亿元, rd_expenditure: 24.9 亿元}} "
          + "expect: {R: {outcome: fail, actual: 2.49 %}}",
        "R 为2.51%，高于2.5% report: {region: 某省, year: 2025, indicators: {gdp: 1000 亿元, rd_expenditure: 25.1 亿元}} "
          + "expect: {R: {outcome: pass, actual: 2.51 %}}"),
      // A tenth of 50 is 5: the bound with its tolerance is 45.
      GenerationCase(
        "for: province, value: labs, at_least: 50 家, within: 10 %",
        "R 为45家，恰到50家的容差边界 report: {region: 某省, year: 2025, indicators: {labs: 45 家}} "
          + "expect: {R: {outcome: pass, actual: 45 家}}",
        "R 为44家，低于50家的容差边界 report: {region: 某省, year: 2025, indicators: {labs: 44 家}} "
          + "expect: {R: {outcome: fail, actual: 44 家}}",
        "R 为46家，高于50家的容差边界 report: {region: 某省, year: 2025, indicators: {labs: 46 家}} "
          + "expect: {R: {outcome: pass, actual: 46 家}}"),
      GenerationCase(
        "for: province, value: labs, at_most: firms",
        "R 为1000家，恰到firms report: {region: 某省, year: 2025, indicators: {labs: 1000 家, firms: 1000 家}} "
          + "expect: {R: {outcome: pass, actual: 1000 家}}",
        "R 为999家，低于firms report: {region: 某省, year: 2025, indicators: {labs: 999 家, firms: 1000 家}} "
          + "expect: {R: {outcome: pass, actual: 999 家}}",
        "R 为1001家，高于firms report: {region: 某省, year: 2025, indicators: {labs: 1001 家, firms: 1000 家}} "
          + "expect: {R: {outcome: fail, actual: 1001 家}}"),
    ])
  func limits(_ example: GenerationCase) throws { try example.verify("恰", "低于", "高于") }

  @Test("Both ends of a limit get their cases")
  func ends() throws {
    let cases = try Tested(rule: "for: province, value: labs, between: [5 家, 9 家]").cases()
    #expect(
      cases.map { $0.split(separator: " ")[1] } == [
        "恰为5家", "为4家，低于5家", "为6家，高于5家", "恰为9家", "为10家，高于9家", "缺实验室，不能判定",
      ])
  }

  @Test(
    "A value is found backwards from what it is to be",
    arguments: [
      ("for: province, value: rd_expenditure + gdp, at_least: 500 亿元", "{gdp: 100 亿元, rd_expenditure: 400 亿元}"),
      ("for: province, value: gdp - rd_expenditure, at_least: 500 亿元", "{gdp: 1500 亿元, rd_expenditure: 1000 亿元}"),
      ("for: province, value: gdp * 4, at_least: 500 亿元", "{gdp: 125 亿元}"),
      ("for: province, value: abs(gdp), at_least: 500 亿元", "{gdp: 500 亿元}"),
      // 1000 less than 1000 × 1.08.
      (
        "for: province, value: growth(gdp), at_least: 8 %",
        "{gdp: 1080 亿元}, history: {2024: {gdp: 1000 亿元}}"
      ),
      ("for: province, value: change(labs), at_least: 3 家", "{labs: 1003 家}, history: {2024: {labs: 1000 家}}"),
      // 1.2 to the fifth power is 2.48832.
      (
        "for: province, value: \"average_growth(gdp, 2020)\", at_least: 20 %",
        "{gdp: 2488.32 亿元}, history: {2020: {gdp: 1000 亿元}}"
      ),
      // The plan itself states 1.25 % for 2020: half a point more is 1.75 %.
      (
        "for: province, value: rd_intensity - in_year(2020).rd_intensity, at_least: 0.5 个百分点",
        "{gdp: 1000 亿元, rd_expenditure: 17.5 亿元}"
      ),
    ])
  func backwards(rule: String, values: String) throws {
    let found = try #require(try Tested(rule: rule).cases().first)
    #expect(found.hasPrefix("R 恰为"))
    #expect(found.contains(" indicators: \(values)"), "\(found)")
  }

  @Test(
    "A count or a share gets its records, one that just misses among them",
    arguments: [
      (
        "for: city, value: \"zones.count(z, z.tier == 'city')\", at_least: 1",
        "{zones: [{name: name1, tier: city}, {name: name2, tier: national}]}"
      ),
      // Another of that name would be its double.
      (
        "for: city, value: \"zones.count(z, z.tier in ['national', 'city'] && z.name == '甲')\", at_least: 1",
        "{zones: [{name: 甲, tier: national}]}"
      ),
      // Half of two.
      (
        "for: city, value: \"zones.share(z, z.tier == 'city')\", at_least: 50 %",
        "{zones: [{name: name1, tier: city}, {name: name2, tier: national}]}"
      ),
      (
        "for: city, value: \"zones.filter(z, reported(z.tier)).size()\", at_least: 1",
        "{zones: [{name: name1, tier: national}, {name: name2}]}"
      ),
    ])
  func records(rule: String, registers: String) throws {
    let found = try #require(try Tested(rule: rule).cases().first)
    #expect(found.hasPrefix("R 恰为"))
    #expect(found.contains(" registers: \(registers)}"), "\(found)")
  }

  @Test(
    "An assertion that is a comparison gets a case where it just holds and one where it just does not",
    arguments: [
      GenerationCase(
        "for: province, assert: labs > firms",
        "R 达到要求 report: {region: 某省, year: 2025, indicators: {labs: 1001 家, firms: 1000 家}} expect: {R: pass}",
        "R 未达到要求 report: {region: 某省, year: 2025, indicators: {labs: 1000 家, firms: 1000 家}} expect: {R: fail}"),
      GenerationCase(
        "for: province, assert: labs <= 5",
        "R 达到要求 report: {region: 某省, year: 2025, indicators: {labs: 5 家}} expect: {R: pass}",
        "R 未达到要求 report: {region: 某省, year: 2025, indicators: {labs: 6 家}} expect: {R: fail}"),
      // Half of it true is the nearest miss.
      GenerationCase(
        "for: zone, assert: name == '甲' && tier == 'city'",
        "R 达到要求 report: {region: 甲市, year: 2025, registers: {zones: [{name: 甲, tier: city}]}} expect: {R: pass}",
        "R 未达到要求 report: {region: 甲市, year: 2025, registers: {zones: [{name: 其他, tier: city}]}} expect: {R: fail}"),
    ])
  func assertions(_ example: GenerationCase) throws { try example.verify("达到") }

  @Test(
    "A missing value, a year before the due year and a document each get a case",
    arguments: [
      GenerationCase(
        "for: province, value: rd_intensity, at_least: 2.5 %, by: 2025",
        "R 缺生产总值，不能判定 report: {region: 某省, year: 2025, indicators: {rd_expenditure: 25 亿元}} "
          + "expect: {R: {outcome: undetermined, missing: [gdp]}}",
        "R 2024年尚未到期 report: {region: 某省, year: 2024, indicators: {gdp: 1000 亿元, rd_expenditure: 24 亿元}} "
          + "expect: {R: {outcome: not_due, actual: 2.4 %}}"),
      // The baseline of 1.25 % is behind any path that rises from it.
      GenerationCase(
        "for: province, value: rd_intensity, at_least: 1.3 %, by: 2025, path: linear",
        "R 2024年滞后 report: {region: 某省, year: 2024, indicators: {gdp: 1000 亿元, rd_expenditure: 12 亿元}} "
          + "expect: {R: {outcome: behind, actual: 1.2 %}}",
        "R 缺生产总值，不能判定 report: {region: 某省, year: 2025, indicators: {rd_expenditure: 13 亿元}} "
          + "expect: {R: {outcome: undetermined, missing: [gdp]}}"),
      GenerationCase(
        "for: city, evidence: 方案, by: 2023",
        "R 列出了文件 report: {region: 甲市, year: 2023, evidence: [{for: R, title: 文件}]} expect: {R: pass}",
        "R 没有列出文件 report: {region: 甲市, year: 2023} expect: {R: undetermined}",
        "R 2022年尚未到期 report: {region: 甲市, year: 2022} expect: {R: not_due}"),
      GenerationCase(
        "for: city, value: zones.size(), at_least: 1, from: 2023",
        "R 缺园区，不能判定 report: {region: 甲市, year: 2025} expect: {R: {outcome: undetermined, missing: [zones]}}",
        "R 2021年不适用 report: {region: 甲市, year: 2021} expect: {R: not_applicable}"),
    ])
  func others(_ example: GenerationCase) throws { try example.verify("缺", "尚未到期", "滞后", "文件", "不适用") }

  @Test(
    "Where a rule applies under a condition, the case meets it",
    arguments: [
      (
        "for: province, when: reported(firms), value: labs, at_least: 5 家",
        "report: {region: 某省, year: 2025, indicators: {labs: 5 家, firms: 1000 家}}"
      ),
      (
        "for: province, needs: [firms], value: labs, at_least: 5 家",
        "report: {region: 某省, year: 2025, indicators: {labs: 5 家, firms: 1000 家}}"
      ),
      (
        "for: province, when: year == 2023, value: labs, at_least: 5 家",
        "report: {region: 某省, year: 2023, indicators: {labs: 5 家}}"
      ),
      (
        "for: city, when: \"zones.exists(z, z.tier == 'city')\", value: labs, at_least: 5 家",
        "report: {region: 甲市, year: 2025, indicators: {labs: 5 家}, registers: {zones: [{name: name1, tier: city}]}}"
      ),
    ])
  func conditions(rule: String, report: String) throws {
    let found = try #require(try Tested(rule: rule).cases().first)
    #expect(found.contains(report), "\(found)")
  }

  @Test("A rule for several values is shown for the first, the others told apart")
  func each() throws {
    let rule = "for: city, each: {kind: [national, city]}, value: \"zones.count(z, z.tier == kind)\", at_least: 2"
    let found = try #require(try Tested(rule: rule).cases().first)
    #expect(found.hasSuffix("R: [{of: {kind: national}, outcome: pass, actual: 2}, {outcome: fail}]}"), "\(found)")
  }

  @Test("What other rules find in the report is expected as well")
  func along() throws {
    let more =
      "  - {id: S, for: province, value: labs, more_than: 5 家}\n  - {id: T, for: province, value: labs, equals: 6 家}\n"
    let found = try #require(try Tested(rule: "for: province, value: labs, at_least: 5 家", more: more).cases().first)
    #expect(found.hasSuffix("expect: {R: {outcome: pass, actual: 5 家}, fail: [S, T]}"))
  }

  @Test("Another rule that is asked about is made to hold, and not to")
  func holds() throws {
    let more = "  - {id: S, for: province, value: labs, more_than: 5 家}\n"
    let cases = try Tested(rule: "for: province, assert: holds('S')", more: more).cases()
    #expect(
      cases.prefix(2) == [
        "R 达到要求 report: {region: 某省, year: 2025, indicators: {labs: 6 家}} expect: {R: pass}",
        "R 未达到要求 report: {region: 某省, year: 2025, indicators: {labs: 5 家}} expect: {R: fail, fail: [S]}",
      ])
  }

  @Test("What tests show already gets no case")
  func shown() throws {
    let rule = "  - {id: R, for: province, value: labs, at_least: 5 家, severity: warning}\n"
    let tests = """
        - {test: 甲, report: {region: 某省, year: 2025, indicators: {labs: 5 家}}, expect: {R: pass}}
        - {test: 乙, report: {region: 某省, year: 2025, indicators: {labs: 3 家}}, expect: {R: fail}}

      """
    let names = try Tested(tests, rules: rule).cases().map { $0.prefix(9) }
    #expect(names == ["R 为6家，高于5", "R 缺实验室，不能"])
  }

  @Test("A name that a test has already is not taken again")
  func names() throws {
    let rule = "  - {id: R, for: province, assert: reported(labs), severity: none}\n"
    let test = "  - {test: R 达到要求, report: {region: 某省, year: 2025}, expect: {R: fail}}\n"
    #expect(try Tested(test, rules: rule).cases().map { $0.prefix(10) } == ["R 达到要求（2） "])
  }

  // MARK: - The file

  @Test("Above the cases of a rule stands what they have to be compared with")
  func clauses() throws {
    let rule = "for: province, title: {zh: 实验室, en: Labs}, evidence: 方案, source: {clause: 第一章, quote: 建设实验室}"
    let lines = try Tested(rule: rule).generated().split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "# plumbline test --generate 生成，供审阅。",
        "# 期望（expect）写的是规则现在的判定，不是规划的要求：请逐一与上方的条款核对，改正之后再放入 tests/。",
        "tests:",
        "  # R 实验室",
        "  # 第一章：“建设实验室”",
        "  - test: R 列出了文件",
        "    report: {region: 某省, year: 2025, evidence: [{for: R, title: 文件}]}",
        "    expect: {R: pass}",
        "  - test: R 没有列出文件",
        "    report: {region: 某省, year: 2025}",
        "    expect: {R: undetermined}",
      ])
  }

  @Test("A line break in a title does not end its comment")
  func hostile() throws {
    let text = try Tested(rule: "for: province, title: \"甲\\n  - test: 乙\", evidence: 方案").generated()
    #expect(text.contains("  # R 甲   - test: 乙\n"))
  }

  @Test(
    "What cannot be solved is listed with the reason",
    arguments: [
      (
        "for: province, value: \"cities.share(c, c.labs > 1)\", at_least: 100 %",
        "# R：不能由结果反推 “cities.share(c, c.labs > 1)”（恰为限值 100 %；低于限值 100 %；达到（pass）；未达到（fail））"
      ),
      ("for: zone, unique: [name]", "# R：要比较多条记录，请手工编写（达到（pass）；未达到（fail）；数据缺失（undetermined））"),
      // A third of one, or of two, has no last digit; that of nothing has.
      (
        "for: province, value: gdp * 3, equals: 1 亿元",
        "# R：gdp 不是有限小数（恰为限值 1 亿元；高于限值 1 亿元；达到（pass））"
      ),
      ("for: province, value: labs * 2, equals: 5 家", "# R：labs 不是整数（恰为限值 5 家；达到（pass））"),
      ("for: city, value: zones.size(), at_least: 200", "# R：需要的记录太多（恰为限值 200；低于限值 200；高于限值 200；达到（pass）；未达到（fail））"),
    ])
  func unsolved(rule: String, line: String) throws {
    let lines = try Tested(rule: rule).generated().split(separator: "\n").map(String.init)
    #expect(lines.contains("# 未能生成："))
    #expect(lines.last == line)
  }

  @Test("A pack that lacks nothing gets no case")
  func complete() throws {
    let rule = "  - {id: R, for: province, assert: true}\n"
    let tests = "  - {test: 甲, report: {region: 某省, year: 2025}, expect: {R: pass}}\n"
    #expect(try Tested(tests, rules: rule).generated(.en).hasSuffix("tests: []\n"))
  }

  @Test("Under tests/ the file loads, passes, and shows what it was made for")
  func roundTrip() throws {
    let rules = """
        - {id: A, for: province, value: rd_intensity, at_least: 2.5 %, by: 2025, path: compound, severity: warning}
        - {id: B, for: city, value: "zones.share(z, z.tier == 'city')", between: [20 %, 80 %], severity: warning}
        - {id: C, for: zone, when: tier == 'national', assert: "name != '甲'", severity: warning}
        - {id: D, for: city, each: {field: [黑土, 种业]}, evidence: 方案, by: 2023, severity: warning}
        - {id: E, for: city, value: labs, less_than: firms * 2, within: 10 %, needs: [gdp], from: 2022, severity: note}
        - {id: F, for: province, value: "average_growth(gdp, 2021)", more_than: 7.5 %, judge: rounded(1)}

      """
    var tested = Tested("  []\n", rules: rules)
    tested = Tested("  []\n", rules: rules, fixtures: ["generated.yaml": try tested.generated()])
    let run = try tested.run()
    #expect(run.holds)
    #expect(run.results.count > 20)
    let coverage = try tested.coverage()
    #expect(coverage.rules.flatMap { rule in rule.missing.map { "\(rule.id) \($0.text)" } } == [])
  }
}

@Suite("Generated YAML")
struct YAMLTextTests {
  @Test(
    "A text is quoted where it would be read as something else",
    arguments: [
      ("2.5 %", "2.5 %"), ("-1 家", "-1 家"), ("- 甲", "\"- 甲\""), ("% 甲", "\"% 甲\""), ("甲: 乙", "\"甲: 乙\""),
      ("甲 #1", "\"甲 #1\""), ("a, b", "\"a, b\""), ("null", "\"null\""), ("", "\"\""), (" 甲", "\" 甲\""),
      ("说“甲”", "说“甲”"), ("a\"b", "\"a\\\"b\""), ("a\nb", "\"a\\u000ab\""), ("a\u{2028}b", "\"a\\u2028b\""),
    ])
  func quoted(text: String, written: String) {
    #expect(YAMLText.list([.scalar(text)]).element(indentation: 0) == ["- [\(written)]"])
  }

  @Test("What does not fit a line is written a member a line, scalars as many as fit")
  func wrapped() {
    let word = String(repeating: "甲", count: 20)
    let text = YAMLText.mapping([("a", .scalar("1")), ("b", .list((0..<3).map { .scalar(word + String($0)) }))])
    #expect(
      text.block(indentation: 2) == [
        "  - a: 1", "    b:", "      [\(word)0, \(word)1,", "       \(word)2]",
      ])
  }
}
