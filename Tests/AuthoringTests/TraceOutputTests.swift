import Authoring
import Diagnostics
import Findings
import Packs
import Testing

@Suite("What trace prints")
struct TraceOutputTests {
  private static let rules = """
    - {id: R-1, for: province, value: gdp, at_least: 500 亿元, by: 2025, also: [R-3],
       source: {clause: 一, quote: 突破600亿元}}
    - {id: R-2, for: province, each: {direction: [节水灌概技术]}, evidence: 文件, source: {clause: 二, quote: 建立考核机制}}

    """
  private static let unchecked = """
    unchecked: [{id: R-4, reason: 无数据, ask: 问, source: {clause: 五, quote: 设立基金}}]
    no_requirement: [{quote: 实施战略, reason: {zh: 背景, en: Background}}]
    """
  private static let plan = """
    一、目标
    　　到2025年，成交额突破600亿元。建立考核机制度。
    　　实施战略。设立基金。推广节水灌溉技术，制定3项标准。推动发展。
    """
  private static let catalogue = "[{id: R-1}, {id: R-3}, {id: R-4}, {id: R-5}, {id: R-6}]"

  private static func trace(plan: String = plan) throws -> Trace {
    try TraceFixture.trace(rules: rules, unchecked: unchecked, plan: plan, catalogue: catalogue)
  }

  private static let broken = plan.replacing("考核机制度", with: "考核制度")

