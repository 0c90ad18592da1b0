internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What the page says beside the sentences of every output.
extension Wording {
  func pageTitle(_ plan: LocalizedText) -> String {
    say("\(plan.zh)：检查结果", "\(plan.en): findings")
  }

  var skip: String { say("跳到正文", "Skip to the content") }
  var contents: String { say("目录", "Contents") }
  var theme: String { say("深色／浅色", "Dark / light") }

  // MARK: Headings

  var summaryTitle: String { say("概要", "Summary") }
  var faultsTitle: String { say("格式错误", "Faults of form") }
  var headlineCharts: String { say("主要指标", "Headline indicators") }
  var matrixTitle: String { say("规则矩阵", "Rules by region") }
  var findingsTitle: String { say("问题", "Findings") }
  var sinceTitle: String { say("与上次比较", "Since last time") }
  var provenanceTitle: String { say("依据与文件", "Provenance") }

  // MARK: Summary

  func severityName(_ severity: Severity) -> String {
    switch severity {
    case .error: say("错误", "errors")
    case .warning: say("警告", "warnings")
    case .note: say("提示", "notes")
    case .none: say("记录", "recorded only")
    }
  }

  var explainedName: String { say("已说明", "explained") }
  var unansweredName: String { say("未说明", "not answered") }

  func idleTitle(_ count: Int) -> String {
    say("本次没有判定对象的规则 \(count) 条", "Rules without a subject in this run: \(count)")
  }

  // MARK: Matrix

  var ruleColumn: String { say("规则", "Rule") }
  /// The limit of a row's one verdict, with its sign; nothing of what has none, and of several.
  func limit(_ cells: [OutcomeMatrix.Cell]) -> String {
    guard cells.count == 1, cells[0].counts.total == 1, case .limit? = cells[0].verdict.required else { return "" }
    return shortRequirement(cells[0].verdict)
  }

  var requirementColumn: String { say("要求", "Required") }
  var metOfJudged: String { say("达标／判定", "Met / judged") }
  var pointAtCell: String { say("指向或点按一格，可在此读到其判定", "Point at a cell to read its verdict here") }
  func yearOf(_ level: LocalizedText) -> String { say("\(level.zh)年份", "Year of the \(level.en) matrix") }
  var findingsOnly: String { say("只列问题", "findings only") }
  var onlyShortfalls: String { say("只看未全部达标的规则", "Only rules that are not met everywhere") }
  var matrixLegend: String {
    say("一格有多项判定时，显示最严重的判定及其项数", "Of several verdicts in a cell, the most serious outcome and how many have it")
  }

  func regionAndYear(_ subject: LocalizedText, _ year: Int?) -> String {
    guard let year else { return subject[language] }
    return say("\(subject.zh) \(year) 年", "\(subject.en), \(year)")
  }

  /// What a matrix is of: one region, or all of a level.
  func matrixCaption(_ region: LocalizedText?, _ level: LocalizedText, _ year: Int?) -> String {
    if let region { return regionAndYear(region, year) }
    return say("各\(regionAndYear(level, year))", "By \(regionAndYear(level, year))")
  }

  func year(_ year: Int?) -> String {
    guard let year else { return say("无年份", "no year") }
    return say("\(year) 年", String(year))
  }

  /// What a cell of the matrix stands for: its verdict in words or, of several, how many have which outcome.
  func cell(_ verdict: Verdict, _ counts: OutcomeCounts) -> String {
    guard counts.total > 1 else { return outcome(verdict.outcome) + say("：", ": ") + finding(verdict) }
    let outcomes = Outcome.bySeriousness.filter { counts[$0] > 0 }
    return list(outcomes.map { say("\(outcome($0)) \(counts[$0]) 项", "\(counts[$0]) \(outcome($0))") })
  }

  // MARK: Findings

  /// How many findings a group has or, where it is of a rule, of how many subjects the rule is not
  /// met; `nil` where that is one.
  func share(_ group: FindingGroup, _ rule: RuleSummary?) -> String? {
    if let rule, BuiltInRule(rawValue: rule.id) == nil { return rule.counts.total > 1 ? share(of: rule) : nil }
    return group.findings.count > 1 ? say("\(group.findings.count) 项", String(group.findings.count)) : nil
  }

  /// Findings for which the page has no room.
  func leftToOtherOutputs(_ count: Int) -> String {
    say("另有 \(count) 项不在本页，见CSV或JSON输出", "\(count) more are not on this page; see the CSV or JSON output")
  }

  var nothingFound: String { say("没有发现问题", "Nothing was found") }

  func consequencesTitle(_ count: Int) -> String {
    say("由此引起的 \(count) 项", "What follows from this: \(count)")
  }

  var clauseTerm: String { say("依据", "Clause") }
  var fingerprintTerm: String { say("指纹 ", "Fingerprint ") }

  func waiver(_ waiver: WaiverInForce) -> String {
    let approved = waiver.approved.map { say("，批准：\($0)", "; approved: \($0)") } ?? ""
    return say(
      "豁免：\(waiver.reason)\(approved)，至 \(waiver.until)", "Waiver: \(waiver.reason)\(approved); until \(waiver.until)")
  }

