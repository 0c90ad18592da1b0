#if Workbooks
internal import Diagnostics

/// The part that lists a workbook's sheets.
struct SheetListPart {
  struct Sheet {
    let name: String
    /// Of the relationship to its part.
    let relationship: String
  }

  private let text: MarkupText
  private let part: MarkedPart
  private let root: MarkupElement
  private let list: MarkupElement
  let sheets: [Sheet]
  private let relationshipPrefix: String?
  let isStrict: Bool

  init(_ bytes: [UInt8], part: MarkedPart) throws(Diagnostic) {
    let text = MarkupText(bytes: bytes)
    let root = try MarkupElement.root(of: text, part: part)
    guard let list = root.child("sheets", in: text) else { throw part.malformed }
    isStrict = text.prefix(boundTo: [RelationshipNamespace.strictMain], by: root.start) != nil
    relationshipPrefix = text.prefix(boundTo: RelationshipNamespace.all, by: root.start).flatMap {
      $0.isEmpty ? nil : $0
    }
    sheets = list.children("sheet", in: text).map { sheet in
      // The prefix may be bound on the element itself.
      let prefix =
        text.prefix(boundTo: RelationshipNamespace.all, by: sheet.start)
        ?? text.prefix(boundTo: RelationshipNamespace.all, by: list.start)
        ?? text.prefix(boundTo: RelationshipNamespace.all, by: root.start) ?? "r:"
      return Sheet(
        name: text.value("name", of: sheet.start) ?? "", relationship: text.value(prefix + "id", of: sheet.start) ?? "")
    }
    (self.text, self.part, self.root, self.list) = (text, part, root, list)
  }

  /// The part with a sheet behind the others.
  func adding(_ name: String, relationship: String) -> [UInt8] {
    let ids = list.children.compactMap { text.number("sheetId", of: $0.start) }
    var element = XMLPart(element: "<\(text.prefix(of: list.start))sheet")
    element.attribute("name", name)
    element.attribute("sheetId", String((ids.max() ?? 0) + 1))
    if relationshipPrefix == nil {
      element.attribute("xmlns:r", isStrict ? RelationshipNamespace.strict : RelationshipNamespace.transitional)
    }
    element.attribute((relationshipPrefix ?? "r:") + "id", relationship)
    element.markup("/>")
    var edits = MarkupEdits(text)
    edits.append(String(decoding: element.bytes, as: UTF8.self), to: list)
    return edits.applied()
  }
}
#endif
