import Authoring
import Diagnostics
import Testing

@Suite("Faults of a pack's tests")
struct TestFaultTests {
  @Test(
    "What is wrong is said where it stands, with what to do",
    arguments: [
      (
        "[]",
        [
          "small/tests:1:1: error: the pack has no tests; write some under tests/",
          "small/tests/fixtures/base.yaml:1:1: warning: no test has this report as its base",
        ]
      ),
      (
        "\n  - {test: 甲, expect: {R-LIMIT: pass}}",
        ["2:5: error: the test has no report; give it one of report, reports or base"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, base: x, expect: {R-LIMIT: pass}}",
        [
          "2:5: error: report, base exclude one another; keep one",
          "2:55: error: there is no file x under tests/",
        ]
      ),
      (
        "\n  - {test: 甲, base: fixtures/bas.yaml, expect: {R-LIMIT: pass}}",
        ["2:21: error: there is no file fixtures/bas.yaml under tests/; did you mean 'fixtures/base.yaml'?"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, change: {}, expect: {R-LIMIT: pass, others: same}}",
        ["2:57: error: 'change' goes with base only", "2:93: error: 'others' goes with base only"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, expect: {}}",
        ["2:57: error: nothing is expected here; write it as in {RULE: pass}"]
      ),
      (
        "\n  - {test: 甲, base: [], expect: {R-LIMIT: pass}}",
        ["2:21: error: the test has no report; give it one of report, reports or base"]
      ),
      (
        "\n  - {test: 甲, base: fixtures/base.yaml, expect: {R-LIMIT: pass, others: same}}",
        ["2:65: error: nothing is changed, so that all stays the same anyway; add 'change' or take 'others' away"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, expect: {pass: []}}",
        ["2:64: error: nothing is expected here; write it as in {RULE: pass}"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, expect: {R-LIMIT: {message: {}}}}",
        ["2:77: error: nothing is expected here; write it as in {RULE: pass}"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, expect: {R-LIMIT: {required: []}}}",
        ["2:78: error: nothing is expected here; write it as in {RULE: pass}"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, expect: {R-LIMIT: {of: {year: 2025}}}}",
        ["2:67: error: nothing is expected here; write it as in {RULE: pass}"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, expect: {R-LIMITS: pass}}",
        ["2:58: error: unknown rule 'R-LIMITS'; did you mean 'R-LIMIT'?"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, expect: {R-LIMIT: passes}}",
        ["2:67: error: 'passes' is none of the choices; did you mean 'pass'?"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, expect: {R-LIMIT: pass, fail: [R-LIMIT]}}",
        [
          "2:80: error: what is expected of R-LIMIT stands in small/tests/01-goals.yaml:2:58 already; keep one, or tell subjects apart by 'of'"
        ]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025}, expect: {R-LIMIT: {of: {region: 某地}, outcome: pass}}}",
        ["2:81: error: unknown region '某地'; did you mean '某省'?"]
      ),
      (
        """

          - {test: 甲, report: {region: 某省, year: 2025}, expect: {R-LIMIT: pass}}
          - {test: 甲, report: {region: 某省, year: 2025}, expect: {R-LIMIT: pass}}
        """,
        ["3:12: error: there is a test '甲' already (small/tests/01-goals.yaml:2:12); choose another name"]
      ),
      (
        "\n  - {test: 甲, report: {region: 某省, year: 2025, indicators: {gdpp: 1}}, expect: {R-LIMIT: pass}}",
        ["2:61: error: unknown indicator 'gdpp'; did you mean 'gdp'?"]
      ),
    ])
  func fault(tests: String, faults: [String]) {
    let tested = Tested("", fixtures: ["fixtures/base.yaml": "report: small\nregion: 某省\nyear: 2025\n"])
    var fixture = tested.fixture
    fixture.files["tests/01-goals.yaml"] = "tests: " + tests + "\n"
    let found = PackTests.read(folder: "small", files: fixture.packFiles)
    #expect(found.tests == nil)
    let expected = faults.map { $0.hasPrefix("small") ? $0 : "small/tests/01-goals.yaml:" + $0 }
    #expect(found.faults.map { $0.rendered(in: .en) } == expected)
  }

  @Test("A pattern chooses cases by name and by the rules that they name")
  func pattern() throws {
    let cases = """
        - {test: 强度, report: {region: 某省, year: 2025}, expect: {R-LIMIT: undetermined}}
        - {test: 实验室, report: {region: 某省, year: 2025}, expect: {R-ASSERT: undetermined}}

      """
    func names(_ pattern: String) -> [String] {
      let found = PackTests.read(folder: "small", files: Tested(cases).fixture.packFiles, matching: pattern)
      return found.tests?.cases.map(\.name) ?? found.faults.map { $0.rendered(in: .en) }
    }
    #expect(names("强") == ["强度"])
    #expect(names("^R-A") == ["实验室"])
    #expect(names(".") == ["强度", "实验室"])
    #expect(names("无") == ["small/tests:1:1: error: no test's name or rules match '无'"])
    #expect(names("(").count == 1)
  }

  @Test("A file that would never be run is a fault, a report that no case is based on a warning")
  func unused() {
    let cases = "  - {test: 甲, base: f/a.yaml, expect: {R-LIMIT: undetermined}}\n"
    let report = "report: small\nregion: 某省\nyear: 2025\n"
    let never =
      "error: the tests of this file are never run; write them in .yaml files right under tests/, not in a folder"
    func faults(_ name: String, _ text: String) -> [String] {
      Tested(cases, fixtures: ["f/a.yaml": report, name: text]).faults
    }
    #expect(faults("more/b.yaml", "tests: []\n") == ["small/tests/more/b.yaml:1:1: \(never)"])
    #expect(faults("b.json", "{\"tests\": []}") == ["small/tests/b.json:1:1: \(never)"])
    #expect(faults("b.YAML", "tests: []\n") == ["small/tests/b.YAML:1:1: \(never)"])
    #expect(
      faults("f/b.yaml", report) == ["small/tests/f/b.yaml:1:1: warning: no test has this report as its base"])
    #expect(faults("f/b.csv", "a,b\n") == [])
  }

  @Test("A fault of a report that many cases are based on is told once, and a file without tests is a fault")
  func once() {
    let cases = (1...3).map { "  - {test: \($0), base: f/a.yaml, expect: {R-LIMIT: undetermined}}\n" }.joined()
    let tested = Tested(cases, fixtures: ["f/a.yaml": "report: small\nregion: 某地\nyear: 2025\n", "b.yaml": "{}\n"])
    #expect(
      tested.faults == [
        "small/tests/b.yaml:1:1: error: the key 'tests' is missing; add it",
        "small/tests/f/a.yaml:2:9: error: unknown region '某地'; did you mean '某省'?",
      ])
  }
}
