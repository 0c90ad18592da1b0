#if Workbooks
import Diagnostics
import Testing

@testable import Workbooks

@Suite("Comments on marked cells")
struct CommentsPartTests {
  private static let part = MarkedPart(path: "a.xlsx", name: "xl/comments1.xml")
  private static let look =
    "<rPr><sz val=\"9\"/><color indexed=\"81\"/><rFont val=\"等线\"/><family val=\"2\"/><charset val=\"134\"/></rPr>"

  private static func comments(_ text: String) -> String {
    "<comments><authors><author>李</author></authors><commentList><comment ref=\"A1\" authorId=\"0\">"
      + "<text>\(text)</text></comment></commentList></comments>"
  }

  private static func added(to text: String, on cell: String) throws -> (text: String, isNew: Bool) {
    var part = try CommentsPart(Array(text.utf8), part: part, author: "P", isStrict: false)
    let address = try #require(CellAddress(cell))
    let isNew = part.add(CellComment(at: address, author: "P", text: "<错>"))
    return (String(decoding: part.applied(), as: UTF8.self), isNew)
  }

  @Test(
    "What stands in a comment stays, and ours goes below",
    arguments: [
      ("<t>旧</t>", "<r><t>旧</t></r>", ""), ("<r><t>旧</t></r>", "<r><t>旧</t></r>", ""),
      ("<r><t>旧</t></r><phoneticPr/>", "<r><t>旧</t></r>", "<phoneticPr/>"),
    ])
  func below(old: String, kept: String, behind: String) throws {
    let (text, isNew) = try Self.added(to: Self.comments(old), on: "A1")
    let run = "<r>\(Self.look)<t xml:space=\"preserve\">\n――――――――\n&lt;错&gt;</t></r>"
    let expected = Self.comments(kept + run + behind)
    #expect(text == expected.replacing("</authors>", with: "<author>P</author></authors>"))
    #expect(!isNew)
  }

  @Test("An empty comment gets the text")
  func empty() throws {
    let (text, _) = try Self.added(to: Self.comments(""), on: "A1")
    #expect(text.contains("<text><r>\(Self.look)<t>&lt;错&gt;</t></r></text>"))
  }

  @Test("A new comment goes behind the others, by its own author")
  func new() throws {
    let (text, isNew) = try Self.added(to: Self.comments("<t>旧</t>"), on: "B7")
    #expect(
      text.hasSuffix(
        "<text><t>旧</t></text></comment><comment ref=\"B7\" authorId=\"1\"><text><r>\(Self.look)<t>&lt;错&gt;</t></r></text></comment></commentList></comments>"
      ))
    #expect(isNew)
  }

  @Test("A drawing that stands there keeps its shapes, and notes have numbers of their own")
  func drawing() throws {
    // A line break that is no XML, as Excel writes it.
    let old =
      "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
      + "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout>"
      + "<v:shapetype id=\"_x0000_t202\"></v:shapetype><v:shape id=\"_x0000_s1025\"><div>a<br>b</div></v:shape>"
    var drawing = NotesDrawing(Array((old + "</xml>\r\n").utf8), part: Self.part, firstBlock: 4)
    let address = CellAddress(row: 5, column: 2)
    drawing.add(noteOf: CellComment(at: address, author: "P", text: "错"), columnWidths: [])
    let text = String(decoding: try drawing.applied(), as: UTF8.self)
    #expect(text.hasPrefix(old.replacing("data=\"1\"", with: "data=\"1,4\"") + "<v:shape id=\"_x0000_s4097\""))
    #expect(text.hasSuffix("<x:Row>4</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>\r\n"))
    #expect(text.firstRange(of: "_x0000_t202\">") == text.lastRange(of: "_x0000_t202\">"))
    #expect(drawing.blocks == 1)
  }

  @Test("A drawing with other prefixes is told what ours mean")
  func prefixes() throws {
    // As openpyxl writes it.
    let old =
      "<xml xmlns:ns0=\"urn:schemas-microsoft-com:office:office\" xmlns:ns1=\"urn:schemas-microsoft-com:vml\">"
      + "<ns0:shapelayout><ns0:idmap data=\"1\" /></ns0:shapelayout><ns1:shape id=\"_x0000_s1026\"/>"
    #expect(NotesDrawing.lastBlock(in: Array(old.utf8)) == 1)
    var drawing = NotesDrawing(Array((old + "</xml>").utf8), part: Self.part, firstBlock: 2)
    let address = CellAddress(row: 5, column: 2)
    drawing.add(noteOf: CellComment(at: address, author: "P", text: "错"), columnWidths: [])
    let text = String(decoding: try drawing.applied(), as: UTF8.self)
    let declared =
      " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
      + " xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
    #expect(text.contains("<ns0:idmap data=\"1,2\" />"))
    #expect(text.contains("<v:shapetype\(declared) id=") && text.contains("<v:shape\(declared) id=\"_x0000_s2049\""))
  }

  @Test(
    "Numbers that shapes have are taken, whatever a drawing says of them",
    arguments: [
      ("", 0), ("<v:shape id=\"_x0000_s5121\"/>", 5), ("<v:shape id=\"_x0000_s\"/>", 0), ("<o:idmap data=\"x,3\"/>", 3),
      ("<v:shape id=\"_x0000_s99999999999\"/>", 976_562),
    ])
  func lastBlock(drawing: String, block: Int) {
    #expect(NotesDrawing.lastBlock(in: Array(drawing.utf8)) == block)
  }

  @Test("Numbers go on in the next block where one is full")
  func blocks() throws {
    var drawing = NotesDrawing(nil, part: Self.part, firstBlock: 2)
    for row in 1...1_024 {
      drawing.add(noteOf: CellComment(at: CellAddress(row: row, column: 1), author: "P", text: "错"), columnWidths: [])
    }
    let text = String(decoding: try drawing.applied(), as: UTF8.self)
    #expect(drawing.blocks == 2)
    #expect(text.contains("data=\"2,3\""))
    #expect(text.contains("\"_x0000_s2049\"") && text.contains("\"_x0000_s3071\"") && text.contains("\"_x0000_s3073\""))
    #expect(!text.contains("\"_x0000_s3072\""))
  }
}

extension String {
  fileprivate func lastRange(of text: String) -> Range<String.Index>? { ranges(of: text).last }
}
#endif
