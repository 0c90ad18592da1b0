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
    let files = Dictionary(grouping: report.run.results) { $0.testCase.place.path }.sorted { $0.key < $1.key }
    var suites = files.map { (name: $0.key, cases: $0.value.map { testCase($0) }) }
    if let coverage = report.coverage, coverage.demanded != nil {
      suites.append(("coverage", [Case(name: "coverage", failure: wording.shortfall(coverage).first.map { ($0, $0) })]))
    }
    if let mutation = report.mutation {
      suites.append(("mutation", mutation.survivors.map { survivor($0) }))
    }
    let lines = suites.enumerated().flatMap { suite($0.offset, $0.element.name, $0.element.cases) }
    return (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"] + lines + ["</testsuites>"])
      .map { $0 + "\n" }.joined()
  }

  /// Something that holds, fails, or is left out with a reason.
  private struct Case {
    let name: String
    var skipped: String?
    var failure: (message: String, text: String)?
  }

  /// One file of tests. The same tests give the same bytes, so that neither the time of day nor the machine is told.
  private func suite(_ id: Int, _ name: String, _ cases: [Case]) -> [String] {
    let attributes = [
      ("id", String(id)), ("package", report.pack.id), ("name", name), ("timestamp", "1970-01-01T00:00:00"),
      ("hostname", "localhost"), ("tests", String(cases.count)),
      ("failures", String(cases.count { $0.failure != nil })), ("errors", "0"),
      ("skipped", String(cases.count { $0.skipped != nil })), ("time", "0"),
    ]
    return ["  <testsuite\(Self.attributes(attributes))>", "    <properties/>"] + cases.flatMap { lines($0) }
      + ["    <system-out/>", "    <system-err/>", "  </testsuite>"]
  }

  private func lines(_ testCase: Case) -> [String] {
    let attributes = [("name", testCase.name), ("classname", report.pack.id), ("time", "0")]
    let head = "    <testcase" + Self.attributes(attributes)
    if let reason = testCase.skipped {
      return [head + ">", "      <skipped\(Self.attributes([("message", reason)]))/>", "    </testcase>"]
    }
    guard let failure = testCase.failure else { return [head + "/>"] }
    let open = "      <failure" + Self.attributes([("message", failure.message), ("type", "expectation")]) + ">"
    return [head + ">", open + Self.escaped(failure.text) + "</failure>", "    </testcase>"]
  }

  private func testCase(_ result: TestResult) -> Case {
    let name = result.testCase.name
    if let todo = result.testCase.todo { return Case(name: name, skipped: todo) }
    guard let first = result.failures.first else { return Case(name: name) }
    let lines = result.failures.map { failure in
      let subject = failure.verdict.map { " " + messages.subject($0) } ?? ""
      return "\(failure.place): \(failure.rule)\(subject): \(wording.failure(failure))"
    }
    return Case(
      name: name, failure: ("\(first.rule): \(wording.failure(first))", lines.joined(separator: "\n")))
  }

  /// A mutant that no test notices; one that none can is left out with the reason.
  private func survivor(_ survivor: MutationRun.Survivor) -> Case {
    let name = "\(survivor.mutant.rule) \(wording.change(survivor.mutant))"
    if let reason = survivor.reason { return Case(name: name, skipped: reason[wording.language]) }
    let text = wording.survivor(survivor)
    return Case(name: name, failure: (text, text))
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