  func missingTitle(_ count: Int) -> String { say("缺少的数值 \(count) 个", "Values that are missing: \(count)") }
  var howToExplain: String { say("如何说明", "How to answer it") }
  var explanationPlace: String {
    say(
      "属实无误的，在报告的 explanations 中加入以下一条，并在 text 中写明原因：",
      "Where it is right as it stands, add this to the report's 'explanations', the reason in its text:")
  }

  var valueColumn: String { say("数值", "Value") }
  var textColumn: String { say("文件中写作", "As in the file") }
  var placeColumn: String { say("位置", "Place") }

  func valuesTitle(_ count: Int) -> String { say("所用数值 \(count) 个", "Values used: \(count)") }

  /// What stands there, as it is written.
  func valueText(_ location: Location, _ subject: Subject) -> String {
    if location.text.isEmpty { return say("（空）", "(empty)") }
    return names.choice(location.text, of: location.name, register: subject.register)?[language] ?? location.text
  }

  /// The value with its unit; `nil` where there is none.
  func actual(_ verdict: Verdict, _ figures: ShownFigures) -> String? {
    guard let shown = figures.actual, let unit = verdict.actual?.unit else { return nil }
    return amount(shown, unit)
  }

  func computationTitle(_ count: Int) -> String { say("计算过程（\(count) 步）", "Computation (\(count) steps)") }

  // MARK: Filters

  var filtersTitle: String { say("筛选问题", "Filter the findings") }
  var regionFilter: String { say("地区", "Region") }
  var severityFilter: String { say("级别", "Severity") }
  var outcomeFilter: String { say("判定", "Outcome") }
  var chapterFilter: String { say("章", "Chapter") }
  var ruleFilter: String { say("规则", "Rule") }
  var answerFilter: String { say("答复", "Answer") }
  var changeFilter: String { say("与上次比较", "Since last time") }
  var textFilter: String { say("文字", "Text") }
  var resetFilters: String { say("全部显示", "Show all") }
  var allOptions: String { say("全部", "All") }
  var noRegion: String { say("地区不明", "No known region") }
  var noChange: String { say("未比较", "not compared") }

  /// What stands before and after the number of findings that are shown.
  func shown(of total: Int) -> (before: String, after: String) {
    language == .zh ? ("显示 ", " / \(total) 项") : ("", " of \(total) shown")
  }

  // MARK: Chapters

  static let dataChapter = LocalizedText(zh: "数据核对", en: "Checks of the data")
  static let otherChapter = LocalizedText(zh: "其他", en: "Other")

  /// `第十二章` as `Chapter 12`; what is no such word stays as it is.
  static func englishChapter(_ word: String) -> String {
    guard word.hasPrefix("第"), word.hasSuffix("章") else { return word }
    guard let number = chineseNumber(word.dropFirst().dropLast()) else { return word }
    return "Chapter \(number)"
  }

  /// 一 to 九十九.
  private static func chineseNumber(_ text: Substring) -> Int? {
    let digits: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
    func digit(_ character: Character) -> Int? { digits.firstIndex(of: character).map { $0 + 1 } }
    let parts = text.split(separator: "十", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.count <= 1 }) else { return nil }
    let values = parts.map { part in part.first.map(digit) ?? 0 }
    guard values.allSatisfy({ $0 != nil }) else { return nil }
    if parts.count == 1 { return values[0].flatMap { $0 > 0 ? $0 : nil } }
    return max(1, (values[0] ?? 0)) * 10 + (values[1] ?? 0)
  }

  // MARK: Provenance

  var packTerm: String { say("规则包", "Pack") }
  var packDigestTerm: String { say("规则包 SHA-256", "SHA-256 of the pack") }
  var asOfTerm: String { say("截至", "As of") }
  var toolTerm: String { say("程序", "Program") }
  func inputsTitle(_ count: Int) -> String { say("文件 \(count) 份", "Files: \(count)") }
  var fileColumn: String { say("文件", "File") }
  var contentColumn: String { say("内容", "Content") }
  var judgedColumn: String { say("是否判定", "Judged") }
  var digestColumn: String { "SHA-256" }
  func judged(_ isJudged: Bool) -> String { isJudged ? say("已判定", "judged") : say("未判定", "not judged") }

  /// What a file holds: `哈尔滨市 2025 年 报告（第 2 次修订）`.
  func content(of input: Input) -> String {
    switch input.content {
    case .report(_, let region, let year, let revision):
      var parts = [region.map { names.regions[$0].name[language] } ?? say("地区不明", "unknown region")]
      if let year { parts.append(self.year(year)) }
      if let revision, revision > 1 { parts.append(say("修订 \(revision)", "revision \(revision)")) }
      return parts.joined(separator: " ")
    case .register(let id, let rows):
      return names.registerTitle(id)[language] + (rows.map { say(" \($0) 条", ": \($0)") } ?? "")
    case .observations(let rows):
      return say("观测值", "observations") + (rows.map { say(" \($0) 条", ": \($0)") } ?? "")
    }
  }
}
