internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What charts of headline indicators and maps of regions say.
extension Wording {
  /// What a chart shows.
  func chartTitle(_ trajectory: Trajectory) -> String {
    trajectory.title[language] + each(trajectory.subject, besides: trajectory.title)
  }

  /// A limit with its sign, on one line: `≥ 1.90%`.
  func limit(_ comparison: Comparison, _ amount: String) -> String {
    let sign =
      switch comparison {
      case .atLeast: "≥"
      case .moreThan: ">"
      case .atMost: "≤"
      case .lessThan: "<"
      case .equals: "="
      case .between: ""
      }
    return sign.isEmpty ? amount : "\(sign)\u{A0}\(amount)"
  }

  /// One sentence on what a chart shows: the last value beside what was asked, the target, where the pace leads.
  func chartSummary(_ trajectory: Trajectory, _ shown: ShownTrajectory) -> String {
    func text(_ figure: ShownTrajectory.Shown) -> String { amount(figure.text, shown.unit) }
    var parts: [String] = []
    if let last = shown.last, let value = last.value {
      var part = say("\(last.year) 年实际 \(text(value))", "\(text(value)) in \(last.year)")
      if let asked = last.asked {
        let limit = limit(trajectory.comparison, text(asked))
        part += say("，应 \(limit)", ", required \(limit)")
      }
      if let outcome = last.outcome { part += say("（\(self.outcome(outcome))）", " (\(self.outcome(outcome)))") }
      parts.append(part)
    } else {
      parts.append(say("尚无已知的数值", "no value is known yet"))
    }
    if let target = shown.target, trajectory.due == nil || trajectory.due != shown.last?.year {
      let limit = limit(trajectory.comparison, text(target))
      let due = trajectory.due.map { say("\($0) 年", " by \($0)") } ?? ""
      parts.append(say("\(due)目标 \(limit)", "target \(limit)\(due)"))
    }
    if let projection = trajectory.projection,
      let value = shown.years.first(where: { $0.projection != nil })?.projection
    {
      let (zh, en) = projection.meetsTarget ? ("可达到目标", "which meets the target") : ("达不到目标", "short of the target")
      parts.append(
        say(
          "按目前速度推算，\(projection.year) 年为 \(text(value))，\(zh)",
          "at the pace so far \(text(value)) in \(projection.year), \(en)"))
    }
    return parts.joined(separator: say("；", "; "))
  }

  /// A point of a chart.
  func chartPoint(_ series: ChartSeries, _ year: Int?, _ amount: String, _ outcome: Outcome?) -> String {
    let outcome = outcome.map { say("，\(self.outcome($0))", ", \(self.outcome($0))") } ?? ""
    let year = year.map { say("\($0) 年", "\($0) ") } ?? ""
    return say(
      "\(year)\(chartSeries(series)) \(amount)\(outcome)", "\(year)\(chartSeries(series)): \(amount)\(outcome)")
  }

  func chartSeries(_ series: ChartSeries) -> String {
    switch series {
    case .baseline: say("基线", "baseline")
    case .path: say("应达到", "required")
    case .value: say("实际", "found")
    case .projection: say("推算", "projected")
    case .target: say("目标", "target")
    }
  }

  var chartTable: String { say("数据表", "Figures") }
  var chartWithoutFigures: String { say("没有可以画出的数值", "There are no figures to draw") }
  var yearColumn: String { say("年份", "Year") }
  var everyYear: String { say("各年", "every year") }
  var outcomeColumn: String { say("判定", "Outcome") }
  var regionColumn: String { say("地区", "Region") }
  var findingColumn: String { say("情况", "What was found") }
  func aside(_ text: String) -> String { say("（\(text)）", " (\(text))") }
}

// MARK: - Maps

extension Wording {
  var mapsTitle: String { say("各地区达标情况", "Region by region") }
  var mapChoice: String { say("规则", "Rule") }

  /// `9 / 13 达标，2 待定`.
  func mapSummary(_ counts: OutcomeCounts, notJudged: Int) -> String {
    let total = counts.total + notJudged
    var parts = [say("\(counts[.pass]) / \(total) 达标", "\(counts[.pass]) of \(total) met")]
    for outcome in [Outcome.fail, .behind, .undetermined, .waived, .notDue, .notApplicable] where counts[outcome] > 0 {
      parts.append("\(counts[outcome]) \(self.outcome(outcome))")
    }
    if notJudged > 0 { parts.append("\(notJudged) \(withoutVerdict)") }
    return parts.joined(separator: say("，", ", "))
  }

  /// A region of which nothing was judged.
  var withoutVerdict: String { say("未判定", "not judged") }

  /// `HLJ-016 省级以上高新区市（地）全覆盖（2025 年）`.
  func mapTitle(_ rule: RuleSummary, _ year: Int?) -> String {
    let year = year.map { say("（\($0) 年）", " (\($0))") } ?? ""
    return "\(rule.id) \(rule.title[language])\(year)"
  }

  /// What a tile says to those who do not see it: `哈尔滨市：达标，实际 2 个，应达到 1 个`.
  func tile(_ region: LocalizedText, _ verdict: Verdict?, among count: Int) -> String {
    let name = region[language] + say("：", ": ")
    guard let verdict else { return name + withoutVerdict }
    let finding = verdict.outcome == .notApplicable ? "" : self.finding(verdict)
    let more = count > 1 ? say("（\(count) 项中的一项）", " (one of \(count))") : ""
    return name + outcome(verdict.outcome) + (finding.isEmpty ? "" : say("，", ", ") + finding) + more
  }

  /// A region's name where there is little room: an alias that the name begins with, else the name.
  func shortName(_ region: Region) -> String {
    let name = region.name[language]
    let aliases = region.aliases.filter { name.hasPrefix($0) && $0.count > 1 }
    return aliases.max { $0.count < $1.count } ?? name
  }
}
