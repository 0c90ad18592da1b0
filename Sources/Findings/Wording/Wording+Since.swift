internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What is said of the comparison with an earlier assessment.
extension Wording {
  /// How a finding compares, in a word.
  func change(_ change: Change) -> String {
    switch change {
    case .new: say("新增", "new")
    case .persisting: say("持续", "persisting")
    case .changed: say("有变化", "changed")
    }
  }

  /// What became of a former finding, in a few words.
  func resolution(_ resolution: FormerFinding.Resolution) -> String {
    switch resolution {
    case .fixed: say("已解决", "fixed")
    case .notFound: say("未再发现", "not found any more")
    case .notApplicable: say("不再适用", "no longer applicable")
    case .notDue: say("未到期", "not due")
    case .waived: say("已豁免", "waived now")
    case .recorded: say("现只作记录", "only recorded now")
    case .notJudged: say("未再判定", "not judged again")
    case .unknown: say("无法比较", "cannot be told")
    }
  }

  /// `较上次：新增 3、持续 12、有变化 2、已解决 5、未再判定 1`.
  func since(_ comparison: AssessmentComparison) -> String {
    var parts = Change.allCases.map { "\(change($0)) \(comparison.count($0))" }
    if comparison.uncompared > 0 { parts.append(say("无从比较 ", "not compared ") + String(comparison.uncompared)) }
    for resolution in FormerFinding.Resolution.allCases {
      let count = comparison.count(resolution)
      if count > 0 || resolution == .fixed { parts.append("\(self.resolution(resolution)) \(count)") }
    }
    return say("较上次：", "Since then: ") + list(parts)
  }

  /// Which assessment it is compared with: `与 last.json（截至 2025-03-31，规则包 1.0.0）比较`.
  func compared(with comparison: AssessmentComparison, _ pack: Pack) -> String {
    let version = comparison.packVersion
    let differs =
      comparison.isSamePack
      ? "" : say("，此后规则包已修改", version == pack.identity.version ? ", changed since" : ", another version")
    return say(
      "与 \(comparison.path)（截至 \(comparison.asOf)，规则包 \(version)\(differs)）比较",
      "Compared with \(comparison.path) (as of \(comparison.asOf), pack \(version)\(differs))")
  }

  /// What the earlier list left out, `nil` where that is nothing.
  func unlistedBefore(_ comparison: AssessmentComparison) -> String? {
    let count = comparison.unlistedBefore
    guard count > 0 else { return nil }
    return say("上次另有 \(count) 项未列出，无从比较", "\(count) more that the earlier assessment does not list cannot be compared")
  }

  func formerTitle(_ resolution: FormerFinding.Resolution, _ count: Int) -> String {
    say(
      "上次的问题，\(self.resolution(resolution)) \(count) 项",
      "Findings of last time, \(self.resolution(resolution)): \(count)")
  }

  /// Whom a former finding was about.
  func subject(_ former: FormerFinding) -> String {
    let text = subject(former.subject, title: LocalizedText(former.message))
    // A region that the pack no longer has is called by its code.
    guard former.subject.region == nil, let code = former.regionCode else { return text }
    return code + " " + text
  }

  /// How many of some findings have each mark, those with none left out.
  func marks(_ changes: [Change]) -> String {
    let parts = Change.allCases.compactMap { change -> String? in
      let count = changes.count { $0 == change }
      return count > 0 ? "\(self.change(change)) \(count)" : nil
    }
    return say("较上次：", "Since then: ") + list(parts)
  }
}

// MARK: - Explanations

