#if Workbooks
internal import Diagnostics

/// The list of what the parts of a workbook are.
struct ContentTypesPart {
  static let name = "[Content_Types].xml"

  private let text: MarkupText
  private let root: MarkupElement
  private var added = ""
  /// By ending of the name.
  private var defaults: [String: String] = [:]

  init(_ bytes: [UInt8], path: String) throws(Diagnostic) {
    text = MarkupText(bytes: bytes)
    root = try MarkupElement.root(of: text, part: MarkedPart(path: path, name: Self.name))
    for element in root.children("Default", in: text) {
      guard let ending = text.value("Extension", of: element.start) else { continue }
      defaults[ending.lowercased()] = text.value("ContentType", of: element.start)
    }
  }

  /// Says of a new part what it is; of all with the same ending where that says so already, or nothing else.
  ///
  /// - Parameter ending: The part's, where others with it are the same thing; `nil` where the part is listed by itself.
  mutating func add(_ part: String, _ type: String, ending: String? = nil) {
    if let ending {
      if defaults[ending] == nil {
        defaults[ending] = type
        add("Default", "Extension", ending, type)
      }
      if defaults[ending] == type { return }
    }
    add("Override", "PartName", "/" + part, type)
  }

  private mutating func add(_ name: String, _ attribute: String, _ value: String, _ type: String) {
    var element = XMLPart(element: "<\(text.prefix(of: root.start))\(name)")
    element.attribute(attribute, value)
    element.attribute("ContentType", type)
    element.markup("/>")
    added += String(decoding: element.bytes, as: UTF8.self)
  }

  func applied() -> [UInt8] {
    var edits = MarkupEdits(text)
    if !added.isEmpty { edits.append(added, to: root) }
    return edits.applied()
  }
}
#endif
