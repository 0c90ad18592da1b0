import Authoring
import Diagnostics
import Packs
import Quantities
import Testing

@Suite("Test reports for programs")
struct TestOutputTests {
  private static let rules = "  - {id: R, for: province, evidence: 方案, by: 2025, severity: warning}\n"
  private static let tests = """
      - {test: "无 <文件> & \\"方案\\"", report: {region: 某省, year: 2025}, expect: {R: undetermined}}
      - {test: 有, report: {region: 某省, year: 2025}, expect: {R: pass}, todo: 尚无}
    survivors:
      - {rule: R, key: by, from: 2025, to: 2024, reason: {zh: 因, en: because}}
      - {rule: R, key: by, from: 2025, to: 2027, reason: 无}

    """

  @Test("JSON has the cases, then the mutants, those that survive, and the explanations that explain none")
  func json() throws {
    let report = try Tested(Self.tests, rules: Self.rules).report(mutated: true)
    let text = TestFormat.json.rendered(report, .en)
    let members = text.split(separator: "\n").map(String.init)
    #expect(
      members.filter { $0.hasPrefix("  \"summary\"") } == [
        "  \"summary\": {\"cases\": 2, \"passed\": 1, \"failed\": 0, \"todo\": 1, \"todo_passed\": 0},"
      ])
    #expect(
      text.hasSuffix(
        """
          "survivors": [
          {"rule": "R", "kind": "due", "key": "by", "from": "2025", "to": "2024", "reason": "because", "path": "small/rules/01-goals.yaml", "line": 2, "column": 46}
          ],
          "obsolete": [
          {"path": "small/tests/01-goals.yaml", "line": 6, "column": 5}
          ]
        }

        """))
  }

  @Test("JUnit has a suite for each file, and one for the mutants that no test notices")
  func junit() throws {
    let report = try Tested(Self.tests, rules: Self.rules).report(mutated: true)
    #expect(
      TestFormat.junit.rendered(report, .en) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite id="0" package="small" name="small/tests/01-goals.yaml" timestamp="1970-01-01T00:00:00" hostname="localhost" tests="2" failures="0" errors="0" skipped="1" time="0">
            <properties/>
            <testcase name="无 &lt;文件&gt; &amp; &quot;方案&quot;" classname="small" time="0"/>
            <testcase name="有" classname="small" time="0">
              <skipped message="尚无"/>
            </testcase>
            <system-out/>
            <system-err/>
          </testsuite>
          <testsuite id="1" package="small" name="mutation" timestamp="1970-01-01T00:00:00" hostname="localhost" tests="1" failures="0" errors="0" skipped="1" time="0">
            <properties/>
            <testcase name="R by: 2025 → 2024" classname="small" time="0">
              <skipped message="because"/>
            </testcase>
            <system-out/>
            <system-err/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("What fails the run fails in JUnit: a case, a mutant without a reason, too little coverage")
  func failures() throws {
    let cases = "  - {test: 例, report: {region: 某省, year: 2025}, expect: {R: undetermined}}\n"
    let tests = try Tested(cases, rules: Self.rules).tests()
    let run = TestRun.run(tests.cases, of: tests.pack.pack)
    let report = TestReport(
      pack: tests.pack.pack, files: tests.files, run: run,
      coverage: Coverage(of: tests.pack.pack, by: run, demanded: 100), mutation: MutationRun.run(tests))
    let lines = TestFormat.junit.rendered(report, .en).split(separator: "\n").filter { $0.contains("<failure") }
    #expect(
      lines == [
        """
              <failure message="less is covered than the 100 % that are asked for" type="expectation">less is covered than the 100 % that are asked for</failure>
        """,
        """
              <failure message="small/rules/01-goals.yaml:2:46: R: no test notices by: 2025 → 2024" type="expectation">small/rules/01-goals.yaml:2:46: R: no test notices by: 2025 → 2024</failure>
        """,
      ])
    let failing = try Tested(cases.replacing("undetermined", with: "pass"), rules: Self.rules).report()
    #expect(
      TestFormat.junit.rendered(failing, .en).contains(
        "<failure message=\"R: has to be pass, found undetermined\" type=\"expectation\">"
          + "small/tests/01-goals.yaml:2:61: R 某省 2025: has to be pass, found undetermined</failure>"))
  }
}
