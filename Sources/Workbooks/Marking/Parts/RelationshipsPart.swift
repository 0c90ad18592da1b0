#if Workbooks
internal import Diagnostics

/// What a part refers to, and what is added to it.
struct RelationshipsPart {
  struct Relationship {
    let id: String
    let type: String
    /// The part that it leads to.
    let target: String
  }

  private let text: MarkupText
  private let root: MarkupElement
  private let owner: String
  /// Those that lead to parts of the file.
  private(set) var relationships: [Relationship] = []
  private var ids: Set<String> = []
  private var added = ""

  /// - Parameters:
  ///   - bytes: `nil` where there is none yet.
  ///   - owner: The part whose relationships they are; empty for the file's.
  init(_ bytes: [UInt8]?, owner: String, path: String) throws(Diagnostic) {
    self.owner = owner
    text = MarkupText(bytes: bytes ?? Self.empty)
    root = try MarkupElement.root(of: text, part: MarkedPart(path: path, name: PartName.relationships(of: owner)))
    for element in root.children("Relationship", in: text) {
      guard let id = text.value("Id", of: element.start) else { continue }
      ids.insert(id.lowercased())
      guard text.value("TargetMode", of: element.start) != "External",
        let type = text.value("Type", of: element.start), let target = text.value("Target", of: element.start)
      else { continue }
      relationships.append(Relationship(id: id, type: type, target: PartName.resolved(target, from: owner)))
    }
  }

  private static let empty = {
    var part = XMLPart()
    part.markup("<Relationships xmlns=\"\(XMLNames.packageRelationships)\"/>")
    return part.bytes
  }()

  /// The first of a kind, `worksheet` say, whichever namespace its type has.
  func first(_ kind: String) -> Relationship? { relationships.first { $0.type.hasSuffix("/" + kind) } }

  /// Refers to a part.
  ///
  /// - Returns: The new relationship's id.
  mutating func add(_ kind: String, to part: String, isStrict: Bool) -> String {
    var number = ids.count + 1
    while ids.contains("rid\(number)") { number += 1 }
    let id = "rId\(number)"
    ids.insert(id.lowercased())
    let type = (isStrict ? RelationshipNamespace.strict : RelationshipNamespace.transitional) + "/" + kind
    var element = XMLPart(element: "<\(text.prefix(of: root.start))Relationship Id=\"\(id)\" Type=\"\(type)\"")
    element.attribute("Target", "/" + part)
    element.markup("/>")
    added += String(decoding: element.bytes, as: UTF8.self)
    return id
  }

  func applied() -> [UInt8] {
    var edits = MarkupEdits(text)
    if !added.isEmpty { edits.append(added, to: root) }
    return edits.applied()
  }
}
#endif
