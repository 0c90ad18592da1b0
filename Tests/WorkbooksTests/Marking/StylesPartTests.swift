#if Workbooks
import Diagnostics
import Testing

@testable import Workbooks

@Suite("Formats of marked cells")
struct StylesPartTests {
  private static let part = MarkedPart(path: "a.xlsx", name: "xl/styles.xml")

  private static func applied(_ styles: StylesPart) -> String {
    String(decoding: styles.applied(with: styles.looks), as: UTF8.self)
  }

  @Test("A marked cell keeps its number format, font, border and alignment")
  func copy() throws {
    let head = "<styleSheet xmlns=\"m\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.00\"/></numFmts>"
    let fonts = "<fonts count=\"1\"><font><sz val=\"9\"/></font></fonts>"
    let fills = "<fill><patternFill patternType=\"none\"/></fill><fill/>"
    let borders = "<borders count=\"1\"><border/></borders>"
    let plain = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    let own = "<alignment wrapText=\"1\"/></xf>"
    let text =
      head + fonts + "<fills count=\"2\">\(fills)</fills>" + borders
      + "<cellXfs count=\"2\">\(plain)<xf fillId='1' numFmtId=\"164\" xfId=\"0\">\(own)</cellXfs><dxfs/></styleSheet>"
    var styles = try StylesPart(Array(text.utf8), part: Self.part)
    #expect(try styles.marked(1, .error) == 2)
    #expect(try styles.marked(1, .error) == 2)
    let red =
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC7CE\"/><bgColor indexed=\"64\"/></patternFill></fill>"
    let marked = "<xf applyFill=\"1\" fillId='2' numFmtId=\"164\" xfId=\"0\">\(own)"
    #expect(
      Self.applied(styles)
        == head + fonts + "<fills count=\"3\">\(fills)\(red)</fills>" + borders
        + "<cellXfs count=\"3\">\(plain)<xf fillId='1' numFmtId=\"164\" xfId=\"0\">\(own)\(marked)</cellXfs><dxfs/></styleSheet>"
    )
  }

  @Test("Each severity has a colour of its own")
  func colours() throws {
    var styles = try StylesPart(StylesPart.empty(isStrict: false), part: Self.part)
    #expect(try styles.marked(0, .error) == 1)
    #expect(try styles.marked(0, .warning) == 2)
    #expect(try styles.marked(0, .note) == 3)
    let text = Self.applied(styles)
    for colour in ["FFFFC7CE", "FFFFEB9C", "FFDDEBF7"] { #expect(text.contains("<fgColor rgb=\"\(colour)\"/>")) }
    #expect(text.contains("<fills count=\"5\">"))
  }

  @Test(
    "A light font becomes black where its ground becomes pale",
    arguments: [
      ("<color rgb=\"FFFFFFFF\"/>", true), ("<color theme=\"0\"/>", true), ("<color indexed=\"9\"/>", true),
      ("<color rgb=\"FF1F4E78\"/>", false), ("<color theme=\"1\"/>", false), ("<color rgb=\"red\"/>", false),
    ])
  func fonts(colour: String, isLight: Bool) throws {
    let text =
      "<styleSheet xmlns=\"m\"><fonts><font><b/>\(colour)</font></fonts><fills><fill/><fill/></fills>"
      + "<borders><border/></borders><cellXfs><xf fontId=\"0\"/></cellXfs></styleSheet>"
    var styles = try StylesPart(Array(text.utf8), part: Self.part)
    _ = try styles.marked(0, .error)
    #expect(Self.applied(styles).contains("<font><b/><color rgb=\"FF000000\"/></font>") == isLight)
    #expect(Self.applied(styles).contains("fontId=\"1\"") == isLight)
  }

  @Test("What a workbook leaves to its reader gets the numbers that it has without being there")
  func empty() throws {
    for text in ["<s:styleSheet xmlns:s=\"m\"/>", "<s:styleSheet xmlns:s=\"m\"><s:dxfs/></s:styleSheet>"] {
      var styles = try StylesPart(Array(text.utf8), part: Self.part)
      #expect(try styles.marked(0, .warning) == 1)
      #expect(try styles.marked(99, .warning) == 2)
      let applied = Self.applied(styles)
      #expect(
        applied.hasPrefix(
          "<s:styleSheet xmlns:s=\"m\"><s:fonts count=\"1\"><font xmlns=\"m\"><sz val=\"11\"/></font></s:fonts>"))
      #expect(
        applied.contains(
          "<s:cellXfs count=\"3\"><xf xmlns=\"m\" numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"))
    }
  }

  @Test("A workbook with as many formats as it can have is not marked")
  func full() throws {
    let text = "<styleSheet xmlns=\"m\"><cellXfs>\(String(repeating: "<xf/>", count: 65_490))</cellXfs></styleSheet>"
    var styles = try StylesPart(Array(text.utf8), part: Self.part)
    let error = #expect(throws: Diagnostic.self) { try styles.marked(0, .error) }
    #expect(
      error?.rendered(in: .zh) == "a.xlsx:1:1: error: 工作簿的单元格格式已达 65490 种，无法再加颜色；请先清除不用的格式")
  }
}
#endif
