internal import Diagnostics
internal import Evaluation
internal import Findings
internal import Packs

/// A test report as JUnit XML, by the schema that Apache Ant's reports are commonly checked against.
struct TestJUnit {
  private let report: TestReport
  private let wording: Wording
  private let messages: VerdictMessages

  init(_ report: TestReport, _ language: Language) {
    self.report = report
    wording = Wording(language: language)
    messages = VerdictMessages(report.pack, language)
  }

  func rendered() -> String {
    let suites = Dictionary(grouping: report.run.results) { $0.testCase.place.path }.sorted { $0.key < $1.key }
    let lines = suites.enumerated().flatMap { suite($0.offset, $0.element.key, $0.element.value) }
    return (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"] + lines + ["</testsuites>"])
      .map { $0 + "\n" }.joined()
  }

  /// One file of tests. The same tests give the same bytes, so that neither the time of day nor the machine is told.
  private func suite(_ id: Int, _ path: String, _ results: [TestResult]) -> [String] {
    let failed = results.count { $0.outcome == .failed }
    let skipped = results.count { $0.testCase.todo != nil }
    let attributes = [
      ("id", String(id)), ("package", report.pack.id), ("name", path), ("timestamp", "1970-01-01T00:00:00"),
      ("hostname", "localhost"), ("tests", String(results.count)), ("failures", String(failed)), ("errors", "0"),
      ("skipped", String(skipped)), ("time", "0"),
    ]
    return ["  <testsuite\(Self.attributes(attributes))>", "    <properties/>"]
      + results.flatMap { testCase($0) }
      + ["    <system-out/>", "    <system-err/>", "  </testsuite>"]
  }

  private func testCase(_ result: TestResult) -> [String] {
    let head =
      "    <testcase"
      + Self.attributes([
        ("name", result.testCase.name), ("classname", report.pack.id), ("time", "0"),
      ])
    if let todo = result.testCase.todo {
      return [head + ">", "      <skipped\(Self.attributes([("message", todo)]))/>", "    </testcase>"]
    }
    guard let first = result.failures.first else { return [head + "/>"] }
    let lines = result.failures.map { failure in
      let subject = failure.verdict.map { " " + messages.subject($0) } ?? ""
      return "\(failure.place): \(failure.rule)\(subject): \(wording.failure(failure))"
    }
    let message = "\(first.rule): \(wording.failure(first))"
    let failure = "      <failure" + Self.attributes([("message", message), ("type", "expectation")]) + ">"
    let text = Self.escaped(lines.joined(separator: "\n"))
    return [head + ">", failure + text + "</failure>", "    </testcase>"]
  }

  private static func attributes(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// The text in XML 1.0; what no XML may hold is shown as `\u{1B}`.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var escaped = ""
      for scalar in PlainText.visible(String(line)).unicodeScalars {
        switch scalar {
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "&": escaped += "&amp;"
        case "\"": escaped += "&quot;"
        case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
        default: escaped.unicodeScalars.append(scalar)
        }
      }
      return escaped
    }.joined(separator: "\n")
  }
}