extension Wording {
  /// What a submitter pastes into the report's `explanations` to answer a warning; `nil` where a verdict cannot be
  /// answered so: it is no warning, or is answered already.
  ///
  /// It names the rule's revision and the values that the verdict used, so that it is void once one of them changes.
  /// The text is left empty, which a report may not have: nobody answers by pasting alone. It is YAML on one line, every
  /// text from the report within quotes where it needs them; for a report in JSON it is JSON.
  func explanationToPaste(_ verdict: Verdict, asOf: CalendarDate) -> String? {
    guard verdict.isFinding, verdict.severity == .warning, verdict.subject.region != nil else { return nil }
    var line = FlowMapping(isJSON: verdict.locations.contains { $0.place.path.lowercased().hasSuffix(".json") })
    line.append("for", verdict.rule)
    // The year of a history's value is not that of its report.
    if verdict.rule == BuiltInRule.historyRevised.rawValue, let year = verdict.subject.year {
      line.append("year", String(year))
    }
    for part in verdict.subject.key + verdict.subject.each { line.append(part.name, part.text) }
    if let indicator = verdict.subject.indicator { line.append("indicator", indicator) }
    if let field = verdict.subject.field { line.append("field", field) }
    if let revision = names.pack.revision(ofRule: verdict.rule, asOf: asOf) { line.append("revision", revision) }
    var values = FlowMapping(isJSON: line.isJSON)
    for (name, text) in valuesExplained(verdict) {
      if let text { values.append(name, text) } else { values.appendNull(name) }
    }
    if !values.isEmpty { line.append("values", values) }
    line.append("text", "")
    return line.text
  }

  /// The indicators of the report that a verdict used, as they stand there; `nil` for what it lacks.
  private func valuesExplained(_ verdict: Verdict) -> [(name: String, text: String?)] {
    var values: [(name: String, text: String?)] = []
    func isOwn(_ name: String, _ region: Int?, _ year: Int?) -> Bool {
      names.pack.indicator(named: name) != nil && !values.contains { $0.name == name }
        && region ?? verdict.subject.region == verdict.subject.region && year == verdict.subject.year
    }
    guard verdict.rule != BuiltInRule.historyRevised.rawValue else { return [] }
    for value in verdict.missing where value.why == .notReported && isOwn(value.name, value.region, value.year) {
      values.append((value.name, nil))
    }
    for location in verdict.locations
    where isOwn(location.name, location.region, location.year) && !isBaseline(location.place) && !location.text.isEmpty
    {
      values.append((location.name, location.text))
    }
    return values
  }
}

// MARK: - Faults of an earlier assessment

extension AssessmentFault {
  var chinese: String {
    switch self {
    case .notAnAssessment: "不是检查结果，--since 需要以前用 --format json 写出的文件"
    case .otherSchema(let schema): "格式“\(schema.brief)”无法比较，需要 plumbline/assessment/1"
    case .otherPack(let found, let wanted): "这是规则包“\(found.brief)”的检查结果，本次检查用的是“\(wanted)”，请给出同一规则包的结果"
    case .later(let date): "截止日期晚于本次的 \(date)，请检查两次检查结果是否弄反"
    case .repeated(let count): "有 \(count) 项与另一项的 fingerprint 相同，只比较先出现的一项"
    case .notANumber(let text): "“\(text.brief)”不是数，此文件不是原样的检查结果，请重新生成"
    case .tooLarge: "文件太大，无法比较；请以较小的 --limit 重新生成"
    case .moreFaults: "此处之后的错误不再列出，请重新生成此文件"
    }
  }

  var english: String {
    switch self {
    case .notAnAssessment: "this is no assessment; --since takes a file that an earlier check wrote with --format json"
    case .otherSchema(let schema): "'\(schema.brief)' cannot be compared; plumbline/assessment/1 is wanted"
    case .otherPack(let found, let wanted):
      "this assessment is of the pack '\(found.brief)', but this run uses '\(wanted)'; name one of the same pack"
    case .later(let date): "it is as of a later date than this run's \(date); check which of the two is the earlier one"
    case .repeated(let count):
      "\(count) \(count == 1 ? "verdict has" : "verdicts have") the fingerprint of another one; the first is compared"
    case .notANumber(let text):
      "'\(text.brief)' is no number: this is not an assessment as it was written; make it anew"
    case .tooLarge: "it is too large to compare with; make it anew with a lower --limit"
    case .moreFaults: "further faults are not listed; make this file anew"
    }
  }
}
