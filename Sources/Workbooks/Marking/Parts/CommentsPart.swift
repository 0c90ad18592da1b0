#if Workbooks
internal import Diagnostics

/// The comments on a sheet's cells, to which ours are added.
struct CommentsPart {
  private let text: MarkupText
  private let root: MarkupElement
  private let authors: MarkupElement
  private let list: MarkupElement
  private let namespace: String
  private let prefix: String
  /// By cell, the text of the comment that stands there.
  private var existing: [CellAddress: MarkupElement] = [:]
  private var edits: MarkupEdits
  private var added = ""

  /// - Parameter bytes: `nil` where the sheet has no comments yet.
  init(_ bytes: [UInt8]?, part: MarkedPart, author: String, isStrict: Bool) throws(Diagnostic) {
    let text = MarkupText(bytes: bytes ?? Self.empty(isStrict ? RelationshipNamespace.strictMain : XMLNames.main))
    let root = try MarkupElement.root(of: text, part: part)
    guard let authors = root.child("authors", in: text), let list = root.child("commentList", in: text) else {
      throw part.malformed
    }
    prefix = text.prefix(of: root.start)
    namespace = text.value(prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())", of: root.start) ?? XMLNames.main
    edits = MarkupEdits(text)
    var element = XMLPart(element: "<\(prefix)author>")
    element.text(author)
    element.markup("</\(prefix)author>")
    edits.append(String(decoding: element.bytes, as: UTF8.self), to: authors)
    for comment in list.children {
      guard let cell = text.value("ref", of: comment.start).flatMap({ CellAddress($0) }), existing[cell] == nil,
        let own = comment.child("text", in: text)
      else { continue }
      existing[cell] = own
    }
    (self.text, self.root, self.authors, self.list) = (text, root, authors, list)
  }

  private static func empty(_ namespace: String) -> [UInt8] {
    var part = XMLPart()
    part.markup("<comments xmlns=\"\(namespace)\"><authors/><commentList/></comments>")
    return part.bytes
  }

  /// Puts a comment on a cell, below the one that stands there.
  ///
  /// - Returns: Whether the cell had none before.
  mutating func add(_ comment: CellComment) -> Bool {
    guard let own = existing[comment.address] else {
      var element = XMLPart(element: "")
      CommentsXML.append(comment, author: authors.children.count, to: &element)
      added += inNamespace(element)
      return true
    }
    let parts = own.children.filter { ["t", "r"].contains(text.localName(of: $0.start)) }
    let isEmpty = parts.isEmpty
    var element = XMLPart(element: "")
    CommentsXML.appendRun(isEmpty ? comment.text : "\n――――――――\n" + comment.text, to: &element)
    let run = inNamespace(element)
    // Text without a run of its own gets one: it cannot stand beside runs.
    if let only = parts.first, parts.count == 1, text.localName(of: only.start) == "t" {
      edits.insert("<\(prefix)r>", at: only.range.lowerBound)
      edits.insert("</\(prefix)r>" + run, at: only.range.upperBound)
    } else if let last = parts.last {
      edits.insert(run, at: last.range.upperBound)
    } else if own.end != nil {
      edits.insert(run, at: own.start.range.upperBound)
    } else {
      edits.append(run, to: own)
    }
    return false
  }

  /// An element as it has to be where elements have prefixes.
  private func inNamespace(_ element: XMLPart) -> String {
    let element = String(decoding: element.bytes, as: UTF8.self)
    return prefix.isEmpty ? element : element.declaring(namespace)
  }

  func applied() -> [UInt8] {
    var edits = edits
    if !added.isEmpty { edits.append(added, to: list) }
    return edits.applied()
  }
}
#endif
