import Diagnostics
import Testing

@testable import Findings

@Suite("HTML text")
struct HTMLWriterTests {
  private func written(_ write: (inout HTMLWriter) -> Void) -> String {
    var writer = HTMLWriter()
    write(&writer)
    return writer.text
  }

  @Test("Elements nest, and attributes keep their order")
  func elements() {
    let text = written { writer in
      writer.element("ul", ["class": "list", "id": "a"]) { writer in
        writer.element("li", text: "一")
        writer.element("li") { $0.empty("br") }
      }
    }
    #expect(text == #"<ul class="list" id="a"><li>一</li><li><br/></li></ul>"#)
  }

  @Test("An attribute without a value is left out, an empty one is a switch")
  func optionalAttributes() {
    #expect(written { $0.empty("input", ["hidden": "", "value": nil]) } == #"<input hidden=""/>"#)
  }

  @Test(
    "What a report says is text, in content and in attributes",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      (#""><img src=x onerror="a()">"#, "&quot;&gt;&lt;img src=x onerror=&quot;a()&quot;&gt;"),
      ("R&D &amp; 'a'", "R&amp;D &amp;amp; &#39;a&#39;"),
      ("]]><!-- -->", "]]&gt;&lt;!-- --&gt;"),
      ("一\r\n  二", "一   二"),
      ("a\u{202E}b\u{2066}c", #"a\u{202E}b\u{2066}c"#),
      ("\0\u{1B}[31m\u{200B}\u{FEFF}", #"\u{0}\u{1B}[31m\u{200B}\u{FEFF}"#),
      ("e\u{301}👨‍👩‍👧", #"e\#u{301}👨\u{200D}👩\u{200D}👧"#),
    ])
  func escapes(text: String, escaped: String) {
    #expect(written { $0.element("b", ["title": text], text: text) } == "<b title=\"\(escaped)\">\(escaped)</b>")
  }

  @Test("A text in both languages is written twice, for one of them to be shown")
  func bothLanguages() {
    #expect(
      written { $0.both(zh: "达标", en: "m<t") } == #"<span lang="zh">达标</span><span lang="en">m&lt;t</span>"#)
    #expect(
      written { $0.both(zh: "一", en: "1", in: "tspan") } == #"<tspan lang="zh">一</tspan><tspan lang="en">1</tspan>"#)
  }

  @Test("A text that is the same in both languages is written once")
  func oneText() {
    #expect(written { $0.element("p", text: LocalizedText("2.5%")) } == "<p>2.5%</p>")
  }

  @Test("The program's own style sheet stands as it is")
  func ownMarkup() {
    #expect(written { $0.element("style") { $0.writeOwnMarkup("a > b {}") } } == "<style>a > b {}</style>")
  }
}
