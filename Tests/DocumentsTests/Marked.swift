import Diagnostics
import Documents
import Testing

/// A text in which `‸` marks the place of the one fault that is expected, with its wording in both languages.
struct Faulty: Sendable, CustomTestStringConvertible {
  let marked: String
  let zh: String
  let en: String

  init(_ marked: String, zh: String, en: String) {
    self.marked = marked
    self.zh = zh
    self.en = en
  }

  var testDescription: String { marked.debugDescription }

  var text: String { marked.replacing("‸", with: "") }

  /// What the fault looks like, `path:line:column: error: …`; a text without a mark is wrong as a whole.
  func rendered(path: String, in language: Language) -> String {
    let before = marked.prefix { $0 != "‸" }
    let isWhole = before.endIndex == marked.endIndex
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let line = isWhole ? 1 : lines.count
    let column = isWhole ? 1 : (lines.last?.unicodeScalars.count ?? 0) + 1
    return "\(path):\(line):\(column): error: \(language == .zh ? zh : en)"
  }
}

func parse(
  _ text: String, path: String = "a.yaml", limits: Limits = .standard
) -> (document: Document?, faults: [Diagnostic]) {
  Document.parse(Array(text.utf8), path: path, limits: limits)
}

/// The tree of a text that must have no fault.
func tree(_ text: String, path: String = "a.yaml") throws -> Node {
  let (document, faults) = parse(text, path: path)
  #expect(faults.map { $0.rendered(in: .en) } == [])
  return try #require(document).root
}

/// A node written as one line: `{a: 1, b: ["x", null]}`, quoted scalars in quotes.
func outline(_ node: Node) -> String {
  switch node.kind {
  case .null: "null"
  case .scalar: node.isQuoted ? "\"\(node.text)\"" : node.text
  case .sequence: "[" + node.elements.map(outline).joined(separator: ", ") + "]"
  case .mapping:
    "{" + node.entries.map { "\(outline($0.key)): \(outline($0.value))" }.joined(separator: ", ") + "}"
  }
}

/// Every node's place in the order of the file, `line:column`.
func places(_ node: Node) -> [String] {
  let place = "\(node.place.line ?? 0):\(node.place.column ?? 0)"
  return [place] + node.elements.flatMap(places) + node.entries.flatMap { places($0.key) + places($0.value) }
}
