import Diagnostics
import Packs
import Quantities
import Testing

@testable import Evaluation
@testable import Findings

@Suite("JUnit")
struct JUnitRenderingTests {
  private static let fingerprint = "8e16d2c8781a08a115c4ee39a5e4bce3"

  private static let waiver = WaiverInForce(
    covers: .fail, reason: "改革", approved: "省科技厅", until: CalendarDate("2026-12-31")!,
    place: Place(path: "waivers.yaml", line: 2, column: 5))

  @Test("Findings come first, a suite for each of their groups; then the other verdicts, a suite for each rule")
  func whole() {
    var waived = Sample.verdict(rule: "R-1", outcome: .waived)
    waived.waiver = Self.waiver
    let verdicts = [Sample.behind, waived, Sample.verdict(outcome: .pass), Sample.document(Sample.harbin)]
    let presentation = Presentation(Sample.assessment(verdicts))
    let expected = Self.expected.replacing("DOCUMENT", with: presentation.fingerprint(verdicts[3]))
      .replacing("WAIVED", with: presentation.fingerprint(waived))
    #expect(JUnitRendering.render(presentation, language: .zh) == expected)
  }

  private static func suite(_ id: Int, _ name: String, tests: Int, _ counts: String) -> String {
    """
    <testsuite id="\(id)" package="plan" name="\(name)" timestamp="2026-11-23T00:00:00" hostname="localhost" \
    tests="\(tests)" \(counts) time="0">
    """
  }

  private static func properties(_ rule: String, _ severity: String, _ counts: [String: Int]) -> String {
    let outcomes = ["pass", "fail", "behind", "undetermined", "not_due", "not_applicable", "waived"]
    let lines = [("rule", rule), ("severity", severity)] + outcomes.map { ($0, String(counts[$0] ?? 0)) }
    return lines.map { "          <property name=\"\($0.0)\" value=\"\($0.1)\"/>" }.joined(separator: "\n")
  }

