#if Workbooks
internal import Diagnostics

/// What the auditor's workbook says beside the sentences of every output.
extension Wording {
  // MARK: Sheets

  var summarySheet: String { say("汇总", "Summary") }
  var matrixSheet: String { say("矩阵", "Matrix") }
  /// Of a level or region: `矩阵（市）`.
  func matrixSheet(of title: LocalizedText) -> String { say("矩阵（\(title.zh)）", "Matrix (\(title.en))") }
  var findingsSheet: String { say("问题", "Findings") }
  var clausesSheet: String { say("规则与条款", "Rules and clauses") }
  var inputsSheet: String { say("输入", "Inputs") }

  // MARK: Columns

  var countColumn: String { say("项数", "Count") }
  var limitColumn: String { say("限值", "Limit") }
  /// What is told of a rule before its counts.
  var clauseColumns: [String] {
    language == .zh
      ? ["规则", "又名", "级别", "要求", "依据", "原文"] : ["Rule", "Also", "Severity", "Requirement", "Clause", "Quote"]
  }
  /// How many findings of a rule are counted and not listed.
  var unlistedColumn: String { say("未列出", "Not listed") }
}
#endif