  @Test("Text: counts, what is amiss, the sentences that nothing quotes, what to do next")
  func chinese() throws {
    let text = try Self.trace(plan: Self.broken).text(TextOptions(), limit: 1)
    #expect(
      text == """
        小规划  small 1.0.0
        与规划文本对照：plan.txt（3 行）

        引文 4 条，找到 3 条
        each 的值 1 个，找到 0 个
        有引文可比的数值和年份 2 个，不同 1 个
        目录 5 项：规则 1，由其他规则回答 1，不由程序检查 1，缺 2；目录以外 1
        像要求的句子 6 句，已引用或说明 3 句，未引用 3 句

        规划中找不到的引文（1）
          R-2  “建立考核机制”
            small/rules/01-goals.yaml:4:79
            最接近：第 2 行有“建立考核”：建立考核制度

        与引文不同的数值（1）
          R-1  at_least 为 500 亿元，引文为 600亿元
            small/rules/01-goals.yaml:2:8

        目录中有而规则包没有的要求（2）
          R-5、R-6

        规划中找不到的 each 值，可能有误（1）
          R-2  direction “节水灌概技术”
            small/rules/01-goals.yaml:4:8

        像要求而没有引用的句子（3，列出 1 句）
          第 3 行  推广节水灌溉技术，制定3项标准
            3项、制定

        下一步：按规划原文改正引文。

        """)
  }

  @Test("The same in English")
  func english() throws {
    let text = try Self.trace(plan: Self.broken).text(TextOptions(language: .en), limit: 1)
    #expect(
      text == """
        小规划  small 1.0.0
        against the plan plan.txt, 3 lines

        quotes: 4, found 3
        values of each: 1, found 0
        figures and years that quotes bear, too: 2, differing 1
        catalogue: 5, rules 1, answered by other rules 1, unchecked 1, absent 2; beside it 1
        sentences that sound like requirements: 6, quoted or explained 3, neither 3

        Quotes that do not stand in the plan (1)
          R-2  '建立考核机制'
            small/rules/01-goals.yaml:4:79
            nearest: '建立考核' in line 2: 建立考核制度

        Figures that differ from the quotes (1)
          R-1  at_least is 500 亿元, the quotes say 600亿元
            small/rules/01-goals.yaml:2:8

        Requirements of the catalogue that the pack does not have (2)
          R-5, R-6

        Values of each that do not stand in the plan, perhaps misspelt (1)
          R-2  direction '节水灌概技术'
            small/rules/01-goals.yaml:4:8

        Sentences that sound like requirements and are not quoted (3, 1 of them listed)
          line 3  推广节水灌溉技术，制定3项标准
            3项, 制定

        Next: mend the quotes after the plan's text.

        """)
  }

  @Test(
    "The last line names the first thing that is amiss",
    arguments: [
      (
        "甲突破6亿元", "value: gdp, at_least: 5 亿元", "[{id: R-1}]",
        "Next: compare the figures and mend the rule or the quote."
      ),
      (
        "甲突破6亿元", "value: gdp, at_least: 6 亿元", "[{id: R-9}]",
        "Next: state the absent requirements as rules, or list them in an also or in unchecked.yaml."
      ),
      (
        "甲突破6亿元。建立制度。", "value: gdp, at_least: 6 亿元", "[{id: R-1}]",
        "Next: look at the sentences that are not quoted; quote them in a rule, or list them under no_requirement in "
          + "unchecked.yaml with the reason."
      ),
      (
        "甲突破6亿元", "value: gdp, at_least: 6 亿元, each: {x: [乙]}", "[{id: R-1}]",
        "Next: compare the values of each that do not stand in the plan."
      ),
      (
        "甲突破6亿元", "value: gdp, at_least: 6 亿元", "[{id: R-1}]",
        "The pack says what the plan says; there is nothing to do."
      ),
    ])
  func next(plan: String, keys: String, catalogue: String, line: String) throws {
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: "突破6亿元", keys), plan: plan, catalogue: catalogue)
    let text = trace.text(TextOptions(language: .en), limit: 20)
    #expect(text.split(separator: "\n").last.map(String.init) == line)
  }

  @Test("JSON: one object with its keys in their order")
  func json() throws {
    let trace = try Self.trace()
    let digest = Digest.sha256(of: trace.packFiles)
    func place(_ file: String, _ line: Int, _ column: Int) -> String {
      #""place": {"path": "small/\#(file).yaml", "line": \#(line), "column": \#(column)}"#
    }
    func rules(_ line: Int, _ column: Int) -> String { place("rules/01-goals", line, column) }
    func unchecked(_ line: Int, _ column: Int) -> String { place("unchecked", line, column) }
    #expect(
      trace.json(.en) == """
        {
          "schema": "plumbline/trace/1",
          "tool": {"name": "plumbline", "version": "\(Tool.version)"},
          "pack": {"id": "small", "version": "1.0.0", "sha256": "\(digest)"},
          "plan": {"path": "plan.txt", "lines": 3},
          "quotes": {"found": [
          {"rule": "R-1", "quote": "突破600亿元", "line": 2, "count": 1, \(rules(3, 12))},
          {"rule": "R-2", "quote": "建立考核机制", "line": 2, "count": 1, \(rules(4, 79))},
          {"unchecked": "R-4", "quote": "设立基金", "line": 3, "count": 1, \(unchecked(1, 52))},
          {"quote": "实施战略", "line": 3, "count": 1, \(unchecked(2, 18))}
          ], "missing": []},
          "values": {"missing": [
          {"rule": "R-2", "name": "direction", "value": "节水灌概技术", \(rules(4, 8))}
          ]},
          "catalogue": {"rules": ["R-1"], "also": ["R-3"], "unchecked": ["R-4"], "absent": ["R-5", "R-6"], "others": ["R-2"]},
          "figures": [
          {"rule": "R-1", "key": "at_least", "figure": "500 亿元", "quoted": ["600亿元"], \(rules(2, 8))}
          ],
          "uncited": [
          {"line": 3, "text": "推广节水灌溉技术，制定3项标准", "score": 601, "words": ["3项", "制定"]},
          {"line": 3, "text": "推动发展", "score": 200, "words": ["推动"]}
          ],
          "no_requirement": [
          {"quote": "实施战略", "reason": "Background", "line": 3, "count": 1, \(unchecked(2, 18))}
          ]
        }

        """)
  }

  @Test("What is missing stands in JSON with what is nearest")
  func near() throws {
    let json = try Self.trace(plan: Self.broken).json(.zh)
    #expect(
      json.contains(
        #""place": {"path": "small/rules/01-goals.yaml", "line": 4, "column": 79}, "#
          + #""near": {"line": 2, "part": "建立考核", "sentence": "建立考核制度"}}"#))
    #expect(json.contains(#""reason": "背景""#))
  }

  @Test("Without a catalogue the key is absent")
  func withoutCatalogue() throws {
    let trace = try TraceFixture.trace(rules: Self.rules, unchecked: Self.unchecked, plan: Self.plan)
    #expect(!trace.json(.en).contains("catalogue"))
    #expect(!trace.text(TextOptions(language: .en), limit: 20).contains("catalogue"))
  }
}
