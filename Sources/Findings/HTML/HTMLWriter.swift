internal import Diagnostics

/// Writes HTML and inline SVG, element by element, in the order of the calls.
///
/// Text is always escaped and attribute values always quoted and escaped, and both go through `PlainText.visible`: what
/// packs and reports say stays text, and none of it hides or turns the direction of what stands beside it. The names of
/// elements and attributes are literals, so that no data can become one.
///
///     writer.element("p", ["class": "note", "id": id]) { writer in
///       writer.both(zh: "达标", en: "met")
///     }
struct HTMLWriter {
  private(set) var text = ""

  /// In the order in which they are written; one whose value is `nil` is left out, an empty value is for switches such
  /// as `hidden`.
  typealias Attributes = KeyValuePairs<StaticString, String?>

  /// `<name …>`, what `content` writes, `</name>`.
  mutating func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    text += ">"
    content(&self)
    text += "</\(name)>"
  }

  /// An element that holds text and nothing else.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text content: String) {
    element(name, attributes) { $0.write(content) }
  }

  /// An element that holds a text in both languages.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text content: LocalizedText) {
    element(name, attributes) { $0.both(content) }
  }

  /// An element without content: one that HTML closes by itself, such as `meta` and `input`, or a shape of SVG.
  mutating func empty(_ name: StaticString, _ attributes: Attributes = [:]) {
    open(name, attributes)
    text += "/>"
  }

  /// Text, whatever stands in it.
  mutating func write(_ content: String) { append(content) }

  /// A text in both languages, of which the page's style shows one; once where they are alike.
  ///
  /// - Parameter element: What each is put in: `span`, or `tspan` within the text of a drawing.
  mutating func both(_ content: LocalizedText, in element: StaticString = "span") {
    if content.zh == content.en { return write(content.zh) }
    self.element(element, ["lang": "zh"], text: content.zh)
    self.element(element, ["lang": "en"], text: content.en)
  }

  /// A text in both languages, as `both(_:in:)`.
  mutating func both(zh: String, en: String, in element: StaticString = "span") {
    both(LocalizedText(zh: zh, en: en), in: element)
  }

  /// Begins a new line, for those who read the source.
  mutating func line() { text += "\n" }

  /// Markup as it stands: for the program's own style sheets and scripts alone, never for what a pack or a report says.
  mutating func writeOwnMarkup(_ markup: String) { text += markup }

  private mutating func open(_ name: StaticString, _ attributes: Attributes) {
    text += "<\(name)"
    for (name, value) in attributes {
      guard let value else { continue }
      text += " \(name)=\""
      append(value)
      text += "\""
    }
  }

  /// Escapes for text and for attribute values alike, so that neither depends on where it stands.
  private mutating func append(_ content: String) {
    let visible = PlainText.visible(content)
    guard visible.utf8.contains(where: Self.isMarkup) else {
      text += visible
      return
    }
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}
