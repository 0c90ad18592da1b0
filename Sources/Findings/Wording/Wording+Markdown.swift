internal import Diagnostics
internal import Evaluation

/// The words of the summary in Markdown.
extension Wording {
  var allVerdicts: String { say("共判定", "Judged") }

  /// How many findings of each severity.
  func findingCounts(_ assessment: Assessment) -> String {
    let severities = [Severity.error, .warning, .note]
    if severities.allSatisfy({ assessment.count($0) == 0 }) { return say("没有发现问题。", "Nothing was found.") }
    let recorded =
      Outcome.allCases.filter(\.isShortfall).reduce(0) { $0 + assessment.count($1) }
      - severities.reduce(0) { $0 + assessment.count($1) }
    return list(severities.map { severity($0, assessment.count($0)) })
      + (recorded > 0 ? self.recorded(recorded) : "") + say("。", ".")
  }

  func unfold(_ count: Int) -> String { say("展开 \(count) 项", "Show \(count)") }

  /// That there was no room for all findings.
  func leftOut(_ count: Int) -> String {
    say(
      "另有 \(count) 项因篇幅所限未列出，用 `plumbline check --format html` 可看到全部。",
      "\(count) more are left out for want of room; `plumbline check --format html` shows all.")
  }
}
