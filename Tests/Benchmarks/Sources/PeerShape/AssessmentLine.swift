/// One line of `plumbline check --format json`, where each rule and each verdict has a line of its own.
///
/// Looks for members by their names and leaves out the rest: parsing it all would count in the time that is measured.
/// What is asked for stands before any free text, so that no text is taken for a member.
struct AssessmentLine {
  private let text: Substring.UTF8View

  init(_ line: String) {
    text = Substring(line).utf8
  }

  private init(_ text: Substring.UTF8View) {
    self.text = text
  }

  /// What stands behind the first of the members with a name.
  func member(_ name: String) -> AssessmentLine? {
    let key = Array("\"\(name)\": ".utf8)
    var start = text.startIndex
    while let quote = text[start...].firstIndex(of: UInt8(ascii: "\"")) {
      if text[quote...].starts(with: key) { return AssessmentLine(text[text.index(quote, offsetBy: key.count)...]) }
      start = text.index(after: quote)
    }
    return nil
  }

  /// Whether the line is an object whose first member has a name.
  func begins(with name: String) -> Bool {
    text.drop { $0 == UInt8(ascii: " ") }.starts(with: "{\"\(name)\": ".utf8)
  }

  /// A number as it is written.
  var number: String { String(Substring(text.prefix { $0 >= 0x30 && $0 <= 0x39 })) }

  /// A text without escapes, as ids, outcomes and codes are.
  var string: String { String(Substring(text.dropFirst().prefix { $0 != UInt8(ascii: "\"") })) }

  /// A list of numbers as it is written.
  var list: String { String(Substring(text.prefix { $0 != UInt8(ascii: "]") })) + "]" }
}
