#if Workbooks
internal import Diagnostics

/// The two parts that hold the comments of a sheet: their texts, and the boxes in which programs show them, which Excel
/// wants as a drawing in VML.
enum CommentsXML {
  /// `comments1.xml`.
  static func texts(_ comments: [CellComment]) -> [UInt8] {
    var authors: [String] = []
    for comment in comments where !authors.contains(comment.author) { authors.append(comment.author) }
    var part = XMLPart()
    part.markup("<comments xmlns=\"\(XMLNames.main)\"><authors>")
    for author in authors {
      part.markup("<author>")
      part.text(author)
      part.markup("</author>")
    }
    part.markup("</authors><commentList>")
    for comment in comments { append(comment, author: authors.firstIndex(of: comment.author) ?? 0, to: &part) }
    part.markup("</commentList></comments>")
    return part.bytes
  }

  /// A `<comment>`, its author by number.
  static func append(_ comment: CellComment, author: Int, to part: inout XMLPart) {
    part.markup("<comment ref=\"\(comment.address)\" authorId=\"\(author)\"><text>")
    appendRun(comment.text, to: &part)
    part.markup("</text></comment>")
  }

  /// An `<r>`: a text in the look of comments.
  static func appendRun(_ text: String, to part: inout XMLPart) {
    part.markup("<r><rPr><sz val=\"9\"/><color indexed=\"81\"/>")
    part.markup("<rFont val=\"等线\"/><family val=\"2\"/><charset val=\"134\"/></rPr>")
    part.textElement(text)
    part.markup("</r>")
  }

  /// `vmlDrawing1.vml`: a hidden box for each comment.
  ///
  /// - Parameters:
  ///   - sheet: Counted from 1; every sheet's shapes have numbers of their own.
  ///   - columnWidths: In characters, from column `A` on.
  static func drawing(_ comments: [CellComment], sheet: Int, columnWidths: [Int?]) -> [UInt8] {
    // A sheet's shapes are counted in blocks of 1024.
    let blocks = (0...(comments.count / 1_023)).map { String(sheet + $0) }.joined(separator: ",")
    var part = XMLPart(
      element: "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
        + " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">"
        + "<o:idmap v:ext=\"edit\" data=\"\(blocks)\"/></o:shapelayout>\(shapeType)")
    for (comment, number) in zip(comments, 1...) {
      append(comment, shape: sheet * 1_024 + number, order: number, columnWidths: columnWidths, to: &part)
    }
    part.markup("</xml>")
    return part.bytes
  }

  /// What every box of comments is an instance of.
  static let shapeType =
    "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
    + "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"

  /// A `<v:shape>`.
  static func append(
    _ comment: CellComment, shape: Int, order: Int, columnWidths: [Int?], to part: inout XMLPart
  ) {
    let box = CommentBox(comment, columnWidths)
    let row = comment.address.row - 1
    let column = comment.address.column - 1
    part.markup("<v:shape id=\"_x0000_s\(shape)\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:59pt;")
    part.markup("margin-top:2pt;width:\(box.width * 3 / 4)pt;height:\(box.height * 3 / 4)pt;z-index:\(order);")
    part.markup("visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>")
    part.markup("<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>")
    part.markup("<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>")
    part.markup("<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>")
    part.markup("<x:Anchor>\(box.anchor)</x:Anchor><x:AutoFill>False</x:AutoFill>")
    part.markup("<x:Row>\(row)</x:Row><x:Column>\(column)</x:Column></x:ClientData></v:shape>")
  }
}

/// Where the box of a comment stands, large enough for its text.
private struct CommentBox {
  /// In pixels.
  let width = 300
  let height: Int
  /// Column, pixels into it, row, pixels into it, of its upper left corner and its lower right one.
  let anchor: String

  private static let lineHeight = 16
  private static let rowHeight = 20
  private static let columnsOfLine = 46

  init(_ comment: CellComment, _ columnWidths: [Int?]) {
    var lines = 0
    for line in comment.text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += 1 + max(DisplayWidth.columns(of: String(line)) - 1, 0) / Self.columnsOfLine
    }
    height = (min(max(lines, 2), 30) + 1) * Self.lineHeight
    func pixels(_ column: Int) -> Int {
      let width = column < columnWidths.count ? columnWidths[column] : nil
      return min(max(width ?? 8, 0), 255) * 7 + 5
    }
    let left = comment.address.column
    var (right, rest) = (left, 15 + width)
    while rest >= pixels(right), right < CellAddress.mostColumns - 1 {
      rest -= pixels(right)
      right += 1
    }
    let top = max(comment.address.row - 2, 0)
    let down = 10 + height
    anchor = "\(left), 15, \(top), 10, \(right), \(rest), \(top + down / Self.rowHeight), \(down % Self.rowHeight)"
  }
}
#endif
