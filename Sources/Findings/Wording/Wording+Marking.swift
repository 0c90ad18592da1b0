#if Workbooks
internal import Diagnostics
internal import Packs
internal import Quantities

/// The words in a marked workbook: comments on cells, and the sheet of findings.
extension Wording {
  var listSheet: String { say("问题清单", "Findings") }
  var findingsListTitle: String { say("检查发现的问题", "What the check found") }

  func findingsListBasis(_ pack: Pack, asOf: CalendarDate) -> String {
    let identity = pack.identity
    return say(
      "规则包：\(identity.title.zh)（\(pack.id) \(identity.version)），判定日期 \(asOf)",
      "By the pack \(identity.title.en) (\(pack.id) \(identity.version)), as of \(asOf)")
  }

  var findingsListAdvice: String {
    say(
      "点击“单元格”一列可跳到有问题的单元格，那里有批注。请改正原表后重新提交；此工作表读取时略过，可以删除。",
      "A click in the column 'Cell' leads to the cell at fault, which has a comment. Mend it and submit again; this sheet is not read and may be deleted."
    )
  }

  var findingsListEmpty: String { say("没有发现问题。", "Nothing was found.") }

  var findingsListColumns: [String] {
    language == .zh
      ? ["级别", "单元格", "规则", "要求", "对象", "问题", "建议", "依据", "所用数值"]
      : ["Severity", "Cell", "Rule", "Requirement", "Subject", "Finding", "Advice", "Clause", "Values used"]
  }

  /// What a fault of form is called where findings have the requirement's title.
  var form: String { say("填报格式", "Form of the report") }

  /// The first line of a comment.
  func commentHead(_ severity: Severity, _ title: String, rule: String?) -> String {
    "\(severityWord(severity))\(colon)\(title)" + (rule.map { " [\($0)]" } ?? "")
  }

  func moreInList(_ count: Int) -> String {
    say("另有 \(count) 项，见工作表“\(listSheet)”", "\(count) more on the sheet '\(listSheet)'")
  }

  /// A place in a workbook at hand: `指标!D17`.
  func cellName(_ place: Place) -> String {
    if case .cell(let sheet, let address) = place.position { "\(sheet)!\(address)" } else { place.description }
  }
}
#endif