  private static var expected: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
      \(suite(0, "R-9 分解任务", tests: 1, #"failures="0" errors="1" skipped="0""#))
        <properties>
    \(properties("R-9", "warning", ["undetermined": 1]).replacing("          ", with: "      "))
        </properties>
        <testcase name="哈尔滨市 2023 年" classname="R-9" time="0">
          <error message="哈尔滨市 2023 年：分解任务：报告的 evidence 中没有“任务分解文件”" type="warning">依据：第十五章
    fingerprint: DOCUMENT</error>
        </testcase>
        <system-out/>
        <system-err/>
      </testsuite>
      \(suite(1, "R-1 研发强度达到2.5%", tests: 1, #"failures="1" errors="0" skipped="0""#))
        <properties>
    \(properties("R-1", "warning", ["behind": 1, "waived": 1]).replacing("          ", with: "      "))
        </properties>
        <testcase name="黑龙江省 2023 年" classname="R-1" time="0">
          <failure message="黑龙江省 2023 年：研发强度：实际 1.44%，按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%），低 0.46 个百分点" \
    type="note">province.yaml:12:9  研发经费：1542000 万元
    依据：第一章“研发强度（%）”
    fingerprint: \(fingerprint)</failure>
        </testcase>
        <system-out/>
        <system-err/>
      </testsuite>
      \(suite(2, "R-1 研发强度达到2.5%", tests: 1, #"failures="0" errors="0" skipped="1""#))
        <properties>
    \(properties("R-1", "warning", ["behind": 1, "waived": 1]).replacing("          ", with: "      "))
        </properties>
        <testcase name="哈尔滨市 2023 年" classname="R-1" time="0">
          <skipped message="豁免：研发强度：已豁免至 2026-12-31">waivers.yaml:2:5  豁免理由：改革（省科技厅）
    fingerprint: WAIVED</skipped>
        </testcase>
        <system-out/>
        <system-err/>
      </testsuite>
      \(suite(3, "R-2 要求", tests: 1, #"failures="0" errors="0" skipped="0""#))
        <properties>
    \(properties("R-2", "error", ["pass": 1]).replacing("          ", with: "      "))
        </properties>
        <testcase name="哈尔滨市 2023 年" classname="R-2" time="0"/>
        <system-out/>
        <system-err/>
      </testsuite>
    </testsuites>

    """
  }

  /// What is changed in a verdict, and the text that the change has to give.
  struct Part: Sendable {
    let text: String
    let change: @Sendable (inout Verdict) -> Void

    init(_ text: String, _ change: @escaping @Sendable (inout Verdict) -> Void) {
      (self.text, self.change) = (text, change)
    }
  }

  private static let parts: [Part] = [
    Part(#"<skipped message="not due: Requirement: ">fingerprint: "#) { $0.outcome = .notDue },
    Part(#"<skipped message="not applicable: Requirement: does not apply">"#) { $0.outcome = .notApplicable },
    Part(#"<skipped message="only recorded: Requirement: ">"#) { $0.severity = .none },
    Part("\nfingerprint: ") { verdict in
      verdict.explanation = Explained(text: "口径调整", place: Place(path: "a.yaml", line: 4, column: 5))
    },
    Part(">a.yaml:4:5  Explanation: 口径调整\n") { verdict in
      verdict.explanation = Explained(text: "口径调整", place: Place(path: "a.yaml", line: 4, column: 5))
    },
    Part(">the verdict might change within the digits reported: rounding may move the value by 0.05 亿元\nfing") {
      verdict in
      var advice = Advice()
      (advice.uncertainty, advice.dependsOnDigits) = (Sample.figure("0.05", "亿元"), true)
      verdict.advice = advice
    },
    Part("\nand 2 more places\nfingerprint: ") { verdict in
      verdict.locations = (1...32).map { Sample.location("gdp", String($0), line: $0) }
    },
    // Of the pack and the reports nothing is markup, and nothing turns the direction of writing.
    Part(#"name="Harbin 2023 Zones '&lt;b&gt;&quot;&amp;\u{202E} \u{0}'""#) { verdict in
      let key = NamedText(name: "name", text: "<b>\"&\u{202E}\n\u{0}")
      verdict.subject = Subject(region: 1, year: 2023, register: "zones", key: [key])
    },
    Part(#">]]&gt; &lt;!-- \u{1B}[0m"#) { verdict in
      let place = Place(path: "]]>", line: 1, column: 1)
      verdict.locations = [Location(name: "<!-- \u{1B}[0m", region: nil, year: nil, text: "", place: place)]
    },
  ]

  @Test("A test case says what became of the verdict", arguments: parts)
  func part(part: Part) {
    var verdict = Sample.verdict(outcome: .fail)
    part.change(&verdict)
    let rendered = JUnitRendering.render(Presentation(Sample.assessment([verdict])), language: .en)
    #expect(rendered.contains(part.text.replacing(">]]&gt; ", with: ">]]&gt;:1:1  ")), "\(rendered)")
  }

  @Test("The fingerprints stand in the order of the findings, then of what waivers cover")
  func order() {
    var waived = Sample.verdict(rule: "R-0", outcome: .waived)
    waived.waiver = Self.waiver
    let verdicts = [
      waived, Sample.document(Sample.harbin), Sample.verdict(outcome: .fail, severity: .note), Sample.behind,
      Sample.verdict(outcome: .fail, region: Sample.qiqihar),
    ]
    let presentation = Presentation(Sample.assessment(verdicts))
    let lines = JUnitRendering.render(presentation, language: .en).split(separator: "\n")
    let fingerprints = lines.compactMap { line in
      line.firstRange(of: "fingerprint: ").map { String(line[$0.upperBound...].prefix(32)) }
    }
    #expect(fingerprints == (presentation.findings + presentation.waived).map(\.fingerprint))
  }

  @Test("A finding that is counted and not listed is told of")
  func unlisted() {
    let assessment = Sample.assessment([Sample.verdict(outcome: .fail)])
    var summary = assessment.rules[0]
    summary.findings.add(4, of: .error)
    let more = Assessment(
      pack: assessment.pack, packFiles: assessment.packFiles, asOf: assessment.asOf, inputs: [], faults: [],
      rules: [summary], verdicts: assessment.verdicts)
    let rendered = JUnitRendering.render(Presentation(more), language: .en)
    #expect(rendered.contains(#"<property name="unlisted" value="4"/>"#))
  }

  @Test("Where findings of several rules stand together, a rule's unlisted ones are a suite that fails")
  func unlistedTogether() {
    let verdicts = ["R-2", "R-3"].map { rule in
      var verdict = Sample.verdict(rule: rule, outcome: .undetermined)
      verdict.missing = [MissingValue(name: "gdp", region: 1, year: 2023, why: .notReported)]
      return verdict
    }
    let assessment = Sample.assessment(verdicts)
    var rules = assessment.rules
    rules[1].findings.add(4, of: .error)
    let more = Assessment(
      pack: assessment.pack, packFiles: assessment.packFiles, asOf: assessment.asOf, inputs: [], faults: [],
      rules: rules, verdicts: verdicts)
    let rendered = JUnitRendering.render(Presentation(more), language: .en)
    #expect(
      rendered.contains(
        """
            <testcase name="4 more; raise --limit" classname="R-3" time="0">
              <failure message="4 more; raise --limit" type="error">4 more; raise --limit</failure>
        """))
    // The head of the document, the common gap, and the rule.
    #expect(rendered.split(separator: "<testsuite ").count == 3)
  }
}
