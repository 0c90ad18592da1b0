internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// The words of a table of findings.
extension Wording {
  /// The columns of the table of findings, in their order.
  var findingColumns: [String] {
    language == .zh
      ? [
        "级别", "判定", "规则", "要求", "地区代码", "地区", "年份", "名录", "行", "主键", "指标", "字段", "分项", "实际值", "单位",
        "应达到", "差距", "差距单位", "缺少", "情况", "建议", "可能的笔误", "文件", "行号", "列号", "工作表", "单元格", "全部位置", "依据", "原文",
        "填报说明", "豁免", "变化", "指纹",
      ]
      : [
        "Severity", "Outcome", "Rule", "Requirement", "Region code", "Region", "Year", "Register", "Row", "Key",
        "Indicator", "Field", "Each", "Actual", "Unit", "Required", "Margin", "Margin unit", "Missing", "Message",
        "Advice", "Probable slip", "File", "Line", "Column", "Sheet", "Cell", "All places", "Clause", "Quote",
        "Explanation", "Waiver",
        "Change",
        "Fingerprint",
      ]
  }

  func severityWord(_ severity: Severity) -> String {
    switch severity {
    case .error: say("错误", "error")
    case .warning: say("警告", "warning")
    case .note: say("提示", "note")
    case .none: say("记录", "recorded")
    }
  }

  /// Why, by whom and until when.
  func waiverReason(_ waiver: WaiverInForce) -> String {
    let approved = waiver.approved.map { say("，\($0)", ", \($0)") } ?? ""
    return waiver.reason + approved + say("，至 \(waiver.until)", ", until \(waiver.until)")
  }

  /// What was asked, whether or not it was met.
  func asked(_ verdict: Verdict) -> String {
    switch verdict.required {
    case nil: ""
    case .limit(let limit): required(limit, ShownFigures(verdict), in: verdict.subject.year)
    case .expression(let text): text
    case .fields(let fields):
      say("\(fieldTitles(fields, verdict))各不相同", "\(fieldTitles(fields, verdict)) unique")
    case .document(let title): title[language]
    }
  }

  /// Of how many characters only the first stand before it.
  func cut(_ count: Int) -> String { say("…（共 \(count) 个字符）", "… (\(count) characters in all)") }
}
