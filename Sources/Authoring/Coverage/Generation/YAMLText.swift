internal import Diagnostics

/// A piece of YAML to be written: in one line where it fits, else a member a line.
enum YAMLText: Sendable {
  case scalar(String)
  case list([YAMLText])
  case mapping([(key: String, value: YAMLText)])

  private static let width = 120

  /// As an element of a list, with its dash.
  func element(indentation: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    let flow = margin + "- " + flow
    guard case .mapping = self, DisplayWidth.columns(of: flow) > Self.width else { return [flow] }
    return block(indentation: indentation)
  }

  /// As an element of a list that has a line for each of its keys at least.
  func block(indentation: Int) -> [String] {
    guard case .mapping(let entries) = self else { return element(indentation: indentation) }
    var lines = entries.flatMap { $0.value.lines(after: $0.key, indentation: indentation + 2) }
    guard let first = lines.first else { return [] }
    lines[0] = String(repeating: " ", count: indentation) + "- " + first.dropFirst(indentation + 2)
    return lines
  }

  private func lines(after key: String, indentation: Int) -> [String] {
    let head = String(repeating: " ", count: indentation) + Self.quoted(key) + ":"
    let line = head + " " + flow
    if DisplayWidth.columns(of: line) <= Self.width { return [line] }
    switch self {
    case .scalar: return [line]
    case .mapping(let entries):
      return [head] + entries.flatMap { $0.value.lines(after: $0.key, indentation: indentation + 2) }
    case .list(let elements):
      if let words = Self.words(elements) { return [head] + Self.filled(words, indentation: indentation + 2) }
      return [head] + elements.flatMap { $0.element(indentation: indentation + 2) }
    }
  }

  /// The elements of a list of nothing but scalars.
  private static func words(_ elements: [YAMLText]) -> [String]? {
    let words = elements.compactMap { element -> String? in
      if case .scalar = element { element.flow } else { nil }
    }
    return words.count == elements.count ? words : nil
  }

  /// `[a, b, c]` over several lines, each as full as can be.
  private static func filled(_ words: [String], indentation: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    var lines = [margin + "["]
    for (index, word) in words.enumerated() {
      let part = word + (index == words.count - 1 ? "]" : ",")
      let line = lines[lines.count - 1] + (index == 0 ? "" : " ") + part
      if DisplayWidth.columns(of: line) <= width {
        lines[lines.count - 1] = line
      } else {
        lines.append(margin + " " + part)
      }
    }
    return lines
  }

  /// On one line.
  private var flow: String {
    switch self {
    case .scalar(let text): Self.quoted(text)
    case .list(let elements): "[" + elements.map(\.flow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { Self.quoted($0.key) + ": " + $0.value.flow }.joined(separator: ", ") + "}"
    }
  }

  // MARK: - Scalars

  /// The text without quotes where it reads the same in any place, else in double ones.
  private static func quoted(_ text: String) -> String {
    isPlain(text) ? text : "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    if "-?:,[]{}#&*!|>'\"%@` ".unicodeScalars.contains(first) || last == " " || last == ":" { return isNegative(text) }
    if ["null", "Null", "NULL", "~", "true", "false"].contains(text) || isControlled(text) { return false }
    let breaks = [": ", " #"].contains { text.contains($0) }
    return !breaks && !text.unicodeScalars.contains { ",[]{}\"".unicodeScalars.contains($0) }
  }

  /// `-1 家`: of what begins with a sign, figures alone are sure to be plain.
  private static func isNegative(_ text: String) -> Bool {
    guard text.hasPrefix("-"), let next = text.unicodeScalars.dropFirst().first else { return false }
    return ("0"..."9").contains(next) && isPlain(String(text.dropFirst()))
  }

  /// Whether it holds what YAML takes for a break or does not take at all.
  private static func isControlled(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF: true
      default: false
      }
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": return "\\" + String(scalar)
    case _ where isControlled(String(scalar)):
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: return String(scalar)
    }
  }
}
