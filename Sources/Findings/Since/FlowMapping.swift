/// A mapping of YAML on one line, `{for: R-1, text: ""}`, or of JSON.
struct FlowMapping {
  let isJSON: Bool
  private var entries: [String] = []

  init(isJSON: Bool) {
    self.isJSON = isJSON
  }

  var isEmpty: Bool { entries.isEmpty }

  var text: String { "{" + entries.joined(separator: ", ") + "}" }

  mutating func append(_ key: String, _ text: String) { entries.append(scalar(key) + ": " + scalar(text)) }

  mutating func appendNull(_ key: String) { entries.append(scalar(key) + ": null") }

  mutating func append(_ key: String, _ mapping: FlowMapping) { entries.append(scalar(key) + ": " + mapping.text) }

  /// A text as it may stand in a mapping: plain where it is made of letters, digits and a few signs that mean nothing
  /// there, else in double quotes with the escapes of JSON, which YAML has as well.
  private func scalar(_ text: String) -> String {
    if !isJSON, Self.isPlain(text) { return text }
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Words that YAML takes for something else than a text.
  private static let reserved: Set<String> = ["null", "true", "false", "yes", "no", "on", "off"]

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first), text.last != " ",
      !reserved.contains(text.lowercased())
    else { return false }
    return text.unicodeScalars.allSatisfy { isLetter($0) || "-_. %‰/".unicodeScalars.contains($0) }
  }

  /// A Latin letter, a digit or a Chinese character.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: true
    default: false
    }
  }
}
