#if Workbooks
internal import Diagnostics

/// The drawing, in VML, of the notes that comments are shown in.
///
/// What programs write there is not always well-formed XML: only the spots that change are looked for.
struct NotesDrawing {
  private let bytes: [UInt8]
  private let part: MarkedPart
  private var shapes = ""
  private var count = 0
  private let hasNoteType: Bool
  /// Of prefixes that our elements have and the drawing does not.
  private let declarations: String
  /// Numbers of shapes come in blocks of 1,024, each for one drawing of the workbook; this one and those behind it are
  /// free.
  private let firstBlock: Int

  static let shapesInBlock = 1_024

  /// - Parameters:
  ///   - bytes: `nil` where the sheet has none yet.
  ///   - firstBlock: The first block of numbers of which neither it nor one behind it is another drawing's.
  init(_ bytes: [UInt8]?, part: MarkedPart, firstBlock: Int) {
    self.part = part
    self.firstBlock = firstBlock
    let bytes = bytes ?? Self.empty
    let head = bytes.firstIndex(of: "<xml").map {
      String(decoding: bytes[$0...].prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    }
    declarations = Self.namespaces.filter { !(head?.contains($0) ?? false) }.map { " " + $0 }.joined()
    hasNoteType = bytes.firstIndex(of: "id=\"_x0000_t202\"") != nil
    self.bytes = bytes
  }

  private static let empty = Array(
    """
    <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
    xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/>\
    </o:shapelayout></xml>
    """.utf8)

  /// How many blocks of numbers its new notes took.
  var blocks: Int { (count + Self.shapesInBlock - 2) / (Self.shapesInBlock - 1) }

  /// Draws a note beside a cell, hidden until somebody points at the cell.
  ///
  /// - Parameter columnWidths: In characters, from column `A` on.
  mutating func add(noteOf comment: CellComment, columnWidths: [Int?]) {
    // A block's first number is not a shape's.
    let number =
      (firstBlock + count / (Self.shapesInBlock - 1)) * Self.shapesInBlock + count % (Self.shapesInBlock - 1) + 1
    count += 1
    var shape = XMLPart(element: "")
    CommentsXML.append(comment, shape: number, order: count, columnWidths: columnWidths, to: &shape)
    shapes += declared(String(decoding: shape.bytes, as: UTF8.self))
  }

  /// An element with what its prefixes mean, where the drawing has others for that.
  private func declared(_ element: String) -> String {
    guard !declarations.isEmpty, let end = element.firstIndex(of: " ") else { return element }
    return element[..<end] + declarations + element[end...]
  }

  private static let namespaces = [
    "xmlns:v=\"urn:schemas-microsoft-com:vml\"", "xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"",
  ]

  func applied() throws(Diagnostic) -> [UInt8] {
    guard count > 0 else { return bytes }
    guard let end = bytes.lastIndex(of: "</xml>") else { throw part.malformed }
    var edits = MarkupEdits(MarkupText(bytes: bytes))
    if let list = Self.blockList(in: bytes) {
      let own = (firstBlock..<firstBlock + blocks).map(String.init).joined(separator: ",")
      edits.insert((list.isEmpty ? "" : ",") + own, at: list.upperBound)
    }
    edits.insert((hasNoteType ? "" : declared(CommentsXML.shapeType)) + shapes, at: end)
    return edits.applied()
  }

  /// The last block of numbers that a drawing has: those that it lists, and those of its shapes.
  static func lastBlock(in bytes: [UInt8]) -> Int {
    let listed = blockList(in: bytes).map { list in
      String(decoding: bytes[list], as: UTF8.self).split(separator: ",").compactMap { Int($0) }
    }
    var last = listed?.max() ?? 0
    var start = 0
    while let shape = bytes.firstIndex(of: "\"_x0000_s", from: start) {
      start = shape + "\"_x0000_s".utf8.count
      let digits = bytes[start...].prefix(9).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      last = max(last, (Int(String(decoding: digits, as: UTF8.self)) ?? 0) / shapesInBlock)
    }
    // As many as there can ever be: a number that is none of ours must not make ours too great.
    return min(last, 1 << 20)
  }

  /// Where the list of a drawing's blocks stands.
  private static func blockList(in bytes: [UInt8]) -> Range<Int>? {
    guard let map = bytes.firstIndex(of: ":idmap"), let close = bytes[map...].firstIndex(of: UInt8(ascii: ">")),
      let data = bytes.firstIndex(of: "data=\"", from: map), data < close
    else { return nil }
    let start = data + "data=\"".utf8.count
    return bytes[start...].firstIndex(of: UInt8(ascii: "\"")).map { start..<$0 }
  }
}

extension [UInt8] {
  /// Where a text begins.
  fileprivate func firstIndex(of text: String, from start: Int = 0) -> Int? {
    let text = Array(text.utf8)
    guard count >= text.count else { return nil }
    return (start..<Swift.max(start, count - text.count + 1)).first { self[$0..<$0 + text.count].elementsEqual(text) }
  }

  /// Where a text begins the last time.
  fileprivate func lastIndex(of text: String) -> Int? {
    let text = Array(text.utf8)
    guard count >= text.count else { return nil }
    return (0...count - text.count).last { self[$0..<$0 + text.count].elementsEqual(text) }
  }
}
#endif
