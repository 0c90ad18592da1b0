internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

// The words of the text that frame the findings.

extension Wording {
  /// As of when, and what was judged: reports of which years, records of registers' files, observations.
  func scope(of assessment: Assessment) -> String {
    let judged = assessment.inputs.filter(\.isJudged)
    var years: Set<Int> = []
    var reports = 0
    var parts: [String] = []
    for input in judged {
      switch input.content {
      case .report(_, _, let year, _):
        reports += 1
        if let year { years.insert(year) }
      case .register(let id, let rows):
        let count = rows ?? 0
        parts.append(
          say(
            "\(names.registerTitle(id).zh) \(count) 条",
            counted(count, "record") + " of \(names.registerTitle(id).en)"))
      case .observations(let rows):
        parts.append(say("观测值 \(rows ?? 0) 条", counted(rows ?? 0, "observation")))
      }
    }
    let all = list(years.sorted().map(String.init))
    let of = years.isEmpty ? "" : say("（\(all) 年）", " of \(all)")
    var scope = list(parts) + say("", " judged")
    if reports > 0 || parts.isEmpty {
      let first = say("报告 \(reports) 份\(of)", "\(counted(reports, "report")) judged\(of)")
      scope = list([first] + parts)
    }
    let others = assessment.inputs.count - judged.count
    let more = others > 0 ? say("；另有 \(others) 份未判定", "; \(others) not judged") : ""
    return say("截至 \(assessment.asOf)，判定\(scope)\(more)", "As of \(assessment.asOf): \(scope)\(more)")
  }

  func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  func headlineTitle(_ region: LocalizedText, _ year: Int?) -> String {
    say("主要指标：\(region.zh)", "Headline indicators: \(region.en)") + (year.map { say(" \($0) 年", " \($0)") } ?? "")
  }

  var headlineColumns: [String] {
    language == .zh
      ? ["指标", "基线", "年份", "实际", "应达到", "目标", "今后每年需", "按目前趋势", "判定"]
      : ["Indicator", "Baseline", "Year", "Actual", "Required", "Target", "Needed a year", "At this pace", "Outcome"]
  }

  /// `1.26%（2020 年）`.
  func inItsYear(_ point: Trajectory.Point) -> String {
    amount(ShownFigures.alone(point.figure), point.figure.unit) + inYear(point.year)
  }

  /// What a pace asks of every year, never less than it does: `+23.4%`.
  func perYear(_ pace: Pace) -> String {
    (pace.change.sign > 0 ? "+" : pace.change.sign < 0 ? "-" : "") + size(of: pace, roundsUp: true)
  }

  /// Where the pace leads: `4230 家`, `66.5 亿元，不足`.
  func projected(_ trajectory: Trajectory) -> String? {
    guard let projection = trajectory.projection else { return nil }
    let value = amount(shown(projection, target: trajectory.target), projection.value.unit)
    return projection.meetsTarget ? value : value + say("，不足", ", short")
  }

  private func inYear(_ year: Int) -> String { say("（\(year) 年）", " (\(year))") }

