import Diagnostics
import Quantities
import Testing

@testable import Evaluation
@testable import Findings
@testable import Packs

@Suite("HTML")
struct HTMLRenderingTests {
  private static func fails(_ region: Int, year: Int = 2023, outcome: Outcome = .fail) -> Verdict {
    var verdict = Sample.limited(actual: Sample.figure("3", "家"), limit: Sample.figure("5", "家"), outcome: outcome)
    (verdict.subject.region, verdict.subject.year) = (region, year)
    verdict.sources = [Source(clause: LocalizedText("第十二章 三、提质增效"), quote: "至少 5 家")]
    verdict.locations = [Sample.location("zones", "3", line: 3, path: "city\(region).yaml")]
    return verdict
  }

  private static var waived: Verdict {
    var verdict = fails(Sample.harbin, outcome: .waived)
    verdict.rule = "R-3"
    verdict.waiver = WaiverInForce(
      covers: .fail, reason: "机构改革", approved: "省科技厅", until: CalendarDate("2026-12-31")!, place: Place(path: "w.yaml"))
    return verdict
  }

  private static var explained: Verdict {
    var verdict = Sample.document(Sample.harbin)
    verdict.severity = .note
    verdict.explanation = Explained(text: "年底前印发", place: Place(path: "city1.yaml", line: 30, column: 5))
    return verdict
  }

  private static var presentation: Presentation {
    Presentation(
      Sample.assessment([
        Sample.behind, fails(Sample.harbin), fails(Sample.qiqihar, outcome: .pass), waived,
        Sample.document(Sample.qiqihar), explained,
      ]))
  }

  private static func page(_ verdicts: [Verdict], _ language: Language = .zh) -> String {
    HTMLRendering.render(Presentation(Sample.assessment(verdicts)), language: language)
  }

  /// What stands between two texts, for each time they follow one another.
  private static func between(_ start: String, _ end: String, in text: String) -> [String] {
    text.split(separator: start, omittingEmptySubsequences: false).dropFirst().map { part in
      part.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
    }
  }

  @Test("Findings stand in the order of every output, then what is waived, each under its fingerprint")
  func order() {
    let presentation = Self.presentation
    let page = HTMLRendering.render(presentation, language: .zh)
    let expected = (presentation.findings + presentation.waived).map(\.fingerprint)
    #expect(expected.count == 5)
    #expect(Self.between("id=\"f-", "\"", in: page) == expected)
  }

