internal import Diagnostics
internal import Evaluation
internal import Findings
internal import Packs

/// A test report as text for people: what failed and why, then the counts.
struct TestText {
  /// A verdict on a long register reads more values than anybody looks at.
  private static let mostLocations = 12

  private let report: TestReport
  private let wording: Wording
  private let messages: VerdictMessages

  init(_ report: TestReport, _ language: Language) {
    self.report = report
    wording = Wording(language: language)
    messages = VerdictMessages(report.pack, language)
  }

  func rendered() -> String {
    var lines: [String] = []
    for result in report.run.results where result.outcome != .passed { lines += self.lines(result) }
    lines.append(wording.summary(report.run))
    if let coverage = report.coverage { lines += CoverageText(coverage, wording).lines }
    if let mutation = report.mutation { lines += self.lines(mutation) }
    if report.refusesMutation { lines.append(wording.mutationRefused) }
    return lines.map { PlainText.visible($0) + "\n" }.joined()
  }

  private func lines(_ mutation: MutationRun) -> [String] {
    let (unexplained, explained) = (
      mutation.survivors.filter { $0.reason == nil }, mutation.survivors.filter { $0.reason != nil }
    )
    var lines = (unexplained + explained).map { wording.survivor($0) }
    lines += mutation.obsolete.map { "\($0): " + wording.obsoleteSurvivor }
    lines += MutationKind.allCases.compactMap { wording.count(of: $0, in: mutation) }
    lines.append(wording.summary(mutation))
    return lines
  }

  private func lines(_ result: TestResult) -> [String] {
    let head = "\(result.testCase.place): \(wording.outcome(result.outcome)) \(result.testCase.name)"
    let reason = result.testCase.todo.map { $0 == "true" ? "" : wording.say("（\($0)）", " (\($0))") } ?? ""
    guard result.outcome == .failed else { return [head + reason] }
    var lines = [head]
    for (index, failure) in result.failures.enumerated() {
      lines.append(line(failure))
      // What led to a verdict is shown once, under the last thing that is wrong with it.
      let next = result.failures.dropFirst(index + 1).first
      if next?.rule != failure.rule || next?.verdict?.subject != failure.verdict?.subject { lines += grounds(failure) }
    }
    return lines
  }

  private func line(_ failure: TestFailure) -> String {
    let subject = failure.verdict.map { wording.say("（\(messages.subject($0))）", " (\(messages.subject($0)))") } ?? ""
    return "  \(failure.rule)\(subject)" + wording.say("：", ": ") + wording.failure(failure)
  }

  /// What the verdict says, what every part of the rule came to, and the values that were read.
  private func grounds(_ failure: TestFailure) -> [String] {
    guard let verdict = failure.verdict else { return [] }
    var lines = [messages.message(verdict)] + failure.parts.map { wording.part($0) }
    lines += verdict.locations.prefix(Self.mostLocations).map { "\($0.name): \($0.text)  \($0.place)" }
    if verdict.locations.count > Self.mostLocations { lines.append(wording.read(verdict.locations.count)) }
    return lines.map { "    " + $0 }
  }
}