  /// The outcome in a word.
  func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: say("达标", "met")
    case .fail: say("未达标", "not met")
    case .behind: say("滞后", "behind")
    case .undetermined: say("待定", "undetermined")
    case .notDue: say("未到期", "not due")
    case .notApplicable: say("不适用", "not applicable")
    case .waived: say("豁免", "waived")
    }
  }

  func severity(_ severity: Severity, _ count: Int) -> String {
    switch severity {
    case .error: say("错误 \(count)", counted(count, "error"))
    case .warning: say("警告 \(count)", counted(count, "warning"))
    case .note: say("提示 \(count)", counted(count, "note"))
    case .none: say("记录 \(count)", counted(count, "record"))
    }
  }

  func severityTitle(_ severity: Severity, _ count: Int) -> String { self.severity(severity, count) + say(" 项", "") }

  /// What is found, of a finding that is told together with those of other regions and years.
  func sharedFinding(_ verdict: Verdict) -> String {
    // The years stand with the regions.
    guard verdict.rule == BuiltInRule.reportMissing.rawValue else { return finding(verdict) }
    return say("没有提交报告，请补报", "no report was submitted; submit it")
  }

  /// What one line says of all regions that lack the same thing.
  func together(_ finding: String, _ verdicts: [Verdict]) -> String {
    finding + say("（\(verdicts.count) 项）：", " (\(verdicts.count)): ") + subjects(verdicts)
  }

  /// The clause and its words, which stop where they would fill a line.
  func clause(_ source: Source) -> String {
    let quote = source.quote.map { text in
      text.count > 60 ? say("“\(text.prefix(60))…”", ": '\(text.prefix(60))…'") : say("“\(text)”", ": '\(text)'")
    }
    return say("依据：", "Clause: ") + source.clause[language] + (quote ?? "")
  }

  /// What folding leaves out.
  func more(_ count: Int) -> String { say("另有 \(count) 项，见 --verbose", "\(count) more; see --verbose") }
  func unlisted(_ count: Int) -> String { say("另有 \(count) 项未列出，可调高 --limit", "\(count) more; raise --limit") }
  /// Findings of which none is listed.
  func untold(_ rule: RuleSummary, _ count: Int) -> String {
    say("\(rule.title.zh)  [\(rule.id)]  ", "\(rule.title.en)  [\(rule.id)]  ") + unlisted(count)
  }
  func morePlaces(_ count: Int) -> String { say("另有 \(count) 处", "and \(counted(count, "more place"))") }
  func placesInAll(_ count: Int) -> String { say(" 等 \(count) 处", " and \(counted(count - 1, "more place"))") }
  func explanation(_ text: String) -> String { say("说明：\(text)", "Explanation: \(text)") }
  func note(_ note: LocalizedText) -> String { say("注：\(note.zh)", "Note: \(note.en)") }
  func waivedTitle(_ count: Int) -> String { say("已豁免 \(count) 项", "\(count) waived") }

  /// Whom a waiver covers and why.
  func waived(_ verdict: Verdict) -> String {
    let approved = verdict.waiver?.approved.map { say("，\($0)", ", \($0)") } ?? ""
    let reason = verdict.waiver.map { say("（\($0.reason)\(approved)）", " (\($0.reason)\(approved))") } ?? ""
    return subject(verdict) + "  " + finding(verdict) + reason
  }

  func faults(_ count: Int) -> String {
    say("格式错误 \(count) 处，所在文件未判定", "\(counted(count, "fault")) of form; what they stand in was not judged")
  }

  func withoutSubject(_ rules: [String], naming all: Bool) -> String {
    let names = all ? list(rules) : list(rules, atMost: 12)
    return say(
      "本次没有判定对象的规则 \(rules.count) 条（属于未提交的地区或名录）：\(names)",
      "\(counted(rules.count, "rule")) without a subject in this run (for regions or registers not submitted): \(names)"
    )
  }

  /// What all verdicts came to, and how many findings of each severity that makes.
  func summary(_ count: (Outcome) -> Int, _ findings: (Severity) -> Int) -> String {
    let order = [Outcome.fail, .behind, .undetermined, .waived, .notDue, .notApplicable, .pass]
    let outcomes = order.compactMap { outcome -> String? in
      let number = count(outcome)
      guard number > 0 else { return nil }
      return "\(number) " + say("项", "") + self.outcome(outcome)
    }
    let severities = [Severity.error, .warning, .note]
    let total = order.reduce(0) { $0 + count($1) }
    // What is encouraged and not done is no finding; without these words the outcomes would not add up to the findings.
    let shortfalls = order.filter(\.isShortfall).reduce(0) { $0 + count($1) }
    let recorded = shortfalls - severities.reduce(0) { $0 + findings($1) }
    return say("共判定 \(total) 项：", "\(counted(total, "verdict")): ") + list(outcomes)
      + say("；", "; ") + severities.map { severity($0, findings($0)) }.joined(separator: comma)
      + (recorded > 0 ? self.recorded(recorded) : "")
  }

  func recorded(_ count: Int) -> String {
    say("，另有 \(count) 项为鼓励性要求，只作记录", ", and \(count) only recorded (encouraged, not required)")
  }

  /// What to do next, beginning with the first cause of what is most serious.
  func advice(_ assessment: Assessment, _ groups: [FindingGroup], hasFaults: Bool) -> String {
    if hasFaults { return say("请先改正格式错误，再重新检查", "Mend the faults of form first, then check again") }
    let worst = Severity.allCases.last { $0 != .none && assessment.count($0) > 0 }
    let groups = groups.filter { $0.severity == worst }
    // A selection may show none of them.
    let causes = groups.isEmpty ? "" : say("（\(groups.count) 个原因）", " (\(counted(groups.count, "cause")))")
    let start = causes + (groups.count > 1 ? groups.first.map(start) ?? "" : "")
    switch worst {
    case .error:
      let warned = assessment.count(.warning) > 0
      return say(
        "下一步：改正错误\(start)\(warned ? "；警告应改正，或在 explanations 中说明" : "")",
        "Next: mend the errors\(start)\(warned ? "; mend the warnings, or answer them in 'explanations'" : "")")
    case .warning:
      return say(
        "下一步：改正警告\(start)，或在 explanations 中说明",
        "Next: mend the warnings\(start), or answer them in 'explanations'")
    case .note: return say("没有必须处理的问题，提示供参考", "Nothing has to be mended; the notes are for information")
    default: return say("没有发现问题", "Nothing was found")
    }
  }

  /// Where to begin: the first cause, and the place that its first finding points at.
  private func start(_ group: FindingGroup) -> String {
    let place = group.findings[0].verdict.locations.first.map { " \($0.place)" } ?? ""
    return say("，先看\(quoted(group.title.zh))\(place)", ", first \(quoted(group.title.en))\(place)")
  }

  // MARK: Groups

  /// Findings of a severity that stand below the cause that they follow from.
  func elsewhere(_ count: Int) -> String {
    say("（其中 \(count) 项列在其原因之下）", " (\(count) of them told with what they follow from)")
  }

  /// Of how many subjects a rule is not met: `13 项中未达标 4、待定 2`; of what comes without a rule, how many there are.
  func share(of rule: RuleSummary) -> String {
    // What comes without a rule asks nothing that is met.
    if BuiltInRule(rawValue: rule.id) != nil { return say("\(rule.findings.total) 项", "\(rule.findings.total)") }
    let judged = rule.counts.total - rule.counts[.notApplicable] - rule.counts[.notDue]
    let parts = [Outcome.fail, .behind, .undetermined, .waived].filter { rule.counts[$0] > 0 }
      .map { say("\(outcome($0)) \(rule.counts[$0])", "\(rule.counts[$0]) \(outcome($0))") }
    return say("\(judged) 项中\(list(parts))", "of \(judged): \(list(parts))")
  }

  func consequences(_ count: Int) -> String {
    say("由此引起 \(count) 项：", "\(counted(count, "finding")) \(count == 1 ? "follows" : "follow") from it:")
  }

  /// Regions by year: `2023 年 哈尔滨市、大庆市；2024 年 哈尔滨市`.
  func subjects(_ verdicts: [Verdict]) -> String {
    var years: [(year: Int?, subjects: [String])] = []
    for verdict in verdicts {
      let region = verdict.subject.region.map { names.regions[$0].name[language] } ?? say("地区不明", "unknown region")
      let subject = region + (verdict.subject.register == nil ? "" : record(verdict.subject)) + each(verdict)
      if let index = years.firstIndex(where: { $0.year == verdict.subject.year }) {
        years[index].subjects.append(subject)
      } else {
        years.append((verdict.subject.year, [subject]))
      }
    }
    return years.map { group in
      group.year.map { say("\($0) 年 ", "\($0): ") }.map { $0 + list(group.subjects) } ?? list(group.subjects)
    }.joined(separator: say("；", "; "))
  }

  var toPaste: String { say("如属实，可在 explanations 中说明：", "If it is so, say why in 'explanations':") }
  var computationTitle: String { say("计算：", "Reckoned:") }
  func fingerprint(_ text: String) -> String { say("指纹：\(text)", "fingerprint: \(text)") }

  /// Verdicts of an outcome that nobody has to act on.
  func otherTitle(_ outcome: Outcome, _ count: Int) -> String {
    let recorded = outcome.isShortfall ? say("（只作记录）", " (only recorded)") : ""
    return say("\(self.outcome(outcome)) \(count) 项\(recorded)", "\(count) \(self.outcome(outcome))\(recorded)")
  }

  /// That not everything is shown.
  func selection(_ selection: Selection, leftOut: Int) -> String {
    var parts = [list(selection.rules), list(selection.regions.map { names.regions[$0].name[language] })]
    parts.removeAll { $0.isEmpty }
    let left = leftOut > 0 ? say("，另有 \(leftOut) 项问题未显示", "; \(counted(leftOut, "other finding")) not shown") : ""
    return say("只显示 ", "Showing only ") + parts.joined(separator: say("；", "; ")) + left
  }
}

extension SelectionFault {
  public var chinese: String {
    switch self {
    case .noSuchRule(let name, let nearest):
      "规则包中没有规则“\(name.brief)”" + (nearest.map { "，是否指“\($0)”" } ?? "，可用 --only 的是规则编号")
    case .noSuchRegion(let name, let nearest):
      "规则包中没有地区“\(name.brief)”" + (nearest.map { "，是否指“\($0)”" } ?? "，请用名称、别名或代码")
    }
  }

  public var english: String {
    switch self {
    case .noSuchRule(let name, let nearest):
      "the pack has no rule '\(name.brief)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "; give a rule's id")
    case .noSuchRegion(let name, let nearest):
      "the pack has no region '\(name.brief)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; give its name, an alias or its code")
    }
  }
}
