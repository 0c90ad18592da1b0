internal import Evaluation

/// What the documents for other programs say beside the verdicts: SARIF, JUnit and the ESS validation report.
extension Wording {
  /// Whom a verdict is about, and its message; an indicator that both would name stands there once.
  func statement(_ verdict: Verdict) -> String {
    let subject = subject(verdict)
    let isNamed = verdict.ownMessage == nil && subject.hasSuffix(figureTitle(verdict))
    return subject + colon + (isNamed ? finding(verdict) : message(verdict))
  }

  /// The same, and what helps with the number.
  func advised(_ verdict: Verdict) -> String {
    ([statement(verdict)] + advice(verdict, besideFinding: true)).joined(separator: say("；", "; "))
  }

  var colon: String { say("：", ": ") }

  /// Why a waiver was given, and by whom.
  func reason(_ waiver: WaiverInForce) -> String {
    say("豁免理由：\(waiver.reason)", "Waived because: \(waiver.reason)")
      + (waiver.approved.map { say("（\($0)）", " (\($0))") } ?? "")
  }

  var toolDescription: String {
    say("按规划的要求检查报告", "Checks reports against the requirements of a plan")
  }

  var workingFolder: String { say("检查时所在的文件夹", "The folder that the check ran in") }

  /// Where a finding's rule stands for its place.
  var noFile: String { say("没有可以指出的文件，这里是规则所在处", "There is no file to point at; this is where the rule stands") }

  /// Why it is not counted as a failure.
  func recorded(_ verdict: Verdict) -> String { say("只作记录：", "only recorded: ") + message(verdict) }
}
