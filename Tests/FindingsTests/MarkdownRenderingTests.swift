import Diagnostics
import Quantities
import Testing

@testable import Evaluation
@testable import Findings
@testable import Packs

private func markdown(_ verdicts: [Verdict], _ language: Language = .zh) -> String {
  MarkdownRendering.render(Presentation(Sample.assessment(verdicts)), language: language)
}

@Suite("A summary in Markdown")
struct MarkdownRenderingTests {
  private static let waived: Verdict = {
    var verdict = Sample.limited(actual: Sample.figure("3", "家"), limit: Sample.figure("5", "家"), outcome: .waived)
    verdict.waiver = WaiverInForce(
      covers: .fail, reason: "机构改革", approved: nil, until: CalendarDate("2026-12-31")!, place: Place(path: "w.yaml"))
    return verdict
  }()
  private static let failed: Verdict = {
    var verdict = Sample.limited(actual: Sample.figure("3", "家"), limit: Sample.figure("5", "家"))
    verdict.locations = [Sample.location("firms", "3 家", line: 4, path: "a`b.yaml")]
    return verdict
  }()

  @Test("Counts, headline indicators, then the findings by cause, each with its place and its fingerprint unseen")
  func whole() {
    let text = markdown([Sample.behind, Self.failed, Self.waived])
    let prints = Presentation(Sample.assessment([Sample.behind, Self.failed, Self.waived]))
    let (first, second) = (prints.findings[0].fingerprint, prints.findings[1].fingerprint)
    #expect(
      text == """
        ## 科技创新规划 `plan 1.0.0`

        截至 2026-11-23，判定报告 0 份

        | 未达标 | 滞后 | 豁免 | 共判定 |
        | --- | --- | --- | --- |
        | 1 | 1 | 1 | 3 |

        错误 1、警告 0、提示 1。

        ### 主要指标：黑龙江省 2023 年

        | 指标 | 实际 | 应达到 | 目标 | 判定 |
        | --- | --- | --- | --- | --- |
        | 研发强度 | 1.44% | ≥ 1.90% | 2.5%（2025 年） | 滞后 |

        ### 错误 1 项

        **要求** `R-2`

        - 哈尔滨市 2023 年 · **未达标** · 实际 3 家，应达到 5 家，少 2 家 · `` a`b.yaml:4:9 `` <!-- \(first) -->

        ### 提示 1 项

        **研发强度达到2.5%** `R-1`\u{20}\u{20}
        依据：第一章“研发强度（%）”

        - 黑龙江省 2023 年 · **滞后** · 研发强度：实际 1.44%，按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%），低 0.46 个百分点 · `province.yaml:12:9` <!-- \(second) -->

        ### 已豁免 1 项

        - 哈尔滨市 2023 年 · `R-2` · **豁免** · 要求：实际 3 家，应达到 5 家，少 2 家，已豁免至 2026-12-31 · 豁免：机构改革，至 2026-12-31 <!-- \(prints.waived[0].fingerprint) -->


        """)
  }

  @Test("Nothing to tell")
  func empty() {
    #expect(markdown([]).contains("没有发现问题。"))
  }

  @Test("A long list is folded")
  func folded() {
    let text = markdown((1...12).map { Sample.verdict(outcome: .fail, year: 2000 + $0) }, .en)
    #expect(text.contains("<details><summary>Show 12</summary>\n\n- Harbin 2001 · "))
    #expect(text.contains(" -->\n\n</details>\n"))
  }

  @Test("What is too long is cut at the end, and says how much that is")
  func cut() throws {
    let verdicts = (0..<2_000).map { number in
      var verdict = Sample.verdict(outcome: .fail, year: number)
      verdict.ownMessage = LocalizedText(String(repeating: "长", count: 10_000))
      return verdict
    }
    let text = markdown(verdicts)
    #expect(text.unicodeScalars.count <= MarkdownRendering.greatestLength)
    #expect(text.unicodeScalars.count > MarkdownRendering.greatestLength - 1_500)
    let bullets = text.split(separator: "\n").count { $0.hasPrefix("- ") }
    #expect(text.hasSuffix("</details>\n\n另有 \(2_000 - bullets) 项因篇幅所限未列出，用 `plumbline check --format html` 可看到全部。\n"))
    #expect(text.contains(String(repeating: "长", count: 600) + "…"))
  }

  @Test("A text that is long by the marks on its letters is cut as well")
  func manyMarks() {
    var verdict = Self.failed
    verdict.ownMessage = LocalizedText("e" + String(repeating: "\u{301}", count: 100_000))
    let presentation = Presentation(Sample.assessment([verdict]))
    #expect(markdown([verdict]).unicodeScalars.count { $0 == "\u{301}" } == 599)
    #expect(markdown([verdict]).contains("<!-- \(presentation.findings[0].fingerprint) -->"))
  }

  @Test(
    "A text does nothing",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"), ("a & b", "a &amp; b"),
      ("a | b", "a \\| b"), ("*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~"), ("[a](b) ![c](d)", "\\[a\\](b) \\!\\[c\\](d)"),
      ("`a`", "\\`a\\`"), ("a\\", "a\\\\"), ("# a", "\\# a"), ("#12", "\\#<!-- -->12"), ("a/b#1", "a/b\\#<!-- -->1"),
      ("@team", "@<!-- -->team"), ("a@b.cn", "a@<!-- -->b.cn"), ("3 @ 5", "3 @ 5"), (":x:", ":<!-- -->x:"),
      ("https://a.cn", "https:<!-- -->//a.cn"), ("www.a.cn", "www<!-- -->.a.cn"), ("WWW.a.cn", "WWW<!-- -->.a.cn"),
      ("GH-12", "GH-<!-- -->12"), ("$a$", "<span>$</span>a<span>$</span>"), ("a\n\n# b", "a \\# b"),
      ("a\u{202E}b", "a\\\\u{202E}b"), ("研发强度：1.44%", "研发强度：1.44%"), ("", ""),
    ])
  func plain(text: String, shown: String) {
    #expect(MarkdownText.plain(text) == shown)
  }

  @Test(
    "Code is fenced by more than it holds",
    arguments: [("a", "`a`"), ("a`b", "`` a`b ``"), ("```", "```` ``` ````"), ("a\nb", "`a b`")])
  func code(text: String, shown: String) {
    #expect(MarkdownText.code(text) == shown)
  }
}