  @Test("A finding tells what filters ask about")
  func attributes() {
    let page = HTMLRendering.render(Self.presentation, language: .zh)
    let articles = Self.between("<article ", ">", in: page).map { article in
      Self.between("data-", "\"", in: article.replacing("=\"", with: "=")).map { $0 }
    }
    #expect(
      articles[0] == [
        "rule=R-2", "region=230100", "severity=error", "outcome=fail", "chapter=第十二章", "answer=none",
      ])
    #expect(
      articles.map { $0.last ?? "" } == [
        "answer=none", "answer=none", "answer=none", "answer=explained", "answer=waived",
      ])
  }

  @Test("A finding has its sentence, its values with their places, its clause and its answer, in both languages")
  func contents() {
    let page = HTMLRendering.render(Self.presentation, language: .zh)
    for text in [
      "<span lang=\"zh\">实际 3 家，应达到 5 家，少 2 家</span>",
      "<span lang=\"en\">found 3 家, at least 5 家 required, 2 家 below</span>",
      "<code class=\"place\">city1.yaml:3:9</code>", "<q lang=\"zh-Hans\">至少 5 家</q>",
      "<span lang=\"zh\">说明：年底前印发</span>", "<span lang=\"en\">Waiver: 机构改革; approved: 省科技厅; until 2026-12-31</span>",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test("The page is the same in either language but for the one that is shown at first")
  func languages() {
    let zh = HTMLRendering.render(Self.presentation, language: .zh)
    let en = HTMLRendering.render(Self.presentation, language: .en)
    #expect(zh.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh\" data-language=\"zh\">"))
    #expect(en.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\" data-language=\"en\">"))
    let main = { (page: String) in Self.between("<section id=\"matrix\"", "</section>", in: page) }
    #expect(main(zh) == main(en))
    // One that is a finding, and one that is waived.
    #expect(en.contains(">errors (2)</option>"))
    #expect(zh.contains(">错误（2）</option>"))
  }

  @Test("The same assessment gives the same page")
  func determinism() {
    let presentation = Self.presentation
    #expect(
      HTMLRendering.render(presentation, language: .zh) == HTMLRendering.render(presentation, language: .zh))
  }

  @Test("The page admits its own style sheet and script by their digests, and nothing else")
  func policy() {
    let page = HTMLRendering.render(Self.presentation, language: .zh)
    let policy = Self.between("Content-Security-Policy\" content=\"", "\"", in: page).first ?? ""
    #expect(policy.hasPrefix("default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(Self.between("<script", ">", in: page) == [""])
    #expect(Self.between("<style", ">", in: page) == [""])
    #expect(!page.contains(" style=\"") && !page.contains("http://") && !page.contains("https://"))
    // Browsers look for it in the first 1024 bytes.
    #expect(page.prefix(300).contains("<meta charset=\"utf-8\"/>"))
  }

  @Test(
    "Digests are written in base64",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func base64(_ text: String, _ expected: String) {
    // RFC 4648 §10.
    #expect(HTMLResources.base64(Array(text.utf8)) == expected)
  }

  @Test("What reports and packs say is text, wherever it stands")
  func hostile() {
    let markup = "\"><script>alert('1')</script>\u{202E}&lt;"
    let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\\u{202E}&amp;lt;"
    var verdict = Self.fails(Sample.harbin)
    verdict.rule = "R" + markup
    verdict.title = LocalizedText("T" + markup)
    verdict.note = LocalizedText("N" + markup)
    verdict.ownMessage = LocalizedText("M" + markup)
    verdict.sources = [Source(clause: LocalizedText("C" + markup), quote: "Q" + markup)]
    verdict.subject.key = [NamedText(name: "name", text: "K" + markup)]
    verdict.subject.register = "zones"
    verdict.locations = [Sample.location("zones", "V" + markup, line: 3, path: "P" + markup)]
    verdict.explanation = Explained(text: "E" + markup, place: Place(path: "X" + markup))
    var waived = Self.waived
    waived.waiver = WaiverInForce(
      covers: .fail, reason: "W" + markup, approved: "A" + markup, until: CalendarDate("2026-12-31")!,
      place: Place(path: "w.yaml"))
    let input = Input(path: "I" + markup, .observations(rows: 1), isJudged: false)
    let page = HTMLRendering.render(
      Presentation(Sample.assessment([verdict, waived], inputs: [input], idle: ["Z" + markup])), language: .zh)
    #expect(!page.contains("<script>alert") && !page.unicodeScalars.contains("\u{202E}"))
    #expect(Self.between("<script", ">", in: page).count == 1)
    for letter in ["R", "T", "N", "M", "C", "Q", "K", "V", "P", "E", "X", "W", "A", "I", "Z"] {
      #expect(page.contains(letter + escaped), "\(letter)")
    }
  }

  @Test("A cell of the matrix shows the most serious outcome, how many verdicts have it, and leads to its finding")
  func cells() {
    var second = Self.fails(Sample.harbin)
    second.subject.each = [NamedText(name: "kind", text: "another")]
    var third = Self.fails(Sample.harbin, outcome: .pass)
    third.subject.each = [NamedText(name: "kind", text: "a third")]
    let presentation = Presentation(
      Sample.assessment([Self.fails(Sample.harbin), second, third, Self.fails(Sample.qiqihar, outcome: .pass)]))
    let page = HTMLRendering.render(presentation, language: .zh)
    let cells = Self.between("<td data-outcome=", "</td>", in: page)
    #expect(cells.count == 2)
    let link = presentation.findings[0].fingerprint
    #expect(
      cells[0].hasPrefix(
        "\"fail\" data-region=\"230100\" data-year=\"2023\" data-count=\"2\"><a href=\"#f-\(link)\">"
          + "<span class=\"mark o-fail\" aria-hidden=\"true\">✕</span>"))
    #expect(cells[0].contains("<span lang=\"zh\">未达标 2 项、达标 1 项</span>"))
    #expect(
      cells[1].hasPrefix(
        "\"pass\" data-region=\"230200\" data-year=\"2023\" data-count=\"1\"><span class=\"mark o-pass\""))
    // Of three verdicts one passes, and of one the other.
    #expect(Self.between("<td class=\"sum\">", "</td>", in: page) == ["2/4", "2/4"])
  }

  @Test("A level of several regions has a matrix for each year, the last one first; a single region one for all years")
  func matrices() {
    let page = Self.page([
      Self.fails(Sample.harbin, year: 2022), Self.fails(Sample.qiqihar, year: 2022), Self.fails(Sample.harbin),
      Self.fails(Sample.province), Self.fails(Sample.province, year: 2022),
    ])
    let captions = Self.between("<h3 id=\"matrix-", "</h3>", in: page)
    #expect(
      captions.map { Self.between("<span lang=\"zh\">", "<", in: $0).first ?? "" } == [
        "各city 2023 年", "各city 2022 年", "黑龙江省",
      ])
    let last = Self.between("<h3 id=\"matrix-3\"", "</table>", in: page).first ?? ""
    #expect(
      Self.between("<span lang=\"zh\">", "<", in: Self.between("<thead>", "</thead>", in: last)[0]) == [
        "规则", "2022 年", "2023 年", "达标／判定",
      ])
  }

  @Test(
    "A chapter has its number in English",
    arguments: [
      ("第一章", "Chapter 1"), ("第九章", "Chapter 9"), ("第十章", "Chapter 10"), ("第十二章", "Chapter 12"),
      ("第二十章", "Chapter 20"), ("第三十五章", "Chapter 35"), ("第章", "第章"), ("第百章", "第百章"), ("附录", "附录"),
    ])
  func chapters(_ word: String, _ expected: String) {
    #expect(Wording.englishChapter(word) == expected)
  }

  @Test("Without a finding the page says so, and has no filters")
  func nothing() {
    let page = Self.page([Self.fails(Sample.harbin, outcome: .pass)])
    #expect(page.contains("<span lang=\"zh\">没有发现问题</span>"))
    #expect(!page.contains("<form") && !page.contains("<article"))
  }

  @Test("Many findings wait to be laid out until they are looked at")
  func long() {
    let verdicts = (1...301).map { row in
      var verdict = Self.fails(Sample.harbin)
      (verdict.subject.register, verdict.subject.row) = ("zones", row)
      return verdict
    }
    #expect(Self.page(verdicts).contains("<div class=\"severity s-error long\">"))
    #expect(Self.page(Array(verdicts.prefix(300))).contains("<div class=\"severity s-error\">"))
  }

  @Test(
    "Of more findings than a browser bears the page has the first fifty records of each cause, and says how many more")
  func veryMany() {
    func verdicts(_ rule: String, _ count: Int, register: String?) -> [Verdict] {
      (1...count).map { row in
        var verdict = Sample.verdict(rule: rule, outcome: .fail)
        (verdict.subject.register, verdict.subject.row) = (register, row)
        return verdict
      }
    }
    func articles(_ verdicts: [Verdict]) -> (count: Int, says: Bool) {
      let text = HTMLRendering.render(Presentation(Sample.assessment(verdicts)), language: .zh)
      return (text.split(separator: "<article ").count - 1, text.contains("另有 2949 项不在本页，见CSV或JSON输出"))
    }
    // 60 findings on regions stay, and of 2,999 records 50 do.
    #expect(articles(verdicts("A", 2_999, register: "zones") + verdicts("B", 60, register: nil)) == (110, true))
    #expect(articles(verdicts("A", 2_940, register: "zones") + verdicts("B", 60, register: nil)) == (3_000, false))
  }

  @Test("Of a rule on records, of which only findings are listed, the matrix counts nothing as judged")
  func recordsInMatrix() {
    var other = Self.fails(Sample.qiqihar, outcome: .pass)
    other.rule = "R-5"
    let unlisted = Self.fails(Sample.qiqihar, outcome: .pass)
    var assessment = Sample.assessment([Self.fails(Sample.harbin), unlisted, other])
    assessment.verdicts.remove(at: 1)
    let page = HTMLRendering.render(Presentation(assessment), language: .zh)
    let sums = Self.between("<td class=\"sum\">", "</td>", in: page)
    #expect(
      sums == ["<span lang=\"zh\">只列问题</span><span lang=\"en\">findings only</span>", "1/1", "1/1"])
  }

  @Test("Values and texts that are many or long are folded")
  func folded() {
    var many = Self.fails(Sample.harbin)
    many.locations = (1...9).map { Sample.location("gdp", "\($0)", line: $0) }
    #expect(Self.page([many]).contains("<details class=\"many\"><summary><span lang=\"zh\">所用数值 9 个</span>"))
    var long = Self.fails(Sample.harbin)
    long.locations = [Sample.location("gdp", String(repeating: "x", count: 10_000), line: 1)]
    #expect(Self.page([long]).contains("<div class=\"lengthy\" tabindex=\"0\">xxxx"))
  }

  @Test("A warning tells what to write into the report to answer it, and nothing else does")
  func explanation() {
    var verdict = Self.fails(Sample.harbin)
    #expect(!Self.page([verdict]).contains("<details class=\"how\">"))
    verdict.severity = .warning
    #expect(Self.page([verdict]).contains("<pre><code>{for: R-2, "))
  }
}
