#if Workbooks
import Testing

@testable import Workbooks

@Suite("Texts in the parts of a workbook")
struct XMLPartTests {
  @Test(
    "Markup, control characters and what looks like an escape stand for themselves",
    arguments: [
      ("a<b>&\"c\"", "a&lt;b&gt;&amp;\"c\""), ("\u{1}\u{1F}", "_x0001__x001F_"), ("\r\n\t", "_x000D_\n\t"),
      ("_x0041_", "_x005F_x0041_"), ("_x00G1_ _x41_", "_x00G1_ _x41_"), ("\u{FFFE}|\u{FFFF}", "_xFFFE_|_xFFFF_"),
      ("𠮷﻿元", "𠮷﻿元"), ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"), ("", ""), ("_", "_"), ("中<", "中&lt;"),
    ])
  func text(text: String, expected: String) {
    var part = XMLPart(element: "")
    part.text(text)
    #expect(String(decoding: part.bytes, as: UTF8.self) == expected)
  }

  @Test("An attribute keeps its line breaks and quotation marks")
  func attribute() {
    var part = XMLPart(element: "")
    part.attribute("prompt", "一\n\"二\"\t<三>")
    #expect(
      String(decoding: part.bytes, as: UTF8.self) == " prompt=\"一&#10;&quot;二&quot;&#9;&lt;三&gt;\"")
  }

  @Test("White space at the ends of a text is told to be kept", arguments: [" a", "a ", "a\nb", "\u{A0}"])
  func space(text: String) {
    var part = XMLPart(element: "")
    part.textElement(text)
    let isKept = String(decoding: part.bytes, as: UTF8.self).contains("xml:space=\"preserve\"")
    // No reader takes a no-break space for white space.
    #expect(isKept == (text != "\u{A0}"))
  }
}
#endif
