internal import Evaluation

/// What a submitter writes into a report to answer a warning, as YAML on one line (contract §5).
struct ExplanationForm {
  let text: String

  /// `nil` where the subject or a value cannot be named in a line that is fit to be copied.
  init?(_ verdict: Verdict, reason: String) {
    let subject = verdict.subject
    var members = [("for", verdict.rule)]
    for name in subject.key + subject.each { members.append((name.name, name.text)) }
    var values: [(String, String)] = []
    if subject.register == nil {
      for location in verdict.locations where location.region == subject.region && location.year == subject.year {
        if location.name == "report" || values.contains(where: { $0.0 == location.name }) { continue }
        values.append((location.name, location.text))
      }
    }
    guard values.count <= Self.mostValues else { return nil }
    var parts: [String] = []
    for (name, text) in members {
      guard let quoted = Self.quoted(text) else { return nil }
      parts.append("\(name): \(quoted)")
    }
    var stated: [String] = []
    for (name, text) in values {
      guard let quoted = Self.quoted(text) else { return nil }
      stated.append("\(name): \(quoted)")
    }
    if !stated.isEmpty { parts.append("values: {\(stated.joined(separator: ", "))}") }
    parts.append("text: \(reason)")
    self.text = "explanations: [{\(parts.joined(separator: ", "))}]"
  }

  private static let mostValues = 6
  private static let longestText = 80

  /// In quotes, where the text might mean something else without them.
  private static func quoted(_ text: String) -> String? {
    guard !text.isEmpty, text.count <= longestText, PlainText.visible(text) == text else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_.%/ ".unicodeScalars.contains(scalar)
    }
    if isPlain, text.first?.isWhitespace == false, text.last?.isWhitespace == false, text.first != "-",
      text.first != "%",
      text.first != "."
    {
      return text
    }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
