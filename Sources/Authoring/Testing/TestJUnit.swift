internal import Diagnostics
internal import Evaluation
internal import Findings
internal import Packs
internal import Quantities

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
    var suites = files.map { suite($0.key, $0.value.map { testCase($0) }) }
    if let coverage = report.coverage, coverage.demanded != nil {
      let shortfall = wording.shortfall(coverage).first.map { failed($0, $0) }
      suites.append(suite("coverage", [testCase("coverage", shortfall ?? .passed)]))
    }
    if let mutation = report.mutation {
      suites.append(suite("mutation", mutation.survivors.map { survivor($0) }))
    }
    return JUnitDocument(suites).text
  }

  /// Tests have no date.
  private func suite(_ name: String, _ cases: [JUnitCase]) -> JUnitSuite {
    JUnitSuite(name: name, package: report.pack.id, date: CalendarDate(daysSinceEpoch: 0), cases: cases)
  }

  private func testCase(_ name: String, _ outcome: JUnitCase.Outcome) -> JUnitCase {
    JUnitCase(name: name, className: report.pack.id, outcome)
  }

  private func failed(_ message: String, _ text: String) -> JUnitCase.Outcome {
    .failed(type: "expectation", message: message, text: text)
  }

  private func testCase(_ result: TestResult) -> JUnitCase {
    let name = result.testCase.name
    if let todo = result.testCase.todo { return testCase(name, .skipped(message: todo)) }
    guard let first = result.failures.first else { return testCase(name, .passed) }
    let lines = result.failures.map { failure in
      let subject = failure.verdict.map { " " + messages.subject($0) } ?? ""
      return "\(failure.place): \(failure.rule)\(subject): \(wording.failure(failure))"
    }
    return testCase(name, failed("\(first.rule): \(wording.failure(first))", lines.joined(separator: "\n")))
  }

  /// A mutant that no test notices; one that none can is left out with the reason.
  private func survivor(_ survivor: MutationRun.Survivor) -> JUnitCase {
    let name = "\(survivor.mutant.rule) \(wording.change(survivor.mutant))"
    if let reason = survivor.reason { return testCase(name, .skipped(message: reason[wording.language])) }
    let text = wording.survivor(survivor)
    return testCase(name, failed(text, text))
  }
}
